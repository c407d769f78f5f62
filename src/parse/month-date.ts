/** Reads "Mon DD [YYYY] hh:mm:ss[.fraction]", the date of syslog and of newer phones. */
import {
  afterBlanks,
  BLANK,
  DOT,
  dayOf,
  digitsAt,
  momentOf,
  numberAt,
  secondsAt,
  UNREADABLE,
  yearlessOf,
} from "./fixed-bytes.ts";

/** The shortest such date: "Jul 2 06:22:31". */
export const SHORTEST_MONTH_DATE = 14;

/** The moment that starts at `at`: dated, or in 1972 when the year is missing; UNREADABLE when there is none. */
export function monthDateAt(bytes: Uint8Array, at: number, end: number): number {
  const month = monthAt(bytes, at, end);
  if (month === 0 || end - at < SHORTEST_MONTH_DATE || bytes[at + 3] !== BLANK) return UNREADABLE;
  let i = afterBlanks(bytes, at + 4, end);
  const dayDigits = digitsAt(bytes, i, end, 3);
  if (dayDigits === 0 || dayDigits > 2) return UNREADABLE;
  const day = numberAt(bytes, i, dayDigits);
  i += dayDigits;
  if (end - i < 9 || bytes[i] !== BLANK) return UNREADABLE;
  i++;
  let year = UNREADABLE;
  if (end - i >= 13 && digitsAt(bytes, i, end, 5) === 4 && bytes[i + 4] === BLANK) {
    year = numberAt(bytes, i, 4);
    i += 5;
  }
  const time = secondsAt(bytes, i);
  if (time === UNREADABLE) return UNREADABLE;
  const withFraction = time + fractionAt(bytes, i + 8, end);
  return year === UNREADABLE ? yearlessOf(month, day, withFraction) : momentOf(dayOf(year, month, day), withFraction);
}

/** Milliseconds of a fraction such as ".123" or ".123456"; 0 when there is none. */
export function fractionAt(bytes: Uint8Array, at: number, end: number): number {
  if (end - at < 4 || bytes[at] !== DOT) return 0;
  return Math.max(0, numberAt(bytes, at + 1, 3));
}

/** 1 to 12 for "Jan" to "Dec", else 0. */
export function monthAt(bytes: Uint8Array, at: number, end: number): number {
  if (end - at < 3) return 0;
  const letters = ((bytes[at] as number) << 16) | ((bytes[at + 1] as number) << 8) | (bytes[at + 2] as number);
  return MONTHS.indexOf(letters) + 1;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"].map(
  (name) => (name.charCodeAt(0) << 16) | (name.charCodeAt(1) << 8) | name.charCodeAt(2),
);
