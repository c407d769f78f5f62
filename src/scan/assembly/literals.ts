/** The literals, as their tables describe them. */

import { BLANK, CR, LF, LITERALS } from "./layout";

const TAB: u8 = 0x09;

/** Where the table of literals tells of this one. */
export function literalEntry(literal: i32): usize {
  return <usize>load<i32>(LITERALS) + ((<usize>literal) << 5);
}

/** Its length in bytes. */
export function lengthOf(literal: i32): usize {
  return load<u32>(literalEntry(literal), 4);
}

/**
 * Does the literal stand there, ASCII case ignored and a blank for any white space? Sixteen bytes at a time: what is read
 * behind the literal, up to fifteen bytes, does not count.
 */
export function standsAt(at: usize, literal: i32, length: usize): bool {
  const bytes: usize = load<u32>(literalEntry(literal));
  for (let from: usize = 0; from < length; from += 16) {
    const there = v128.load(at + from);
    const wanted = v128.load(bytes + from);
    const isCapital = i8x16.le_u(i8x16.sub(there, i8x16.splat(0x41)), i8x16.splat(25));
    const isSame = i8x16.eq(v128.or(there, v128.and(isCapital, i8x16.splat(0x20))), wanted);
    const isWhite = v128.or(
      v128.or(i8x16.eq(there, i8x16.splat(TAB)), i8x16.eq(there, i8x16.splat(LF))),
      i8x16.eq(there, i8x16.splat(CR)),
    );
    const isEither = v128.or(isSame, v128.and(isWhite, i8x16.eq(wanted, i8x16.splat(BLANK))));
    const beyond = max(0, 16 + <i32>from - <i32>length);
    if (((~i8x16.bitmask(isEither) << beyond) & 0xffff) !== 0) return false;
  }
  return true;
}

/** Folds so that capitals are small letters and hardly any two signs one; FOLD is quicker, and takes more for one. */
export function fine(bytes: i32): i32 {
  return bytes | ((bytes & 0x40404040) >>> 1);
}
