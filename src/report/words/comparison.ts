/** What a comparison of two scans says. */
import type { NotTestable, Outcome } from "../../model/index.ts";

/** The words for comparisons, in one language. `side` is one of `sides`, as it stands in a sentence. */
export interface ComparisonWords {
  readonly headings: Readonly<Record<Outcome, string>>;
  /** The labels of the two sides. */
  readonly sides: { readonly before: string; readonly after: string };
  readonly why: string;
  readonly who: string;

  readonly verdict: (counts: Readonly<Record<Outcome, number>>) => string;
  /** How many of those still there became worse. */
  readonly worse: (count: number) => string;
  /** How many of those not testable are there after. */
  readonly onlyAfterCount: (count: number) => string;
  readonly nothing: string;
  /** For how long logs were written. */
  readonly watched: (duration: string) => string;
  readonly watchedUnknown: string;

  readonly nothingRead: (side: string) => string;
  readonly interrupted: (side: string) => string;
  readonly unread: (side: string, places: number) => string;
  readonly reversed: string;
  readonly overlap: (until: string) => string;
  readonly logsLost: (logs: string) => string;
  readonly filtersDiffer: (before: string, after: string) => string;
  readonly noFilter: string;
  readonly catalogsDiffer: string;

  readonly folded: (count: number) => string;
  /** What it takes to be called gone. */
  readonly goneMeans: string;
  readonly none: string;
  readonly every: (duration: string) => string;
  readonly longEnough: (about: PauseDetail) => string;
  /** For what stands in the log of a tool that somebody runs. */
  readonly runs: (side: string) => string;
  readonly worseLevel: (from: string, to: string) => string;
  readonly worseDevices: string;
  readonly onlyInCommonTime: string;
  /** Before the reasons for which phones that only one side names are not testable. */
  readonly devicesOpen: string;
  readonly onlyBefore: string;
  readonly onlyAfter: string;
  readonly devices: Readonly<Record<Outcome, (names: string) => string>>;
  readonly devicesOmitted: (count: number) => string;
  readonly reasons: Readonly<Record<NotTestable["reason"], (about: ReasonDetail) => string>>;
}

/** How long something stayed away on the side that saw it, and for how long the side that did not was watched. */
export interface PauseDetail {
  /** The side that did not see it. */
  readonly side: string;
  /** The side that saw it. */
  readonly seenSide: string;
  readonly pause: string;
  readonly watched: string;
}

/** What a reason is about. */
export interface ReasonDetail extends PauseDetail {
  readonly logs: string;
  readonly nodes: string;
  readonly items: string;
}
