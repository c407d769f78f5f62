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
import { detachString } from "../util/detach-string.ts";

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
    text: detachString(shorten(place.text, found.at - place.start)),
    entities: collectEntities(pattern, entry, found.groups, context),
    alarm: alarmOf(entry),
  };
}

function alarmOf(entry: Entry): Match["alarm"] {
  if (entry.alarm === null || (entry.alarm.form !== "prose" && entry.alarm.form !== "record")) return null;
  const { name, reason, form, parameters } = entry.alarm;
  // The device parameter alone: around it, one print may name devices that the other does not. Its first word: a name
  // has no blanks, but prose may run on into a key that is not known.
  const device = Object.entries(parameters).find(([key]) => /^device ?name$|^name of device$/i.test(key))?.[1];
  const about = device?.split(/\s/)[0]?.toUpperCase() ?? parameters.Text;
  return { form, says: detachString([name, reason, about].join(" ")) };
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
    for (const name of canonical.length > 0 ? canonical : [word]) set.add(detachString(name));
    found.set(kind, set);
  };
  for (const [kind, word] of Object.entries(groups)) if (word) add(kind as EntityKind, word);
  for (const { kind, expression } of pattern.own) {
    const word = expression.exec(entry.text)?.groups?.[kind];
    if (word) add(kind, word);
  }
  for (const kind of pattern.standard) {
    const set = found.get(kind) ?? new Set<string>();
    for (const name of context.readEntities(kind, entry.text, entry.tags)) set.add(detachString(name));
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

/** Cuts a long line to QUOTE_LIMIT characters: its head, which tells when and who, and what stands around the match. */
function shorten(line: string, at: number): string {
  if (line.length <= QUOTE_LIMIT) return line;
  if (at < QUOTE_LIMIT - QUOTED_AFTER) return `${line.slice(0, QUOTE_LIMIT)}…`;
  const start = Math.min(at - QUOTED_BEFORE, line.length - (QUOTE_LIMIT - QUOTED_HEAD));
  const end = start + QUOTE_LIMIT - QUOTED_HEAD;
  return `${line.slice(0, QUOTED_HEAD)}…${line.slice(start, end)}${end < line.length ? "…" : ""}`;
}

/** Characters quoted of a long line's head, before the match, and at least after its start. */
const QUOTED_HEAD = 60;
const QUOTED_BEFORE = 100;
const QUOTED_AFTER = 120;
