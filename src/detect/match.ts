/** Tries patterns on one record and says what they found, with the exact line and the entities named. */
import {
  ENTITY_KINDS,
  type Entities,
  type EntityKind,
  type Entry,
  type EntryTags,
  type LogName,
  type Match,
  type Moment,
  type Pattern,
  QUOTE_LIMIT,
} from "../model/index.ts";

/** A pattern that can be run, as the catalog makes it. */
export interface RunnablePattern {
  readonly pattern: Pattern;
  readonly logs: ReadonlySet<LogName>;
  match(entry: Entry): { at: number; groups: Partial<Record<EntityKind, string>> } | null;
  readonly standard: readonly EntityKind[];
  readonly own: readonly { readonly kind: EntityKind; readonly expression: RegExp }[];
}

/** Where the record stands and how to read names out of it. */
export interface RecordContext {
  readonly path: string;
  readonly log: LogName | null;
  readonly node: string | null;
  readonly time: Moment | null;
  /** Byte offset in the file of the n-th line (0-based) of the entry's text. */
  lineOffset(lineIndex: number): number;
  readEntities(kind: EntityKind, text: string, tags: EntryTags): readonly string[];
}

/** A pattern stands in this log, or the log is not known. */
export function appliesTo(pattern: RunnablePattern, log: LogName | null): boolean {
  return log === null || pattern.logs.has(log);
}

/** What the pattern finds in the entry, or null. Says nothing about whether the pattern belongs in this log. */
export function matchEntry(pattern: RunnablePattern, entry: Entry, context: RecordContext): Match | null {
  const found = pattern.match(entry);
  if (found === null) return null;
  const place = lineAround(entry.text, found.at);
  return {
    pattern: pattern.pattern.id,
    path: context.path,
    log: context.log,
    node: context.node,
    line: entry.line + place.index,
    offset: context.lineOffset(place.index),
    time: context.time,
    text: shorten(place.text, found.at - place.start),
    entities: collectEntities(pattern, entry, found.groups, context),
    alarm: alarmOf(entry, context),
  };
}

function alarmOf(entry: Entry, context: RecordContext): Match["alarm"] {
  if (entry.alarm === null || (entry.alarm.form !== "prose" && entry.alarm.form !== "record")) return null;
  const { name, reason, form } = entry.alarm;
  return { form, says: [name, reason, ...context.readEntities("device", entry.text, entry.tags)].join(" ") };
}

function collectEntities(
  pattern: RunnablePattern,
  entry: Entry,
  groups: Partial<Record<EntityKind, string>>,
  context: RecordContext,
): Entities {
  const found = new Map<EntityKind, Set<string>>();
  const add = (kind: EntityKind, word: string): void => {
    // Devices, MACs and addresses get their one writing; what the reading does not know stays as printed.
    const canonical = context.readEntities(kind, word, {});
    const set = found.get(kind) ?? new Set<string>();
    for (const name of canonical.length > 0 ? canonical : [word]) set.add(name);
    found.set(kind, set);
  };
  for (const [kind, word] of Object.entries(groups)) if (word) add(kind as EntityKind, word);
  for (const { kind, expression } of pattern.own) {
    const word = expression.exec(entry.text)?.groups?.[kind];
    if (word) add(kind, word);
  }
  for (const kind of pattern.standard) {
    const set = found.get(kind) ?? new Set<string>();
    for (const name of context.readEntities(kind, entry.text, entry.tags)) set.add(name);
    if (set.size > 0) found.set(kind, set);
  }
  const entities: Partial<Record<EntityKind, string[]>> = {};
  for (const kind of ENTITY_KINDS) {
    const set = found.get(kind);
    if (set !== undefined) entities[kind] = [...set];
  }
  return entities;
}

/** The line of the text that holds the character at `at`: its number in the text, its start, its words. */
function lineAround(text: string, at: number): { index: number; start: number; text: string } {
  let index = 0;
  let start = 0;
  const breaks = /\r\n|\r|\n/g;
  for (let found = breaks.exec(text); found !== null; found = breaks.exec(text)) {
    const next = found.index + found[0].length;
    if (next > at) return { index, start, text: text.slice(start, found.index) };
    index++;
    start = next;
  }
  return { index, start, text: text.slice(start) };
}

/** Cuts a long line to QUOTE_LIMIT characters so that the matched text stays in view. */
function shorten(line: string, at: number): string {
  if (line.length <= QUOTE_LIMIT) return line;
  const start = at < QUOTE_LIMIT / 2 ? 0 : Math.min(at - QUOTE_LIMIT / 4, line.length - QUOTE_LIMIT);
  const cut = line.slice(start, start + QUOTE_LIMIT);
  return `${start > 0 ? "…" : ""}${cut}${start + QUOTE_LIMIT < line.length ? "…" : ""}`;
}
