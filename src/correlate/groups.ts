/**
 * Sorts what a rule looks for into groups of the same phone, server or other name, each cut into segments where a reset
 * stands. Everything is in its one order.
 */
import type { GroupKey, IncidentRule, RuleStep } from "../model/index.ts";
import { compareItems, type Item } from "./item.ts";
import { type ItemIndex, inOrder } from "./item-index.ts";

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

/**
 * Finds the groups of a rule. `chained` stand for the incidents of other rules, in their order; of the matches only those are
 * looked at that its steps ask for, and of those that answer or reset only what has the names of a group.
 */
export function groupItems(rule: IncidentRule, index: ItemIndex, chained: readonly Item[]): Grouping {
  const awaited = rule.type === "absence" ? 1 : null;
  const begun = beginGroups(rule, awaited, index, chained);
  const answer = awaited === null ? null : (rule.steps[awaited] as RuleStep);
  const answers = answer === null ? null : createFinder(rule, answer.patterns, index, answer, chained);
  const resets = createFinder(rule, [...new Set(rule.resetOn)], index, null, []);
  let forgotten = 0;
  const groups: Group[] = [];
  for (const [key, { names, placed }] of begun) {
    const tooMany = Math.max(0, placed.length - GROUP_LIMIT);
    forgotten += tooMany;
    const ownResets = resets(key);
    groups.push({
      names,
      segments: cut(tooMany === 0 ? placed : placed.slice(tooMany), ownResets),
      answers: answers?.(key) ?? [],
      resets: ownResets,
    });
  }
  return { groups, forgotten };
}

/** What fits a step that is not awaited, by the key of its group; in the order of their first item. */
function beginGroups(
  rule: IncidentRule,
  awaited: number | null,
  index: ItemIndex,
  chained: readonly Item[],
): Map<string, { readonly names: readonly string[]; readonly placed: Placed[] }> {
  const begun = new Map<string, { names: readonly string[]; placed: Placed[] }>();
  const wanted = rule.steps.map((step, index) => ({ step, index })).filter(({ index }) => index !== awaited);
  const patterns = [...new Set(wanted.flatMap(({ step }) => step.patterns))];
  for (const item of inOrder([index.ofPatterns(patterns), chained])) {
    let steps: number[] | undefined;
    for (const { step, index } of wanted) {
      if (!fits(step, item)) continue;
      if (steps === undefined) steps = [index];
      else steps.push(index);
    }
    if (steps === undefined) continue;
    for (const names of bindings(rule.groupBy, item) ?? []) {
      const key = keyOf(names);
      let group = begun.get(key);
      if (group === undefined) {
        group = { names, placed: [] };
        begun.set(key, group);
      }
      group.placed.push({ item, steps });
    }
  }
  return begun;
}

/** Finds what belongs to a group of matches of some patterns, and of others that fit the step, where one is given. */
function createFinder(
  { groupBy }: IncidentRule,
  patterns: readonly string[],
  index: ItemIndex,
  step: RuleStep | null,
  chained: readonly Item[],
): (key: string) => readonly Item[] {
  const others = step === null ? [] : chained.filter((item) => fits(step, item));
  const keysOfOthers = others.map((item) => groupKeys(groupBy, item));
  const ofGroup = index.ofGroups(patterns, groupBy);
  let ofCluster: readonly Item[] | undefined;
  return (key) => {
    ofCluster ??= index.ofCluster(patterns, groupBy);
    const own = inOrder([ofGroup(key), ofCluster, others.filter((_, at) => keysOfOthers[at]?.includes(key) ?? true)]);
    return step === null ? own : own.filter((item) => fits(step, item));
  };
}

/** The keys of the groups that an item belongs to; null for one that has no name for them and so is about the cluster. */
export function groupKeys(groupBy: readonly GroupKey[], item: Item): readonly string[] | null {
  if (groupBy.length !== 1) return bindings(groupBy, item)?.map(keyOf) ?? null;
  const names = item.names(groupBy[0] as GroupKey); // of one name, the name is the key
  if (names.length === 0) return null;
  return names.length > GROUPS_OF_ONE ? names.slice(0, GROUPS_OF_ONE) : names;
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
