/** For how long the logs of a scan were written: what something that was not seen is held against. */
import { type ComparableReport, HARMLESS_PROBLEMS, isSteady, type LogName } from "../model/index.ts";
import { readMoment } from "../util/iso-time.ts";
import { clipSpans, cutSpans, mergeSpans, type Span, touches } from "../util/spans.ts";
import { readWrittenTime } from "../util/written-time.ts";
import { by, logRank } from "./order.ts";

/** One of the two reports of a comparison, with what is asked of it again and again. */
export interface SideView {
  readonly report: ComparableReport;
  /** The logs of the sources with lines in them, in the order of LOG_NAMES. */
  readonly logs: readonly LogName[];
  /** Sources with lines in them. */
  readonly files: number;
  /** The log of each of them, by path. */
  readonly logOf: ReadonlyMap<string, LogName | null>;
  /** The logs that were read of each server, by its name in lower case; "" where it is not known. */
  readonly logsOfNode: ReadonlyMap<string, ReadonlySet<LogName | null>>;
  /** Those that some rule found written at too low a trace level. */
  readonly lowLogs: ReadonlySet<LogName>;
  /** Those some file of which was not read in full. */
  readonly cutLogs: ReadonlySet<LogName>;
  /** Where a time stands on the line of time, in milliseconds since 1970 UTC; null for none. */
  instantOf(time: string | null): number | null;
  /**
   * When these logs of these servers were written, within --since and --until; no logs: files of unknown log, or of any
   * where there is none; no nodes: of any server. Null where no time tells.
   */
  watched(logs: readonly LogName[], nodes: readonly string[]): readonly Span[] | null;
  /** When any log was written. */
  readonly whole: readonly Span[] | null;
}

/** The zone most of a report's sources tell, in minutes east of UTC; null when none does. */
export function offsetTold({ sources }: ComparableReport): number | null {
  const counts = new Map<number, number>();
  for (const { first } of sources) {
    const offset = first === null ? null : (readMoment(first)?.offsetMin ?? null);
    if (offset !== null) counts.set(offset, (counts.get(offset) ?? 0) + 1);
  }
  return [...counts].sort(([a, times], [b, others]) => others - times || a - b)[0]?.[0] ?? null;
}

/** A view of the report; times of unknown zone are taken to be `assumedOffsetMin` east of UTC. */
export function createSideView(report: ComparableReport, assumedOffsetMin: number): SideView {
  const sources = report.sources.filter(({ lines }) => lines > 0);
  const instantOf = (time: string | null): number | null => {
    const moment = time === null ? null : readMoment(time);
    return moment === null ? null : moment.localMs - (moment.offsetMin ?? assumedOffsetMin) * 60_000;
  };
  const series = seriesOf(report, sources, instantOf);
  const bounds = boundsOf(report, assumedOffsetMin);
  const cut = (spans: readonly Span[]) => {
    const left = clipSpans(mergeSpans(spans), bounds.from, bounds.to);
    return left.length === 0 ? null : left;
  };
  const whole = cut(series.flatMap(({ spans }) => spans));
  const known = new Map<string, readonly Span[] | null>();
  const logsOfNode = new Map<string, Set<LogName | null>>();
  for (const { log, node } of sources) logsOfNode.set(keyOf(node), (logsOfNode.get(keyOf(node)) ?? new Set()).add(log));
  const logs = new Set(sources.flatMap(({ log }) => log ?? []));
  return {
    report,
    logs: [...logs].sort((a, b) => logRank(a) - logRank(b)),
    files: sources.length,
    logOf: new Map(sources.map(({ path, log }) => [path, log])),
    logsOfNode,
    lowLogs: new Set(
      report.coverage.rules.flatMap(({ reasons }) =>
        reasons.flatMap((one) => (one.reason === "low-trace-level" ? one.logs : [])),
      ),
    ),
    cutLogs: cutLogsOf(report, sources),
    instantOf,
    watched(wanted, nodes) {
      const key = JSON.stringify([wanted, nodes]);
      const before = known.get(key);
      if (before !== undefined) return before;
      const names = new Set(nodes.map(keyOf));
      const own = series.filter(
        ({ log, node }) =>
          (wanted.length === 0 ? log === null : log !== null && wanted.includes(log)) &&
          (names.size === 0 || node === "" || names.has(node)),
      );
      const spans = wanted.length === 0 && own.length === 0 ? whole : cut(own.flatMap((one) => one.spans));
      known.set(key, spans);
      return spans;
    },
    whole,
  };
}

/** The first and the last of some times, in a report's own words; null where none can be read. */
export function rangeOf(
  times: readonly (string | null)[],
  { instantOf }: Pick<SideView, "instantOf">,
): { readonly first: string | null; readonly last: string | null } {
  const known = times
    .flatMap((time) => {
      const instant = instantOf(time);
      return time === null || instant === null ? [] : [{ time, instant }];
    })
    .sort(by(({ instant }) => instant));
  return { first: known[0]?.time ?? null, last: known.at(-1)?.time ?? null };
}

/** Are all of them written only while somebody runs a tool? Then a run is the measure, and not how long it took. */
export function isOfRuns(logs: readonly LogName[]): boolean {
  return logs.length > 0 && logs.every(isRun);
}

function isRun(log: LogName): boolean {
  return log === "ctl-client" || log === "ctl-install";
}

/** A log of a server, and when it was written. */
interface Series {
  readonly log: LogName | null;
  readonly node: string;
  readonly spans: readonly Span[];
}

type Source = ComparableReport["sources"][number];

function seriesOf(
  { coverage }: ComparableReport,
  sources: readonly Source[],
  instantOf: SideView["instantOf"],
): Series[] {
  const groups = new Map<string, { log: LogName | null; node: string; steady: boolean; spans: Span[] }>();
  const groupOf = new Map<string, string>();
  for (const { path, log, node, format, first, last } of sources) {
    const [from, to] = [instantOf(first), instantOf(last)];
    if (from === null || to === null || from > to) continue;
    const key = JSON.stringify([log, keyOf(node)]);
    const group = groups.get(key) ?? { log, node: keyOf(node), steady: false, spans: [] };
    group.steady ||= isSteady({ log, format });
    group.spans.push({ from, to });
    groups.set(key, group);
    groupOf.set(path, key);
  }
  const holes = new Map<string, Span[]>();
  for (const gap of coverage.gaps) {
    const key = groupOf.get(gap.path);
    const [from, to] = [instantOf(gap.from), instantOf(gap.to)];
    if (key === undefined || from === null || to === null || from > to) continue;
    holes.set(key, [...(holes.get(key) ?? []), { from, to }]);
  }
  const ofNode = new Map<string, Span[]>();
  for (const { node, spans } of groups.values()) ofNode.set(node, [...(ofNode.get(node) ?? []), ...spans]);
  for (const [node, spans] of ofNode) ofNode.set(node, mergeSpans(spans));
  return [...groups].map(([key, { log, node, steady, spans }]) => {
    const own = mergeSpans(spans);
    // A service that has nothing to say writes nothing: it goes on as long as the other logs of its server do.
    const lasting = log === null || steady || isRun(log) ? [] : (ofNode.get(node) ?? []);
    const lent = lasting.filter((span) => own.some((one) => touches(one, span)));
    return { log, node, spans: cutSpans(mergeSpans([...own, ...lent]), holes.get(key) ?? []) };
  });
}

/** A problem of an archive is one of everything in it. */
function cutLogsOf({ problems }: ComparableReport, sources: readonly Source[]): Set<LogName> {
  const cut = new Set(problems.filter(({ kind }) => !HARMLESS_PROBLEMS.has(kind)).map(({ path }) => path));
  const isCut = (path: string): boolean => {
    const parts = path.split("!/");
    return parts.some((_part, index) => cut.has(parts.slice(0, index + 1).join("!/")));
  };
  return new Set(sources.flatMap(({ path, log }) => (log !== null && isCut(path) ? [log] : [])));
}

function boundsOf({ scan }: ComparableReport, assumedOffsetMin: number): Span {
  const bound = (text: string | null, isUntil: boolean, none: number): number => {
    const time = text === null ? null : readWrittenTime(text, isUntil);
    return time === null ? none : time.localMs - (time.offsetMin ?? assumedOffsetMin) * 60_000;
  };
  return {
    from: bound(scan.since, false, Number.NEGATIVE_INFINITY),
    to: bound(scan.until, true, Number.POSITIVE_INFINITY),
  };
}

function keyOf(node: string | null): string {
  return (node ?? "").toLowerCase();
}
