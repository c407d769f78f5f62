/**
 * SDL of CUCM 9 and later: `SSSSSSSS.NNN |hh:mm:ss.mmm |KIND     |payload`. Measured over 332,826 records of real
 * downloads: eight digits, KIND padded to nine columns. Copies in publications also have one blank instead of the
 * padding, seven digits, no sequence number at all, or a search tool's "Line 2364: " in front: all tolerated.
 */
import { BLANK, COLON, DOT, digitsAt, isDigit, millisecondsAt, PIPE, UNREADABLE } from "./fixed-bytes.ts";
import { type LineFormat, messageOnly, NOT_A_HEAD, type RecordText, tagsOf } from "./line-format.ts";

/** SDL without date; the FileHead record has it. */
export const sdl: LineFormat = {
  name: "sdl",
  head(bytes, at, end) {
    const time = timePlace(bytes, at, end);
    // UNREADABLE and NOT_A_HEAD are one number.
    return time === UNREADABLE ? NOT_A_HEAD : millisecondsAt(bytes, time);
  },
  read(text) {
    const head = HEAD.exec(text);
    if (head === null) return messageOnly(text);
    const kind = head[1] ?? null;
    const message = text.slice(head[0].length);
    return { process: processOf(kind, message), kind, tags: hasColumns(kind) ? columnTags(message) : {}, message };
  },
};

/** The place of the payload's kind in a record's first line, or UNREADABLE when no record starts there. */
export function kindPlace(bytes: Uint8Array, at: number, end: number): number {
  const time = timePlace(bytes, at, end);
  if (time === UNREADABLE || millisecondsAt(bytes, time) === UNREADABLE) return UNREADABLE;
  return bytes[time + 12] === PIPE ? time + 13 : time + 14;
}

/** The place where "hh:mm:ss.mmm |" or "hh:mm:ss.mmm|" should start behind sequence number and bar, or UNREADABLE. */
function timePlace(bytes: Uint8Array, at: number, end: number): number {
  if (end - at < 15) return UNREADABLE;
  const first = bytes[at] as number;
  if (first !== PIPE && first !== 0x4c && !isDigit(first)) return UNREADABLE;
  let i = afterGrepPrefix(bytes, at, end);
  const digits = digitsAt(bytes, i, end, 10);
  if (digits > 0) {
    if (digits < 7 || digits > 9 || end - i < digits + 5) return UNREADABLE;
    i += digits;
    if (bytes[i] !== DOT || digitsAt(bytes, i + 1, end, 4) !== 3) return UNREADABLE;
    i += 4;
    if (bytes[i] === BLANK) i++;
  }
  if (end - i < 14 || bytes[i] !== PIPE) return UNREADABLE;
  i++;
  const isClosed = bytes[i + 12] === PIPE || (bytes[i + 12] === BLANK && end - i > 13 && bytes[i + 13] === PIPE);
  return isClosed ? i : UNREADABLE;
}

/** Skips "Line 2364: " as search tools put it in front. */
function afterGrepPrefix(bytes: Uint8Array, at: number, end: number): number {
  if (end - at < 8 || bytes[at] !== 0x4c) return at;
  if (bytes[at + 1] !== 0x69 || bytes[at + 2] !== 0x6e || bytes[at + 3] !== 0x65 || bytes[at + 4] !== BLANK) return at;
  let i = at + 5;
  while (i < end && isDigit(bytes[i])) i++;
  if (i === at + 5 || i >= end || bytes[i] !== COLON) return at;
  return i + 1 < end && bytes[i + 1] === BLANK ? i + 2 : i + 1;
}

/** Signals and what happens to processes have columns; the other kinds have text. */
function hasColumns(kind: string | null): boolean {
  return kind !== null && /^(?:SdlSig|Created|Stopping|SdlError)/.test(kind);
}

/** The fifth column is "node,app,type,inst.seq^ip^device"; "*" stands for none, and a listener has "Port 5060". */
function columnTags(message: string): RecordText["tags"] {
  const column = message.split("|", 5)[4] ?? "";
  const tag = /^(\d+,\d+,\d+,\d+\.\d+)\^([^^]*)\^(.*)$/.exec(column.trim());
  if (tag === null) return {};
  return tagsOf({ ct: tag[1], ip: tag[2], device: tag[3]?.startsWith("Port ") ? undefined : tag[3] });
}

function processOf(kind: string | null, message: string): string | null {
  return kind === "FileHead" ? (/\bAppName: ?([^,\r\n]+)/.exec(message)?.[1] ?? null) : null;
}

const HEAD = /^(?:Line \d+: ?)?(?:\d{7,9}\.\d{3} ?)?\|[\d:.]{12} ?\|(?:([A-Z][A-Za-z-]*) *\|)?/;
