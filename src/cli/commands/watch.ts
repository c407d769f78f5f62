/** `ccmtrace watch`. */
import {
  compareLevels,
  type Delivery,
  HARMLESS_PROBLEMS,
  type Level,
  type Problem,
  type StatusLine,
  type WatchLine,
} from "../../model/index.ts";
import { createPatternsWatch, createWatch, type Hints, listenForHints, relativePath } from "../../pipeline/index.ts";
import { OUTPUT_FORMATS } from "../../report/format-names.ts";
import { renderWatchText, writeJsonLine } from "../../report/index.ts";
import { visible } from "../../util/printable.ts";
import { choosePaths } from "../choose-paths.ts";
import type { CommandCall } from "../command.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import { WATCH_FORMATS } from "../flags.ts";
import { parseLevel, parseOutputOptions } from "../options.ts";
import { usesColor } from "../terminal.ts";
import { readVersion } from "../version.ts";
import { createAlerts } from "../watch/alerts.ts";
import { createBell } from "../watch/bell.ts";
import { openCheckpoint } from "../watch/checkpoint.ts";
import { parseWatchFlags } from "../watch/options.ts";
import { createQuit } from "../watch/quit.ts";
import { createReportFiles } from "../watch/report-files.ts";
import type { Screen } from "../watch/screen.ts";
import { createTelling } from "../watch/telling.ts";
import { CLI_WORDS } from "../words/index.ts";
import { drained } from "../write-output.ts";

const STATUS_MS = 60_000;
const PATTERNS_MS = 5_000;
/** So long a watch that ends waits for what is being delivered; the rest waits for the next run. */
const DELIVERY_GRACE_MS = 5_000;

/** What a checkpoint keeps for the command. */
interface Kept {
  readonly deliveries: readonly Delivery[];
}

/** Follows the logs until it is told to stop. */
export async function run({ words: given, flags, lang, environment }: CommandCall): Promise<ExitCode> {
  const { stdout, stderr, env, platform, signal } = environment;
  const words = CLI_WORDS[lang];
  const output = parseOutputOptions({ ...flags, output: [] }, lang, WATCH_FORMATS);
  const { files } = parseOutputOptions({ ...flags, format: "text" }, lang, OUTPUT_FORMATS);
  const failOn = flags.failOn === undefined ? null : parseLevel("--fail-on", flags.failOn);
  const plan = await parseWatchFlags(choosePaths(given, environment), flags, lang, environment);
  const { options, isOnce } = plan;
  const version = readVersion();
  const now = (): number => Date.now();
  const write = async (text: string): Promise<void> => {
    if (!stdout.write(text)) await drained(stdout);
  };

  const checkpoint = await openCheckpoint<Kept>(plan.checkpoint, options.from === "checkpoint", stdout, write);
  const { state: restored = null, extra } = checkpoint.restored ?? {};
  const bell = createBell();
  const quit = createQuit(signal);
  const isScreen = stdout.isTTY === true && output.format === "text" && !output.quiet && !isOnce && env.TERM !== "dumb";
  let hints: Hints | null = null;
  let screen: Screen | null = null;
  try {
    const alerts = createAlerts(plan, {
      pending: extra?.deliveries ?? [],
      version,
      words: words.watch,
      environment: { env, platform },
      now,
      relative: (path) => relativePath(path, options.paths),
    });
    const reports = createReportFiles({ files, lang }, now);
    const watch = await createWatch(
      options,
      {
        version,
        signal,
        now,
        troubles: () => [...telling.troubles(), ...reports.troubles(), ...alerts.troubles()],
      },
      restored,
    );
    const telling = createTelling<Kept>({
      checkpoint,
      write,
      state: watch.state,
      extra: () => ({ deliveries: alerts.pending() }),
      now,
    });
    const patterns = await createPatternsWatch(options.patternFolders, lang);
    const color = usesColor(stdout, env, output.color);
    const render = (line: WatchLine): string =>
      output.format === "ndjson" ? writeJsonLine(line) : renderWatchText(line, { lang, color, titleOf: watch.titleOf });

    const hiddenBefore = watch.view().status.belowLevel;
    const seen = createSeen();
    const take = async (lines: readonly WatchLine[]): Promise<void> => {
      for (const line of lines) {
        if (!isScreen) telling.add(render(line));
        seen.add(line);
      }
      await alerts.take(lines);
    };
    const tellStatus = (state: StatusLine["state"]): void => {
      const line: StatusLine = { type: "status", state, at: new Date(now()).toISOString(), ...watch.view().status };
      if (output.format === "ndjson") telling.add(render(line));
      else if (!output.quiet && !isOnce && screen === null) stderr.write(render(line));
    };

    if (!isOnce) {
      if (!output.quiet && output.format === "text")
        stderr.write(`${words.watch.checkpointAt(visible(checkpoint.path))}\n`);
      hints = await listenForHints(options.paths, platform, bell.ring);
    }
    if (isScreen) {
      const { createScreen } = await import("../watch/screen.ts");
      screen = createScreen({ stdout, stdin: environment.stdin, env, lang, color, paths: options.paths });
      screen.onQuit((how) => quit.ask(how));
    }
    let statusMs = now();
    let patternsMs = now();
    let isReportOld = false;
    for (let isFirst = true; ; isFirst = false) {
      const { lines, isBusy, hasMore } = await watch.round(isOnce);
      await take(lines);
      if (isBusy) telling.touch();
      const { status, problems } = watch.view();
      if (isFirst && restored === null && status.files === 0 && isNotThere(problems, options.paths)) {
        for (const { path, message } of problems)
          stderr.write(`ccmtrace: ${words.error}: ${visible(path)}: ${visible(message)}\n`);
        screen?.close();
        return EXIT.input;
      }
      screen?.show(watch.view());
      if (isFirst && !isOnce) tellStatus("started");
      if (isOnce || quit.signal.aborted) break;
      await telling.save(false);
      isReportOld ||= isBusy || reports.troubles().length > 0;
      if (isReportOld) isReportOld = !(await reports.refresh(() => watch.report(false), false));
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
      if (!hasMore) await bell.wait(plan.pollMs, quit.signal);
      if (quit.signal.aborted) break;
    }
    if (isOnce && telling.isEmpty() && output.format === "text" && !signal.aborted)
      telling.add(`${words.watch.nothingNew(watch.view().status.belowLevel - hiddenBefore)}\n`);
    if (!isOnce) await take(await watch.stop());
    if (screen !== null) {
      screen.close();
      screen = null;
      // What stood on the screen is gone with it.
      for (const incident of watch.view().incidents)
        telling.add(render({ type: "incident", state: "new", ...incident }));
    }
    tellStatus("stopped");
    // Told at once, and written down once more when it is known what was delivered.
    await telling.save(true);
    await alerts.finish(DELIVERY_GRACE_MS);
    await telling.save(true);
    await reports.refresh(() => watch.report(isOnce), true);

    const failed = reports.troubles();
    for (const { path, detail } of failed)
      stderr.write(`ccmtrace: ${words.error}: ${words.outputFailed(visible(path), String(detail.reason))}\n`);
    const written = files.filter(({ path }) => !failed.some((one) => one.path === path));
    if (!output.quiet) for (const { path } of written) stderr.write(`${words.wrote(path)}\n`);
    const interrupted = quit.code();
    if (interrupted !== null) return interrupted;
    if (isOnce && failed.length > 0) return EXIT.usage;
    if (isOnce && seen.hasLoss()) return EXIT.input;
    return failOn !== null && seen.reaches(failOn) ? EXIT.found : EXIT.done;
  } finally {
    screen?.close();
    await hints?.close();
    checkpoint.close();
  }
}

/** Is there nothing at any of the paths? */
function isNotThere(problems: readonly Pick<Problem, "path" | "kind">[], paths: readonly string[]): boolean {
  return paths.length > 0 && problems.filter(({ kind }) => kind === "not-found").length >= paths.length;
}

/** What was told, as far as the exit code goes. */
function createSeen(): { add(line: WatchLine): void; hasLoss(): boolean; reaches(level: Level): boolean } {
  const levels = new Set<Level>();
  let hasLoss = false;
  return {
    add(line) {
      if ((line.type === "match" || line.type === "incident") && line.state !== "gone") levels.add(line.level);
      if (line.type === "problem" && line.state === "raised" && !HARMLESS_PROBLEMS.has(line.kind)) hasLoss = true;
    },
    hasLoss: () => hasLoss,
    reaches: (wanted) => [...levels].some((level) => compareLevels(level, wanted) >= 0),
  };
}
