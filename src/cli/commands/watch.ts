/** `ccmtrace watch`. */
import {
  compareLevels,
  HARMLESS_PROBLEMS,
  type Level,
  type Problem,
  type StatusLine,
  type WatchLine,
} from "../../model/index.ts";
import { createPatternsWatch, createWatch, listenForHints, type Watch } from "../../pipeline/index.ts";
import { OUTPUT_FORMATS } from "../../report/format-names.ts";
import { renderWatchText, writeJsonLine } from "../../report/index.ts";
import { visible } from "../../util/printable.ts";
import { choosePaths } from "../choose-paths.ts";
import type { CommandCall } from "../command.ts";
import { EXIT, type ExitCode, exitOfSignal } from "../exit-codes.ts";
import { WATCH_FORMATS } from "../flags.ts";
import { parseLevel, parseOutputOptions } from "../options.ts";
import { usesColor } from "../terminal.ts";
import { readVersion } from "../version.ts";
import { openCheckpoint } from "../watch/checkpoint.ts";
import { parseWatchFlags } from "../watch/options.ts";
import { createReportFiles } from "../watch/report-files.ts";
import { CLI_WORDS } from "../words/index.ts";
import { drained } from "../write-output.ts";

/** A checkpoint is written at least this often while anything happens, in milliseconds. */
const CHECKPOINT_MS = 5_000;
const STATUS_MS = 60_000;
const PATTERNS_MS = 5_000;

/** Follows the logs until it is told to stop. */
export async function run({ words: given, flags, lang, environment }: CommandCall): Promise<ExitCode> {
  const { stdout, stderr, signal } = environment;
  const words = CLI_WORDS[lang];
  const output = parseOutputOptions({ ...flags, output: [] }, lang, WATCH_FORMATS);
  const { files } = parseOutputOptions({ ...flags, format: "text" }, lang, OUTPUT_FORMATS);
  const failOn = flags.failOn === undefined ? null : parseLevel("--fail-on", flags.failOn);
  const {
    options,
    isOnce,
    checkpoint: place,
    pollMs,
  } = await parseWatchFlags(choosePaths(given, environment), flags, lang, environment);
  const now = (): number => Date.now();
  const write = async (text: string): Promise<void> => {
    if (!stdout.write(text)) await drained(stdout);
  };

  const checkpoint = await openCheckpoint<null>(place, options.from === "checkpoint", stdout, write);
  let checkpointTrouble: Problem[] = [];
  const reports = createReportFiles({ files, lang }, now);
  const hints = createBell();
  let listening: Awaited<ReturnType<typeof listenForHints>> | null = null;
  try {
    const watch: Watch = await createWatch(
      options,
      {
        version: readVersion(),
        signal,
        now,
        troubles: () => [...checkpointTrouble, ...reports.troubles()],
      },
      checkpoint.restored?.state ?? null,
    );
    const patterns = await createPatternsWatch(options.patternFolders, lang);
    const color = usesColor(stdout, environment.env, output.color);
    const render = (line: WatchLine): string =>
      output.format === "ndjson" ? writeJsonLine(line) : renderWatchText(line, { lang, color, titleOf: watch.titleOf });

    let waiting = "";
    let savedMs = 0;
    let costMs = 0;
    let isUnsaved = false;
    /** Tells what is waiting and writes the checkpoint, unless that takes so long that it must not be done often. */
    const save = async (atOnce: boolean): Promise<void> => {
      const sinceMs = now() - savedMs;
      const isDue = sinceMs >= costMs * 10 && (waiting !== "" || (isUnsaved && sinceMs >= CHECKPOINT_MS));
      if (!atOnce && !isDue) return;
      const startedMs = now();
      const text = waiting;
      waiting = "";
      let isTold = false;
      try {
        await checkpoint.tell(watch.state(), null, text, () => {
          isTold = true;
        });
        checkpointTrouble = [];
        isUnsaved = false;
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === undefined) throw error;
        checkpointTrouble = [
          { path: checkpoint.path, kind: code === "ENOSPC" ? "disk-full" : "not-written", detail: { reason: code } },
        ];
        if (!isTold) await write(text);
      }
      savedMs = now();
      costMs = savedMs - startedMs;
    };
    const tellStatus = (state: StatusLine["state"]): void => {
      const { status } = watch.view();
      const line: StatusLine = { type: "status", state, at: new Date(now()).toISOString(), ...status };
      if (output.format === "ndjson") waiting += render(line);
      else if (!output.quiet) stderr.write(render(line));
    };

    let exit: ExitCode = EXIT.done;
    const levels = new Set<Level>();
    let hasLoss = false;
    const take = (lines: readonly WatchLine[]): void => {
      for (const line of lines) {
        waiting += render(line);
        if ((line.type === "match" || line.type === "incident") && !(line.type === "incident" && line.state === "gone"))
          levels.add(line.level);
        if (line.type === "problem" && line.state === "raised" && !HARMLESS_PROBLEMS.has(line.kind)) hasLoss = true;
      }
    };

    if (!output.quiet && output.format === "text" && !isOnce)
      stderr.write(`${words.watch.checkpointAt(visible(checkpoint.path))}\n`);
    if (!isOnce) listening = await listenForHints(options.paths, environment.platform, hints.ring);
    let statusMs = now();
    let patternsMs = now();
    for (let isFirst = true; ; isFirst = false) {
      const { lines, isBusy } = await watch.round(isOnce);
      take(lines);
      isUnsaved ||= isBusy;
      const { status, problems } = watch.view();
      if (isFirst && status.files === 0 && checkpoint.restored === null && isNotThere(problems, options.paths)) {
        for (const { path, message } of problems)
          stderr.write(`ccmtrace: ${words.error}: ${visible(path)}: ${visible(message)}\n`);
        return EXIT.input;
      }
      if (isFirst && !isOnce) tellStatus("started");
      if (isOnce || signal.aborted) break;
      await save(false);
      if (isBusy) await reports.refresh(() => watch.report(false), false);
      if (now() - statusMs >= STATUS_MS) {
        statusMs = now();
        tellStatus("running");
      }
      if (now() - patternsMs >= PATTERNS_MS) {
        patternsMs = now();
        const changed = await patterns.look();
        if (changed !== null) watch.takePatterns(changed);
      }
      checkpoint.touch();
      // Where there is more to read the next round follows at once.
      if (status.waitingBytes === 0 || !isBusy) await hints.wait(pollMs, signal);
      if (signal.aborted) break;
    }
    if (isOnce && waiting === "" && output.format === "text" && !signal.aborted)
      waiting = `${words.watch.nothingNew}\n`;
    if (!isOnce) take(await watch.stop());
    tellStatus("stopped");
    await save(true);
    await reports.refresh(() => watch.report(isOnce), true);
    for (const { path } of reports.troubles())
      stderr.write(`ccmtrace: ${words.error}: ${words.outputFailed(visible(path), "")}\n`);
    if (signal.aborted) exit = exitOfSignal(signal);
    else if (isOnce && hasLoss) exit = EXIT.input;
    else if (failOn !== null && [...levels].some((level) => compareLevels(level, failOn) >= 0)) exit = EXIT.found;
    return exit;
  } finally {
    await listening?.close();
    checkpoint.close();
  }
}

/** Is there nothing at any of the paths? */
function isNotThere(problems: readonly Pick<Problem, "path" | "kind">[], paths: readonly string[]): boolean {
  return paths.length > 0 && problems.filter(({ kind }) => kind === "not-found").length >= paths.length;
}

/** Wakes whoever waits. */
function createBell(): { ring(): void; wait(ms: number, signal: AbortSignal): Promise<void> } {
  let wake: (() => void) | null = null;
  let isRung = false;
  return {
    ring() {
      isRung = true;
      wake?.();
    },
    async wait(ms, signal) {
      const stop = (): void => wake?.();
      if (!isRung && !signal.aborted)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
          signal.addEventListener("abort", stop, { once: true });
        });
      signal.removeEventListener("abort", stop);
      // Writes come in bursts: what follows at once is taken along.
      if (isRung && !signal.aborted) await new Promise((resolve) => setTimeout(resolve, BURST_MS));
      isRung = false;
      wake = null;
    },
  };
}

const BURST_MS = 50;
