/** What else was seen about an incident's phone or server, or about the cluster, that says more about its cause. */
import type { Clue, IncidentRule, Match } from "../model/index.ts";
import { mergeOrdered } from "../util/merge-ordered.ts";
import type { Draft } from "./draft.ts";
import { compareItems, countBefore, type Item } from "./item.ts";
import type { ItemIndex } from "./item-index.ts";

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
    const stepMatches = new Set<Match>();
    for (const { match } of draft.steps.keys()) stepMatches.add(match);
    const seen: SeenClue[] = [];
    for (const { clue, find } of finders) {
      const within = clue.withinMs ?? Number.POSITIVE_INFINITY;
      const reach = { from: draft.firstAt - within, begin: draft.firstAt, to: draft.lastAt + within };
      const lists = find(key).filter((items) => hasAnyIn(reach, items));
      if (lists.length > 0) seen.push({ clue, items: nearestItems(lists, reach, stepMatches) });
    }
    return seen;
  };
}

/** The matches of a clue that belong to a group: its own, and those about the cluster, each list in its order. */
function clueItems(
  { groupBy }: IncidentRule,
  clue: Clue,
  index: ItemIndex,
): (key: string) => readonly (readonly Item[])[] {
  const patterns = [...new Set(clue.patterns)];
  const found = new Map<string, readonly (readonly Item[])[]>();
  const ofGroup = index.ofGroups(patterns, groupBy);
  let ofCluster: readonly Item[] | undefined;
  return (key) => {
    ofCluster ??= clue.isNamed ? [] : index.ofCluster(patterns, groupBy);
    let lists = found.get(key);
    if (lists === undefined) {
      lists = [ofGroup(key), ofCluster];
      found.set(key, lists);
    }
    return lists;
  };
}

/** The instants between which a clue says something of an incident, and that at which the incident begins. */
interface Reach {
  readonly from: number;
  readonly begin: number;
  readonly to: number;
}

function hasAnyIn({ from, to }: Reach, items: readonly Item[]): boolean {
  const first = items[countBefore(items, from)];
  return first !== undefined && first.at <= to;
}

/** Of the items within reach those that are nearest to the incident's beginning, in their order, without its steps. */
function nearestItems(
  lists: readonly (readonly Item[])[],
  reach: Reach,
  stepMatches: ReadonlySet<Match>,
): readonly Item[] {
  const near = lists
    .map<readonly Item[]>((items) => nearestOnBothSides(items, reach, stepMatches))
    .reduce((one, other) => mergeOrdered(one, other, compareItems));
  if (near.length <= SHOWN) return near;
  const far = ({ at }: Item): number => Math.abs(at - reach.begin);
  const limit = Float64Array.from(near.map(far)).sort()[SHOWN - 1] as number;
  // Of those that are equally far the first ones count.
  let room = SHOWN - near.filter((item) => far(item) < limit).length;
  return near.filter((item) => far(item) < limit || (far(item) === limit && room-- > 0));
}

/** Enough items of a list from before the incident's beginning and from behind it to have the nearest among them. */
function nearestOnBothSides(
  items: readonly Item[],
  { from, begin, to }: Reach,
  stepMatches: ReadonlySet<Match>,
): Item[] {
  const middle = countBefore(items, begin);
  const near: Item[] = [];
  for (let index = middle - 1; index >= 0; index--) {
    const item = items[index] as Item;
    // Those at the same instant are all needed: of them the first ones count.
    if (item.at < from || (near.length >= SHOWN && item.at !== near.at(-1)?.at)) break;
    if (!stepMatches.has(item.match)) near.push(item);
  }
  near.reverse();
  const enough = near.length + SHOWN;
  for (let index = middle; index < items.length && near.length < enough; index++) {
    const item = items[index] as Item;
    if (item.at > to) break;
    if (!stepMatches.has(item.match)) near.push(item);
  }
  return near;
}
