/**
 * Holds two scans against each other. Gone is only said of what the later one could have seen, new only of what the earlier
 * one could have; everything else that one side alone shows is not testable, and says why. Every finding and incident of
 * both has exactly one outcome, and with the sides exchanged, new and gone are exchanged.
 */
import {
  type ComparableReport,
  type ComparedItem,
  type Comparison,
  compareLevels,
  type NotTestable,
  OUTCOMES,
  type Outcome,
  type Sighting,
} from "../model/index.ts";
import { lengthOf } from "../util/spans.ts";
import { devicesOfBoth, devicesOfOne } from "./compare-devices.ts";
import { type SeenItem, seenItems } from "./compare-items.ts";
import { type BetterRules, createRelated } from "./compare-related.ts";
import { describeSide, isOnlyInCommonTime, orderOfSides, type Sides } from "./compare-sides.ts";
import { pauseOf, whyNotTestable } from "./compare-testable.ts";
import { createSideView, isOfRuns, offsetTold, type SideView } from "./compare-watched.ts";
import { by, inOrder } from "./order.ts";

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
  const related = {
    before: createRelated(seenBefore.values(), betterRules),
    after: createRelated(seenAfter.values(), betterRules),
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
        // What is there now comes before what may be.
        by(({ after: seen }) => (seen.count > 0 ? 0 : 1)),
        (a, b) => compareLevels(b.level, a.level),
        by(({ kind }) => (kind === "incident" ? 0 : 1)),
        by(({ id }) => id),
      ),
    ),
  };
}

type Related = Readonly<Record<keyof Sides, ReturnType<typeof createRelated>>>;

interface Pair {
  readonly before: SeenItem | null;
  readonly after: SeenItem | null;
}

function compareItem({ before, after }: Pair, sides: Sides, related: Related): ComparedItem {
  const shown = (after ?? before) as SeenItem;
  const [own, other] = after === null ? [sides.before, sides.after] : [sides.after, sides.before];
  const reasons =
    before === null || after === null
      ? whyNotTestable(shown, own, other, related[after === null ? "after" : "before"](shown))
      : [];
  const outcome = outcomeOf({ before, after }, reasons);
  const { devices, deviceReasons } =
    before !== null && after !== null ? devicesOfBoth(before, after, sides) : devicesOfOne(shown, outcome, other);
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
    deviceReasons,
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

function sightingOf(seen: SeenItem | null, shown: SeenItem, side: SideView): Sighting {
  const { logs: wanted, nodes: servers } = seen ?? shown;
  const spans = isOfRuns(wanted) ? null : side.watched(wanted, servers);
  const watchedMs = spans === null ? null : lengthOf(spans);
  if (seen === null) return { count: 0, level: null, first: null, last: null, logs: [], nodes: [], watchedMs };
  const { count, level, first, last, logs, nodes } = seen;
  return { count, level, first, last, logs, nodes, watchedMs };
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
    for (const id of new Set(explains)) {
      const own = tellers.get(id) ?? [];
      own.push(item);
      tellers.set(id, own);
    }
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

function rounded(valueMs: number | null): number | null {
  return valueMs === null ? null : Math.round(valueMs);
}
