/** Turns the flags of a watch into checked options. */
import { resolve } from "node:path";
import type { Language } from "../../model/index.ts";
import type { WatchOptions } from "../../pipeline/index.ts";
import { readWrittenTime } from "../../util/written-time.ts";
import type { Environment } from "../environment.ts";
import { type RawFlags, usageError } from "../options.ts";
import { parseScanOptions } from "../scan-options.ts";
import { usualCheckpoint } from "./state-folder.ts";

/** What a watch does, and how it goes about it. */
export interface WatchPlan {
  readonly options: WatchOptions;
  readonly isOnce: boolean;
  /** Absolute. */
  readonly checkpoint: string;
  readonly pollMs: number;
}

/**
 * Checks the flags.
 * @throws UserError for a value that cannot be
 */
export async function parseWatchFlags(
  paths: readonly string[],
  flags: RawFlags,
  lang: Language,
  environment: Environment,
): Promise<WatchPlan> {
  const from = (flags.from ?? "checkpoint").toLowerCase();
  const isPlace = from === "checkpoint" || from === "start" || from === "end";
  if (!isPlace && readWrittenTime(from, false) === null)
    throw usageError((words) => words.watch.badFrom(flags.from ?? ""));
  const scanFlags = isPlace ? flags : { ...flags, since: from };
  return {
    options: {
      ...(await parseScanOptions(paths, scanFlags, lang)),
      from: isPlace ? from : "time",
      silenceMs: parseNumber("--silence", flags.silence ?? "15", (words) => words.watch.minutes) * 60_000,
    },
    isOnce: flags.once ?? false,
    checkpoint: resolve(flags.checkpoint ?? usualCheckpoint(paths, environment)),
    pollMs: parseNumber("--poll", flags.poll ?? "1", (words) => words.watch.seconds) * 1_000,
  };
}

function parseNumber(
  flag: string,
  value: string,
  unit: (words: Parameters<Parameters<typeof usageError>[0]>[0]) => string,
): number {
  const number = /^\d{1,5}(?:\.\d{1,3})?$/.test(value) ? Number(value) : 0;
  if (number <= 0) throw usageError((words) => words.watch.badNumber(flag, value, unit(words)));
  return number;
}
