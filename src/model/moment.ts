/**
 * Where the date of a moment comes from: the record's own line, the head line of the file, the name of the file,
 * a dated record nearby in the file, the name of a folder above it (that of a
 * download), or the file's modification time (the weakest).
 */
export type DateBasis = "line" | "file-head" | "file-name" | "neighbour" | "folder" | "modified";

/** A point in log time. */
export interface Moment {
  /** Wall-clock milliseconds as the log's own clock shows them, counted from 1970-01-01T00:00 of that same clock. */
  readonly localMs: number;
  /** Minutes east of UTC where the zone is known, else null. */
  readonly offsetMin: number | null;
  readonly basis: DateBasis;
  /** True when the record has no time of its own and took that of the record before it. */
  readonly inherited: boolean;
}

/**
 * Where a moment stands on the line of time, for ordering moments of logs some of which do not tell their zone: those
 * are taken to be `assumedOffsetMin` east of UTC, the zone most of the others have. Milliseconds since 1970 UTC.
 */
export function orderOf(moment: Moment, assumedOffsetMin: number): number {
  return moment.localMs - (moment.offsetMin ?? assumedOffsetMin) * 60_000;
}
