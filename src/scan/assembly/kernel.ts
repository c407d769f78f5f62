/**
 * The inner loops of the scan, in AssemblyScript: find literals by sampling one 4-byte gram in four bytes, sixteen bytes
 * at a time, and walk over lines in which nothing happens. The tables are made in JavaScript (../literals.ts,
 * ../head-shape.ts); where they lie is written in ../memory.ts, whose numbers these are. ../kernel-twin.ts does the same
 * in plain JavaScript.
 *
 * All addresses are bytes of the memory. Reading a little past what is filled is harmless: the memory goes on behind
 * it, and whatever stands there is sorted out by the comparison that follows.
 */

// Fields of 4 bytes; the same names stand in ../memory.ts. The compiler takes the first 1,024 bytes to be unused.
const LINE_START: usize = 1024;
const LINES: usize = 1028;
const RECORDS: usize = 1032;
const ORPHANS: usize = 1036;
const LONGEST: usize = 1040;
const SEGMENT_START: usize = 1044;
const IN_RECORD: usize = 1048;
const NEXT_HIT: usize = 1052;
const HIT_COUNT: usize = 1056;
const NEXT_OPAQUE: usize = 1060;
const SHAPE_BYTES: usize = 1064;
const TIME_AT: usize = 1068;
const KIND_AT: usize = 1072;
const RUN_COUNT: usize = 1076;
const IS_TIMELESS: usize = 1080;
const SEGMENT_LINES: usize = 1084;
const FIRST_SLOT: usize = 1088;
const PLACES: usize = 1092;
const LITERALS: usize = 1096;
const SUPERS: usize = 1100;
const CONDITIONS: usize = 1104;
const HITS: usize = 1108;
const HIT_ROOM: usize = 1112;
const STOP_FROM: usize = 1116;

const OWNERS: usize = 1120;
const OWNER_COUNT: usize = 1124;
const OWNER_ROOM: i32 = 1024;
const HAS_HIGH: usize = 1128;
const BEHIND: usize = 1132;
const BEFORE: usize = 1136;
const PAIRS: usize = 1140;
const FIRST_PAIR_SLOT: usize = 1144;
const LISTED_END: usize = 1148;
const LINE_LIST: usize = 1152;
const NEXT_LINE: usize = 1156;
const LAST_LINE: usize = 1160;
const LINES_FROM: usize = 1164;
const LINES_END: usize = 1168;
const RETURNS: usize = 1172;
const FIRST_RECORD: usize = 1176;

const RUNS: usize = 1184;
const RUN_BYTES: usize = 16;
const RUN_ROOM: i32 = 24;
const HIGH_CHUNKS: usize = 1600;
const CONSTANTS: usize = 1792;
const FIRST_BYTES: usize = 2048;
const SECOND_BYTES: usize = 2304;
const SHAPE_BASE: usize = 2560;
const SHAPE_SPAN: usize = 2624;
const LOOKED: usize = 2816;
const MEETING: usize = 4096;
// What the search and the walk list for themselves lies in the same place.
const BY_PAIR: usize = 8320;
const BY_GRAM: usize = 12480;
const MARKS: usize = 8320;
const HEADS: usize = 8320;
const TABLE: usize = 20736;

const FOLD: i32 = 0x20202020;
const TABLE_SHIFT: i32 = 14; // 2^18 entries
const SLOT_SHIFT: i32 = 18; // 2^14 slots
const HASH: i32 = <i32>0x9e3779b1;
const SLOT_HASH: i32 = <i32>0x85ebca6b;
const BESIDE_HASH: i32 = <i32>0xc2b2ae35;
const BESIDE_SHIFT: i32 = 16; // 2^16 bytes
const PAIR_SHIFT: i32 = 13; // 2^19 bits
// The table's buckets, by what tells: both grams of a pair, the first with what is behind it, the second with what is
// before it, or a gram alone.
const BY_BOTH: usize = 0b0001;
const BY_FIRST: usize = 0b0010;
const BY_SECOND: usize = 0b0100;
const ALONE: usize = 0b1000;
const PLACE_BYTES: usize = 32;
const GROUP: usize = 64;
/** So many bytes at a time: what is found of them stays in the fastest cache. */
const CHUNK: usize = 4096;

/** So many lines are looked through for heads at a time, in bytes of their list. */
const LINES_AT_ONCE: usize = 1024;

const LF: u8 = 0x0a;
const CR: u8 = 0x0d;
const TAB: u8 = 0x09;
const BLANK: u8 = 0x20;
const COLON: u8 = 0x3a;
/** The kind of record that heads a file. */
const FILE_HEAD: u8 = 0x46;

const NEVER: u8 = 0;
const MAYBE: u8 = 1;
const TIMELESS: u8 = 2;
const BY_SECOND_BYTE: u8 = 4;
const WITH_COLON: u8 = 8;
/** Line ends, four times. */
const FEED_BYTES: i32 = 0x0a0a0a0a;
const RETURN_BYTES: i32 = 0x0d0d0d0d;
/** No byte that ends a line is as great. */
const BEHIND_ENDS: i8 = 0x0e;
/** The low four bits of each byte. */
const LOW_BITS: i32 = 0x0f0f0f0f;
/** A literal of the hit list whose pattern cannot match for want of its other words. */
const DROPPED: i32 = -2;
/** A line longer than this stops the walk, and so does a record: the caller cuts those. */
const SEGMENT_BYTES: usize = 65536;
const RUN_SPAN_MS: i32 = 900000;
const DAY_OF_MS: i32 = 86400000;
/** Behind everything. */
const NOWHERE: u32 = 0x7fffffff;

/** Where the literal in hand must begin at or behind, end at or before, and end behind. */
let scanFrom: usize = 0;
let scanEnd: usize = 0;
let scanEndsAfter: usize = 0;
let hits: usize = 0;
let hitCount: i32 = 0;
let hitRoom: i32 = 0;
/** The last place where the literals of a single gram were compared. */
let lastByGram: usize = 0;
/** Number of the record whose words are asked for. */
let question: i32 = 0;

/**
 * A constant in each of four lanes, by way of the memory: V8 makes one that it knows anew wherever it is used, in the
 * innermost loop too.
 */
function fromMemory(value: i32, at: usize): v128 {
  v128.store(CONSTANTS + at, i32x4.splat(value));
  return v128.load(CONSTANTS + at);
}

/**
 * Adds every literal that lies in [from, end) and ends behind `endsAfter` to the HIT_COUNT hits there are, by ascending
 * place. `from` is a multiple of 4. Returns how many there are; more than HIT_ROOM says that some were lost. As all bytes
 * are seen here, lines are listed for the walk, and the chunks are marked in which bytes of 0x80 or more stand.
 */
export function find(from: usize, end: usize, endsAfter: usize): i32 {
  scanFrom = from;
  scanEnd = end;
  scanEndsAfter = endsAfter;
  hits = load<i32>(HITS);
  hitCount = load<i32>(HIT_COUNT);
  hitRoom = load<i32>(HIT_ROOM);
  lastByGram = 0;
  const fold = fromMemory(FOLD, 0);
  const hash = fromMemory(HASH, 16);
  const lf = fromMemory(FEED_BYTES, 32);
  const cr = fromMemory(RETURN_BYTES, 48);
  const lowBits = fromMemory(LOW_BITS, 64);
  const zero = i8x16.splat(0);
  beginLines(from, end);
  let highChunk = HIGH_CHUNKS;
  let hasHigh: u8 = 0;
  store<u8>(LOOKED - 1, 0);
  for (let chunk = from; chunk < end; chunk += CHUNK) {
    // What the table says of each gram of the chunk: sixteen at a time, one byte each.
    const stop = min(end, chunk + CHUNK);
    let looked = LOOKED;
    let mark = MARKS;
    let all = zero;
    let returns = zero;
    let others = zero;
    for (let at = chunk; at < stop; at += GROUP) {
      const first = v128.load(at);
      const second = v128.load(at, 16);
      const third = v128.load(at, 32);
      const fourth = v128.load(at, 48);
      store<u64>(mark, mask64(i8x16.eq(first, lf), i8x16.eq(second, lf), i8x16.eq(third, lf), i8x16.eq(fourth, lf)));
      mark += 8;
      // What is equal is -1.
      returns = i8x16.sub(i8x16.sub(returns, i8x16.eq(first, cr)), i8x16.eq(second, cr));
      others = i8x16.sub(i8x16.sub(others, i8x16.eq(third, cr)), i8x16.eq(fourth, cr));
      all = v128.or(all, v128.or(v128.or(first, second), v128.or(third, fourth)));
      const a = i32x4.shr_u(i32x4.mul(v128.or(first, fold), hash), TABLE_SHIFT);
      const b = i32x4.shr_u(i32x4.mul(v128.or(second, fold), hash), TABLE_SHIFT);
      const c = i32x4.shr_u(i32x4.mul(v128.or(third, fold), hash), TABLE_SHIFT);
      const d = i32x4.shr_u(i32x4.mul(v128.or(fourth, fold), hash), TABLE_SHIFT);
      // Two indexes at a time: by way of the memory, as one would write it, takes a third as long again.
      const at0 = <u64>i64x2.extract_lane(a, 0);
      const at1 = <u64>i64x2.extract_lane(a, 1);
      const at2 = <u64>i64x2.extract_lane(b, 0);
      const at3 = <u64>i64x2.extract_lane(b, 1);
      const at4 = <u64>i64x2.extract_lane(c, 0);
      const at5 = <u64>i64x2.extract_lane(c, 1);
      const at6 = <u64>i64x2.extract_lane(d, 0);
      const at7 = <u64>i64x2.extract_lane(d, 1);
      store<u8>(looked, load<u8>(<usize>(<u32>at0), TABLE), 0);
      store<u8>(looked, load<u8>(<usize>(at0 >> 32), TABLE), 1);
      store<u8>(looked, load<u8>(<usize>(<u32>at1), TABLE), 2);
      store<u8>(looked, load<u8>(<usize>(at1 >> 32), TABLE), 3);
      store<u8>(looked, load<u8>(<usize>(<u32>at2), TABLE), 4);
      store<u8>(looked, load<u8>(<usize>(at2 >> 32), TABLE), 5);
      store<u8>(looked, load<u8>(<usize>(<u32>at3), TABLE), 6);
      store<u8>(looked, load<u8>(<usize>(at3 >> 32), TABLE), 7);
      store<u8>(looked, load<u8>(<usize>(<u32>at4), TABLE), 8);
      store<u8>(looked, load<u8>(<usize>(at4 >> 32), TABLE), 9);
      store<u8>(looked, load<u8>(<usize>(<u32>at5), TABLE), 10);
      store<u8>(looked, load<u8>(<usize>(at5 >> 32), TABLE), 11);
      store<u8>(looked, load<u8>(<usize>(<u32>at6), TABLE), 12);
      store<u8>(looked, load<u8>(<usize>(at6 >> 32), TABLE), 13);
      store<u8>(looked, load<u8>(<usize>(<u32>at7), TABLE), 14);
      store<u8>(looked, load<u8>(<usize>(at7 >> 32), TABLE), 15);
      looked += 16;
    }
    const isHigh = <u8>(i8x16.bitmask(all) !== 0);
    store<u8>(highChunk++, isHigh);
    hasHigh |= isHigh;
    if (v128.any_true(v128.or(returns, others))) countReturns(sumOf(returns) + sumOf(others));
    listLines(chunk, stop);
    // Where the first of a bucket's pair stands before the second, something may begin. Few of these places are a
    // literal's; lists of them, each made from the one before, spare the processor wrong guesses.
    for (let at = looked; at < looked + 80; at += 16) v128.store(at, zero);
    // Behind the last gram of all anything may stand.
    const isLast = chunk + CHUNK >= end;
    if (isLast) store<u8>(looked, <u8>(ALONE << 4));
    let met = MEETING;
    let gram = chunk - 4;
    for (let at = LOOKED; at < looked + <usize>isLast; at += 64, gram += 4 * GROUP) {
      const a = v128.and(v128.and(v128.load(at - 1), lowBits), i16x8.shr_u(v128.load(at), 4));
      const b = v128.and(v128.and(v128.load(at + 15), lowBits), i16x8.shr_u(v128.load(at + 16), 4));
      const c = v128.and(v128.and(v128.load(at + 31), lowBits), i16x8.shr_u(v128.load(at + 32), 4));
      const d = v128.and(v128.and(v128.load(at + 47), lowBits), i16x8.shr_u(v128.load(at + 48), 4));
      let places = ~mask64(i8x16.eq(a, zero), i8x16.eq(b, zero), i8x16.eq(c, zero), i8x16.eq(d, zero));
      const listed = met + ((<usize>popcnt(places)) << 2);
      // There are rarely more than two: these are written whether they are there or not.
      store<u32>(met, <u32>(gram + ((<usize>ctz(places)) << 2)));
      places &= places - 1;
      store<u32>(met, <u32>(gram + ((<usize>ctz(places)) << 2)), 4);
      for (met += 8; met < listed; met += 4) {
        places &= places - 1;
        store<u32>(met, <u32>(gram + ((<usize>ctz(places)) << 2)));
      }
      met = listed;
    }
    lookAtEach(met, chunk);
    store<u8>(LOOKED - 1, load<u8>(looked - 1));
  }
  store<i32>(HAS_HIGH, <i32>hasHigh);
  if (load<i32>(RETURNS) !== 0) forgetReturns(from, end);
  return hitCount;
}

function countReturns(count: i32): void {
  store<i32>(RETURNS, load<i32>(RETURNS) + count);
}

/** The last group goes on behind `end`, and the LF of a CR just before may still come: those CRs do not count. */
function forgetReturns(from: usize, end: usize): void {
  const stop = end + ((from - end) & (GROUP - 1));
  for (let at = end - 1; at < stop; at++) if (load<u8>(at) === CR) countReturns(-1);
}

/** The sum of the 16 bytes. */
function sumOf(bytes: v128): i32 {
  const fours = i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(bytes));
  return (
    i32x4.extract_lane(fours, 0) +
    i32x4.extract_lane(fours, 1) +
    i32x4.extract_lane(fours, 2) +
    i32x4.extract_lane(fours, 3)
  );
}

/** Begins a list of the lines that begin behind what is marked in [from, end). Before its first stands one more, for the walk. */
function beginLines(from: usize, end: usize): void {
  store<u32>(LINES_FROM, <u32>from);
  store<u32>(LINES_END, <u32>end);
  store<u32>(NEXT_LINE, load<u32>(LINE_LIST) + 4);
  store<u32>(LAST_LINE, load<u32>(LINE_LIST));
  store<i32>(RETURNS, 0);
}

/** Lists what begins behind the marks of the chunk [from, stop). */
function listLines(from: usize, stop: usize): void {
  const beyond = (stop - from) & (GROUP - 1);
  if (beyond !== 0) {
    const mark = MARKS + (((stop - from) / GROUP) << 3);
    store<u64>(mark, load<u64>(mark) & (((<u64>1) << beyond) - 1));
  }
  let last: usize = load<u32>(LAST_LINE);
  let mark = MARKS;
  for (let at = from + 1; at <= stop; at += GROUP) {
    let marks: u64 = load<u64>(mark);
    mark += 8;
    const count = (<usize>popcnt(marks)) << 2;
    // There are rarely more than two; these are written whether they are there or not, to spare wrong guesses.
    store<u32>(last, <u32>(at + <usize>ctz(marks)), 4);
    marks &= marks - 1;
    store<u32>(last, <u32>(at + <usize>ctz(marks)), 8);
    if (count > 8) {
      for (let more: usize = 8; more < count; more += 4) {
        marks &= marks - 1;
        store<u32>(last + more, <u32>(at + <usize>ctz(marks)), 4);
      }
    }
    last += count;
  }
  store<u32>(LAST_LINE, <u32>last);
}

/** Looks at those of the places of a chunk, listed from MEETING to `end`, where by more of their bytes a literal may stand. */
function lookAtEach(end: usize, chunk: usize): void {
  // What the table says of the gram at a place lies there, counted in grams from the beginning of the memory.
  const said = LOOKED - (chunk >> 2);
  let byPair = BY_PAIR;
  let byGram = BY_GRAM;
  for (let at = MEETING; at < end; at += 4) {
    const place: usize = load<u32>(at);
    const said0 = said + <usize>(<isize>place >> 2);
    const ways: usize = <usize>load<u8>(said0) & (<usize>load<u8>(said0, 1) >> 4);
    store<u32>(byPair, <u32>place);
    byPair += (ways & BY_BOTH) << 2;
    store<u32>(byGram, <u32>place);
    byGram += (<usize>((ways & (BY_FIRST | ALONE)) !== 0)) << 2;
    store<u32>(byGram, <u32>(place + 4));
    byGram += (<usize>((ways & BY_SECOND) !== 0)) << 2;
  }
  lookAtPairs(likelyPairs(byPair));
  lookAtGrams(likelyGrams(byGram));
}

/** Leaves of the places listed from BY_PAIR to `end` those where both grams can be a literal's. Gives their end. */
function likelyPairs(end: usize): usize {
  const pairs: usize = load<u32>(PAIRS);
  let kept = BY_PAIR;
  for (let at = BY_PAIR; at < end; at += 4) {
    const place: usize = load<u32>(at);
    const pair: i32 = besideHash(fine(load<i32>(place)), fine(load<i32>(place, 4))) >>> PAIR_SHIFT;
    store<u32>(kept, <u32>place);
    kept += (<usize>(load<u8>(pairs + (pair >>> 3)) >> (pair & 7)) & 1) << 2;
  }
  return kept;
}

/** Leaves of the places listed from BY_GRAM to `end` those where with its neighbours a gram can be a literal's. Gives their end. */
function likelyGrams(end: usize): usize {
  const behind: usize = load<u32>(BEHIND);
  const before: usize = load<u32>(BEFORE);
  let kept = BY_GRAM;
  for (let at = BY_GRAM; at < end; at += 4) {
    const place: usize = load<u32>(at);
    const gram = fine(load<i32>(place));
    // Bit 0: the two bytes on this side are enough; bit 1: those on the other must be a literal's as well.
    const there = load<u8>(behind + (besideHash(gram, fine(load<u16>(place, 4))) >>> BESIDE_SHIFT));
    const here = load<u8>(before + (besideHash(gram, fine(load<u16>(place - 2))) >>> BESIDE_SHIFT));
    store<u32>(kept, <u32>place);
    kept += (<usize>((there | here | ((there & here) >> 1)) & 1)) << 2;
  }
  return kept;
}

function lookAtPairs(end: usize): void {
  for (let at = BY_PAIR; at < end; at += 4) {
    const place: usize = load<u32>(at);
    const gram = fine(load<i32>(place));
    const slot: usize = besideHash(gram, fine(load<i32>(place, 4))) >>> SLOT_SHIFT;
    lookAt(place, gram, load<u32>(load<u32>(FIRST_PAIR_SLOT) + (slot << 2)));
  }
}

function lookAtGrams(end: usize): void {
  for (let at = BY_GRAM; at < end; at += 4) {
    const place: usize = load<u32>(at);
    if (place === lastByGram) continue; // the second of one pair may be the first of the next
    lastByGram = place;
    const gram = fine(load<i32>(place));
    const slot: usize = (gram * SLOT_HASH) >>> SLOT_SHIFT;
    lookAt(place, gram, load<u32>(load<u32>(FIRST_SLOT) + (slot << 2)));
  }
}

/** Folds so that capitals are small letters and hardly any two signs one; FOLD is quicker, and takes more for one. */
function fine(bytes: i32): i32 {
  return bytes | ((bytes & 0x40404040) >>> 1);
}

/** Mixes a gram with what stands beside it, both folded. */
function besideHash(gram: i32, beside: i32): u32 {
  return <u32>(((gram * SLOT_HASH) ^ (beside * BESIDE_HASH)) * HASH);
}

/** Compares the literals of a slot that have this gram with what stands around it. */
function lookAt(at: usize, gram: i32, place: usize): void {
  const places: usize = load<u32>(PLACES);
  while (place !== 0) {
    const entry = places + place * PLACE_BYTES;
    place = load<u32>(entry);
    if (load<i32>(entry, 4) !== gram) continue;
    // Four more bytes of the literal, where it has them; most grams that are no literal's end here.
    if ((fine(load<i32>(at + load<i32>(entry, 16))) & load<i32>(entry, 20)) !== load<i32>(entry, 24)) continue;
    const literal: i32 = load<i32>(entry, 8);
    const start = at - load<i32>(entry, 12);
    if (<isize>start < <isize>scanFrom) continue;
    const length: usize = lengthOf(literal);
    if (start + length > scanEnd || !standsAt(start, literal, length)) continue;
    if (start + length > scanEndsAfter) addHit(start, literal);
    addSupers(start, literal);
  }
}

function literalEntry(literal: i32): usize {
  return <usize>load<i32>(LITERALS) + ((<usize>literal) << 5);
}

function lengthOf(literal: i32): usize {
  return load<u32>(literalEntry(literal), 4);
}

/** Does the literal stand there, ASCII case ignored and a blank for any white space? */
function standsAt(at: usize, literal: i32, length: usize): bool {
  let bytes: usize = load<u32>(literalEntry(literal));
  for (let stop = at + length; at < stop; at++, bytes++) {
    let byte = load<u8>(at);
    if (byte - 0x41 < 26) byte |= 0x20;
    const wanted = load<u8>(bytes);
    if (byte !== wanted && (wanted !== BLANK || (byte !== TAB && byte !== LF && byte !== CR))) return false;
  }
  return true;
}

/** Longer literals that hold this one are not looked for by themselves. */
function addSupers(start: usize, literal: i32): void {
  let list: usize = <usize>load<i32>(SUPERS) + load<u32>(literalEntry(literal), 8);
  for (let count = load<i32>(list); count > 0; count--) {
    list += 8;
    const longer: i32 = load<i32>(list - 4);
    const at = start - load<i32>(list);
    if (<isize>at < <isize>scanFrom) continue;
    const length = lengthOf(longer);
    if (at + length <= scanEnd && at + length > scanEndsAfter && standsAt(at, longer, length)) addHit(at, longer);
  }
}

/** Puts a hit in its place in the list, by where it stands and by its literal; it is nearly in order as it comes. */
function addHit(at: usize, literal: i32): void {
  if (hitCount < hitRoom) {
    let slot: usize = hits + ((<usize>hitCount) << 3);
    while (
      slot > hits &&
      (load<u32>(slot - 8) > <u32>at || (load<u32>(slot - 8) === <u32>at && load<i32>(slot - 4) > literal))
    ) {
      store<u64>(slot, load<u64>(slot - 8));
      slot -= 8;
    }
    store<u32>(slot, <u32>at);
    store<i32>(slot, literal, 4);
  }
  hitCount++;
}

/** What a walk has come to: the open record, and behind which place one must be looked at before it ends. */
let segmentStart: usize = 0;
let segmentLine: usize = 0;
let guard: usize = 0;
let records: i32 = 0;
/** The last "hh:mm:ss" seen, and what it is in milliseconds of the day. */
let seenClock: u64 = 0;
let secondMs: i32 = 0;
/** The times of the run at hand. No time is within a run of the first two. */
let runMin: i32 = 0;
let runMax: i32 = 0;
let runLast: i32 = 0;

/**
 * Walks over whole lines from LINE_START on, as long as nothing happens in them: no literal stands in a record that its
 * patterns could match, no head is other than the shape foresees, no record is long. Where something does, LINE_START is
 * left at that line for the caller to deal with. `end` is where the known bytes end.
 */
export function skim(end: usize): void {
  segmentStart = load<i32>(SEGMENT_START);
  segmentLine = 0;
  records = 0;
  seenClock = 0;
  runMin = -RUN_SPAN_MS;
  runMax = -RUN_SPAN_MS;
  store<i32>(RUN_COUNT, 0);
  store<i32>(IS_TIMELESS, 0);
  store<i32>(LISTED_END, 0);
  guard = nextStop();

  const lastLine = firstLines(load<u32>(LINE_START), end);
  const firstLine: usize = load<u32>(NEXT_LINE) - 4;
  let firstRecord: usize = 0;
  let line = firstLine;
  while (line < lastLine) {
    const first = line;
    const last = lastOfPiece(first, lastLine);
    const heads = listHeads(first, last);
    line = endOfShort(first, takeHeads(heads, last));
    if (firstRecord === 0 && records > 0) firstRecord = load<u32>(FIRST_RECORD);
    seeLengths(first, line);
    if (line !== last) break;
  }

  store<u32>(NEXT_LINE, <u32>(line + 4));
  store<u32>(LINE_START, load<u32>(line));
  store<i32>(LINES, <i32>(line - firstLine) >> 2);
  store<i32>(RECORDS, records);
  store<i32>(SEGMENT_START, <i32>segmentStart);
  store<i32>(SEGMENT_LINES, records === 0 ? -1 : <i32>(segmentLine - firstLine) >> 2);
  endRun();
  store<i32>(IS_TIMELESS, load<i32>(IS_TIMELESS) === <i32>segmentStart ? 1 : 0);
  if (load<i32>(IN_RECORD) !== 0) store<i32>(ORPHANS, 0);
  else if (records === 0) store<i32>(ORPHANS, <i32>(line - firstLine) >> 2);
  else {
    store<i32>(ORPHANS, <i32>(firstRecord - firstLine) >> 2);
    store<i32>(IN_RECORD, 1);
  }
}

/**
 * How far the walk goes at once from the line listed at `first`: no farther than a segment reaches from the open record
 * on, so that no record within is longer. One line at least.
 */
function lastOfPiece(first: usize, lastLine: usize): usize {
  let last = min(lastLine, first + LINES_AT_ONCE);
  while (last > first + 4 && <isize>load<u32>(last) - <isize>segmentStart > <isize>SEGMENT_BYTES)
    last = first + (((last - first) >> 3) << 2);
  return last;
}

/**
 * Walks over the records that begin at the lines listed from HEADS to `heads`. Gives the line that it stops at, `last`
 * where it does not.
 */
function takeHeads(heads: usize, last: usize): usize {
  for (let head = HEADS; head < heads; head += 4) {
    const from = head;
    head = passTimed(head, heads);
    if (head > from) openRecords((head - from) >> 2, load<u32>(from), load<u32>(head - 4));
    if (head === heads) break;
    const line = load<u32>(head);
    if (!takeHead(line)) return line;
  }
  return last;
}

/**
 * Passes over heads as the shape foresees them, with times of the second at hand and of the run, as long as nothing that
 * must be looked at stands in the records. Gives the first that is other. What nearly every record needs stands here,
 * and little of it, so that it stays in registers; exported, for else the compiler makes one function of this and more.
 */
export function passTimed(head: usize, heads: usize): usize {
  const headBytes: usize = load<i32>(SHAPE_BYTES) + 1;
  if (headBytes === 1) return head; // no shape
  const mostBehind: usize = SEGMENT_BYTES - headBytes + 1;
  const timeAt: usize = load<i32>(TIME_AT);
  const kindAt: usize = load<i32>(KIND_AT);
  const fileHead: i32 = kindAt === 0 ? -1 : FILE_HEAD;
  const base0 = v128.load(SHAPE_BASE);
  const base1 = v128.load(SHAPE_BASE, 16);
  const base2 = v128.load(SHAPE_BASE, 32);
  const span0 = v128.load(SHAPE_SPAN);
  const span1 = v128.load(SHAPE_SPAN, 16);
  const span2 = v128.load(SHAPE_SPAN, 32);
  const clock = seenClock;
  const second = secondMs;
  const stop = guard;
  let least = runMin;
  let most = runMax;
  let time = runLast;
  for (; head < heads; head += 4) {
    const line: usize = load<u32>(head);
    const lineStart: usize = load<u32>(line);
    if (
      load<u32>(line, 4) - lineStart - headBytes >= mostBehind ||
      !i8x16.all_true(
        v128.and(
          i8x16.le_u(i8x16.sub(v128.load(lineStart), base0), span0),
          v128.and(
            i8x16.le_u(i8x16.sub(v128.load(lineStart, 16), base1), span1),
            i8x16.le_u(i8x16.sub(v128.load(lineStart, 32), base2), span2),
          ),
        ),
      ) ||
      <i32>load<u8>(lineStart + kindAt) === fileHead ||
      load<u64>(lineStart + timeAt) !== clock ||
      stop < lineStart
    )
      break;
    const now = second + fractionOf(load<u32>(lineStart + timeAt, 8));
    if (now - least >= RUN_SPAN_MS || most - now >= RUN_SPAN_MS) break;
    least = min(least, now);
    most = max(most, now);
    time = now;
  }
  runMin = least;
  runMax = most;
  runLast = time;
  return head;
}

/** Milliseconds of ".mmm". */
function fractionOf(fraction: u32): i32 {
  return <i32>((fraction >> 8) & 15) * 100 + <i32>((fraction >> 16) & 15) * 10 + <i32>((fraction >> 24) & 15);
}

/** So many records have begun, at the line listed at `first`, and the last of them at the one at `last`. */
function openRecords(count: i32, first: usize, last: usize): void {
  if (records === 0) store<u32>(FIRST_RECORD, <u32>first);
  records += count;
  segmentLine = last;
  segmentStart = load<u32>(last);
}

/** Walks over the record that begins at the line listed there, or over the line if none does; false to stop before it. */
function takeHead(line: usize): bool {
  const lineStart: usize = load<u32>(line);
  const next: usize = load<u32>(line, 4);
  const isTimed = hasShape(lineStart, next);
  const timeAt: usize = load<i32>(TIME_AT);
  if (isTimed) {
    // "hh:mm:ss" is the same for many records in a row; ".mmm" stands behind it. Hour 24 and its like are no time, and
    // the line no head: that must be known before the record before it is closed.
    const clock = load<u64>(lineStart + timeAt);
    const ms = secondOf(clock);
    if (ms >= DAY_OF_MS) return false;
    seenClock = clock;
    secondMs = ms;
  }
  // Whichever a head is, it begins a record.
  const answer = isTimed ? TIMELESS : answerOf(lineStart, next);
  if (answer === NEVER) return true;
  // The record before ends here: did anything stand in it?
  if (answer === MAYBE || (guard < lineStart && mayHold(segmentStart, lineStart))) return false;
  if (guard < lineStart) guard = nextStop();
  if (isTimed) {
    const time = secondMs + fractionOf(load<u32>(lineStart + timeAt, 8));
    if (time - runMin >= RUN_SPAN_MS || runMax - time >= RUN_SPAN_MS) {
      if (load<i32>(RUN_COUNT) === RUN_ROOM) return false;
      endRun();
      beginRun(time);
    }
    runMin = min(runMin, time);
    runMax = max(runMax, time);
    runLast = time;
  } else store<i32>(IS_TIMELESS, <i32>lineStart);
  openRecords(1, line, line);
  return true;
}

/** Does a head stand there as the shape foresees it? */
function hasShape(lineStart: usize, next: usize): bool {
  const shapeBytes: usize = load<i32>(SHAPE_BYTES);
  const length = next - lineStart;
  // A line that is no longer has no head of the shape, and one that is longer than a segment stops the walk.
  if (shapeBytes === 0 || length <= shapeBytes || length > SEGMENT_BYTES) return false;
  const kindAt: usize = load<i32>(KIND_AT);
  return (
    fitsShape(lineStart, 0) &&
    fitsShape(lineStart, 16) &&
    fitsShape(lineStart, 32) &&
    (kindAt === 0 || load<u8>(lineStart + kindAt) !== FILE_HEAD)
  );
}

function fitsShape(lineStart: usize, at: usize): bool {
  const above = i8x16.sub(v128.load(lineStart + at), v128.load(SHAPE_BASE + at));
  return i8x16.all_true(i8x16.le_u(above, v128.load(SHAPE_SPAN + at)));
}

/**
 * Sees that the lines of a walk from `lineStart` to `end` are listed, the one at hand first, from the one before NEXT_LINE
 * on. Gives the last of them, which ends behind `end`.
 */
function firstLines(lineStart: usize, end: usize): usize {
  // The last search has listed them already, where it ended there and before each CR an LF stood.
  if (<usize>load<u32>(LINES_END) !== end) listAll(lineStart, end);
  else if (load<i32>(RETURNS) !== 0) {
    if (load<i32>(RETURNS) === countPairs()) store<i32>(RETURNS, 0);
    else listAll(load<u32>(LINES_FROM), end);
  }
  let next: usize = load<u32>(NEXT_LINE);
  const last: usize = load<u32>(LAST_LINE);
  while (next <= last && <usize>load<u32>(next) <= lineStart) next += 4;
  store<u32>(NEXT_LINE, <u32>next);
  store<u32>(next - 4, <u32>lineStart);
  return last;
}

/** Before how many of the LFs that are listed stands a CR, among the bytes that were searched? */
function countPairs(): i32 {
  let line: usize = load<u32>(LINE_LIST) + 4;
  const last: usize = load<u32>(LAST_LINE);
  if (line <= last && load<u32>(line) === load<u32>(LINES_FROM) + 1) line += 4; // nothing was searched before it
  let pairs: i32 = 0;
  for (; line <= last; line += 4) pairs += <i32>(load<u8>(<usize>load<u32>(line) - 2) === CR);
  return pairs;
}

/** Lists the lines that begin behind the line ends in [from, end), whichever these are. */
function listAll(from: usize, end: usize): void {
  const behindEnds = i8x16.splat(BEHIND_ENDS);
  beginLines(from, end);
  for (let chunk = from; chunk < end; chunk += CHUNK) {
    const stop = min(end, chunk + CHUNK);
    let mark = MARKS;
    for (let at = chunk; at < stop; at += 16) {
      store<u16>(mark, <u16>i8x16.bitmask(i8x16.lt_s(v128.load(at), behindEnds)));
      mark += 2;
    }
    listLines(chunk, stop);
  }
  sortOut(end);
}

/** Leaves of the controls that are listed those that end a line: each LF, and each CR without one behind it. */
function sortOut(end: usize): void {
  let kept: usize = load<u32>(LINE_LIST);
  const last: usize = load<u32>(LAST_LINE);
  for (let line = kept; line < last; line += 4) {
    const next: usize = load<u32>(line, 4);
    const byte = load<u8>(next - 1);
    store<u32>(kept, <u32>next, 4);
    // A CR before an LF ends its line together with it; at the end of what is known the LF may still come.
    const endsLine = <i32>(byte === LF) | (<i32>(byte === CR) & <i32>(next < end) & <i32>(load<u8>(next) !== LF));
    kept += (<usize>endsLine) << 2;
  }
  store<u32>(LAST_LINE, <u32>kept);
}

/**
 * Of the lines listed from `first` to before `last`, lists those that by their first byte may be heads. Gives the end of
 * that list. Without a branch for each, for nobody can guess which line is one.
 */
function listHeads(first: usize, last: usize): usize {
  let heads = HEADS;
  for (let line = first; line < last; line += 4) {
    store<u32>(heads, <u32>line);
    heads += (<usize>(load<u8>(<usize>load<u8>(load<u32>(line)), FIRST_BYTES) !== NEVER)) << 2;
  }
  return heads;
}

/** The line listed from `first` on with which the open record gets longer than a segment, if that comes before `line`; else `line`. */
function endOfShort(first: usize, line: usize): usize {
  if (<isize>load<u32>(line) - <isize>segmentStart <= <isize>SEGMENT_BYTES) return line;
  while (<isize>load<u32>(first, 4) - <isize>segmentStart <= <isize>SEGMENT_BYTES) first += 4;
  return first;
}

/** Takes the lengths of the lines listed from `first` to before `last` into account. */
function seeLengths(first: usize, last: usize): void {
  let most = i32x4.splat(0);
  // What is listed behind them may be looked at as well.
  for (let line = first; line < last; line += 16)
    most = i32x4.max_s(most, i32x4.sub(v128.load(line, 4), v128.load(line)));
  let longest = load<i32>(LONGEST);
  if (!v128.any_true(i32x4.gt_s(most, i32x4.splat(longest + 1)))) return;
  for (let line = first; line < last; line += 4)
    longest = max(longest, lengthOfLine(load<u32>(line), load<u32>(line, 4)));
  store<i32>(LONGEST, longest);
}

/** Behind which place a record must not end without being looked at: the next hit, the next place that cannot be seen through, the end of the walk. */
function nextStop(): usize {
  const hits: usize = load<i32>(HITS);
  const number: usize = load<i32>(NEXT_HIT);
  const hit = number < <usize>load<i32>(HIT_COUNT) ? load<u32>(hits + (number << 3)) : NOWHERE;
  return min(min(<usize>hit, <usize>load<i32>(NEXT_OPAQUE)), <usize>load<i32>(STOP_FROM) - 1);
}

/** May a pattern match the record [start, end), or does the walk end here? If not, its hits are behind. */
function mayHold(start: usize, end: usize): bool {
  if (<usize>load<i32>(NEXT_OPAQUE) < end || <usize>load<i32>(STOP_FROM) <= end) return true;
  const hits: usize = load<i32>(HITS);
  const listEnd = hits + ((<usize>load<i32>(HIT_COUNT)) << 3);
  let hit = hits + ((<usize>load<i32>(NEXT_HIT)) << 3);
  if (hit >= listEnd || <usize>load<u32>(hit) >= end) return false;
  if (passes(hit, listEnd, start, end)) {
    store<i32>(LISTED_END, <i32>end);
    return true;
  }
  while (hit < listEnd && <usize>load<u32>(hit) < end) hit += 8;
  store<i32>(NEXT_HIT, <i32>((hit - hits) >> 3));
  return false;
}

/** What the first two bytes of a line say of it, that may be a head by the first. */
function answerOf(lineStart: usize, next: usize): u8 {
  if (next - lineStart > SEGMENT_BYTES) return MAYBE;
  const answer: u8 = load<u8>(FIRST_BYTES + <usize>load<u8>(lineStart));
  if (answer < BY_SECOND_BYTE) return answer;
  if (!(answer & load<u8>(SECOND_BYTES + <usize>load<u8>(lineStart, 1)))) return answer & (BY_SECOND_BYTE - 1);
  if (!(answer & WITH_COLON)) return MAYBE;
  const colon = i8x16.splat(COLON);
  let colons: u32 =
    i8x16.bitmask(i8x16.eq(v128.load(lineStart), colon)) |
    (i8x16.bitmask(i8x16.eq(v128.load(lineStart, 16), colon)) << 16);
  if (next - lineStart < 32) colons &= (1 << (<u32>(next - lineStart))) - 1;
  return colons !== 0 ? MAYBE : NEVER;
}

/** Length of a line without its end. */
function lengthOfLine(lineStart: usize, next: usize): i32 {
  const length: i32 = <i32>(next - 1 - lineStart);
  return length > 0 && load<u8>(next - 1) === LF && load<u8>(next - 2) === CR ? length - 1 : length;
}

function beginRun(first: i32): void {
  runMin = first;
  runMax = first;
  const count = load<i32>(RUN_COUNT);
  store<i32>(RUNS + <usize>count * RUN_BYTES, first);
  store<i32>(RUN_COUNT, count + 1);
}

/** Ends the run that was begun last, if one was. */
function endRun(): void {
  const count = load<i32>(RUN_COUNT);
  if (count === 0) return;
  const run = RUNS + <usize>(count - 1) * RUN_BYTES;
  store<i32>(run, runMin, 4);
  store<i32>(run, runMax, 8);
  store<i32>(run, runLast, 12);
}

/** "hh:mm:ss", known to be digits and colons, in milliseconds of the day. */
function secondOf(clock: u64): i32 {
  const tens: u64 = clock & 0x000f00000f00000f;
  const ones: u64 = (clock >> 8) & 0x000f00000f00000f;
  const pairs = tens * 10 + ones;
  const hours = <i32>(pairs & 0xff);
  const minutes = <i32>((pairs >> 24) & 0xff);
  const seconds = <i32>((pairs >> 48) & 0xff);
  return ((hours * 60 + minutes) * 60 + seconds) * 1000;
}

function mask64(a: v128, b: v128, c: v128, d: v128): u64 {
  return (
    <u64>i8x16.bitmask(a) |
    ((<u64>i8x16.bitmask(b)) << 16) |
    ((<u64>i8x16.bitmask(c)) << 32) |
    ((<u64>i8x16.bitmask(d)) << 48)
  );
}

/**
 * Can a pattern match the record [start, end), by the literals that stand in it and the other words that it requires?
 * Hits no clause of which can hold are marked as dropped; the clauses that can are listed.
 */
export function passes(hit: usize, listEnd: usize, start: usize, end: usize): bool {
  const owners: usize = load<i32>(OWNERS);
  let count: i32 = 0;
  question++;
  for (; hit < listEnd && <usize>load<u32>(hit) < end; hit += 8) {
    const literal: i32 = load<i32>(hit, 4);
    if (literal < 0) continue;
    // What begins here and ends in the next record belongs to neither.
    if (<usize>load<u32>(hit) + lengthOf(literal) > end) {
      store<i32>(hit, DROPPED, 4);
      continue;
    }
    const entry = literalEntry(literal);
    if (load<i32>(entry, 24) !== question) {
      store<i32>(entry, question, 24);
      const before = count;
      count = listOwners(literal, start, end, owners, count);
      store<i32>(entry, count > before ? 1 : 0, 28);
    }
    if (load<i32>(entry, 28) === 0) store<i32>(hit, DROPPED, 4);
  }
  store<i32>(OWNER_COUNT, count);
  return count > 0;
}

/** Lists the literal's clauses a condition of which holds: in each of its sets one word stands in [start, end). */
function listOwners(literal: i32, start: usize, end: usize, owners: usize, count: i32): i32 {
  let list: usize = <usize>load<i32>(CONDITIONS) + load<u32>(literalEntry(literal), 12);
  for (let conditions = load<i32>(list); conditions > 0; conditions--) {
    const owner = load<i32>(list, 4);
    let set = list + 12;
    list += 8 + ((<usize>load<u32>(list, 8)) << 2);
    while (set <= list && holdsOneOf(set, start, end)) set += 4 + ((<usize>load<u32>(set)) << 2);
    if (set <= list) continue;
    if (count < OWNER_ROOM) store<i32>(owners + ((<usize>count) << 2), owner);
    count++;
  }
  return count;
}

/** Does one of the words of the set stand in [start, end)? */
function holdsOneOf(set: usize, start: usize, end: usize): bool {
  for (let words = load<i32>(set); words > 0; words--) {
    set += 4;
    if (isThere(load<i32>(set), start, end)) return true;
  }
  return false;
}

/** Does the literal stand in the record? Asked once for each record, then remembered. */
function isThere(literal: i32, start: usize, end: usize): bool {
  const entry = literalEntry(literal);
  if (load<i32>(entry, 16) === question) return load<i32>(entry, 20) !== 0;
  const found = contains(literal, start, end);
  store<i32>(entry, question, 16);
  store<i32>(entry, found ? 1 : 0, 20);
  return found;
}

/** Does the literal stand anywhere in [start, end)? */
function contains(literal: i32, start: usize, end: usize): bool {
  const length = lengthOf(literal);
  const bytes: usize = load<u32>(literalEntry(literal));
  if (end - start < length) return false;
  const stop = end - length + 1;
  // Its first and its last byte, folded so that a letter and its capital are one; a blank may be any. The comparison sorts
  // out the rest.
  const fold = i8x16.splat(0x20);
  const first = load<u8>(bytes);
  const last = load<u8>(bytes + length - 1);
  const wantedFirst = i8x16.splat(first | 0x20);
  const wantedLast = i8x16.splat(last | 0x20);
  const anyFirst = i8x16.splat(first === BLANK ? -1 : 0);
  const anyLast = i8x16.splat(last === BLANK ? -1 : 0);
  for (let at = start; at < stop; at += 16) {
    const begins = v128.or(i8x16.eq(v128.or(v128.load(at), fold), wantedFirst), anyFirst);
    const ends = v128.or(i8x16.eq(v128.or(v128.load(at + length - 1), fold), wantedLast), anyLast);
    let mask = i8x16.bitmask(v128.and(begins, ends));
    while (mask !== 0) {
      const place = at + ctz(mask);
      if (place >= stop) break;
      if (standsAt(place, literal, length)) return true;
      mask &= mask - 1;
    }
  }
  return false;
}

/** The first byte of 0x80 or more in [from, end); `end` or beyond where there is none. */
export function nextHigh(from: usize, end: usize): usize {
  for (; from < end; from += 64) {
    const a = v128.or(v128.load(from), v128.load(from, 16));
    const b = v128.or(v128.load(from, 32), v128.load(from, 48));
    if (i8x16.bitmask(v128.or(a, b)) === 0) continue;
    while (load<u8>(from) < 0x80) from++;
    return from;
  }
  return from;
}

/**
 * Narrows UTF-16 at `from`, `units` of them, to one byte each at `to`: ASCII stays, full-width ASCII becomes ASCII, wide
 * and unbreakable blanks become a blank, everything else 0xff. `swapped` for the high byte first.
 */
export function narrow(from: usize, units: usize, to: usize, swapped: bool): void {
  const limit = i16x8.splat(0x7f);
  let i: usize = 0;
  for (; i + 16 <= units; i += 16) {
    let a = v128.load(from + (i << 1));
    let b = v128.load(from + (i << 1), 16);
    if (swapped) {
      a = v128.or(i16x8.shl(a, 8), i16x8.shr_u(a, 8));
      b = v128.or(i16x8.shl(b, 8), i16x8.shr_u(b, 8));
    }
    if (v128.any_true(i16x8.gt_u(v128.or(a, b), limit))) narrowEach(from + (i << 1), 16, to + i, swapped);
    else v128.store(to + i, i8x16.narrow_i16x8_u(a, b));
  }
  if (i < units) narrowEach(from + (i << 1), units - i, to + i, swapped);
}

function narrowEach(from: usize, units: usize, to: usize, swapped: bool): void {
  for (let i: usize = 0; i < units; i++) {
    let unit: u32 = load<u16>(from + (i << 1));
    if (swapped) unit = ((unit & 0xff) << 8) | (unit >> 8);
    let byte: u32 = 0xff;
    if (unit < 0x80) byte = unit;
    else if (unit === 0xa0 || unit === 0x3000) byte = BLANK;
    else if (unit >= 0xff01 && unit <= 0xff5e) byte = unit - 0xfee0;
    store<u8>(to + i, <u8>byte);
  }
}
