/** A length of time in words: its two largest units are enough for people. */
import { groupThousands } from "./numbers.ts";
import type { Words } from "./words/index.ts";

/** The units that lengths of time are told in, largest first. */
export const UNITS = ["d", "h", "min", "s"] as const;
/** One of these units, or the one below them all. */
export type Unit = (typeof UNITS)[number] | "ms";

/** 455000 as "7 min 35 s", 4200 as "4.2 s", 40 as "40 ms". */
export function durationText(words: Words, durationMs: number): string {
  const { units } = words.incidents;
  if (durationMs < 1_000 && durationMs > 0) return `${Math.round(durationMs)} ${units.ms}`;
  if (durationMs < 60_000) return `${Math.round(durationMs / 100) / 10} ${units.s}`;
  let rest = Math.round(durationMs / 1_000);
  const parts = UNITS.map((unit) => {
    const count = Math.floor(rest / SECONDS[unit]);
    rest -= count * SECONDS[unit];
    return { unit, count };
  });
  const largest = parts.findIndex(({ count }) => count > 0);
  return parts
    .slice(largest, largest + 2)
    .filter(({ count }) => count > 0)
    .map(({ unit, count }) => `${groupThousands(count)} ${units[unit]}`)
    .join(" ");
}

const SECONDS: Readonly<Record<(typeof UNITS)[number], number>> = { d: 86_400, h: 3_600, min: 60, s: 1 };
