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

/** Does the literal stand there, ASCII case ignored and a blank for any white space? */
export function standsAt(at: usize, literal: i32, length: usize): bool {
  let bytes: usize = load<u32>(literalEntry(literal));
  for (let stop = at + length; at < stop; at++, bytes++) {
    let byte = load<u8>(at);
    if (byte - 0x41 < 26) byte |= 0x20;
    const wanted = load<u8>(bytes);
    if (byte !== wanted && (wanted !== BLANK || (byte !== TAB && byte !== LF && byte !== CR))) return false;
  }
  return true;
}

/** Folds so that capitals are small letters and hardly any two signs one; FOLD is quicker, and takes more for one. */
export function fine(bytes: i32): i32 {
  return bytes | ((bytes & 0x40404040) >>> 1);
}
