import type { Match } from "./match.ts";

/** The stages of a phone's way into a secured cluster, in their order. */
export const STAGE_NAMES = ["tftp", "ctl", "capf", "lsc", "tls", "registration"] as const;
/** One of the stages. */
export type StageName = (typeof STAGE_NAMES)[number];

/**
 * How a stage went: its last line is a success; a failure that no later success mended; logs that could show it were read
 * and show nothing; none of those logs was read.
 */
export type StageStatus = "ok" | "failed" | "unseen" | "blind";

/** What a match of a pattern says about a stage; patterns/stages.yaml. */
export interface StageMark {
  readonly stage: StageName;
  readonly outcome: "ok" | "failed" | "note";
}

/** The way of one phone. */
export interface Story {
  readonly device: string;
  readonly stages: readonly { readonly stage: StageName; readonly status: StageStatus }[];
  /** The first stage that broke and was not mended; null where none did. */
  readonly broke: StageName | null;
  /** In the order of time; lines of the same kind one after the other are one step. */
  readonly steps: readonly StoryStep[];
}

/** One step of the way. */
export interface StoryStep extends StageMark {
  /** The first of them. */
  readonly match: Match;
  readonly count: number;
  /** True for the step at which the way broke. */
  readonly broke: boolean;
}
