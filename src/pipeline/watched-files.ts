/**
 * The files of a watch: finds out in each round what became of those that are known, lets copies of them wait, and reads
 * what is new.
 */
import { type Match, orderOf, type Problem } from "../model/index.ts";
import { type DiskFile, findFiles, trackRotation } from "../sources/index.ts";
import { createLook, type Look } from "./file-look.ts";
import {
  type FileNews,
  type FollowContext,
  type FollowedFile,
  type FollowedState,
  followFile,
  NO_NEWS,
} from "./followed-file.ts";
import { moveSource } from "./move-source.ts";
import { retire } from "./retired-files.ts";
import type { SourceResult } from "./scan-source.ts";
import type { WatchOptions } from "./watch-options.ts";
import type { WatchState } from "./watch-state.ts";

/** One file, and how it stands in the watch. */
export interface Tracked {
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

/** What the files need of their watch. */
export interface FilesOfWatch {
  readonly options: WatchOptions;
  readonly state: WatchState;
  /** Does the state come from another run? */
  readonly isRestored: boolean;
  readonly startedMs: number;
  readonly signal: AbortSignal;
  context(): FollowContext;
  /** A problem that is told once, and stays in the report. */
  pass(problem: Problem): void;
  /** What the files come to is another than before. */
  onChange(): void;
}

/** What a round brought. */
export interface BroughtUp extends FileNews {
  /** Has anything been read, or become of a file? */
  readonly isBusy: boolean;
  /** Was a file read, and is there still more of it? */
  readonly hasMore: boolean;
}

/** All files that are followed. */
export interface WatchedFiles {
  readonly tracked: readonly Tracked[];
  /** As the files were listed last. */
  readonly folders: readonly string[];
  readonly listing: readonly Problem[];
  /** Finds out what became of the files, and brings each up to date. `isLast`: nothing is waited for any more. */
  bringUpToDate(nowMs: number, isLast: boolean): Promise<BroughtUp>;
  /** What a scan of all of them would give, and of those that are no more. */
  sources(): SourceResult[];
  problems(): Problem[];
  /** Up to when all logs go that are being written: a log is as far as the last of its files. */
  watermark(nowMs: number): number;
  /** What another run needs to go on; what waits is met anew. */
  states(): FollowedState[];
}

/** A file that has not grown for so long has written its last record whole. */
const QUIET_MS = 2_000;
/** But not where it stops within a line: buffers are written when they are full, wherever that is. */
const HALF_LINE_MS = 30_000;
/** Written while it was looked at: other logs wait for it. */
const ACTIVE_MS = 30_000;
/** A file that holds what another one does may be its copy, made before that one is cut or removed: it waits. */
const COPY_WAITS_MS = 60_000;

/** The files that the state knows, and from the first round on all there are. */
export function watchFiles({
  options,
  state,
  isRestored,
  startedMs,
  signal,
  context,
  pass,
  onChange,
}: FilesOfWatch): WatchedFiles {
  let tracked: Tracked[] = state.files.map((one) => ({
    ...begin(one, null, startedMs, followFile(one, one)),
    lagsSinceMs: null,
  }));
  let folders: readonly string[] = [];
  let listing: readonly Problem[] = [];
  let rounds = 0;
  let hasMore = false;

  /** One look at all files. */
  async function follow(nowMs: number, isLast: boolean): Promise<BroughtUp> {
    hasMore = false;
    const found = await findFiles(options.paths);
    ({ folders, problems: listing } = found);
    const look = createLook(context().onProblem);
    const rotation = await trackRotation(
      tracked.map((one) => ({ path: one.file.path, id: one.file.id, isTelling: one.file.isTelling, one })),
      found.files.map((file) => ({ path: file.shown, id: file.id ?? null, file })),
      ({ file }, { one }) => one.file.isIn(file, look),
    );
    const { news, take } = gatherNews();
    const bytesBefore = state.bytes;
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
    const isFirstRound = rounds === 0;
    for (const { path, file } of rotation.fresh) {
      isBusy = true;
      makeRoomFor(path);
      const one = begin(file, isFirstRound ? null : nowMs, nowMs, followFile(file));
      // What is there at the beginning is all read, like by a scan.
      one.isJudged = isFirstRound && !isRestored;
      tracked.push(one);
      if (isFirstRound && options.from === "end") await one.file.skip(file, context());
      else take(await bringUp(one, file, look, nowMs, isLast));
    }
    rounds++;
    return { ...news, isBusy: isBusy || state.bytes !== bytesBefore, hasMore };
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
    const { news, take } = gatherNews();
    while (!one.file.isUnchanged(disk)) {
      const before = one.file.path;
      const caught = await one.file.catchUp(disk, context(), isQuiet);
      take(caught);
      state.bytes += caught.bytesRead;
      if (caught.bytesRead > 0 || before !== disk.shown) onChange();
      if (caught.bytesRead > 0 && one.file.seenTo < disk.sizeBytes) hasMore = true;
      // Large files take turns.
      if (!isLast || caught.bytesRead === 0 || signal.aborted) break;
    }
    if (quietMs >= (one.file.isLineWhole ? QUIET_MS : HALF_LINE_MS)) take(one.file.closeRecord(context()));
    one.isJudged ||= one.file.hasTime;
    const isBehind = one.file.seenTo < disk.sizeBytes;
    one.lagsSinceMs = isBehind ? (one.lagsSinceMs ?? nowMs) : null;
    return news;
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
    onChange();
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
    if (file.sizeBytes > file.seenTo) {
      const detail = { from: file.seenTo, to: file.sizeBytes };
      pass({ path: file.path, kind: "data-lost", detail, offset: file.seenTo });
    }
    // In its second round another run has found out what became of the files that it was told of.
    if (isReplaced && isRestored && rounds === 1) pass({ path: file.path, kind: "replaced", detail: {} });
    const news = file.closeRecord(context());
    const path = isReplaced ? freeName(file.path) : file.path;
    retire(
      state.retired,
      file.sources(context()).map((source) => moveSource(source, file.path, path)),
    );
    return news;
  }

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
    onChange();
  }

  const counting = (): Tracked[] => tracked.filter(({ waitsTillMs }) => waitsTillMs === null);

  return {
    get tracked() {
      return tracked;
    },
    get folders() {
      return folders;
    },
    get listing() {
      return listing;
    },
    async bringUpToDate(nowMs, isLast) {
      const once = await follow(nowMs, isLast);
      if (!isLast || !tracked.some(({ isMissed }) => isMissed)) return once;
      const again = await follow(nowMs, true);
      const { news, take } = gatherNews();
      take(once);
      take(again);
      return { ...news, isBusy: once.isBusy || again.isBusy, hasMore: again.hasMore };
    },
    sources: () => [
      ...state.retired.series,
      ...state.retired.sources,
      ...counting().flatMap(({ file }) => file.sources(context())),
    ],
    problems: () => tracked.flatMap(({ file }) => file.problems()),
    watermark(nowMs) {
      const lasts = new Map<string, number>();
      for (const { file, grownMs } of tracked) {
        if (grownMs === null || nowMs - grownMs >= ACTIVE_MS) continue;
        for (const { last, file: own } of file.sources(context())) {
          if (last === null) continue;
          const log = `${own.node}\n${own.log ?? own.path}`;
          lasts.set(log, Math.max(lasts.get(log) ?? Number.NEGATIVE_INFINITY, orderOf(last, 0)));
        }
      }
      return Math.min(Number.POSITIVE_INFINITY, ...lasts.values());
    },
    states: () => counting().map(({ file }) => file.state()),
  };
}

/** How many bytes are still to be read; of a copy that waits none. */
export function lagOf({ file, disk, waitsTillMs }: Tracked): number {
  return waitsTillMs === null ? Math.max(0, disk.sizeBytes - file.seenTo) : 0;
}

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

/** Gathers what is to be told of several files. */
function gatherNews(): { readonly news: FileNews; take(more: FileNews): void } {
  const [matches, takenBack]: [Match[], Match[]] = [[], []];
  return {
    news: { matches, takenBack },
    take(more) {
      matches.push(...more.matches);
      takenBack.push(...more.takenBack);
    },
  };
}

/** Could the file not be seen because a folder above it could not be read, or is away for now? */
function isOutOfReach(path: string, problems: readonly Problem[]): boolean {
  return problems.some((problem) => path === problem.path || path.startsWith(`${problem.path}/`));
}
