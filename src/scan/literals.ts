/**
 * The literals of a scan: finds where any of many stands in a block of bytes, ASCII case ignored and any white space
 * taken for a blank, without looking at every byte. One gram of four bytes is read in every four. A literal of eleven
 * bytes or more registers pairs of neighbouring grams at four neighbouring offsets, one of which falls on a multiple of
 * four wherever the literal stands; a shorter one registers single grams. Here the tables are made; the kernel reads them.
 */
import { BLANK, foldedAt, foldFinely, GRAM, type GramPlace, placesOf } from "../util/gram-places.ts";
import { besideHash } from "./beside-hash.ts";
import type { Tables } from "./built-tables.ts";
import { createKernel, type Engine, type Kernel, usualEngine } from "./kernel.ts";
import {
  BESIDE_BITS,
  FIELD,
  HASH,
  HIT_BYTES,
  HIT_ROOM,
  LINE_BYTES,
  LITERAL_BYTES,
  NOWHERE,
  OWNER_ROOM,
  PAIR_BITS,
  PLACE_BYTES,
  SLOT_BITS,
  SLOT_HASH,
  TABLE,
  TABLE_BITS,
  TABLES_END,
} from "./memory.ts";
import { SEGMENT_BYTES } from "./segment.ts";

/** The shortest literal that can be found: shorter ones would put too many grams into the table. */
export const MIN_LITERAL = 6;
/** The longest: what two blocks share is bounded. */
export const MAX_LITERAL = 1024;
/** Bytes taken in at a time. */
export const BLOCK_BYTES = 512 * 1024;
/** Bytes read on at a time while others are scanned: to wait for each of them takes time too. */
export const AHEAD_BYTES = 2 * 1024 * 1024;

/** What a clause of a pattern asks of a record beside one of its literals. */
export interface Condition {
  /** The clause's number. */
  readonly owner: number;
  /** Sets of words: one of each must stand in the record. */
  readonly beside: readonly (readonly string[])[];
}

/** What to look for. */
export interface LiteralOptions {
  /** For each literal what its clauses ask beside it; a record counts where one of them is met. */
  readonly conditions?: readonly (readonly Condition[])[];
  /** Which engine, where it is not the machine's usual one. */
  readonly engine?: Engine;
  /** The tables for these very literals and conditions, where they were made before. */
  readonly tables?: Tables | null;
}

/** The literals of a scan and their tables. */
export interface LiteralScanner {
  /** Length of the longest literal in bytes: what two neighbouring blocks must share. */
  readonly longest: number;
  readonly engine: Engine;
  /** Length of one literal in bytes. */
  lengthOf(literal: number): number;
  /** A bench to scan on, for one stream at a time. */
  open(): Bench;
}

/** A kernel with the tables in its memory and room for what is scanned. */
export interface Bench {
  readonly kernel: Kernel;
  readonly bytes: Buffer;
  readonly words: Int32Array;
  /** Where the bytes to scan lie, and how many fit. */
  readonly bufferAt: number;
  readonly bufferBytes: number;
  /** Where two-byte text lies before it is narrowed, with at least twice as much room. */
  readonly rawAt: number;
  readonly rawBytes: number;
  /** Empties the list of hits. */
  forgetHits(): void;
  /** Gives the bench back for the next stream. */
  close(): void;
}

/**
 * Makes the tables. Literals are ASCII, MIN_LITERAL to MAX_LITERAL characters; case is ignored, and a blank stands for
 * any one of blank, tab, CR and LF. Words of conditions have two characters or more.
 * @throws RangeError for a literal or word that is too short, too long or not ASCII
 */
export function createLiteralScanner(literals: readonly string[], options: LiteralOptions = {}): LiteralScanner {
  const engine = options.engine ?? usualEngine();
  const tables = options.tables ?? makeTables(literals, options.conditions);
  const longest = literals.reduce((max, { length }) => Math.max(max, length), 0);
  const hitsAt = alignUp(tables.end, 64);
  const ownersAt = hitsAt + HIT_ROOM * HIT_BYTES;
  const linesAt = alignUp(ownersAt + OWNER_ROOM * 4, 64);
  const bufferBytes = BLOCK_BYTES + 2 * SEGMENT_BYTES;
  // Two-byte text needs twice as much for what is narrowed; other text has that for what is read on.
  const rawBytes = Math.max(2 * bufferBytes, 2 * (AHEAD_BYTES + 2 * SEGMENT_BYTES) - bufferBytes);
  const bufferAt = alignUp(linesAt + (bufferBytes + SLACK_BYTES) * LINE_BYTES, 64);
  const rawAt = alignUp(bufferAt + bufferBytes + SLACK_BYTES, 64);
  const idle: Bench[] = [];

  function makeBench(): Bench {
    const kernel = createKernel(engine, alignUp(rawAt + rawBytes + SLACK_BYTES, 8));
    const bytes = Buffer.from(kernel.memory);
    bytes.set(tables.image, TABLE);
    const words = new Int32Array(kernel.memory);
    for (const [address, value] of tables.fields) words[address >> 2] = value;
    words[FIELD.hits >> 2] = hitsAt;
    words[FIELD.hitRoom >> 2] = HIT_ROOM;
    words[FIELD.owners >> 2] = ownersAt;
    words[FIELD.lineList >> 2] = linesAt;
    const bench: Bench = {
      kernel,
      bytes,
      words,
      bufferAt,
      bufferBytes,
      rawAt,
      rawBytes,
      forgetHits() {
        words[FIELD.hitCount >> 2] = 0;
      },
      close: () => void idle.push(bench),
    };
    return bench;
  }

  return {
    longest,
    engine,
    lengthOf: (literal) => (literals[literal] as string).length,
    open() {
      const bench = idle.pop() ?? makeBench();
      for (const address of [FIELD.hitCount, FIELD.nextHit, FIELD.shapeBytes, FIELD.listedEnd, FIELD.linesEnd])
        bench.words[address >> 2] = 0;
      bench.words[FIELD.nextOpaque >> 2] = NOWHERE;
      return bench;
    },
  };
}

/** The kernel reads up to a group of 64 bytes beyond the end. */
const SLACK_BYTES = 256;

/** Folds as the scanner does: capitals to small letters. */
function foldWord(word: string, shortest: number): Uint8Array {
  if (word.length < shortest) throw new RangeError(`literal shorter than ${shortest}: ${word}`);
  if (word.length > MAX_LITERAL) throw new RangeError(`literal longer than ${MAX_LITERAL}: ${word.slice(0, 40)}`);
  const bytes = new Uint8Array(word.length);
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    if (code > 0x7f) throw new RangeError(`literal is not ASCII: ${word}`);
    bytes[i] = code >= 0x41 && code <= 0x5a ? code | 0x20 : code;
  }
  return bytes;
}

/**
 * Makes the tables for literals and their conditions.
 * @throws RangeError as createLiteralScanner does
 */
export function makeTables(literals: readonly string[], asked: LiteralOptions["conditions"] = []): Tables {
  const conditions = asked.map((own) => own.map(withCores));
  const folded = literals.map((literal) => foldWord(literal, MIN_LITERAL));
  const grams = new Uint8Array(2 ** TABLE_BITS).fill(ANY_SECOND);
  const supers = findSupers(folded);
  const places = lookedFor(folded, supers.isCovered);
  const behind = new Uint8Array(2 ** BESIDE_BITS);
  const before = new Uint8Array(2 ** BESIDE_BITS);
  const pairs = new Uint8Array(2 ** PAIR_BITS / 8);
  const slots = new SlotWriter();
  const pairSlots = new SlotWriter();
  const entries: number[] = new Array(PLACE_BYTES / 4).fill(0); // a place of number 0 would end a list
  for (const place of places) {
    const bytes = folded[place.literal] as Uint8Array;
    for (const { gram, bit } of gramsAt(bytes, place))
      (grams[Math.imul(gram, HASH) >>> (32 - TABLE_BITS)] as number) |= bit;
    for (const gram of foldedAt(bytes, place.offset, GRAM, "fine")) {
      const nexts = place.way === "pair" ? foldedAt(bytes, place.offset + GRAM, GRAM, "fine") : [null];
      for (const next of nexts) {
        const number = entries.length / (PLACE_BYTES / 4);
        const last =
          next === null ? slots.put(Math.imul(gram, SLOT_HASH), number) : pairSlots.put(besideHash(gram, next), number);
        const more = moreOf(bytes, place.offset, next === null ? GRAM : 2 * GRAM);
        entries.push(last, gram, place.literal, place.offset, ...more, 0);
        if (next !== null) setBit(pairs, besideHash(gram, next) >>> (32 - PAIR_BITS));
      }
      if (place.way !== "pair") markBeside(behind, before, gram, bytes, place.offset);
    }
  }

  const words = collectWords(folded, conditions);
  const superLists = new ListWriter();
  const conditionLists = new ListWriter();
  const meta = new Int32Array(words.all.length * (LITERAL_BYTES / 4));
  const text = Buffer.concat(words.all);
  const placeList = Int32Array.from(entries);
  const behindAt = TABLES_END;
  const beforeAt = behindAt + behind.byteLength;
  const pairsAt = beforeAt + before.byteLength;
  const slotsAt = pairsAt + pairs.byteLength;
  const pairSlotsAt = slotsAt + slots.first.byteLength;
  const placesAt = pairSlotsAt + pairSlots.first.byteLength;
  const literalsAt = placesAt + placeList.byteLength;
  const supersAt = literalsAt + meta.byteLength;
  let textAt = 0;
  words.all.forEach((bytes, word) => {
    const own = conditions[word] ?? [];
    meta.set(
      [
        textAt, // made absolute below, when the lists before the text are known
        bytes.length,
        superLists.add([supers.of(word).length, ...supers.of(word).flat()]),
        conditionLists.add(word < folded.length ? writeConditions(own, words.numberOf) : [0]),
      ],
      word * (LITERAL_BYTES / 4),
    );
    textAt += bytes.length;
  });
  const conditionsAt = supersAt + superLists.byteLength;
  const textStart = conditionsAt + conditionLists.byteLength;
  for (let at = 0; at < meta.length; at += LITERAL_BYTES / 4) (meta[at] as number) += textStart;

  const lists = [slots.first, pairSlots.first, placeList, meta, superLists.toArray(), conditionLists.toArray()];
  const image = Buffer.concat([
    ...[grams, behind, before, pairs],
    ...lists.map(({ buffer }) => new Uint8Array(buffer)),
    text,
  ]);
  return {
    image,
    end: TABLE + image.length,
    fields: [
      [FIELD.firstSlot, slotsAt],
      [FIELD.places, placesAt],
      [FIELD.behind, behindAt],
      [FIELD.before, beforeAt],
      [FIELD.pairs, pairsAt],
      [FIELD.firstPairSlot, pairSlotsAt],
      [FIELD.literals, literalsAt],
      [FIELD.supers, supersAt],
      [FIELD.conditions, conditionsAt],
    ],
  };
}

/** Lists of numbers one after the other, equal ones written once. */
class ListWriter {
  readonly #numbers: number[] = [];
  readonly #known = new Map<string, number>();

  /** Writes a list; gives its offset in bytes. */
  add(list: readonly number[]): number {
    const key = list.join();
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const offset = this.byteLength;
    this.#known.set(key, offset);
    for (const number of list) this.#numbers.push(number);
    return offset;
  }

  get byteLength(): number {
    return this.#numbers.length * 4;
  }

  toArray(): Int32Array {
    return Int32Array.from(this.#numbers);
  }
}

/** The condition, and before each set what all of its words hold, where that is worth asking: most often it is not there. */
function withCores({ owner, beside }: Condition): Condition {
  return { owner, beside: beside.flatMap((words) => [...coreOf(words).map((core) => [core]), words]) };
}

/** The longest text that stands in each of several words, none where it is too short to tell anything. */
function coreOf(words: readonly string[]): [string] | [] {
  const [first = "", ...others] = words;
  if (others.length === 0) return [];
  for (let length = first.length; length >= SHORTEST_CORE; length--) {
    for (let at = 0; at + length <= first.length; at++) {
      const core = first.slice(at, at + length);
      if (others.every((word) => word.includes(core))) return [core];
    }
  }
  return [];
}

const SHORTEST_CORE = 3;

/** How many conditions; for each its owner, and how many numbers follow for its sets: of each how many words, and which. */
function writeConditions(conditions: readonly Condition[], numberOf: (word: string) => number): number[] {
  const listed = conditions.length === 0 ? [{ owner: NOBODY, beside: [] }] : conditions;
  const written = listed.map(({ owner, beside }) => {
    const sets = beside.flatMap((words) => [words.length, ...words.map(numberOf)]);
    return [owner, sets.length, ...sets];
  });
  return [listed.length, ...written.flat()];
}

/** Owns a literal that no condition was given for. */
export const NOBODY = -1;

/** The literals, and behind them the words that only conditions name. */
function collectWords(
  folded: readonly Uint8Array[],
  conditions: readonly (readonly Condition[])[],
): { all: Uint8Array[]; numberOf: (word: string) => number } {
  const all = [...folded];
  const numbers = new Map<string, number>(folded.map((bytes, index) => [keyOf(bytes), index]));
  for (const word of new Set(conditions.flat().flatMap(({ beside }) => beside.flat()))) {
    const bytes = foldWord(word, 2);
    if (numbers.has(keyOf(bytes))) continue;
    numbers.set(keyOf(bytes), all.length);
    all.push(bytes);
  }
  const known = new Map<string, number>();
  const numberOf = (word: string): number => {
    const number = known.get(word) ?? (numbers.get(keyOf(foldWord(word, 2))) as number);
    known.set(word, number);
    return number;
  };
  return { all, numberOf };
}

function keyOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
}

/**
 * A literal that holds another one need not be looked for: where the shorter one stands, the longer one is tried. Gives
 * for each literal the longer ones tried there, with the offset of the shorter one in each.
 */
function findSupers(folded: readonly Uint8Array[]): {
  isCovered(literal: number): boolean;
  of(literal: number): readonly (readonly [longer: number, offset: number])[];
} {
  const texts = folded.map(keyOf);
  const byLength = texts
    .map((_, index) => index)
    .sort((a, b) => (texts[a] as string).length - (texts[b] as string).length);
  const roots: number[] = [];
  const lists = new Map<number, [number, number][]>();
  const covered = new Set<number>();
  for (const literal of byLength) {
    const text = texts[literal] as string;
    // The last root that fits is the longest, and so the rarest.
    const root = roots.findLast((one) => text.includes(texts[one] as string));
    if (root === undefined) roots.push(literal);
    else {
      covered.add(literal);
      lists.set(root, [...(lists.get(root) ?? []), [literal, text.indexOf(texts[root] as string)]]);
    }
  }
  return { isCovered: (literal) => covered.has(literal), of: (literal) => lists.get(literal) ?? [] };
}

/** The grams that the table must know for these literals, for whoever chooses HASH. */
export function gramsOf(literals: readonly string[]): { gram: number; bit: number }[] {
  const folded = literals.map((literal) => foldWord(literal, MIN_LITERAL));
  return lookedFor(folded, findSupers(folded).isCovered).flatMap((place) =>
    gramsAt(folded[place.literal] as Uint8Array, place),
  );
}

/** By which of their grams the literals are found that are looked for. */
function lookedFor(folded: readonly Uint8Array[], isCovered: (literal: number) => boolean) {
  return folded.flatMap((bytes, literal) =>
    isCovered(literal) ? [] : placesOf(bytes).map((place) => ({ ...place, literal })),
  );
}

/** The grams by which a place is told, folded, and what the table says of each: that it is the first of its bucket, or the second. */
function gramsAt(bytes: Uint8Array, { offset, way }: GramPlace): { gram: number; bit: number }[] {
  const bucket = BUCKETS[way];
  const first = way === "backward" ? offset - GRAM : offset;
  const grams = (from: number, bit: number) =>
    foldedAt(bytes, from, GRAM, "coarse").map((gram) => ({ gram, bit: bit << bucket }));
  return [...grams(first, 1), ...(way === "alone" ? [] : grams(first + GRAM, 16))];
}

/** The table's buckets: only grams of one meet. The kernel knows the last as ALONE. */
const BUCKETS = { pair: 0, forward: 1, backward: 2, alone: 3 } as const;
/** Behind a gram that is told alone anything may stand. */
const ANY_SECOND = 16 << BUCKETS.alone;

/** Marks what may stand beside a gram, so far as the literal goes: two bytes on either side, or on that with more of it. */
function markBeside(behind: Uint8Array, before: Uint8Array, gram: number, bytes: Uint8Array, offset: number): void {
  const knownBehind = Math.min(2, bytes.length - offset - GRAM);
  const knownBefore = Math.min(2, offset);
  const bit = knownBehind === 2 && knownBefore === 2 ? 2 : 1;
  const mark = (table: Uint8Array, two: number): void => {
    (table[besideHash(gram, two) >>> (32 - BESIDE_BITS)] as number) |= bit;
  };
  if (bit === 2 || knownBehind >= knownBefore)
    for (const two of foldedAt(bytes, offset + GRAM, 2, "fine")) mark(behind, two);
  if (bit === 2 || knownBehind < knownBefore)
    for (const two of foldedAt(bytes, offset - 2, 2, "fine")) mark(before, two);
}

function setBit(bits: Uint8Array, bit: number): void {
  (bits[bit >>> 3] as number) |= 1 << (bit & 7);
}

/** First of the places in each slot; every place names the next in the same slot, and 0 ends. */
class SlotWriter {
  readonly first = new Int32Array(2 ** SLOT_BITS);

  /** Puts a place in front of its slot; gives the one that was there. */
  put(hash: number, place: number): number {
    const slot = hash >>> (32 - SLOT_BITS);
    const last = this.first[slot] as number;
    this.first[slot] = place;
    return last;
  }
}

/**
 * Up to four bytes of the literal behind the `told` ones at that offset by which it is found, or before them where there are
 * more: where, which of their bits count, and what they are.
 */
function moreOf(bytes: Uint8Array, offset: number, told: number): [from: number, mask: number, bits: number] {
  const behind = Math.min(GRAM, bytes.length - offset - told);
  const from = behind >= Math.min(GRAM, offset) ? told : -GRAM;
  let mask = 0;
  let bits = 0;
  for (let i = 0; i < 4; i++) {
    const byte = bytes[offset + from + i];
    if (byte === undefined || byte === BLANK) continue;
    mask |= 0xff << (8 * i);
    bits |= foldFinely(byte) << (8 * i);
  }
  return [from, mask, bits];
}

function alignUp(address: number, step: number): number {
  return Math.ceil(address / step) * step;
}
