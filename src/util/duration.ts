/** Lengths of time as people write them: 10m, 24h, 1500ms. */

/** A number and a unit. */
export const DURATION = /^(\d{1,6})(ms|s|m|h|d)$/;

/** Milliseconds of a length of time that fits DURATION. */
export function parseDuration(text: string): number {
  const [, count, unit] = DURATION.exec(text) ?? [];
  return Number(count) * (UNITS[unit as keyof typeof UNITS] as number);
}

const UNITS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
