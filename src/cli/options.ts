/** Turns raw flags into checked options, once; a bad value is a UserError in both languages. */
import { statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname } from "node:path";
import { UserError } from "../errors.ts";
import { ENCODINGS, LANGUAGES, type Language, LEVELS, type Level, LOG_NAMES, type LogName } from "../model/index.ts";
import { canonicalDeviceName, type ReadOptions, type ScanOptions, type TimeBound } from "../pipeline/index.ts";
import { endingsOf, formatFromPath, type OutputFormat } from "../report/format-names.ts";
import { loadTimeZone, type TimeZone } from "../util/time-zone.ts";
import { readWrittenTime } from "../util/written-time.ts";
import { CLI_WORDS, type CliWords } from "./words/index.ts";

/** Flags as commander hands them over. */
export interface RawFlags {
  readonly format?: string;
  readonly output?: readonly string[];
  readonly lang?: string;
  readonly since?: string;
  readonly until?: string;
  readonly tz?: string;
  readonly sourceTz?: readonly string[];
  readonly alignClocks?: boolean;
  readonly device?: readonly string[];
  readonly log?: readonly string[];
  readonly level?: string;
  readonly failOn?: string;
  readonly patterns?: readonly string[];
  readonly encoding?: string;
  readonly jobs?: string;
  readonly line?: string;
  readonly color?: string;
  readonly quiet?: boolean;
  readonly progress?: boolean;
}

/** Where a command's output goes and how it looks. */
export interface OutputOptions<F extends OutputFormat = OutputFormat> {
  readonly lang: Language;
  readonly format: F;
  readonly files: readonly { readonly path: string; readonly format: F }[];
  readonly color: "auto" | "always" | "never";
  readonly quiet: boolean;
  readonly progress: boolean;
}

/** A user mistake, worded from the catalogs of both languages. */
export function usageError(words: (words: CliWords) => string): UserError {
  return new UserError("usage", { en: words(CLI_WORDS.en), ja: words(CLI_WORDS.ja) });
}

/** The language of a run: --lang, else CCMTRACE_LANG, else English. Needed before anything else can be said. */
export function chooseLanguage(argv: readonly string[], env: Readonly<Record<string, string | undefined>>): Language {
  const at = argv.findIndex((word) => word === "--lang" || word.startsWith("--lang="));
  const given = at === -1 ? env.CCMTRACE_LANG : argv[at]?.startsWith("--lang=") ? argv[at].slice(7) : argv[at + 1];
  return LANGUAGES.find((language) => language === given?.toLowerCase()) ?? "en";
}

/** Refuses a language there is not, wherever it was asked for. */
export function checkLanguage(argv: readonly string[], env: Readonly<Record<string, string | undefined>>): void {
  const flag = argv.findLast((word, index) => word.startsWith("--lang=") || argv[index - 1] === "--lang");
  const given = flag?.replace(/^--lang=/, "") ?? (env.CCMTRACE_LANG || undefined);
  const name = flag === undefined ? "CCMTRACE_LANG" : "--lang";
  if (given !== undefined) choice(name, given.toLowerCase(), LANGUAGES);
}

/** Checks the flags every reporting command has; `formats` are those it can write. */
export function parseOutputOptions<F extends OutputFormat>(
  flags: RawFlags,
  lang: Language,
  formats: readonly F[],
): OutputOptions<F> {
  return {
    lang,
    format: choice("--format", flags.format ?? "text", formats),
    files: (flags.output ?? []).map((path) => checkOutputFile(path, formats)),
    color: choice("--color", flags.color ?? "auto", ["auto", "always", "never"] as const),
    quiet: flags.quiet ?? false,
    progress: flags.progress ?? true,
  };
}

/** Checks the flags of every command that reads traces. */
export async function parseReadOptions(paths: readonly string[], flags: RawFlags): Promise<ReadOptions> {
  return {
    paths,
    encoding: flags.encoding === undefined ? null : choice("--encoding", flags.encoding.toLowerCase(), ENCODINGS),
    sourceZones: await parseSourceZones(flags.sourceTz ?? []),
    sourceZoneTexts: flags.sourceTz ?? [],
    jobs: parseJobs(flags.jobs ?? String(Math.min(MOST_JOBS, availableParallelism()))),
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

/** Words of --log, each the name of a log. */
export function parseLogNames(values: readonly string[] | undefined): LogName[] {
  return splitWords("--log", values).map((log) => choice("--log", log.toLowerCase(), LOG_NAMES));
}

/** A level word; `others` are words that the flag takes besides, for the message. */
export function parseLevel(flag: string, value: string, others: readonly string[] = []): Level {
  const level = LEVELS.find((known) => known === value.toLowerCase());
  if (level === undefined) throw usageError((words) => words.badChoice(flag, value, [...others, ...LEVELS].join(", ")));
  return level;
}

function choice<T extends string>(flag: string, value: string, choices: readonly T[]): T {
  const found = choices.find((known) => known === value);
  if (found === undefined) throw usageError((words) => words.badChoice(flag, value, choices.join(", ")));
  return found;
}

/** Words of a repeatable flag. An empty one, as an unset variable of a script leaves it, must not mean "all". */
function splitWords(flag: string, values: readonly string[] | undefined): string[] {
  const words = (values ?? []).flatMap((value) => value.split(",")).map((word) => word.trim());
  if (words.includes("")) throw usageError((cli) => cli.missingValue(flag));
  return words;
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
export function parseTime(flag: string, value: string, isUntil: boolean): TimeBound {
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

/** Looks at an output file before the long work starts. */
function checkOutputFile<F extends OutputFormat>(path: string, formats: readonly F[]): { path: string; format: F } {
  const format = formatFromPath(path, formats);
  if (format === null) throw usageError((words) => words.badOutputEnding(path, formats.flatMap(endingsOf).join(", ")));
  const folder = statSync(dirname(path), { throwIfNoEntry: false });
  if (!folder?.isDirectory()) throw usageError((words) => words.outputFolder(path));
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw usageError((words) => words.outputIsFolder(path));
  return { path, format };
}
