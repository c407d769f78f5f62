/**
 * The times of one file: the clock of its lines, the date from wherever one is to be had, the zone its server ran in,
 * the first and the last record, and the pauses in between.
 */
import { type DateBasis, isSteady, type Moment, type TraceFile } from "../model/index.ts";
import { type Clock, type ClockState, createClock, dateFromPath, NO_TIME, readFileHead } from "../parse/index.ts";
import type { TimeZone } from "../util/time-zone.ts";
import type { ReadOptions, ScanOptions } from "./options.ts";

/** Keeps the time while a file is read. Moments it gives before the date is known are settled at the end. */
export interface FileTimes {
  /** A FileHead record: its date and zone hold from here on. Comes before record() of the same record. */
  fileHead(text: string): void;
  /** The record that comes next was written by a clock this many minutes east of UTC, and so those after it. */
  zone(offsetMin: number): void;
  /** A record starts; `headValue` as the layout's head() gave it. */
  record(headValue: number): void;
  /**
   * Records with a time start one after the other: the first, least, greatest and last of their heads' values, which lie
   * less than 15 minutes apart, so that nothing else about them tells more.
   */
  run(first: number, least: number, greatest: number, last: number): void;
  /** Did the lines give month and day, but no year? */
  isYearless(): boolean;
  /** The time of the current record. */
  now(): Moment | null;
  range(): { readonly first: Moment | null; readonly last: Moment | null };
  /** Pauses within the file, longest first. */
  gaps(): readonly FileGap[];
  /** The first record with a time, and whether the rest follows from it; null where there was none. */
  begin(): (PartBegin & { readonly isUniform: boolean }) | null;
  exportState(): TimesState;
  /** The moment that much later, in the zone it then falls into. */
  move(moment: Moment, byMs: number): Moment;
  /** At the end of the file: what gives undated moments their date, or null where none is to be had. */
  settle(): (moment: Moment) => Moment | null;
}

/** Does the moment have its date? One without counts from the midnight before the file's first record. */
export function isDated(moment: Moment): boolean {
  return isDatedMs(moment.localMs);
}

/** The same of a time in milliseconds. */
export function isDatedMs(localMs: number): boolean {
  return localMs >= UNDATED_BELOW_MS;
}

/** Is a pause of this many milliseconds worth telling in a steady log? */
export function isGap(pauseMs: number): boolean {
  return pauseMs >= GAP_MS;
}

/** Everything that the times of a file so far come to; plain data, with which a later part of the file can go on. */
export interface TimesState {
  readonly clock: ClockState;
  /** Minutes east of UTC as the file says it, else null. */
  readonly headOffsetMin: number | null;
  /** Where the date comes from when a line has none. */
  readonly anchorBasis: DateBasis;
  readonly hasYearless: boolean;
  readonly first: Reading;
  readonly last: Reading;
  readonly gaps: readonly FileGap[];
}

/** A pause within a file. */
export interface FileGap {
  readonly from: Moment;
  readonly to: Moment;
}

/** Makes the clock of a file, at its beginning or with what is known from before. */
export function createFileTimes(file: TraceFile, options: ReadOptions, start?: TimesState): FileTimes {
  const clock: Clock = createClock(start?.clock);
  const zone: TimeZone | undefined =
    options.sourceZones.get((file.node ?? "").toLowerCase()) ?? options.sourceZones.get("*");
  let headOffsetMin = start?.headOffsetMin ?? null;
  let anchorBasis: DateBasis = start?.anchorBasis ?? "neighbour";
  // Plain numbers, for this runs for every record: moments are only made of those that are asked for.
  const now: Reading = { ...NO_READING };
  const first: Reading = { ...(start?.first ?? NO_READING) };
  const last: Reading = { ...(start?.last ?? NO_READING) };
  const gaps: FileGap[] = [...(start?.gaps ?? [])];
  let hasYearless = start?.hasYearless ?? false;
  /** The first time that was read here, as it stood in the head and as the clock took it. */
  let begin: PartBegin | null = null;
  let isUniform = true;

  const pathDate = dateFromPath(file.path);
  if (start === undefined && pathDate?.from === "name") {
    clock.anchor(pathDate.dayMs);
    anchorBasis = "file-name";
  }

  /** Where the date comes from when nothing in the file has one. */
  const guessBasis: DateBasis = pathDate === null ? "modified" : "folder";

  const offsetAt = (localMs: number, fromHead: number | null): number | null =>
    localMs < UNDATED_BELOW_MS ? null : (fromHead ?? zone?.offsetAtLocal(localMs) ?? null);
  const momentOf = ({ ms, basis, headOffsetMin: fromHead, inherited }: Reading): Moment | null =>
    Number.isNaN(ms) ? null : { localMs: ms, offsetMin: offsetAt(ms, fromHead), basis, inherited };
  function noteGap(): void {
    const from = momentOf(last) as Moment;
    const to = momentOf(now) as Moment;
    // A date that becomes known in the middle is no pause.
    if (isDated(from) === isDated(to)) keepGap(gaps, { from, to });
  }

  function shiftMs(): number | null {
    const fromAnchor = clock.shiftForUnanchored();
    if (fromAnchor !== null) return fromAnchor;
    if (pathDate !== null) return clock.resolveFromModified(pathDate.latestMs - LATE_WRITE_MS);
    if (file.modifiedMs !== null) {
      // The zone of the server tells its wall clock at that time. Without it the nearest day is right for every
      // server less than twelve hours from UTC.
      const offset = headOffsetMin ?? zone?.offsetAtInstant(file.modifiedMs) ?? null;
      const modifiedLocalMs = file.modifiedMs + (offset === null ? HALF_DAY_MS - LATE_WRITE_MS : offset * 60_000);
      return clock.resolveFromModified(modifiedLocalMs);
    }
    return null;
  }

  function record(headValue: number): void {
    if (headValue >= DAY_MS && headValue < UNDATED_BELOW_MS) hasYearless = true;
    now.ms = clock.advance(headValue);
    now.basis = headValue >= UNDATED_BELOW_MS ? "line" : anchorBasis;
    now.headOffsetMin = headOffsetMin;
    now.inherited = headValue === NO_TIME;
    if (now.inherited) return;
    if (begin === null) begin = { headValue, ms: now.ms };
    else if (kindOf(headValue) !== kindOf(begin.headValue)) isUniform = false;
    // Before the first record both comparisons are false, being held against NaN.
    if (now.ms - last.ms >= GAP_MS && isSteady(file)) noteGap();
    if (!(now.ms >= first.ms)) Object.assign(first, now);
    if (!(now.ms <= last.ms)) Object.assign(last, now);
  }

  return {
    fileHead(text) {
      const head = readFileHead(text);
      if (head === null) return;
      isUniform = false;
      headOffsetMin = head.offsetMin;
      clock.anchor(head.dayMs);
      anchorBasis = "file-head";
    },
    zone(offsetMin) {
      isUniform = false;
      headOffsetMin = offsetMin;
    },
    record,
    run(...headValues) {
      for (const value of headValues) record(value);
    },
    isYearless: () => hasYearless,
    now: () => momentOf(now),
    range: () => ({ first: momentOf(first), last: momentOf(last) }),
    gaps: () => gaps,
    begin: () => (begin === null ? null : { ...begin, isUniform: isUniform && kindOf(begin.headValue) !== "yearless" }),
    exportState: () => ({
      clock: clock.exportState(),
      headOffsetMin,
      anchorBasis,
      hasYearless,
      first: { ...first },
      last: { ...last },
      gaps: [...gaps],
    }),
    settle() {
      const shift = shiftMs();
      const basis = clock.shiftForUnanchored() !== null ? "neighbour" : guessBasis;
      return (moment) => {
        if (isDated(moment)) return moment;
        if (shift === null) return null;
        const localMs = moment.localMs + shift;
        return { ...moment, localMs, offsetMin: offsetAt(localMs, headOffsetMin), basis };
      };
    },
    move(moment, byMs) {
      if (byMs === 0) return moment;
      const localMs = moment.localMs + byMs;
      return { ...moment, localMs, offsetMin: offsetAt(localMs, headOffsetMin) };
    },
  };
}

/**
 * The state of a file after one more part, which was read with `guess` for what came before it; null when the guess was
 * wrong in a way that changes more than the date, so that the part must be read again with the right state.
 */
export function joinTimes(
  before: TimesState,
  part: PartTimes,
  file: TraceFile,
  options: ScanOptions,
): { readonly state: TimesState; readonly shiftMs: number } | null {
  const { begin, guess, end } = part;
  if (begin === null) return { state: before, shiftMs: 0 };
  const isSame =
    before.clock.anchored === guess.clock.anchored &&
    before.clock.scale === guess.clock.scale &&
    before.clock.shiftMs === guess.clock.shiftMs &&
    before.clock.nextDayMs === guess.clock.nextDayMs &&
    before.headOffsetMin === guess.headOffsetMin &&
    before.anchorBasis === guess.anchorBasis;
  if (!isSame || !begin.isUniform) return null;
  const shiftMs = createClock(before.clock).advance(begin.headValue) - begin.ms;
  // Moments that a filter was held against must be right; and pauses are held against the latest time of all.
  if (shiftMs !== 0 && (options.since !== null || options.until !== null)) return null;
  if (part.end.gaps.length > 0 && before.last.ms > begin.ms + shiftMs) return null;

  const { move } = createFileTimes(file, options, before);
  const moved = (reading: Reading): Reading => ({ ...reading, ms: reading.ms + shiftMs });
  const first = moved(end.first);
  const last = moved(end.last);
  const gaps = [...before.gaps];
  const border = createFileTimes(file, options, { ...before, first, gaps: [] });
  border.record(begin.headValue);
  for (const gap of border.gaps()) keepGap(gaps, gap);
  for (const { from, to } of end.gaps) keepGap(gaps, { from: move(from, shiftMs), to: move(to, shiftMs) });
  const { now } = end.clock;
  return {
    shiftMs,
    state: {
      ...before,
      clock: { ...end.clock, now: now === null ? null : now + shiftMs },
      first: before.first.ms <= first.ms ? before.first : first,
      last: before.last.ms >= last.ms ? before.last : last,
      gaps,
    },
  };
}

/** The times of a part of a file. */
export interface PartTimes {
  /** What was taken to be known from before. */
  readonly guess: TimesState;
  readonly begin: PartBegin | null;
  readonly end: TimesState;
}

/** The first record with a time: what its head said, what the clock made of it. */
export interface PartBegin {
  readonly headValue: number;
  readonly ms: number;
  /** Do all heads tell as much of their date, and none of them anything else? Then the rest follows from this one. */
  readonly isUniform?: boolean;
}

/** How much of a date a head tells. */
function kindOf(headValue: number): "time" | "yearless" | "dated" {
  return headValue < DAY_MS ? "time" : headValue < UNDATED_BELOW_MS ? "yearless" : "dated";
}

/** A point in time before it becomes a Moment. */
export interface Reading {
  ms: number;
  basis: DateBasis;
  headOffsetMin: number | null;
  inherited: boolean;
}

/** No time yet. */
export const NO_READING: Readonly<Reading> = { ms: Number.NaN, basis: "line", headOffsetMin: null, inherited: false };

function keepGap(gaps: FileGap[], gap: FileGap): void {
  gaps.push(gap);
  gaps.sort((a, b) => b.to.localMs - b.from.localMs - (a.to.localMs - a.from.localMs));
  gaps.length = Math.min(gaps.length, GAPS_KEPT);
}

const DAY_MS = 86_400_000;
const HALF_DAY_MS = 12 * 3_600_000;
/** How much after the last record's time a file may have been written (the clock allows for it by itself). */
const LATE_WRITE_MS = 10 * 60_000;
/** A pause this long in a log that a busy server writes all the time is worth telling. */
const GAP_MS = 15 * 60_000;
/** The longest pauses of a file are kept, at most this many. */
const GAPS_KEPT = 20;
/** Times below this have no date yet. */
const UNDATED_BELOW_MS = 20 * 365 * DAY_MS;
