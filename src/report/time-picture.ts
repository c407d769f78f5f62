/** The times of a report on one line, for the picture of all logs: lanes of bars, stretches without records, and marks. */
import type { Level, Report } from "../model/index.ts";
import { readMoment } from "../util/iso-time.ts";
import { visible } from "../util/printable.ts";
import type { PageCards } from "./page-cards.ts";
import { groupByLogAndNode } from "./read-rows.ts";
import type { Words } from "./words/index.ts";

/** Everything the picture shows; times are milliseconds after `startMs`. */
export interface TimePicture {
  /** Wall clock of the left end, as if it were UTC, in milliseconds since 1970. */
  readonly startMs: number;
  readonly lengthMs: number;
  readonly lanes: readonly Lane[];
  readonly lanesLeft: number;
  readonly marksLeft: number;
}

/** One row of the picture. */
export interface Lane {
  readonly name: string;
  /** The same in few letters: servers without their domain. */
  readonly short: string;
  readonly bars: readonly Stretch[];
  readonly marks: readonly Mark[];
}

/** Something that lasts. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly kind: "covered" | "gap" | "silent";
  readonly says: string;
}

/** A moment, or a stretch, of something that was found. */
export interface Mark {
  readonly from: number;
  readonly to: number;
  readonly level: Level;
  /** The id of the card it leads to, without its language. */
  readonly card: string;
  /** The line it stands for, as the card writes its place; empty where it stands for all of the card. */
  readonly place: string;
  readonly says: string;
}

/** The picture of a report; null where nothing in it has a time. */
export function pictureOf(words: Words, report: Report, cards: PageCards): TimePicture | null {
  const written = allTimes(report);
  const clock = clockOf(written);
  const times = written.flatMap((time) => clock(time) ?? []);
  if (times.length === 0) return null;
  const startMs = times.reduce((least, time) => Math.min(least, time));
  const lengthMs = Math.max(1_000, times.reduce((most, time) => Math.max(most, time)) - startMs);
  const at = (time: string | null) => {
    const ms = clock(time);
    return ms === null ? null : ms - startMs;
  };
  const told = toldMarks(words, cards, at);
  const logs = logLanes(words, report, at, lengthMs, told.byPath);
  const lanes = [
    { name: words.page.laneIncidents, short: words.page.laneIncidents, bars: [], marks: told.incidents },
    { name: words.page.laneFindings, short: words.page.laneFindings, bars: [], marks: told.findings },
    ...logs.slice(0, LANES_SHOWN),
  ].filter(({ bars, marks }) => bars.length + marks.length > 0);
  const marksLeft = cards.incidentsLeft + cards.findingsLeft;
  return { startMs, lengthMs, lanes, lanesLeft: Math.max(0, logs.length - LANES_SHOWN), marksLeft };
}

type At = (time: string | null) => number | null;

/** Instants where every time tells its zone, else the wall clocks as the logs show them. */
function clockOf(times: readonly string[]): At {
  const offsets = times.map((time) => readMoment(time)?.offsetMin ?? null);
  const shown = offsets.includes(null) ? null : (offsets[0] ?? null);
  return (time) => {
    const moment = time === null ? null : readMoment(time);
    if (moment === null) return null;
    const { localMs, offsetMin } = moment;
    return shown === null || offsetMin === null ? localMs : localMs - (offsetMin - shown) * 60_000;
  };
}

function allTimes({ sources, incidents, findings }: Report): string[] {
  return [...sources, ...incidents, ...findings]
    .flatMap(({ first, last }) => [first, last])
    .filter((time) => time !== null);
}

/** A mark for each card, and for each line that it quotes. */
function toldMarks(words: Words, { incidents, findings }: PageCards, at: At) {
  const byPath = new Map<string, Mark[]>();
  const put = (path: string, mark: Mark) => {
    const own = byPath.get(path) ?? [];
    if (own.length < MARKS_PER_FILE) own.push(mark);
    byPath.set(path, own);
  };
  const markOf = (first: string | null, last: string | null, own: Omit<Mark, "from" | "to">): Mark[] => {
    const from = at(first ?? last);
    return from === null ? [] : [{ ...own, from, to: Math.max(from, at(last) ?? from) }];
  };
  const says = (level: Level, title: string, time: string | null) =>
    `${words.say.badge(words.levels[level])}${visible(title)}${time === null ? "" : ` ${visible(time)}`}`;
  const ofIncidents = incidents.flatMap(({ id: card, told: incident }) => {
    const { level, title, first, last, entity } = incident;
    for (const { time, path, line, step } of incident.timeline.slice(0, MARKS_PER_FILE))
      for (const mark of markOf(time, time, { level, card, place: placeOf(path, line), says: says(level, step, time) }))
        put(path, mark);
    return markOf(first, last, { level, card, place: "", says: says(level, `${title}: ${entity}`, first) });
  });
  const ofFindings = findings.flatMap(({ id: card, told: finding }) => {
    const { level, title, first, last } = finding;
    for (const { time, path, line } of finding.evidence)
      for (const mark of markOf(time, time, {
        level,
        card,
        place: placeOf(path, line),
        says: says(level, title, time),
      }))
        put(path, mark);
    return markOf(first, last, { level, card, place: "", says: says(level, title, first) });
  });
  return { incidents: ofIncidents, findings: ofFindings, byPath };
}

function placeOf(path: string, line: number): string {
  return `${visible(path)}:${line}`;
}

/** A lane for each log and server: what its files cover, where they are silent, what was found in them. */
function logLanes(
  words: Words,
  { sources, coverage }: Report,
  at: At,
  lengthMs: number,
  byPath: ReadonlyMap<string, readonly Mark[]>,
): Lane[] {
  const { page, logs, unknownLog, unknownNode } = words;
  return groupByLogAndNode(sources).map(({ log, node, files }) => {
    const paths = new Set(files.map(({ path }) => path));
    const covered = files.flatMap(({ first, last }) => stretch(at, first, last, "covered", ""));
    const gaps = coverage.gaps
      .filter(({ path }) => paths.has(path))
      .flatMap(({ from, to }) => stretch(at, from, to, "gap", page.gap));
    const silent = coverage.silent
      .filter((row) => row.log === log && row.node === node)
      .flatMap(({ from, to }) => stretch(at, from, to, "silent", page.silent));
    const logName = log === null ? unknownLog : logs[log];
    const nodeName = node === null ? unknownNode : visible(node);
    return {
      name: `${logName} ${nodeName}`,
      short: `${logName} ${/^[\d.]+$/.test(nodeName) ? nodeName : nodeName.replace(/\..*$/s, "")}`,
      bars: [...merged(covered, lengthMs / BARS_PER_LANE), ...gaps.slice(0, GAPS_PER_LANE), ...silent],
      marks: files.flatMap(({ path }) => byPath.get(path) ?? []).slice(0, MARKS_PER_LANE),
    };
  });
}

function stretch(at: At, first: string | null, last: string | null, kind: Stretch["kind"], says: string): Stretch[] {
  const [from, to] = [at(first), at(last)];
  if (from === null || to === null) return [];
  return [{ from, to: Math.max(from, to), kind, says }];
}

/** Bars that nearly touch are drawn as one. */
function merged(bars: readonly Stretch[], leastMs: number): Stretch[] {
  const joined: Stretch[] = [];
  for (const bar of [...bars].sort((a, b) => a.from - b.from)) {
    const before = joined.at(-1);
    if (before !== undefined && bar.from - before.to <= leastMs)
      joined[joined.length - 1] = { ...before, to: Math.max(before.to, bar.to) };
    else joined.push(bar);
  }
  return joined;
}

const LANES_SHOWN = 40;
const BARS_PER_LANE = 400;
const GAPS_PER_LANE = 200;
const MARKS_PER_FILE = 40;
const MARKS_PER_LANE = 80;
