/**
 * One file that is followed: what has been read of it, up to which record, and what that comes to. Records are judged for
 * good when the next one begins; the last one is judged as it stands, again and again, so that at any moment the file comes
 * to what a scan of it would give.
 */
import type { Match, Problem } from "../model/index.ts";
import { dateFromPath, headOf, NOT_A_HEAD } from "../parse/index.ts";
import {
  createNarrower,
  type DiskFile,
  decode,
  type Fingerprint,
  fingerprintOf,
  HEAD_BYTES,
  HEAD_FINGERPRINT_BYTES,
  hasFingerprint,
  identifyPath,
  isPlainText,
  LAST_FINGERPRINT_BYTES,
  type OpenSource,
  openSources,
  readBytes,
  type Tail,
  withTail,
} from "../sources/index.ts";
import { createFileTimes } from "./file-times.ts";
import { identifySource, type SourceIdentity } from "./identify-source.ts";
import { createJoiner, type Joiner } from "./join-parts.ts";
import { moveSource } from "./move-source.ts";
import { lastRecordAt } from "./record-border.ts";
import { type PartResult, type Range, type ScanContext, type SourceResult, scanPart } from "./scan-source.ts";
import { isWantedLog, lookForNothing, scanUnit } from "./scan-unit.ts";

/** What is known of a followed file; plain data that goes into a checkpoint. */
export interface FollowedState {
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
  /** Matches that were told of records that may be judged anew. */
  readonly revocable: readonly Match[];
  /** Of a packed text its first bytes, unpacked. */
  readonly inner: Fingerprint | null;
  /** Of anything but a text. */
  readonly whole: { readonly sources: readonly SourceResult[]; readonly problems: readonly Problem[] } | null;
  readonly otherLog: number;
  /** Which matches have been told: all of records before an offset, and some behind it; by the path inside an archive. */
  readonly told: readonly (readonly [path: string, told: Told])[];
}

interface Told {
  /** All matches of records that begin before it, and of those behind it each by its pattern and its record's offset. */
  upTo: number;
  keys: Set<string>;
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
/** Matches that have been told are remembered one by one up to so many; of the others it is known up to where. */
const TOLD_KEYS = 4_096;
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
  const told = new Map<string, Told>(
    from?.told.map(([inner, { upTo, keys }]) => [inner, { upTo, keys: new Set(keys) }]),
  );
  /** The records up to `readTo`; made of `start` when first asked for. */
  let base: Joiner | null = null;
  let baseContext: ScanContext | null = null;
  let lines = from?.soFar?.lines ?? 0;
  let collect: (match: Match) => void = () => {};
  let results: readonly SourceResult[] | null = null;
  let tailMatches: Match[] = [...(from?.tailMatches ?? [])];
  let revocable: Match[] = [...(from?.revocable ?? [])];
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

  const toldOf = (inner: string): Told => {
    const own = told.get(inner) ?? { upTo: 0, keys: new Set() };
    told.set(inner, own);
    return own;
  };
  /** Those of the matches that have not been told; from now on they have. */
  function tellOnce(matches: readonly Match[]): Match[] {
    const news = matches.filter((match) => {
      const own = toldOf(match.path.startsWith(`${path}!/`) ? match.path.slice(path.length) : "");
      const key = keyOf(match);
      if (match.recordOffset < own.upTo || own.keys.has(key)) return false;
      own.keys.add(key);
      return true;
    });
    // What is unpacked only grows at its end. A text has its own measure: how far its records have been judged for good.
    if (mode === "whole")
      for (const own of told.values())
        if (own.keys.size > TOLD_KEYS) {
          let latest = 0;
          for (const key of own.keys) latest = Math.max(latest, recordOf(key));
          forgetBefore(own, latest);
        }
    return news;
  }
  /**
   * All records before `readTo` are done with. While the first bytes may still change what the file is taken for, it may be
   * read from its beginning again.
   */
  function forgetTold(): void {
    if (seenTo < HEAD_BYTES) return;
    forgetBefore(toldOf(""), readTo);
    revocable = revocable.filter(({ recordOffset }) => recordOffset >= readTo);
  }

  /** Those told of records in [from, to) that are not among what these give, now that they are seen better. */
  function takeBack(gives: readonly Match[], from: number, to: number): Match[] {
    if (revocable.length === 0) return [];
    const keys = new Set(gives.map(keyOf));
    const isWrong = (match: Match): boolean =>
      match.recordOffset >= from && match.recordOffset < to && !keys.has(keyOf(match));
    const wrong = revocable.filter(isWrong);
    revocable = revocable.filter((match) => !isWrong(match));
    for (const match of wrong) toldOf("").keys.delete(keyOf(match));
    return wrong.map((match) => ({ ...match, path }));
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
        takenBack.push(...takeBack([...found, ...part.waiting.map(({ match }) => match)], readTo, border));
        readTo = border;
        seenTo = border;
        tail = null;
        tailMatches = [];
        tailGives = null;
        results = null;
        const news = tellOnce(settled(found, context));
        matches.push(...news);
        // Not for good as long as the file may turn out to be another one's.
        if (seenTo < HEAD_BYTES) revocable = [...revocable, ...news].slice(-REVOCABLE);
        forgetTold();
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
    if (!isPackedText) return { matches: tellOnce(found), takenBack: [] };
    // Where it ends early, so may its last record.
    const isCut = result.problems.some(({ kind }) => kind === "still-written" || kind === "truncated-archive");
    const border = isCut ? (result.sources[0]?.bytes ?? 0) - OPEN_RECORD_BYTES : Number.POSITIVE_INFINITY;
    const takenBack = takeBack(found, 0, border);
    revocable = revocable.filter(({ recordOffset }) => recordOffset >= border);
    tailMatches = found.filter(({ recordOffset }) => recordOffset >= border);
    tailGives = isCut ? tailMatches : null;
    return { matches: tellOnce(found.filter(({ recordOffset }) => recordOffset < border)), takenBack };
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
      if (mode === "text" && seenTo > 0 && (bytes.sizeBytes < seenTo || (head !== null && !holder(first)(head))))
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
      const all = { upTo: Number.MAX_SAFE_INTEGER, keys: new Set<string>() };
      if (mode === "text") told.set("", { upTo: seenTo, keys: new Set() });
      for (const source of whole?.sources ?? [])
        told.set(source.file.path === path ? "" : source.file.path.slice(path.length), all);
      if (whole !== null) whole = { sources: [], problems: whole.problems };
    },
    sources,
    takeAsTold(other) {
      const { told: others, revocable: revocables } = other.state();
      revocable = [...revocables];
      for (const [inner, { upTo, keys }] of others) {
        const own = toldOf(inner);
        for (const key of keys) own.keys.add(key);
        forgetBefore(own, upTo);
      }
    },
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
      const takenBack = tailGives === null ? [] : takeBack(tailGives, readTo, Number.POSITIVE_INFINITY);
      tailGives = null;
      const matches = tellOnce(settled(tailMatches, context));
      tailMatches = [];
      revocable.push(...matches.filter(({ recordOffset }) => recordOffset >= readTo));
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
      revocable,
      inner,
      whole,
      otherLog,
      told: [...told],
    }),
  };
}

const NO_NEWS: FileNews = { matches: [], takenBack: [] };

function keyOf({ pattern, recordOffset }: Match): string {
  return `${pattern}@${recordOffset}`;
}

/** Where the record begins that a told match stands in. */
function recordOf(key: string): number {
  return Number(key.slice(key.lastIndexOf("@") + 1));
}

function forgetBefore(told: Told, offset: number): void {
  told.upTo = Math.max(told.upTo, offset);
  for (const key of told.keys) if (recordOf(key) < told.upTo) told.keys.delete(key);
}

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

/** What the beginning of a file holds; null where it cannot be read. */
export type Look = (file: DiskFile) => Promise<Seen | null>;

interface Seen {
  /** As many as a head's fingerprint is made of. */
  readonly first: Uint8Array;
  holdsHead(head: Fingerprint): boolean;
  /** Does a stretch further on have the fingerprint? Null where it cannot be read. */
  holds(stretch: Fingerprint): Promise<boolean | null>;
  readonly isPacked: boolean;
  /** Of a packed text the first bytes, unpacked. */
  unpacked(): Promise<Uint8Array>;
  /** Does it begin so once it is unpacked? */
  packs(head: Fingerprint): Promise<boolean>;
}

/** Looks at files, at each once. */
export function createLook(onProblem: (problem: Problem) => void): Look {
  const known = new Map<string, Promise<Seen | null>>();
  const read = async (file: DiskFile): Promise<Seen | null> => {
    const first = await withTail(file.absolute, file.shown, onProblem, (bytes) =>
      bytes.id === null || (file.id ?? bytes.id) === bytes.id ? readBytes(bytes, 0, HEAD_FINGERPRINT_BYTES) : null,
    );
    if (first === null) return null;
    const isPacked = first.length > 0 && !isPlainText(first, false);
    let inner: Promise<Uint8Array> | null = null;
    const unpacked = (): Promise<Uint8Array> => {
      inner ??= isPacked ? unpack(file, []).then((begins) => begins.first) : Promise.resolve(first.subarray(0, 0));
      return inner;
    };
    return {
      first,
      isPacked,
      unpacked,
      holdsHead: holder(first),
      holds: (stretch) =>
        withTail(file.absolute, file.shown, onProblem, (bytes) =>
          hasFingerprint((from, to) => readBytes(bytes, from, to), stretch),
        ),
      packs: async (head) => isPacked && holder(await unpacked())(head),
    };
  };
  return (file) => {
    const seen = known.get(file.absolute) ?? read(file);
    known.set(file.absolute, seen);
    return seen;
  };
}

/** Says of fingerprints whether the bytes begin so; each length is worked out once. */
function holder(first: Uint8Array): (head: Fingerprint) => boolean {
  const digests = new Map<number, string>();
  return ({ bytes, sha256 }) => {
    if (bytes > first.length) return false;
    const digest = digests.get(bytes) ?? fingerprintOf(first.subarray(0, bytes), 0).sha256;
    digests.set(bytes, digest);
    return digest === sha256;
  };
}

/** Does the longer of the two begin with the shorter? */
function isSameStart(a: Uint8Array, b: Uint8Array): boolean {
  const length = Math.min(a.length, b.length);
  return Buffer.compare(a.subarray(0, length), b.subarray(0, length)) === 0;
}

/** Is there a record with a time among the first bytes of such a file? */
function hasTime(begins: Uint8Array, { file, bomBytes }: SourceIdentity): boolean {
  const { encoding } = file;
  const text = begins.subarray(bomBytes);
  const isWide = encoding === "utf-16le" || encoding === "utf-16be";
  const bytes = isWide ? createNarrower(encoding).push(text) : text;
  const head = headOf(file.format);
  for (let at = 0; at < bytes.length; ) {
    const feed = bytes.indexOf(LF, at);
    const end = feed === -1 ? bytes.length : feed;
    if (head(bytes, at, end) >= 0) return true;
    at = end + 1;
  }
  return false;
}

const LF = 0x0a;
const CR = 0x0d;

/**
 * The first bytes of a packed text, how many are known to be in it, and whether the whole of it has what `stretches` say;
 * reads no further than that needs.
 */
async function unpack(
  file: DiskFile,
  stretches: readonly Fingerprint[],
): Promise<{
  readonly first: Uint8Array;
  readonly head: Fingerprint | null;
  readonly length: number;
  readonly holds: boolean;
}> {
  const first = { at: 0, bytes: new Uint8Array(HEAD_FINGERPRINT_BYTES) };
  const wanted = [first, ...stretches.map(({ at, bytes }) => ({ at, bytes: new Uint8Array(bytes) }))];
  const enough = Math.max(...wanted.map(({ at, bytes }) => at + bytes.length));
  let length = 0;
  for await (const source of openSources(file, { onProblem() {} })) {
    if (source.path !== file.shown) return { first: first.bytes.subarray(0, 0), head: null, length: 0, holds: false };
    for await (const chunk of source.chunks()) {
      for (const { at, bytes } of wanted) {
        const from = Math.max(0, at - length);
        const piece = chunk.subarray(from, Math.max(from, at + bytes.length - length));
        if (piece.length > 0) bytes.set(piece, Math.max(0, length - at));
      }
      length += chunk.length;
      if (length >= enough) break;
    }
    break;
  }
  const begins = first.bytes.subarray(0, length);
  return {
    first: begins,
    head: length === 0 ? null : fingerprintOf(begins, 0),
    length,
    holds: stretches.every(
      ({ at, bytes, sha256 }, index) =>
        at + bytes <= length && fingerprintOf((wanted[index + 1] as typeof first).bytes, at).sha256 === sha256,
    ),
  };
}
