/**
 * Holds two scans against each other. Gone is only said of what the later one could have seen, new only of what the earlier
 * one could have; everything else that one side alone shows is not testable, and says why. Every finding and incident of
 * both has exactly one outcome, and with the sides exchanged, new and gone are exchanged.
 */
import {
  type ComparableReport,
  type ComparedItem,
  type ComparedSide,
  type Comparison,
  compareLevels,
  HARMLESS_PROBLEMS,
  type NotTestable,
  OUTCOMES,
  type Outcome,
  type Sighting,
} from "../model/index.ts";
import { lengthOf } from "../util/spans.ts";
import { isAskedFor, isTooShort, pauseOf, type RelatedItems, whyNotTestable } from "./not-testable.ts";
import { by, inOrder, logRank } from "./order.ts";
import { type SeenItem, seenItems } from "./seen-items.ts";
import { createSideView, isOfRuns, offsetTold, type SideView } from "./watched.ts";

/** Of each rule the rules that know better, and silence it: directly, or by silencing one of these. */
export type BetterRules = ReadonlyMap<string, readonly string[]>;

/**
 * What became of everything between two reports, worded in the language of the later one. Without `betterRules`, an
 * incident that another rule took over, which knows more of its cause or less, is told as gone.
 */
export function compareReports(
  before: ComparableReport,
  after: ComparableReport,
  betterRules: BetterRules = new Map(),
): Comparison {
  const [toldBefore, toldAfter] = [offsetTold(before), offsetTold(after)];
  const sides: Sides = {
    before: createSideView(before, toldBefore ?? toldAfter ?? 0),
    after: createSideView(after, toldAfter ?? toldBefore ?? 0),
  };
  const [seenBefore, seenAfter] = [seenItems(sides.before), seenItems(sides.after)];
  const byRule = { before: incidentsByRule(seenBefore), after: incidentsByRule(seenAfter) };
  const lesserRules = inverse(betterRules);
  const related: Related = ({ of }, side) => {
    const ofRules = (rules: readonly string[] = []) => rules.flatMap((rule) => byRule[side].get(rule) ?? []);
    return { better: ofRules(betterRules.get(of)), lesser: ofRules(lesserRules.get(of)) };
  };
  const ids = [...new Set([...seenBefore.keys(), ...seenAfter.keys()])];
  const pairs = ids.map((id) => ({ id, before: seenBefore.get(id) ?? null, after: seenAfter.get(id) ?? null }));
  const items = tellFindings(
    pairs.map((pair) => compareItem(pair, sides, related)),
    seenBefore,
    seenAfter,
  );
  return {
    schema: 1,
    kind: "comparison",
    lang: after.scan.lang,
    before: describeSide(sides.before),
    after: describeSide(sides.after),
    order: orderOfSides(sides),
    counts: countOutcomes(items),
    items: items.sort(
      inOrder<ComparedItem>(
        by(({ outcome }) => OUTCOMES.indexOf(outcome)),
        (a, b) => compareLevels(b.level, a.level),
        by(({ kind }) => (kind === "incident" ? 0 : 1)),
        by(({ id }) => id),
      ),
    ),
  };
}

interface Sides {
  readonly before: SideView;
  readonly after: SideView;
}

interface Pair {
  readonly before: SeenItem | null;
  readonly after: SeenItem | null;
}

/** What a side saw of the rules that know better than an item's, or less. */
type Related = (item: SeenItem, side: "before" | "after") => RelatedItems;

function inverse(rules: BetterRules): BetterRules {
  const lesser = new Map<string, string[]>();
  for (const [rule, better] of rules) for (const one of better) lesser.set(one, [...(lesser.get(one) ?? []), rule]);
  return lesser;
}

function incidentsByRule(items: ReadonlyMap<string, SeenItem>): ReadonlyMap<string, readonly SeenItem[]> {
  const rules = new Map<string, SeenItem[]>();
  for (const item of items.values())
    if (item.kind === "incident") rules.set(item.of, [...(rules.get(item.of) ?? []), item]);
  return rules;
}

function compareItem({ before, after }: Pair, sides: Sides, related: Related): ComparedItem {
  const shown = (after ?? before) as SeenItem;
  const [own, other] = after === null ? [sides.before, sides.after] : [sides.after, sides.before];
  const reasons =
    before === null || after === null
      ? whyNotTestable(shown, own, other, related(shown, after === null ? "after" : "before"))
      : [];
  const outcome = outcomeOf({ before, after }, reasons);
  const devices = outcome === "still-there" ? splitDevices({ before, after }, sides) : oneSided(shown, outcome, other);
  const worse: ComparedItem["worse"] =
    before === null || after === null
      ? []
      : [
          ...(compareLevels(after.level, before.level) > 0 ? ["level" as const] : []),
          ...(devices.new.length > 0 ? ["devices" as const] : []),
        ];
  const { id, kind, of, title, level, entity, cause, action, verify, evidence } = shown;
  return {
    id,
    kind,
    of,
    title,
    level,
    entity,
    outcome,
    worse,
    reasons,
    before: sightingOf(before, shown, sides.before),
    after: sightingOf(after, shown, sides.after),
    pauseMs: before !== null && after !== null ? null : rounded(pauseOf(shown, own)),
    devices,
    devicesOmitted: Math.max(before?.devicesOmitted ?? 0, after?.devicesOmitted ?? 0),
    onlyInCommonTime: before !== null && after !== null && isOnlyInCommonTime(after, sides),
    cause,
    action,
    verify,
    evidence,
    toldBy: [],
  };
}

function outcomeOf({ before, after }: Pair, reasons: readonly NotTestable[]): Outcome {
  if (before !== null && after !== null) return "still-there";
  if (reasons.length > 0) return "not-testable";
  return before === null ? "new" : "gone";
}

/** The phones of what only one side saw: one that the other was not asked for could not be seen there. */
function oneSided({ devices }: SeenItem, outcome: Outcome, other: SideView): ComparedItem["devices"] {
  const isOpen = (device: string): boolean => outcome === "not-testable" || !isAskedFor(device, other);
  return {
    ...NO_DEVICES,
    [outcome]: devices.filter((device) => !isOpen(device)),
    "not-testable": devices.filter(isOpen),
  };
}

/** The phones of what both sides saw. One that a full list leaves out may be there all the same. */
function splitDevices({ before, after }: Pair, sides: Sides): ComparedItem["devices"] {
  if (before === null || after === null) return NO_DEVICES;
  const lists: Record<Outcome, string[]> = { new: [], "still-there": [], gone: [], "not-testable": [] };
  const [inBefore, inAfter] = [new Set(before.devices), new Set(after.devices)];
  const canBeGone = after.devicesOmitted === 0 && !isTooShort(perDevice(before), sides.before, sides.after);
  const canBeNew = before.devicesOmitted === 0 && !isTooShort(perDevice(after), sides.after, sides.before);
  for (const device of [...new Set([...inBefore, ...inAfter])].sort(by((name) => name))) {
    const outcome =
      inBefore.has(device) && inAfter.has(device)
        ? "still-there"
        : inBefore.has(device)
          ? canBeGone && isAskedFor(device, sides.after)
            ? "gone"
            : "not-testable"
          : canBeNew && isAskedFor(device, sides.before)
            ? "new"
            : "not-testable";
    lists[outcome].push(device);
  }
  return lists;
}

/** One of its phones: how often each of them was seen is not known, so as often as the others. */
function perDevice(seen: SeenItem): SeenItem {
  return {
    ...seen,
    count: Math.max(1, Math.floor(seen.count / Math.max(1, seen.devices.length))),
    first: null,
    last: null,
  };
}

function sightingOf(seen: SeenItem | null, shown: SeenItem, side: SideView): Sighting {
  const { logs: wanted, nodes: servers } = seen ?? shown;
  const spans = isOfRuns(wanted) ? null : side.watched(wanted, servers);
  const watchedMs = spans === null ? null : lengthOf(spans);
  if (seen === null) return { count: 0, level: null, first: null, last: null, logs: [], nodes: [], watchedMs };
  const { count, level, first, last, logs, nodes } = seen;
  return { count, level, first, last, logs, nodes, watchedMs };
}

/** Does all that after shows of an item lie in time that before covers too? */
function isOnlyInCommonTime({ last }: SeenItem, { before, after }: Sides): boolean {
  const [start, end] = [before.whole?.[0]?.from, before.whole?.at(-1)?.to];
  const instant = after.instantOf(last);
  return start !== undefined && end !== undefined && instant !== null && instant >= start && instant <= end;
}

/** A finding that incidents of the same outcome tell whole, none of them milder, has its place under them. */
function tellFindings(
  items: readonly ComparedItem[],
  before: ReadonlyMap<string, SeenItem>,
  after: ReadonlyMap<string, SeenItem>,
): ComparedItem[] {
  const tellers = new Map<string, ComparedItem[]>();
  for (const item of items) {
    const explains = [before, after].flatMap((side) => side.get(item.id)?.explains ?? []);
    for (const id of new Set(explains)) tellers.set(id, [...(tellers.get(id) ?? []), item]);
  }
  return items.map((item) => {
    const sightings = [before.get(item.id), after.get(item.id)].filter((seen) => seen !== undefined);
    const alike = (tellers.get(item.id) ?? []).filter(({ outcome }) => outcome === item.outcome);
    const isTold =
      item.kind === "finding" &&
      item.worse.length === 0 &&
      sightings.every((seen) => seen.isTold) &&
      alike.some(({ level }) => compareLevels(level, item.level) >= 0);
    return isTold ? { ...item, toldBy: alike.map(({ id }) => id).sort(by((id) => id)) } : item;
  });
}

function countOutcomes(items: readonly ComparedItem[]): Record<Outcome, number> {
  const counts: Record<Outcome, number> = { new: 0, "still-there": 0, gone: 0, "not-testable": 0 };
  for (const { outcome, toldBy } of items) if (toldBy.length === 0) counts[outcome] += 1;
  return counts;
}

function describeSide({ report, whole, files, logs, instantOf }: SideView): ComparedSide {
  const { scan, tool, sources, problems } = report;
  const times = sources
    .flatMap(({ first, last }) => [first, last])
    .flatMap((time) => {
      const instant = instantOf(time);
      return time === null || instant === null ? [] : [{ time, instant }];
    })
    .sort(by(({ instant }) => instant));
  return {
    paths: scan.paths,
    version: tool.version,
    catalog: tool.catalog.sha256,
    files,
    logs: [...logs].sort(by(logRank)),
    first: times[0]?.time ?? null,
    last: times.at(-1)?.time ?? null,
    watchedMs: whole === null ? null : lengthOf(whole),
    interrupted: scan.interrupted,
    unread: problems.filter(({ kind }) => !HARMLESS_PROBLEMS.has(kind)).length,
    filters: { since: scan.since, until: scan.until, device: scan.device, log: scan.log, level: scan.level },
  };
}

function orderOfSides({ before, after }: Sides): Comparison["order"] {
  const [a, b] = [before.whole, after.whole];
  const [startBefore, endBefore] = [a?.[0]?.from, a?.at(-1)?.to];
  const [startAfter, endAfter] = [b?.[0]?.from, b?.at(-1)?.to];
  if (startBefore === undefined || endBefore === undefined || startAfter === undefined || endAfter === undefined)
    return "unknown";
  if (startAfter >= endBefore) return "apart";
  return endAfter <= startBefore ? "reversed" : "overlap";
}

function rounded(valueMs: number | null): number | null {
  return valueMs === null ? null : Math.round(valueMs);
}

const NO_DEVICES: ComparedItem["devices"] = { new: [], "still-there": [], gone: [], "not-testable": [] };
