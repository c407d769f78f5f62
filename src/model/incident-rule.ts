import type { EntityKind } from "./entities.ts";
import type { Bilingual } from "./language.ts";
import type { LogName } from "./log.ts";
import type { Confidence, GuideRow, Level, Status } from "./pattern.ts";

/**
 * What a rule asks of the matches of one group, in the words of Sigma: so many of them; so many different names in
 * them; some of each step, in any order or in the order of the steps; or a first one that a second one does not follow.
 */
export const RULE_TYPES = ["event_count", "value_count", "temporal", "temporal_ordered", "absence"] as const;
/** One of the rule types. */
export type RuleType = (typeof RULE_TYPES)[number];

/** What matches of one incident must have in common: a name of that kind, or the server whose log they stand in. */
export type GroupKey = EntityKind | "node";

/** How matches become an incident: one story. One file in patterns/incidents/. */
export interface IncidentRule {
  /** Equals the file name; thing first, then what happened. */
  readonly id: string;
  readonly title: Bilingual;
  readonly status: Status;
  readonly level: Level;
  /** How sure we are that the matches together mean this, apart from how sure their texts are. */
  readonly confidence: Confidence;
  /** Rows of the guide that tell this story. */
  readonly guide: readonly GuideRow[];
  readonly type: RuleType;
  /**
   * What is looked for. Counts have one step; an absence has two, what happened and what should have followed; the
   * others two or more.
   */
  readonly steps: readonly RuleStep[];
  /** Empty: all matches are one group, the cluster. */
  readonly groupBy: readonly GroupKey[];
  /** The longest time from the first to the last match that count together, in milliseconds; null: no limit. */
  readonly timespanMs: number | null;
  /** For counts: how many; null for the others. */
  readonly condition: RuleCondition | null;
  /** Patterns that end what was begun: a count starts anew, a sequence too. */
  readonly resetOn: readonly string[];
  /** How far the clocks of two servers may differ before the order of their records is believed, in milliseconds. */
  readonly maxSkewMs: number;
  /** A repeat that begins within so many milliseconds of the incident's last match belongs to it; null: any repeat. */
  readonly suppressMs: number | null;
  /**
   * Rules that know better: an incident of theirs that holds a match of this one's steps, if only as a clue, silences it,
   * even where a still better one silences that.
   */
  readonly yieldsTo: readonly string[];
  /** What, seen in the same group and time, says more: causes, preconditions, consequences. */
  readonly clues: readonly Clue[];
  readonly derive: readonly Derivation[];
  readonly cause: Bilingual;
  /** Numbered steps, one per line. */
  readonly action: Bilingual;
  readonly verify: Bilingual;
  /** What will happen if nothing is done. */
  readonly outlook: Bilingual;
  readonly tests: readonly RuleTest[];
  /** The file it was read from, for messages. */
  readonly file: string;
}

/** One thing that a rule looks for: a match of any of these patterns, or an incident of any of these rules. */
export interface RuleStep {
  /** What it is in the story, for the timeline: "wrong string entered". */
  readonly name: Bilingual;
  readonly patterns: readonly string[];
  readonly rules: readonly string[];
  /** Only matches of these logs, or of files whose log is not known; empty: of any. */
  readonly logs: readonly LogName[];
  /** Only matches that name one of these, by kind; compared without regard to case. */
  readonly where: Partial<Record<EntityKind, readonly string[]>>;
  /** A sequence is complete without it; where it is seen in its place it belongs to the incident. */
  readonly optional: boolean;
}

/** How many a count asks for: of matches, or of different names in `field`. */
export interface RuleCondition {
  readonly field: GroupKey | null;
  /** At least so many. */
  readonly gte: number;
  /** Fewer than so many; null: no limit. */
  readonly lt: number | null;
}

/** A pattern that sheds light on the incident. */
export interface Clue {
  readonly id: string;
  readonly patterns: readonly string[];
  /** Counts only where it names what the incident is about; else one that names no phone (or server) counts for all. */
  readonly isNamed: boolean;
  /** How far before the incident's first and behind its last match it counts, in milliseconds; null: any time. */
  readonly withinMs: number | null;
  /** What it says about the cause. */
  readonly says: Bilingual;
}

/** A fact worked out from the matches. */
export interface Derivation {
  /** Key in the report's facts. */
  readonly id: string;
  readonly label: Bilingual;
  readonly value:
    | { readonly kind: "count" }
    /** `from` less the number of matches, never below 0. */
    | { readonly kind: "left"; readonly from: number }
    /** The time of the first or the last match, moved by milliseconds. */
    | { readonly kind: "time"; readonly of: "first" | "last"; readonly plusMs: number }
    /** From the first to the last match. */
    | { readonly kind: "duration" }
    /** The names of one kind. */
    | { readonly kind: "names"; readonly field: GroupKey }
    /** Which of the patterns were seen. */
    | { readonly kind: "patterns" };
}

/** Timed matches, and the incidents they must give: none, for a test that says why. */
export interface RuleTest {
  readonly events: readonly TestEvent[];
  readonly expect: readonly ExpectedIncident[];
  /** For a test without incidents. */
  readonly why: string;
  /** Until when the logs go on, as the clock shows it, in milliseconds since 1970; null: to the last event. */
  readonly coveredTo: number | null;
}

/** A match as a test writes it. */
export interface TestEvent {
  /** As the clock shows it, in milliseconds since 1970. */
  readonly localMs: number;
  readonly pattern: string;
  readonly log: LogName | null;
  readonly node: string | null;
  readonly entities: Partial<Record<EntityKind, string>>;
}

/** What must be true of an incident; what is left out is not looked at. */
export interface ExpectedIncident {
  readonly entity: string | null;
  readonly matches: number | null;
  readonly facts: Readonly<Record<string, string | number>>;
  readonly clues: readonly string[] | null;
}
