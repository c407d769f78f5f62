/**
 * Says what a pattern found in a record, with the exact line and the entities named: first what the words alone tell, then
 * the match that they are at their place in a file.
 */
import {
  ENTITY_KINDS,
  type Entities,
  type EntityKind,
  type Entry,
  type EntryTags,
  type LogName,
  type Match,
  type Moment,
  QUOTE_LIMIT,
} from "../model/index.ts";
import { detachString } from "../util/detach-string.ts";
import { readWrittenTime } from "../util/written-time.ts";
import type { Claim, Contender } from "./resolve.ts";

/** A pattern that can be run, as the catalog makes it. */
export interface RunnablePattern extends Contender {
  readonly logs: ReadonlySet<LogName>;
  readonly printedTime: ((text: string) => string | undefined) | null;
  readonly standard: readonly EntityKind[];
  readonly own: readonly { readonly kind: EntityKind; readonly find: (text: string) => string | undefined }[];
}

/** How to read names out of a record, and on whose log it stands. */
export interface ReadingContext {
  readonly node: string | null;
  readEntities(kind: EntityKind, text: string, tags: EntryTags): readonly string[];
}

/** Where and when a record stands. */
export interface RecordPlace {
  readonly path: string;
  readonly log: LogName | null;
  readonly node: string | null;
  /** 1-based number of its first line. */
  readonly line: number;
  /** Byte offset in the file. */
  readonly offset: number;
  readonly time: Moment | null;
}

/** What a pattern's claim to a record says, wherever and whenever that record is written; in memory of its own. */
export interface Statement {
  readonly pattern: string;
  /** Which characters of the text it rests on. */
  readonly at: number;
  readonly length: number;
  /** The time that stands for the record's own, as its clock shows it; null where none is printed. */
  readonly printedMs: number | null;
  readonly entities: Entities;
  readonly alarm: Match["alarm"];
}

/** A pattern stands in this log, or the log is not known. */
export function appliesTo(pattern: RunnablePattern, log: LogName | null): boolean {
  return log === null || pattern.logs.has(log);
}

/** What a pattern's claim to an entry says. */
export function statementOf(
  { pattern, found }: Claim<RunnablePattern>,
  entry: Entry,
  context: ReadingContext,
): Statement {
  return {
    pattern: pattern.pattern.id,
    at: found.at,
    length: found.length,
    printedMs: pattern.printedTime === null ? null : readPrinted(pattern.printedTime(entry.text)),
    entities: collectEntities(pattern, entry, found.groups, context),
    alarm: alarmOf(entry),
  };
}

/** A statement with the words to quote for it, in memory of its own. */
export interface Quote extends Statement {
  /** How many of the record's lines, and how many of its bytes, stand before the quoted one. */
  readonly linesBefore: number;
  readonly bytesBefore: number;
  /** Does the quoted line begin with the record's head? `words` are what follows it. */
  readonly hasHead: boolean;
  readonly words: string;
}

/**
 * What to quote of a record's text for a statement, behind a head of that many characters, so that it holds for all records
 * that are the same behind it. `bytesBefore` says how many of its bytes stand before its n-th line (0-based).
 */
export function quoteOf(
  statement: Statement,
  text: string,
  headLength: number,
  bytesBefore: (lineIndex: number) => number,
): Quote {
  const { pattern, at, length, printedMs, entities, alarm } = statement;
  const place = linesAround(text, at, at + length);
  const hasHead = place.start === 0 && headLength > 0;
  const line = shorten(place.text, at - place.start, length);
  return {
    pattern,
    at,
    length,
    printedMs,
    entities,
    alarm,
    linesBefore: place.index,
    bytesBefore: bytesBefore(place.index),
    hasHead,
    // All of the text is in memory of its own already.
    words: hasHead ? detachString(line.slice(headLength)) : line === text ? line : detachString(line),
  };
}

/** The match that a quoted statement is in the record of that head and place. It shares no memory with the record. */
export function matchOf(quote: Quote, head: string, { path, log, node, line, offset, time }: RecordPlace): Match {
  const { pattern, printedMs, entities, alarm } = quote;
  return {
    pattern,
    path,
    log,
    node,
    line: line + quote.linesBefore,
    offset: offset + quote.bytesBefore,
    recordOffset: offset,
    time:
      printedMs === null
        ? time
        : { localMs: printedMs, offsetMin: time?.offsetMin ?? null, basis: "line", inherited: false },
    text: quote.hasHead ? head + quote.words : quote.words,
    entities,
    alarm,
  };
}

/** A printed time; null where nothing that can be read is printed. */
function readPrinted(text: string | undefined): number | null {
  const [printed = ""] = YEAR_FIRST.exec((text ?? "").replace(YEAR_LAST, "$3/$1/$2")) ?? [];
  return readWrittenTime(printed, false)?.localMs ?? null;
}

const YEAR_LAST = /\b(\d\d)[/-](\d\d)[/-](\d{4})\b/;
const YEAR_FIRST = /\b\d{4}[/-]\d\d[/-]\d\d[T ]+\d\d:\d\d:\d\d(?:\.\d{3})?/;

function alarmOf(entry: Entry): Match["alarm"] {
  if (entry.alarm === null || (entry.alarm.form !== "prose" && entry.alarm.form !== "record")) return null;
  const { name, reason, form, parameters } = entry.alarm;
  // The device parameter alone: around it, one print may name devices that the other does not. Its first word: a name
  // has no blanks, but prose may run on into a key that is not known.
  let device: string | undefined;
  for (const key in parameters) if (device === undefined && DEVICE_KEY.test(key)) device = parameters[key];
  const about = device?.split(/\s/, 1)[0]?.toUpperCase() ?? parameters.Text;
  return { form, says: [name, reason, about].join(" ") };
}

const DEVICE_KEY = /^device ?name$|^name of device$/i;

function collectEntities(
  pattern: RunnablePattern,
  entry: Entry,
  groups: Partial<Record<EntityKind, string>>,
  context: ReadingContext,
): Entities {
  /** Of each kind that was found its names, in memory of their own. */
  const found = new Map<EntityKind, string[]>();
  const put = (kind: EntityKind, names: readonly string[]): void => {
    if (names.length === 0) return;
    const known = found.get(kind);
    if (known === undefined) found.set(kind, names.map(detachString));
    else for (const name of names) if (!known.includes(name)) known.push(detachString(name));
  };
  const add = (kind: EntityKind, word: string): void => {
    // Devices, MACs and addresses get their one writing; what the reading does not know stays as printed.
    const canonical = context.readEntities(kind, word, {});
    put(kind, canonical.length > 0 ? canonical : [word]);
  };
  const { codes } = pattern.pattern;
  for (const key in groups) {
    const kind = key as EntityKind;
    const word = groups[kind];
    if (word) add(kind, kind === "code" && codes[word] !== undefined ? `${word} ${codes[word]}` : word);
  }
  for (const { kind, find } of pattern.own) {
    const word = find(entry.text);
    if (word) add(kind, word);
  }
  for (const kind of pattern.standard) put(kind, context.readEntities(kind, entry.text, entry.tags));
  // A phone may be named by its MAC address alone, and its own log need not name it at all.
  if (pattern.standard.includes("device") && !found.has("device"))
    for (const mac of context.readEntities("mac", entry.text, {})) add("device", `SEP${mac}`);
  if (!found.has("device") && context.node !== null && PHONE_NAME.test(context.node)) add("device", context.node);
  const entities: Partial<Record<EntityKind, string[]>> = {};
  for (const kind of ENTITY_KINDS) {
    const names = found.get(kind);
    if (names !== undefined) entities[kind] = names;
  }
  return entities;
}

const PHONE_NAME = /^SEP[0-9A-F]{12}$/;

/** The lines of the text that hold [at, end): number of the first one in the text, its start, their words. */
function linesAround(text: string, at: number, end: number): { index: number; start: number; text: string } {
  const feed = text.indexOf("\n");
  const back = text.indexOf("\r");
  const first = feed === -1 || back === -1 ? Math.max(feed, back) : Math.min(feed, back);
  if (first === -1) return { index: 0, start: 0, text };
  if (first >= end) return { index: 0, start: 0, text: text.slice(0, first) }; // nearly all
  let index = 0;
  let start = 0;
  const breaks = /\r\n|\r|\n/g;
  for (let found = breaks.exec(text); found !== null; found = breaks.exec(text)) {
    const next = found.index + found[0].length;
    if (next >= end) return { index, start, text: text.slice(start, found.index) };
    if (next > at) continue; // the match goes on in the next line
    index++;
    start = next;
  }
  return { index, start, text: text.slice(start) };
}

/**
 * Cuts a long quote to QUOTE_LIMIT characters: its head, which tells when and who, and the end of what matched, which
 * tells the reason.
 */
function shorten(quote: string, at: number, length: number): string {
  if (quote.length <= QUOTE_LIMIT) return quote;
  const end = at + length;
  if (end + QUOTED_AFTER <= QUOTE_LIMIT) return `${quote.slice(0, QUOTE_LIMIT)}…`;
  const room = QUOTE_LIMIT - QUOTED_HEAD;
  const stop = Math.min(quote.length, end + QUOTED_AFTER);
  return `${quote.slice(0, QUOTED_HEAD)}…${quote.slice(stop - room, stop)}${stop < quote.length ? "…" : ""}`;
}

/** Characters quoted of a long line's head (an AlarmErr record's up to its name), and after the match. */
const QUOTED_HEAD = 110;
const QUOTED_AFTER = 40;
