/** What the scan could have seen: which logs were there, which times they cover, which patterns had no log to stand in. */
import {
  type Blind,
  type Gap,
  isSteady,
  type LogCoverage,
  type LogName,
  type Moment,
  orderOf,
  type Pattern,
  type Problem,
  type Report,
} from "../model/index.ts";
import { checklist, identifyPath, LOCATIONS } from "../sources/index.ts";
import { isGap } from "./file-times.ts";
import type { ScanOptions } from "./options.ts";
import type { SourceResult } from "./scan-source.ts";
import { isWithin } from "./time-filter.ts";

/** The guide's collection checklist over the sources that were read, with the time each log covers. */
export function logCoverage(
  sources: readonly SourceResult[],
  folders: readonly string[],
  problems: readonly Problem[],
  onlyLogs: readonly LogName[],
  assumedOffsetMin: number,
): LogCoverage[] {
  const rows = checklist({
    sources: sources.map(({ file }) => ({ path: file.path, log: file.log, era: eraOf(file) })),
    folders,
    problems,
  });
  // A log that --log left out is not missing.
  const asked = rows.filter(({ log }) => onlyLogs.length === 0 || onlyLogs.includes(log));
  return asked.map((row) => {
    const era = LOCATIONS.find(({ location }) => location === row.location)?.era;
    const own =
      row.files === 0 ? [] : sources.filter(({ file }) => file.log === row.log && (eraOf(file) ?? era) === era);
    const first = earliest(
      own.map((source) => source.first),
      assumedOffsetMin,
    );
    const last = latest(
      own.map((source) => source.last),
      assumedOffsetMin,
    );
    return { ...row, first, last };
  });
}

/** Windows server or Linux appliance, by path or by a layout that only the appliance writes. */
function eraOf({ path, format }: SourceResult["file"]): "windows" | "appliance" | null {
  return identifyPath(path).era ?? (format === "sdl" || format === "call-log" ? "appliance" : null);
}

/** The zone that most sources tell, in minutes east of UTC; 0 when none does. The lesser of two that are equally many. */
export function usualOffset(sources: readonly SourceResult[]): number {
  const counts = new Map<number, number>();
  for (const { first } of sources)
    if (first !== null && first.offsetMin !== null) counts.set(first.offsetMin, (counts.get(first.offsetMin) ?? 0) + 1);
  return [...counts].sort(([a, times], [b, others]) => others - times || a - b)[0]?.[0] ?? 0;
}

/** Do the logs reach into --since and --until? */
export function windowCoverage(sources: readonly SourceResult[], options: ScanOptions): Report["coverage"]["window"] {
  const { since, until, zone } = options;
  const timed = sources.flatMap(({ first, last }) => (first === null || last === null ? [] : [{ first, last }]));
  if ((since === null && until === null) || timed.length === 0) return null;
  const reaches = timed.some(
    ({ first, last }) => isWithin(last, since, null, zone) && isWithin(first, null, until, zone),
  );
  if (!reaches) return "none";
  const fromStart = since === null || timed.some(({ first }) => !isWithin(first, since, null, zone));
  const toEnd = until === null || timed.some(({ last }) => !isWithin(last, null, until, zone));
  return fromStart && toEnd ? "covered" : "partly";
}

/** Gaps within files, and between one file of a steady log and the next of the same series. */
export function gapsBetweenFiles(sources: readonly SourceResult[], assumedOffsetMin: number): Gap[] {
  const order = (moment: Moment): number => orderOf(moment, assumedOffsetMin);
  const gaps: Gap[] = sources.flatMap((source) => source.gaps);
  const series = new Map<string, SourceResult[]>();
  for (const source of sources) {
    if (!isSteady(source.file) || source.first === null || source.last === null) continue;
    const key = seriesOf(source.file.path);
    series.set(key, [...(series.get(key) ?? []), source]);
  }
  for (const files of series.values()) {
    files.sort((a, b) => order(a.first as Moment) - order(b.first as Moment));
    let coveredTo: Moment | null = null;
    for (const file of files) {
      const from: Moment | null = coveredTo;
      const to = file.first as Moment;
      if (from !== null && isGap(to.localMs - (from as Moment).localMs)) gaps.push({ path: file.file.path, from, to });
      coveredTo = latest([coveredTo, file.last], assumedOffsetMin);
    }
  }
  return gaps.sort((a, b) => (a.path !== b.path ? (a.path < b.path ? -1 : 1) : order(a.from) - order(b.from)));
}

/**
 * Patterns none of whose logs was read, among those asked for. A file of unknown log could hold anything, but proves
 * nothing was there.
 */
export function blindPatterns(
  patterns: readonly Pattern[],
  sources: readonly SourceResult[],
  onlyLogs: readonly LogName[],
): Blind[] {
  const read = new Set(sources.map(({ file }) => file.log));
  return patterns
    .filter(({ logs }) => onlyLogs.length === 0 || logs.some((log) => onlyLogs.includes(log)))
    .filter(({ logs }) => !logs.some((log) => read.has(log)))
    .map(({ id }) => ({ pattern: id, reason: "no-log" }));
}

/** Files of one series lie in one folder and differ in their numbers only. Two downloads are two series. */
function seriesOf(path: string): string {
  const nameAt = path.lastIndexOf("/") + 1;
  return path.slice(0, nameAt) + path.slice(nameAt).replace(/[0-9]+/g, "#");
}

function earliest(moments: readonly (Moment | null)[], assumedOffsetMin: number): Moment | null {
  return extreme(moments, (moment) => orderOf(moment, assumedOffsetMin));
}

function latest(moments: readonly (Moment | null)[], assumedOffsetMin: number): Moment | null {
  return extreme(moments, (moment) => -orderOf(moment, assumedOffsetMin));
}

/** The moment of the least rank. */
function extreme(moments: readonly (Moment | null)[], rank: (moment: Moment) => number): Moment | null {
  let best: Moment | null = null;
  for (const moment of moments) if (moment !== null && (best === null || rank(moment) < rank(best))) best = moment;
  return best;
}
