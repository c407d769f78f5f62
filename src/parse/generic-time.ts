/** Reads the timestamps that many programs start their lines with, for text in no known layout. */
import {
  afterBlanks,
  BLANK,
  COLON,
  COMMA,
  DASH,
  DOT,
  dayOf,
  digitsAt,
  momentOf,
  numberAt,
  SLASH,
  TAB,
  timeOfDay,
  UNREADABLE,
} from "./fixed-bytes.ts";
import { monthDateAt } from "./month-date.ts";

/**
 * The moment or time of day a line starts with, also behind "[", in the way of LineFormat.head; UNREADABLE when there
 * is none. Known: YYYY-MM-DD or YYYY/MM/DD and h:mm:ss, M/D/YYYY and h:mm:ss with AM or PM or without, Mon DD [YYYY]
 * hh:mm:ss, and hh:mm:ss alone, all with a fraction or without. A tab may stand between date and time.
 */
export function genericTimeAt(bytes: Uint8Array, start: number, end: number): number {
  const at = start < end && bytes[start] === 0x5b ? start + 1 : start;
  const digits = digitsAt(bytes, at, end, 5);
  if (digits === 0) return monthDateAt(bytes, at, end);
  if (digits === 4) return yearFirst(bytes, at, end);
  if (digits > 2) return UNREADABLE;
  return at + digits < end && bytes[at + digits] === COLON ? clockAt(bytes, at, end) : yearLast(bytes, at, end);
}

/**
 * "M/D/YYYY h:mm:ss AM" and its like. The month comes first, as on the English servers the published lines are from;
 * a first number above 12 can only be a day.
 */
export function yearLast(bytes: Uint8Array, at: number, end: number): number {
  const first = digitsAt(bytes, at, end, 3);
  let i = at + first;
  if (first === 0 || first > 2 || i >= end || bytes[i] !== SLASH) return UNREADABLE;
  const second = digitsAt(bytes, i + 1, end, 3);
  const secondAt = i + 1;
  i = secondAt + second;
  if (second === 0 || second > 2 || i >= end || bytes[i] !== SLASH || digitsAt(bytes, i + 1, end, 5) !== 4) {
    return UNREADABLE;
  }
  const year = numberAt(bytes, i + 1, 4);
  const a = numberAt(bytes, at, first);
  const b = numberAt(bytes, secondAt, second);
  const day = a > 12 ? dayOf(year, b, a) : dayOf(year, a, b);
  i += 5;
  if (i < end && (bytes[i] === COMMA || bytes[i] === TAB)) i++;
  return momentOf(day, clockAt(bytes, afterBlanks(bytes, i, end), end));
}

/** "YYYY-MM-DD hh:mm:ss", "YYYY/MM/DD h:mm:ss" and their like, with a blank, a tab or a T in the middle. */
export function yearFirst(bytes: Uint8Array, at: number, end: number): number {
  if (end - at < 18) return UNREADABLE;
  const separator = bytes[at + 4];
  if ((separator !== DASH && separator !== SLASH) || bytes[at + 7] !== separator) return UNREADABLE;
  const between = bytes[at + 10];
  if (between !== BLANK && between !== TAB && between !== 0x54) return UNREADABLE;
  const day = dayOf(numberAt(bytes, at, 4), numberAt(bytes, at + 5, 2), numberAt(bytes, at + 8, 2));
  return momentOf(day, clockAt(bytes, at + 11, end));
}

/** "h:mm:ss", "hh:mm:ss.mmm", "hh:mm:ss,mmm", "h:mm:ss PM" as milliseconds of the day, or UNREADABLE. */
function clockAt(bytes: Uint8Array, at: number, end: number): number {
  const hourDigits = digitsAt(bytes, at, end, 3);
  let i = at + hourDigits;
  if (hourDigits === 0 || hourDigits > 2 || end - i < 6 || bytes[i] !== COLON || bytes[i + 3] !== COLON) {
    return UNREADABLE;
  }
  let hours = numberAt(bytes, at, hourDigits);
  const minutes = numberAt(bytes, i + 1, 2);
  const seconds = numberAt(bytes, i + 4, 2);
  i += 6;
  let fraction = 0;
  if (end - i >= 4 && (bytes[i] === DOT || bytes[i] === COMMA) && digitsAt(bytes, i + 1, end, 3) === 3) {
    fraction = numberAt(bytes, i + 1, 3);
    i += 1 + digitsAt(bytes, i + 1, end, 9);
  }
  const half = halfDayAt(bytes, i, end);
  if (half !== 0) {
    if (hours < 1 || hours > 12) return UNREADABLE;
    hours = (hours % 12) + (half === 0x50 ? 12 : 0);
  }
  const time = timeOfDay(hours, minutes, seconds);
  return time === UNREADABLE ? UNREADABLE : time + fraction;
}

/** The "A" or "P" of " AM" or " PM", else 0. */
function halfDayAt(bytes: Uint8Array, at: number, end: number): number {
  const i = afterBlanks(bytes, at, end);
  if (end - i < 2 || bytes[i + 1] !== 0x4d) return 0;
  const letter = bytes[i] as number;
  return letter === 0x41 || letter === 0x50 ? letter : 0;
}
