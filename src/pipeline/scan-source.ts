/**
 * Scans one source, a file on disk or inside an archive, from its bytes to what its matches add up to. This is where
 * reading, scanning, parsing and detecting meet; none of them knows the others.
 */
import type { CompiledCatalog, CompiledPattern } from "../catalog/index.ts";
import { appliesTo, createGatherer, type Gathered, matchOf, resolve } from "../detect/index.ts";
import type { Entry, Gap, Match, Moment, Problem, TraceFile } from "../model/index.ts";
import {
  canonicalDevice,
  headOf,
  headShapeOf,
  isFileHead,
  NO_TIME,
  NOT_A_HEAD,
  readEntities,
  zoneOfSyslog,
} from "../parse/index.ts";
import type { FileSummary } from "../report/index.ts";
import {
  createRecordScanner,
  findWideText,
  type LiteralScanner,
  OPAQUE,
  SEGMENT_OVERLAP,
  type Segment,
} from "../scan/index.ts";
import { decode, type OpenSource } from "../sources/index.ts";
import { OutOfTime } from "../util/guarded-regex.ts";
import { createFileTimes, isDated } from "./file-times.ts";
import { isTwoByte, type SourceIdentity } from "./identify-source.ts";
import type { ScanOptions } from "./options.ts";
import { readRecord } from "./read-record.ts";
import { isWithin } from "./time-filter.ts";

/** What every source of a run shares. */
export interface ScanContext {
  readonly options: ScanOptions;
  readonly catalog: CompiledCatalog;
  readonly literals: LiteralScanner;
  readonly signal: AbortSignal;
  /** Try every pattern on every record: the slow way the fast one is proved against. */
  readonly isExhaustive?: boolean;
}

/** What one source held: what the report tells of the file, and what its matches add up to. */
export interface SourceResult extends FileSummary {
  readonly gathered: Gathered;
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

/** A line from this length on is worth a word. */
const LONG_LINE_BYTES = 1024 * 1024;

/** Scans a source whole. */
export async function scanSource(
  source: OpenSource,
  identity: SourceIdentity,
  context: ScanContext,
): Promise<SourceResult> {
  const { file, bomBytes } = identity;
  const { options, catalog } = context;
  const width = isTwoByte(file.encoding) ? 2 : 1;
  const wanted = catalog.patterns.map((pattern) => appliesTo(pattern, identity.provenLog));
  const gatherer = createGatherer();
  const hidden: Hidden = { outsideTime: 0, otherDevice: 0, noDevice: 0, untimed: 0 };
  const times = createFileTimes(file, options);
  const filtersTime = options.since !== null || options.until !== null;
  /** Matches that wait for the end of the file, where their date is known, to be held against the time filter. */
  const waiting: { match: Match; isTwin: boolean }[] = [];
  /** The patterns that have spoken for the record at hand, or left it to another. */
  let claimedRecord = -1;
  const claimed = new Set<number>();

  const textOf = ({ raw, bytes }: Segment, length = bytes.length): string =>
    decode(raw.subarray(0, length * width), file.encoding);
  /**
   * The places where a match is of this segment, not of a neighbour that overlaps it: each place of a record belongs to
   * one segment, the one that has more text around it.
   */
  const placesOf = (segment: Segment, text: string): ((at: number) => boolean) => {
    const from = segment.part === 0 ? 0 : textOf(segment, SEGMENT_OVERLAP / 2).length;
    const end = segment.isLast ? text.length : textOf(segment, segment.bytes.length - SEGMENT_OVERLAP / 2).length;
    return (at) => at >= from && at < end;
  };

  const everyPattern = catalog.patterns.map((_, index) => index);
  const patternsAt = (literals: readonly number[]): readonly number[] => {
    if (context.isExhaustive || literals[0] === OPAQUE) return everyPattern.filter((index) => wanted[index]);
    const found = new Set<number>();
    for (const literal of literals)
      for (const index of catalog.byLiteral[literal] ?? []) if (wanted[index]) found.add(index);
    return [...found].sort((a, b) => a - b);
  };

  /** Lets a match through the filters, or counts it where they stop it. */
  const take = (match: Match, entry: Entry): void => {
    const isTwin = gatherer.isTwin(match);
    const count = isTwin ? 0 : 1;
    if (options.devices.length > 0) {
      const named = namedDevices(entry, file);
      if (!named.some((name) => options.devices.includes(name))) {
        if (named.length === 0) hidden.noDevice += count;
        else hidden.otherDevice += count;
        return;
      }
    }
    if (!filtersTime) gatherer.add(match, isTwin);
    else if (waiting.length < WAITING_LIMIT && (waiting.length > 0 || !isKnown(match.time)))
      waiting.push({ match, isTwin });
    else takeInTime(match, isTwin);
  };
  const takeInTime = (match: Match, isTwin: boolean): void => {
    if (!isKnown(match.time)) hidden.untimed += isTwin ? 0 : 1;
    else if (!isWithin(match.time, options.since, options.until, options.zone)) {
      hidden.outsideTime += isTwin ? 0 : 1;
      return;
    }
    gatherer.add(match, isTwin);
  };

  /** A pattern that hangs on a record is left out from then on: what it might have found here is not known. */
  const problems = [...identity.problems];
  const giveUp = ({ pattern }: CompiledPattern, { line, offset }: Entry): void => {
    wanted[catalog.patterns.findIndex((compiled) => compiled.pattern === pattern)] = false;
    problems.push({ path: file.path, kind: "pattern-gave-up", detail: { pattern: pattern.id, line }, offset });
  };

  const scanner = createRecordScanner({
    literals: context.literals,
    head: headOf(file.format),
    notAHead: NOT_A_HEAD,
    everySegment: context.isExhaustive ?? false,
    findOpaque: findWideText(file.encoding),
    twoByte: file.encoding === "utf-16le" || file.encoding === "utf-16be" ? file.encoding : undefined,
    skimming: {
      shape: headShapeOf(file.format),
      onRun: times.run,
      onTimeless: () => times.record(NO_TIME),
    },
    onRecord(value, bytes, at, end) {
      if (isFileHead(bytes, at, end)) times.fileHead(decode(bytes.subarray(at, end), "ascii"));
      if (file.format === "syslog" && value > 0) {
        const offsetMin = zoneOfSyslog(decode(bytes.subarray(at, end), "ascii"), value);
        if (offsetMin !== null) times.zone(offsetMin);
      }
      times.record(value);
    },
    onSegment(segment) {
      const candidates = patternsAt(segment.literals);
      if (candidates.length === 0) return;
      const entry = readRecord(textOf(segment), file.format, {
        line: segment.line,
        offset: bomBytes + segment.offset * width,
        part: segment.part,
      });
      if (segment.record !== claimedRecord) {
        claimedRecord = segment.record;
        claimed.clear();
      }
      // One record says a thing once, however long it is.
      const patterns = candidates.filter((index) => !claimed.has(index)).map((index) => catalog.patterns[index]);
      const { won, lost, gaveUp } = resolve(patterns as CompiledPattern[], entry, placesOf(segment, entry.text));
      for (const pattern of gaveUp) giveUp(pattern, entry);
      if (won.length === 0) return;
      for (const { pattern } of [...won, ...lost]) claimed.add(catalog.patterns.indexOf(pattern));
      const recordContext = {
        path: file.path,
        log: file.log,
        node: file.node ?? entry.tags.node ?? null,
        time: times.now(),
        lineOffset: (line: number) => bomBytes + lineOffset(segment, line) * width,
        readEntities,
      };
      for (const claim of won) {
        const match = inTime(() => matchOf(claim, entry, recordContext));
        if (match === null) giveUp(claim.pattern, entry);
        else take(match, entry);
      }
    },
  });

  let skip = bomBytes;
  for await (const chunk of source.chunks()) {
    if (context.signal.aborted) break;
    const bytes = skip === 0 ? chunk : chunk.subarray(Math.min(skip, chunk.length));
    skip -= Math.min(skip, chunk.length);
    scanner.push(bytes);
  }
  scanner.finish();

  const { counts } = scanner;
  const settle = times.settle();
  const settled = (moment: Moment | null): Moment | null => (moment === null ? null : settle(moment));
  for (const { match, isTwin } of waiting) takeInTime({ ...match, time: settled(match.time) }, isTwin);
  const range = times.range();
  const first = settled(range.first);
  if (counts.longestLine >= LONG_LINE_BYTES)
    problems.push({ path: file.path, kind: "long-line", detail: { count: counts.longestLine * width } });
  if (first?.basis === "modified")
    problems.push({ path: file.path, kind: "undated", detail: times.isYearless() ? { part: "year" } : {} });
  if (first === null && range.first !== null) problems.push({ path: file.path, kind: "no-time", detail: {} });
  return {
    file,
    bytes: bomBytes + counts.bytes,
    lines: counts.lines,
    records: counts.records,
    unparsed: counts.orphanLines,
    first,
    last: settled(range.last),
    gathered: gatherer.result(settle),
    gaps: times.gaps().flatMap((gap) => {
      const [from, to] = [settle(gap.from), settle(gap.to)];
      return from === null || to === null ? [] : [{ path: file.path, from, to }];
    }),
    problems,
    hidden,
  };
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
