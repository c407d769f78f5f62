/**
 * Where two grams meet as those of some literal, few have one. Lists of these places, each made from the one before by a
 * few more of their bytes, spare the processor wrong guesses.
 */

import { lookAt } from "./hits";

import {
  ALONE,
  BEFORE,
  BEHIND,
  BY_GRAM,
  BY_PAIR,
  FIRST_PAIR_SLOT,
  FIRST_SLOT,
  HASH,
  LOOKED,
  MEETING,
  PAIRS,
} from "./layout";
import { fine } from "./literals";

const SLOT_SHIFT: i32 = 18; // 2^14 slots
const SLOT_HASH: i32 = <i32>0x85ebca6b;
const BESIDE_HASH: i32 = <i32>0xc2b2ae35;
const BESIDE_SHIFT: i32 = 16; // 2^16 bytes
const PAIR_SHIFT: i32 = 13; // 2^19 bits
// The table's buckets, by what tells: both grams of a pair, the first with what is behind it, the second with what is
// before it, or a gram alone.
const BY_BOTH: usize = 0b0001;
const BY_FIRST: usize = 0b0010;
const BY_SECOND: usize = 0b0100;
/** The last place where the literals of a single gram were compared. */
let lastByGram: usize = 0;

/** A new search begins. */
export function forgetPlaces(): void {
  lastByGram = 0;
}

/** Looks at those of the places of a chunk, listed from MEETING to `end`, where by more of their bytes a literal may stand. */
export function lookAtEach(end: usize, chunk: usize): void {
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

/** Mixes a gram with what stands beside it, both folded. */
function besideHash(gram: i32, beside: i32): u32 {
  return <u32>(((gram * SLOT_HASH) ^ (beside * BESIDE_HASH)) * HASH);
}
