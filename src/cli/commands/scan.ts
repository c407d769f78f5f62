/** `ccmtrace scan`. */
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { UserError } from "../../errors.ts";
import { compareLevels, HARMLESS_PROBLEMS, type Language, type Level, type Report } from "../../model/index.ts";
import { defaultPaths, type ReadOptions, scan } from "../../pipeline/index.ts";
import { renderReport } from "../../report/index.ts";
import type { Environment } from "../environment.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import { parseLevel, parseOutputOptions, parseScanOptions, type RawFlags, usageError } from "../options.ts";
import { createProgress } from "../progress.ts";
import { columnsOf, usesColor } from "../terminal.ts";
import { readVersion } from "../version.ts";
import { CLI_WORDS } from "../words/index.ts";

/** Scans and writes the report. */
export async function scanCommand(
  paths: readonly string[],
  flags: RawFlags,
  lang: Language,
  environment: Environment,
): Promise<ExitCode> {
  const words = CLI_WORDS[lang];
  const output = parseOutputOptions(flags, lang);
  const failOn = flags.failOn === undefined ? null : parseLevel("--fail-on", flags.failOn);
  const options = await parseScanOptions(choosePaths(paths, environment), flags, lang);
  const { stdout, stderr, env } = environment;

  const progress = createProgress(environment, words, output.progress && !output.quiet);
  const { report, patternLogs } = await scan(options, {
    version: readVersion(),
    signal: environment.signal,
    onProgress: (event) => progress.update(event),
  }).finally(() => progress.done());

  for (const { path, format } of output.files) {
    const text = renderReport(report, format, { lang, width: 100, color: false, patternLogs });
    await writeFile(path, text).catch((error: NodeJS.ErrnoException) => {
      const reason = error.code ?? error.message;
      const failed = { en: CLI_WORDS.en.outputFailed(path, reason), ja: CLI_WORDS.ja.outputFailed(path, reason) };
      throw new UserError("output", failed, { cause: error });
    });
    if (!output.quiet) stderr.write(`${words.wrote(path)}\n`);
  }
  if (output.files.length === 0 || !output.quiet) {
    const color = usesColor(stdout, env, output.color);
    stdout.write(renderReport(report, output.format, { lang, width: columnsOf(stdout, env), color, patternLogs }));
  }
  if (report.scan.interrupted) {
    stderr.write(`ccmtrace: ${words.interrupted}\n`);
    return environment.signal.reason === "SIGTERM" ? EXIT.terminated : EXIT.interrupted;
  }
  return exitCodeOf(report, failOn);
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

function exitCodeOf(report: Report, failOn: Level | null): ExitCode {
  if (report.problems.some((problem) => !HARMLESS_PROBLEMS.has(problem.kind))) return EXIT.input;
  if (failOn !== null && report.findings.some((finding) => compareLevels(finding.level, failOn) >= 0))
    return EXIT.found;
  return EXIT.done;
}
