/** Finds literals by sampling one 4-byte gram in four bytes, sixteen bytes at a time. */

import { beginHits, countHits } from "./hits";
import { ALONE, CHUNK, GROUP, HAS_HIGH, HASH, HIGH_CHUNKS, LOOKED, MARKS, MEETING, RETURNS, TABLE } from "./layout";
import { beginLines, countReturns, forgetReturns, listLines } from "./lines";
import { forgetPlaces, lookAtEach } from "./meetings";
import { fromMemory, mask64, storeMask64, sumOf } from "./vectors";

const FOLD: i32 = 0x20202020;
const TABLE_SHIFT: i32 = 15; // 2^17 entries
/** Line ends, four times. */
const FEED_BYTES: i32 = 0x0a0a0a0a;
const RETURN_BYTES: i32 = 0x0d0d0d0d;
/** The low four bits of each byte. */
const LOW_BITS: i32 = 0x0f0f0f0f;

/**
 * Adds every literal that lies in [from, end) and ends behind `endsAfter` to the HIT_COUNT hits there are, by ascending
 * place. `from` is a multiple of 4. Returns how many there are; more than HIT_ROOM says that some were lost. As all bytes
 * are seen here, lines are listed for the walk, and the chunks are marked in which bytes of 0x80 or more stand.
 */
export function find(from: usize, end: usize, endsAfter: usize): i32 {
  beginHits(from, end, endsAfter);
  forgetPlaces();
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
      storeMask64(mark, i8x16.eq(first, lf), i8x16.eq(second, lf), i8x16.eq(third, lf), i8x16.eq(fourth, lf));
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
  return countHits();
}
