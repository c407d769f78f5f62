/**
 * Walks over the lines of a log and tells where records begin, for whoever has to know of every single one. The scan
 * itself passes over most of them (src/scan); here each line's head is looked at.
 */
import type { Encoding, FormatName } from "../model/index.ts";
import { headOf, NOT_A_HEAD } from "../parse/index.ts";
import { createNarrower } from "../sources/index.ts";
import { isTwoByte } from "./identify-source.ts";

/** Where a record begins. */
export interface RecordStart {
  /** 1-based number of its first line. */
  readonly line: number;
  /** Byte offset in the file. */
  readonly offset: number;
  /** What the layout's head says: a time of day, or none. */
  readonly head: number;
  /** The first bytes of its first line, [at, end), one for each character; only valid during the call. */
  readonly bytes: Uint8Array;
  readonly at: number;
  readonly end: number;
}

/** Takes the bytes behind the byte order mark, in pieces cut anywhere. */
export interface RecordWalk {
  push(bytes: Uint8Array): void;
  finish(): void;
  /** Lines so far; at the end those of the file. */
  readonly lines: number;
}

/** A walk that begins `bomBytes` into the file. Lines end in LF, CR LF or a lone CR, mixed at will. */
export function createRecordWalk(
  {
    encoding,
    format,
    bomBytes,
  }: { readonly encoding: Encoding; readonly format: FormatName; readonly bomBytes: number },
  onRecord: (start: RecordStart) => void,
): RecordWalk {
  const head = headOf(format);
  const narrower = isTwoByte(encoding) ? createNarrower(encoding as "utf-16le" | "utf-16be") : null;
  const width = narrower === null ? 1 : 2;
  /** The beginning of a line that came in several pieces. */
  const begun = new Uint8Array(HEAD_BYTES);
  let begunBytes = 0;
  let isSeen = false;
  let lines = 0;
  /** Of the line at hand, and how much of it has come; counted in narrowed bytes. */
  let lineStart = 0;
  let lineBytes = 0;
  let mayBeCrLf = false;

  function look(bytes: Uint8Array, at: number, end: number): void {
    isSeen = true;
    const value = head(bytes, at, end);
    if (value === NOT_A_HEAD) return;
    onRecord({ line: lines + 1, offset: bomBytes + lineStart * width, head: value, bytes, at, end });
  }

  /** Bytes [from, to) of the line at hand have come; `isWhole`: it ends there. */
  function take(bytes: Uint8Array, from: number, to: number, isWhole: boolean): void {
    if (!isSeen) {
      if (begunBytes === 0 && (isWhole || to - from >= HEAD_BYTES)) look(bytes, from, Math.min(to, from + HEAD_BYTES));
      else {
        const piece = bytes.subarray(from, Math.min(to, from + HEAD_BYTES - begunBytes));
        begun.set(piece, begunBytes);
        begunBytes += piece.length;
        if (isWhole || begunBytes === HEAD_BYTES) look(begun, 0, begunBytes);
      }
    }
    lineBytes += to - from;
  }

  function endLine(breakBytes: number): void {
    lines++;
    lineStart += lineBytes + breakBytes;
    lineBytes = 0;
    begunBytes = 0;
    isSeen = false;
  }

  function walk(bytes: Uint8Array): void {
    let at = 0;
    if (mayBeCrLf && bytes.length > 0) {
      mayBeCrLf = false;
      if (bytes[0] === LF) {
        lineStart++;
        at = 1;
      }
    }
    let nextLf = -1;
    let nextCr = -1;
    while (at < bytes.length) {
      if (nextLf < at) nextLf = endless(bytes.indexOf(LF, at));
      if (nextCr < at) nextCr = endless(bytes.indexOf(CR, at));
      const end = Math.min(nextLf, nextCr);
      if (end === Number.POSITIVE_INFINITY) {
        take(bytes, at, bytes.length, false);
        return;
      }
      take(bytes, at, end, true);
      const isCrLf = end === nextCr && bytes[end + 1] === LF;
      mayBeCrLf = end === nextCr && end + 1 === bytes.length;
      endLine(isCrLf ? 2 : 1);
      at = end + (isCrLf ? 2 : 1);
    }
  }

  return {
    push: (bytes) => walk(narrower === null ? bytes : narrower.push(bytes)),
    finish() {
      if (narrower !== null) walk(narrower.finish());
      if (lineBytes === 0) return;
      if (!isSeen) look(begun, 0, begunBytes);
      endLine(0);
    },
    get lines() {
      return lines;
    },
  };
}

function endless(found: number): number {
  return found === -1 ? Number.POSITIVE_INFINITY : found;
}

const LF = 0x0a;
const CR = 0x0d;
/** How much of a line decides whether a record starts there. */
const HEAD_BYTES = 512;
