/** The slow, obviously right ways: to look for literals, to hold conditions against a text, to narrow two-byte text. */
import fc from "fast-check";
import type { Condition, Engine } from "../../src/scan/index.ts";

export const ENGINES = ["wasm", "javascript"] as const satisfies Engine[];

/** Where a literal stands, and which. */
export interface Hit {
  readonly place: number;
  readonly literal: number;
}

/** Numbers from 0 to 1, the same for the same round and the same FC_SEED. */
export type Dice = () => number;

export function diceOf(round: number): Dice {
  let state = Math.imul((fc.readConfigureGlobal().seed ?? 0) ^ Math.imul(round + 1, 0x9e3779b9), 0x85ebca6b);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function oneOf<T>(dice: Dice, choices: readonly T[]): T {
  return choices[Math.floor(dice() * choices.length)] as T;
}

/** A whole number from least to greatest. */
export function between(dice: Dice, least: number, greatest: number): number {
  return least + Math.floor(dice() * (greatest - least + 1));
}

const lower = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

function standsAt(folded: string, literal: string, at: number): boolean {
  for (let i = 0; i < literal.length; i++) {
    const sign = folded[at + i];
    const wanted = literal[i];
    if (sign !== wanted && (wanted !== " " || sign === undefined || !"\t\r\n".includes(sign))) return false;
  }
  return true;
}

/** Every place of every literal (in small letters), by place and number. Text is one character per byte. */
export function searchPlainly(text: string, literals: readonly string[]): Hit[] {
  const folded = lower(text);
  const spaced = folded.replace(/[\t\r\n]/g, " ");
  return literals
    .flatMap((literal, number) => {
      const hits: Hit[] = [];
      const wanted = literal.replace(/[\t\r\n]/g, " ");
      for (let at = spaced.indexOf(wanted); at !== -1; at = spaced.indexOf(wanted, at + 1))
        if (standsAt(folded, literal, at)) hits.push({ place: at, literal: number });
      return hits;
    })
    .sort((a, b) => a.place - b.place || a.literal - b.literal);
}

/** The owners of the conditions that hold in the text, in their order. */
export function ownersIn(text: string, conditions: readonly Condition[]): number[] {
  return conditions
    .filter(({ beside }) => beside.every((words) => words.some((word) => searchPlainly(text, [word]).length > 0)))
    .map(({ owner }) => owner);
}

/** UTF-16 with one byte for each unit; half a unit at the end is 0xff. */
export function narrowPlainly(bytes: Uint8Array, isSwapped: boolean): Uint8Array {
  const narrowed = new Uint8Array(Math.ceil(bytes.length / 2)).fill(0xff);
  for (let unit = 0; unit < bytes.length >> 1; unit++) {
    const [first, second] = [bytes[unit * 2] as number, bytes[unit * 2 + 1] as number];
    const code = isSwapped ? first * 256 + second : second * 256 + first;
    if (code < 0x80) narrowed[unit] = code;
    else if (code === 0xa0 || code === 0x3000) narrowed[unit] = 0x20;
    else if (code >= 0xff01 && code <= 0xff5e) narrowed[unit] = code - 0xff01 + 0x21;
  }
  return narrowed;
}
