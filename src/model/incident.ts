import type { GroupKey } from "./incident-rule.ts";
import type { Match } from "./match.ts";
import type { Moment } from "./moment.ts";

/** Matches that tell one story. */
export interface Incident {
  /** Rule id. */
  readonly rule: string;
  /** What its matches have in common, in the order of the rule's group-by; empty for the cluster. */
  readonly group: readonly { readonly key: GroupKey; readonly name: string }[];
  readonly first: Moment | null;
  readonly last: Moment | null;
  /** Its matches in the order of time, clues among them. */
  readonly events: readonly IncidentEvent[];
  /** Ids of the clues that were seen, if only in a step, in the order of the rule. */
  readonly clues: readonly string[];
  readonly facts: Readonly<Record<string, Fact>>;
  /** Every phone and server its matches name, sorted. */
  readonly devices: readonly string[];
  readonly nodes: readonly string[];
  /** The order of two matches matters, and the clocks do not tell it. */
  readonly isUndecided: boolean;
  /** For an absence whose time was not over when the logs end: up to when they go. */
  readonly openAt: Moment | null;
}

/** One match in an incident. */
export interface IncidentEvent {
  readonly match: Match;
  /** 0-based number of the rule's step; null for a clue. */
  readonly step: number | null;
  /** Id of the clue; null for a step. */
  readonly clue: string | null;
}

/** A fact worked out from the matches: a number, words, pattern ids, a moment, or a length of time in milliseconds. */
export type Fact =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "words"; readonly value: string }
  | { readonly kind: "patterns"; readonly value: readonly string[] }
  | { readonly kind: "time"; readonly value: Moment }
  | { readonly kind: "duration"; readonly value: number };
