/**
 * Finds many known texts at once, in any case of ASCII letters, also where a line break stands in them. The texts are
 * kept as a tree; nearly every place is passed over by its first two characters.
 */

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
  const begins = new Uint8Array(0x10000);
  const values: Value[] = [];
  let count = 1;
  let letter = new Uint16Array(1024);
  let child = new Int32Array(1024);
  let sibling = new Int32Array(1024);
  let value = new Int32Array(1024).fill(-1);

  const grow = () => {
    const more = letter.length * 2;
    const copy = <Kind extends Uint16Array | Int32Array>(from: Kind, to: Kind) => {
      to.set(from);
      return to;
    };
    letter = copy(letter, new Uint16Array(more));
    child = copy(child, new Int32Array(more));
    sibling = copy(sibling, new Int32Array(more));
    value = copy(value, new Int32Array(more).fill(-1));
  };
  const childOf = (node: number, code: number): number => {
    let at = child[node] as number;
    while (at !== 0 && letter[at] !== code) at = sibling[at] as number;
    return at;
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
      if ((value[node] as number) >= 0) {
        ends[passed] = at + 1;
        found[passed++] = value[node] as number;
      }
    }
  };

  return {
    get size() {
      return values.length;
    },
    add(text, meant) {
      let node = 0;
      for (let at = 0; at < text.length; at++) {
        const code = fold(text.charCodeAt(at));
        let next = childOf(node, code);
        if (next === 0) {
          if (count === letter.length) grow();
          next = count++;
          letter[next] = code;
          sibling[next] = child[node] as number;
          child[node] = next;
        }
        node = next;
      }
      if (text.length < 2) throw new Error("a text to look for has two characters or more");
      if ((value[node] as number) >= 0) return;
      value[node] = values.push(meant) - 1;
      begins[pairOf(fold(text.charCodeAt(0)), fold(text.charCodeAt(1)))] = 1;
    },
    find(text, take, from = 0) {
      if (values.length === 0) return;
      let before = from < text.length ? fold(text.charCodeAt(from)) : 0;
      for (let at = from; at + 1 < text.length; at++) {
        const code = fold(text.charCodeAt(at + 1));
        const pair = pairOf(before, code);
        before = code;
        if (begins[pair] === 0) continue;
        walk(text, at);
        for (let index = passed - 1; index >= 0; index--) {
          const end = ends[index] as number;
          if (!take(at, end, values[found[index] as number] as Value)) continue;
          at = end - 1;
          before = end < text.length ? fold(text.charCodeAt(end)) : 0;
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
