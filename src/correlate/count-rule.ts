/** So many matches, or so many different names in them, within a window that slides: event_count and value_count. */
import type { IncidentRule, RuleCondition } from "../model/index.ts";
import { addStep, type Draft, emptyDraft, isRepeat } from "./draft.ts";
import type { Placed } from "./groups.ts";
import type { Item } from "./item.ts";

/** The incidents of a counting rule in one segment of a group. */
export function countIncidents(rule: IncidentRule, segment: readonly Placed[]): Draft[] {
  const { field, gte, lt } = rule.condition as RuleCondition;
  const counter = field === null ? countItems() : countNames((item) => item.names(field));
  const drafts: { draft: Draft; largest: number }[] = [];
  let from = 0;
  /** Up to here everything has its place in an incident, or has left the window without one. */
  let taken = 0;
  for (const [index, { item }] of segment.entries()) {
    counter.add(item);
    while (rule.timespanMs !== null && item.at - (segment[from] as Placed).item.at > rule.timespanMs) {
      counter.remove((segment[from] as Placed).item);
      from++;
    }
    const size = counter.size();
    if (size < gte) continue;
    let open = drafts.at(-1);
    if (open === undefined || !isRepeat(rule, open.draft, item.at)) {
      open = { draft: emptyDraft(), largest: 0 };
      drafts.push(open);
    }
    for (const { item: one } of segment.slice(Math.max(from, taken), index + 1)) addStep(open.draft, one, 0);
    taken = index + 1;
    open.largest = Math.max(open.largest, size);
  }
  return drafts.filter(({ largest }) => lt === null || largest < lt).map(({ draft }) => draft);
}

interface Counter {
  add(item: Item): void;
  remove(item: Item): void;
  size(): number;
}

function countItems(): Counter {
  let size = 0;
  return { add: () => size++, remove: () => size--, size: () => size };
}

function countNames(names: (item: Item) => readonly string[]): Counter {
  const counts = new Map<string, number>();
  return {
    add(item) {
      for (const name of new Set(names(item))) counts.set(name, (counts.get(name) ?? 0) + 1);
    },
    remove(item) {
      for (const name of new Set(names(item))) {
        const left = (counts.get(name) as number) - 1;
        if (left === 0) counts.delete(name);
        else counts.set(name, left);
      }
    },
    size: () => counts.size,
  };
}
