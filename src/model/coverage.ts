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

/**
 * Why a rule's story could not have been seen, or not all of it: none of the logs of one of its steps was read; the logs
 * of two steps never cover the same time; a log was written at a trace level that leaves out what the step needs; a log
 * that writes all the time was silent for a while; a file ends early.
 */
export const RULE_BLIND_REASONS = ["no-log", "no-overlap", "low-trace-level", "gap", "cut-short"] as const;
/** One of the reasons. */
export type RuleBlindReason = (typeof RULE_BLIND_REASONS)[number];

/** Could the incidents of a rule have been seen? */
export interface RuleCoverage {
  /** Rule id. */
  readonly rule: string;
  /** "blind": no incident could have been found; "partly": some could have been missed. */
  readonly status: "visible" | "partly" | "blind";
  readonly reasons: readonly {
    readonly reason: RuleBlindReason;
    /** The logs it is about, in the order of LOG_NAMES. */
    readonly logs: readonly LogName[];
  }[];
}

/** A stretch in which the other logs were written and this one was not, at the beginning or the end. */
export interface Silence {
  readonly log: LogName;
  readonly node: string | null;
  readonly from: Moment;
  readonly to: Moment;
}
