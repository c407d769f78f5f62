/** The times and durations that rule files are written with: "10m", "10:00:00", "2006-05-15T10:00:00.250". */

/** Milliseconds of a duration as the schema takes it. */
export function durationMs(text: string): number {
  const [, count, unit] = /^(\d+)(ms|s|m|h|d)$/.exec(text) as unknown as [string, string, keyof typeof UNITS];
  return Number(count) * UNITS[unit];
}

/** Wall-clock milliseconds of a time; a time of day alone is one of DAY. Null for a time there is not. */
export function readTime(text: string): number | null {
  const full = isDated(text) ? text : `${DAY}T${text}`;
  const ms = Date.parse(`${full}Z`);
  // 2006-02-30 is read as a day in March.
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(full) ? ms : null;
}

/** Has it a date? */
export function isDated(text: string): boolean {
  return text.includes("T");
}

/** The moment as a time of day or with its date, without milliseconds where they are 0. */
export function writeTime(ms: number, withDate: boolean): string {
  const text = new Date(ms)
    .toISOString()
    .slice(0, -"Z".length)
    .replace(/\.000$/, "");
  return withDate ? text : text.slice(text.indexOf("T") + 1);
}

const UNITS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const DAY = "2006-05-15";
