/**
 * Scans one source, a file on disk or inside an archive, or a part of one, from its bytes to what its matches add up to.
 * This is where reading, scanning, parsing and detecting meet; none of them knows the others.
 */
import type { CompiledCatalog, CompiledPattern } from "../catalog/index.ts";
import {
  appliesTo,
  createGatherer,
  createMemory,
  createTwinFinder,
  type Gathered,
  type Memory,
  matchOf,
  type Quote,
  quoteOf,
  type Remembered,
  resolve,
  statementOf,
  type TwinState,
} from "../detect/index.ts";
import type { Entry, Gap, Match, Moment, Problem, TraceFile } from "../model/index.ts";
import {
  canonicalDevice,
  createClock,
  headOf,
  headShapeOf,
  isFileHead,
  layoutOf,
  NO_TIME,
  NOT_A_HEAD,
  readEntities,
  zoneOfSyslog,
} from "../parse/index.ts";
import type { FileSummary } from "../report/index.ts";
import {
  createRecordScanner,
  type FoundSegment,
  type LiteralScanner,
  OPAQUE,
  type RecordScanner,
  SEGMENT_OVERLAP,
  type Segment,
  wideTextTest,
} from "../scan/index.ts";
import { decode, HEAD_BYTES, type OpenSource } from "../sources/index.ts";
import { asciiText } from "../util/ascii-text.ts";
import { OutOfTime } from "../util/guarded-regex.ts";
import type { CorrelationUses } from "./correlation-uses.ts";
import { createFileTimes, isDated, NO_READING, type PartTimes, type TimesState } from "./file-times.ts";
import { isTwoByte, type SourceIdentity } from "./identify-source.ts";
import type { ScanOptions } from "./options.ts";
import { readRecord } from "./read-record.ts";
import { createKeyReader } from "./record-key.ts";
import type { SaidBefore, Saying } from "./said-before.ts";
import { createSegmentStore } from "./segment-store.ts";
import { isWithin } from "./time-filter.ts";

/** Asked now and then whether to stop; an AbortSignal is one. */
export interface Stop {
  readonly aborted: boolean;
}

/** What every source of a run shares. */
export interface ScanContext {
  readonly options: ScanOptions;
  readonly catalog: CompiledCatalog;
  readonly literals: LiteralScanner;
  /** Which patterns' matches are remembered for correlation, and what of them. */
  readonly uses: CorrelationUses;
  /** What records said that came before; without it every record is judged by itself. */
  readonly saidBefore?: SaidBefore;
  readonly signal: Stop;
  /** Told of each match that the filters let through, an alarm printed twice once, as soon as it is found; its date may be open. */
  readonly onMatch?: (match: Match) => void;
  /** Told of each match, whatever the filters say of it, also of an alarm's other print. */
  readonly onEveryMatch?: (match: Match) => void;
  /** Read a large file on while what was read of it is scanned: where a processor has nothing else to do. */
  readonly readsAhead?: boolean;
  /** Try every pattern on every record: the slow way the fast one is proved against. */
  readonly isExhaustive?: boolean;
  /** Look at every line by itself, for the same purpose. */
  readonly isUnhurried?: boolean;
}

/** Which bytes of a file a part is: its records are those that begin with a time in [from, to). */
export interface Range {
  readonly from: number;
  readonly to: number;
  /** What is taken to be known from before; for the file's first part nothing is. */
  readonly start: TimesState | null;
  /** A record begins just at `from`, with a time or without. */
  readonly isAtRecord?: boolean;
}

/** What a part of a source held, before its moments are settled; plain data that can cross a thread. */
export interface PartResult {
  /** Offset in the file of its first byte. */
  readonly beginsAt: number;
  readonly bytes: number;
  readonly lines: number;
  readonly records: number;
  readonly unparsed: number;
  readonly longestLine: number;
  readonly times: PartTimes;
  readonly gathered: Gathered;
  readonly remembered: Remembered;
  readonly problems: readonly Problem[];
  readonly hidden: Hidden;
  /** In a later part: the alarms, for their other prints may stand before it. */
  readonly alarms: readonly Judged[];
  /** In the first part: the alarms that wait for their other print. */
  readonly unpaired: TwinState;
  /** In the first part: matches that wait for their date to be held against the time filter. */
  readonly waiting: readonly Waiting[];
}

/** A match, and whether it is about a device that was asked for. */
export interface Judged {
  readonly match: Match;
  readonly verdict: "wanted" | "other" | "none";
}

/** A match that waits for its date to be held against the time filter. */
export interface Waiting {
  readonly match: Match;
  readonly isTwin: boolean;
}

/** What one source held: what the report tells of the file, and what its matches add up to. */
export interface SourceResult extends FileSummary {
  readonly gathered: Gathered;
  /** Matches for correlation, in file order, and how many there were besides. */
  readonly remembered: { readonly matches: readonly Match[]; readonly forgotten: number };
  readonly gaps: readonly Gap[];
  readonly problems: readonly Problem[];
  readonly hidden: Hidden;
}

/** How many matches the filters left out, or could not be held against. */
export interface Hidden {
  outsideTime: number;
  otherDevice: number;
  noDevice: number;
  untimed: number;
}

/** Scans a source, or a part of it. */
export async function scanPart(
  source: OpenSource,
  identity: SourceIdentity,
  context: ScanContext,
  range: Range | null = null,
): Promise<PartResult> {
  const { file, bomBytes } = identity;
  const { options, catalog } = context;
  const width = isTwoByte(file.encoding) ? 2 : 1;
  const isStory = options.devices.length > 0;
  const wanted = catalog.patterns.map(
    (compiled) =>
      appliesTo(compiled, identity.provenLog) && (isStory || !context.uses.onlyTold.has(compiled.pattern.id)),
  );
  const isLater = range !== null && range.from > 0;
  const isInside = isLater && range.isAtRecord !== true;
  /** Offset in the file of the first byte of the stream: one unit before the part, to see whether a line ends there. */
  const startsAt = isLater ? range.from - (isInside ? width : 0) : bomBytes;
  const times = createFileTimes(file, options, range?.start ?? undefined);
  const alarms: Judged[] = [];
  const unpaired: TwinState = new Map();
  const isTwinOf = createTwinFinder(unpaired);
  const filter = createFilter(context);
  /** The patterns that have spoken for the record at hand, or left it to another. */
  let claimedRecord = -1;
  const claimed = new Set<number>();

  const textOf = ({ raw, bytes }: Segment, length = bytes.length): string =>
    decode(length * width === raw.length ? raw : raw.subarray(0, length * width), file.encoding);
  /**
   * The places where a match is of this segment, not of a neighbour that overlaps it: each place of a record belongs to
   * one segment, the one that has more text around it. Undefined where there is no neighbour.
   */
  const placesOf = (segment: Segment, text: string): ((at: number) => boolean) | undefined => {
    if (segment.part === 0 && segment.isLast) return undefined;
    const from = segment.part === 0 ? 0 : textOf(segment, SEGMENT_OVERLAP / 2).length;
    const end = segment.isLast ? text.length : textOf(segment, segment.bytes.length - SEGMENT_OVERLAP / 2).length;
    return (at) => at >= from && at < end;
  };

  const everyPattern = catalog.patterns.map((_, index) => index);
  const patternsAt = (segment: FoundSegment): readonly number[] => {
    const found = new Set<number>();
    if (!context.isExhaustive && segment.owners !== null) {
      for (const clause of segment.owners) {
        const index = catalog.patternOfClause[clause] as number;
        if (wanted[index]) found.add(index);
      }
      return [...found]; // as clauses are numbered
    }
    const { literals } = segment;
    if (context.isExhaustive || literals[0] === OPAQUE) return everyPattern.filter((index) => wanted[index]);
    for (const literal of literals)
      for (const index of catalog.byLiteral[literal] ?? []) if (wanted[index]) found.add(index);
    return [...found].sort((a, b) => a - b);
  };

  const take = (match: Match, verdict: Judged["verdict"], isRepeat: boolean): void => {
    context.onEveryMatch?.(match);
    if (match.alarm === null) filter.take({ match, verdict }, false, isRepeat);
    else if (isLater) alarms.push({ match, verdict });
    else filter.take({ match, verdict }, isTwinOf(match), false);
  };

  /** A pattern that hangs on a record is left out from then on: what it might have found here is not known. */
  const problems = [...identity.problems];
  const giveUp = ({ pattern, index }: CompiledPattern, { line, offset }: Place): void => {
    wanted[index] = false;
    problems.push({ path: file.path, kind: "pattern-gave-up", detail: { pattern: pattern.id, line }, offset });
  };

  /** Tries the patterns on a segment's text, `headLength` of whose characters tell nothing but when it was written. */
  const readSegment = (segment: Segment, text: string, candidates: readonly number[], headLength: number): Saying => {
    const place = placeOf(segment);
    const entry = readRecord(text, layoutOf(file.format, segment.bytes), place);
    if (segment.record !== claimedRecord) {
      claimedRecord = segment.record;
      claimed.clear();
    }
    const patterns: CompiledPattern[] = [];
    // One record says a thing once, however long it is; and a pattern may have been given up since.
    for (const index of candidates)
      if (wanted[index] && !claimed.has(index)) patterns.push(catalog.patterns[index] as CompiledPattern);
    const { owners } = segment;
    const { won, lost, gaveUp } = resolve(
      patterns,
      entry,
      placesOf(segment, text),
      owners === null || context.isExhaustive ? undefined : (clause) => owners.includes(clause),
    );
    for (const pattern of gaveUp) giveUp(pattern, place);
    const node = entry.tags.node ?? null;
    const quotes: Quote[] = [];
    for (const claim of won) {
      claimed.add(claim.pattern.index);
      const statement = inTime(() => statementOf(claim, entry, { node: file.node ?? node, readEntities }));
      if (statement === null) giveUp(claim.pattern, place);
      else quotes.push(quoteOf(statement, text, headLength, bytesBefore(segment)));
    }
    if (won.length > 0) for (const { pattern } of lost) claimed.add(pattern.index);
    return { quotes, verdict: quotes.length === 0 ? "none" : judge(entry, file, options), node, toldIn: null };
  };
  const placeOf = ({ line, offset, part }: Segment): Place => ({ line, offset: startsAt + offset * width, part });
  const bytesBefore = (segment: Segment) => (line: number) => (lineOffset(segment, line) - segment.offset) * width;

  /** What records of the file said before; the kind is all besides their words that decides what the shipped patterns find. */
  const said = context.saidBefore?.of([file.format, file.encoding, identity.provenLog, file.node].join());
  const keys = createKeyReader(file);
  const isTrusted = catalog.patterns.every((pattern) => pattern.isTrusted);
  const isWhole = ({ part, isLast }: Segment): boolean => part === 0 && isLast;
  /** What a record said before that was the same but for its time; undefined where it must be read. */
  const recall = (segment: Segment): Saying | undefined => {
    if (said === undefined || !isWhole(segment)) return undefined;
    const { bytes, from } = keys.read(segment);
    const saying = said.find(bytes, from);
    return saying === undefined || keys.isVerbatim || !mayBeQuoted(saying, segment)
      ? saying
      : quoteAnew(saying, segment);
  };
  const mayBeQuoted = ({ quotes }: Saying, { offset }: Segment): boolean =>
    quotes.some(
      ({ pattern, alarm, entities, linesBefore }) =>
        linesBefore > 0 ||
        context.onEveryMatch !== undefined ||
        filter.mayQuote({ pattern, alarm, entities, path: file.path, recordOffset: startsAt + offset * width }),
    );
  const quoteAnew = (saying: Saying, segment: Segment): Saying => {
    const text = textOf(segment);
    return { ...saying, quotes: saying.quotes.map((quote) => quoteOf(quote, text, 0, bytesBefore(segment))) };
  };
  const sayingOf = (segment: Segment, candidates: readonly number[]): Saying => {
    const canBeKept =
      said !== undefined &&
      isWhole(segment) &&
      (isTrusted || candidates.every((index) => catalog.patterns[index]?.isTrusted));
    if (!canBeKept) return readSegment(segment, textOf(segment), candidates, 0);
    const known = recall(segment);
    if (known !== undefined) return known;
    const saying = readSegment(segment, textOf(segment), candidates, keys.headLength(segment));
    const { bytes, from } = keys.read(segment);
    said.keep(bytes, from, saying);
    return saying;
  };

  /** The head of a record, which may be quoted. */
  const headText = (segment: Segment): string =>
    segment.part > 0 ? "" : asciiText(segment.bytes, 0, keys.headLength(segment));
  /** This source, or part of one. */
  const here = {};
  /** Takes what a record says. */
  const tell = (saying: Saying, { line, offset, time, head }: Turn): void => {
    const { quotes, verdict, node, toldIn } = saying;
    const place = { path: file.path, log: file.log, node: file.node ?? node, line, offset, time };
    for (const quote of quotes) take(matchOf(quote, head, place), verdict, toldIn === here);
    saying.toldIn = here;
  };
  const held: Held[] = [];
  const store = createSegmentStore();
  const judgeHeld = (): void => {
    for (const { turn, saying, segment, candidates } of held)
      tell(saying ?? sayingOf(segment as Segment, candidates), turn);
    held.length = 0;
    store.empty();
  };

  const scanner = createRecordScanner({
    literals: context.literals,
    head: headOf(file.format),
    notAHead: NOT_A_HEAD,
    everySegment: context.isExhaustive ?? false,
    isOpaque: wideTextTest(file.encoding),
    twoByte: file.encoding === "utf-16le" || file.encoding === "utf-16be" ? file.encoding : undefined,
    skimming:
      context.isUnhurried === true
        ? undefined
        : { shape: headShapeOf(file.format), onRun: times.run, onTimeless: () => times.record(NO_TIME) },
    onRecord(value, bytes, at, end) {
      if (isFileHead(bytes, at, end)) times.fileHead(decode(bytes.subarray(at, end), "ascii"));
      if (file.format === "syslog" && value > 0) {
        const offsetMin = zoneOfSyslog(decode(bytes.subarray(at, end), "ascii"), value);
        if (offsetMin !== null) times.zone(offsetMin);
      }
      times.record(value);
    },
    onSegment(segment) {
      const saying = isTrusted ? recall(segment) : undefined;
      if (saying?.quotes.length === 0) return;
      const candidates = saying === undefined ? patternsAt(segment) : NO_PATTERNS;
      if (saying === undefined && candidates.length === 0) return;
      const { line, offset } = segment;
      const turn = { line, offset: startsAt + offset * width, time: times.now(), head: headText(segment) };
      if (saying !== undefined && held.length === 0) return tell(saying, turn);
      held.push({ turn, saying, segment: saying === undefined ? store.keep(segment) : undefined, candidates });
      if (held.length >= HELD_SEGMENTS || store.isFull()) judgeHeld();
    },
    part: range === null ? undefined : { beginsInside: isInside, end: (range.to - startsAt) / width },
  });

  await pump(source, startsAt, scanner, context, width);
  scanner.finish();
  judgeHeld();
  store.close();

  const { counts } = scanner;
  return {
    beginsAt: isLater ? startsAt + counts.beginsAt * width : 0,
    bytes: counts.bytes + (isLater ? 0 : bomBytes),
    lines: counts.lines,
    records: counts.records,
    unparsed: counts.orphanLines,
    longestLine: counts.longestLine,
    times: { guess: range?.start ?? FROM_THE_START, begin: times.begin(), end: times.exportState() },
    gathered: filter.gatherer.raw(),
    remembered: filter.memory.raw(),
    problems,
    hidden: filter.hidden,
    alarms,
    unpaired,
    waiting: filter.waiting,
  };
}

/** Brings the bytes of the source from `startsAt` on to the scanner. */
async function pump(
  source: OpenSource,
  startsAt: number,
  scanner: RecordScanner,
  { signal, readsAhead = false }: ScanContext,
  width: number,
): Promise<void> {
  const { direct } = source;
  if (readsAhead && direct?.readAhead !== undefined && width === 1 && source.head.length === HEAD_BYTES) {
    let at = startsAt;
    // Nothing can be done while the first block comes.
    let coming: number | Promise<number> = direct.read(scanner.ahead(), at);
    for (;;) {
      const count = await coming;
      if (count === 0 || signal.aborted || scanner.isDone()) return;
      at += count;
      scanner.takeAhead(count);
      coming = direct.readAhead(scanner.ahead(), at);
      scanner.scanTaken();
    }
  }
  if (direct !== null) {
    let at = startsAt;
    let breatheAt = at + BREATH_BYTES;
    while (!signal.aborted && !scanner.isDone()) {
      const count = direct.read(scanner.room(), at);
      if (count === 0) return;
      scanner.filled(count);
      at += count;
      if (at < breatheAt) continue;
      breatheAt = at + BREATH_BYTES;
      await new Promise((resolve) => setImmediate(resolve));
    }
    return;
  }
  let skip = startsAt;
  for await (const chunk of source.chunks()) {
    if (signal.aborted || scanner.isDone()) return;
    const bytes = skip === 0 ? chunk : chunk.subarray(Math.min(skip, chunk.length));
    skip -= Math.min(skip, chunk.length);
    scanner.push(bytes);
  }
}

/** Where a segment stands: its line, the byte offset of its beginning, which part of its record it is. */
type Place = Parameters<typeof readRecord>[2];

/** Where and when a record stands, and its head, if that may be quoted by itself. */
interface Turn {
  readonly line: number;
  readonly offset: number;
  readonly time: Moment | null;
  readonly head: string;
}

/** A record that waits for its turn: it says what one said before, or is to be read. */
interface Held {
  readonly turn: Turn;
  readonly saying: Saying | undefined;
  readonly segment: Segment | undefined;
  /** Numbers of the patterns that may match it. */
  readonly candidates: readonly number[];
}

const NO_PATTERNS: readonly number[] = [];

/**
 * So many segments are judged together: the scan in between needs all of the fast memory, and what judges them would have
 * to be fetched again for each.
 */
const HELD_SEGMENTS = 128;

/** How much is scanned in one go before signals and other threads are listened to: some milliseconds' worth. */
const BREATH_BYTES = 16 * 1024 * 1024;

/** Lets matches through the filters, or counts them where they are stopped. */
export interface Filter {
  readonly hidden: Hidden;
  readonly gatherer: ReturnType<typeof createGatherer>;
  /** What correlation needs, of every device: a story is not of one phone alone. */
  readonly memory: Memory;
  /** Matches that wait for the end of the file, where their date is known, to be held against the time filter. */
  readonly waiting: Waiting[];
  /** A repeat is a match that says the same as one taken before. */
  take(judged: Judged, isTwin: boolean, isRepeat?: boolean): void;
  /** May the line of such a match be asked for? Else it is only counted, and who and when is remembered. */
  mayQuote(match: Pick<Match, "pattern" | "alarm" | "entities" | "path" | "recordOffset">): boolean;
  /** At the end of the file: what is remembered for correlation, its moments settled. */
  remembered(settle: (moment: Moment) => Moment | null): ReturnType<Memory["result"]>;
  /** At the end of the file: takes those that wait, their moments settled. */
  takeWaiting(waiting: readonly Waiting[], settle: (moment: Moment) => Moment | null): void;
}

/** A filter that has let nothing through yet. */
export function createFilter({ options, uses, onMatch }: Pick<ScanContext, "options" | "uses" | "onMatch">): Filter {
  const hidden: Hidden = { outsideTime: 0, otherDevice: 0, noDevice: 0, untimed: 0 };
  const gatherer = createGatherer();
  const memory = createMemory();
  const waiting: Waiting[] = [];
  const filtersTime = options.since !== null || options.until !== null;
  const takeInTime = (match: Match, isTwin: boolean): void => {
    if (!isKnown(match.time)) hidden.untimed += isTwin ? 0 : 1;
    else if (!isWithin(match.time, options.since, options.until, options.zone)) {
      hidden.outsideTime += isTwin ? 0 : 1;
      return;
    }
    gatherer.add(match, isTwin);
  };
  const isOutside = ({ time }: Match): boolean =>
    filtersTime && isKnown(time) && !isWithin(time, options.since, options.until, options.zone);
  const isShown = (pattern: string): boolean =>
    uses.shown.has(pattern) || (options.devices.length > 0 && uses.told.has(pattern));
  const remember = (match: Match): void => {
    const { pattern } = match;
    if (isShown(pattern)) memory.add(match);
    else if (uses.asked.has(pattern)) memory.addUnquoted(match);
  };
  return {
    hidden,
    gatherer,
    memory,
    waiting,
    take({ match, verdict }, isTwin, isRepeat = false) {
      const count = isTwin ? 0 : 1;
      if (!isTwin && !isOutside(match)) remember(match);
      if (verdict === "wanted" && !isTwin && onMatch !== undefined && !isOutside(match)) onMatch(match);
      if (verdict === "none") hidden.noDevice += count;
      else if (verdict === "other") hidden.otherDevice += count;
      else if (!filtersTime) gatherer.add(match, isTwin, isRepeat);
      else if (waiting.length < WAITING_LIMIT && (waiting.length > 0 || !isKnown(match.time)))
        waiting.push({ match, isTwin });
      else takeInTime(match, isTwin);
    },
    mayQuote: (match) =>
      onMatch !== undefined ||
      filtersTime ||
      match.alarm !== null ||
      isShown(match.pattern) ||
      !gatherer.hasExamples(match),
    remembered: (settle) => memory.result(settle, (match) => !isOutside(match)),
    takeWaiting(list, settle) {
      for (const { match, isTwin } of list)
        takeInTime({ ...match, time: match.time === null ? null : settle(match.time) }, isTwin);
    },
  };
}

/** Is the match of that entry about a device that was asked for? */
function judge(entry: Entry, file: TraceFile, { devices }: ScanOptions): Judged["verdict"] {
  if (devices.length === 0) return "wanted";
  const named = namedDevices(entry, file);
  if (named.length === 0) return "none";
  return named.some((name) => devices.includes(name)) ? "wanted" : "other";
}

/** What the work gives, or null when an expression of the user's did not come to an end. */
function inTime<T>(work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    if (error instanceof OutOfTime) return null;
    throw error;
  }
}

/** How many matches may wait for their date; more are shown and counted as untimed. */
const WAITING_LIMIT = 20_000;

/** Nothing is known before a file begins. */
export const FROM_THE_START: TimesState = {
  clock: createClock().exportState(),
  headOffsetMin: null,
  anchorBasis: "neighbour",
  hasYearless: false,
  first: NO_READING,
  last: NO_READING,
  gaps: [],
};

function isKnown(time: Moment | null): time is Moment {
  return time !== null && isDated(time);
}

/** Offset in the stream of the n-th line (0-based) that the segment holds. */
function lineOffset(segment: Segment, line: number): number {
  if (line === 0) return segment.lineOffset;
  let seen = 0;
  for (let at = 0; at < segment.bytes.length; at++) {
    const byte = segment.bytes[at];
    if (byte !== 0x0a && byte !== 0x0d) continue;
    if (byte === 0x0d && segment.bytes[at + 1] === 0x0a) at++;
    if (++seen === line) return segment.offset + at + 1;
  }
  return segment.offset;
}

/**
 * The phones a match is about: those its record names (the part of it that was looked at, where it is very long), and
 * the one whose own log it stands in.
 */
function namedDevices({ text, tags }: Entry, file: TraceFile): string[] {
  const owner = canonicalDevice(file.node ?? "");
  return [
    ...(owner === null ? [] : [owner]),
    ...readEntities("device", text, tags),
    ...readEntities("mac", text, tags).map((mac) => `SEP${mac}`),
  ];
}
