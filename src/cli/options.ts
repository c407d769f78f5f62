/** Turns raw flags into checked options, once; a bad value is a UserError in both languages. */
import { statSync } from "node:fs";
import { dirname, extname } from "node:path";
import { UserError } from "../errors.ts";
import { LANGUAGES, type Language, LEVELS, type Level, LOG_NAMES, type LogName } from "../model/index.ts";
import { endingsOf, formatFromPath, type OutputFormat } from "../report/format-names.ts";
import { nearPath } from "../util/near-path.ts";
import { nearest } from "../util/nearest.ts";
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
  readonly case?: readonly string[];
  readonly caseFile?: string;
  readonly caseField?: readonly string[];
  readonly logs?: string;
  readonly dryRun?: boolean;
  readonly maxSize?: string;
  readonly encrypt?: boolean;
  readonly passwordFile?: string;
  readonly color?: string;
  readonly quiet?: boolean;
  readonly progress?: boolean;
  readonly once?: boolean;
  readonly from?: string;
  readonly checkpoint?: string;
  readonly exec?: string;
  readonly webhook?: string;
  readonly alertLevel?: string;
  readonly keep?: readonly string[];
  readonly map?: string;
  readonly silence?: string;
  readonly poll?: string;
}

/** Where a command's output goes and how it looks. */
export interface OutputOptions<F extends OutputFormat = OutputFormat> {
  readonly lang: Language;
  readonly format: F;
  readonly files: readonly { readonly path: string; readonly format: F }[];
  readonly color: (typeof COLOR_CHOICES)[number];
  readonly quiet: boolean;
  readonly progress: boolean;
}

/** When output is coloured. */
export const COLOR_CHOICES = ["auto", "always", "never"] as const;

/** The word of a comparison's --fail-on that stands for whatever is new or worse. */
export const FAIL_ON_NEW = "new";

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
    color: choice("--color", flags.color ?? "auto", COLOR_CHOICES),
    quiet: flags.quiet ?? false,
    progress: flags.progress ?? true,
  };
}

/** Words of --log, each the name of a log. */
export function parseLogNames(values: readonly string[] | undefined): LogName[] {
  return splitWords("--log", values).map((log) => choice("--log", log.toLowerCase(), LOG_NAMES));
}

/** A level word; `others` are words that the flag takes besides, for the message. */
export function parseLevel(flag: string, value: string, others: readonly string[] = []): Level {
  const level = LEVELS.find((known) => known === value.toLowerCase());
  if (level === undefined) throw badChoice(flag, value, [...others, ...LEVELS]);
  return level;
}

/** The one of the words that a value is. */
export function choice<T extends string>(flag: string, value: string, choices: readonly T[]): T {
  const found = choices.find((known) => known === value);
  if (found === undefined) throw badChoice(flag, value, choices);
  return found;
}

function badChoice(flag: string, value: string, choices: readonly string[]): UserError {
  const near = nearest(value, choices);
  return usageError((words) => words.suggest(near, words.badChoice(flag, value, choices.join(", "))));
}

/** Words of a repeatable flag. An empty one, as an unset variable of a script leaves it, must not mean "all". */
export function splitWords(flag: string, values: readonly string[] | undefined): string[] {
  const words = (values ?? []).flatMap((value) => value.split(",")).map((word) => word.trim());
  if (words.includes("")) throw usageError((cli) => cli.missingValue(flag));
  return words;
}

/** Looks at an output file before the long work starts. */
function checkOutputFile<F extends OutputFormat>(path: string, formats: readonly F[]): { path: string; format: F } {
  const format = formatFromPath(path, formats);
  if (format === null) {
    const endings = formats.flatMap(endingsOf);
    const near = nearest(extname(path), endings);
    throw usageError((words) => words.suggest(near, words.badOutputEnding(path, endings.join(", "))));
  }
  const folder = statSync(dirname(path), { throwIfNoEntry: false });
  if (!folder?.isDirectory()) {
    const near = nearPath(dirname(path));
    throw usageError((words) => words.suggest(near, words.outputFolder(path)));
  }
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw usageError((words) => words.outputIsFolder(path));
  return { path, format };
}
