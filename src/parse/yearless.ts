/**
 * Moments whose year is unknown, written as the same moment in 1972 (a leap year, so that it has February 29th). As
 * long as the year is unknown, years count 365 days and February 29th falls on March 1st: a file that runs over that
 * day in a leap year, and has no other date, is one day off before it.
 */
import { DAY_MS } from "./line-format.ts";

/** Midnight of the moment's day, in milliseconds since January 1st of a year of 365 days. */
export function yearlessDay(yearless: number): number {
  const date = new Date(yearless);
  return Date.UTC(1973, date.getUTCMonth(), date.getUTCDate()) - Date.UTC(1973, 0, 1);
}

/** The moment in the year that brings it nearest to `around`. */
export function nearestYear(yearless: number, around: number): number {
  const yearlessDayMs = yearless - (yearless % DAY_MS);
  const guess = lastDay.ms + (yearless % DAY_MS);
  if (lastDay.yearless === yearlessDayMs && Math.abs(guess - around) < SURELY_NEAREST_MS) return guess;
  const nearest = findNearest(yearless, around);
  lastDay = { yearless: yearlessDayMs, ms: nearest - (yearless % DAY_MS) };
  return nearest;
}

/** The day found last: most records fall on it again. Another year's day is at least 365 days off. */
let lastDay = { yearless: Number.NaN, ms: Number.NaN };
const SURELY_NEAREST_MS = 100 * DAY_MS;

function findNearest(yearless: number, around: number): number {
  const date = new Date(yearless);
  const middle = new Date(around).getUTCFullYear();
  let nearest = Number.POSITIVE_INFINITY;
  for (let year = middle - 4; year <= middle + 4; year++) {
    const day = Date.UTC(year, date.getUTCMonth(), date.getUTCDate());
    if (new Date(day).getUTCMonth() !== date.getUTCMonth()) continue; // no February 29th in that year
    const moment = day + (yearless % DAY_MS);
    if (Math.abs(moment - around) < Math.abs(nearest - around)) nearest = moment;
  }
  return nearest;
}

/** Gives a time on the scale of 365-day years the latest year in which it is not after `limit`. */
export function yearOfModified(scaled: number, limit: number): number {
  const inYear = ((scaled % YEAR_MS) + YEAR_MS) % YEAR_MS;
  const date = new Date(Date.UTC(1973, 0, 1) + inYear);
  const inThatYear = (year: number): number =>
    Date.UTC(year, date.getUTCMonth(), date.getUTCDate()) + (inYear % DAY_MS);
  const year = new Date(limit).getUTCFullYear();
  return inThatYear(year) <= limit ? inThatYear(year) : inThatYear(year - 1);
}

const YEAR_MS = 365 * DAY_MS;
