/**
 * The report as JSON, schema 1. Field names are a contract: other programs read them. Times are ISO 8601, with an
 * offset where the zone is known.
 */
import type { ClockDifference } from "./clock-difference.ts";
import type { CoverageStatus, RuleCoverage } from "./coverage.ts";
import type { Encoding } from "./encoding.ts";
import type { Entities } from "./entities.ts";
import type { FormatName } from "./format.ts";
import type { GroupKey } from "./incident-rule.ts";
import type { Language } from "./language.ts";
import type { LogName } from "./log.ts";
import type { DateBasis } from "./moment.ts";
import type { Confidence, GuideRow, Level } from "./pattern.ts";
import type { ProblemKind } from "./problem.ts";
import type { StageName, StageStatus } from "./story.ts";

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
    /** Were the clocks' differences (coverage.clocks) taken off when events of several servers were put in order? */
    readonly alignClocks: boolean;
    /** True when the scan was interrupted: what follows is what was found so far. */
    readonly interrupted: boolean;
  };
  readonly sources: readonly ReportSource[];
  readonly coverage: {
    readonly logs: readonly ReportLogCoverage[];
    readonly gaps: readonly { readonly path: string; readonly from: string; readonly to: string }[];
    readonly blind: readonly { readonly pattern: string; readonly reason: "no-log" }[];
    /** For each rule whether its incidents could have been seen. */
    readonly rules: readonly ReportRuleCoverage[];
    /** Logs that begin later or end earlier than the others. */
    readonly silent: readonly {
      readonly log: LogName;
      readonly node: string | null;
      readonly from: string;
      readonly to: string;
    }[];
    /** By how much the clocks of two servers differ, where both wrote the same event down. */
    readonly clocks: readonly ReportClockDifference[];
    /** What correlation could not use: matches without time; matches that were too many to be remembered. */
    readonly uncorrelated: { readonly untimed: number; readonly forgotten: number; readonly late: number };
    /** Whether the logs' times reach into --since/--until; null without a bound or without times. */
    readonly window: "covered" | "partly" | "none" | null;
  };
  readonly findings: readonly ReportFinding[];
  readonly incidents: readonly ReportIncident[];
  /** The certificate story of each phone that --device names. */
  readonly stories: readonly ReportStory[];
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
    /** Incidents below --level, by level. */
    readonly incidentsBelowLevel: Partial<Record<Level, number>>;
    /** Incidents about other phones than those of --device. */
    readonly incidentsOtherDevice: number;
    /** Files of other logs than --log: not read. */
    readonly otherLog: number;
  };
}

/** One file that was read. */
export interface ReportSource {
  readonly path: string;
  readonly log: LogName | null;
  readonly node: string | null;
  /** The version of CallManager that the file's head names; null where it names none. */
  readonly version: string | null;
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

/** Whether the incidents of one rule could have been seen, with the rule's title. */
export interface ReportRuleCoverage extends RuleCoverage {
  readonly title: string;
}

/** By how much the clocks of two servers differ. */
export interface ReportClockDifference extends ClockDifference {
  /** True where some rule does not allow for so much, so that the order of events across the two may read wrong. */
  readonly exceedsSkew: boolean;
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
  /** How many of them belong to the report's incidents, each counted once; never more than `count`. */
  readonly inIncidents: number;
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

/** One incident, worded in the report's language. */
export interface ReportIncident {
  /** `I-` and the rule, then what the incident is about, then a number where it is not the first of those. */
  readonly id: string;
  readonly rule: string;
  readonly title: string;
  readonly level: Level;
  /** The least sure of the rule and of the texts its matches rest on. */
  readonly confidence: Confidence;
  /** The phone, server or other name it is about; "cluster" where it is about none in particular. */
  readonly entity: string;
  /** The same by kind, in the order of the rule; empty for the cluster, a name is empty where it is not known. */
  readonly group: readonly { readonly key: GroupKey; readonly name: string }[];
  readonly first: string | null;
  readonly last: string | null;
  /** Every phone and server named, each list sorted and capped at ENTITY_LIMIT. */
  readonly devices: readonly string[];
  readonly devicesOmitted: number;
  readonly nodes: readonly string[];
  /** Ids of the findings its matches belong to, of those that the report shows. */
  readonly findings: readonly string[];
  /** How many matches of each finding it holds, by the finding's id, also of those that --level hides. */
  readonly explained: Readonly<Record<string, number>>;
  readonly guide: readonly GuideRow[];
  readonly cause: string;
  /** Numbered steps, one per line. */
  readonly action: string;
  readonly verify: string;
  /** What will happen if nothing is done. */
  readonly outlook: string;
  readonly facts: Readonly<Record<string, string | number>>;
  /** The words for each of the facts. */
  readonly factLabels: Readonly<Record<string, string>>;
  /** What sheds light on the cause and was seen. */
  readonly clues: readonly { readonly id: string; readonly says: string }[];
  /** True when the order of two of its lines matters and the clocks do not tell it. */
  readonly undecided: boolean;
  /** For something that did not follow before the logs end: up to when they go. */
  readonly openAt: string | null;
  readonly timeline: readonly {
    readonly time: string | null;
    /** Where the time's date comes from; null without time. */
    readonly dateFrom: DateBasis | null;
    readonly path: string;
    readonly line: number;
    readonly offset: number;
    readonly text: string;
    readonly pattern: string;
    /** What the line is in the story. */
    readonly step: string;
    /** True for a line that only sheds light on the story. */
    readonly clue: boolean;
    readonly confidence: Confidence;
    /** So many lines of the incident are left out just before this one. */
    readonly omittedBefore: number;
  }[];
  /** How many lines of the incident the timeline leaves out in all. */
  readonly timelineOmitted: number;
}

/** The way of one phone from its CTL file to its registration, worded. */
export interface ReportStory {
  readonly device: string;
  readonly stages: readonly { readonly stage: StageName; readonly status: StageStatus }[];
  /** The first stage that broke and was not mended; null where none did. */
  readonly broke: StageName | null;
  readonly timeline: readonly {
    readonly time: string | null;
    readonly stage: StageName;
    readonly status: "ok" | "failed" | "note";
    readonly title: string;
    readonly pattern: string;
    /** So many lines of the same kind one after the other; time and place are those of the first. */
    readonly count: number;
    readonly path: string;
    readonly line: number;
    readonly offset: number;
    readonly text: string;
    /** True for the line at which the way broke. */
    readonly broke: boolean;
  }[];
  readonly timelineOmitted: number;
}

/** One problem, worded in the report's language. */
export interface ReportProblem {
  readonly path: string;
  readonly kind: ProblemKind;
  readonly message: string;
  readonly offset?: number;
}
