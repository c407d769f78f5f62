/** What the scan of text in other encodings needs. */

import { BLANK } from "./layout";

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
