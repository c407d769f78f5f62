/** How much of a record is looked at together. */

/** The most bytes of one record that are looked at together. A longer record is looked at in overlapping segments. */
export const SEGMENT_BYTES = 64 * 1024;
/** How much two segments of one record share, so that no text is cut in two. */
export const SEGMENT_OVERLAP = 4 * 1024;
/** How much of a line decides whether a record starts there. */
export const HEAD_BYTES = 512;

/** Among a segment's literals: it holds text the literal scan cannot see through, so any pattern may match. */
export const OPAQUE = -1;

/** A record, or a segment of a very long one, that a pattern may match: only valid while it is handed on. */
export interface Segment {
  /** The segment's bytes as scanned, one per character of UTF-16. */
  readonly bytes: Uint8Array;
  /** The same in the encoding of the stream. */
  readonly raw: Uint8Array;
  /** Offset of the segment's first byte in the stream (of its first unit, for UTF-16). */
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
  /** The owners of conditions, clauses of patterns, that can hold by their literals and other words; null where that was not asked, and by literals alone. */
  readonly owners: readonly number[] | null;
}

/** A segment with what was found in it. */
export interface FoundSegment extends Segment {
  /**
   * The literals that stand in it, each once, in ascending order; OPAQUE, if there, comes first. Of a record of one
   * segment, only those whose patterns' other words stand there as well.
   */
  readonly literals: readonly number[];
}
