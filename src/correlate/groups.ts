/**
 * Sorts what a rule looks for into groups of the same phone, server or other name, each cut into segments where a reset
 * stands. Everything is in its one order.
 */
import type { GroupKey, IncidentRule, RuleStep } from "../model/index.ts";
import { compareItems, type Item } from "./item.ts";

/** An item and the numbers of the steps it fits. */
export interface Placed {
  readonly item: Item;
  readonly steps: readonly number[];
}

/** What has the same names. */
export interface Group {
  readonly names: readonly string[];
  /** Between one reset and the next. */
  readonly segments: readonly (readonly Placed[])[];
  /** For an absence: what may answer, in all segments, and what calls it off. */
  readonly answers: readonly Item[];
  readonly resets: readonly Item[];
}

/** The groups of a rule in the order of their first item, and how many items were too many to be remembered. */
export interface Grouping {
  readonly groups: readonly Group[];
  readonly forgotten: number;
}

/** How many items a group holds; the earliest are forgotten beyond that. */
export const GROUP_LIMIT = 10_000;
/** How many groups one item can belong to. */
const GROUPS_OF_ONE = 64;

/** Finds the groups of a rule among items that are in their order. */
export function groupItems(rule: IncidentRule, items: readonly Item[]): Grouping {
  const own = new Map<string, { names: readonly string[]; placed: Placed[]; answers: Item[]; resets: Item[] }>();
  const awaited = rule.type === "absence" ? 1 : null;
  const wanted = rule.steps.map((step, index) => ({ step, index })).filter(({ index }) => index !== awaited);
  for (const item of items) {
    let steps: number[] | undefined;
    for (const { step, index } of wanted) {
      if (!fits(step, item)) continue;
      if (steps === undefined) steps = [index];
      else steps.push(index);
    }
    if (steps === undefined) continue;
    for (const names of bindings(rule.groupBy, item) ?? []) {
      const key = keyOf(names);
      let group = own.get(key);
      if (group === undefined) {
        group = { names, placed: [], answers: [], resets: [] };
        own.set(key, group);
      }
      group.placed.push({ item, steps });
    }
  }
  if (own.size === 0) return { groups: [], forgotten: 0 };

  // What answers and resets is mostly about others: phones register all the time.
  const ofCluster = { answers: [] as Item[], resets: [] as Item[] };
  for (const item of items) {
    const answers = awaited !== null && fits(rule.steps[awaited] as RuleStep, item);
    const resets = item.rule === null && rule.resetOn.includes(item.match.pattern);
    if (!answers && !resets) continue;
    const keys = groupKeys(rule.groupBy, item);
    for (const group of keys === null ? [ofCluster] : keys.flatMap((key) => own.get(key) ?? [])) {
      if (answers) group.answers.push(item);
      if (resets) group.resets.push(item);
    }
  }
  let forgotten = 0;
  const groups: Group[] = [];
  for (const { names, placed, answers, resets } of own.values()) {
    const tooMany = Math.max(0, placed.length - GROUP_LIMIT);
    forgotten += tooMany;
    const allResets = [...resets, ...ofCluster.resets].sort(compareItems);
    groups.push({
      names,
      segments: cut(placed.slice(tooMany), allResets),
      answers: [...answers, ...ofCluster.answers].sort(compareItems),
      resets: allResets,
    });
  }
  return { groups, forgotten };
}

/** The keys of the groups that an item belongs to; null for one that has no name for them and so is about the cluster. */
export function groupKeys(groupBy: readonly GroupKey[], item: Item): string[] | null {
  if (groupBy.length !== 1) return bindings(groupBy, item)?.map(keyOf) ?? null;
  const names = item.names(groupBy[0] as GroupKey); // of one name, the name is the key
  return names.length === 0 ? null : names.slice(0, GROUPS_OF_ONE);
}

/** Does the item fit the step? */
export function fits({ patterns, rules, logs, where }: RuleStep, item: Item): boolean {
  if (!(item.rule === null ? patterns.includes(item.match.pattern) : rules.includes(item.rule))) return false;
  const { log } = item.match;
  if (item.rule === null && log !== null && logs.length > 0 && !logs.includes(log)) return false;
  for (const kind in where) {
    const named = item.names(kind as GroupKey).map((name) => name.toLowerCase());
    if (!where[kind as keyof typeof where]?.some((name) => named.includes(name.toLowerCase()))) return false;
  }
  return true;
}

/** The names that an item puts into the places of the keys, every choice of them; null where a key has none. */
function bindings(keys: readonly GroupKey[], item: Item): readonly (readonly string[])[] | null {
  let tuples: (readonly string[])[] = [[]];
  const [only, ...others] = keys;
  if (only !== undefined && others.length === 0) {
    const names = item.names(only);
    return names.length === 0 ? null : names.slice(0, GROUPS_OF_ONE).map((name) => [name]);
  }
  for (const key of keys) {
    const names = item.names(key);
    if (names.length === 0) return null;
    tuples = tuples.flatMap((tuple) => names.map((name) => [...tuple, name])).slice(0, GROUPS_OF_ONE);
  }
  return tuples;
}

/** The key of the group that has these names. */
export function keyOf(names: readonly string[]): string {
  return names.join("\n");
}

/** A reset ends what stands before it; what is reset and step in one begins anew. */
function cut(placed: readonly Placed[], resets: readonly Item[]): Placed[][] {
  const segments: Placed[][] = [[]];
  let next = 0;
  for (const one of placed) {
    let isCut = false;
    for (; next < resets.length && compareItems(resets[next] as Item, one.item) <= 0; next++) isCut = true;
    if (isCut) segments.push([]);
    (segments.at(-1) as Placed[]).push(one);
  }
  return segments.filter((segment) => segment.length > 0);
}
