import type { EntityKind } from "./entities.ts";
import type { Bilingual } from "./language.ts";
import type { LogName } from "./log.ts";

/** How bad a finding is, from harmless to worst. */
export const LEVELS = ["informational", "low", "medium", "high", "critical"] as const;
/** One of the levels. */
export type Level = (typeof LEVELS)[number];

/** How sure we are of the text: the guide prints it, a published real line shows it, or it is our reading. */
export const CONFIDENCES = ["verbatim", "observed", "inferred"] as const;
/** One of the confidences. */
export type Confidence = (typeof CONFIDENCES)[number];

/** Where a text is seen. */
export const SURFACES = ["log", "dialog", "phone", "alarm", "browser"] as const;
/** One of the surfaces. */
export type Surface = (typeof SURFACES)[number];

/** How mature a pattern is. */
export const STATUSES = ["experimental", "test", "stable", "deprecated"] as const;
/** One of the statuses. */
export type Status = (typeof STATUSES)[number];

/** Compares two levels: below zero when `a` is the lesser. */
export function compareLevels(a: Level, b: Level): number {
  return LEVELS.indexOf(a) - LEVELS.indexOf(b);
}

/** One way a record can say the failure. */
export type Clause =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "regex"; readonly regex: string }
  | { readonly kind: "alarm"; readonly names: readonly string[]; readonly reasons: readonly number[] | null };

/** A known message or failure: where it is seen, what it means and what to do. One file in patterns/. */
export interface Pattern {
  /** Equals the file name; thing first, then what happened. */
  readonly id: string;
  readonly title: Bilingual;
  readonly status: Status;
  /** For a deprecated pattern the id of the one that replaces it. */
  readonly successor: string | null;
  readonly level: Level;
  readonly confidence: Confidence;
  readonly surface: readonly Surface[];
  /** The logs it can stand in; a file of unknown log is always searched. Empty for a card. */
  readonly logs: readonly LogName[];
  /** Rows of the guide it covers. */
  readonly guide: readonly GuideRow[];
  /** Other words people use for it, which a look-up understands. */
  readonly knownAs: { readonly en: readonly string[]; readonly ja: readonly string[] };
  /**
   * A record matches when any clause of `any` holds and none of `none`. A card, for a failure that no log shows, has
   * no clauses and is only looked up.
   */
  readonly any: readonly Clause[];
  readonly none: readonly Clause[];
  /** Patterns that know better: where one of them matches the same record, this one keeps silent. */
  readonly yieldsTo: readonly string[];
  /** Entities taken from the record: true for the standard reading, else a regex with a group of that name. */
  readonly extract: Partial<Record<EntityKind, true | string>>;
  /**
   * An expression whose first group is the time that matters, where that is not the record's own: "2020/05/01 10:04:24".
   * Null: the record's own.
   */
  readonly time: string | null;
  /** Names of codes: what follows the number in the entity `code`, by number as printed. */
  readonly codes: Readonly<Record<string, string>>;
  readonly cause: Bilingual;
  /** Numbered steps, one per line. */
  readonly action: Bilingual;
  readonly verify: Bilingual;
  readonly tests: readonly PatternTest[];
  /** The file it was read from, for messages. */
  readonly file: string;
}

/** A row of the guide, "9-2/081", and the page it stands on, "9-24". */
export interface GuideRow {
  readonly row: string;
  readonly page: string;
}

/**
 * A record that must match, or one that must not, with a word on why; `log` is the log it stands in, null where that
 * is not said. The texts of a card are questions that must, or must not, lead to it.
 */
export type PatternTest =
  | {
      readonly kind: "hit";
      readonly text: string;
      readonly log: LogName | null;
      readonly entities: Partial<Record<EntityKind, string>>;
    }
  | { readonly kind: "miss"; readonly text: string; readonly log: LogName | null; readonly why: string };
