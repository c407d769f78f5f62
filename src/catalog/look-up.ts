/** Finds the patterns that somebody means who pastes a message or describes a trouble, in English or Japanese. */
import type { LookUpHit, Pattern } from "../model/index.ts";
import type { GuideEntry } from "./load.ts";
import { type Card, type Phrase, readCard, readVocabulary, type Vocabulary } from "./look-up-cards.ts";
import { type Place, type Query, readQuery } from "./look-up-query.ts";
import { importance, isTelling } from "./look-up-words.ts";
import { splitText, tolerantSource } from "./tolerant-text.ts";
import { notAMessage } from "./whole-message.ts";

/** Makes the look-up for a set of patterns; deprecated ones are never found. */
export function createLookUp(
  patterns: readonly Pattern[],
  guide: ReadonlyMap<string, GuideEntry>,
): (text: string) => LookUpHit[] {
  const cards = patterns
    .filter((pattern) => pattern.status !== "deprecated")
    .map((pattern) => readCard(pattern, guide));
  const vocabulary = readVocabulary(cards);
  return (text) => {
    const query = readQuery(text, vocabulary);
    const hits: LookUpHit[] = [];
    if (!query.words.some(isTelling)) return hits;
    for (const card of cards) {
      const hit = closestOf(card, query, vocabulary);
      if (hit.score >= THRESHOLD) hits.push({ pattern: card.pattern, ...hit });
    }
    return hits.sort((a, b) => b.score - a.score || (a.pattern.id < b.pattern.id ? -1 : 1)).slice(0, MOST_HITS);
  };
}

/** The phrase of a pattern that comes closest. */
function closestOf(card: Card, query: Query, vocabulary: Vocabulary): { score: number; closest: string } {
  const around = query.words.map((word): number => (isTelling(word) && card.far.includes(word) ? FAR : 0));
  for (const [word, places] of query.places)
    if (card.near.has(word))
      for (const { at, likeness } of places) around[at] = Math.max(around[at] as number, NEAR * likeness);
  let best = { score: 0, closest: "" };
  for (const phrase of card.phrases) {
    const score = scorePhrase(phrase, query, around, vocabulary);
    if (score > best.score) best = { score, closest: phrase.text };
  }
  return best;
}

/**
 * How well a phrase answers the query; `around` is what each word of the query is worth in this pattern without it. What
 * counts most is how much of the query it explains; then how much of the phrase was asked for, and in its order.
 */
function scorePhrase(phrase: Phrase, query: Query, around: readonly number[], vocabulary: Vocabulary): number {
  const { words, kind } = phrase;
  if (!words.some((word) => query.places.has(word))) return 0;
  const worth = [...around];
  const hints = new Map<string, number>();
  const followers = new Set<number>();
  let asked = 0;
  let whole = 0;
  let before: readonly Place[] = [];
  for (const word of words) {
    const places = query.places.get(word) ?? [];
    let best = 0;
    for (const { at, likeness } of places) {
      best = Math.max(best, likeness);
      worth[at] = Math.max(worth[at] as number, likeness);
      if (before.some((place) => place.at === at - 1)) followers.add(at);
    }
    before = places;
    const weight = vocabulary.weights.get(word) as number;
    asked += best * weight;
    whole += weight;
    if (isTelling(word)) hints.set(word, best * importance(word));
  }
  const explained = sum(worth.map((part, at) => part * (query.weights[at] as number)));
  if (explained < LEAST_WEIGHT) return 0;

  const inQuery = query.words.length === 1 ? 1 : followers.size / (query.words.length - 1);
  const inPhrase = words.length === 1 ? 0 : Math.min(1, followers.size / (words.length - 1));
  const covered = asked / whole;
  const share = (explained / query.whole) * (0.65 + 0.25 * covered + 0.1 * inQuery);
  const quoted = whole < QUOTED_WEIGHT ? 0 : 0.45 * covered * inPhrase + 0.2 * share;
  // One word may be there by chance, three hardly are.
  const doubt = Math.min(1.25, Math.max(0.75, 1.5 - 0.25 * sum([...hints.values()])));
  const score = Math.max(share, quoted) ** doubt;
  const printed = kind === "name" || covered < 0.9 ? 0 : scorePrinted(phrase, query);
  return STRENGTH[kind] * Math.max(NOT_QUITE * score, printed);
}

/** 1 for the message alone, less the more stands around it, 0 where the text does not hold it as a whole message. */
function scorePrinted({ text: message, words, kind }: Phrase, query: Query): number {
  if (kind === "message" && words.join(" ") === query.words.join(" ")) return 1;
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

/** Below this nothing is close. */
const THRESHOLD = 0.38;
/** Words that are found must weigh this much together: one that half of the catalog has is no hint. */
const LEAST_WEIGHT = 1.5;
/** A phrase of this weight that stands word by word in a long text is a hint, whatever else the text says. */
const QUOTED_WEIGHT = 4.5;
const MOST_HITS = 10;

/** The most that a phrase of each kind comes to: a message of the guide goes before all else. */
const STRENGTH = { message: 1, sign: 0.97, name: 0.96 } as const;
/** The same for a message whose words are all there, but not as it is printed. */
const NOT_QUITE = 0.99;
/** What a word is worth that the phrase lacks: when it stands elsewhere in the pattern, and when in the explanation. */
const NEAR = 0.45;
const FAR = 0.25;
