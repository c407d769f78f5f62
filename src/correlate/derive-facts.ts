/** Facts that follow from an incident's matches: how many, how many are left, from when on a retry makes sense. */
import type { Derivation, Fact, IncidentRule, Moment } from "../model/index.ts";
import { compareTexts } from "../util/compare-texts.ts";
import type { Item } from "./item.ts";

/** The facts of a rule for the items of an incident's steps, in their order; one that has nothing to say is left out. */
export function deriveFacts({ derive }: IncidentRule, items: readonly Item[]): Record<string, Fact> {
  const facts: Record<string, Fact> = {};
  for (const { id, value } of derive) {
    const fact = factOf(value, items);
    if (fact !== null) facts[id] = fact;
  }
  return facts;
}

function factOf(value: Derivation["value"], items: readonly Item[]): Fact | null {
  const [first, last] = [items[0], items.at(-1)];
  if (first === undefined || last === undefined) return null;
  switch (value.kind) {
    case "count":
      return { kind: "number", value: items.length };
    case "left":
      return { kind: "number", value: Math.max(0, value.from - items.length) };
    case "duration":
      return { kind: "duration", value: last.at - first.at };
    case "names": {
      const names = namesOf(items, value.field);
      return names.length === 0 ? null : { kind: "words", value: names.join(", ") };
    }
    case "patterns":
      return { kind: "patterns", value: [...new Set(items.map(({ match }) => match.pattern))].sort(compareTexts) };
    case "time": {
      const { time } = (value.of === "first" ? first : last).match;
      return time === null ? null : { kind: "time", value: later(time, value.plusMs) };
    }
  }
}

/** The different names of one kind in the items, sorted; an unknown server has none. */
export function namesOf(items: readonly Item[], key: Parameters<Item["names"]>[0]): string[] {
  const names = new Set<string>();
  for (const item of items) for (const name of item.names(key)) if (name !== "") names.add(name);
  return [...names].sort(compareTexts);
}

function later(time: Moment, ms: number): Moment {
  return { ...time, localMs: time.localMs + ms };
}
