/**
 * What files came to that are no more: overwritten, or removed. Their results are kept one by one up to a number, and those
 * of the oldest then put together by series, so that memory stays flat however long logs go round.
 */
import { mergeGathered } from "../detect/index.ts";
import { type Match, type Moment, orderOf } from "../model/index.ts";
import type { SourceResult } from "./scan-source.ts";

/** Files that are no more; plain data. */
export interface Retired {
  /** Those that went last come last. */
  readonly sources: SourceResult[];
  /** What older ones came to, by the name of their series. */
  readonly series: SourceResult[];
}

/** So many files are kept one by one. */
export const RETIRED_KEPT = 1_000;
/** So many of their matches are remembered for incidents; and of those of all series together, the latest of each. */
export const MATCHES_KEPT = 20_000;

/** Adds files that went, and puts the oldest together where they, or their matches, are too many. */
export function retire(retired: Retired, sources: readonly SourceResult[]): void {
  retired.sources.push(...sources);
  let matches = retired.sources.reduce((sum, { remembered }) => sum + remembered.matches.length, 0);
  while (retired.sources.length > RETIRED_KEPT || (matches > MATCHES_KEPT && retired.sources.length > 0)) {
    const oldest = retired.sources.shift() as SourceResult;
    matches -= oldest.remembered.matches.length;
    fold(retired.series, oldest);
  }
  const share = fairShare(retired.series.map(({ remembered }) => remembered.matches.length));
  for (const [at, one] of retired.series.entries()) retired.series[at] = remember(one, share);
}

/** Up to when matches may have been forgotten, in milliseconds since 1970 UTC; null where none has. */
export function forgottenTo({ series }: Retired, assumedOffsetMin: number): number | null {
  let to: number | null = null;
  for (const { remembered, last } of series) {
    if (remembered.forgotten === 0) continue;
    const time = remembered.matches[0]?.time ?? last;
    if (time !== null) to = Math.max(to ?? Number.NEGATIVE_INFINITY, orderOf(time, assumedOffsetMin));
  }
  return to;
}

/** How many of its matches each may keep, so that those with few keep all of them. */
function fairShare(counts: readonly number[]): number {
  let left = MATCHES_KEPT;
  const sorted = [...counts].sort((a, b) => a - b);
  for (const [at, count] of sorted.entries()) {
    const share = Math.floor(left / (sorted.length - at));
    if (count > share) return share;
    left -= count;
  }
  return MATCHES_KEPT;
}

/** The same with so many matches at most, the latest. */
function remember(source: SourceResult, most: number): SourceResult {
  const { matches, forgotten } = source.remembered;
  const tooMany = matches.length - most;
  if (tooMany <= 0) return source;
  return { ...source, remembered: { matches: matches.slice(tooMany), forgotten: forgotten + tooMany } };
}

function fold(series: SourceResult[], source: SourceResult): void {
  const path = seriesOf(source.file.path);
  const at = series.findIndex(
    ({ file }) => file.path === path && file.log === source.file.log && file.node === source.file.node,
  );
  const file = { ...source.file, path };
  if (at === -1) series.push({ ...source, file });
  else series[at] = together(series[at] as SourceResult, { ...source, file });
}

function together(before: SourceResult, after: SourceResult): SourceResult {
  const matches = inTimeOrder(before.remembered.matches, after.remembered.matches);
  const { hidden: a } = before;
  const { hidden: b } = after;
  return {
    file: before.file,
    bytes: before.bytes + after.bytes,
    lines: before.lines + after.lines,
    records: before.records + after.records,
    unparsed: before.unparsed + after.unparsed,
    first: earlier(before.first, after.first),
    last: later(before.last, after.last),
    gathered: mergeGathered(before.gathered, after.gathered),
    remembered: {
      matches,
      forgotten: before.remembered.forgotten + after.remembered.forgotten,
    },
    gaps: [...before.gaps, ...after.gaps].slice(-20),
    problems: before.problems,
    hidden: {
      outsideTime: a.outsideTime + b.outsideTime,
      otherDevice: a.otherDevice + b.otherDevice,
      noDevice: a.noDevice + b.noDevice,
      untimed: a.untimed + b.untimed,
    },
  };
}

/** Two lists as one; the first, which is long, is in order. */
function inTimeOrder(before: readonly Match[], after: readonly Match[]): Match[] {
  const later = [...after].sort(compareTimes);
  const [first] = later;
  if (first === undefined) return [...before];
  let at = before.length;
  while (at > 0 && compareTimes(before[at - 1] as Match, first) > 0) at--;
  return [...before.slice(0, at), ...[...before.slice(at), ...later].sort(compareTimes)];
}

/** A name for all files that differ in their numbers only, and in the dates of their folders. */
function seriesOf(path: string): string {
  const nameAt = path.lastIndexOf("/") + 1;
  return (
    path.slice(0, nameAt).replace(/(?<=\/)\d[\d_.:T-]{6,}\d(?=\/)/g, (date) => date.replace(/\d/g, "#")) +
    path
      .slice(nameAt)
      .replace(/~\d+$/, "")
      .replace(/[0-9]+/g, "#")
  );
}

function compareTimes(a: Match, b: Match): number {
  return (a.time === null ? 0 : orderOf(a.time, 0)) - (b.time === null ? 0 : orderOf(b.time, 0));
}

function earlier(a: Moment | null, b: Moment | null): Moment | null {
  if (a === null || b === null) return a ?? b;
  return orderOf(a, 0) <= orderOf(b, 0) ? a : b;
}

function later(a: Moment | null, b: Moment | null): Moment | null {
  if (a === null || b === null) return a ?? b;
  return orderOf(a, 0) >= orderOf(b, 0) ? a : b;
}
