/** One of each step, in the order of the steps, within the timespan: temporal_ordered. */
import type { IncidentRule } from "../model/index.ts";
import { isBefore } from "./before.ts";
import { addStep, type Draft, emptyDraft, isRepeat } from "./draft.ts";
import { addOptional, fillBetween, requiredSteps } from "./fill.ts";
import type { Placed } from "./groups.ts";
import { countBefore, type Item } from "./item.ts";

/** The incidents of such a rule in one segment of a group. */
export function sequenceIncidents(rule: IncidentRule, segment: readonly Placed[]): Draft[] {
  const required = requiredSteps(rule);
  const decided = completions(rule, segment, required, ["yes"]);
  const possible = completions(rule, segment, required, ["yes", "perhaps"]);
  const drafts: Draft[] = [];
  for (const { item } of segment) {
    const sure = decided.get(item);
    const chain = sure ?? possible.get(item);
    if (chain === undefined) continue;
    let draft = drafts.at(-1);
    if (draft === undefined || !isRepeat(rule, draft, item.at)) {
      draft = emptyDraft();
      drafts.push(draft);
    }
    if (sure === undefined) draft.isUndecided = true;
    let link: Link | null = chain;
    for (let index = required.length - 1; link !== null; index--) {
      addStep(draft, link.item, required[index] as number);
      link = link.before;
    }
  }
  for (const draft of drafts) {
    fillBetween(rule, segment, draft);
    addOptional(rule, segment, draft);
  }
  return drafts;
}

/** The last of a chain, one item a step. */
interface Link {
  readonly item: Item;
  readonly before: Link | null;
  /** Instant of the chain's first item. */
  readonly start: number;
}

/**
 * For each item that ends a chain within the timespan the chain that starts last; of those that start together the one
 * with the later links. A pair of neighbours must be of a kind that is allowed.
 */
function completions(
  rule: IncidentRule,
  segment: readonly Placed[],
  required: readonly number[],
  allowed: readonly ("yes" | "perhaps")[],
): Map<Item, Link> {
  const reach = rule.timespanMs ?? Number.POSITIVE_INFINITY;
  let links: Link[] = [];
  for (const [index, step] of required.entries()) {
    const items = segment.filter(({ steps }) => steps.includes(step)).map(({ item }) => item);
    if (index === 0) links = items.map((item) => ({ item, before: null, start: item.at }));
    else {
      const find = createFinder(links, rule.maxSkewMs, allowed);
      links = items.flatMap((item) => {
        const before = find(item);
        return before === null ? [] : [{ item, before, start: before.start }];
      });
    }
  }
  return new Map(links.filter(({ item, start }) => item.at - start <= reach).map((link) => [link.item, link]));
}

/** Finds for an item the best link before it. Links are in the order of their items. */
function createFinder(links: readonly Link[], skew: number, allowed: readonly string[]): (item: Item) => Link | null {
  /** Of the first n links the best. */
  const best: (Link | null)[] = [null];
  for (const link of links) best.push(better(best.at(-1) as Link | null, link));
  const instants = links.map(({ item }) => item);
  return (item) => {
    // What lies further back than the clocks may differ came before it, whatever server it is of.
    const sure = countBefore(instants, item.at - skew);
    let found = best[sure] as Link | null;
    for (let index = sure; index < links.length; index++) {
      const link = links[index] as Link;
      if (link.item.at > item.at + skew) break;
      if (allowed.includes(isBefore(link.item, item, skew))) found = better(found, link);
    }
    return found;
  };
}

/** The later of two in the order of items is given second and wins where both start together. */
function better(a: Link | null, b: Link): Link {
  return a === null || b.start >= a.start ? b : a;
}
