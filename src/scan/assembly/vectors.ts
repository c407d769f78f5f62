/** Small things done with vectors. */

import { CONSTANTS } from "./layout";

/**
 * A constant in each of four lanes, by way of the memory: V8 makes one that it knows anew wherever it is used, in the
 * innermost loop too.
 */
export function fromMemory(value: i32, at: usize): v128 {
  v128.store(CONSTANTS + at, i32x4.splat(value));
  return v128.load(CONSTANTS + at);
}

/** The sum of the 16 bytes. */
export function sumOf(bytes: v128): i32 {
  const fours = i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(bytes));
  return (
    i32x4.extract_lane(fours, 0) +
    i32x4.extract_lane(fours, 1) +
    i32x4.extract_lane(fours, 2) +
    i32x4.extract_lane(fours, 3)
  );
}

/** A bit for each byte of four vectors: its highest. */
export function mask64(a: v128, b: v128, c: v128, d: v128): u64 {
  return (
    <u64>i8x16.bitmask(a) |
    ((<u64>i8x16.bitmask(b)) << 16) |
    ((<u64>i8x16.bitmask(c)) << 32) |
    ((<u64>i8x16.bitmask(d)) << 48)
  );
}

/** The same, written to the memory: put together there, by four stores, for less than in a register. */
export function storeMask64(at: usize, a: v128, b: v128, c: v128, d: v128): void {
  store<u16>(at, <u16>i8x16.bitmask(a));
  store<u16>(at, <u16>i8x16.bitmask(b), 2);
  store<u16>(at, <u16>i8x16.bitmask(c), 4);
  store<u16>(at, <u16>i8x16.bitmask(d), 6);
}
