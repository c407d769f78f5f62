/** Lengths of time that do not run on every second before one's eyes. */
import { durationText, type Words } from "../../report/index.ts";

/** Whole seconds below ten, then tens of seconds, then minutes, then hours from a day on: rounded down. */
export function calmDuration(words: Words, ms: number): string {
  const step = STEPS.find(({ fromMs }) => ms >= fromMs)?.stepMs ?? 1_000;
  return durationText(words, Math.floor(Math.max(0, ms) / step) * step);
}

const STEPS = [
  { fromMs: 86_400_000, stepMs: 3_600_000 },
  { fromMs: 60_000, stepMs: 60_000 },
  { fromMs: 10_000, stepMs: 10_000 },
];
