/**
 * Cuts a stream of bytes into records and hands on those in which a wanted literal stands. Lines are counted, record
 * heads are offered to the clock, and nothing is turned into a string. How the stream is cut into blocks never
 * changes the result. The kernel walks over lines in which nothing happens; here is what happens in the others.
 */
import type { HeadShape } from "../model/index.ts";
import { OTHER_UNIT } from "../util/narrow-unit.ts";
import { applyShape } from "./head-shape.ts";
import { AHEAD_BYTES, BLOCK_BYTES, type LiteralScanner, NOBODY } from "./literals.ts";
import {
  CHUNK_BYTES,
  FIELD,
  HIGH_CHUNKS,
  HIT_BYTES,
  HIT_ROOM,
  NOWHERE,
  OWNER_ROOM,
  RUN_BYTES,
  RUNS,
} from "./memory.ts";
import { type FoundSegment, HEAD_BYTES, OPAQUE, SEGMENT_BYTES, SEGMENT_OVERLAP } from "./segment.ts";

/** What the record scanner needs to know and whom it tells. */
export interface RecordScannerOptions {
  readonly literals: LiteralScanner;
  /**
   * Looks at one line's bytes [at, end) and says whether a record starts there: below `notAHead` or equal means no.
   * Whatever else it returns goes to onRecord.
   */
  head(bytes: Uint8Array, at: number, end: number): number;
  readonly notAHead: number;
  /** A record starts: its head's value and the bytes [at, end) of its first line, at most HEAD_BYTES of them. */
  onRecord(headValue: number, bytes: Uint8Array, at: number, end: number): void;
  /** How to pass over records by the shape of their heads; without it every line is looked at by itself. */
  readonly skimming?: Skimming | undefined;
  /** A segment in which a literal stands. Called before onRecord of the record that follows. */
  onSegment(segment: FoundSegment): void;
  /** True: hand on every segment, whatever stands in it (the slow way the fast one is proved against). */
  readonly everySegment?: boolean;
  /** Two-byte text: scanned with one byte for each unit; offsets count units. */
  readonly twoByte?: "utf-16le" | "utf-16be" | undefined;
  /**
   * Says of a byte of 0x80 or more whether text begins there that a literal scan cannot see through (full-width letters).
   * A segment that holds such text is handed on.
   */
  readonly isOpaque?: ((bytes: Uint8Array, at: number) => boolean) | undefined;
  /** A part of a longer stream. Then only records that begin in the part count, and the last of them is followed beyond it. */
  readonly part?: Part | undefined;
}

/** Passing over many records at once. What the shape says agrees with head(): it only makes the scan faster. */
export interface Skimming {
  readonly shape: HeadShape;
  /**
   * Instead of onRecord: records with a time started one after the other. These are the first, the least, the greatest
   * and the last of their heads' values, which lie less than 15 minutes apart.
   */
  onRun(first: number, least: number, greatest: number, last: number): void;
  /** Instead of onRecord: the last records that started have no time of their own. Comes behind onRun. */
  onTimeless(): void;
}

/** Which records of a stream that is cut into parts belong to this one. A part begins and ends at heads with a time. */
export interface Part {
  /** The stream begins within a line: what stands before the first head with a time belongs to the part before. */
  readonly beginsInside: boolean;
  /** The first head with a time at this offset or behind it belongs to the next part. */
  readonly end: number;
}

/** Push bytes in, or read into its room, then finish; counts can be read at any time. */
export interface RecordScanner {
  push(bytes: Uint8Array): void;
  /** Where the next bytes may be put, at least one. Only valid until the next call of anything. */
  room(): Uint8Array;
  /** That many bytes of the room have been filled. */
  filled(count: number): void;
  /**
   * Where the next bytes may be read to while those before are scanned; not for two-byte text. Whoever uses it uses
   * neither push nor room: calls takeAhead when so many bytes have come there, then begins to read on, then calls scanTaken.
   */
  ahead(): Uint8Array;
  takeAhead(count: number): void;
  scanTaken(): void;
  /** True once the part is complete: what follows is another's. */
  isDone(): boolean;
  finish(): void;
  readonly counts: RecordCounts;
}

/** What a stream held. */
export interface RecordCounts {
  /** Bytes as they came. */
  readonly bytes: number;
  readonly lines: number;
  /** Records whose head was recognised. */
  readonly records: number;
  /** Lines before the first recognised head. */
  readonly orphanLines: number;
  /** Length in bytes of the longest line, in units for two-byte text. */
  readonly longestLine: number;
  /** Offset in the stream, in units for two-byte text, where the part begins. */
  readonly beginsAt: number;
}

const LF = 0x0a;
const CR = 0x0d;

/** Makes a scanner for one stream. Lines end in LF, CR LF or a lone CR, mixed at will. */
export function createRecordScanner(options: RecordScannerOptions): RecordScanner {
  const { literals, part: streamPart } = options;
  const bench = literals.open();
  const { kernel, words } = bench;
  const isTwoByte = options.twoByte !== undefined;
  const raw = bench.bytes.subarray(bench.rawAt, bench.rawAt + bench.rawBytes);
  // Where no raw text has to lie, there is room for two blocks, each with what is kept of the one before in front of it.
  const bufferEnd = isTwoByte ? bench.bufferAt + bench.bufferBytes : raw.byteOffset + raw.length;
  const buffer = bench.bytes.subarray(bench.bufferAt, bufferEnd);
  let aheadAt = KEPT_BYTES;
  const hitsAt = (words[FIELD.hits >> 2] as number) >> 2;
  const skimming = options.everySegment === true ? undefined : options.skimming;
  const shape = skimming === undefined ? null : applyShape(bench, skimming.shape);
  /** Offset in the stream of buffer[0]; the indexes below are into the buffer. */
  let base = 0;
  /** The first index at which anything of the stream still stands. */
  let origin = 0;
  /** How much of the buffer has come, and how much of that has been scanned. */
  let arrived = 0;
  let scanned = 0;
  /** Of two-byte text: has half a unit come? */
  let isHalf = false;
  /** Where the line that is being looked at starts (below zero once a long line's head has left the buffer), and where its end is searched from. */
  let lineStart = 0;
  let searchFrom = 0;
  /** Whether that line's head has been looked at. */
  let headSeen = false;
  let lines = 0;
  let longestLine = 0;
  let records = 0;
  let orphanLines = 0;
  let inRecord = false;
  /** The open segment. */
  let segmentStart = 0;
  let segmentLine = 1;
  let segmentLineStart = 0;
  let segmentPart = 0;
  /** How many hits there are, and the first that may lie in the open segment or after it. */
  let hitCount = 0;
  let nextHit = 0;
  /** Places that cannot be seen through, ascending, and the first that may lie in the open segment or after it. */
  let opaque: number[] = [];
  let nextOpaque = 0;
  /** Where in the stream the part's records begin and, once that is known, end. */
  let beginsAt = 0;
  let endsAt: number | undefined;
  /** Is the stream at records of this part? */
  let state: "before" | "within" | "done" = streamPart?.beginsInside === true ? "before" : "within";
  /** A stream that begins inside a line: that line's end has to come first. */
  let isFirstLine = state === "before";
  /** The segment that is handed on, where it ends and whether it can be seen through: one object, for there are many. */
  const segment: { -readonly [key in keyof FoundSegment]: FoundSegment[key] } = {
    bytes: buffer,
    raw,
    offset: 0,
    line: 0,
    lineOffset: 0,
    record: 0,
    part: 0,
    isLast: false,
    get literals() {
      inside ??= isOpaqueSegment ? [OPAQUE, ...literalsBefore(segmentEnd)] : literalsBefore(segmentEnd);
      return inside;
    },
    get owners() {
      if (owners === undefined) owners = listedOwners();
      return owners;
    },
  };
  let segmentEnd = 0;
  let isOpaqueSegment = false;
  /** Its lists, once they were asked for. */
  let inside: readonly number[] | undefined;
  let owners: readonly number[] | null | undefined;

  function push(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length && state !== "done"; ) {
      const place = room();
      const count = Math.min(place.length, bytes.length - at);
      place.set(bytes.subarray(at, at + count));
      filled(count);
      at += count;
    }
  }

  /** The first byte that an open segment or line needs. */
  function firstKept(): number {
    return Math.min(headSeen ? segmentStart : Math.min(segmentStart, lineStart), arrived);
  }

  function room(): Uint8Array {
    const keep = firstKept();
    if (keep > 0) moveKept(keep, 0);
    const end = Math.min(buffer.length, arrived + BLOCK_BYTES);
    return isTwoByte ? raw.subarray(2 * arrived + (isHalf ? 1 : 0), 2 * end) : buffer.subarray(arrived, end);
  }

  function filled(count: number): void {
    if (isTwoByte) {
      const bytes = count + (isHalf ? 1 : 0);
      narrowUnits(bytes >> 1);
      isHalf = bytes % 2 === 1;
    } else arrived += count;
    markEnd();
    scanArrived();
  }

  /** What looks like the beginning of a longer character must not go on in what another block left there. */
  function markEnd(): void {
    bench.bytes.fill(0, bench.bufferAt + arrived, bench.bufferAt + arrived + LONGEST_CHARACTER);
  }

  function takeAhead(count: number): void {
    const keep = firstKept();
    const to = aheadAt - (arrived - keep);
    moveKept(keep, to);
    // What lies before it is another block's: no literal holds a NUL, so none begins there.
    buffer.fill(0, Math.max(0, to - GRAM_BYTES), to);
    arrived += count;
    aheadAt = aheadAt === KEPT_BYTES ? 2 * KEPT_BYTES + AHEAD_BYTES : KEPT_BYTES;
    markEnd();
  }

  function narrowUnits(units: number): void {
    kernel.narrow(bench.rawAt + 2 * arrived, units, bench.bufferAt + arrived, options.twoByte === "utf-16be");
    arrived += units;
  }

  /** Scans what has come: piece by piece, in smaller ones where more literals stand in it than the list holds. */
  function scanArrived(): void {
    while (scanned < arrived && state !== "done") {
      let end = Math.min(arrived, scanned + PIECE_BYTES);
      while (!findLiterals(end)) {
        if (end - scanned > SMALLEST_PIECE) end = scanned + ((end - scanned) >> 1);
        else {
          // Full of literals even so: then every pattern is tried here.
          hitCount = 0;
          nextHit = 0;
          const first = Math.max(origin, segmentStart);
          opaque = Array.from({ length: end - first }, (_, at) => first + at);
          nextOpaque = 0;
          break;
        }
      }
      const from = Math.max(origin, scanned - 3);
      scanned = end;
      findOpaque(from);
      walkLines(false);
    }
  }

  /** Marks what begins in [from, scanned) and cannot be seen through. */
  function findOpaque(from: number): void {
    const { isOpaque } = options;
    if (isOpaque === undefined || (literals.longest > 0 && words[FIELD.hasHigh >> 2] === 0)) return;
    const { bufferAt } = bench;
    const look = (start: number, end: number): void => {
      const find = (at: number): number => kernel.nextHigh(bufferAt + at, bufferAt + end) - bufferAt;
      for (let at = find(start); at < end; at = find(at))
        for (; at < end && (buffer[at] as number) >= 0x80; at++)
          if (at >= segmentStart && (opaque.at(-1) ?? -1) < at && isOpaque(buffer, at)) opaque.push(at);
    };
    if (literals.longest === 0) {
      look(from, scanned);
      return;
    }
    let chunk = (words[FIELD.linesFrom >> 2] as number) - bufferAt;
    for (let flag = HIGH_CHUNKS; chunk < scanned; flag++, chunk += CHUNK_BYTES)
      if (bench.bytes[flag] === 1) look(Math.max(from, chunk), Math.min(scanned, chunk + CHUNK_BYTES));
  }

  /** Adds the hits that end in [scanned, end); false when there are too many. */
  function findLiterals(end: number): boolean {
    if (literals.longest === 0) return true;
    const from = Math.max(origin, scanned - literals.longest) & ~3;
    words[FIELD.hitCount >> 2] = hitCount;
    const before = words.slice(hitsAt, hitsAt + hitCount * 2);
    const count = kernel.find(bench.bufferAt + from, bench.bufferAt + end, bench.bufferAt + scanned);
    if (count > HIT_ROOM) {
      words.set(before, hitsAt);
      return false;
    }
    hitCount = count;
    return true;
  }

  /** Forgets what no open segment or line needs: moves what stands from `keep` on to another place. */
  function moveKept(keep: number, to: number): void {
    const back = keep - to;
    buffer.copyWithin(to, keep, arrived);
    if (isTwoByte) raw.copyWithin(2 * to, 2 * keep, 2 * arrived + 1);
    base += back;
    origin = to;
    words[FIELD.listedEnd >> 2] = 0;
    words[FIELD.linesEnd >> 2] = 0;
    arrived -= back;
    scanned -= back;
    lineStart -= back;
    searchFrom -= back;
    segmentStart -= back;
    segmentLineStart -= back;
    words.copyWithin(hitsAt, hitsAt + nextHit * 2, hitsAt + hitCount * 2);
    hitCount -= nextHit;
    nextHit = 0;
    for (let hit = 0; hit < hitCount; hit++) (words[hitsAt + hit * 2] as number) -= back;
    opaque = opaque.slice(nextOpaque).map((at) => at - back);
    nextOpaque = 0;
  }

  function walkLines(isLast: boolean): void {
    const known = scanned;
    let nextLf = -1;
    for (;;) {
      if (!headSeen && skimming !== undefined && state === "within" && lineStart < known) skim(skimming);
      if (nextLf < searchFrom) nextLf = indexOf(LF, searchFrom, known);
      const nextCr = indexOf(CR, searchFrom, Math.min(nextLf, known));
      const lineEnd = Math.min(nextLf, nextCr);
      const isKnown = lineEnd !== NONE;
      const isWhole = isKnown || (isLast && known > lineStart);
      if (!headSeen && (isWhole || known - lineStart >= HEAD_BYTES)) lookAtHead(isKnown ? lineEnd : known);
      if (state === "done") return;
      // A line is in the segment only once its head is known not to start another record.
      if (headSeen) cutSegments(isKnown ? lineEnd : known);
      searchFrom = Math.min(lineEnd, known);
      if (!isKnown) return;
      let next = lineEnd + 1;
      if (lineEnd === nextCr) {
        if (next === known && !isLast) return; // the LF may come with the next block
        if (next === nextLf) next++;
      }
      endLine(lineEnd, next);
    }
  }

  function indexOf(byte: number, from: number, end: number): number {
    const found = buffer.subarray(0, end).indexOf(byte, from);
    return found === -1 ? NONE : found;
  }

  /** Passes over lines in which nothing happens. */
  function skim({ onRun, onTimeless }: Skimming): void {
    const at = bench.bufferAt;
    words[FIELD.lineStart >> 2] = at + lineStart;
    words[FIELD.longest >> 2] = Math.min(longestLine, NOWHERE);
    words[FIELD.segmentStart >> 2] = at + segmentStart;
    words[FIELD.inRecord >> 2] = inRecord ? 1 : 0;
    words[FIELD.nextHit >> 2] = nextHit;
    words[FIELD.hitCount >> 2] = hitCount;
    words[FIELD.nextOpaque >> 2] = nextOpaque < opaque.length ? at + (opaque[nextOpaque] as number) : NOWHERE;
    words[FIELD.stopFrom >> 2] =
      streamPart === undefined ? NOWHERE : Math.max(1, Math.min(NOWHERE, at + streamPart.end - base));
    kernel.skim(at + scanned);
    const segmentLines = words[FIELD.segmentLines >> 2] as number;
    if (segmentLines >= 0) {
      segmentStart = (words[FIELD.segmentStart >> 2] as number) - at;
      segmentLineStart = segmentStart;
      segmentLine = lines + segmentLines + 1;
      segmentPart = 0;
    }
    lines += words[FIELD.lines >> 2] as number;
    records += words[FIELD.records >> 2] as number;
    orphanLines += words[FIELD.orphans >> 2] as number;
    longestLine = Math.max(longestLine, words[FIELD.longest >> 2] as number);
    inRecord = words[FIELD.inRecord >> 2] === 1;
    nextHit = words[FIELD.nextHit >> 2] as number;
    lineStart = (words[FIELD.lineStart >> 2] as number) - at;
    searchFrom = Math.max(searchFrom, lineStart);
    const runs = words[FIELD.runCount >> 2] as number;
    const dayMs = shape?.dayMs() ?? 0;
    for (let run = RUNS >> 2; run < (RUNS + runs * RUN_BYTES) >> 2; run += RUN_BYTES >> 2)
      onRun(
        dayMs + (words[run] as number),
        dayMs + (words[run + 1] as number),
        dayMs + (words[run + 2] as number),
        dayMs + (words[run + 3] as number),
      );
    if (words[FIELD.isTimeless >> 2] === 1) onTimeless();
  }

  function lookAtHead(end: number): void {
    headSeen = true;
    if (isFirstLine) return;
    const stop = Math.min(end, lineStart + HEAD_BYTES);
    const value = options.head(buffer, lineStart, stop);
    if (streamPart !== undefined && value >= 0) {
      if (base + lineStart >= streamPart.end) {
        endPart();
        return;
      }
      if (state === "before") {
        state = "within";
        beginsAt = base + lineStart;
      }
    }
    if (state === "before") return;
    if (value === options.notAHead) {
      if (!inRecord) orphanLines++;
      return;
    }
    closeSegment(lineStart);
    segmentStart = lineStart;
    segmentLineStart = lineStart;
    segmentLine = lines + 1;
    segmentPart = 0;
    records++;
    inRecord = true;
    options.onRecord(value, buffer, lineStart, stop);
    shape?.learn(buffer, lineStart, stop, value);
  }

  /** The first record of the next part stands here. */
  function endPart(): void {
    if (state === "within") closeSegment(lineStart);
    else beginsAt = base + lineStart;
    state = "done";
  }

  function endLine(end: number, next: number): void {
    if (state === "within") {
      lines++;
      longestLine = Math.max(longestLine, end - lineStart);
    } else forget(next);
    isFirstLine = false;
    lineStart = next;
    searchFrom = next;
    headSeen = false;
  }

  /** What stands before the part's first record is no concern of this part. */
  function forget(to: number): void {
    segmentStart = to;
    skipBefore(to);
  }

  /** Hands on full segments of a record that is longer than one. */
  function cutSegments(recordKnownTo: number): void {
    if (state === "before") forget(recordKnownTo);
    while (recordKnownTo - segmentStart > SEGMENT_BYTES) {
      const end = segmentStart + SEGMENT_BYTES;
      emit(end, false);
      const next = end - SEGMENT_OVERLAP;
      for (let at = nextLineStart(segmentStart, next); at !== -1; at = nextLineStart(at, next)) {
        segmentLine++;
        segmentLineStart = at;
      }
      segmentStart = next;
      segmentPart++;
      skipBefore(next);
    }
  }

  /** Start of the next line after `from`, if it lies at or before `limit`. */
  function nextLineStart(from: number, limit: number): number {
    for (let at = from; at < limit; at++) {
      const byte = buffer[at];
      if (byte === LF) return at + 1;
      if (byte === CR && buffer[at + 1] !== LF) return at + 1;
    }
    return -1;
  }

  function closeSegment(end: number): void {
    cutSegments(end);
    emit(end, true);
    skipBefore(end);
  }

  function skipBefore(at: number): void {
    while (nextHit < hitCount && hitAt(nextHit) < at) nextHit++;
    while (nextOpaque < opaque.length && (opaque[nextOpaque] as number) < at) nextOpaque++;
  }

  function hitAt(hit: number): number {
    return (words[hitsAt + hit * 2] as number) - bench.bufferAt;
  }

  function emit(end: number, isLast: boolean): void {
    if (end === segmentStart) return;
    const isOpaque = nextOpaque < opaque.length && (opaque[nextOpaque] as number) < end;
    const isHit = nextHit < hitCount && hitAt(nextHit) < end;
    if (options.everySegment !== true && !isOpaque && !isHit) return;
    const asksOwners = isHit && !isOpaque && isLast && segmentPart === 0;
    if (asksOwners) listOwners(end);
    // Where owners are listed a literal of theirs stands; most records that come again are known without either list.
    const holdsOne = isOpaque || (asksOwners && (words[FIELD.ownerCount >> 2] as number) > 0);
    if (!holdsOne && options.everySegment !== true && literalsBefore(end).length === 0) return;
    const rawEnd = 2 * end - (isHalf && end === arrived ? 1 : 0);
    segment.bytes = buffer.subarray(segmentStart, end);
    segment.raw = isTwoByte ? raw.subarray(2 * segmentStart, rawEnd) : segment.bytes;
    segment.offset = base + segmentStart;
    segment.line = segmentLine;
    segment.lineOffset = base + segmentLineStart;
    segment.record = records;
    segment.part = segmentPart;
    segment.isLast = isLast;
    segmentEnd = end;
    isOpaqueSegment = isOpaque;
    inside = undefined;
    owners = asksOwners ? undefined : null;
    options.onSegment(segment);
  }

  /** The literals of the open segment, but for those that were dropped. */
  function literalsBefore(end: number): readonly number[] {
    const inside: number[] = [];
    for (let hit = nextHit; hit < hitCount && hitAt(hit) < end; hit++) {
      const literal = words[hitsAt + hit * 2 + 1] as number;
      // What begins here and ends in the next record belongs to neither.
      if (literal >= 0 && hitAt(hit) + literals.lengthOf(literal) <= end) inside.push(literal);
    }
    return ascending(inside);
  }

  /** Has the kernel list the clauses that can hold of the open record, and drop the hits of none. */
  function listOwners(end: number): void {
    const first = hitsAt * 4;
    const { bufferAt } = bench;
    if (words[FIELD.listedEnd >> 2] !== bufferAt + end)
      kernel.passes(first + nextHit * HIT_BYTES, first + hitCount * HIT_BYTES, bufferAt + segmentStart, bufferAt + end);
  }

  /** The clauses that the kernel listed last; null where there were too many, or a literal is nobody's. */
  function listedOwners(): readonly number[] | null {
    const count = words[FIELD.ownerCount >> 2] as number;
    if (count > OWNER_ROOM) return null;
    const at = (words[FIELD.owners >> 2] as number) >> 2;
    const listed: number[] = [];
    for (let owner = at; owner < at + count; owner++) listed.push(words[owner] as number);
    const owners = ascending(listed);
    return owners[0] === NOBODY ? null : owners;
  }

  /** A half unit at the end of two-byte text. */
  function endHalf(): void {
    if (!isHalf) return;
    buffer[arrived++] = OTHER_UNIT;
    scanArrived();
  }

  return {
    push,
    room,
    filled,
    ahead: () => buffer.subarray(aheadAt, aheadAt + AHEAD_BYTES),
    takeAhead,
    scanTaken: scanArrived,
    isDone: () => state === "done",
    finish() {
      endHalf();
      if (state !== "done") walkLines(true);
      if (state === "within") {
        closeSegment(scanned);
        if (scanned > lineStart) endLine(scanned, scanned);
      }
      if (state === "before") beginsAt = base + scanned;
      segmentStart = scanned;
      endsAt = base + (state === "done" ? lineStart : scanned);
      bench.close();
    },
    get counts() {
      const units = (endsAt ?? base + arrived) - beginsAt;
      const bytes = isTwoByte ? 2 * units - (isHalf && state !== "done" ? 1 : 0) : units;
      return { bytes, lines, records, orphanLines, longestLine, beginsAt };
    },
  };
}

/** The numbers in ascending order, each once. */
function ascending(numbers: number[]): readonly number[] {
  if (numbers.length < 2) return numbers;
  numbers.sort((a, b) => a - b);
  let kept = 1;
  for (let at = 1; at < numbers.length; at++)
    if (numbers[at] !== numbers[at - 1]) numbers[kept++] = numbers[at] as number;
  numbers.length = kept;
  return numbers;
}

/** Bytes of the longest character that is looked for. */
const LONGEST_CHARACTER = 4;
/** So much may be kept of the bytes before a block. */
const KEPT_BYTES = 2 * SEGMENT_BYTES;
const GRAM_BYTES = 4;
/** So much is searched for literals before its lines are walked over, while it is still in a fast cache. */
const PIECE_BYTES = 256 * 1024;
/** Pieces are not halved below this. */
const SMALLEST_PIECE = 4 * 1024;
/** No such byte in what is there. */
const NONE = Number.POSITIVE_INFINITY;
