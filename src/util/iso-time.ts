/** Writes and reads a point in time as ISO 8601. Knows no zones by name: whoever converts between zones does it before. */
import { readWrittenTime, type WrittenTime } from "./written-time.ts";

/**
 * "2020-05-15T00:00:00.214-04:00", or without the offset where it is not known.
 * `localMs` counts milliseconds of the wall clock itself, as if that clock showed UTC.
 */
export function formatMoment(localMs: number, offsetMin: number | null): string {
  const wallClock = new Date(localMs).toISOString().slice(0, -"Z".length);
  return offsetMin === null ? wallClock : wallClock + formatOffset(offsetMin);
}

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
  return String(value).padStart(2, "0");
}
