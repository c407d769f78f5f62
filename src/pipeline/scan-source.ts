/**
 * Scans one source, a file on disk or inside an archive, from its bytes to what its matches add up to. This is where
 * reading, scanning, parsing and detecting meet; none of them knows the others.
 */
import type { CompiledCatalog } from "../catalog/index.ts";
import { appliesTo, createGatherer, type Gathered, matchEntry } from "../detect/index.ts";
import type { Encoding, Gap, Moment, Problem, TraceFile } from "../model/index.ts";
import { detectFormat, FORMATS, isFileHead, NOT_A_HEAD, readEntities, readFileHead } from "../parse/index.ts";
import { createRecordScanner, findWideText, type LiteralScanner, OPAQUE, type Segment } from "../scan/index.ts";
import { createNarrower, decode, detectEncoding, identifyPath, type OpenSource } from "../sources/index.ts";
import { createByteWindow } from "../util/byte-window.ts";
import { createFileTimes, isDated } from "./file-times.ts";
import type { ReadOptions, ScanOptions } from "./options.ts";
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

/** What one source held. */
export interface SourceResult {
  readonly file: TraceFile;
  readonly bytes: number;
  readonly lines: number;
  readonly records: number;
  readonly unparsed: number;
  readonly first: Moment | null;
  readonly last: Moment | null;
  readonly gathered: Gathered;
  readonly gaps: readonly Gap[];
  readonly problems: readonly Problem[];
  readonly hidden: { readonly outsideTime: number; readonly otherDevice: number; readonly untimed: number };
  /**
   * Set when the dates became known only at the end although --since or --until needed them before: the milliseconds
   * to add to the file's times. The source has to be scanned once more with them.
   */
  readonly lateShiftMs: number | null;
}

/** What RTMT puts beside a download: the list of what it fetched, no log. */
const DOWNLOAD_LIST = /(?:^|\/)TraceCollectionResult_[^/]*\.xml$/i;
/** A line from this length on is worth a word. */
const LONG_LINE_BYTES = 1024 * 1024;

/** Looks at a source's first bytes and path and says what it is. */
export function identifySource(
  source: OpenSource,
  options: ReadOptions,
): { file: TraceFile; bomBytes: number; problems: Problem[] } | null {
  const guess = detectEncoding(source.head);
  if (guess === null) return null;
  const encoding = options.encoding !== null && guess.bomBytes === 0 ? options.encoding : guess.encoding;
  const head = narrowed(source.head.subarray(guess.bomBytes), encoding);
  const content = detectFormat(head);
  const place = identifyPath(source.path);
  const fileHead = readFileHead(decode(head.subarray(0, 1024), "ascii"));
  const log = place.log ?? content.log;
  const file: TraceFile = {
    path: source.path,
    log,
    node: place.node ?? fileHead?.host ?? null,
    format: content.format,
    encoding,
    modifiedMs: source.modifiedMs,
  };
  const isUnknown = log === null && !DOWNLOAD_LIST.test(source.path);
  const problems: Problem[] = isUnknown ? [{ path: source.path, kind: "unrecognised", detail: {} }] : [];
  return { file, bomBytes: guess.bomBytes, problems };
}

/** Scans a source whole. `shiftMs` is the lateShiftMs of an earlier scan of the same source. */
export async function scanSource(
  source: OpenSource,
  identity: { file: TraceFile; bomBytes: number; problems: Problem[] },
  context: ScanContext,
  shiftMs: number | null,
): Promise<SourceResult> {
  const { file, bomBytes } = identity;
  const { options, catalog } = context;
  const width = isTwoByte(file.encoding) ? 2 : 1;
  const format = FORMATS[file.format];
  const wanted = catalog.patterns.map((pattern) => appliesTo(pattern, file.log));
  const gatherer = createGatherer();
  const hidden = { outsideTime: 0, otherDevice: 0, untimed: 0 };
  const times = createFileTimes(file, options, shiftMs);
  const filtersTime = options.since !== null || options.until !== null;
  let undatedMatches = 0;
  let matchedRecord = -1;
  const matchedPatterns = new Set<number>();

  // Two-byte text is scanned with one byte per character; its own bytes are kept beside to decode what is quoted.
  const raw = width === 2 ? createByteWindow(RAW_WINDOW_BYTES) : null;
  const textOf = (segment: Segment): string => {
    if (raw === null) return decode(segment.bytes, file.encoding);
    return decode(raw.slice(segment.offset * 2, (segment.offset + segment.bytes.length) * 2), file.encoding);
  };

  const scanner = createRecordScanner({
    literals: context.literals,
    head: format.head,
    notAHead: NOT_A_HEAD,
    everySegment: context.isExhaustive ?? false,
    ...optional("findOpaque", findWideText(file.encoding)),
    onRecord(value, bytes, at, end) {
      if (file.format === "sdl" && isFileHead(bytes, at, end)) times.fileHead(decode(bytes.subarray(at, end), "ascii"));
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
      const time = times.now();
      if (segment.record !== matchedRecord) {
        matchedRecord = segment.record;
        matchedPatterns.clear();
      }
      for (const index of candidates) {
        if (matchedPatterns.has(index)) continue; // one record says a thing once, however long it is
        const pattern = catalog.patterns[index];
        if (pattern === undefined) continue;
        const match = matchEntry(pattern, entry, {
          path: file.path,
          log: file.log,
          node: file.node ?? entry.tags.node ?? null,
          time,
          lineOffset: (line) => bomBytes + lineOffset(segment, line) * width,
          readEntities,
        });
        if (match === null) continue;
        matchedPatterns.add(index);
        if (options.devices.length > 0 && !namesDevice(entry.text, entry.tags, options.devices)) {
          hidden.otherDevice++;
          continue;
        }
        if (filtersTime) {
          if (time === null) hidden.untimed++;
          else if (!isDated(time)) undatedMatches++;
          else if (!isWithin(time, options.since, options.until, options.zone)) {
            hidden.outsideTime++;
            continue;
          }
        }
        gatherer.add(match);
      }
    },
  });
  const everyPattern = catalog.patterns.map((_, index) => index).filter((index) => wanted[index]);
  const patternsAt = (literals: readonly number[]): readonly number[] => {
    if (context.isExhaustive || literals[0] === OPAQUE) return everyPattern;
    const found = new Set<number>();
    for (const literal of literals)
      for (const index of catalog.byLiteral[literal] ?? []) if (wanted[index]) found.add(index);
    return [...found].sort((a, b) => a - b);
  };

  const narrower = file.encoding === "utf-16le" || file.encoding === "utf-16be" ? createNarrower(file.encoding) : null;
  let skip = bomBytes;
  for await (const chunk of source.chunks()) {
    if (context.signal.aborted) break;
    const bytes = skip === 0 ? chunk : chunk.subarray(Math.min(skip, chunk.length));
    skip -= Math.min(skip, chunk.length);
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
      const piece = bytes.subarray(at, at + PIECE_BYTES);
      raw?.push(piece);
      scanner.push(narrower === null ? piece : narrower.push(piece));
    }
  }
  if (narrower !== null) scanner.push(narrower.finish());
  scanner.finish();

  const { counts } = scanner;
  const settle = times.settle();
  const problems = [...identity.problems];
  if (counts.longestLine >= LONG_LINE_BYTES)
    problems.push({ path: file.path, kind: "long-line", detail: { count: counts.longestLine * width } });
  const range = times.range();
  if (range.first !== null && settle(range.first).basis === "modified")
    problems.push({ path: file.path, kind: "undated", detail: {} });
  return {
    file,
    bytes: bomBytes + counts.bytes * width,
    lines: counts.lines,
    records: counts.records,
    unparsed: counts.orphanLines,
    first: range.first === null ? null : settle(range.first),
    last: range.last === null ? null : settle(range.last),
    gathered: gatherer.result(settle),
    gaps: times.gaps().map((gap) => ({ path: file.path, from: settle(gap.from), to: settle(gap.to) })),
    problems,
    hidden,
    lateShiftMs: undatedMatches > 0 ? times.shiftMs() : null,
  };
}

/** How much is pushed at a time: small enough that the raw window covers what the scanner still holds. */
const PIECE_BYTES = 256 * 1024;
const RAW_WINDOW_BYTES = 2 * 1024 * 1024;

function isTwoByte(encoding: Encoding): boolean {
  return encoding === "utf-16le" || encoding === "utf-16be";
}

function narrowed(bytes: Uint8Array, encoding: Encoding): Uint8Array {
  if (encoding !== "utf-16le" && encoding !== "utf-16be") return bytes;
  return createNarrower(encoding).push(bytes);
}

function optional<K extends string, V>(key: K, value: V | undefined): { [key in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [key in K]?: V });
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

function namesDevice(text: string, tags: Parameters<typeof readEntities>[2], devices: readonly string[]): boolean {
  const named = [...readEntities("device", text, tags), ...readEntities("mac", text, tags).map((mac) => `SEP${mac}`)];
  return named.some((name) => devices.includes(name));
}
