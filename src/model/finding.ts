import type { Entities } from "./entities.ts";
import type { LogName } from "./log.ts";
import type { Moment } from "./moment.ts";

/** All matches that say the same thing. */
export interface Finding {
  /** Pattern id. */
  readonly pattern: string;
  readonly logs: readonly LogName[];
  /** Number of matches, an alarm printed twice counted once. */
  readonly count: number;
  readonly first: Moment | null;
  readonly last: Moment | null;
  /** Every entity named, each list sorted and capped at ENTITY_LIMIT. */
  readonly entities: Entities;
  /** How many entities the cap left out, by kind. */
  readonly entitiesOmitted: Partial<Record<keyof Entities, number>>;
  /** Servers whose logs hold it. */
  readonly nodes: readonly string[];
  /** A few matches: the first ones of as many devices or files as fit. */
  readonly evidence: readonly Evidence[];
}

/** A quoted line and its address. */
export interface Evidence {
  readonly path: string;
  readonly line: number;
  readonly offset: number;
  readonly time: Moment | null;
  readonly text: string;
}

/** How many names of one kind a finding lists. */
export const ENTITY_LIMIT = 200;
/** How many lines a finding quotes. */
export const EVIDENCE_LIMIT = 5;
