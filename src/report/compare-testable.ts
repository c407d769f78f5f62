/** Could a side of a comparison have seen what the other side saw? Only then its silence means something. */
import { compareLevels, type LogName, NOT_TESTABLE_REASONS, type NotTestable } from "../model/index.ts";
import { clipSpans, lengthOf } from "../util/spans.ts";
import type { SeenItem } from "./compare-items.ts";
import { isOfRuns, type SideView } from "./compare-watched.ts";

/**
 * Why `other` could not have seen an item that `own` saw; none where it could have. `related` are the other side's items that
 * tell of the same by other rules.
 */
export function whyNotTestable(
  seen: SeenItem,
  own: SideView,
  other: SideView,
  related: readonly SeenItem[],
): NotTestable[] {
  if (other.files === 0) return [because("nothing-read")];
  const places = placeReasons(seen, other);
  const isPlaced = places.some(({ reason }) => reason === "no-log");
  const reasons = [
    ...filterReasons(seen, own, other),
    ...catalogReasons(seen, own, other),
    ...(related.length > 0 ? [{ ...because("told-otherwise"), items: related.map(({ id }) => id) }] : []),
    // The rule may have had other logs to look in: those in which it was seen say enough.
    ...ruleReasons(seen, other).filter(({ reason }) => reason !== "no-log" || !isPlaced),
  ];
  const whole = whyNotWhole(seen, own, other);
  // Where it could not have been seen at all, for how long is no question.
  const isNeverSeen = reasons.length > 0;
  return mergeReasons([...reasons, ...(isNeverSeen ? whole.filter(({ reason }) => !TIME_REASONS.has(reason)) : whole)]);
}

/** Why `other` could not have seen all of what `own` saw of an item, though it knows and shows such items. */
export function whyNotWhole(seen: SeenItem, own: SideView, other: SideView): NotTestable[] {
  const reasons = [
    ...(other.report.scan.interrupted ? [because("interrupted")] : []),
    ...placeReasons(seen, other),
    ...qualityReasons(seen, own, other),
  ];
  return mergeReasons(reasons.length > 0 ? reasons : timeReasons(seen, own, other));
}

/** May a side list this phone, as far as --device goes? */
export function isAskedFor(device: string, { report }: SideView): boolean {
  return report.scan.device?.includes(device) ?? true;
}

/**
 * The longest time that is known to have passed without the item where it was seen, in milliseconds: before the first,
 * after the last, or the least that the longest of the times in between can have been. Null where no time tells, and where
 * runs of a tool are the measure.
 */
export function pauseOf({ count, first, last, logs, nodes }: SeenItem, own: SideView): number | null {
  const spans = own.watched(logs, nodes);
  if (spans === null || isOfRuns(logs)) return null;
  const [from, to] = [own.instantOf(first), own.instantOf(last)];
  return Math.max(
    lengthOf(spans) / (count + 1),
    from === null ? 0 : lengthOf(clipSpans(spans, Number.NEGATIVE_INFINITY, from)),
    to === null ? 0 : lengthOf(clipSpans(spans, to, Number.POSITIVE_INFINITY)),
  );
}

/** A reason, about these logs of these servers. */
export function because(
  reason: NotTestable["reason"],
  logs: readonly LogName[] = [],
  nodes: readonly string[] = [],
): NotTestable {
  return { reason, logs, nodes, items: [] };
}

/** Each reason once, in the order of the model. */
export function mergeReasons(reasons: readonly NotTestable[]): NotTestable[] {
  return NOT_TESTABLE_REASONS.flatMap((reason) => {
    const own = reasons.filter((one) => one.reason === reason);
    const union = <T>(list: (one: NotTestable) => readonly T[]): T[] => [...new Set(own.flatMap(list))];
    if (own.length === 0) return [];
    return [
      {
        reason,
        logs: union(({ logs }) => logs),
        nodes: union(({ nodes }) => nodes),
        items: union(({ items }) => items),
      },
    ];
  });
}

function filterReasons({ level, devices }: SeenItem, own: SideView, other: SideView): NotTestable[] {
  const { scan, coverage } = other.report;
  const isSameDevices = String(scan.device) === String(own.report.scan.device);
  const isDeviceOut = scan.device !== null && !isSameDevices && !devices.some((device) => isAskedFor(device, other));
  return [
    ...(compareLevels(level, scan.level) < 0 ? [because("filter-level")] : []),
    ...(isDeviceOut ? [because("filter-device")] : []),
    ...(coverage.window === "none" ? [because("filter-time")] : []),
  ];
}

/** A catalog that is not the same may not have had the pattern; the rules that were in use stand in the report. */
function catalogReasons({ kind, of }: SeenItem, own: SideView, other: SideView): NotTestable[] {
  const { tool, coverage, scan } = other.report;
  if (kind === "incident") {
    const isKnown = coverage.rules.some(({ rule }) => rule === of);
    return isKnown || scan.log !== null ? [] : [because("catalog")];
  }
  const isSame = tool.catalog.sha256 === own.report.tool.catalog.sha256;
  return isSame || coverage.blind.some(({ pattern }) => pattern === of) ? [] : [because("catalog")];
}

/** The logs in which it stands, on the servers on which it does, must all have been read. */
function placeReasons({ kind, of, logs, nodes }: SeenItem, other: SideView): NotTestable[] {
  const { scan, coverage } = other.report;
  if (logs.length === 0) {
    const isBlind = kind === "finding" && coverage.blind.some(({ pattern }) => pattern === of);
    return isBlind ? [because("no-log")] : [];
  }
  const missing = logs.filter((log) => !other.logs.includes(log));
  const filtered = missing.filter((log) => scan.log !== null && !scan.log.includes(log));
  const lost = missing.filter((log) => !filtered.includes(log));
  const hasLogs = (node: string): boolean => {
    const read = other.logsOfNode.get(node.toLowerCase());
    return read !== undefined && logs.some((log) => read.has(log));
  };
  // A file whose server is not known may be of any.
  const isAnywhere = logs.some((log) => other.logsOfNode.get("")?.has(log) === true);
  const away = missing.length === logs.length || isAnywhere ? [] : nodes.filter((node) => !hasLogs(node));
  return [
    ...(filtered.length > 0 ? [because("filter-log", filtered)] : []),
    ...(lost.length > 0 ? [because("no-log", lost)] : []),
    ...(away.length > 0
      ? [
          because(
            "no-node",
            logs.filter((log) => !missing.includes(log)),
            away,
          ),
        ]
      : []),
  ];
}

/** What the scan itself says of the incident's rule, where it says that none of its incidents could have been seen. */
function ruleReasons({ kind, of, logs }: SeenItem, other: SideView): NotTestable[] {
  if (kind !== "incident") return [];
  const rule = other.report.coverage.rules.find((one) => one.rule === of);
  if (rule === undefined) return other.report.scan.log === null ? [] : [because("filter-log", logs)];
  if (rule.status !== "blind") return [];
  return rule.reasons.map(({ reason, logs: about }) => because(reason === "gap" ? "cut-short" : reason, about));
}

/** Logs that tell less than they did where the item was seen. */
function qualityReasons({ logs }: SeenItem, own: SideView, other: SideView): NotTestable[] {
  const low = logs.filter((log) => other.lowLogs.has(log) && !own.lowLogs.has(log));
  const cut = logs.filter((log) => other.cutLogs.has(log) && !own.cutLogs.has(log));
  return [
    ...(low.length > 0 ? [because("low-trace-level", low)] : []),
    ...(cut.length > 0 ? [because("cut-short", cut)] : []),
  ];
}

function timeReasons(seen: SeenItem, own: SideView, other: SideView): NotTestable[] {
  const { logs, nodes } = seen;
  if (isOfRuns(logs)) return [];
  const pauseMs = pauseOf(seen, own);
  const spans = other.watched(logs, nodes);
  if (pauseMs === null || spans === null) return [because("no-times", logs)];
  return lengthOf(spans) < pauseMs ? [because("too-short", logs)] : [];
}

const TIME_REASONS: ReadonlySet<NotTestable["reason"]> = new Set<NotTestable["reason"]>(["no-times", "too-short"]);
