/** The times in the proofs of rules. */
import type { RuleFile } from "./rule-schema.ts";

/** As the clock shows it, in milliseconds since 1970. A time without a day is one of 2006-01-17. */
export function localMs(at: string): number {
  return Date.parse(`${at.includes("T") ? at : `${DAY}T${at}`}Z`);
}

/** Tells what is wrong with the times of a test. */
export function checkTimes(
  test: RuleFile["tests"][number],
  path: readonly (string | number)[],
  say: (path: readonly (string | number)[], en: string, ja: string) => void,
): void {
  const [list, events] = "hit" in test ? (["hit", test.hit] as const) : (["miss", test.miss] as const);
  const end = test["covered-to"];
  const places: [string, readonly (string | number)[]][] = events.map(({ at }, index) => [at, [list, index, "at"]]);
  if (end !== undefined) places.push([end, ["covered-to"]]);
  for (const [at, place] of places)
    if (!isReal(at))
      say([...path, ...place], `there is no such day: ${at}.`, `存在しない日付です: ${at}。修正してください。`);
  for (const [index, { times, every }] of events.entries()) {
    if ((times === undefined) !== (every === undefined))
      say([...path, list, index], '"times" and "every" go together.', '"times" と "every" は組で書いてください。');
  }
}

/** 2006-02-30 is read as a day of March. */
function isReal(at: string): boolean {
  const ms = localMs(at);
  return !Number.isNaN(ms) && (!at.includes("T") || new Date(ms).toISOString().startsWith(at.slice(0, DAY.length)));
}

const DAY = "2006-01-17";
