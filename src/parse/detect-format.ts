/** Judges a file's layout, and the log it belongs to, from its first bytes. */
import type { FormatName, LogName } from "../model/index.ts";
import { logOfContent } from "./content-log.ts";
import { FORMATS } from "./formats.ts";
import { NOT_A_HEAD } from "./line-format.ts";

/**
 * The layout whose heads fit most of the lines, "plain" when none fits a clear share of them, and the log the content
 * speaks for (not looked for where `isLogKnown`). `head` is the beginning of the file, one byte per character for UTF-16.
 */
export function detectFormat(head: Uint8Array, isLogKnown = false): { format: FormatName; log: LogName | null } {
  const beginning = head.subarray(0, LOOKED_AT_BYTES);
  // A quarter is enough where it shows a layout that nothing has by chance.
  const quick = judge(beginning.subarray(0, LOOKED_AT_BYTES / 4));
  const format = EXACT.has(quick) ? quick : judge(beginning);
  const log = isLogKnown ? null : logOfContent(format, Buffer.from(beginning).toString("latin1"));
  return { format, log };
}

function judge(beginning: Uint8Array): FormatName {
  const lines = linesOf(beginning);
  const count = lines.length / 2;
  let format: FormatName = "plain";
  let most = 0;
  for (const candidate of CANDIDATES) {
    // A tolerant layout also fits what an exact one has none of its heads in, a line that was cut or a date in a dump.
    const beaten = EXACT.has(format) && !EXACT.has(candidate) && most >= 2 ? 2 * most : most;
    const fits = countHeads(candidate, beginning, lines, beaten);
    if (fits > beaten) {
      most = fits;
      format = candidate;
    }
  }
  const isClear = most >= count * CLEAR_SHARE || (EXACT.has(format) && most >= 2);
  return isClear ? format : "plain";
}

/** How many of the lines are heads of that layout; not counted to the end where that cannot be more than `beaten`. */
function countHeads(layout: FormatName, bytes: Uint8Array, lines: readonly number[], beaten: number): number {
  const { head } = FORMATS[layout];
  let fits = 0;
  for (let line = 0; line < lines.length && fits + (lines.length - line) / 2 > beaten; line += 2)
    if (head(bytes, lines[line] as number, lines[line + 1] as number) !== NOT_A_HEAD) fits++;
  return fits;
}

/** Begin and end of each line that is not blank, one after the other; without the last where it may be cut short. */
function linesOf(bytes: Uint8Array): number[] {
  const lines: number[] = [];
  let at = 0;
  while (at < bytes.length) {
    let end = at;
    let isBlank = true;
    while (end < bytes.length && bytes[end] !== 0x0a && bytes[end] !== 0x0d) {
      if ((bytes[end] as number) > 0x20) isBlank = false;
      end++;
    }
    const isCut = end === bytes.length && lines.length > 0;
    if (!isBlank && !isCut) lines.push(at, end);
    at = end + 1;
  }
  return lines;
}

/** Exact layouts before tolerant ones: the first of two that fit equally well wins. */
const CANDIDATES = [
  "sdl",
  "sdi",
  "call-log",
  "sdl-old",
  "function-trace",
  "sdi-time",
  "phone-console",
  "syslog",
  "event-log",
] as const;
/** Layouts no other text has by chance: two heads prove them, however long the dumps between. */
const EXACT: ReadonlySet<FormatName> = new Set<FormatName>(["sdl", "sdi", "call-log", "sdl-old", "function-trace"]);
/** Messages and dumps continue a record over many lines, so even few heads are a clear sign. */
const CLEAR_SHARE = 0.05;
const LOOKED_AT_BYTES = 64 * 1024;
