/**
 * Says which lines of a log go into a bundle. Whole records are kept: those that were found, those in the time of an
 * incident, the beginning of the file, by which its layout and date are known, its last record, and every few minutes one,
 * so that clocks, midnights and silences read the same as in the whole log, and a scan of what is kept finds the same.
 */
import { type LineRange, type LogsMode, type Moment, orderOf } from "../model/index.ts";
import { isFileHead } from "../parse/index.ts";
import type { LogSurvey } from "./bundle-survey.ts";
import { tellTime } from "./bundle-survey.ts";
import { createFileTimes } from "./file-times.ts";
import type { ReadOptions } from "./options.ts";
import { createRecordWalk, type RecordStart } from "./record-walk.ts";

/** Stretches of time whose records are kept, apart from each other and in order; milliseconds since 1970 UTC. */
export type TimeWindows = readonly { readonly from: number; readonly to: number }[];

/** What decides for a log. */
export interface CutOptions {
  readonly mode: LogsMode;
  readonly windows: TimeWindows;
  /** The zone taken for moments of unknown zone, in minutes east of UTC. */
  readonly assumedOffsetMin: number;
  readonly read: ReadOptions;
}

/** Takes the bytes of a log, behind its byte order mark, and knows of each line whether it is kept. */
export interface Cutter {
  push(bytes: Uint8Array): void;
  finish(): void;
  /** Undefined where that is not decided yet: the record goes on. */
  isKept(line: number): boolean | undefined;
  /** Keeps the record that is going on, however long it becomes. */
  keepOpen(): void;
  /** The lines that are kept; null for all. Complete after finish(). */
  kept(): readonly LineRange[] | null;
}

/** Stretches around moments, joined where they touch. */
export function windowsAround(spans: readonly { readonly from: number; readonly to: number }[]): TimeWindows {
  const sorted = spans
    .map(({ from, to }) => ({ from: from - WINDOW_MARGIN_MS, to: to + WINDOW_MARGIN_MS }))
    .sort((a, b) => a.from - b.from);
  const joined: { from: number; to: number }[] = [];
  for (const span of sorted) {
    const last = joined.at(-1);
    if (last !== undefined && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else joined.push({ ...span });
  }
  return joined;
}

/** The lines of a range list that are not in it, of a file with so many lines. */
export function cutRanges(kept: readonly LineRange[] | null, lines: number): LineRange[] {
  if (kept === null) return [];
  const cut: LineRange[] = [];
  let next = 1;
  for (const [from, to] of kept) {
    if (from > next) cut.push([next, from - 1]);
    next = to + 1;
  }
  if (next <= lines) cut.push([next, lines]);
  return cut;
}

/** A cutter for one log. */
export function createCutter(survey: LogSurvey, options: CutOptions): Cutter {
  const { identity, matched, settle } = survey;
  const { file, bomBytes } = identity;
  const isWhole = options.mode === "all" || matched === null;
  const beginning = EXACT_LAYOUTS.has(file.format) ? QUICK_HEAD_BYTES : HEAD_BYTES;
  const times = createFileTimes(file, options.read);
  const kept: [number, number][] = [];
  /** The record at hand, which began there; the lines before the first one are a record too. */
  let open = { line: 1, offset: 0, time: null as Moment | null, isHead: true };
  let isForced = false;
  let nextMatch = 0;
  /** Up to which line all is decided. */
  let decidedTo = 0;
  let lastKeptMs: number | null = null;
  let isDone = false;

  const walk = createRecordWalk({ ...file, bomBytes }, (start) => {
    const isHead = isFileHead(start.bytes, start.at, start.end);
    const raw = tellTime(times, start, identity);
    const time = raw === null ? null : (settle(raw) ?? raw);
    close(start, time);
    open = { line: start.line, offset: start.offset, time, isHead };
  });

  /** The record at hand ends where `next` begins. */
  function close(next: Pick<RecordStart, "line" | "offset">, nextTime: Moment | null): void {
    if (next.line === open.line) return; // nothing stands before the first record
    const keep = isForced || isWanted(next.offset, nextTime);
    isForced = false;
    decidedTo = next.line - 1;
    if (!keep) return;
    if (open.time !== null) lastKeptMs = open.time.localMs;
    const last = kept.at(-1);
    if (last !== undefined && last[1] === open.line - 1) last[1] = next.line - 1;
    else kept.push([open.line, next.line - 1]);
  }

  function isWanted(end: number, nextTime: Moment | null): boolean {
    if (open.offset < beginning || open.isHead || kept.length >= MOST_RANGES) return true;
    while (nextMatch < (matched?.length ?? 0) && (matched?.[nextMatch] as number) < open.offset) nextMatch++;
    if ((matched?.[nextMatch] ?? Number.POSITIVE_INFINITY) < end) return true;
    if (open.time === null) return false;
    if (isInWindow(open.time)) return true;
    // Without the record before a pause, or before a step back, the pause would be longer, the step be lost.
    if (nextTime === null) return false;
    return (
      lastKeptMs === null ||
      nextTime.localMs - lastKeptMs >= SPARSE_MS ||
      nextTime.localMs < open.time.localMs ||
      open.time.localMs < lastKeptMs
    );
  }

  function isInWindow(time: Moment): boolean {
    const at = orderOf(time, options.assumedOffsetMin);
    let low = 0;
    let high = options.windows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((options.windows[middle]?.to as number) < at) low = middle + 1;
      else high = middle;
    }
    const window = options.windows[low];
    return window !== undefined && window.from <= at;
  }

  let cursor = 0;
  return {
    push(bytes) {
      if (!isWhole) walk.push(bytes);
    },
    finish() {
      if (isWhole || isDone) return;
      walk.finish();
      isForced = true; // the last record
      close({ line: walk.lines + 1, offset: Number.POSITIVE_INFINITY }, null);
      isDone = true;
    },
    isKept(line) {
      if (isWhole) return true;
      if (line > decidedTo && !isDone) return isForced && line >= open.line ? true : undefined;
      // Lines are asked for in their order.
      while (cursor < kept.length && (kept[cursor]?.[1] as number) < line) cursor++;
      const range = kept[cursor];
      return range !== undefined && range[0] <= line;
    },
    keepOpen() {
      isForced = true;
    },
    kept: () => (isWhole || isAll(kept, survey.lines) ? null : kept),
  };
}

function isAll(kept: readonly LineRange[], lines: number): boolean {
  return lines === 0 || (kept.length === 1 && kept[0]?.[0] === 1 && (kept[0]?.[1] ?? 0) >= lines);
}

/** How much before and after an incident is kept: five minutes. */
export const WINDOW_MARGIN_MS = 5 * 60_000;
/** A pause of 15 minutes is told as one; so much shorter are those that a cut makes. */
const SPARSE_MS = 10 * 60_000;
/** What detect-format looks at. */
const HEAD_BYTES = 64 * 1024;
const QUICK_HEAD_BYTES = HEAD_BYTES / 4;
const EXACT_LAYOUTS: ReadonlySet<string> = new Set(["sdl", "sdi", "call-log", "sdl-old", "function-trace"]);
/** A log that is cut into more pieces than this is kept whole from there on. */
const MOST_RANGES = 5_000;
