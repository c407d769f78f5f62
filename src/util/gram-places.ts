/**
 * Where in a literal the grams stand that find it. One gram is read in every four bytes, so for each remainder by four
 * one offset of the literal is chosen: wherever the literal stands, one of these falls on a multiple of four. A gram whose
 * neighbour is the literal's too is told together with it, which turns nearly all other places away at once.
 */
import { commonnessOf } from "./common-grams.ts";

/** A gram that finds a literal. */
export interface GramPlace {
  /** How far into the literal the gram stands. */
  readonly offset: number;
  /**
   * Told by the gram and the whole one behind it; by the gram and the one behind, or before it, of which three bytes are
   * known; or by the gram alone.
   */
  readonly way: "pair" | "forward" | "backward" | "alone";
  /** What it costs, in places of a million that are looked at for nothing. */
  readonly cost: number;
}

/** The places of a literal, given as lower-case bytes: one for each remainder by four. */
export function placesOf(bytes: Uint8Array): GramPlace[] {
  return [0, 1, 2, 3].map((remainder) => {
    let best = shortPlace(bytes, remainder);
    for (let offset = remainder; offset + 2 * GRAM <= bytes.length; offset += GRAM) {
      const cost = costOfPair(bytes, offset);
      if (best.way !== "pair" || cost < best.cost) best = { offset, way: "pair", cost };
    }
    return best;
  });
}

/** How bytes are made one: the coarse way is quick, and takes some signs for others; the fine way only a few rare ones. */
export type Folding = "coarse" | "fine";

/** All that so many bytes at that offset may be, folded: a blank has four forms, and beside a literal stands anything. */
export function foldedAt(bytes: Uint8Array, offset: number, count: number, folding: Folding): number[] {
  const { fold, blanks, any } = FOLDINGS[folding];
  let all = [0];
  for (let i = 0; i < count; i++) {
    const byte = bytes[offset + i];
    const forms = byte === undefined ? any : byte === BLANK ? blanks : [fold(byte)];
    all = all.flatMap((some) => forms.map((form) => some | (form << (8 * i))));
  }
  return all;
}

/** Folds a byte in the fine way: capitals become small letters, and six signs six others. */
export function foldFinely(byte: number): number {
  return byte | ((byte & 0x40) >> 1);
}

/** Bytes of a gram. */
export const GRAM = 4;
export const BLANK = 0x20;
const LF = 0x0a;
const CR = 0x0d;
const TAB = 0x09;
const FOLDINGS = { coarse: formsBy((byte) => byte | 0x20), fine: formsBy(foldFinely) };

function formsBy(fold: (byte: number) => number) {
  const bytes = Array.from({ length: 256 }, (_, byte) => fold(byte));
  return { fold, blanks: [BLANK, TAB, LF, CR].map(fold), any: [...new Set(bytes)] };
}

/** How a gram near the beginning is told, where what is left of the literal is less than two grams. */
function shortPlace(bytes: Uint8Array, offset: number): GramPlace {
  const behind = bytes.length - offset - GRAM;
  const times = timesOf(bytes, offset);
  if (behind === GRAM - 1) return { offset, way: "forward", cost: times * THREE_BESIDE };
  if (behind >= 0 && offset === GRAM - 1) return { offset, way: "backward", cost: times * THREE_BESIDE };
  return { offset, way: "alone", cost: times + CHANCE_ALONE * foldedAt(bytes, offset, GRAM, "coarse").length };
}

/** What it costs to be told by two grams. */
function costOfPair(bytes: Uint8Array, offset: number): number {
  const first = timesOf(bytes, offset);
  const second = timesOf(bytes, offset + GRAM);
  const between = [1, 2, 3].map((at) => timesOf(bytes, offset + at));
  const blanks = bytes.subarray(offset, offset + 2 * GRAM).filter((byte) => byte === BLANK).length;
  // Every form of a blank is one more gram in the tables.
  return 2 ** blanks + (first + second) * CHANCE_MEETING + Math.min(first, second, ...between);
}

/** How often a gram of the literal stands in a million places, a blank in any of its forms. */
function timesOf(bytes: Uint8Array, offset: number): number {
  let sum = 0;
  for (const form of foldedAt(bytes, offset, GRAM, "coarse")) {
    sum += commonnessOf(String.fromCharCode(form & 0xff, (form >> 8) & 0xff, (form >> 16) & 0xff, form >>> 24));
  }
  return sum;
}

/** How often a gram that is told with another meets one of another pair. */
const CHANCE_MEETING = 0.05;
/** How often another gram is taken for one that is told alone: a place of the table stands for so many. */
const CHANCE_ALONE = 4;
/** How often what stands beside a gram is the literal's, where three bytes of it are known. */
const THREE_BESIDE = 0.4;
