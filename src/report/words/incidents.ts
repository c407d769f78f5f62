/** The words for incidents, the story of a phone, and what could have been seen of them. */
import type { RuleBlindReason, StageName, StageStatus } from "../../model/index.ts";

/** What a language must have words for. */
export interface IncidentWords {
  /** A length of time in milliseconds: "7 min 35 s". */
  readonly duration: (ms: number) => string;
  /** What an incident is about when it names no one: the cluster. */
  readonly cluster: string;
  /** The server or name it is about, and the phones in it. */
  readonly withDevices: (what: string, devices: string) => string;
  readonly records: (count: number) => string;
  /** Before the sentences of the clues. */
  readonly cluesSay: string;
  readonly undecided: string;
  readonly openAt: (time: string) => string;
  readonly inferred: string;
  /** So many lines of a kind one after the other. */
  readonly times: (count: number, until: string) => string;
  readonly linesOmitted: (count: number) => string;
  /** A finding an incident explains, whole or in part. */
  readonly explainsAll: (title: string, count: number) => string;
  readonly explainsPart: (title: string, count: number, all: number) => string;
  /** In the findings: how many are told above. */
  readonly folded: (count: number) => string;
  /** In a finding: what of it is told above. */
  readonly partOf: (count: number, all: number) => string;
  readonly worst: (counted: string, level: string, title: string) => string;
  readonly hiddenBelowLevel: (count: number, level: string) => string;
  readonly hiddenOtherDevice: (count: number) => string;

  readonly storyOf: (device: string) => string;
  readonly stages: Readonly<Record<StageName, string>>;
  readonly stageStatuses: Readonly<Record<StageStatus, string>>;
  readonly outcomes: Readonly<Record<"ok" | "failed" | "note", string>>;
  readonly brokeHere: string;
  readonly nothingBroke: string;

  readonly rulesBlind: (blind: number, all: number) => string;
  readonly rulesPartly: (count: number) => string;
  readonly reasons: Readonly<Record<RuleBlindReason, (logs: string) => string>>;
  readonly silent: (log: string, node: string, span: string) => string;
  readonly silentHeading: string;
  readonly clocksHeading: string;
  readonly clock: (
    node: string,
    against: string,
    offset: string,
    isAhead: boolean,
    pairs: number,
    sure: string,
  ) => string;
  readonly sureness: Readonly<Record<"high" | "medium" | "low", string>>;
  readonly clocksAligned: string;
  readonly clocksNotAligned: string;
  readonly uncorrelatedUntimed: (count: number) => string;
  readonly uncorrelatedForgotten: (count: number) => string;
  readonly uncorrelatedLate: (count: number) => string;
}
