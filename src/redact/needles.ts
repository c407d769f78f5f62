/**
 * Finds many known texts at once, in any case of ASCII letters, also where a line break stands in them. The texts are
 * kept as a tree; nearly every place is passed over by its first four characters.
 */
import { GRAM, GRAMS, gramOf, pushGram } from "./grams.ts";

/** A set of texts to look for. */
export interface Needles<Value> {
  readonly size: number;
  /** Adds a text of two characters or more. A text that was added before keeps its first value. */
  add(text: string, value: Value): void;
  /** Calls `take` for the longest text at every place, then for the next longer one until it answers true; goes on behind. */
  find(text: string, take: (start: number, end: number, value: Value) => boolean, from?: number): void;
}

/** An empty set of texts. */
export function createNeedles<Value>(): Needles<Value> {
  /** By the first four characters; by the first two, for texts that have no more and places where a line breaks. */
  const begins = new Uint8Array(GRAMS);
  const pairs = new Uint8Array(0x10000);
  let hasPairs = false;
  const values: Value[] = [];
  let count = 1;
  /** The tree as one table of its edges: which node follows on a node with a character. */
  let slots = 4096;
  let edges = new Float64Array(slots).fill(-1);
  let targets = new Int32Array(slots);
  let value = new Int32Array(slots).fill(-1);

  const slotOf = (edge: number, node: number, code: number): number => {
    let slot = (Math.imul(node, 0x9e3779b1) ^ Math.imul(code, 0x85ebca6b)) >>> 7;
    for (slot &= slots - 1; edges[slot] !== edge && edges[slot] !== -1; ) slot = (slot + 1) & (slots - 1);
    return slot;
  };
  const childOf = (node: number, code: number): number => {
    const edge = node * 0x10000 + code;
    const slot = slotOf(edge, node, code);
    return edges[slot] === edge ? (targets[slot] as number) : 0;
  };
  const grow = (): void => {
    const [oldEdges, oldTargets] = [edges, targets];
    slots *= 2;
    edges = new Float64Array(slots).fill(-1);
    targets = new Int32Array(slots);
    for (const [at, edge] of oldEdges.entries()) {
      if (edge === -1) continue;
      const slot = slotOf(edge, Math.floor(edge / 0x10000), edge % 0x10000);
      edges[slot] = edge;
      targets[slot] = oldTargets[at] as number;
    }
    const more = new Int32Array(slots).fill(-1);
    more.set(value);
    value = more;
  };
  const addChild = (node: number, code: number): number => {
    if (count * 2 >= slots) grow();
    const edge = node * 0x10000 + code;
    const slot = slotOf(edge, node, code);
    edges[slot] = edge;
    targets[slot] = count;
    return count++;
  };

  /** Ends and values of the texts that were passed on the way, shortest first. */
  const ends: number[] = [];
  const found: number[] = [];
  let passed = 0;
  const walk = (text: string, start: number): void => {
    passed = 0;
    let node = 0;
    for (let at = start; at < text.length; at++) {
      let code = text.charCodeAt(at);
      if (node !== 0 && (code === CR || code === LF)) {
        const next = behindBreak(text, at);
        if (next >= text.length) return;
        at = next;
        code = text.charCodeAt(at);
      }
      node = childOf(node, fold(code));
      if (node === 0) return;
      const meant = value[node] as number;
      if (meant >= 0) {
        ends[passed] = at + 1;
        found[passed++] = meant;
      }
    }
  };

  return {
    get size() {
      return values.length;
    },
    add(text, meant) {
      if (text.length < 2) throw new Error("a text to look for has two characters or more");
      let node = 0;
      for (let at = 0; at < text.length; at++) {
        const code = fold(text.charCodeAt(at));
        node = childOf(node, code) || addChild(node, code);
      }
      if ((value[node] as number) >= 0) return;
      value[node] = values.push(meant) - 1;
      const pair = pairOf(fold(text.charCodeAt(0)), fold(text.charCodeAt(1)));
      pairs[pair] = 1;
      if (text.length === 2) hasPairs = true;
      else if (text.length === 3) for (let next = 0; next < 0x100; next++) begins[gramOf(text, next)] = 1;
      else begins[gramOf(text)] = 1;
    },
    find(text, take, from = 0) {
      if (values.length === 0) return;
      const { length } = text;
      // Names in reach: this loop sees every character of every log.
      const table = begins;
      const triesPairs = hasPairs;
      let gram = 0;
      let lastBreak = -GRAM;
      let free = from;
      for (let at = from; at < length + GRAM - 1; at++) {
        const code = at < length ? text.charCodeAt(at) : LF;
        if (code === LF || code === CR) lastBreak = at;
        gram = pushGram(gram, code);
        const start = at - GRAM + 1;
        if (start < free) continue;
        // A line break, or the end, among the four: then the first two decide.
        if (table[gram] === 0) {
          if ((!triesPairs && lastBreak < at - 1) || start + 1 >= length) continue;
          if (pairs[pairOf(fold(text.charCodeAt(start)), fold(text.charCodeAt(start + 1)))] === 0) continue;
        }
        walk(text, start);
        for (let index = passed - 1; index >= 0; index--) {
          const end = ends[index] as number;
          if (!take(start, end, values[found[index] as number] as Value)) continue;
          free = end;
          break;
        }
      }
    },
  };
}

/** Where the text goes on behind a line break and the blanks that indent the next line. */
export function behindBreak(text: string, at: number): number {
  let next = at;
  while (next < text.length && (text.charCodeAt(next) === CR || text.charCodeAt(next) === LF)) next++;
  while (next < text.length && next - at < 64 && (text.charCodeAt(next) === 0x20 || text.charCodeAt(next) === 0x09))
    next++;
  return next;
}

function pairOf(one: number, two: number): number {
  return ((one << 8) ^ two) & 0xffff;
}

function fold(code: number): number {
  return code >= 0x41 && code <= 0x5a ? code + 0x20 : code;
}

const CR = 0x0d;
const LF = 0x0a;
