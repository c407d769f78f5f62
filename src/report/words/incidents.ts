/** What the reports say about incidents, the certificate story of a phone, and whether either could have been seen. */
import type { ClockDifference, RuleBlindReason, RuleType, StageName, StageStatus } from "../../model/index.ts";
import type { Unit } from "../duration.ts";

/** The words for incidents, in one language. */
export interface IncidentWords {
  readonly headings: {
    readonly incidents: string;
    readonly story: string;
    readonly notSeen: string;
    readonly clocks: string;
  };
  readonly stages: Readonly<Record<StageName, string>>;
  readonly stageStatuses: Readonly<Record<StageStatus, string>>;
  readonly units: Readonly<Record<Unit, string>>;
  readonly cluster: string;
  readonly counted: {
    readonly incidents: (count: number) => string;
    readonly moreIncidents: (count: number) => string;
  };

  readonly tracesShow: string;
  readonly inferred: string;
  readonly linesInferred: string;
  readonly undecided: string;
  readonly openAt: (until: string) => string;
  /** Behind a line that stands for several like it; `until` is the time of the last. */
  readonly repeated: (count: number, until: string) => string;
  readonly repeatedOnly: (count: number) => string;
  readonly leftOut: (count: number) => string;
  readonly stepsLeftOut: (count: number) => string;
  /** A line that is no step of the story but sheds light on it. */
  readonly clue: (title: string) => string;
  readonly inferredLine: string;
  readonly datesFrom: (bases: string) => string;
  readonly holds: (finding: string, records: number) => string;
  readonly holdsPart: (finding: string, records: number, all: number) => string;

  /** In place of the findings that incidents above tell wholly. */
  readonly folded: (count: number) => string;
  readonly partOfIncident: (records: number, all: number, incidents: readonly string[]) => string;

  readonly hiddenBelowLevel: (count: number, level: string) => string;
  readonly hiddenOtherDevice: (count: number) => string;
  readonly rulesNotSeen: (blind: number, partly: number, all: number) => string;

  readonly brokeAt: (stage: string) => string;
  readonly noBreak: string;
  readonly nothingOfPhone: string;
  readonly stageLine: (stage: string, title: string) => string;
  readonly failed: (stage: string) => string;
  readonly brokeHere: string;
  readonly whatUnseenMeans: string;
  readonly whatBlindMeans: string;

  readonly blindRules: (count: number, all: number) => string;
  readonly partlyRules: (count: number, all: number) => string;
  readonly moreKinds: (count: number) => string;
  readonly reasons: Readonly<Record<RuleBlindReason, (logs: string) => string>>;
  readonly silentMeans: string;
  readonly clocks: {
    /** `certainty` says how sure that is. */
    readonly ahead: (node: string, by: string, against: string, events: number, certainty: string) => string;
    readonly agree: (node: string, against: string, events: number, certainty: string) => string;
    readonly certainties: Readonly<Record<ClockDifference["confidence"], string>>;
    readonly exceeds: string;
    readonly aligned: string;
  };
  /** What a rule looks for. */
  readonly rule: {
    readonly looksFor: string;
    readonly clues: string;
    readonly types: Readonly<Record<RuleType, string>>;
    readonly optional: (step: string) => string;
    readonly condition: (gte: number, lt: number | null, field: string | null) => string;
    readonly within: (duration: string) => string;
    readonly about: (keys: string) => string;
    readonly resetOn: (patterns: string) => string;
  };
  readonly untimed: (count: number) => string;
  readonly forgotten: (count: number) => string;
  readonly late: (count: number) => string;
}
