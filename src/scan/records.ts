/**
 * Cuts a stream of bytes into records and hands on those in which a wanted literal stands. Lines are counted, record
 * heads are offered to the clock, and nothing is turned into a string. How the stream is cut into blocks never
 * changes the result.
 */
import type { LiteralScanner } from "./literals.ts";

/** The most bytes of one record that are looked at together. A longer record is looked at in overlapping segments. */
export const SEGMENT_BYTES = 64 * 1024;
/** How much two segments of one record share, so that no text is cut in two. */
export const SEGMENT_OVERLAP = 4 * 1024;
/** How much of a line decides whether a record starts there. */
export const HEAD_BYTES = 512;

/** A record, or a segment of a very long one, that a pattern may match. */
export interface Segment {
  /** The segment's bytes; only valid during the call. */
  readonly bytes: Uint8Array;
  /** Offset of the segment's first byte in the stream. */
  readonly offset: number;
  /** 1-based number of the line that holds the segment's first byte. */
  readonly line: number;
  /** Offset of that line's first byte; before `offset` only in later segments of one long line. */
  readonly lineOffset: number;
  /** 1-based number of the record in the stream. */
  readonly record: number;
  /** 0 for the record's first segment. */
  readonly part: number;
  /** Is it the record's last segment? What stands at the end of another also stands, with what follows, in the next. */
  readonly isLast: boolean;
  /** The literals that stand in it, each once, in ascending order; OPAQUE, if there, comes first. */
  readonly literals: readonly number[];
}

/** What the record scanner needs to know and whom it tells. */
export interface RecordScannerOptions {
  readonly literals: LiteralScanner;
  /**
   * Looks at one line's bytes [at, end) and says whether a record starts there: below `notAHead` or equal means no.
   * Whatever else it returns goes to onRecord.
   */
  head(bytes: Uint8Array, at: number, end: number): number;
  readonly notAHead: number;
  /** A record starts: its head's value and the bytes [at, end) of its first line, at most HEAD_BYTES of them. */
  onRecord(headValue: number, bytes: Uint8Array, at: number, end: number): void;
  /** A segment in which a literal stands. Called before onRecord of the record that follows. */
  onSegment(segment: Segment): void;
  /** True: hand on every segment, whatever stands in it (the slow way the fast one is proved against). */
  readonly everySegment?: boolean;
  /**
   * Marks places that a literal scan cannot see through (full-width letters): calls `mark` for each in [from, end).
   * A segment that holds one is handed on.
   */
  readonly findOpaque?:
    | ((bytes: Uint8Array, from: number, end: number, mark: (at: number) => void) => void)
    | undefined;
}

/** Push bytes in, then finish; counts can be read at any time. */
export interface RecordScanner {
  push(bytes: Uint8Array): void;
  finish(): void;
  readonly counts: RecordCounts;
}

/** What a stream held. */
export interface RecordCounts {
  readonly bytes: number;
  readonly lines: number;
  /** Records whose head was recognised. */
  readonly records: number;
  /** Lines before the first recognised head. */
  readonly orphanLines: number;
  /** Length in bytes of the longest line. */
  readonly longestLine: number;
}

/** Among a segment's literals: it holds text the literal scan cannot see through, so any pattern may match. */
export const OPAQUE = -1;
/** Bytes taken in at a time. */
const BLOCK_BYTES = 512 * 1024;
const LF = 0x0a;
const CR = 0x0d;

/** Makes a scanner for one stream. Lines end in LF, CR LF or a lone CR, mixed at will. */
export function createRecordScanner(options: RecordScannerOptions): RecordScanner {
  const { literals } = options;
  // Room for one block, one segment, the unfinished line head, and the last word's padding.
  const buffer = Buffer.from(new ArrayBuffer(BLOCK_BYTES + 2 * SEGMENT_BYTES + 8));
  /** Offset in the stream of buffer[0]; the indexes below are into the buffer. */
  let base = 0;
  let filled = 0;
  /** Where the line that is being looked at starts (below zero once a long line's head has left the buffer), and where its end is searched from. */
  let lineStart = 0;
  let searchFrom = 0;
  /** Whether that line's head has been looked at. */
  let headSeen = false;
  let lines = 0;
  let longestLine = 0;
  let records = 0;
  let orphanLines = 0;
  let inRecord = false;
  /** The open segment. */
  let segmentStart = 0;
  let segmentLine = 1;
  let segmentLineStart = 0;
  let part = 0;
  /** Hits by place: index in the buffer and literal in one number, ascending, so that the next one is a look away. */
  let hits: number[] = [];
  /** The first hit that may lie in the open segment or after it. */
  let nextHit = 0;

  function push(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; at += BLOCK_BYTES) take(bytes.subarray(at, at + BLOCK_BYTES));
  }

  function take(block: Uint8Array): void {
    dropBefore(headSeen ? segmentStart : Math.min(segmentStart, lineStart));
    const blockStart = filled;
    buffer.set(block, filled);
    filled += block.length;
    const scanFrom = Math.max(0, blockStart - literals.longest);
    literals.find(buffer, scanFrom, filled, blockStart, (literal, at) => hits.push(packHit(at, literal)));
    options.findOpaque?.(buffer, Math.max(0, blockStart - 3), filled, (at) => hits.push(packHit(at, OPAQUE)));
    hits.sort((a, b) => a - b);
    walkLines(false);
  }

  /** Makes room: forgets what no open segment or line needs. */
  function dropBefore(keep: number): void {
    if (keep === 0) return;
    buffer.copyWithin(0, keep, filled);
    base += keep;
    filled -= keep;
    lineStart -= keep;
    searchFrom -= keep;
    segmentStart -= keep;
    segmentLineStart -= keep;
    hits = hits.slice(nextHit).map((hit) => hit - keep * HIT_STEP);
    nextHit = 0;
  }

  function walkLines(isLast: boolean): void {
    let nextLf = indexOf(LF, searchFrom);
    let nextCr = indexOf(CR, searchFrom);
    for (;;) {
      const lineEnd = Math.min(nextLf, nextCr);
      const known = lineEnd !== NONE;
      const isWhole = known || (isLast && filled > lineStart);
      if (!headSeen && (isWhole || filled - lineStart >= HEAD_BYTES)) lookAtHead(known ? lineEnd : filled);
      // A line is in the segment only once its head is known not to start another record.
      if (headSeen) cutSegments(known ? lineEnd : filled);
      if (!known) break;
      let next = lineEnd + 1;
      if (lineEnd === nextCr) {
        if (next === filled && !isLast) break; // the LF may come with the next block
        if (next === nextLf) next++;
      }
      endLine(lineEnd, next);
      if (nextLf < next) nextLf = indexOf(LF, next);
      if (nextCr < next) nextCr = indexOf(CR, next);
    }
    // What was searched without finding an end need not be searched again; a CR at the very end must be.
    searchFrom = Math.max(lineStart, Math.min(filled, nextCr));
  }

  function indexOf(byte: number, from: number): number {
    const found = buffer.indexOf(byte, from);
    return found === -1 || found >= filled ? NONE : found;
  }

  function lookAtHead(end: number): void {
    headSeen = true;
    const stop = Math.min(end, lineStart + HEAD_BYTES);
    const value = options.head(buffer, lineStart, stop);
    if (value === options.notAHead) {
      if (!inRecord) orphanLines++;
      return;
    }
    closeSegment(lineStart);
    segmentStart = lineStart;
    segmentLineStart = lineStart;
    segmentLine = lines + 1;
    part = 0;
    records++;
    inRecord = true;
    options.onRecord(value, buffer, lineStart, stop);
  }

  function endLine(end: number, next: number): void {
    lines++;
    longestLine = Math.max(longestLine, end - lineStart);
    lineStart = next;
    searchFrom = next;
    headSeen = false;
  }

  /** Hands on full segments of a record that is longer than one. */
  function cutSegments(recordKnownTo: number): void {
    while (recordKnownTo - segmentStart > SEGMENT_BYTES) {
      const end = segmentStart + SEGMENT_BYTES;
      emit(end, false);
      const next = end - SEGMENT_OVERLAP;
      for (let at = nextLineStart(segmentStart, next); at !== -1; at = nextLineStart(at, next)) {
        segmentLine++;
        segmentLineStart = at;
      }
      segmentStart = next;
      part++;
      skipHitsBefore(next);
    }
  }

  /** Start of the next line after `from`, if it lies at or before `limit`. */
  function nextLineStart(from: number, limit: number): number {
    for (let at = from; at < limit; at++) {
      const byte = buffer[at];
      if (byte === LF) return at + 1;
      if (byte === CR && buffer[at + 1] !== LF) return at + 1;
    }
    return -1;
  }

  function closeSegment(end: number): void {
    cutSegments(end);
    emit(end, true);
    skipHitsBefore(end);
  }

  function skipHitsBefore(at: number): void {
    while (nextHit < hits.length && hitAt(hits[nextHit] as number) < at) nextHit++;
  }

  function emit(end: number, isLast: boolean): void {
    if (end === segmentStart) return;
    if (options.everySegment !== true && (nextHit >= hits.length || hitAt(hits[nextHit] as number) >= end)) return;
    const inside = new Set<number>();
    for (let i = nextHit; i < hits.length; i++) {
      const hit = hits[i] as number;
      if (hitAt(hit) >= end) break;
      const literal = hitLiteral(hit);
      // What begins here and ends in the next record belongs to neither.
      if (literal === OPAQUE || hitAt(hit) + literals.lengthOf(literal) <= end) inside.add(literal);
    }
    if (inside.size === 0 && options.everySegment !== true) return;
    options.onSegment({
      bytes: buffer.subarray(segmentStart, end),
      offset: base + segmentStart,
      line: segmentLine,
      lineOffset: base + segmentLineStart,
      record: records,
      part,
      isLast,
      literals: [...inside].sort((a, b) => a - b),
    });
  }

  return {
    push,
    finish() {
      walkLines(true);
      closeSegment(filled);
      if (filled > lineStart) endLine(filled, filled);
      segmentStart = filled;
    },
    get counts() {
      return { bytes: base + filled, lines, records, orphanLines, longestLine };
    },
  };
}

/** Room for the literals' numbers beside the place; numbers stay exact up to 2^53. */
const HIT_STEP = 2 ** 20;

function packHit(at: number, literal: number): number {
  return at * HIT_STEP + literal + 1;
}

function hitAt(hit: number): number {
  return Math.floor(hit / HIT_STEP);
}

function hitLiteral(hit: number): number {
  return (hit % HIT_STEP) - 1;
}

/** No such byte in what is there. */
const NONE = Number.POSITIVE_INFINITY;
