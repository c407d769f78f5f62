/**
 * Makes UTF-16 searchable as bytes: each 16-bit unit becomes exactly one byte, so byte i of the result stands at byte
 * 2 * i of what was pushed.
 */
import { narrowUnit, OTHER_UNIT } from "../util/narrow-unit.ts";

/** Narrows a stream of UTF-16; units cut between two chunks are put together. */
export interface Narrower {
  push(chunk: Uint8Array): Uint8Array;
  /** The rest: a half unit at the end of the file becomes OTHER_UNIT. */
  finish(): Uint8Array;
}

/** A narrower for the bytes behind the byte order mark. */
export function createNarrower(encoding: "utf-16le" | "utf-16be"): Narrower {
  const highAt = encoding === "utf-16le" ? 1 : 0;
  const lowAt = 1 - highAt;
  let carried: number | null = null;

  return {
    push(chunk) {
      const units = (chunk.length + (carried === null ? 0 : 1)) >> 1;
      const narrow = new Uint8Array(units);
      let at = 0;
      let unit = 0;
      if (carried !== null && chunk.length > 0) {
        const pair = [carried, chunk[0] as number] as const;
        narrow[unit++] = narrowUnit(pair[highAt] as number, pair[lowAt] as number);
        at = 1;
        carried = null;
      }
      for (; unit < units; unit++, at += 2) {
        narrow[unit] = narrowUnit(chunk[at + highAt] as number, chunk[at + lowAt] as number);
      }
      if (at < chunk.length) carried = chunk[at] as number;
      return narrow;
    },
    finish() {
      const narrow = new Uint8Array(carried === null ? 0 : 1).fill(OTHER_UNIT);
      carried = null;
      return narrow;
    },
  };
}
