/** What else was seen about an incident's phone or server, or about the cluster, that says more about its cause. */
import type { Clue, IncidentRule } from "../model/index.ts";
import type { Draft } from "./draft.ts";
import { compareItems, countBefore, type Item } from "./item.ts";
import { type ItemIndex, inOrder } from "./item-index.ts";

/** Of one clue so many matches are shown. */
const SHOWN = 20;

/** A clue that was seen, and the matches that show it, in their order, but for those that are steps of the incident. */
export interface SeenClue {
  readonly clue: Clue;
  readonly items: readonly Item[];
}

/** Finds the clues of a rule that were seen of an incident of the group of that key. */
export function createClueFinder(rule: IncidentRule, index: ItemIndex): (key: string, draft: Draft) => SeenClue[] {
  const finders = rule.clues.map((clue) => ({ clue, find: clueItems(rule, clue, index) }));
  return (key, draft) => {
    const stepMatches = new Set([...draft.steps.keys()].map(({ match }) => match));
    return finders.flatMap(({ clue, find }) => {
      const items = find(key);
      if (nearestItems(items, clue, draft, () => true).length === 0) return [];
      return [{ clue, items: nearestItems(items, clue, draft, ({ match }) => !stepMatches.has(match)) }];
    });
  };
}

/** The matches of a clue that belong to a group, in their order. */
function clueItems({ groupBy }: IncidentRule, clue: Clue, index: ItemIndex): (key: string) => readonly Item[] {
  const patterns = [...new Set(clue.patterns)];
  const joined = new Map<string, readonly Item[]>();
  let ofCluster: readonly Item[] | undefined;
  return (key) => {
    ofCluster ??= clue.isNamed ? [] : index.ofCluster(patterns, groupBy);
    let items = joined.get(key);
    if (items === undefined) {
      items = inOrder([index.ofGroup(patterns, groupBy, key), ofCluster]);
      joined.set(key, items);
    }
    return items;
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
