/**
 * The kernel in plain JavaScript, for machines whose WebAssembly has no vector instructions, and to hold the other
 * against. What each function does is written in assembly.
 */
import { BY_SECOND_BYTE, COLON_WITHIN, MAYBE_A_HEAD, NEVER_A_HEAD, TIMELESS_HEAD, WITH_COLON } from "../model/index.ts";
import { narrowUnit } from "../util/narrow-unit.ts";
import { besideHash } from "./beside-hash.ts";
import type { Kernel } from "./kernel.ts";
import {
  ALONE,
  BESIDE_BITS,
  CHUNK_BYTES,
  DROPPED,
  FIELD,
  FIRST_BYTES,
  FOLD,
  HASH,
  HIGH_CHUNKS,
  HIT_BYTES,
  LITERAL_BYTES,
  NOWHERE,
  OWNER_ROOM,
  PAIR_BITS,
  PLACE_BYTES,
  RUN_BYTES,
  RUN_ROOM,
  RUN_SPAN_MS,
  RUNS,
  SECOND_BYTES,
  SHAPE_BASE,
  SHAPE_SPAN,
  SLOT_BITS,
  SLOT_HASH,
  TABLE,
  TABLE_BITS,
} from "./memory.ts";
import { SEGMENT_BYTES } from "./segment.ts";

/** A kernel on this memory. */
export function createTwin(memory: ArrayBuffer): Kernel {
  const bytes = new Uint8Array(memory);
  const words = new Int32Array(memory, 0, memory.byteLength >> 2);
  const word = (address: number): number => words[address >> 2] as number;
  const setWord = (address: number, value: number): void => {
    words[address >> 2] = value;
  };
  const view = new DataView(memory);
  const wordAt = (address: number): number => view.getInt32(address, true);
  let hitCount = 0;

  function find(from: number, end: number, endsAfter: number): number {
    hitCount = word(FIELD.hitCount);
    let last = 0;
    let isSecond = false;
    const stop = from + Math.ceil((end - from) / 64) * 64;
    for (let at = from; at <= stop; at += 4) {
      // Behind the last gram of all anything may stand.
      const hash = Math.imul(word(at) | FOLD, HASH) >>> (32 - TABLE_BITS);
      const entry = at === stop ? ALONE << 4 : (bytes[TABLE + hash] as number);
      const meet = last & (entry >> 4);
      if (isSecond || meet !== 0) lookAtPlace(at - 4, from, end, endsAfter);
      isSecond = meet !== 0;
      last = entry;
    }
    setWord(FIELD.linesFrom, from);
    let hasHigh = 0;
    for (let chunk = from, flag = HIGH_CHUNKS; chunk < stop; chunk += CHUNK_BYTES, flag++) {
      const chunkEnd = Math.min(stop, chunk + CHUNK_BYTES);
      bytes[flag] = nextHigh(chunk, chunkEnd) < chunkEnd ? 1 : 0;
      hasHigh |= bytes[flag] as number;
    }
    setWord(FIELD.hasHigh, hasHigh);
    return hitCount;
  }

  function lookAtPlace(at: number, from: number, end: number, endsAfter: number): void {
    const gram = fine(word(at));
    const pair = besideHash(gram, fine(word(at + 4)));
    const pairBit = pair >>> (32 - PAIR_BITS);
    if ((((bytes[word(FIELD.pairs) + (pairBit >>> 3)] as number) >> (pairBit & 7)) & 1) === 1)
      lookAt(at, gram, word(word(FIELD.firstPairSlot) + (pair >>> (32 - SLOT_BITS)) * 4), from, end, endsAfter);
    const beside = (table: number, two: number): number =>
      bytes[word(table) + (besideHash(gram, fine(two)) >>> (32 - BESIDE_BITS))] as number;
    const behind = beside(FIELD.behind, view.getUint16(at + 4, true));
    const before = beside(FIELD.before, view.getUint16(at - 2, true));
    if (((behind | before) & 1) === 1 || (behind & before) !== 0)
      lookAt(
        at,
        gram,
        word(word(FIELD.firstSlot) + (Math.imul(gram, SLOT_HASH) >>> (32 - SLOT_BITS)) * 4),
        from,
        end,
        endsAfter,
      );
  }

  function lookAt(at: number, gram: number, first: number, from: number, end: number, endsAfter: number): void {
    const places = word(FIELD.places);
    let place = first;
    while (place !== 0) {
      const entry = places + place * PLACE_BYTES;
      place = word(entry);
      if (word(entry + 4) !== gram) continue;
      if ((fine(wordAt(at + word(entry + 16))) & word(entry + 20)) !== word(entry + 24)) continue;
      const literal = word(entry + 8);
      const start = at - word(entry + 12);
      if (start < from) continue;
      const length = lengthOf(literal);
      if (start + length > end || !standsAt(start, literal, length)) continue;
      if (start + length > endsAfter) addHit(start, literal);
      addSupers(start, literal, from, end, endsAfter);
    }
  }

  function addSupers(start: number, literal: number, from: number, end: number, endsAfter: number): void {
    let list = word(FIELD.supers) + word(literalEntry(literal) + 8);
    for (let count = word(list); count > 0; count--) {
      list += 8;
      const longer = word(list - 4);
      const at = start - word(list);
      if (at < from) continue;
      const length = lengthOf(longer);
      if (at + length <= end && at + length > endsAfter && standsAt(at, longer, length)) addHit(at, longer);
    }
  }

  function addHit(at: number, literal: number): void {
    const first = word(FIELD.hits);
    if (hitCount < word(FIELD.hitRoom)) {
      let slot = first + hitCount * HIT_BYTES;
      const isBehind = (other: number): boolean =>
        word(other) > at || (word(other) === at && word(other + 4) > literal);
      for (; slot > first && isBehind(slot - HIT_BYTES); slot -= HIT_BYTES) {
        setWord(slot, word(slot - HIT_BYTES));
        setWord(slot + 4, word(slot - HIT_BYTES + 4));
      }
      setWord(slot, at);
      setWord(slot + 4, literal);
    }
    hitCount++;
  }

  function literalEntry(literal: number): number {
    return word(FIELD.literals) + literal * LITERAL_BYTES;
  }

  function lengthOf(literal: number): number {
    return word(literalEntry(literal) + 4);
  }

  function standsAt(at: number, literal: number, length: number): boolean {
    const from = word(literalEntry(literal));
    for (let i = 0; i < length; i++) {
      let byte = bytes[at + i] as number;
      if (byte >= 0x41 && byte <= 0x5a) byte |= 0x20;
      const wanted = bytes[from + i] as number;
      if (byte !== wanted && (wanted !== BLANK || (byte !== TAB && byte !== LF && byte !== CR))) return false;
    }
    return true;
  }

  function skim(end: number): void {
    let lineStart = word(FIELD.lineStart);
    let segmentStart = word(FIELD.segmentStart);
    let inRecord = word(FIELD.inRecord);
    let lines = 0;
    let records = 0;
    let orphans = 0;
    let segmentLines = -1;
    let longest = word(FIELD.longest);
    let isTimeless = 0;
    let listedEnd = 0;
    const firstHit = word(FIELD.hits);
    const listEnd = firstHit + word(FIELD.hitCount) * HIT_BYTES;
    let nextHit = firstHit + word(FIELD.nextHit) * HIT_BYTES;
    const hitAt = (): number => (nextHit < listEnd ? word(nextHit) : NOWHERE);
    const nextOpaque = word(FIELD.nextOpaque);
    const stopFrom = word(FIELD.stopFrom);
    let runs = 0;
    let least = 0;
    let greatest = 0;

    for (let next = nextLine(lineStart, end); next !== -1; next = nextLine(lineStart, end)) {
      if (next - lineStart > SEGMENT_BYTES) break;
      const answer = answerOf(lineStart, next);
      if (answer !== NEVER_A_HEAD) {
        const time = answer === TIMELESS_HEAD ? 0 : timeOf(lineStart, next);
        if (time === -1 || time >= DAY_MS || nextOpaque < lineStart || stopFrom <= lineStart) break;
        if (hitAt() < lineStart) {
          if (passes(nextHit, listEnd, segmentStart, lineStart)) {
            listedEnd = lineStart;
            break;
          }
          while (hitAt() < lineStart) nextHit += HIT_BYTES;
        }
        if (answer === TIMELESS_HEAD) isTimeless = 1;
        else {
          if (runs === 0 || time - least >= RUN_SPAN_MS || greatest - time >= RUN_SPAN_MS) {
            if (runs === RUN_ROOM) break;
            const run = (RUNS + runs * RUN_BYTES) >> 2;
            words.fill(time, run, run + RUN_BYTES / 4);
            runs++;
            least = time;
            greatest = time;
          } else {
            const run = (RUNS + (runs - 1) * RUN_BYTES) >> 2;
            least = Math.min(least, time);
            greatest = Math.max(greatest, time);
            words.set([least, greatest, time], run + 1);
          }
          isTimeless = 0;
        }
        records++;
        inRecord = 1;
        segmentStart = lineStart;
        segmentLines = lines;
      } else if (next - segmentStart > SEGMENT_BYTES) break;
      else if (inRecord === 0) orphans++;
      const isPair = bytes[next - 1] === LF && next - 1 > lineStart && bytes[next - 2] === CR;
      longest = Math.max(longest, next - lineStart - (isPair ? 2 : 1));
      lines++;
      lineStart = next;
    }
    setWord(FIELD.lineStart, lineStart);
    setWord(FIELD.lines, lines);
    setWord(FIELD.records, records);
    setWord(FIELD.orphans, orphans);
    setWord(FIELD.longest, longest);
    setWord(FIELD.segmentStart, segmentStart);
    setWord(FIELD.segmentLines, segmentLines);
    setWord(FIELD.inRecord, inRecord);
    setWord(FIELD.nextHit, (nextHit - firstHit) / HIT_BYTES);
    setWord(FIELD.runCount, runs);
    setWord(FIELD.isTimeless, isTimeless);
    setWord(FIELD.listedEnd, listedEnd);
  }

  /** What the line's first two bytes say. */
  function answerOf(at: number, next: number): number {
    const answer = bytes[FIRST_BYTES + (bytes[at] as number)] as number;
    if (answer < BY_SECOND_BYTE) return answer;
    const second = bytes[SECOND_BYTES + (bytes[at + 1] as number)] as number;
    if ((answer & second) === 0) return answer & (BY_SECOND_BYTE - 1);
    if ((answer & WITH_COLON) === 0) return MAYBE_A_HEAD;
    return bytes.subarray(at, Math.min(next, at + COLON_WITHIN)).includes(COLON) ? MAYBE_A_HEAD : NEVER_A_HEAD;
  }

  /** Where the next line starts; -1 when the end of this one is not known. */
  function nextLine(from: number, end: number): number {
    for (let at = from; at < end; at++) {
      const byte = bytes[at];
      if (byte === LF) return at + 1;
      if (byte === CR) return at + 1 === end ? -1 : bytes[at + 1] === LF ? at + 2 : at + 1;
    }
    return -1;
  }

  /** The time of day of a head that has the shape, -1 for any other line. */
  function timeOf(at: number, next: number): number {
    const shapeBytes = word(FIELD.shapeBytes);
    if (shapeBytes === 0 || next - at <= shapeBytes) return -1;
    for (let i = 0; i < shapeBytes; i++) {
      const above = ((bytes[at + i] as number) - (bytes[SHAPE_BASE + i] as number)) & 0xff;
      if (above > (bytes[SHAPE_SPAN + i] as number)) return -1;
    }
    const kindAt = word(FIELD.kindAt);
    if (kindAt !== 0 && bytes[at + kindAt] === CAPITAL_F) return -1;
    const time = at + word(FIELD.timeAt);
    const digit = (i: number): number => (bytes[time + i] as number) - 0x30;
    const pair = (i: number): number => digit(i) * 10 + digit(i + 1);
    return ((pair(0) * 60 + pair(3)) * 60 + pair(6)) * 1000 + pair(9) * 10 + digit(11);
  }

  function passes(hit: number, listEnd: number, start: number, end: number): boolean {
    const isThere = remember((literal: number) => contains(literal, start, end));
    let count = 0;
    const list = remember((literal: number) => {
      const before = count;
      for (const owner of ownersOf(literal, isThere)) {
        if (count < OWNER_ROOM) setWord(word(FIELD.owners) + count * 4, owner);
        count++;
      }
      return count > before;
    });
    for (; hit < listEnd && word(hit) < end; hit += HIT_BYTES) {
      const literal = word(hit + 4);
      if (literal < 0) continue;
      if (word(hit) + lengthOf(literal) > end || !list(literal)) setWord(hit + 4, DROPPED);
    }
    setWord(FIELD.ownerCount, count);
    return count > 0;
  }

  /** The literal's clauses a condition of which holds. */
  function* ownersOf(literal: number, isThere: (literal: number) => boolean): Generator<number> {
    let list = word(FIELD.conditions) + word(literalEntry(literal) + 12);
    for (let conditions = word(list); conditions > 0; conditions--) {
      const owner = word(list + 4);
      let set = list + 12;
      list += 8 + word(list + 8) * 4;
      const holdsOne = (): boolean => {
        for (let at = set + word(set) * 4; at > set; at -= 4) if (isThere(word(at))) return true;
        return false;
      };
      while (set <= list && holdsOne()) set += 4 + word(set) * 4;
      if (set > list) yield owner;
    }
  }

  function contains(literal: number, start: number, end: number): boolean {
    const length = lengthOf(literal);
    for (let at = start; at + length <= end; at++) if (standsAt(at, literal, length)) return true;
    return false;
  }

  function nextHigh(from: number, end: number): number {
    let at = from;
    while (at < end && (bytes[at] as number) < 0x80) at++;
    return at;
  }

  function narrow(from: number, units: number, to: number, isSwapped: boolean): void {
    const high = isSwapped ? 0 : 1;
    for (let i = 0; i < units; i++)
      bytes[to + i] = narrowUnit(bytes[from + 2 * i + high] as number, bytes[from + 2 * i + 1 - high] as number);
  }

  return { memory, find, skim, passes, nextHigh, narrow };
}

/** foldFinely of four bytes at a time. */
function fine(bytes: number): number {
  return bytes | ((bytes & 0x40404040) >>> 1);
}

/** Asks once for each literal. */
function remember(ask: (literal: number) => boolean): (literal: number) => boolean {
  const known = new Map<number, boolean>();
  return (literal) => {
    const answer = known.get(literal) ?? ask(literal);
    known.set(literal, answer);
    return answer;
  };
}

const BLANK = 0x20;
const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const COLON = 0x3a;
const CAPITAL_F = 0x46;
const DAY_MS = 86_400_000;
