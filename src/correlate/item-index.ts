/**
 * Matches by their pattern and by what they name: what resets, answers or explains an incident is mostly about others, as
 * phones register all the time, and rules ask for the same again and again.
 */
import type { GroupKey } from "../model/index.ts";
import { groupKeys } from "./groups.ts";
import { compareItems, type Item } from "./item.ts";

/** Finds matches; all lists are in their order. */
export interface ItemIndex {
  ofPatterns(patterns: readonly string[]): readonly Item[];
  /** Finds those of some patterns that belong to the group of a key. */
  ofGroups(patterns: readonly string[], groupBy: readonly GroupKey[]): (key: string) => readonly Item[];
  /** Those of some patterns that have no name for such a group, and so are about the cluster. */
  ofCluster(patterns: readonly string[], groupBy: readonly GroupKey[]): readonly Item[];
}

/** Indexes items, which are in their order; what they name is only looked at where it is asked for. */
export function createItemIndex(items: readonly Item[]): ItemIndex {
  /** Numbers of items: they are quicker to sort. */
  const byPattern = new Map<string, number[]>();
  for (const [rank, { match }] of items.entries()) listIn(byPattern, match.pattern).push(rank);
  const ofPatterns = (patterns: readonly string[]): Item[] => {
    const lists = patterns.map((pattern) => byPattern.get(pattern) ?? []);
    const ranks = lists.length === 1 ? (lists[0] as number[]) : Int32Array.from(lists.flat()).sort();
    return Array.from(ranks, (rank) => items[rank] as Item);
  };
  const named = new Map<string, Named>();
  const namedOf = (pattern: string, groupBy: readonly GroupKey[]): Named => {
    const what = `${pattern} ${groupBy.join()}`;
    let found = named.get(what);
    if (found === undefined) {
      found = sortByName(ofPatterns([pattern]), groupBy);
      named.set(what, found);
    }
    return found;
  };
  return {
    ofPatterns,
    ofGroups(patterns, groupBy) {
      let named: readonly Named[] | undefined;
      return (key) => {
        named ??= patterns.map((pattern) => namedOf(pattern, groupBy));
        return inOrder(named.map(({ byKey }) => byKey.get(key) ?? NO_ITEMS));
      };
    },
    ofCluster: (patterns, groupBy) => inOrder(patterns.map((pattern) => namedOf(pattern, groupBy).nameless)),
  };
}

/** The items of lists that are in their order, in their order. */
export function inOrder(lists: readonly (readonly Item[])[]): readonly Item[] {
  const filled = lists.filter((list) => list.length > 0);
  return filled.length > 1 ? filled.flat().sort(compareItems) : (filled[0] ?? []);
}

const NO_ITEMS: readonly Item[] = [];

interface Named {
  readonly byKey: ReadonlyMap<string, readonly Item[]>;
  readonly nameless: readonly Item[];
}

function sortByName(items: readonly Item[], groupBy: readonly GroupKey[]): Named {
  const byKey = new Map<string, Item[]>();
  const nameless: Item[] = [];
  for (const item of items) {
    const keys = groupKeys(groupBy, item);
    if (keys === null) nameless.push(item);
    else for (const key of keys.length === 1 ? keys : new Set(keys)) listIn(byKey, key).push(item);
  }
  return { byKey, nameless };
}

function listIn<T>(map: Map<string, T[]>, key: string): T[] {
  let list = map.get(key);
  if (list === undefined) {
    list = [];
    map.set(key, list);
  }
  return list;
}
