/** Reads a time as people write it, whole or in part. */

/** What was written, as the wall clock shows it. */
export interface WrittenTime {
  /** Milliseconds since 1970-01-01T00:00 of that clock. */
  readonly localMs: number;
  /** Minutes east of UTC; null when none was given. */
  readonly offsetMin: number | null;
}

/**
 * "2006-07-21T13:15:39", "2006/07/21 13:15", "2006-07-21", each with an offset or without; null for what is no time. What
 * is left out means the start, for `isUntil` the end: "until 13:15" goes up to the last moment that is written 13:15.
 */
export function readWrittenTime(text: string, isUntil: boolean): WrittenTime | null {
  const found =
    /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,3}))?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i.exec(
      text.trim(),
    );
  if (found === null) return null;
  const part = (index: number): number => Number(found[index] ?? 0);
  const [year, month, day, hour, minute, second] = [part(1), part(2), part(3), part(4), part(5), part(6)];
  const milli = Number((found[7] ?? "0").padEnd(3, "0"));
  const midnight = Date.UTC(year, month - 1, day);
  const date = new Date(midnight);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || hour > 23 || minute > 59 || second > 59)
    return null;
  let localMs = midnight + ((hour * 60 + minute) * 60 + second) * 1000 + milli;
  if (isUntil)
    localMs +=
      (found[4] === undefined ? 86_400_000 : found[6] === undefined ? 60_000 : found[7] === undefined ? 1000 : 1) - 1;
  const zone = found[8];
  if (zone === undefined) return { localMs, offsetMin: null };
  if (/^z$/i.test(zone)) return { localMs, offsetMin: 0 };
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  if (minutes > 14 * 60 || Number(zone.slice(-2)) > 59) return null;
  return { localMs, offsetMin: zone.startsWith("-") ? -minutes : minutes };
}
