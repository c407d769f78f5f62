/**
 * Where the last record begins in a file that is being written: what stands before it is complete and can be judged for
 * good, itself may go on.
 */
import type { Encoding } from "../model/index.ts";
import { HEAD_BYTES } from "../scan/index.ts";
import { createNarrower } from "../sources/index.ts";

/** How to tell records in a file's bytes. */
export interface RecordShape {
  readonly encoding: Encoding;
  /** As a line layout has it: what it gives is `notAHead`, or a record starts. */
  head(bytes: Uint8Array, at: number, end: number): number;
  readonly notAHead: number;
}

/**
 * Offset of the last record that begins in [from, to) and whose head is complete; `from` where there is none behind it.
 * `from` must be where a record, or the file's text, begins. Reads from the end backwards, so it takes as long as that
 * record is.
 */
export function lastRecordAt(
  read: (from: number, to: number) => Uint8Array,
  from: number,
  to: number,
  { encoding, head, notAHead }: RecordShape,
): number {
  const isWide = encoding === "utf-16le" || encoding === "utf-16be";
  const width = isWide ? 2 : 1;
  const end = from + Math.floor((to - from) / width) * width;
  for (let size = FIRST_WINDOW_BYTES; ; size *= 4) {
    const start = Math.max(from, end - size);
    const raw = read(start, end);
    const bytes = isWide ? createNarrower(encoding).push(raw) : raw;
    const at = lastHeadIn(bytes, start === from);
    if (at !== null && (at > 0 || start === from)) return start + at * width;
    if (start === from) return from;
  }

  /** Index of the last line in the bytes that is a head; of the first line only where the bytes begin with it. */
  function lastHeadIn(bytes: Uint8Array, isLineStart: boolean): number | null {
    let lineEnd = bytes.length;
    let isWhole = false;
    for (let at = bytes.length - 1; at >= -1; at--) {
      const byte = at === -1 ? LF : (bytes[at] as number);
      if (byte !== LF && byte !== CR) continue;
      if (at === -1 && !isLineStart) return null;
      const lineStart = at + 1;
      // Between CR and LF no line begins; and a CR at the end may be half of such a pair.
      const isInside = byte === CR && bytes[lineStart] === LF;
      if (!isInside && lineStart < bytes.length && (isWhole || lineEnd - lineStart >= HEAD_BYTES)) {
        const value = head(bytes, lineStart, Math.min(lineEnd, lineStart + HEAD_BYTES));
        if (value !== notAHead) return lineStart;
      }
      if (!isInside) {
        lineEnd = at;
        isWhole = true;
      } else lineEnd = at;
    }
    return null;
  }
}

const LF = 0x0a;
const CR = 0x0d;
const FIRST_WINDOW_BYTES = 16 * 1024;
