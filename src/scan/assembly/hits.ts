/** From a place where a literal may stand to the list of those that do. */

import { HIT_COUNT, HIT_ROOM, HITS, PLACES, SUPERS } from "./layout";
import { fine, lengthOf, literalEntry, standsAt } from "./literals";

const PLACE_BYTES: usize = 32;
/** Where the literal in hand must begin at or behind, end at or before, and end behind. */
let scanFrom: usize = 0;
let scanEnd: usize = 0;
let scanEndsAfter: usize = 0;
let hits: usize = 0;
let hitCount: i32 = 0;
let hitRoom: i32 = 0;

/** From now on literals in [from, end) that end behind `endsAfter` are added to the HIT_COUNT hits there are. */
export function beginHits(from: usize, end: usize, endsAfter: usize): void {
  scanFrom = from;
  scanEnd = end;
  scanEndsAfter = endsAfter;
  hits = load<i32>(HITS);
  hitCount = load<i32>(HIT_COUNT);
  hitRoom = load<i32>(HIT_ROOM);
}

/** How many there are by now; more than HIT_ROOM says that some were lost. */
export function countHits(): i32 {
  return hitCount;
}

/** Compares the literals of a slot that have this gram with what stands around it. */
export function lookAt(at: usize, gram: i32, place: usize): void {
  const places: usize = load<u32>(PLACES);
  while (place !== 0) {
    const entry = places + place * PLACE_BYTES;
    place = load<u32>(entry);
    if (load<i32>(entry, 4) !== gram) continue;
    // Up to four more bytes of the literal; most places that only look like one end here.
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
