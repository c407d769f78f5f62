/**
 * Remembers what records said, by their bytes behind the time in their head: logs say the same of the same phone again and
 * again, and to look that up costs a small part of judging it anew. Memory is bounded, by records and by their length.
 */
import type { Quote } from "../detect/index.ts";

/** What a record says, wherever and whenever it is written. */
export interface Saying {
  /** What is quoted is that of the record it was first said in; where all bytes behind the head are the same, of any. */
  readonly quotes: readonly Quote[];
  /** Is it about a device that was asked for? */
  readonly verdict: "wanted" | "other" | "none";
  /** The server that the record itself names. */
  readonly node: string | null;
  /** For whoever tells it last: that it was told there. */
  toldIn: object | null;
}

/** What records said. Those that came again lately are remembered longest. */
export interface SaidBefore {
  /** Those of a kind, which names everything besides their bytes that decides what they say. */
  of(kind: string): SayingsOfKind;
}

/** What the records of a kind said, by their bytes from `from` on. */
export interface SayingsOfKind {
  find(record: Uint8Array, from: number): Saying | undefined;
  keep(record: Uint8Array, from: number, saying: Saying): void;
}

/** Remembers nothing yet. */
export function createSaidBefore(): SaidBefore {
  let young = createGeneration();
  let old = createGeneration();
  const put = (key: Key, saying: Saying): void => {
    if (!young.hasRoom(key)) {
      [young, old] = [old, young];
      young.empty();
    }
    young.put(key, saying);
  };
  let view: DataView = new DataView(new ArrayBuffer(0));
  /** The key at hand: one object, for this runs for every record in which something may be found. */
  const key: Key = { kind: "", view, from: 0, end: 0, head: 0, hash: 0 };
  const setKey = (kind: string, record: Uint8Array, from: number): void => {
    if (view.buffer !== record.buffer) view = new DataView(record.buffer);
    key.kind = kind;
    key.view = view;
    key.from = record.byteOffset + from;
    key.end = record.byteOffset + record.length;
    key.head = from;
    key.hash = hashOf(view, key.from, key.end);
  };
  return {
    of: (kind) => ({
      find(record, from) {
        if (record.length - from > LONGEST_RECORD) return undefined;
        setKey(kind, record, from);
        const known = young.find(key);
        if (known !== undefined) return known;
        const before = old.find(key);
        if (before !== undefined) put(key, before);
        return before;
      },
      keep(record, from, saying) {
        if (record.length - from > LONGEST_RECORD) return;
        setKey(kind, record, from);
        put(key, saying);
      },
    }),
  };
}

/** Bytes [from, end) of the view, behind a head of that many. */
interface Key {
  kind: string;
  view: DataView;
  from: number;
  end: number;
  head: number;
  hash: number;
}

interface Generation {
  find(key: Key): Saying | undefined;
  hasRoom(key: Key): boolean;
  put(key: Key, saying: Saying): void;
  empty(): void;
}

/** Records by their hash, in a table in which the next free place is taken; their bytes one behind the other. */
function createGeneration(): Generation {
  /** Two numbers for each place: a record's hash, and its number plus one, 0 where none is. */
  const table = new Int32Array(2 * TABLE_SIZE);
  /** Where each record's bytes begin; those of the next one begin where they end. */
  const starts = new Int32Array(MOST_RECORDS + 1);
  const heads = new Uint8Array(MOST_RECORDS);
  const kinds: string[] = [];
  const sayings: Saying[] = [];
  let view: DataView | undefined;
  const isSame = (record: number, { kind, view: other, from, end, head }: Key): boolean => {
    const start = starts[record] as number;
    const length = (starts[record + 1] as number) - start;
    if (length !== end - from || heads[record] !== head || kinds[record] !== kind) return false;
    return isEqual(view as DataView, start, other, from, length);
  };
  return {
    find(key) {
      for (let place = key.hash & TABLE_MASK; ; place = (place + 1) & TABLE_MASK) {
        const record = (table[2 * place + 1] as number) - 1;
        if (record === -1) return undefined;
        if (table[2 * place] === key.hash && isSame(record, key)) return sayings[record];
      }
    },
    hasRoom: ({ from, end }) =>
      sayings.length < MOST_RECORDS && (starts[sayings.length] as number) + (end - from) <= MOST_BYTES,
    put({ kind, view: other, from, end, head, hash }, saying) {
      view ??= new DataView(new ArrayBuffer(MOST_BYTES));
      const record = sayings.length;
      const start = starts[record] as number;
      copyBytes(other, from, end, view, start);
      starts[record + 1] = start + end - from;
      heads[record] = head;
      kinds.push(kind);
      sayings.push(saying);
      let place = hash & TABLE_MASK;
      while (table[2 * place + 1] !== 0) place = (place + 1) & TABLE_MASK;
      table[2 * place] = hash;
      table[2 * place + 1] = record + 1;
    },
    empty() {
      table.fill(0);
      kinds.length = 0;
      sayings.length = 0;
    },
  };
}

/** Four bytes at a time. */
function hashOf(view: DataView, from: number, end: number): number {
  let hash = end - from;
  let at = from;
  for (; at + 4 <= end; at += 4) {
    hash = Math.imul(hash ^ view.getInt32(at, true), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  for (; at < end; at++) hash = Math.imul(hash ^ view.getUint8(at), 0x01000193);
  return hash ^ (hash >>> 16);
}

function copyBytes(from: DataView, begin: number, end: number, to: DataView, place: number): void {
  let at = begin;
  for (; at + 4 <= end; at += 4) to.setInt32(place + at - begin, from.getInt32(at));
  for (; at < end; at++) to.setUint8(place + at - begin, from.getUint8(at));
}

function isEqual(one: DataView, at: number, other: DataView, from: number, length: number): boolean {
  let done = 0;
  for (; done + 4 <= length; done += 4)
    if (one.getInt32(at + done, true) !== other.getInt32(from + done, true)) return false;
  for (; done < length; done++) if (one.getUint8(at + done) !== other.getUint8(from + done)) return false;
  return true;
}

/** A younger generation that is full becomes the older one, and what the older one held is forgotten. */
const MOST_RECORDS = 16_384;
const MOST_BYTES = 4 * 1024 * 1024;
/** Twice as many places as records, so that nearly each stands at the place of its hash. */
const TABLE_SIZE = 2 * MOST_RECORDS;
const TABLE_MASK = TABLE_SIZE - 1;
/** Longer records hardly ever come twice. */
export const LONGEST_RECORD = 2_048;
