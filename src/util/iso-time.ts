/** Writes and reads a point in time as ISO 8601. Knows no zones by name: whoever converts between zones does it before. */
import { readWrittenTime, type WrittenTime } from "./written-time.ts";

/**
 * "2020-05-15T00:00:00.214-04:00", or without the offset where it is not known.
 * `localMs` counts milliseconds of the wall clock itself, as if that clock showed UTC.
 */
export function formatMoment(localMs: number, offsetMin: number | null): string {
  const wholeMs = Math.trunc(localMs);
  const day = Math.floor(wholeMs / DAY_MS);
  // A log is mostly of one day, and Date takes ten times as long as the rest.
  if (day !== lastDay) {
    lastDate = new Date(day * DAY_MS).toISOString().slice(0, -"00:00:00.000Z".length);
    lastDay = day;
  }
  const ms = wholeMs - day * DAY_MS;
  const seconds = Math.floor(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  const clock = `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}:${twoDigits(seconds % 60)}`;
  const offset = offsetMin === null ? "" : formatOffset(offsetMin);
  return `${lastDate}${clock}.${String(ms % 1000).padStart(3, "0")}${offset}`;
}

const DAY_MS = 86_400_000;
/** The day that was written last, counted from 1970, and its date up to the time: "2020-05-15T". */
let lastDay = Number.NaN;
let lastDate = "";

/** The same read back: the wall clock's milliseconds and the offset in minutes, null for what is no such time. */
export function readMoment(text: string): WrittenTime | null {
  return MOMENT.test(text) ? readWrittenTime(text, false) : null;
}

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?(?:[+-]\d\d:\d\d)?$/;

function formatOffset(offsetMin: number): string {
  const minutes = Math.abs(offsetMin);
  return `${offsetMin < 0 ? "-" : "+"}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
