/** `ccmtrace scan`. */
import { existsSync } from "node:fs";
import { compareLevels, HARMLESS_PROBLEMS, type Language, type Level, type Report } from "../../model/index.ts";
import { defaultPaths, isNotThere, type ReadOptions, scan } from "../../pipeline/index.ts";
import { OUTPUT_FORMATS } from "../../report/format-names.ts";
import { visible } from "../../util/printable.ts";
import type { Environment } from "../environment.ts";
import { EXIT, type ExitCode, exitOfSignal } from "../exit-codes.ts";
import {
  type OutputOptions,
  parseLevel,
  parseOutputOptions,
  parseScanOptions,
  type RawFlags,
  usageError,
} from "../options.ts";
import { showProgress } from "../show-progress.ts";
import { readVersion } from "../version.ts";
import { CLI_WORDS } from "../words/index.ts";
import { writeOutput } from "../write-output.ts";

/** Scans and writes the report. */
export async function scanCommand(
  paths: readonly string[],
  flags: RawFlags,
  lang: Language,
  environment: Environment,
): Promise<ExitCode> {
  const words = CLI_WORDS[lang];
  const output = parseOutputOptions(flags, lang, OUTPUT_FORMATS);
  const failOn = flags.failOn === undefined ? null : parseLevel("--fail-on", flags.failOn);
  const options = await parseScanOptions(choosePaths(paths, environment), flags, lang);

  const progress = await showProgress(output, environment);
  const { report, reportIn, patternLogs } = await scan(options, {
    version: readVersion(),
    signal: environment.signal,
    onProgress: (event) => progress?.update(event),
  }).finally(() => progress?.done());

  if (isTextOnly(output) && isNotThere(report)) {
    // A page on missing logs would bury that the path is mistyped.
    for (const { path, message } of report.problems)
      environment.stderr.write(`ccmtrace: ${words.error}: ${visible(path)}: ${message}\n`);
    return EXIT.input;
  }
  const { renderPieces } = await import("../../report/index.ts");
  await writeOutput(
    (format, surface) => renderPieces(reportIn, format, { lang, ...surface, patternLogs }),
    output,
    environment,
  );
  if (!report.scan.interrupted) return exitCodeOf(report, failOn);
  environment.stderr.write(`ccmtrace: ${words.interrupted}\n`);
  return exitOfSignal(environment.signal);
}

/** The paths given; without any, on Windows, those of the guide's own folders that exist: no server has all of them. */
export function choosePaths(paths: readonly string[], environment: Environment): ReadOptions["paths"] {
  if (paths.length > 0) return paths;
  const known = defaultPaths(environment.platform, environment.env);
  if (known.length === 0) throw usageError((words) => words.noPath);
  const existing = known.filter((path) => existsSync(path));
  if (existing.length === 0) throw usageError((words) => words.noGuideFolder(known[0] as string));
  return existing;
}

function isTextOnly({ format, files }: OutputOptions): boolean {
  return format === "text" && files.length === 0;
}

function exitCodeOf(report: Report, failOn: Level | null): ExitCode {
  if (report.problems.some((problem) => !HARMLESS_PROBLEMS.has(problem.kind))) return EXIT.input;
  // --level only decides what is shown: what it hides counts all the same.
  const { belowLevel, incidentsBelowLevel } = report.hidden;
  const hiddenLevels = [...Object.keys(belowLevel), ...Object.keys(incidentsBelowLevel)] as Level[];
  const levels = [...[...report.findings, ...report.incidents].map(({ level }) => level), ...hiddenLevels];
  return failOn !== null && levels.some((level) => compareLevels(level, failOn) >= 0) ? EXIT.found : EXIT.done;
}
