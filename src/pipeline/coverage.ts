/** What the scan could have seen: which logs were there, which times they cover, which patterns had no log to stand in. */
import {
  type Blind,
  compareMoments,
  type Gap,
  type LogCoverage,
  type Moment,
  type Pattern,
  type Problem,
} from "../model/index.ts";
import { checklist, identifyPath } from "../sources/index.ts";
import { isGap, isSteady } from "./file-times.ts";
import type { SourceResult } from "./scan-source.ts";

/** The guide's collection checklist over the sources that were read, with the time each log covers. */
export function logCoverage(
  sources: readonly SourceResult[],
  folders: readonly string[],
  problems: readonly Problem[],
): LogCoverage[] {
  const rows = checklist({
    sources: sources.map(({ file }) => ({ path: file.path, log: file.log, era: identifyPath(file.path).era })),
    folders,
    problems,
  });
  return rows.map((row) => {
    const own = sources.filter(({ file }) => file.log === row.log);
    return { ...row, first: earliest(own.map(({ first }) => first)), last: latest(own.map(({ last }) => last)) };
  });
}

/** Gaps within files, and between one file of a steady log and the next of the same series. */
export function gapsBetweenFiles(sources: readonly SourceResult[]): Gap[] {
  const gaps: Gap[] = sources.flatMap((source) => source.gaps);
  const series = new Map<string, SourceResult[]>();
  for (const source of sources) {
    if (!isSteady(source.file) || source.first === null || source.last === null) continue;
    const key = seriesOf(source.file.path);
    series.set(key, [...(series.get(key) ?? []), source]);
  }
  for (const files of series.values()) {
    files.sort((a, b) => compareMoments(a.first as Moment, b.first as Moment));
    let coveredTo: Moment | null = null;
    for (const file of files) {
      const from: Moment | null = coveredTo;
      const to = file.first as Moment;
      if (from !== null && isGap(to.localMs - (from as Moment).localMs)) gaps.push({ path: file.file.path, from, to });
      coveredTo = latest([coveredTo, file.last]);
    }
  }
  return gaps.sort((a, b) => (a.path !== b.path ? (a.path < b.path ? -1 : 1) : compareMoments(a.from, b.from)));
}

/** Patterns none of whose logs was read. A file of unknown log could hold anything, but proves nothing was there. */
export function blindPatterns(patterns: readonly Pattern[], sources: readonly SourceResult[]): Blind[] {
  const read = new Set(sources.map(({ file }) => file.log));
  return patterns
    .filter((pattern) => !pattern.logs.some((log) => read.has(log)))
    .map((pattern) => ({ pattern: pattern.id, reason: "no-log" }));
}

/** Files of one series lie in one folder and differ in their numbers only. Two downloads are two series. */
function seriesOf(path: string): string {
  const nameAt = path.lastIndexOf("/") + 1;
  return path.slice(0, nameAt) + path.slice(nameAt).replace(/[0-9]+/g, "#");
}

function earliest(moments: readonly (Moment | null)[]): Moment | null {
  return moments.reduce(
    (best, moment) => (moment !== null && (best === null || compareMoments(moment, best) < 0) ? moment : best),
    null,
  );
}

function latest(moments: readonly (Moment | null)[]): Moment | null {
  return moments.reduce(
    (best, moment) => (moment !== null && (best === null || compareMoments(moment, best) > 0) ? moment : best),
    null,
  );
}
