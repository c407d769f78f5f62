/**
 * The clock of one file: turns what a layout's head() says about each record into times on one scale. A time of day
 * without date moves forward; where its date becomes known, by a date on a line or from outside, the scale is
 * anchored. The state is plain data, so a later part of the file can go on where an earlier one stopped.
 */

import { DAY_MS, NO_TIME } from "./line-format.ts";
import { nearestYear, yearlessDay, yearOfModified } from "./yearless.ts";

/** Everything a clock knows. */
export interface ClockState {
  /** Time of the last record: absolute when anchored, else on the scale described at Clock.advance; null before any. */
  readonly now: number | null;
  readonly anchored: boolean;
  /** What the heads of the unanchored scale tell: only a time of day, or also month and day. */
  readonly scale: "day" | "year";
  /** Midnight of the record that comes next, when it was told from outside. */
  readonly nextDayMs: number | null;
  readonly shiftMs: number | null;
}

/** A running clock. All times are wall-clock milliseconds as the log shows them. */
export interface Clock {
  /**
   * The record's time. Before an anchor, times count from midnight of the first record (or from January 1st, when
   * lines have month and day), so they are far below any real date. A record without time gets the time of the one
   * before it; NaN when there is none.
   */
  advance(headValue: number): number;
  /** Tells the date of the record that comes next, as midnight since 1970. A date on its line is stronger. */
  anchor(dayMs: number): void;
  /** What to add to times given before the first anchor; null when there was no anchor or nothing before it. */
  shiftForUnanchored(): number | null;
  /**
   * What to add to all times so that the last record is the latest possible one not after the file's last change,
   * given on the log's own clock, plus ten minutes; null when the dates are known otherwise, or there are no times.
   */
  resolveFromModified(modifiedLocalMs: number): number | null;
  exportState(): ClockState;
}

/** Starts a clock, or goes on with one. */
export function createClock(start: ClockState = FRESH): Clock {
  let { now, anchored, scale, nextDayMs, shiftMs } = start;

  function advance(headValue: number): number {
    if (headValue === NO_TIME) return now ?? Number.NaN;
    if (now === null) scale = hasDate(headValue) ? "year" : "day";
    const absolute = absoluteOf(headValue);
    if (absolute === null) {
      now = continueTo(headValue);
      return now;
    }
    if (!anchored && now !== null) shiftMs = absolute - continueTo(headValue);
    anchored = true;
    nextDayMs = null;
    now = absolute;
    return now;
  }

  /** The time an anchor gives the record, null when there is none at it. */
  function absoluteOf(headValue: number): number | null {
    if (headValue >= FIRST_DATED_MS) return headValue;
    if (nextDayMs === null) return null;
    const timeOfDay = headValue % DAY_MS;
    return hasDate(headValue) ? nearestYear(headValue, nextDayMs + timeOfDay) : nextDayMs + timeOfDay;
  }

  /** The record's time as it follows from the one before. */
  function continueTo(headValue: number): number {
    const isYearScale = scale === "year" && hasDate(headValue);
    if (now === null) return isYearScale ? yearlessDay(headValue) + (headValue % DAY_MS) : headValue % DAY_MS;
    if (anchored && hasDate(headValue)) return nearestYear(headValue, now);
    if (!isYearScale) return now + step(headValue - now, DAY_MS, LATE_MS);
    const moment = yearlessDay(headValue) + (headValue % DAY_MS);
    return now + step(moment - now, YEAR_MS, YEAR_MS / 2);
  }

  return {
    advance,
    anchor(dayMs) {
      nextDayMs = dayMs;
    },
    shiftForUnanchored: () => shiftMs,
    resolveFromModified(modifiedLocalMs) {
      if (anchored || now === null) return null;
      const limit = modifiedLocalMs + LATE_WRITE_MS;
      if (scale === "year") return yearOfModified(now, limit) - now;
      return Math.floor((limit - now) / DAY_MS) * DAY_MS;
    },
    exportState: () => ({ now, anchored, scale, nextDayMs, shiftMs }),
  };
}

/** The step a round clock of that circumference made: forward, or back by less than `back`. */
function step(difference: number, circumference: number, back: number): number {
  const forward = (difference + back) % circumference;
  return (forward < 0 ? forward + circumference : forward) - back;
}

function hasDate(headValue: number): boolean {
  return headValue >= DAY_MS;
}

const FRESH: ClockState = { now: null, anchored: false, scale: "day", nextDayMs: null, shiftMs: null };
/** Records may come late and clocks go back an hour in autumn; a longer way back is the next day. */
const LATE_MS = 90 * 60_000;
/** A file's last change may be stamped a little before its last record: clocks of two machines differ. */
const LATE_WRITE_MS = 10 * 60_000;
/** A year of the unanchored scale. */
const YEAR_MS = 365 * DAY_MS;
/** 1990-01-01: heads from here on have a year. */
const FIRST_DATED_MS = Date.UTC(1990, 0, 1);
