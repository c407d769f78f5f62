/**
 * Files in which the layout changes: joined by hand, or written on by another version. Where a line does not start a
 * record of the file's own layout, one of the layouts that cannot be taken by chance may still recognise it.
 */
import type { FormatName } from "../model/index.ts";
import { isDigit, PIPE } from "./fixed-bytes.ts";
import { FORMATS } from "./formats.ts";
import { type LineFormat, NOT_A_HEAD } from "./line-format.ts";

/** The head() of a file's own layout, helped by the unmistakable others. */
export function headOf(own: FormatName): LineFormat["head"] {
  const { head } = FORMATS[own];
  const others = UNMISTAKABLE.filter((name) => name !== own).map((name) => FORMATS[name].head);
  return (bytes, at, end) => {
    const value = head(bytes, at, end);
    if (value !== NOT_A_HEAD || end - at < 12 || (!isDigit(bytes[at]) && bytes[at] !== PIPE)) return value;
    for (const other of others) {
      const found = other(bytes, at, end);
      if (found !== NOT_A_HEAD) return found;
    }
    return NOT_A_HEAD;
  };
}

/** The layout a record is in, judged by its first bytes, one per character; the file's own when no other fits. */
export function layoutOf(own: FormatName, bytes: Uint8Array): FormatName {
  let end = 0;
  const limit = Math.min(bytes.length, 256);
  while (end < limit && bytes[end] !== 0x0a && bytes[end] !== 0x0d) end++;
  if (FORMATS[own].head(bytes, 0, end) !== NOT_A_HEAD) return own;
  return UNMISTAKABLE.find((name) => FORMATS[name].head(bytes, 0, end) !== NOT_A_HEAD) ?? own;
}

const UNMISTAKABLE = ["sdl", "sdi", "sdl-old", "function-trace", "call-log"] as const;
