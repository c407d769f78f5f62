/** Finds the patterns that somebody means who pastes a message or describes a trouble, in English or Japanese. */
import type { Clause, Pattern } from "../model/index.ts";
import type { GuideEntry } from "./load.ts";
import { type Place, type Query, readQuery } from "./look-up-query.ts";
import { importance, isTelling, readWords } from "./look-up-words.ts";
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
const THRESHOLD = 0.25;
/** Matched words must weigh this much together: a word that half of the catalog holds is no hint. */
const LEAST_WEIGHT = 1.5;
/** A phrase of this weight that stands in a long text is a hint, whatever else the text says. */
const TELLING_WEIGHT = 4.5;
const MOST_HITS = 10;
/** The most that words make of a message that is not exactly there, and of a title or known-as phrase. */
const MESSAGE = 0.99;
const PHRASE_OF_OURS = 0.95;
/** What a word is worth that stands only near the phrase: elsewhere in the pattern's names, or in its explanation. */
const NEAR = 0.45;
const FAR = 0.25;

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
    if (!query.words.some(isTelling)) return hits;
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
  /** Words of its phrases, codes and clauses. */
  readonly near: ReadonlySet<string>;
  /** Its explanation, searched as it is: taking the words out of all explanations would take longer than any query. */
  readonly far: string;
}

function readCard(pattern: Pattern, guide: ReadonlyMap<string, GuideEntry>): Card {
  const messages = new Set([
    ...pattern.guide.map(({ row }) => guide.get(row)?.message ?? ""),
    ...pattern.any.map((clause) => (clause.kind === "text" ? clause.text : "")),
  ]);
  messages.delete("");
  const names = new Set([pattern.title.en, pattern.title.ja, ...pattern.knownAs.en, ...pattern.knownAs.ja]);
  const alarms = pattern.any.flatMap((clause) => (clause.kind === "alarm" ? clause.names : []));
  const phrases: Phrase[] = [
    ...[...messages].map((text) => ({ text, words: readWords(text), isPrinted: true })),
    ...[...names].map((text) => ({ text, words: readWords(text), isPrinted: false })),
    ...alarms.map((name) => ({ text: pattern.title.en, words: readWords(name), isPrinted: false })),
  ];
  const near = [pattern.id, ...Object.values(pattern.codes), ...pattern.any.map(wordsOfRegex)].join("\n");
  const { cause, action } = pattern;
  const far = [cause.en, cause.ja, action.en, action.ja].join("\n");
  return {
    pattern,
    phrases,
    near: new Set([...phrases.flatMap(({ words }) => words), ...readWords(near)]),
    far: far.toLowerCase().replaceAll("ー", ""),
  };
}

/** What an expression looks for, in words. */
function wordsOfRegex(clause: Clause): string {
  return clause.kind === "regex" ? clause.regex.replace(/\\.|\(\?<\w+>|\{[\d,]+\}/g, " ") : "";
}

/** Every word of the catalog with its weight. */
function weighWords(cards: readonly Card[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const card of cards) for (const word of card.near) counts.set(word, (counts.get(word) ?? 0) + 1);
  return new Map([...counts].map(([word, count]) => [word, importance(word) * rarity(count, cards.length)]));
}

/** The fewer of the cards have a word, the more it says. */
function rarity(count: number, cards: number): number {
  return Math.log(1 + cards / count);
}

function closestOf(card: Card, query: Query, known: ReadonlyMap<string, number>): { score: number; closest: string } {
  const around = query.words.map((word): number => (isTelling(word) && card.far.includes(word) ? FAR : 0));
  for (const [word, places] of query.places)
    if (card.near.has(word))
      for (const { at, likeness } of places) around[at] = Math.max(around[at] as number, NEAR * likeness);
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
  let evidence = 0;
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
    if (isTelling(word)) evidence += best * importance(word);
    whole += weight;
  }
  const gained = sum(gains.map((gain, at) => gain * (query.weights[at] as number)));
  if (asked === 0 || gained < LEAST_WEIGHT) return 0;
  const order = query.words.length === 1 ? 1 : followers.size / (query.words.length - 1);
  const share = (gained / query.whole) * (0.65 + (0.25 * asked) / whole + 0.1 * order);
  const together = phrase.words.length === 1 ? 0 : Math.min(1, followers.size / (phrase.words.length - 1));
  const score = Math.max(share, whole < TELLING_WEIGHT ? 0 : (0.45 * together * asked) / whole + 0.2 * share);
  const sure = score ** Math.min(1.25, Math.max(0.75, 1.5 - 0.25 * evidence));
  if (!phrase.isPrinted) return PHRASE_OF_OURS * sure;
  return Math.max(MESSAGE * sure, asked > 0.9 * whole ? scorePrinted(phrase, query) : 0);
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
