/**
 * What is shared while one file on disk is read with everything inside it: the guards against archives that
 * expand without end, and the way problems and progress leave this stage.
 */
import type { Problem, ProblemKind } from "../model/index.ts";

/** How far an archive may go. A limit that is reached stops that archive and is reported; other files go on. */
export interface Limits {
  /**
   * Bytes out per byte in, checked after RATIO_FLOOR bytes of output. One layer of deflate cannot exceed 1032, so
   * even the dullest log passes and only archives nested to explode are stopped.
   */
  readonly maxRatio: number;
  /** Unpacked bytes of one file on disk. */
  readonly maxTotalBytes: number;
  /** Archives inside archives: 1 allows only the outermost one. */
  readonly maxDepth: number;
  /** Entries of one file on disk, all nested archives together. */
  readonly maxEntries: number;
}

/** The limits in force unless told otherwise. */
const DEFAULT_LIMITS: Limits = {
  maxRatio: 1200,
  // Nothing of it is kept, so it only bounds time: 256 GiB keep a laptop busy for about half an hour.
  maxTotalBytes: 256 * 2 ** 30,
  maxDepth: 5,
  maxEntries: 200_000,
};

/** Output below this many bytes is never called a bomb. */
const RATIO_FLOOR = 64 * 2 ** 20;

/** The state of reading one file on disk. */
export interface Session {
  readonly limits: Limits;
  /** Announces a problem; silent once aborted, because everything then looks cut short. */
  report(kind: ProblemKind, path: string, detail?: Problem["detail"], offset?: number): void;
  /** Was a problem reported for this very path? Keeps one cause from being reported by every layer above it. */
  isTroubled(path: string): boolean;
  /** Should this path be read? */
  wants(path: string): boolean;
  /** Whether every source is text, whatever it looks like. */
  readonly isText: boolean;
  /** True when nothing more may be read: aborted, or a limit for the whole file was reached. */
  isStopped(): boolean;
  /** Starts counting the ratio afresh; for each entry of a ZIP on disk, so that one bomb does not cost the others. */
  startUnit(): void;
  /** Bytes were read from the file on disk. */
  addRead(bytes: number): void;
  /** Bytes were unpacked; false when a limit was reached and the stream must end here. */
  addUnpacked(bytes: number, path: string): boolean;
  /** An archive entry was met; false when there are too many. */
  addEntry(archive: string): boolean;
}

/** What the session takes from its caller. */
export interface SessionOptions {
  /** Asked before each read whether to stop; an AbortSignal is one. */
  signal?: { readonly aborted: boolean };
  onProblem(problem: Problem): void;
  onBytes?(diskBytes: number): void;
  limits?: Partial<Limits>;
  wants?(path: string): boolean;
  /** The encoding is known from elsewhere: nothing is left out for looking like no text. */
  isText?: boolean;
}

/** Starts the session of one file on disk. */
export function createSession(options: SessionOptions): Session {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const troubled = new Set<string>();
  let unit = { read: 0, unpacked: 0, isStopped: false };
  let totalUnpacked = 0;
  let entries = 0;
  let isOver = false;

  const isAborted = () => options.signal?.aborted === true;
  const report: Session["report"] = (kind, path, detail = {}, offset) => {
    if (isAborted()) return;
    troubled.add(path);
    options.onProblem({ path, kind, detail, ...(offset === undefined ? {} : { offset }) });
  };

  return {
    limits,
    report,
    isTroubled: (path) => troubled.has(path),
    wants: (path) => options.wants?.(path) ?? true,
    isText: options.isText ?? false,
    isStopped: () => isOver || unit.isStopped || isAborted(),
    startUnit() {
      unit = { read: 0, unpacked: 0, isStopped: false };
    },
    addRead(bytes) {
      unit.read += bytes;
      options.onBytes?.(bytes);
    },
    addUnpacked(bytes, path) {
      if (isOver || unit.isStopped) return false;
      unit.unpacked += bytes;
      totalUnpacked += bytes;
      if (totalUnpacked > limits.maxTotalBytes) {
        isOver = true;
        report("archive-size", path, { limit: limits.maxTotalBytes });
      } else if (unit.unpacked > RATIO_FLOOR && unit.unpacked > limits.maxRatio * unit.read) {
        unit.isStopped = true;
        report("archive-ratio", path, { limit: limits.maxRatio });
      }
      return !isOver && !unit.isStopped;
    },
    addEntry(archive) {
      if (isOver) return false;
      entries++;
      if (entries <= limits.maxEntries) return true;
      isOver = true;
      report("archive-entries", archive, { limit: limits.maxEntries });
      return false;
    },
  };
}
