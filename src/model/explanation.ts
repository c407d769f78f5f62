import type { LogName } from "./log.ts";
import type { Clause, Pattern } from "./pattern.ts";

/** A pattern that a text leads to. */
export interface LookUpHit {
  readonly pattern: Pattern;
  /** 0 to 1; 1 where the text holds the message itself. */
  readonly score: number;
  /** The printed message, title or known-as phrase that came closest. */
  readonly closest: string;
}

/** A hit with the messages that the guide prints for its pattern. */
export interface ExplainedHit extends LookUpHit {
  readonly messages: readonly string[];
}

/** Why words that fit a clause are not the message. */
export type NotAMessage = "typed-field" | "goes-on-before" | "goes-on-after";

/** How far one clause of a pattern got on a record. */
export interface ClauseOutcome {
  readonly clause: Clause;
  readonly list: "any" | "none";
  /** 0-based place in that list. */
  readonly index: number;
  readonly result:
    | { readonly kind: "holds"; readonly at: number; readonly length: number }
    | { readonly kind: "refused"; readonly at: number; readonly length: number; readonly why: NotAMessage }
    /** `length` characters of the text fitted the part `fitted` of the clause, then `wanted` did not follow. */
    | {
        readonly kind: "stops";
        readonly at: number;
        readonly length: number;
        readonly fitted: string;
        readonly wanted: string;
      }
    /** The record carries another alarm, or none (null). */
    | { readonly kind: "other-alarm"; readonly alarm: string | null }
    /** The right alarm with another reason, or without one (null). */
    | { readonly kind: "other-reason"; readonly reason: number | null };
  /** 0 to 1: how much of the clause fitted; 1 when it holds. */
  readonly progress: number;
}

/** What `ccmtrace explain --line` says about a line. */
export interface ExplainedLine {
  readonly line: string;
  /** The log it stands in: as given, else as its layout tells, else null. */
  readonly log: LogName | null;
  readonly isLogGiven: boolean;
  /** The patterns that report it, then those that came near, nearest first. */
  readonly candidates: readonly LineCandidate[];
}

/** A pattern held against a line. */
export interface LineCandidate {
  readonly pattern: Pattern;
  readonly verdict: "reported" | "left-to" | "other-log" | "no-match" | "gave-up";
  /** The id of the pattern it is left to. */
  readonly leftTo: string | null;
  readonly outcomes: readonly ClauseOutcome[];
}

/** A row of the guide and what stands for it in the catalog. */
export interface CoveredRow {
  readonly row: string;
  readonly page: string;
  /** The message as printed; empty where the guide prints none. */
  readonly message: string;
  /** What the guide describes, where it prints no message. */
  readonly about: string;
  readonly patterns: readonly {
    readonly id: string;
    readonly tests: number;
    /** Does the pattern's own scan find the printed message, or the look-up lead from it to the card? */
    readonly finds: boolean;
  }[];
  readonly status: "covered" | "no-pattern" | "not-found";
}
