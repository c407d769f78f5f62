/**
 * Two scans held against each other, as JSON, schema 1. Field names are a contract: other programs read them. Times are
 * ISO 8601, with an offset where the zone is known.
 */
import type { Language } from "./language.ts";
import type { LogName } from "./log.ts";
import type { Level } from "./pattern.ts";
import type {
  Report,
  ReportFinding,
  ReportIncident,
  ReportProblem,
  ReportRuleCoverage,
  ReportSource,
} from "./report.ts";

/**
 * What became of a failure: seen after only; seen on both sides; seen before only; seen on one side only, while the other
 * could not have seen it.
 */
export const OUTCOMES = ["new", "still-there", "gone", "not-testable"] as const;
/** One of the outcomes. */
export type Outcome = (typeof OUTCOMES)[number];

/** What of a report a comparison reads; one that was saved to a file must hold this much. */
export interface ComparableReport extends Pick<Report, "schema" | "tool"> {
  readonly scan: Pick<
    Report["scan"],
    "paths" | "since" | "until" | "lang" | "device" | "log" | "level" | "interrupted"
  >;
  readonly sources: readonly Pick<ReportSource, "path" | "log" | "node" | "format" | "lines" | "first" | "last">[];
  readonly coverage: Pick<Report["coverage"], "gaps" | "blind" | "window"> & {
    readonly rules: readonly Pick<ReportRuleCoverage, "rule" | "status" | "reasons">[];
  };
  readonly findings: readonly ComparableFinding[];
  readonly incidents: readonly ComparableIncident[];
  readonly problems: readonly Pick<ReportProblem, "path" | "kind">[];
}

/** What of a finding a comparison reads. */
export interface ComparableFinding
  extends Pick<
    ReportFinding,
    | "id"
    | "pattern"
    | "title"
    | "level"
    | "logs"
    | "nodes"
    | "count"
    | "inIncidents"
    | "first"
    | "last"
    | "entities"
    | "entitiesOmitted"
    | "cause"
    | "action"
    | "verify"
  > {
  readonly evidence: readonly ComparedLine[];
}

/** What of an incident a comparison reads. */
export interface ComparableIncident
  extends Pick<
    ReportIncident,
    | "id"
    | "rule"
    | "title"
    | "level"
    | "entity"
    | "group"
    | "first"
    | "last"
    | "devices"
    | "devicesOmitted"
    | "nodes"
    | "explained"
    | "cause"
    | "action"
    | "verify"
  > {
  readonly timeline: readonly ComparedLine[];
}

/** A quoted line and its address. */
export interface ComparedLine {
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  readonly time: string | null;
  readonly text: string;
}

/** What became of everything that either of two scans found. */
export interface Comparison {
  readonly schema: 1;
  readonly kind: "comparison";
  readonly lang: Language;
  readonly before: ComparedSide;
  readonly after: ComparedSide;
  /**
   * How the times of the two stand to each other: after begins when before has ended; both cover some time; after ends
   * before before begins, so that they may have been given the wrong way round; not known.
   */
  readonly order: "apart" | "overlap" | "reversed" | "unknown";
  /** How many items have each outcome; those that others tell (`toldBy`) are not counted. */
  readonly counts: Readonly<Record<Outcome, number>>;
  /** New ones first, then by the order of OUTCOMES; in each what after shows, and the worst, first. */
  readonly items: readonly ComparedItem[];
}

/** One of the two scans. */
export interface ComparedSide {
  readonly paths: readonly string[];
  readonly version: string;
  /** The catalog's SHA-256. */
  readonly catalog: string;
  /** Sources with lines in them. */
  readonly files: number;
  /** The logs that they are, in the order of LOG_NAMES. */
  readonly logs: readonly LogName[];
  readonly first: string | null;
  readonly last: string | null;
  /** For how long any log was written, in milliseconds; null without times. */
  readonly watchedMs: number | null;
  readonly interrupted: boolean;
  /** How many places could not be read in full. */
  readonly unread: number;
  readonly filters: Pick<Report["scan"], "since" | "until" | "device" | "log" | "level">;
}

/** A finding, or the incidents of one rule about one phone, server or other name, on both sides. */
export interface ComparedItem {
  /** "F-" and the pattern; "I-" and the rule, then a blank and what it is about, except for the cluster. */
  readonly id: string;
  readonly kind: "finding" | "incident";
  /** Pattern or rule id. */
  readonly of: string;
  readonly title: string;
  /** After, where it was seen then, else before. */
  readonly level: Level;
  /** What the incidents are about; null for a finding, and for incidents about the whole cluster. */
  readonly entity: string | null;
  readonly outcome: Outcome;
  /** In which ways it is worse than before, for one that is still there. */
  readonly worse: readonly ("level" | "devices")[];
  /** Why the side that did not see it could not have; only where it is not testable. */
  readonly reasons: readonly NotTestable[];
  readonly before: Sighting;
  readonly after: Sighting;
  /** The longest time that is known to have passed without it on the side that saw it, in milliseconds; null as there. */
  readonly pauseMs: number | null;
  /** What became of it on each of the phones listed. */
  readonly devices: Readonly<Record<Outcome, readonly string[]>>;
  /** For one that is still there: why a side could not have seen it on phones that only the other one names. */
  readonly deviceReasons: { readonly before: readonly NotTestable[]; readonly after: readonly NotTestable[] };
  /** How many phones a side did not list. */
  readonly devicesOmitted: number;
  /** For one that is still there: all that after shows of it lies in time that before covers too. */
  readonly onlyInCommonTime: boolean;
  readonly cause: string;
  /** Numbered steps, one per line. */
  readonly action: string;
  readonly verify: string;
  /** A few lines of the side that saw it, of after where both did. */
  readonly evidence: readonly ComparedLine[];
  /** Ids of the incidents of the same outcome that tell all of it, for a finding. */
  readonly toldBy: readonly string[];
}

/** What a side saw of an item. */
export interface Sighting {
  /** Records of a finding, or incidents; 0 where it was not seen. */
  readonly count: number;
  readonly level: Level | null;
  readonly first: string | null;
  readonly last: string | null;
  readonly logs: readonly LogName[];
  readonly nodes: readonly string[];
  /**
   * For how long the logs were written in which it stands or stood, in milliseconds; null where no time tells, and for logs
   * that are only written while somebody runs a tool.
   */
  readonly watchedMs: number | null;
}

/** The reasons for which a side could not have seen something. */
export const NOT_TESTABLE_REASONS = [
  "nothing-read", // no file with lines in it
  "interrupted", // the scan was interrupted
  "filter-level", // below --level
  "filter-device", // another phone than those of --device
  "filter-log", // logs left out by --log
  "filter-time", // no log reaches into --since and --until
  "catalog", // another catalog, not known to have had the pattern or rule
  "told-otherwise", // a rule that knows more of the cause, or less, tells of the same phones there
  "no-log", // logs that were not read
  "no-node", // no such log of these servers was read
  "no-overlap", // logs that never cover the same time
  "low-trace-level", // logs written at a trace level that leaves it out
  "cut-short", // logs that were not read in full
  "no-times", // how long the logs were written is not known
  "too-short", // the logs were written for less time than it stays away
  "too-short-for-one", // the same, for one of the phones
  "list-full", // of phones only: there are more than are listed
] as const;

/** Why a side could not have seen something. */
export interface NotTestable {
  readonly reason: (typeof NOT_TESTABLE_REASONS)[number];
  /** The logs it is about. */
  readonly logs: readonly LogName[];
  /** The servers it is about. */
  readonly nodes: readonly string[];
  /** Ids of the items of that side it is about. */
  readonly items: readonly string[];
}
