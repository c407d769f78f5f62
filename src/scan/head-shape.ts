/**
 * Puts the shape of a layout's heads where the kernel looks for it, and fills in what the shape leaves to be learnt from
 * the heads themselves: the date, the application's name.
 */
import { type HeadShape, TIME_TEMPLATE } from "../model/index.ts";
import type { Bench } from "./literals.ts";
import { FIELD, FIRST_BYTES, SECOND_BYTES, SHAPE_BASE, SHAPE_ROOM, SHAPE_SPAN } from "./memory.ts";

/**
 * Tells a bench the shape. Gives a function that learns from a head: its bytes from `at` to `end` and its time, in
 * milliseconds as LineFormat.head gives them.
 */
export function applyShape(
  { bytes, words, doubles }: Bench,
  shape: HeadShape,
): (head: Uint8Array, at: number, end: number, timeMs: number) => void {
  bytes.set(shape.firstBytes, FIRST_BYTES);
  bytes.set(shape.secondBytes, SECOND_BYTES);
  words[FIELD.shapeBytes >> 2] = 0;
  const { template } = shape;
  if (template === null) return () => {};

  // Any byte fits where nothing is written.
  bytes.fill(0, SHAPE_BASE, SHAPE_BASE + SHAPE_ROOM);
  bytes.fill(0xff, SHAPE_SPAN, SHAPE_SPAN + SHAPE_ROOM);
  const expect = (at: number, base: number, span: number): void => {
    bytes[SHAPE_BASE + at] = base;
    bytes[SHAPE_SPAN + at] = span;
  };
  const unknown: number[] = [];
  for (let at = 0; at < template.length; at++) {
    const sign = template.charCodeAt(at);
    if (sign === ANYTHING) unknown.push(at);
    else if (isDigit(sign)) expect(at, ZERO, sign - ZERO);
    else expect(at, sign, 0);
  }
  words[FIELD.timeAt >> 2] = template.indexOf(TIME_TEMPLATE);
  words[FIELD.kindAt >> 2] = shape.kindAt ?? 0;
  const needed = Math.max(template.length, (shape.kindAt ?? -1) + 1);
  const learns = unknown.length > 0 || shape.goesOnToBar;
  if (!learns) words[FIELD.shapeBytes >> 2] = needed;
  doubles[FIELD.dayMs >> 3] = 0;

  return (head, at, end, timeMs) => {
    if (!learns || timeMs < 0 || end - at < template.length || !fits(head, at, template)) return;
    let shapeBytes = needed;
    if (shape.goesOnToBar) {
      const bar = head.subarray(at, Math.min(end, at + SHAPE_ROOM)).indexOf(BAR, template.length);
      if (bar === -1) return;
      bytes.fill(0, SHAPE_BASE + template.length, SHAPE_BASE + SHAPE_ROOM);
      bytes.fill(0xff, SHAPE_SPAN + template.length, SHAPE_SPAN + SHAPE_ROOM);
      for (let i = template.length; i <= bar; i++) expect(i, head[at + i] as number, 0);
      shapeBytes = bar + 1;
    }
    for (const i of unknown) expect(i, head[at + i] as number, 0);
    words[FIELD.shapeBytes >> 2] = shapeBytes;
    doubles[FIELD.dayMs >> 3] = timeMs - (timeMs % DAY_MS);
  };
}

/** Do the signs of the template that are no questions stand there? */
function fits(bytes: Uint8Array, at: number, template: string): boolean {
  for (let i = 0; i < template.length; i++) {
    const sign = template.charCodeAt(i);
    const byte = bytes[at + i] as number;
    if (sign === ANYTHING) continue;
    if (isDigit(sign) ? byte < ZERO || byte > sign : byte !== sign) return false;
  }
  return true;
}

function isDigit(sign: number): boolean {
  return sign >= ZERO && sign <= ZERO + 9;
}

const ZERO = 0x30;
const ANYTHING = 0x3f;
const BAR = 0x7c;
const DAY_MS = 86_400_000;
