/** `ccmtrace scan`. */
import { compareLevels, HARMLESS_PROBLEMS, type Level, type Report, type ReportSource } from "../../model/index.ts";
import { isNotThere, scan } from "../../pipeline/index.ts";
import { OUTPUT_FORMATS } from "../../report/format-names.ts";
import { visible } from "../../util/printable.ts";
import { choosePaths } from "../choose-paths.ts";
import type { CommandCall } from "../command.ts";
import { EXIT, type ExitCode, exitOfSignal } from "../exit-codes.ts";
import { type OutputOptions, parseLevel, parseOutputOptions } from "../options.ts";
import { parseScanOptions } from "../scan-options.ts";
import { showProgress } from "../show-progress.ts";
import { readVersion } from "../version.ts";
import { CLI_WORDS } from "../words/index.ts";
import { writeOutput, writesStdout } from "../write-output.ts";

/** Scans and writes the report. */
export async function run({ words: paths, flags, lang, environment }: CommandCall): Promise<ExitCode> {
  const words = CLI_WORDS[lang];
  const output = parseOutputOptions(flags, lang, OUTPUT_FORMATS);
  const failOn = flags.failOn === undefined ? null : parseLevel("--fail-on", flags.failOn);
  const options = await parseScanOptions(choosePaths(paths, environment), flags, lang);

  const progress = await showProgress(output, environment);
  // Lines for programs do not wait for the end of the scan: each source is told as soon as it was read.
  const { writeSourceLine } = output.format === "ndjson" ? await import("../../report/index.ts") : {};
  let told = 0;
  const onSource =
    writeSourceLine === undefined || !writesStdout(output)
      ? {}
      : {
          onSource: (source: ReportSource) => {
            environment.stdout.write(writeSourceLine(source));
            told++;
          },
        };
  const { report, reportIn, patternLogs } = await scan(options, {
    ...onSource,
    version: readVersion(),
    signal: environment.signal,
    onProgress: (event) => progress?.update(event),
  }).finally(() => progress?.done());

  if (isTextOnly(output) && isNotThere(report)) {
    // A page on missing logs would bury that the path is mistyped.
    for (const { path, message } of report.problems)
      environment.stderr.write(`ccmtrace: ${words.error}: ${visible(path)}: ${visible(message)}\n`);
    return EXIT.input;
  }
  // Not by the front door: only the form that is asked for is loaded.
  const { renderPieces } = await import("../../report/formats.ts");
  await writeOutput(
    async (format, surface) => {
      const pieces = await renderPieces(reportIn, format, { lang, ...surface, patternLogs });
      return surface.isStdout ? without(told, pieces) : pieces;
    },
    output,
    environment,
  );
  if (!report.scan.interrupted) return exitCodeOf(report, failOn);
  environment.stderr.write(`ccmtrace: ${words.interrupted}\n`);
  return exitOfSignal(environment.signal);
}

/** All but the first pieces, which have been written. */
function* without(count: number, pieces: Iterable<string>): Generator<string, void, undefined> {
  let left = count;
  for (const piece of pieces) if (left-- <= 0) yield piece;
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
