/** Reads numbers, times and dates at known places of a byte line. Callers have made sure the bytes are there. */
import { DAY_MS } from "./line-format.ts";

/** Nothing readable stands there. */
export const UNREADABLE = -1;

/** The first and the last year a date on a line may have. Before: a clock that was never set, or no date at all. */
export const FIRST_YEAR = 1990;
export const LAST_YEAR = 2099;

/** Bytes that separate the parts of heads. */
export const BLANK = 0x20;
export const TAB = 0x09;
export const PIPE = 0x7c;
export const COLON = 0x3a;
export const DOT = 0x2e;
export const COMMA = 0x2c;
export const SLASH = 0x2f;
export const DASH = 0x2d;

/** Is it "0" to "9"? */
export function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

/** Is it "A" to "Z"? */
export function isUpper(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x41 && byte <= 0x5a;
}

/** The number of exactly `count` digits, or UNREADABLE. */
export function numberAt(bytes: Uint8Array, at: number, count: number): number {
  let value = 0;
  for (let i = at; i < at + count; i++) {
    const digit = (bytes[i] as number) - 0x30;
    if (digit < 0 || digit > 9) return UNREADABLE;
    value = value * 10 + digit;
  }
  return value;
}

/** How many digits stand from `at` on, at most `limit`. */
export function digitsAt(bytes: Uint8Array, at: number, end: number, limit: number): number {
  const stop = at + limit < end ? at + limit : end;
  let i = at;
  for (; i < stop; i++) {
    const byte = bytes[i] as number;
    if (byte < 0x30 || byte > 0x39) break;
  }
  return i - at;
}

/** The first place from `at` on that is not a blank. */
export function afterBlanks(bytes: Uint8Array, at: number, end: number): number {
  let i = at;
  while (i < end && bytes[i] === BLANK) i++;
  return i;
}

/** "hh:mm:ss" (8 bytes) as milliseconds of the day, or UNREADABLE; 25:61:00 is unreadable. */
export function secondsAt(bytes: Uint8Array, at: number): number {
  if (bytes[at + 2] !== COLON || bytes[at + 5] !== COLON) return UNREADABLE;
  return timeOfDay(numberAt(bytes, at, 2), numberAt(bytes, at + 3, 2), numberAt(bytes, at + 6, 2));
}

/** "hh:mm:ss.mmm" (12 bytes) as milliseconds of the day, or UNREADABLE. */
export function millisecondsAt(bytes: Uint8Array, at: number): number {
  if (bytes[at + 8] !== DOT) return UNREADABLE;
  const seconds = secondsAt(bytes, at);
  const fraction = numberAt(bytes, at + 9, 3);
  return seconds === UNREADABLE || fraction === UNREADABLE ? UNREADABLE : seconds + fraction;
}

/** Milliseconds of the day, or UNREADABLE when a part is out of range. */
export function timeOfDay(hours: number, minutes: number, seconds: number): number {
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 59) return UNREADABLE;
  return ((hours * 60 + minutes) * 60 + seconds) * 1000;
}

/** Midnight of a date as wall-clock milliseconds since 1970, or UNREADABLE when there is no such plausible date. */
export function dayOf(year: number, month: number, day: number): number {
  if (year < FIRST_YEAR || year > LAST_YEAR || !isDayOf(year, month, day)) return UNREADABLE;
  return Date.UTC(year, month - 1, day);
}

/** The moment in 1972, a leap year, that stands for a month, a day and a time without a year; or UNREADABLE. */
export function yearlessOf(month: number, day: number, timeOfDayMs: number): number {
  if (timeOfDayMs === UNREADABLE || !isDayOf(1972, month, day)) return UNREADABLE;
  return Date.UTC(1972, month - 1, day) + timeOfDayMs;
}

/** The sum of a day and a time of day, or UNREADABLE when one of them is. */
export function momentOf(dayMs: number, timeOfDayMs: number): number {
  return dayMs < DAY_MS || timeOfDayMs < 0 ? UNREADABLE : dayMs + timeOfDayMs;
}

function isDayOf(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  if (day <= 28) return true;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (month === 2) return isLeap && day === 29;
  return day <= 30 || (month !== 4 && month !== 6 && month !== 9 && month !== 11);
}
