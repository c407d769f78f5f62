/** From matches to incidents: brings the matches into their one order, then takes rule after rule. */
import type { Incident, IncidentRule, Match, Moment, RuleStep } from "../model/index.ts";
import { compareTexts } from "../util/compare-texts.ts";
import { mergeOrdered } from "../util/merge-ordered.ts";
import { absenceIncidents } from "./absence-rule.ts";
import { createClueFinder } from "./clues.ts";
import { countIncidents } from "./count-rule.ts";
import { deriveFacts, namesOf } from "./derive-facts.ts";
import type { Draft } from "./draft.ts";
import { type Group, groupItems, keyOf } from "./groups.ts";
import { compareItems, type Item } from "./item.ts";
import { createItemIndex } from "./item-index.ts";
import { type CorrelateInput, orderMatches } from "./order-matches.ts";
import { sequenceIncidents } from "./sequence-rule.ts";
import { togetherIncidents } from "./together-rule.ts";

/** Incidents, and what could not be used for them. */
export interface Correlation {
  /** By rule in the order given, then by time. */
  readonly incidents: readonly Incident[];
  /** Matches without any time. */
  readonly untimed: number;
  /** Matches that a group held too many of, so that the earliest were forgotten. */
  readonly forgotten: number;
  /** Records that stand behind a later one of their own file by more than the clocks may differ. */
  readonly late: number;
}

/** Finds the incidents in the matches. What comes out does not depend on the order in which they are given. */
export function correlate(input: CorrelateInput): Correlation {
  const { rules } = input;
  const items = orderMatches(input);
  const index = createItemIndex(items);
  const found = new Map<string, Found[]>();
  const yieldedTo = new Set(rules.flatMap(({ yieldsTo }) => yieldsTo));
  /** Matches that a rule's incidents hold, also of those that kept silent: a still better rule tells their story. */
  const told = new Map<string, readonly Match[]>();
  let forgotten = 0;
  for (const rule of inTurn(rules)) {
    const chained = rule.steps.flatMap((step) => step.rules).flatMap((id) => found.get(id) ?? []);
    const grouping = groupItems(rule, index, [...new Set(chained.map(({ asItem }) => asItem))].sort(compareItems));
    forgotten += grouping.forgotten;
    const toldBetter = new Set(rule.yieldsTo.flatMap((id) => told.get(id) ?? []));
    const drafts = grouping.groups.flatMap((group) =>
      draftsOf(rule, group, input).map((draft) => ({ draft, names: group.names })),
    );
    const findClues = createClueFinder(rule, index);
    const settled = drafts.map(({ draft, names }) => settle(rule, names, draft, findClues, input.assumedOffsetMin));
    if (yieldedTo.has(rule.id))
      told.set(
        rule.id,
        settled.flatMap(({ incident }) => incident.events.map(({ match }) => match)),
      );
    found.set(
      rule.id,
      settled
        .filter(({ matches }) => !matches.some((match) => toldBetter.has(match)))
        .sort((a, b) => compareItems(a.firstItem, b.firstItem) || compareTexts(a.key, b.key)),
    );
  }
  return {
    incidents: rules.flatMap(({ id }) => (found.get(id) ?? []).map(({ incident }) => incident)),
    untimed: input.matches.length - items.length,
    forgotten,
    late: countLate(items),
  };
}

/** An incident, and what later rules want to know of it. */
interface Found {
  readonly incident: Incident;
  /** Those of its steps. */
  readonly matches: readonly Match[];
  readonly firstItem: Item;
  /** It stands for the incident in rules that build on this one. */
  readonly asItem: Item;
  /** Its names, to tell incidents of the same first match apart. */
  readonly key: string;
}

/** Rules in such an order that each comes after those it builds on or yields to. */
function inTurn(rules: readonly IncidentRule[]): IncidentRule[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const ordered = new Set<IncidentRule>();
  const visiting = new Set<IncidentRule>();
  const visit = (rule: IncidentRule): void => {
    if (ordered.has(rule) || visiting.has(rule)) return; // a circle is refused when rules are loaded
    visiting.add(rule);
    for (const id of [...rule.yieldsTo, ...rule.steps.flatMap((step) => step.rules)]) {
      const other = byId.get(id);
      if (other !== undefined) visit(other);
    }
    ordered.add(rule);
  };
  for (const rule of rules) visit(rule);
  return [...ordered];
}

function draftsOf(rule: IncidentRule, group: Group, input: CorrelateInput): Draft[] {
  switch (rule.type) {
    case "event_count":
    case "value_count":
      return group.segments.flatMap((segment) => countIncidents(rule, segment));
    case "temporal":
      return group.segments.flatMap((segment) => togetherIncidents(rule, segment));
    case "temporal_ordered":
      return group.segments.flatMap((segment) => sequenceIncidents(rule, segment));
    case "absence":
      return absenceIncidents(rule, group, coveredTo(rule.steps[1]));
  }

  function coveredTo(awaited: RuleStep | undefined): number | null {
    const below = (awaited?.rules ?? []).flatMap((id) => input.rules.find((other) => other.id === id)?.steps ?? []);
    const known = [...(awaited === undefined ? [] : [awaited]), ...below].flatMap(({ patterns, logs }) =>
      patterns.flatMap((pattern) => input.coveredTo(pattern, logs) ?? []),
    );
    return known.length === 0 ? null : Math.max(...known);
  }
}

function settle(
  rule: IncidentRule,
  names: readonly string[],
  draft: Draft,
  findClues: ReturnType<typeof createClueFinder>,
  assumedOffsetMin: number,
): Found {
  const items = [...draft.steps.keys()].sort(compareItems);
  const [firstItem, lastItem] = [items[0] as Item, items.at(-1) as Item];
  const clues = findClues(keyOf(names), draft);
  const events = clues.reduce<readonly Event[]>(
    (all, { clue, items: seen }) =>
      mergeOrdered(
        all,
        seen.map((item) => ({ item, step: null, clue: clue.id })),
        compareEvents,
      ),
    items.map((item) => ({ item, step: draft.steps.get(item) as number, clue: null })),
  );
  const devices = namesOf(items, "device");
  const nodes = namesOf(items, "node");
  const incident: Incident = {
    rule: rule.id,
    group: rule.groupBy.map((key, index) => ({ key, name: names[index] as string })),
    first: firstItem.match.time,
    last: lastItem.match.time,
    events: events.map(({ item, step, clue }) => ({ match: item.match, step, clue })),
    clues: clues.map(({ clue }) => clue.id),
    facts: deriveFacts(rule, items),
    devices,
    nodes,
    isUndecided: draft.isUndecided,
    openAt: draft.openAt === null ? null : momentAt(draft.openAt, lastItem.match.time as Moment, assumedOffsetMin),
  };
  return {
    incident,
    matches: items.map(({ match }) => match),
    firstItem,
    key: keyOf(names),
    asItem: {
      match: lastItem.match,
      at: lastItem.at,
      rule: rule.id,
      names(key) {
        const index = rule.groupBy.indexOf(key);
        if (index !== -1) return [names[index] as string];
        return key === "device" ? devices : key === "node" ? nodes : [];
      },
    },
  };
}

/** Something that belongs to an incident: a step of it, or what shows a clue. */
interface Event {
  readonly item: Item;
  readonly step: number | null;
  readonly clue: string | null;
}

function compareEvents(a: Event, b: Event): number {
  return compareItems(a.item, b.item) || (a.step ?? Infinity) - (b.step ?? Infinity);
}

/** An instant as a clock like that of `like` shows it. */
function momentAt(at: number, like: Moment, assumedOffsetMin: number): Moment {
  return { ...like, localMs: at + (like.offsetMin ?? assumedOffsetMin) * 60_000, inherited: false };
}

/** Matches that stand in their file behind one that is later by more than LATE_MS. */
function countLate(items: readonly Item[]): number {
  const byPath = new Map<string, Item[]>();
  for (const item of items) {
    const list = byPath.get(item.match.path);
    if (list === undefined) byPath.set(item.match.path, [item]);
    else list.push(item);
  }
  let late = 0;
  for (const list of byPath.values()) {
    let latest = Number.NEGATIVE_INFINITY;
    for (const { at } of list.sort((a, b) => a.match.offset - b.match.offset)) {
      if (latest - at > LATE_MS) late++;
      latest = Math.max(latest, at);
    }
  }
  return late;
}

/** As much as a record may be late without a word: the usual `max-skew`, in milliseconds. */
const LATE_MS = 2_000;
