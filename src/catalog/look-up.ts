/** Finds the patterns that somebody means who pastes a message or describes a trouble, in English or Japanese. */
import type { Clause, Pattern } from "../model/index.ts";
import type { GuideEntry } from "./load.ts";
import { importance, likeness, readWords } from "./look-up-words.ts";
import { splitText, tolerantSource } from "./tolerant-text.ts";
import { notAMessage } from "./whole-message.ts";

/** A pattern that a text may mean. */
export interface LookUpHit {
  readonly pattern: Pattern;
  /** 0 to 1; 1 only for a message as it is printed. */
  readonly score: number;
  /** The printed message, title or known-as phrase that came closest. */
  readonly closest: string;
}

/** Below this nothing is close. */
const THRESHOLD = 0.35;
/** Matched words must weigh this much together: a word that half of the catalog holds is no hint. */
const LEAST_WEIGHT = 1.5;
const MOST_HITS = 10;
/** A longer paste is cut: its first words tell enough. */
const MOST_WORDS = 80;

/** The most that words make of a message that is not exactly there, and of a title or known-as phrase. */
const MESSAGE = 0.99;
const PHRASE_OF_OURS = 0.95;
/** What a word is worth that stands only near the phrase: elsewhere in the pattern's names, or in its explanation. */
const NEAR = 0.55;
const FAR = 0.25;

/** Weight of a word that the catalog does not know. */
const UNKNOWN = 1.2;
const ENGLISH = /^[a-z]{3}/;

/** Makes the look-up for a set of patterns; deprecated ones are never found. */
export function createLookUp(
  patterns: readonly Pattern[],
  guide: ReadonlyMap<string, GuideEntry>,
): (text: string) => LookUpHit[] {
  const cards = patterns
    .filter((pattern) => pattern.status !== "deprecated")
    .map((pattern) => readCard(pattern, guide));
  const weights = weighWords(cards);
  return (text) => {
    const query = readQuery(text, weights);
    const hits: LookUpHit[] = [];
    for (const card of cards) {
      const hit = closestOf(card, query, weights);
      if (hit.score >= THRESHOLD) hits.push({ pattern: card.pattern, ...hit });
    }
    return hits.sort((a, b) => b.score - a.score || (a.pattern.id < b.pattern.id ? -1 : 1)).slice(0, MOST_HITS);
  };
}

/** A way to say what a pattern means. */
interface Phrase {
  readonly text: string;
  readonly words: readonly string[];
  /** Is it a message that the product prints, or a phrase of ours? */
  readonly isPrinted: boolean;
}

/** A pattern as the look-up sees it. */
interface Card {
  readonly pattern: Pattern;
  readonly phrases: readonly Phrase[];
  readonly near: ReadonlySet<string>;
  readonly far: ReadonlySet<string>;
}

function readCard(pattern: Pattern, guide: ReadonlyMap<string, GuideEntry>): Card {
  const messages = new Set([
    ...pattern.guide.map(({ row }) => guide.get(row)?.message ?? ""),
    ...pattern.any.map((clause) => (clause.kind === "text" ? clause.text : "")),
  ]);
  messages.delete("");
  const names = new Set([pattern.title.en, pattern.title.ja, ...pattern.knownAs.en, ...pattern.knownAs.ja]);
  const phrases: Phrase[] = [
    ...[...messages].map((text) => ({ text, words: readWords(text), isPrinted: true })),
    ...[...names].map((text) => ({ text, words: readWords(text), isPrinted: false })),
  ];
  const near = [pattern.id, ...Object.values(pattern.codes), ...pattern.any.map(wordsOfClause)].join("\n");
  const { cause, action } = pattern;
  const far = [cause.en, cause.ja, action.en, action.ja].join("\n");
  return {
    pattern,
    phrases,
    near: new Set([...phrases.flatMap(({ words }) => words), ...readWords(near)]),
    far: new Set(readWords(far)),
  };
}

/** What a clause looks for, in words; of an expression those that are no code. */
function wordsOfClause(clause: Clause): string {
  if (clause.kind === "alarm") return clause.names.join(" ");
  return clause.kind === "text" ? clause.text : clause.regex.replace(/\\.|\(\?<\w+>|\{[\d,]+\}/g, " ");
}

/** Every word of the catalog with its weight: the fewer patterns have it, the more it says. */
function weighWords(cards: readonly Card[]): ReadonlyMap<string, number> {
  const near = new Map<string, number>();
  const far = new Map<string, number>();
  for (const card of cards) {
    for (const word of card.near) near.set(word, (near.get(word) ?? 0) + 1);
    for (const word of card.far) far.set(word, (far.get(word) ?? 0) + 1);
  }
  const counts = new Map([...far, ...near]);
  return new Map([...counts].map(([word, count]) => [word, importance(word) * Math.log(1 + cards.length / count)]));
}

/** What somebody asks: its words, the weight of each, and the catalog's words that it may be. */
interface Query {
  readonly text: string;
  readonly words: readonly string[];
  readonly weights: readonly number[];
  readonly whole: number;
  /** For a word of the catalog the places in the query where it may stand. */
  readonly places: ReadonlyMap<string, readonly Place[]>;
}

interface Place {
  readonly at: number;
  /** From 0 to 1. */
  readonly likeness: number;
}

function readQuery(text: string, known: ReadonlyMap<string, number>): Query {
  const words = readWords(text)
    .flatMap((word) => (known.has(word) ? word : splitJoined(word, known)))
    .slice(0, MOST_WORDS);
  const places = new Map<string, Place[]>();
  const weights = words.map((word, at) => {
    let best = { likeness: 0, weight: UNKNOWN * importance(word) };
    for (const [other, likeness] of wordsLike(word, known)) {
      const weight = known.get(other) as number;
      if (likeness > best.likeness) best = { likeness, weight };
      places.set(other, [...(places.get(other) ?? []), { at, likeness }]);
    }
    return best.weight;
  });
  return { text, words, weights, whole: sum(weights), places };
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

function closestOf(card: Card, query: Query, known: ReadonlyMap<string, number>): { score: number; closest: string } {
  const around = query.weights.map(() => 0);
  for (const [word, places] of query.places) {
    const worth = card.near.has(word) ? NEAR : card.far.has(word) ? FAR : 0;
    if (worth > 0) for (const { at, likeness } of places) around[at] = Math.max(around[at] as number, worth * likeness);
  }
  let best = { score: 0, closest: "" };
  for (const phrase of card.phrases) {
    const score = scorePhrase(phrase, query, around, known);
    if (score > best.score) best = { score, closest: phrase.text };
  }
  return best;
}

/** How much of the query the phrase explains, and a little of how much of the phrase was asked for, and in its order. */
function scorePhrase(
  phrase: Phrase,
  query: Query,
  around: readonly number[],
  known: ReadonlyMap<string, number>,
): number {
  const gains = [...around];
  let asked = 0;
  let whole = 0;
  const followers = new Set<number>();
  let before: readonly Place[] = [];
  for (const word of phrase.words) {
    const weight = known.get(word) as number;
    const places = query.places.get(word) ?? [];
    let best = 0;
    for (const { at, likeness } of places) {
      gains[at] = Math.max(gains[at] as number, likeness);
      best = Math.max(best, likeness);
      if (before.some((place) => place.at === at - 1)) followers.add(at);
    }
    before = places;
    asked += best * weight;
    whole += weight;
  }
  const gained = sum(gains.map((gain, at) => gain * (query.weights[at] as number)));
  if (asked === 0 || gained < LEAST_WEIGHT) return 0;
  const order = query.words.length === 1 ? 1 : followers.size / (query.words.length - 1);
  const score = (gained / query.whole) * (0.65 + (0.25 * asked) / whole + 0.1 * order);
  if (!phrase.isPrinted) return PHRASE_OF_OURS * score;
  return Math.max(MESSAGE * score, asked > 0.9 * whole ? scorePrinted(phrase, query) : 0);
}

/** 1 for the message alone, less the more stands around it, 0 where the text does not hold it as a whole message. */
function scorePrinted({ text: message, words }: Phrase, query: Query): number {
  if (words.join(" ") === query.words.join(" ")) return 1;
  const endsInName = splitText(message).at(-1)?.placeholder !== null;
  for (const { 0: found, index } of query.text.matchAll(new RegExp(tolerantSource(message), "gi"))) {
    const end = index + found.length;
    if (!/[\p{L}\p{N}]/u.test(query.text.slice(0, index) + query.text.slice(end))) return 1;
    if (notAMessage(query.text, index, end, endsInName) === null)
      return 0.7 + 0.25 * (found.length / query.text.length);
  }
  return 0;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
