/**
 * The times of one file: the clock of its lines, the date from wherever one is to be had, the zone its server ran in,
 * the first and the last record, and the pauses in between.
 */
import type { DateBasis, Moment, TraceFile } from "../model/index.ts";
import { type Clock, createClock, dateFromPath, NO_TIME, readFileHead } from "../parse/index.ts";
import type { TimeZone } from "../util/time-zone.ts";
import type { ReadOptions } from "./options.ts";

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
  gaps(): readonly { readonly from: Moment; readonly to: Moment }[];
  /** At the end of the file: what gives undated moments their date, or null where none is to be had. */
  settle(): (moment: Moment) => Moment | null;
}

/** Does the moment have its date? One without counts from the midnight before the file's first record. */
export function isDated(moment: Moment): boolean {
  return moment.localMs >= UNDATED_BELOW_MS;
}

/** Is the file of a log that is written all the time while its service runs, so that a pause tells something? */
export function isSteady({ log, format }: TraceFile): boolean {
  return log === "sdl" || (log === "ccm" && format !== "call-log");
}

/** Is a pause of this many milliseconds worth telling in a steady log? */
export function isGap(pauseMs: number): boolean {
  return pauseMs >= GAP_MS;
}

/** Makes the clock of a file. */
export function createFileTimes(file: TraceFile, options: ReadOptions): FileTimes {
  const clock: Clock = createClock();
  const zone: TimeZone | undefined =
    options.sourceZones.get((file.node ?? "").toLowerCase()) ?? options.sourceZones.get("*");
  let headOffsetMin: number | null = null;
  let anchorBasis: DateBasis = "neighbour";
  // Plain numbers, for this runs for every record: moments are only made of those that are asked for.
  const now: Reading = { ms: Number.NaN, basis: "line", headOffsetMin: null, inherited: false };
  const first: Reading = { ...now };
  const last: Reading = { ...now };
  const gaps: { from: Moment; to: Moment }[] = [];
  let hasYearless = false;

  const pathDate = dateFromPath(file.path);
  if (pathDate?.from === "name") {
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
    // Before the first record both comparisons are false, being held against NaN.
    if (now.ms - last.ms >= GAP_MS && isSteady(file)) noteGap();
    if (!(now.ms >= first.ms)) Object.assign(first, now);
    if (!(now.ms <= last.ms)) Object.assign(last, now);
  }

  return {
    fileHead(text) {
      const head = readFileHead(text);
      if (head === null) return;
      headOffsetMin = head.offsetMin;
      clock.anchor(head.dayMs);
      anchorBasis = "file-head";
    },
    zone(offsetMin) {
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
  };
}

/** A point in time before it becomes a Moment. */
interface Reading {
  ms: number;
  basis: DateBasis;
  headOffsetMin: number | null;
  inherited: boolean;
}

function keepGap(gaps: { from: Moment; to: Moment }[], gap: { from: Moment; to: Moment }): void {
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
