/** What else was seen about an incident's phone or server, or about the cluster, that says more about its cause. */
import type { Clue, IncidentRule } from "../model/index.ts";
import type { Draft } from "./draft.ts";
import { groupKeys } from "./groups.ts";
import { compareItems, countBefore, type Item } from "./item.ts";

/** Of one clue so many matches are shown. */
const SHOWN = 20;

/** A clue that was seen, and the matches that show it, in their order, but for those that are steps of the incident. */
export interface SeenClue {
  readonly clue: Clue;
  readonly items: readonly Item[];
}

/**
 * Finds the clues of a rule that were seen of an incident. `byPattern` holds all matches in their order; they are sorted
 * by what they name once, so that many incidents do not look through all of them.
 */
export function createClueFinder(
  rule: IncidentRule,
  byPattern: ReadonlyMap<string, readonly Item[]>,
): (key: string, draft: Draft) => SeenClue[] {
  let indexes: { readonly clue: Clue; readonly find: (key: string) => readonly Item[] }[] | undefined;
  return (key, draft) => {
    indexes ??= rule.clues.map((clue) => ({ clue, find: indexClue(rule, clue, byPattern) }));
    const stepMatches = new Set([...draft.steps.keys()].map(({ match }) => match));
    return indexes.flatMap(({ clue, find }) => {
      const items = find(key);
      if (nearestItems(items, clue, draft, () => true).length === 0) return [];
      return [{ clue, items: nearestItems(items, clue, draft, ({ match }) => !stepMatches.has(match)) }];
    });
  };
}

/** The matches of a clue that belong to a group, in their order. */
function indexClue(
  { groupBy }: IncidentRule,
  { patterns, isNamed }: Clue,
  byPattern: ReadonlyMap<string, readonly Item[]>,
): (key: string) => readonly Item[] {
  const ofGroup = new Map<string, Item[]>();
  const ofCluster: Item[] = [];
  const items = [...new Set(patterns)].flatMap((pattern) => byPattern.get(pattern) ?? []).sort(compareItems);
  for (const item of items) {
    const keys = groupKeys(groupBy, item);
    if (keys === null) ofCluster.push(item);
    else
      for (const key of keys.length === 1 ? keys : new Set(keys)) {
        const own = ofGroup.get(key);
        if (own === undefined) ofGroup.set(key, [item]);
        else own.push(item);
      }
  }
  if (isNamed || ofCluster.length === 0) return (key) => ofGroup.get(key) ?? [];
  const joined = new Map<string, readonly Item[]>();
  return (key) => {
    const own = ofGroup.get(key);
    if (own === undefined) return ofCluster;
    const both = joined.get(key) ?? [...own, ...ofCluster].sort(compareItems);
    joined.set(key, both);
    return both;
  };
}

/** Of items in their order those within the clue's reach of the incident that are nearest to its beginning, in their order. */
function nearestItems(
  items: readonly Item[],
  { withinMs }: Clue,
  { firstAt, lastAt }: Draft,
  isWanted: (item: Item) => boolean,
): Item[] {
  const within = withinMs ?? Number.POSITIVE_INFINITY;
  const begin = countBefore(items, firstAt);
  const near: Item[] = [];
  // Of those that are equally far the first ones count, so all of them are looked at.
  for (let index = begin - 1, taken = 0; index >= 0; index--) {
    const item = items[index] as Item;
    if (item.at < firstAt - within || (taken >= SHOWN && item.at !== near.at(-1)?.at)) break;
    if (!isWanted(item)) continue;
    near.push(item);
    taken++;
  }
  for (let index = begin, taken = 0; index < items.length && taken < SHOWN; index++) {
    const item = items[index] as Item;
    if (item.at > lastAt + within) break;
    if (!isWanted(item)) continue;
    near.push(item);
    taken++;
  }
  if (near.length <= SHOWN) return near.sort(compareItems);
  const far = ({ at }: Item): number => Math.abs(at - firstAt);
  return near
    .sort((a, b) => far(a) - far(b) || compareItems(a, b))
    .slice(0, SHOWN)
    .sort(compareItems);
}
