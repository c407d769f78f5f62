/** The checked options of a watch. */
import type { ScanOptions, TimeBound } from "./options.ts";

/** Where a watch begins: where the last one stopped, with everything that is there, with nothing of it, or at a time. */
export type WatchFrom = "checkpoint" | "start" | "end" | TimeBound;

/** What a watch does, beside what a scan does. A time to begin with stands in `since`. */
export interface WatchOptions extends ScanOptions {
  readonly from: Exclude<WatchFrom, TimeBound> | "time";
  /** For how long a log may be silent while others of its server go on, in milliseconds. */
  readonly silenceMs: number;
}
