/**
 * `ccmtrace watch`: follows what a scan would read while it is written. Each round lists the files, finds out what became of
 * those that are known, reads what is new, and says what that adds up to. After any round the report is that of a scan of
 * everything that was written and could be read.
 */
import type {
  Pattern,
  Problem,
  Report,
  WatchedSource,
  WatchIncidentLine,
  WatchLine,
  WatchView,
} from "../model/index.ts";
import { wordProblems } from "../report/index.ts";
import { compareTexts } from "../util/compare-texts.ts";
import { addUp } from "./add-up.ts";
import type { FollowContext } from "./followed-file.ts";
import { type Catalog, loadCatalog } from "./load-catalog.ts";
import { relativePath } from "./relative-path.ts";
import { forgottenTo } from "./retired-files.ts";
import { reportOn, type Scanned, showTimeIn } from "./scan.ts";
import { createContext } from "./scan-context.ts";
import { silentLogs } from "./watch-alarms.ts";
import { createIncidentTeller } from "./watch-incidents.ts";
import { createMatchTeller } from "./watch-matches.ts";
import type { WatchOptions } from "./watch-options.ts";
import { createProblemTeller, problemKey } from "./watch-problems.ts";
import { freshState, type WatchState } from "./watch-state.ts";
import { lagOf, type Tracked, watchFiles } from "./watched-files.ts";

/** What the CLI lends to a watch. */
export interface WatchRun {
  readonly version: string;
  readonly signal: AbortSignal;
  /** This machine's clock, in milliseconds since 1970 UTC. */
  now(): number;
  /** Problems of the caller's own that last, told like those of the logs. */
  troubles?(): readonly Problem[];
}

/** A watch that goes on round by round. */
export interface Watch {
  /** One round; what it found out has been told from then on. `isLast`: nothing is waited for any more. */
  round(isLast: boolean): Promise<Round>;
  /** What is held back, before the watch is left. */
  stop(): Promise<readonly WatchLine[]>;
  /** Everything found so far. `isLast` compares the clocks of servers too. */
  report(isLast: boolean): Promise<Scanned>;
  /** What another run needs to go on from here. */
  state(): WatchState;
  view(): WatchView;
  /** The title of a pattern, in the language of the options. */
  titleOf(pattern: string): string;
  /** Takes other patterns from now on, or says why it does not. */
  takePatterns(catalog: Catalog | { readonly folder: string; readonly reason: string }): void;
}

/** What one round brought. */
export interface Round {
  readonly lines: readonly WatchLine[];
  /** Has anything been read, told, or become of a file? */
  readonly isBusy: boolean;
  /** Is there more to read of what was read? Then the next round had better follow at once. */
  readonly hasMore: boolean;
}

/** So many of the files that grew last are shown. */
const SHOWN_SOURCES = 500;

/**
 * Starts a watch, or goes on with one.
 * @throws UserError when the catalog cannot be used
 */
export async function createWatch(
  options: WatchOptions,
  run: WatchRun,
  restored: WatchState | null = null,
): Promise<Watch> {
  let catalog = await loadCatalog(options.patternFolders);
  const state = restored ?? freshState(catalog.sha256);
  const startedMs = run.now();
  let context = contextOf(catalog);
  /** Problems of the round at hand, and of the one before. */
  let met: Problem[] = [];
  let unread: Problem[] = [];
  const problems = createProblemTeller(options, state);
  const patternOf = (id: string): Pattern | undefined => catalog.patterns.get(id);
  const found = createMatchTeller({ options, state, showTime: showTimeIn(options), patternOf });
  const teller = createIncidentTeller(state.toldIncidents);
  let latest: Scanned | null = null;
  let isStale = true;
  let tellAfterMs = 0;
  let late = 0;
  const files = watchFiles({
    options,
    state,
    isRestored: restored !== null,
    startedMs,
    signal: run.signal,
    context: () => context,
    pass: problems.pass,
    onChange() {
      isStale = true;
    },
  });
  let kept: Problem | null = null;
  if (restored !== null && state.catalog !== catalog.sha256) {
    tellOfPatterns();
    state.catalog = catalog.sha256;
  }

  function contextOf(from: Catalog): FollowContext {
    return { ...createContext(from, options, run.signal), onProblem: (problem) => void met.push(problem) };
  }

  function tellOfPatterns(): void {
    problems.pass({ path: options.patternFolders[0] ?? "ccmtrace", kind: "patterns-changed", detail: {} });
  }

  async function tellAll(isLast: boolean): Promise<Scanned> {
    const { tracked, folders, listing } = files;
    const result = await addUp({
      catalog,
      options,
      found: { files: tracked.map(({ disk }) => disk), folders: [...folders], problems: [...listing] },
      sources: files.sources(),
      problems: [
        ...files.problems(),
        ...new Map([...unread, ...met].map((problem) => [problemKey(problem), problem])).values(),
        ...state.passed,
      ],
      otherLog: tracked.reduce((count, { file }) => count + file.otherLog, 0),
      signal: run.signal,
      skipsClocks: !isLast,
    });
    late = result.coverage.uncorrelated.late;
    return reportOn({ ...result, interrupted: false }, options, run.version);
  }

  async function tellIncidents(nowMs: number, isLast: boolean, isStop = false): Promise<WatchIncidentLine[]> {
    if (!isLast && !isStop && (nowMs < tellAfterMs || !(isStale || teller.isHolding()))) return [];
    if (isStale || latest === null || isLast) latest = await tellAll(false);
    isStale = false;
    notePauses(latest.report);
    const lines = teller.tell(latest.report.incidents, {
      nowMs,
      watermarkMs: files.watermark(nowMs),
      assumedOffsetMin: 0,
      forgottenToMs: forgottenTo(state.retired, 0),
      isFinal: isLast,
      isStop,
    });
    // What takes long is done less often, so that reading goes on.
    tellAfterMs = nowMs + Math.max(TELL_EVERY_MS, 5 * (run.now() - nowMs));
    return lines;
  }

  /** Tells of pauses in logs that are written all the time; those that were there when the watch began stand in the report. */
  function notePauses({ coverage }: Report): void {
    const known = state.pauses;
    const now = new Set<string>();
    for (const { path, from, to } of coverage.gaps) {
      const key = `${path}\n${from}`;
      now.add(key);
      if (known !== null && !known.has(key)) problems.pass({ path, kind: "pause", detail: { from, to } });
    }
    state.pauses = now;
  }

  /** What has begun to be in the way, and what is over. */
  function tellProblems(nowMs: number): WatchLine[] {
    const heard = files.tracked.map(({ file, grownMs }) => ({
      log: file.identity?.file.log ?? null,
      node: file.identity?.file.node ?? null,
      path: file.path,
      grownMs,
    }));
    const lasting = [
      ...files.listing,
      ...met,
      ...files.problems(),
      ...silentLogs(heard, nowMs, options.silenceMs),
      ...(kept === null ? [] : [kept]),
      ...(run.troubles?.() ?? []),
    ];
    unread = met;
    met = [];
    return problems.lines(lasting);
  }

  function status(): WatchView["status"] {
    return {
      files: files.tracked.length,
      bytes: state.bytes,
      waitingBytes: files.tracked.reduce((sum, one) => sum + lagOf(one), 0),
      matches: state.matches,
      belowLevel: state.belowLevel,
      incidents: latest?.report.incidents.length ?? 0,
      problems: problems.raised().length,
      late,
    };
  }

  return {
    async round(isLast) {
      const nowMs = run.now();
      const { matches, takenBack, isBusy, hasMore } = await files.bringUpToDate(nowMs, isLast);
      const lines: WatchLine[] = [
        ...found.lines(takenBack, "gone"),
        ...found.lines(matches, "new"),
        ...(await tellIncidents(nowMs, isLast)),
        ...tellProblems(nowMs),
      ];
      return { lines, isBusy: isBusy || lines.length > 0, hasMore };
    },
    stop: () => tellIncidents(run.now(), false, true),
    report: (isLast) => tellAll(isLast),
    state: () => {
      state.files = files.states();
      state.raised = problems.raised();
      return state;
    },
    view() {
      const nowMs = run.now();
      const newest = [...files.tracked].sort(
        (a, b) => (b.grownMs ?? 0) - (a.grownMs ?? 0) || compareTexts(a.file.path, b.file.path),
      );
      return {
        nowMs,
        startedMs,
        sources: newest.slice(0, SHOWN_SOURCES).map((one) => watchedSource(one, nowMs, options.paths)),
        moreSources: Math.max(0, newest.length - SHOWN_SOURCES),
        incidents: latest?.report.incidents ?? [],
        matches: found.shown,
        problems: wordProblems(problems.raised(), options.lang),
        status: status(),
      };
    },
    titleOf: (pattern) => patternOf(pattern)?.title[options.lang] ?? pattern,
    takePatterns(next) {
      if ("reason" in next) {
        kept = { path: next.folder, kind: "patterns-kept", detail: { reason: next.reason } };
        return;
      }
      kept = null;
      if (next.sha256 === catalog.sha256) return;
      // What was found with patterns that are no more still has to be worded.
      catalog = { ...next, patterns: new Map([...catalog.patterns, ...next.patterns]) };
      context = contextOf(catalog);
      state.catalog = next.sha256;
      isStale = true;
      tellOfPatterns();
    },
  };
}

/** Incidents are told no more often than that. */
const TELL_EVERY_MS = 1_000;

function watchedSource(one: Tracked, nowMs: number, roots: readonly string[]): WatchedSource {
  const { file, grownMs, lagsSinceMs } = one;
  return {
    path: relativePath(file.path, roots),
    log: file.identity?.file.log ?? null,
    node: file.identity?.file.node ?? null,
    lagBytes: lagOf(one),
    lagMs: lagsSinceMs === null ? 0 : nowMs - lagsSinceMs,
    quietMs: grownMs === null ? null : nowMs - grownMs,
    lastLine: file.lastLine,
  };
}
