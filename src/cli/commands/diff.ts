/** `ccmtrace diff`. */
import { type Comparison, compareLevels, LEVELS, type Level } from "../../model/index.ts";
import { type CompareOptions, compare, openSide, type Side } from "../../pipeline/index.ts";
import { LIST_FORMATS } from "../../report/format-names.ts";
import type { CommandCall } from "../command.ts";
import { EXIT, type ExitCode, exitOfSignal } from "../exit-codes.ts";
import { FAIL_ON_NEW, parseLevel, parseOutputOptions, type RawFlags, usageError } from "../options.ts";
import { parseScanOptions } from "../scan-options.ts";
import { showProgress } from "../show-progress.ts";
import { readVersion } from "../version.ts";
import { CLI_WORDS } from "../words/index.ts";
import { writeOutput } from "../write-output.ts";

/** Compares two scans, each given as traces or as a saved report, and writes what became of what. */
export async function run({ words: paths, flags, lang, environment }: CommandCall): Promise<ExitCode> {
  const [before = "", after = ""] = paths;
  const words = CLI_WORDS[lang];
  const output = parseOutputOptions(flags, lang, LIST_FORMATS);
  const failOn = flags.failOn === undefined ? null : parseFailOn(flags.failOn);
  const options: CompareOptions = await parseScanOptions([], flags, lang);
  const sides = { before: await openSide(before), after: await openSide(after) };
  refuseIdleFlags(sides, flags);
  refuseHiddenLevel(sides.after.kind === "saved" ? sides.after.report.scan.level : options.level, flags);

  const progress = await showProgress(output, environment);
  const comparison = await compare(sides, options, {
    version: readVersion(),
    signal: environment.signal,
    onProgress: (event) => progress?.update(event),
  }).finally(() => progress?.done());
  if (environment.signal.aborted) {
    // Half of a side would call gone what was only not read.
    environment.stderr.write(`ccmtrace: ${words.interruptedDiff}\n`);
    return exitOfSignal(environment.signal);
  }
  const { renderComparison, renderComparisonJson } = await import("../../report/index.ts");
  await writeOutput(
    (format, surface) =>
      format === "json" ? renderComparisonJson(comparison) : renderComparison(comparison, { lang, ...surface }),
    output,
    environment,
  );
  return exitCodeOf(comparison, failOn);
}

/** "new" stands for the lowest level. */
function parseFailOn(value: string): Level {
  return value.toLowerCase() === FAIL_ON_NEW ? LEVELS[0] : parseLevel("--fail-on", value, [FAIL_ON_NEW]);
}

/** A level that the later side does not show would never fail. */
function refuseHiddenLevel(shown: Level, { failOn }: RawFlags): void {
  const level = LEVELS.find((known) => known === failOn?.toLowerCase());
  if (level !== undefined && compareLevels(level, shown) < 0)
    throw usageError((words) => words.failOnHidden(level, shown));
}

/** Flags that say how traces are scanned would do nothing where both sides are saved reports. */
function refuseIdleFlags({ before, after }: { readonly before: Side; readonly after: Side }, flags: RawFlags): void {
  if (before.kind === "traces" || after.kind === "traces") return;
  const idle = SCAN_FLAGS.find(([key]) => flags[key] !== undefined);
  if (idle !== undefined) throw usageError((words) => words.idleFlag(idle[1]));
}

const SCAN_FLAGS = [
  ["device", "--device"],
  ["log", "--log"],
  ["level", "--level"],
  ["tz", "--tz"],
  ["sourceTz", "--source-tz"],
  ["encoding", "--encoding"],
] as const satisfies readonly (readonly [keyof RawFlags, string])[];

/** What is new counts, and what became worse; what could not have been seen before does not. */
function exitCodeOf({ before, after, items }: Comparison, failOn: Level | null): ExitCode {
  if (before.unread + after.unread > 0) return EXIT.input;
  const isBad = items.some(
    ({ outcome, worse, level }) =>
      (outcome === "new" || worse.length > 0) && failOn !== null && compareLevels(level, failOn) >= 0,
  );
  return isBad ? EXIT.found : EXIT.done;
}
