/** Says of a record with literals in it whether a pattern can match it, by the other words that the pattern requires. */

import { BLANK, CONDITIONS, OWNER_COUNT, OWNERS } from "./layout";
import { lengthOf, literalEntry, standsAt } from "./literals";

const OWNER_ROOM: i32 = 1024;
/** A literal of the hit list whose pattern cannot match for want of its other words. */
const DROPPED: i32 = -2;
/** Number of the record whose words are asked for. */
let question: i32 = 0;

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
