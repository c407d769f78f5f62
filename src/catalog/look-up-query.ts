/** Reads what somebody asks: its words, forgiven their form and their slips, as words that the catalog has. */
import { importance, readWords } from "./look-up-words.ts";

/** What somebody asks. */
export interface Query {
  readonly text: string;
  readonly words: readonly string[];
  readonly weights: readonly number[];
  readonly whole: number;
  /** For a word of the catalog the places in the query where it may stand. */
  readonly places: ReadonlyMap<string, readonly Place[]>;
}

export interface Place {
  readonly at: number;
  /** From 0 to 1. */
  readonly likeness: number;
}

/** Reads what somebody asks; `known` is the weight of each word of the catalog. */
export function readQuery(text: string, known: ReadonlyMap<string, number>): Query {
  const words = readWords(text)
    .flatMap((word) => (known.has(word) ? word : splitJoined(word, known)))
    .slice(0, MOST_WORDS);
  const places = new Map<string, Place[]>();
  const weights = words.map((word, at) => {
    let best = { likeness: 0, weight: UNKNOWN * importance(word) };
    for (const [other, likeness] of wordsLike(word, known)) {
      if (likeness > best.likeness) best = { likeness, weight: likeness * (known.get(other) as number) };
      places.set(other, [...(places.get(other) ?? []), { at, likeness }]);
    }
    return best.weight;
  });
  return { text, words, weights, whole: weights.reduce((sum, weight) => sum + weight, 0), places };
}

/** "ctlfile" as "ctl", "file" where the catalog knows both. */
function splitJoined(word: string, known: ReadonlyMap<string, number>): string[] {
  for (let at = 3; at <= word.length - 3; at++)
    if (known.has(word.slice(0, at)) && known.has(word.slice(at))) return [word.slice(0, at), word.slice(at)];
  return [word];
}

/** The word itself and words of the catalog that are forms of it; of a word that it does not know, also similar ones. */
function wordsLike(word: string, known: ReadonlyMap<string, number>): [string, number][] {
  const found: [string, number][] = known.has(word) ? [[word, 1]] : [];
  if (!ENGLISH.test(word)) return found;
  for (const other of known.keys()) {
    if (other === word || !ENGLISH.test(other)) continue;
    const alike = likeness(word, other, !known.has(word));
    if (alike > 0) found.push([other, alike]);
  }
  return found;
}

/**
 * How alike two different English words are, from 0 to 1: forms of one word, or, where `maySlip`, one of them mistyped.
 */
function likeness(typed: string, known: string, maySlip: boolean): number {
  const [short, long] = typed.length < known.length ? [typed, known] : [known, typed];
  let same = 0;
  while (same < short.length && short[same] === long[same]) same++;
  if (same === short.length && same >= 4) return long.length - same <= 3 ? 0.9 : 0.7;
  if ((same >= 6 && same >= 0.6 * long.length) || (same === 5 && long.length <= 7)) return 0.65;
  if (!maySlip || short.length < 4 || long.length - short.length > 2) return 0;
  // A slip at the very start is rare; "bake" is not "make".
  if (typed[0] !== known[0] && (short.length < 6 || typed.at(-1) !== known.at(-1))) return 0;
  const slips = countSlips(short, long);
  if (slips === 1) return long.length < 6 ? 0.7 : 0.85;
  return slips === 2 && short.length >= 9 ? 0.65 : 0;
}

/** Letters changed, lost, added or swapped with their neighbour. */
function countSlips(a: string, b: string): number {
  let older: number[] = [];
  let old = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (old[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(change, (old[j] as number) + 1, (row[j - 1] as number) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (older[j - 2] as number) + 1);
      row.push(least);
    }
    [older, old] = [old, row];
  }
  return old[b.length] as number;
}

/** A longer paste is cut: its first words tell enough. */
const MOST_WORDS = 80;
/** Weight of a word that the catalog does not know. */
const UNKNOWN = 1.8;
const ENGLISH = /^[a-z]{3}/;
