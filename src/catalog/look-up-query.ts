/** Reads what somebody asks: its words, forgiven their form and their slips, as words that the catalog has. */
import type { Vocabulary } from "./look-up-cards.ts";
import { importance, readWords } from "./look-up-words.ts";

/** What somebody asks. */
export interface Query {
  readonly text: string;
  readonly words: readonly string[];
  /** What each word weighs, and what all of them do. */
  readonly weights: readonly number[];
  readonly whole: number;
  /** For a word of the catalog the places in the query where it may stand. */
  readonly places: ReadonlyMap<string, readonly Place[]>;
}

/** A place in the query where a word of the catalog may stand. */
export interface Place {
  readonly at: number;
  /** How alike what stands there is, above 0 and at most 1. */
  readonly likeness: number;
}

/** Reads what somebody asks, in words of the catalog where there are such. */
export function readQuery(whole: string, vocabulary: Vocabulary): Query {
  const text = whole.slice(0, MOST_CHARACTERS);
  const words = inKnownWords(readWords(text).slice(0, MOST_WORDS), vocabulary);
  const places = new Map<string, Place[]>();
  const weights = words.map((word, at) => {
    let best = { likeness: 0, weight: /^\d/.test(word) ? 0 : UNKNOWN * importance(word) };
    for (const [other, likeness] of wordsLike(word, vocabulary)) {
      if (likeness > best.likeness) best = { likeness, weight: likeness * (vocabulary.weights.get(other) as number) };
      places.set(other, [...(places.get(other) ?? []), { at, likeness }]);
    }
    return best.weight;
  });
  return { text, words, weights, whole: weights.reduce((sum, weight) => sum + weight, 0), places };
}

/** Words as the catalog parts them: "ctlfile" in two where it knows both, "call manger" as one that it nearly knows. */
function inKnownWords(typed: readonly string[], vocabulary: Vocabulary): string[] {
  const words: string[] = [];
  for (const word of typed) {
    const joined = `${words.at(-1)}${word}`;
    if (vocabulary.weights.has(word)) words.push(word);
    else if (words.length > 0 && wordsLike(joined, vocabulary).some(([, likeness]) => likeness >= SURE))
      words.splice(-1, 1, joined);
    else words.push(...splitJoined(word, vocabulary));
  }
  return words;
}

function splitJoined(word: string, { weights }: Vocabulary): string[] {
  for (let at = 3; at <= word.length - 3; at++)
    if (weights.has(word.slice(0, at)) && weights.has(word.slice(at))) return [word.slice(0, at), word.slice(at)];
  return [word];
}

/** The word itself and words of the catalog that are forms of it; of a word that it does not know, also similar ones. */
function wordsLike(word: string, { weights, english }: Vocabulary): [string, number][] {
  const isKnown = weights.has(word);
  const found: [string, number][] = isKnown ? [[word, 1]] : [];
  for (const other of english.get(word.charAt(0)) ?? []) {
    const alike = other === word ? 0 : likeness(word, other, !isKnown);
    if (alike > 0) found.push([other, alike]);
  }
  return found;
}

/**
 * How alike two different words of one first letter are, from 0 to 1: forms of one word, or, where `maySlip`, one of them
 * mistyped. The first letter is hardly ever a slip: "bake" is not "make".
 */
function likeness(typed: string, known: string, maySlip: boolean): number {
  const [short, long] = typed.length < known.length ? [typed, known] : [known, typed];
  let same = 0;
  while (same < short.length && short[same] === long[same]) same++;
  if (same === short.length && same >= 4) return long.length - same <= 3 ? 0.9 : 0.7;
  if (maySlip && short.length >= 4 && long.length - short.length <= 2) {
    const slips = countSlips(short, long);
    if (slips === 1) return long.length < 6 ? 0.7 : SURE;
    if (slips === 2 && short.length >= 9) return 0.65;
  }
  return (same >= 6 && same >= 0.6 * long.length) || (same === 5 && long.length <= 7) ? 0.65 : 0;
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
const MOST_CHARACTERS = 8000;
const MOST_WORDS = 80;
/** Weight of a word that the catalog does not know. */
const UNKNOWN = 1.8;
/** So alike are two forms of a word, or a word and the same with one letter wrong. */
const SURE = 0.85;
