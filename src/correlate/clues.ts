/** What else was seen about an incident's phone or server, or about the cluster, that says more about its cause. */
import type { Clue, IncidentRule } from "../model/index.ts";
import type { Draft } from "./draft.ts";
import { bindsTo } from "./groups.ts";
import { compareItems, type Item } from "./item.ts";

/** Of one clue so many matches are shown. */
const SHOWN = 20;

/** A clue that was seen, and the matches that show it, in their order, but for those that are steps of the incident. */
export interface SeenClue {
  readonly clue: Clue;
  readonly items: readonly Item[];
}

/** The clues of a rule that were seen. `byPattern` holds all matches in their order. */
export function findClues(
  rule: IncidentRule,
  names: readonly string[],
  draft: Draft,
  byPattern: ReadonlyMap<string, readonly Item[]>,
): SeenClue[] {
  const stepMatches = new Set([...draft.steps.keys()].map(({ match }) => match));
  return rule.clues.flatMap((clue) => {
    const within = clue.withinMs ?? Number.POSITIVE_INFINITY;
    const items = [...new Set(clue.patterns)]
      .flatMap((pattern) => byPattern.get(pattern) ?? [])
      .filter(({ at }) => at >= draft.firstAt - within && at <= draft.lastAt + within)
      .filter((item) => bindsTo(rule.groupBy, names, item, !clue.isNamed));
    if (items.length === 0) return [];
    const others = items.filter(({ match }) => !stepMatches.has(match));
    const nearest = (a: Item, b: Item): number =>
      Math.abs(a.at - draft.firstAt) - Math.abs(b.at - draft.firstAt) || compareItems(a, b);
    return [{ clue, items: others.sort(nearest).slice(0, SHOWN).sort(compareItems) }];
  });
}
