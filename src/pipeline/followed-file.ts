/**
 * One file that is followed: what has been read of it, up to which record, and what that comes to. Records are judged for
 * good when the next one begins; the last one is judged as it stands, again and again, so that at any moment the file comes
 * to what a scan of it would give.
 */
import type { Match, Problem } from "../model/index.ts";
import { dateFromPath, headOf, NOT_A_HEAD } from "../parse/index.ts";
import {
  type DiskFile,
  decode,
  type Fingerprint,
  fingerprintOf,
  HEAD_BYTES,
  HEAD_FINGERPRINT_BYTES,
  identifyPath,
  isPlainText,
  LAST_FINGERPRINT_BYTES,
  type OpenSource,
  readBytes,
  type Tail,
  withTail,
} from "../sources/index.ts";
import { hasTime, headTest, isSameStart, type Look, unpack } from "./file-look.ts";
import { createFileTimes } from "./file-times.ts";
import { identifySource, type SourceIdentity } from "./identify-source.ts";
import { createJoiner, type Joiner } from "./join-parts.ts";
import { moveSource } from "./move-source.ts";
import { lastRecordAt } from "./record-border.ts";
import { type PartResult, type Range, type ScanContext, type SourceResult, scanPart } from "./scan-source.ts";
import { isWantedLog, lookForNothing, scanUnit } from "./scan-unit.ts";
import { createToldMatches, type ToldState } from "./told-matches.ts";

/** What is known of a followed file; plain data that goes into a checkpoint. */
export interface FollowedState extends ToldState {
  readonly shown: string;
  readonly absolute: string;
  readonly id: string | null;
  /** As they were when it was last looked at. */
  readonly sizeBytes: number;
  readonly modifiedMs: number;
  /**
   * "text" is read on where it ended; "whole", packed or no text, from its beginning each time; "other" not at all; nor
   * "aside", as long as it stays as it is: another file held the same.
   */
  readonly mode: "text" | "whole" | "other" | "aside";
  readonly head: Fingerprint | null;
  readonly last: Fingerprint | null;
  /** Of a text: what it is, and its records up to `readTo` and the last one behind that. */
  readonly identity: SourceIdentity | null;
  readonly soFar: PartResult | null;
  readonly readTo: number;
  readonly seenTo: number;
  readonly tail: PartResult | null;
  /** Matches in that last record that have not been told. */
  readonly tailMatches: readonly Match[];
  /** Of a packed text its first bytes, unpacked. */
  readonly inner: Fingerprint | null;
  /** Of anything but a text. */
  readonly whole: { readonly sources: readonly SourceResult[]; readonly problems: readonly Problem[] } | null;
  readonly otherLog: number;
}

/** What is to be told of a file. */
export interface FileNews {
  /** Matches in records that are complete, not told before. */
  readonly matches: readonly Match[];
  /** Matches that were told of a record when it was not complete, and are none. */
  readonly takenBack: readonly Match[];
}

/** What a look at a file gave. */
export interface Caught extends FileNews {
  readonly bytesRead: number;
}

/** One file that is followed. */
export interface FollowedFile {
  readonly path: string;
  readonly absolute: string;
  readonly id: string | null;
  readonly sizeBytes: number;
  /** Up to where it has been read. */
  readonly seenTo: number;
  readonly isTelling: boolean;
  /** Has nothing of it been read, or tried to be read? */
  readonly isUnread: boolean;
  /** Is there a record with a time in what was read? */
  readonly hasTime: boolean;
  readonly identity: SourceIdentity | null;
  /** Its last whole line. */
  readonly lastLine: string;
  /** Is it as it was when it was last read? */
  isUnchanged(file: DiskFile): boolean;
  /** Does the file begin with all that was read of this one, perhaps packed? */
  isIn(file: DiskFile, look: Look): Promise<boolean>;
  /**
   * How far a file, perhaps packed, that does not hold all of this one, which is at `own`, goes with it: not at all, for as
   * long as it is, or so far that it can only be a part of its text.
   */
  goesWith(file: DiskFile, own: DiskFile, look: Look): Promise<"not" | "so far" | "surely">;
  /** Reads what is new. `isQuiet`: it has not grown for a while, so that what looks half done may be looked at. */
  catchUp(file: DiskFile, context: FollowContext, isQuiet: boolean): Promise<Caught>;
  /** Skips what is there without looking for anything. */
  skip(file: DiskFile, context: FollowContext): Promise<void>;
  /** What has been told of another file that holds the same is told of this one too. */
  takeAsTold(other: FollowedFile): void;
  /** Nothing of the file, which has not been read, counts as it is now. */
  setAside(file: DiskFile): void;
  /** What a scan of the file would give, as far as it has been read. */
  sources(context: FollowContext): readonly SourceResult[];
  problems(): readonly Problem[];
  readonly otherLog: number;
  /** Does what was read of it end with a line end? */
  readonly isLineWhole: boolean;
  /** What its last record gives, which is taken to be complete. */
  closeRecord(context: FollowContext): FileNews;
  state(): FollowedState;
}

/** A scan's context, and where trouble in reading goes. */
export type FollowContext = ScanContext & { onProblem(problem: Problem): void };

/** So many bytes of a packed file are hardly those of another one; an empty file begins like any. */
const TELLING_BYTES = 64;
/** How much is read before anything else has its turn. */
const PIECE_BYTES = 32 * 2 ** 20;
const BEGINNING_BYTES = 64;
/** A record that begins so near to the end of a packed file that ends early may go on. */
const OPEN_RECORD_BYTES = 16 * 1024;
/** So many told matches are remembered whole, the latest, to be taken back. */
const REVOCABLE = 100;
/** A last record from this size on is only looked at again when it has grown by a quarter. */
const LONG_RECORD_BYTES = 2 ** 20;

/** Starts with a file that nothing is known of, or goes on with what a checkpoint says. */
export function followFile(place: Pick<DiskFile, "shown" | "absolute" | "id">, from?: FollowedState): FollowedFile {
  let path = from?.shown ?? place.shown;
  let absolute = from?.absolute ?? place.absolute;
  let id = from?.id ?? place.id ?? null;
  let sizeBytes = from?.sizeBytes ?? -1;
  let modifiedMs = from?.modifiedMs ?? 0;
  let mode: FollowedState["mode"] = from?.mode ?? "text";
  let head = from?.head ?? null;
  let last = from?.last ?? null;
  let identity = from?.identity ?? null;
  let start = from?.soFar ?? null;
  let readTo = from?.readTo ?? 0;
  let seenTo = from?.seenTo ?? 0;
  let tail = from?.tail ?? null;
  let whole = from?.whole ?? null;
  let otherLog = from?.otherLog ?? 0;
  const told = createToldMatches(from);
  /** The records up to `readTo`; made of `start` when first asked for. */
  let base: Joiner | null = null;
  let baseContext: ScanContext | null = null;
  let lines = from?.soFar?.lines ?? 0;
  let collect: (match: Match) => void = () => {};
  let results: readonly SourceResult[] | null = null;
  let tailMatches: Match[] = [...(from?.tailMatches ?? [])];
  /** All that the last record gives as it stands, told or not; null where it is as it was when that was last told. */
  let tailGives: readonly Match[] | null = null;
  let inner = from?.inner ?? null;
  let lastLine = "";
  let isLineWhole = true;
  /** Tells at once of most other files that they begin in another way; null before it has been read in this run. */
  let beginning: Uint8Array | null = null;

  function joinerOf(context: ScanContext): Joiner {
    if (base !== null && baseContext === context) return base;
    const before = base?.soFar() ?? start;
    base = createJoiner(identity as SourceIdentity, { ...context, onMatch: (match) => collect(match) });
    baseContext = context;
    if (before !== null) base.add(before);
    start = null;
    return base;
  }

  function forgetText(): void {
    identity = null;
    start = null;
    base = null;
    readTo = 0;
    seenTo = 0;
    lines = 0;
    tail = null;
    results = null;
    last = null;
  }

  /** The moments of matches as they are known now. */
  function settled(matches: readonly Match[], context: ScanContext): Match[] {
    if (identity === null) return [...matches];
    const state = base?.state() ?? start?.times.end;
    const settle = createFileTimes(identity.file, context.options, state ?? undefined).settle();
    return matches.map((match) => ({ ...match, path, time: match.time === null ? null : settle(match.time) }));
  }

  function openSource(bytes: Pick<Tail, "read">, to: number, first: Uint8Array): OpenSource {
    return {
      kind: "source",
      path,
      modifiedMs,
      head: first,
      async *chunks() {},
      direct: {
        read: (target, at) => (at >= to ? 0 : bytes.read(target.subarray(0, Math.min(target.length, to - at)), at)),
      },
    };
  }

  /** Says what the text is; where that is another thing than before, it begins anew. */
  function identify(first: Uint8Array, context: ScanContext): SourceIdentity {
    const now = identifySource(openSource({ read: () => 0 }, 0, first), context.options);
    if (identity !== null && !isSameText(identity, now)) forgetText();
    identity = now;
    return now;
  }

  async function readText(bytes: Tail, first: Uint8Array, context: FollowContext, isQuiet: boolean): Promise<FileNews> {
    const own = identify(first, context);
    const shape = { encoding: own.file.encoding, head: headOf(own.file.format), notAHead: NOT_A_HEAD };
    const read = (from: number, to: number): Uint8Array => readBytes(bytes, from, to);
    const to = bytes.sizeBytes;
    const matches: Match[] = [];
    const takenBack: Match[] = [];
    const joiner = joinerOf(context);
    for (let size = PIECE_BYTES; ; size *= 2) {
      const begin = Math.max(readTo, own.bomBytes);
      const pieceEnd = Math.min(to, begin + size);
      const border = lastRecordAt(read, begin, pieceEnd, shape);
      if (border === begin && pieceEnd < to) continue;
      if (border > begin) {
        const before = lines;
        const found: Match[] = [];
        collect = (match) => void found.push(match);
        const onMatch = (match: Match): void => void found.push({ ...match, line: match.line + before });
        const part = await scanPart(openSource(bytes, border, first), own, { ...context, onMatch }, rangeFrom(joiner));
        if (context.signal.aborted) return { matches, takenBack }; // it may have ended early
        joiner.add(part);
        lines += part.lines;
        takenBack.push(...told.takeBack([...found, ...part.waiting.map(({ match }) => match)], readTo, border, path));
        readTo = border;
        seenTo = border;
        tail = null;
        tailMatches = [];
        tailGives = null;
        results = null;
        const news = told.tellOnce(settled(found, context), path, false);
        matches.push(...news);
        // Not for good as long as the first bytes may still change what the file is taken for: it would be read anew.
        if (seenTo < HEAD_BYTES) told.mayTakeBack(news, REVOCABLE);
        else told.forgetBefore(readTo);
      }
      if (pieceEnd === to) await readTail();
      break;
    }
    const lastFrom = Math.max(own.bomBytes, seenTo - LAST_FINGERPRINT_BYTES - (seenTo % 2));
    const lastBytes = read(lastFrom, seenTo);
    last = fingerprintOf(lastBytes, lastFrom);
    lastLine = lastLineOf(lastBytes, own);
    isLineWhole = endsLine(lastBytes);
    return { matches, takenBack };

    /** The last record, as it stands. */
    async function readTail(): Promise<void> {
      const rest = to - readTo;
      const isWorthIt = rest < LONG_RECORD_BYTES || isQuiet || to - seenTo >= rest / 4;
      if (to <= seenTo || !isWorthIt) return;
      const found: Match[] = [];
      const onMatch = (match: Match): void => void found.push({ ...match, line: match.line + lines });
      const part = await scanPart(openSource(bytes, to, first), own, { ...context, onMatch }, rangeFrom(joiner));
      if (context.signal.aborted) return;
      tail = part;
      tailMatches = found;
      tailGives = [...found, ...part.waiting.map(({ match }) => match)];
      seenTo = to;
      results = null;
    }
  }

  /** From the last record that may go on. */
  function rangeFrom(joiner: Joiner): Range {
    return { from: readTo, to: Number.MAX_SAFE_INTEGER, start: joiner.state(), isAtRecord: true };
  }

  async function readWhole(file: DiskFile, context: FollowContext): Promise<FileNews> {
    const found: Match[] = [];
    const result = await scanUnit(
      { file, part: null },
      { ...context, onMatch: (match) => void found.push(match) },
      () => {},
    );
    if (context.signal.aborted) return NO_NEWS;
    whole = { sources: result.sources, problems: result.problems };
    otherLog = result.otherLog;
    results = null;
    seenTo = file.sizeBytes;
    const isPackedText = result.sources.length === 1 && result.sources[0]?.file.path === path;
    inner = isPackedText ? (await unpack(file, [])).head : null;
    tailMatches = [];
    if (!isPackedText) return { matches: told.tellOnce(found, path, true), takenBack: [] };
    // Where it ends early, so may its last record.
    const isCut = result.problems.some(({ kind }) => kind === "still-written" || kind === "truncated-archive");
    const border = isCut ? (result.sources[0]?.bytes ?? 0) - OPEN_RECORD_BYTES : Number.POSITIVE_INFINITY;
    const takenBack = told.takeBack(found, 0, border, path);
    told.standBefore(border);
    tailMatches = found.filter(({ recordOffset }) => recordOffset >= border);
    tailGives = isCut ? tailMatches : null;
    const complete = found.filter(({ recordOffset }) => recordOffset < border);
    return { matches: told.tellOnce(complete, path, true), takenBack };
  }

  function moveTo(file: DiskFile): void {
    if (file.shown === path) return;
    if (mode === "text" && !isSamePlace(path, file.shown)) forgetText();
    if (whole !== null) {
      const before = path;
      whole = { ...whole, sources: whole.sources.map((source) => moveSource(source, before, file.shown)) };
    }
    path = file.shown;
    absolute = file.absolute;
    results = null;
    if (identity !== null) identity = { ...identity, file: { ...identity.file, path } };
    // Its joiner knows the old path; the records so far do not depend on it.
    const before = base?.soFar() ?? start;
    base = null;
    start = before;
  }

  async function catchUp(file: DiskFile, context: FollowContext, isQuiet: boolean): Promise<Caught> {
    moveTo(file);
    const before = seenTo;
    id = file.id ?? null;
    if (mode === "aside") {
      if (file.sizeBytes === sizeBytes && file.modifiedMs === modifiedMs) return { ...NO_NEWS, bytesRead: 0 };
      mode = "text";
      seenTo = 0;
    }
    if (!isWantedLog(identifyPath(path).log, context)) {
      mode = "other";
      otherLog = 1;
      ({ sizeBytes, modifiedMs } = file);
      return { ...NO_NEWS, bytesRead: 0 };
    }
    // A packed file that is being written is looked at once it is whole; what the appliance packs as it writes, at once.
    // What was empty may be a text.
    const isGrowing = mode === "whole" && seenTo > 0 && !isQuiet && !/\.gzo$/i.test(path);
    const isSmallStep = mode === "whole" && !isQuiet && file.sizeBytes - seenTo < seenTo / 4;
    if (whole !== null && (isGrowing || isSmallStep)) return { ...NO_NEWS, bytesRead: 0 };
    let news = NO_NEWS;
    const isRead = await withTail(absolute, path, context.onProblem, async (bytes) => {
      // Listed, and another one by now: the next round sees clearer.
      if (bytes.id !== null && id !== null && bytes.id !== id) return null;
      const first = readBytes(bytes, 0, HEAD_BYTES);
      // Cut, or written anew, since it was looked at: so is this.
      if (mode === "text" && seenTo > 0 && (bytes.sizeBytes < seenTo || (head !== null && !headTest(first)(head))))
        return null;
      beginning = first.slice(0, BEGINNING_BYTES);
      if (head === null || head.bytes < HEAD_FINGERPRINT_BYTES)
        head = fingerprintOf(first.subarray(0, HEAD_FINGERPRINT_BYTES), 0);
      ({ modifiedMs } = file);
      sizeBytes = bytes.sizeBytes;
      const isText = isPlainText(first, context.options.encoding !== null);
      if (!isText) {
        if (identity !== null) forgetText();
        if (mode === "text") head = fingerprintOf(first.subarray(0, HEAD_FINGERPRINT_BYTES), 0);
        mode = "whole";
        return false;
      }
      if (mode !== "text") whole = null;
      mode = "text";
      if (identity !== null) identity = { ...identity, file: { ...identity.file, modifiedMs } };
      news = await readText(bytes, first, context, isQuiet);
      const { log } = (identity as SourceIdentity).file;
      if (isWantedLog(log, context)) otherLog = 0;
      else {
        otherLog = 1;
        news = NO_NEWS;
      }
      return true;
    });
    if (isRead === false && (isQuiet || whole === null || /\.gzo$/i.test(path))) news = await readWhole(file, context);
    return { ...news, bytesRead: Math.max(0, seenTo - before) };
  }

  function sources(context: FollowContext): readonly SourceResult[] {
    if (mode === "other" || mode === "aside" || otherLog > 0) return whole?.sources ?? [];
    if (mode === "whole") return whole?.sources ?? [];
    if (results !== null) return results;
    if (identity === null || seenTo === 0) return [];
    const late: Match[] = [];
    const joiner = createJoiner(identity, { ...context, onMatch: (match) => void late.push(match) });
    const before = joinerOf(context).soFar();
    if (before.bytes > 0) joiner.add(before);
    // Its other prints of alarms stand in the records before.
    if (tail !== null)
      joiner.add(before.bytes > 0 ? { ...tail, times: { ...tail.times, guess: before.times.end } } : tail);
    tailMatches.push(...late);
    if (tailGives !== null) tailGives = [...tailGives, ...late];
    results = [moveSource(joiner.finish(), null, path)];
    return results;
  }

  /** Has a text a record with a time? */
  function isTimed(): boolean {
    const states = [base?.state(), start?.times.end, tail?.times.end];
    return states.some((state) => state !== null && state !== undefined && !Number.isNaN(state.first.ms));
  }

  return {
    get path() {
      return path;
    },
    get absolute() {
      return absolute;
    },
    get id() {
      return id;
    },
    get sizeBytes() {
      return Math.max(0, sizeBytes);
    },
    get seenTo() {
      return mode === "other" || mode === "aside" ? Math.max(0, sizeBytes) : seenTo;
    },
    get isTelling() {
      if (head === null) return false;
      return mode === "whole" ? head.bytes >= TELLING_BYTES : isTimed();
    },
    get isUnread() {
      return sizeBytes < 0;
    },
    get hasTime() {
      return mode === "whole" ? (whole?.sources.some(({ first }) => first !== null) ?? false) : isTimed();
    },
    get identity() {
      return identity;
    },
    get lastLine() {
      return lastLine;
    },
    get otherLog() {
      return otherLog;
    },
    isUnchanged: (file) =>
      file.shown === path &&
      (file.id ?? null) === id &&
      file.sizeBytes === sizeBytes &&
      file.modifiedMs === modifiedMs &&
      (mode === "other" || mode === "aside" || seenTo >= sizeBytes),
    async isIn(file, look) {
      const isSameFile = id !== null && file.id === id;
      if (head === null) return isSameFile || (id === null && file.shown === path);
      if (isSameFile && file.sizeBytes === sizeBytes && file.modifiedMs === modifiedMs) return true;
      const seen = await look(file);
      if (seen === null) return isSameFile;
      if (seen.holdsHead(head)) {
        if (mode === "whole" || last === null) return true;
        return file.sizeBytes >= seenTo && ((await seen.holds(last)) ?? isSameFile);
      }
      const packedHead = mode === "text" ? head : inner;
      if (packedHead === null || !(await seen.packs(packedHead))) return false;
      return (await unpack(file, mode === "text" && last !== null ? [last] : [])).holds;
    },
    async goesWith(file, own, look) {
      const seen = await look(file);
      if (seen === null || head === null || identity === null || seenTo === 0) return "not";
      const begins = seen.isPacked ? await seen.unpacked() : seen.first;
      if (begins.length === 0 || (beginning !== null && !isSameStart(begins, beginning))) return "not";
      const mine = await look(own);
      if (mine === null || !mine.holdsHead(head)) return "not";
      if (begins.length > mine.first.length || !isSameStart(begins, mine.first)) return "not";
      const length = seen.isPacked ? (await unpack(file, last === null ? [] : [last])).length : file.sizeBytes;
      if (length >= seenTo) return "not";
      return hasTime(begins, identity) ? "surely" : "so far";
    },
    catchUp,
    async skip(file, context) {
      await catchUp(file, { ...context, ...lookForNothing(), onMatch: () => {} }, true);
      tailMatches = [];
      if (mode === "text") told.skipTo(seenTo, "");
      for (const source of whole?.sources ?? [])
        told.skipTo(Number.MAX_SAFE_INTEGER, source.file.path === path ? "" : source.file.path.slice(path.length));
      if (whole !== null) whole = { sources: [], problems: whole.problems };
    },
    sources,
    takeAsTold: (other) => told.takeAsTold(other.state()),
    setAside(file) {
      mode = "aside";
      ({ sizeBytes, modifiedMs } = file);
      id = file.id ?? null;
      seenTo = sizeBytes;
    },
    problems: () => (mode === "whole" ? (whole?.problems ?? []) : []),
    get isLineWhole() {
      return isLineWhole;
    },
    closeRecord(context) {
      if (mode === "other" || mode === "aside" || otherLog > 0) return NO_NEWS;
      if (mode === "text") {
        if (tail === null) return NO_NEWS;
        sources(context);
      }
      const takenBack = tailGives === null ? [] : told.takeBack(tailGives, readTo, Number.POSITIVE_INFINITY, path);
      tailGives = null;
      const matches = told.tellOnce(settled(tailMatches, context), path, mode === "whole");
      tailMatches = [];
      told.mayTakeBack(matches.filter(({ recordOffset }) => recordOffset >= readTo));
      return { matches, takenBack };
    },
    state: () => ({
      shown: path,
      absolute,
      id,
      sizeBytes,
      modifiedMs,
      mode,
      head,
      last,
      identity,
      soFar: base?.soFar() ?? start,
      readTo,
      seenTo,
      tail,
      tailMatches,
      inner,
      whole,
      otherLog,
      ...told.state(),
    }),
  };
}

/** Nothing is to be told. */
export const NO_NEWS: FileNews = { matches: [], takenBack: [] };

/** Would the file's text be read in the same way? */
function isSameText(a: SourceIdentity, b: SourceIdentity): boolean {
  return (
    a.bomBytes === b.bomBytes &&
    a.provenLog === b.provenLog &&
    a.file.log === b.file.log &&
    a.file.node === b.file.node &&
    a.file.format === b.file.format &&
    a.file.encoding === b.file.encoding
  );
}

/** Do two paths say the same about a file: its log, its server, its date? */
function isSamePlace(a: string, b: string): boolean {
  const said = (path: string): string => JSON.stringify([identifyPath(path), dateFromPath(path)]);
  return said(a) === said(b);
}

/** Do the bytes end with a line end, perhaps of UTF-16? */
function endsLine(bytes: Uint8Array): boolean {
  const [before, end] = [bytes.at(-2), bytes.at(-1)];
  const isEnd = (byte: number | undefined): boolean => byte === LF || byte === CR;
  return bytes.length === 0 || isEnd(end) || (end === 0 && isEnd(before));
}

/** The last line with anything in it. */
function lastLineOf(bytes: Uint8Array, { file }: SourceIdentity): string {
  return (
    decode(bytes, file.encoding)
      .split(/[\r\n]+/)
      .findLast((line) => line.trim() !== "") ?? ""
  );
}

const LF = 0x0a;
const CR = 0x0d;
