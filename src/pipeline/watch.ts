/**
 * `ccmtrace watch`: follows what a scan would read while it is written. Each round lists the files, finds out what became of
 * those that are known, reads what is new, and says what that adds up to. After any round the report is that of a scan of
 * everything that was written and could be read.
 */
import type {
  FoldedMatch,
  Match,
  MatchLine,
  Moment,
  Pattern,
  Problem,
  Report,
  WatchedSource,
  WatchIncidentLine,
  WatchLine,
  WatchView,
} from "../model/index.ts";
import { compareLevels, orderOf } from "../model/index.ts";
import { wordProblems } from "../report/index.ts";
import { type DiskFile, findFiles, roomAt, trackRotation } from "../sources/index.ts";
import { addUp } from "./add-up.ts";
import {
  createLook,
  type FileNews,
  type FollowContext,
  type FollowedFile,
  followFile,
  type Look,
} from "./followed-file.ts";
import { type Catalog, loadCatalog } from "./load-catalog.ts";
import { moveSource } from "./move-source.ts";
import { relativePath } from "./relative-path.ts";
import { retire } from "./retired-files.ts";
import { reportOn, type Scanned, showTimeIn } from "./scan.ts";
import { createContext } from "./scan-context.ts";
import type { SourceResult } from "./scan-source.ts";
import { silentLogs } from "./watch-alarms.ts";
import { createIncidentTeller } from "./watch-incidents.ts";
import type { WatchOptions } from "./watch-options.ts";
import { freshState, type WatchState } from "./watch-state.ts";

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
  /** Has anything been read, or become of a file? */
  readonly isBusy: boolean;
}

/** A file that has not grown for so long has written its last record whole. */
const QUIET_MS = 2_000;
/** But not where it stops within a line: buffers are written when they are full, wherever that is. */
const HALF_LINE_MS = 30_000;
/** Written while it was looked at: other logs wait for it. */
const ACTIVE_MS = 30_000;
/** A file that holds what another one does may be its copy, made before that one is cut or removed: it waits. */
const COPY_WAITS_MS = 60_000;
/** So many of the newest matches are shown. */
const SHOWN_MATCHES = 200;
const SHOWN_SOURCES = 500;
/** So many problems that passed are kept for the report. */
const PASSED_KEPT = 1_000;

interface Tracked {
  file: FollowedFile;
  /** Where it was listed last. */
  disk: DiskFile;
  grownMs: number | null;
  /** The same, or when it was first seen. */
  changedMs: number;
  /** Since when there is something of it to be read. */
  lagsSinceMs: number | null;
  /** It was not found in the last round: it may have been moved while the folders were listed. */
  isMissed: boolean;
  /** The file that it holds a copy of, or a part of one that is being made. */
  copyOf: Tracked | null;
  /** Until when such a copy waits, unread. */
  waitsTillMs: number | null;
  /** Has it been found out whether it is a copy? Not before there is a record with a time in it. */
  isJudged: boolean;
}

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
  const showTime = showTimeIn(options);
  let context = contextOf(catalog);
  let isFirstRound = true;
  let tracked: Tracked[] = state.files.map((one) => ({
    ...begin(one, null, startedMs, followFile(one, one)),
    lagsSinceMs: null,
  }));
  let folders: string[] = [];
  let listing: Problem[] = [];
  /** Problems of the round at hand; those that last, worded, by what they are. */
  let met: Problem[] = [];
  let unread: Problem[] = [];
  const raised = new Map<string, Problem>(state.raised.map((problem) => [keyOf(problem), problem]));
  const teller = createIncidentTeller(state.toldIncidents);
  let latest: Scanned | null = null;
  let isStale = true;
  let tellAfterMs = 0;
  let late = 0;
  const shown: FoldedMatch[] = [];
  if (restored !== null && state.catalog !== catalog.sha256) {
    pass({ path: options.patternFolders[0] ?? "ccmtrace", kind: "patterns-changed", detail: {} });
    state.catalog = catalog.sha256;
  }

  function contextOf(from: Catalog): FollowContext {
    return { ...createContext(from, options, run.signal), onProblem: (problem) => void met.push(problem) };
  }

  /** A problem that is told once, and stays in the report. */
  function pass(problem: Problem): void {
    state.passed.push(problem);
    if (state.passed.length > PASSED_KEPT) state.passed.shift();
    untold.push(problem);
  }
  const untold: Problem[] = [];

  /** Finds out what became of the files, and brings each up to date. */
  async function follow(nowMs: number, isLast: boolean): Promise<FileNews & { isBusy: boolean }> {
    const found = await findFiles(options.paths);
    ({ folders } = found);
    listing = found.problems;
    const look = createLook(context.onProblem);
    const rotation = await trackRotation(
      tracked.map((one) => ({ path: one.file.path, id: one.file.id, isTelling: one.file.isTelling, one })),
      found.files.map((file) => ({ path: file.shown, id: file.id ?? null, file })),
      ({ file }, { one }) => one.file.isIn(file, look),
    );
    const [matches, takenBack]: [Match[], Match[]] = [[], []];
    const take = (news: FileNews): void => {
      matches.push(...news.matches);
      takenBack.push(...news.takenBack);
    };
    let isBusy = false;
    // Copies come last: by then it has been told what the others hold.
    const isCopy = ({ isJudged, copyOf }: Tracked): boolean => !isJudged || copyOf !== null;
    const still = rotation.still.toSorted((a, b) => Number(isCopy(a.known.one)) - Number(isCopy(b.known.one)));
    for (const { known, file } of still) {
      known.one.isMissed = false;
      take(await bringUp(known.one, file.file, look, nowMs, isLast));
    }
    for (const { known, replacedBy } of rotation.gone) {
      const { one } = known;
      if (isOutOfReach(one.file.path, found.problems)) continue;
      isBusy = true;
      if (!one.isMissed) {
        one.isMissed = true;
        continue;
      }
      tracked = tracked.filter((other) => other !== one);
      take(await letGo(one, replacedBy !== null, found.files, look));
    }
    for (const { path, file } of rotation.fresh) {
      isBusy = true;
      makeRoomFor(path);
      const one = begin(file, isFirstRound ? null : nowMs, nowMs, followFile(file));
      // What is there at the beginning is all read, like by a scan.
      one.isJudged = isFirstRound && restored === null;
      tracked.push(one);
      if (isFirstRound && options.from === "end") await one.file.skip(file, context);
      else take(await bringUp(one, file, look, nowMs, isLast));
    }
    return { matches, takenBack, isBusy };
  }

  async function bringUp(one: Tracked, disk: DiskFile, look: Look, nowMs: number, isLast: boolean): Promise<FileNews> {
    const isChanged = disk.sizeBytes !== one.disk.sizeBytes || disk.modifiedMs !== one.disk.modifiedMs;
    if (disk.sizeBytes !== one.disk.sizeBytes) {
      one.grownMs = nowMs;
      one.changedMs = nowMs;
    }
    one.disk = disk;
    if (one.waitsTillMs !== null && (isChanged || one.file.path !== disk.shown)) {
      one.file = followFile(disk);
      one.isJudged &&= !isChanged;
    }
    const isNew = one.file.isUnread && one.copyOf === null;
    if (!one.isJudged && (isChanged || isNew)) await judge(one, look, nowMs);
    if (one.waitsTillMs !== null) {
      if (one.waitsTillMs === Number.POSITIVE_INFINITY || (nowMs < one.waitsTillMs && !isLast)) return NO_NEWS;
      endWait(one);
    }
    const quietMs = isLast ? Number.POSITIVE_INFINITY : nowMs - one.changedMs;
    const isQuiet = quietMs >= QUIET_MS;
    const [matches, takenBack]: [Match[], Match[]] = [[], []];
    while (!one.file.isUnchanged(disk)) {
      const before = one.file.path;
      const caught = await one.file.catchUp(disk, context, isQuiet);
      matches.push(...caught.matches);
      takenBack.push(...caught.takenBack);
      state.bytes += caught.bytesRead;
      if (caught.bytesRead > 0 || before !== disk.shown) isStale = true;
      // Large files take turns.
      if (!isLast || caught.bytesRead === 0 || run.signal.aborted) break;
    }
    if (quietMs >= (one.file.isLineWhole ? QUIET_MS : HALF_LINE_MS)) {
      const closed = one.file.closeRecord(context);
      matches.push(...closed.matches);
      takenBack.push(...closed.takenBack);
    }
    one.isJudged ||= one.file.hasTime;
    const isBehind = one.file.seenTo < disk.sizeBytes;
    one.lagsSinceMs = isBehind ? (one.lagsSinceMs ?? nowMs) : null;
    return { matches, takenBack };
  }

  /** Finds out whether a file is a copy of another one, and what is to be done then. */
  async function judge(one: Tracked, look: Look, nowMs: number): Promise<void> {
    const others = tracked.filter((other) => other !== one && other.waitsTillMs === null && other.file.isTelling);
    const isPacked = (await look(one.disk))?.isPacked ?? false;
    // A file that is longer than the other one is, and begins like it, is none.
    const isLonger = ({ isMissed, disk }: Tracked): boolean =>
      !isPacked && !isMissed && one.disk.sizeBytes > disk.sizeBytes;
    for (const other of others)
      if (!isLonger(other) && (await other.file.isIn(one.disk, look))) {
        // It may have been made before the other one is cut or removed.
        one.isJudged = true;
        one.copyOf = other;
        one.waitsTillMs = nowMs + COPY_WAITS_MS;
        one.file.takeAsTold(other.file);
        return;
      }
    let before: Tracked | null = null;
    for (const other of others) {
      const howFar = await other.file.goesWith(one.disk, other.disk, look);
      if (howFar === "surely") {
        // A copy that is not done, or will never be: all that is in it is found in the other one.
        if (!one.file.isUnread) one.file = followFile(one.disk);
        one.copyOf = other;
        one.waitsTillMs = Number.POSITIVE_INFINITY;
        return;
      }
      if (howFar === "so far") before ??= other;
    }
    const isWaiting = one.copyOf !== null && one.waitsTillMs !== Number.POSITIVE_INFINITY;
    one.copyOf = one.file.isUnread ? before : null;
    if (one.copyOf === null) one.waitsTillMs = null;
    else if (!isWaiting) one.waitsTillMs = nowMs + COPY_WAITS_MS;
  }

  /** From now on it counts by itself; of what a copy holds all has been told. */
  function endWait(one: Tracked): void {
    if (one.isJudged && one.copyOf !== null) one.file.takeAsTold(one.copyOf.file);
    one.copyOf = null;
    one.waitsTillMs = null;
  }

  /** A followed file is no more: what it came to is kept, unless another file holds all of it. */
  async function letGo(one: Tracked, isReplaced: boolean, files: readonly DiskFile[], look: Look): Promise<FileNews> {
    isStale = true;
    const { file } = one;
    if (file.isTelling)
      for (const other of files)
        if (await file.isIn(other, look)) {
          const copy = tracked.find(({ disk }) => disk.shown === other.shown);
          copy?.file.takeAsTold(file);
          if (copy !== undefined) endWait(copy);
          return NO_NEWS;
        }
    for (const copy of tracked)
      if (copy.copyOf === one) {
        // The other one held more, and that counts.
        const isPart = copy.isJudged || copy.waitsTillMs === Number.POSITIVE_INFINITY;
        if (isPart) copy.isJudged = true;
        endWait(copy);
        if (isPart) copy.file.setAside(copy.disk);
      }
    if (file.sizeBytes > file.seenTo)
      pass({
        path: file.path,
        kind: "data-lost",
        detail: { from: file.seenTo, to: file.sizeBytes },
        offset: file.seenTo,
      });
    if (isReplaced && restored !== null && isSecondRound) pass({ path: file.path, kind: "replaced", detail: {} });
    const news = file.closeRecord(context);
    const path = isReplaced ? freeName(file.path) : file.path;
    retire(
      state.retired,
      file.sources(context).map((source) => moveSource(source, file.path, path)),
    );
    return news;
  }
  let isSecondRound = false;

  /** A name for what a file held whose own name is another's now. */
  function freeName(path: string): string {
    const taken = new Set(state.retired.sources.map((source) => source.file.path));
    for (let number = 1; ; number++) if (!taken.has(`${path}~${number}`)) return `${path}~${number}`;
  }

  /** Gives way to a new file of that name. */
  function makeRoomFor(path: string): void {
    const { sources } = state.retired;
    if (!sources.some((source) => source.file.path === path || source.file.path.startsWith(`${path}!/`))) return;
    const name = freeName(path);
    for (const [index, source] of sources.entries()) sources[index] = moveSource(source, path, name);
    isStale = true;
  }

  function allSources(): SourceResult[] {
    return [
      ...state.retired.series,
      ...state.retired.sources,
      ...tracked.filter(({ waitsTillMs }) => waitsTillMs === null).flatMap(({ file }) => file.sources(context)),
    ];
  }

  async function tellAll(isLast: boolean): Promise<Scanned> {
    const files = tracked.map(({ disk }) => disk);
    const result = await addUp({
      catalog,
      options,
      found: { files, folders, problems: listing },
      sources: allSources(),
      problems: [
        ...tracked.flatMap(({ file }) => file.problems()),
        ...new Map([...unread, ...met].map((problem) => [keyOf(problem), problem])).values(),
        ...state.passed,
      ],
      otherLog: tracked.reduce((count, { file }) => count + file.otherLog, 0),
      signal: run.signal,
      skipsClocks: !isLast,
    });
    late = result.coverage.uncorrelated.late;
    return reportOn({ ...result, interrupted: false }, options, run.version);
  }

  /** Up to when all logs go that are being written: a log is as far as the last of its files. */
  function watermark(nowMs: number): number {
    const lasts = new Map<string, number>();
    for (const { file, grownMs } of tracked) {
      if (grownMs === null || nowMs - grownMs >= ACTIVE_MS) continue;
      for (const { last, file: own } of file.sources(context)) {
        if (last === null) continue;
        const log = `${own.node}\n${own.log ?? own.path}`;
        lasts.set(log, Math.max(lasts.get(log) ?? Number.NEGATIVE_INFINITY, orderOf(last, 0)));
      }
    }
    return Math.min(Number.POSITIVE_INFINITY, ...lasts.values());
  }

  async function tellIncidents(nowMs: number, isLast: boolean, isStop = false): Promise<WatchIncidentLine[]> {
    if (!isLast && !isStop && (nowMs < tellAfterMs || !(isStale || teller.isHolding()))) return [];
    if (isStale || latest === null || isLast) latest = await tellAll(false);
    isStale = false;
    notePauses(latest.report);
    const lines = teller.tell(latest.report.incidents, {
      nowMs,
      watermarkMs: watermark(nowMs),
      assumedOffsetMin: 0,
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
      if (known !== null && !known.has(key)) pass({ path, kind: "pause", detail: { from, to } });
    }
    state.pauses = now;
  }

  /** What has begun to be in the way, and what is over. */
  function tellProblems(nowMs: number): WatchLine[] {
    const heard = tracked.map(({ file, grownMs }) => ({
      log: file.identity?.file.log ?? null,
      node: file.identity?.file.node ?? null,
      path: file.path,
      grownMs,
    }));
    const lasting = [
      ...listing,
      ...met,
      ...tracked.flatMap(({ file }) => file.problems()),
      ...silentLogs(heard, nowMs, options.silenceMs),
      ...options.paths.filter(hasFilledUp).map((path): Problem => ({ path, kind: "disk-full", detail: {} })),
      ...(kept === null ? [] : [kept]),
      ...(run.troubles?.() ?? []),
    ].filter(({ kind }) => !QUIET_PROBLEMS.has(kind));
    unread = met;
    met = [];
    const now = new Map(lasting.map((problem) => [keyOf(problem), problem]));
    const lines: WatchLine[] = [];
    for (const [key, problem] of now) if (!raised.has(key)) lines.push(...problemLines([problem], "raised"));
    for (const [key, problem] of raised) if (!now.has(key)) lines.push(...problemLines([problem], "cleared"));
    raised.clear();
    for (const [key, problem] of now) raised.set(key, problem);
    lines.push(...problemLines(untold.splice(0), "raised"));
    return lines;
  }
  let kept: Problem | null = null;
  const hadRoom = new Set<string>();
  /** Is there no room left where there was some? A disk that cannot be written to has none from the beginning. */
  function hasFilledUp(path: string): boolean {
    const room = roomAt(path);
    if (room !== null && room > 0) hadRoom.add(path);
    return room === 0 && hadRoom.has(path);
  }

  function problemLines(problems: readonly Problem[], how: "raised" | "cleared"): WatchLine[] {
    return wordProblems(problems, options.lang).map((problem) => ({ type: "problem", state: how, ...problem }));
  }

  function matchLines(matches: readonly Match[], how: MatchLine["state"]): MatchLine[] {
    const lines: MatchLine[] = [];
    const step = how === "new" ? 1 : -1;
    for (const match of [...matches].sort(compareMatches)) {
      const pattern = catalog.patterns.get(match.pattern);
      if (pattern === undefined) continue;
      if (compareLevels(pattern.level, options.level) < 0) {
        state.belowLevel += step;
        continue;
      }
      const { line, offset, time, text, entities } = match;
      const told: MatchLine = {
        type: "match",
        state: how,
        pattern: pattern.id,
        level: pattern.level,
        path: relativePath(match.path, options.paths),
        line,
        offset,
        time: time === null ? null : showTime(time),
        text,
        entities,
      };
      lines.push(told);
      if (how === "new") fold(told, pattern);
      else unfold(told);
    }
    state.matches += step * lines.length;
    return lines;
  }

  function fold(match: MatchLine, { title }: Pattern): void {
    const before = shown.at(-1);
    if (before !== undefined && before.match.pattern === match.pattern && before.match.path === match.path)
      shown[shown.length - 1] = { ...before, match, count: before.count + 1 };
    else shown.push({ match, title: title[options.lang], count: 1 });
    if (shown.length > SHOWN_MATCHES) shown.shift();
  }

  function unfold({ pattern, path }: MatchLine): void {
    const at = shown.findLastIndex(({ match }) => match.pattern === pattern && match.path === path);
    const before = shown[at];
    if (before === undefined) return;
    if (before.count === 1) shown.splice(at, 1);
    else shown[at] = { ...before, count: before.count - 1 };
  }

  function status(): WatchView["status"] {
    return {
      files: tracked.length,
      bytes: state.bytes,
      waitingBytes: tracked.reduce((sum, one) => sum + lagOf(one), 0),
      matches: state.matches,
      belowLevel: state.belowLevel,
      incidents: latest?.report.incidents.length ?? 0,
      problems: raised.size,
      late,
    };
  }

  return {
    async round(isLast) {
      const nowMs = run.now();
      const { isBusy, ...news } = await follow(nowMs, isLast);
      const [matches, takenBack] = [[...news.matches], [...news.takenBack]];
      if (isLast && tracked.some(({ isMissed }) => isMissed)) {
        isSecondRound = isFirstRound;
        isFirstRound = false;
        const again = await follow(nowMs, true);
        matches.push(...again.matches);
        takenBack.push(...again.takenBack);
      }
      const before = state.bytes;
      isSecondRound = isFirstRound;
      isFirstRound = false;
      const lines: WatchLine[] = [
        ...matchLines(takenBack, "gone"),
        ...matchLines(matches, "new"),
        ...(await tellIncidents(nowMs, isLast)),
        ...tellProblems(nowMs),
      ];
      return { lines, isBusy: isBusy || lines.length > 0 || state.bytes !== before };
    },
    stop: () => tellIncidents(run.now(), false, true),
    report: (isLast) => tellAll(isLast),
    state: () => {
      // What waits is met anew.
      state.files = tracked.filter(({ waitsTillMs }) => waitsTillMs === null).map(({ file }) => file.state());
      state.raised = [...raised.values()];
      return state;
    },
    view() {
      const nowMs = run.now();
      const newest = [...tracked].sort(
        (a, b) => (b.grownMs ?? 0) - (a.grownMs ?? 0) || compareText(a.file.path, b.file.path),
      );
      return {
        nowMs,
        startedMs,
        sources: newest.slice(0, SHOWN_SOURCES).map((one) => watchedSource(one, nowMs, options.paths)),
        moreSources: Math.max(0, newest.length - SHOWN_SOURCES),
        incidents: latest?.report.incidents ?? [],
        matches: shown,
        problems: wordProblems([...raised.values()], options.lang),
        status: status(),
      };
    },
    titleOf: (pattern) => catalog.patterns.get(pattern)?.title[options.lang] ?? pattern,
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
      pass({ path: options.patternFolders[0] ?? "ccmtrace", kind: "patterns-changed", detail: {} });
    },
  };
}

const TELL_EVERY_MS = 1_000;
const NO_NEWS: FileNews = { matches: [], takenBack: [] };

/** Kinds that are the way of the world in logs that are being written. */
const QUIET_PROBLEMS: ReadonlySet<Problem["kind"]> = new Set<Problem["kind"]>([
  "empty-file",
  "still-written",
  "binary",
  "unrecognised",
  "same-file",
  "special-file",
  "link-loop",
  "vanished",
]);

function begin(disk: DiskFile, grownMs: number | null, nowMs: number, file: FollowedFile): Tracked {
  return {
    file,
    disk: { ...disk },
    grownMs,
    changedMs: nowMs,
    lagsSinceMs: nowMs,
    isMissed: false,
    copyOf: null,
    waitsTillMs: null,
    isJudged: file.hasTime,
  };
}

/** How many bytes are still to be read; of a copy that waits none. */
function lagOf({ file, disk, waitsTillMs }: Tracked): number {
  return waitsTillMs === null ? Math.max(0, disk.sizeBytes - file.seenTo) : 0;
}

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

/** Could the file not be seen because a folder above it could not be read, or is away for now? */
function isOutOfReach(path: string, problems: readonly Problem[]): boolean {
  return problems.some((problem) => path === problem.path || path.startsWith(`${problem.path}/`));
}

function keyOf({ path, kind }: Problem): string {
  return `${path}\n${kind}`;
}

function compareMatches(a: Match, b: Match): number {
  return rank(a.time) - rank(b.time) || compareText(a.path, b.path) || a.offset - b.offset;
}

function rank(time: Moment | null): number {
  return time === null ? Number.MAX_SAFE_INTEGER : orderOf(time, 0);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
