/** Turns the flags of a scan into checked options. Apart from the others, because it needs the pipeline. */
import { availableParallelism } from "node:os";
import { ENCODINGS, type Language } from "../model/index.ts";
import { canonicalDeviceName, type ReadOptions, type ScanOptions, type TimeBound } from "../pipeline/index.ts";
import { loadTimeZone, type TimeZone } from "../util/time-zone.ts";
import { readWrittenTime } from "../util/written-time.ts";
import { choice, parseLevel, parseLogNames, type RawFlags, splitWords, usageError } from "./options.ts";

/** Checks the flags of every command that reads traces. */
export async function parseReadOptions(paths: readonly string[], flags: RawFlags): Promise<ReadOptions> {
  const processors = availableParallelism();
  return {
    paths,
    encoding: flags.encoding === undefined ? null : choice("--encoding", flags.encoding.toLowerCase(), ENCODINGS),
    sourceZones: await parseSourceZones(flags.sourceTz ?? []),
    sourceZoneTexts: flags.sourceTz ?? [],
    jobs: parseJobs(flags.jobs ?? String(Math.min(MOST_JOBS, processors))),
    processors,
  };
}

/** Checks the flags of a scan. */
export async function parseScanOptions(
  paths: readonly string[],
  flags: RawFlags,
  lang: Language,
): Promise<ScanOptions> {
  const since = flags.since === undefined ? null : parseTime("--since", flags.since, false);
  const until = flags.until === undefined ? null : parseTime("--until", flags.until, true);
  const zone = flags.tz === undefined ? null : await parseZone("--tz", flags.tz);
  if (since !== null && until !== null && isReversed(since, until, zone))
    throw usageError((words) => words.timesReversed);
  return {
    ...(await parseReadOptions(paths, flags)),
    lang,
    since,
    until,
    zone,
    devices: splitWords("--device", flags.device).map(parseDevice),
    logs: parseLogNames(flags.log),
    level: parseLevel("--level", flags.level ?? "low"),
    alignClocks: flags.alignClocks ?? false,
    patternFolders: flags.patterns ?? [],
  };
}

function parseDevice(value: string): string {
  const device = canonicalDeviceName(value);
  if (device === null) throw usageError((words) => words.badDevice(value));
  return device;
}

const MOST_JOBS = 64;

function parseJobs(value: string): number {
  const jobs = /^\d{1,2}$/.test(value) ? Number(value) : 0;
  if (jobs < 1 || jobs > MOST_JOBS) throw usageError((words) => words.badJobs(value));
  return jobs;
}

async function parseZone(flag: string, value: string): Promise<TimeZone> {
  const zone = await loadTimeZone(value);
  if (zone === null) throw usageError((words) => words.badZone(flag, value));
  return zone;
}

async function parseSourceZones(values: readonly string[]): Promise<Map<string, TimeZone>> {
  const zones = new Map<string, TimeZone>();
  for (const value of values) {
    const found = /^([^=]+)=(.+)$/.exec(value);
    if (found === null) throw usageError((words) => words.badSourceZone(value));
    zones.set((found[1] as string).toLowerCase(), await parseZone("--source-tz", found[2] as string));
  }
  return zones;
}

/** Reads a time as people write it. A bare date means its start, or its end for --until. */
function parseTime(flag: string, value: string, isUntil: boolean): TimeBound {
  const time = readWrittenTime(value, isUntil);
  if (time === null) throw usageError((words) => words.badTime(flag, value));
  return { text: value, ...time };
}

/** Only two bounds on one clock can be held against each other. */
function isReversed(since: TimeBound, until: TimeBound, zone: TimeZone | null): boolean {
  const offset = (bound: TimeBound): number | null => bound.offsetMin ?? zone?.offsetAtLocal(bound.localMs) ?? null;
  const [from, to] = [offset(since), offset(until)];
  if ((from === null) !== (to === null)) return false;
  return since.localMs - (from ?? 0) * 60_000 > until.localMs - (to ?? 0) * 60_000;
}
