import type { LogName } from "./log.ts";
import type { Moment } from "./moment.ts";

/** Whether a log of the collection checklist was there to be read. */
export type CoverageStatus = "found" | "empty" | "unreadable" | "missing";

/** One row of the collection checklist. */
export interface LogCoverage {
  readonly log: LogName;
  /** Where the guide says it lies (or the appliance keeps it). */
  readonly location: string;
  readonly status: CoverageStatus;
  readonly files: number;
  readonly first: Moment | null;
  readonly last: Moment | null;
}

/** A stretch in which a log that writes all the time wrote nothing. */
export interface Gap {
  /** The file whose first record ends the gap. */
  readonly path: string;
  readonly from: Moment;
  readonly to: Moment;
}

/** A pattern that could not have been seen, and why. */
export interface Blind {
  readonly pattern: string;
  /** "no-log": none of the logs it stands in was read. */
  readonly reason: "no-log";
}
