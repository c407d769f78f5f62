/** Turns the flags of a watch into checked options. */
import { resolve } from "node:path";
import { IDENTITY_KINDS, type IdentityKind, type Language, type Level } from "../../model/index.ts";
import type { WatchOptions } from "../../pipeline/index.ts";
import { readWrittenTime } from "../../util/written-time.ts";
import type { Environment } from "../environment.ts";
import { choice, parseLevel, type RawFlags, splitWords, usageError } from "../options.ts";
import { parseScanOptions } from "../scan-options.ts";
import { usualCheckpoint } from "./state-folder.ts";

/** What a watch does, and how it goes about it. */
export interface WatchPlan {
  readonly options: WatchOptions;
  readonly isOnce: boolean;
  /** Absolute. */
  readonly checkpoint: string;
  readonly pollMs: number;
  readonly exec: string | null;
  readonly webhook: URL | null;
  /** The lowest level of incidents that those two are told of. */
  readonly alertLevel: Level;
  /** The map that leads back from the names they are told; absolute. */
  readonly map: string;
  /** Kinds of names that they are told as they are. */
  readonly keep: ReadonlySet<IdentityKind>;
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
  const checkpoint = resolve(flags.checkpoint ?? usualCheckpoint(paths, environment));
  return {
    options: {
      ...(await parseScanOptions(paths, scanFlags, lang)),
      from: isPlace ? from : "time",
      silenceMs: parseNumber("--silence", flags.silence ?? "15", (words) => words.watch.minutes) * 60_000,
    },
    isOnce: flags.once ?? false,
    checkpoint,
    map: resolve(flags.map ?? `${checkpoint}.map`),
    keep: new Set(splitWords("--keep", flags.keep).map((kind) => choice("--keep", kind.toLowerCase(), IDENTITY_KINDS))),
    exec: flags.exec ?? null,
    webhook: flags.webhook === undefined ? null : parseWebhook(flags.webhook),
    alertLevel: parseLevel("--alert-level", flags.alertLevel ?? "high"),
    pollMs: parseNumber("--poll", flags.poll ?? "1", (words) => words.watch.seconds) * 1_000,
  };
}

function parseWebhook(value: string): URL {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url?.protocol !== "http:" && url?.protocol !== "https:")
    throw usageError((words) => words.watch.badWebhook(value));
  return url;
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
