/**
 * Puts the shape of a layout's heads where the kernel looks for it, and fills in what the shape leaves to be learnt from
 * the heads themselves: the date, the application's name.
 */
import { type HeadShape, TIME_TEMPLATE } from "../model/index.ts";
import type { Bench } from "./literals.ts";
import { FIELD, FIRST_BYTES, SECOND_BYTES, SHAPE_BASE, SHAPE_ROOM, SHAPE_SPAN } from "./memory.ts";

/** A shape in use. */
export interface AppliedShape {
  /** Learns from a head: its bytes [at, end) and its time, in milliseconds as LineFormat.head gives them. */
  learn(head: Uint8Array, at: number, end: number, timeMs: number): void;
  /** Midnight of the date that heads of the shape have; 0 where they have none. */
  dayMs(): number;
}

/** Tells a bench the shape. */
export function applyShape({ bytes, words }: Bench, shape: HeadShape): AppliedShape {
  bytes.set(shape.firstBytes, FIRST_BYTES);
  bytes.set(shape.secondBytes, SECOND_BYTES);
  words[FIELD.shapeBytes >> 2] = 0;
  const { templates, kindAt, goesOnToBar } = shape;
  const [only] = templates;
  if (only === undefined) return { learn() {}, dayMs: () => 0 };

  words[FIELD.kindAt >> 2] = kindAt ?? 0;

  /** Any byte fits where nothing is written. */
  function write(signs: string, head: Uint8Array | null, at: number): void {
    bytes.fill(0, SHAPE_BASE, SHAPE_BASE + SHAPE_ROOM);
    bytes.fill(0xff, SHAPE_SPAN, SHAPE_SPAN + SHAPE_ROOM);
    for (let i = 0; i < signs.length; i++) {
      const sign = signs.charCodeAt(i);
      const [base, span] = sign === ANYTHING ? [head?.[at + i] ?? 0, 0] : rangeOf(sign);
      bytes[SHAPE_BASE + i] = base;
      bytes[SHAPE_SPAN + i] = span;
    }
    words[FIELD.timeAt >> 2] = signs.indexOf(TIME_TEMPLATE);
    words[FIELD.shapeBytes >> 2] = Math.max(signs.length, (kindAt ?? -1) + 1);
  }

  const learns = goesOnToBar || templates.length > 1 || /[?#]/.test(only);
  if (!learns) write(only, null, 0);
  /** The template that the head fits, with as many digits as it has. */
  function templateOf(head: Uint8Array, at: number, end: number): string | null {
    for (const template of templates) {
      const signs = template.startsWith("#") ? "9".repeat(countDigits(head, at, end)) + template.slice(1) : template;
      if (end - at >= signs.length && fits(head, at, signs)) return signs;
    }
    return null;
  }

  /** Is it as the shape says already? */
  function isWritten(head: Uint8Array, at: number, end: number): boolean {
    const length = words[FIELD.shapeBytes >> 2] as number;
    if (length === 0 || end - at < length) return false;
    for (let i = 0; i < length; i++)
      if (((head[at + i] as number) - (bytes[SHAPE_BASE + i] as number)) >>> 0 > (bytes[SHAPE_SPAN + i] as number))
        return false;
    return true;
  }

  let dayMs = 0;
  const learn: AppliedShape["learn"] = (head, at, end, timeMs) => {
    if (!learns || timeMs < 0) return;
    if (isWritten(head, at, end)) return;
    let signs = templateOf(head, at, end);
    if (signs === null) return;
    if (goesOnToBar) {
      const bar = head.subarray(at, Math.min(end, at + SHAPE_ROOM)).indexOf(BAR, signs.length);
      if (bar === -1) return;
      signs = signs.padEnd(bar + 1, "?");
    }
    if (signs.length > SHAPE_ROOM) return;
    write(signs, head, at);
    dayMs = timeMs - (timeMs % DAY_MS);
  };
  return { learn, dayMs: () => dayMs };
}

/** The least byte that a sign stands for, and how many more. */
function rangeOf(sign: number): readonly [base: number, span: number] {
  if (isDigit(sign)) return [ZERO, sign - ZERO];
  return sign === CAPITAL ? [0x41, 25] : [sign, 0];
}

/** Do the signs of the template that are no questions stand there? */
function fits(bytes: Uint8Array, at: number, signs: string): boolean {
  for (let i = 0; i < signs.length; i++) {
    const sign = signs.charCodeAt(i);
    const [base, span] = rangeOf(sign);
    const above = (bytes[at + i] as number) - base;
    if (sign !== ANYTHING && (above < 0 || above > span)) return false;
  }
  return true;
}

function countDigits(bytes: Uint8Array, at: number, end: number): number {
  let i = at;
  while (i < end && isDigit(bytes[i] as number)) i++;
  return i - at;
}

function isDigit(sign: number): boolean {
  return sign >= ZERO && sign <= ZERO + 9;
}

const ZERO = 0x30;
const ANYTHING = 0x3f;
const CAPITAL = 0x40;
const BAR = 0x7c;
const DAY_MS = 86_400_000;
