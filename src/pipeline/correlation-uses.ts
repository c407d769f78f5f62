/** What correlation wants of the matches of each pattern: all of it, that they were there, or nothing. */
import { UNREGISTERED } from "../correlate/index.ts";
import type { IncidentRule, Pattern, StageMark } from "../model/index.ts";

/** Patterns by what correlation wants of their matches. */
export interface CorrelationUses {
  /** Quoted in incidents. */
  readonly shown: ReadonlySet<string>;
  /** Only asked whether, when and about whom: what resets a count, what answers, what frees an address. */
  readonly asked: ReadonlySet<string>;
  /** Quoted in the story of a phone. */
  readonly told: ReadonlySet<string>;
  /** Good for nothing but that story, as they tell of what went well: not looked for unless a phone is asked for. */
  readonly onlyTold: ReadonlySet<string>;
}

/** Works out what the rules and the stages of a phone's way want. */
export function correlationUses(
  patterns: readonly Pattern[],
  rules: readonly IncidentRule[],
  stages: ReadonlyMap<string, StageMark>,
): CorrelationUses {
  const inUse = rules.filter(({ status }) => status !== "deprecated");
  const shown = new Set(
    inUse.flatMap(({ type, steps, clues }) => [
      ...(type === "absence" ? steps.slice(0, 1) : steps).flatMap((step) => step.patterns),
      ...clues.flatMap((clue) => clue.patterns),
    ]),
  );
  const asked = new Set([
    UNREGISTERED,
    ...inUse.flatMap(({ type, steps, resetOn }) => [
      ...resetOn,
      ...(type === "absence" ? steps.slice(1) : []).flatMap((step) => step.patterns),
    ]),
  ]);
  const onlyTold = patterns
    .filter(({ id, level }) => level === "informational" && stages.get(id)?.outcome === "ok")
    .filter(({ id }) => !shown.has(id) && !asked.has(id));
  return { shown, asked, told: new Set(stages.keys()), onlyTold: new Set(onlyTold.map(({ id }) => id)) };
}
