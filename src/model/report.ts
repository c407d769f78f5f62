/**
 * The report as JSON, schema 1. Field names are a contract: other programs read them. Times are ISO 8601, with an
 * offset where the zone is known.
 */
import type { CoverageStatus } from "./coverage.ts";
import type { Encoding } from "./encoding.ts";
import type { Entities } from "./entities.ts";
import type { FormatName } from "./format.ts";
import type { Language } from "./language.ts";
import type { LogName } from "./log.ts";
import type { DateBasis } from "./moment.ts";
import type { Confidence, GuideRow, Level } from "./pattern.ts";
import type { ProblemKind } from "./problem.ts";

/** Everything a scan has to say. */
export interface Report {
  readonly schema: 1;
  readonly tool: {
    readonly name: "ccmtrace";
    readonly version: string;
    readonly catalog: { readonly sha256: string; readonly patterns: number };
  };
  readonly scan: {
    readonly paths: readonly string[];
    readonly since: string | null;
    readonly until: string | null;
    readonly tz: string | null;
    /** The zones given for servers' clocks, as typed: "cm7=Asia/Tokyo". */
    readonly sourceTz: readonly string[];
    /** The encoding every text was read in, null where each file's own was detected. */
    readonly encoding: Encoding | null;
    readonly lang: Language;
    /** Other filters in force, null where not given. */
    readonly device: readonly string[] | null;
    readonly log: readonly LogName[] | null;
    readonly level: Level;
    /** True when the scan was interrupted: what follows is what was found so far. */
    readonly interrupted: boolean;
  };
  readonly sources: readonly ReportSource[];
  readonly coverage: {
    readonly logs: readonly ReportLogCoverage[];
    readonly gaps: readonly { readonly path: string; readonly from: string; readonly to: string }[];
    readonly blind: readonly { readonly pattern: string; readonly reason: "no-log" }[];
    /** Whether the logs' times reach into --since/--until; null without a bound or without times. */
    readonly window: "covered" | "partly" | "none" | null;
  };
  readonly findings: readonly ReportFinding[];
  readonly incidents: readonly ReportIncident[];
  readonly problems: readonly ReportProblem[];
  /** What filters kept out of the report. */
  readonly hidden: {
    /** Findings below --level, by level. */
    readonly belowLevel: Partial<Record<Level, number>>;
    /** Matches outside --since/--until. */
    readonly outsideTime: number;
    /** Matches of other devices than --device. */
    readonly otherDevice: number;
    /** Matches that name no phone, left out by --device. */
    readonly noDevice: number;
    /** Matches without a time that --since/--until could be held against; they are shown. */
    readonly untimed: number;
    /** Files of other logs than --log: not read. */
    readonly otherLog: number;
  };
}

/** One file that was read. */
export interface ReportSource {
  readonly path: string;
  readonly log: LogName | null;
  readonly node: string | null;
  readonly format: FormatName;
  readonly encoding: Encoding;
  /** Bytes scanned, decompressed. */
  readonly bytes: number;
  readonly lines: number;
  readonly records: number;
  /** Lines before the first record, or records whose head could not be read. */
  readonly unparsed: number;
  readonly first: string | null;
  readonly last: string | null;
  /** Where the dates come from; null without times. */
  readonly dateFrom: DateBasis | null;
}

/** One row of the collection checklist. */
export interface ReportLogCoverage {
  readonly log: LogName;
  readonly location: string;
  readonly status: CoverageStatus;
  readonly files: number;
  readonly first: string | null;
  readonly last: string | null;
}

/** One finding, with the words of its pattern in the report's language. */
export interface ReportFinding {
  /** The same in every run over the same failure: "F-" and the pattern id. */
  readonly id: string;
  readonly pattern: string;
  readonly title: string;
  readonly level: Level;
  readonly confidence: Confidence;
  readonly logs: readonly LogName[];
  readonly nodes: readonly string[];
  readonly count: number;
  readonly first: string | null;
  readonly last: string | null;
  readonly entities: Entities;
  readonly entitiesOmitted: Partial<Record<keyof Entities, number>>;
  readonly guide: readonly GuideRow[];
  readonly cause: string;
  /** Numbered steps, one per line. */
  readonly action: string;
  readonly verify: string;
  readonly evidence: readonly {
    readonly path: string;
    readonly line: number;
    readonly offset: number;
    readonly time: string | null;
    /** Where the time's date comes from; null without time. */
    readonly dateFrom: DateBasis | null;
    readonly text: string;
  }[];
}

/** One incident. */
export interface ReportIncident {
  readonly id: string;
  readonly rule: string;
  readonly title: string;
  readonly level: Level;
  readonly entity: string;
  readonly first: string | null;
  readonly last: string | null;
  readonly findings: readonly string[];
  readonly cause: string;
  readonly action: string;
  readonly verify: string;
  readonly facts: Readonly<Record<string, string | number>>;
  readonly timeline: readonly {
    readonly time: string | null;
    readonly path: string;
    readonly line: number;
    readonly text: string;
  }[];
}

/** One problem, worded in the report's language. */
export interface ReportProblem {
  readonly path: string;
  readonly kind: ProblemKind;
  readonly message: string;
  readonly offset?: number;
}
