/** What the look-up knows of each pattern: the phrases that say what it means, and the words around them. */
import type { Clause, Pattern } from "../model/index.ts";
import type { GuideEntry } from "./load.ts";
import { importance, readWords } from "./look-up-words.ts";

/** The words of all cards. */
export interface Vocabulary {
  /** The weight of each word: the fewer patterns have it, the more it says. */
  readonly weights: ReadonlyMap<string, number>;
  /** English words by their first letter. */
  readonly english: ReadonlyMap<string, readonly string[]>;
}

/** A way to say what a pattern means. */
export interface Phrase {
  readonly text: string;
  readonly words: readonly string[];
  /** A message of the product, a sign that logs print (alarms, names of codes), or what we or users call it. */
  readonly kind: "message" | "sign" | "name";
}

/** A pattern as the look-up sees it. */
export interface Card {
  readonly pattern: Pattern;
  readonly phrases: readonly Phrase[];
  /** Words of its phrases, expressions and id. */
  readonly near: ReadonlySet<string>;
  /** Its explanation, searched as it is: to take the words out of all of them would last longer than any query. */
  readonly far: string;
}

/** Reads a pattern with the messages of the guide's rows it cites. */
export function readCard(pattern: Pattern, guide: ReadonlyMap<string, GuideEntry>): Card {
  const { title, knownAs, any, cause, action } = pattern;
  const messages = new Set([
    ...pattern.guide.map(({ row }) => guide.get(row)?.message ?? ""),
    ...any.map((clause) => (clause.kind === "text" ? clause.text : "")),
  ]);
  messages.delete("");
  const signs = new Set([...any.flatMap(signsOf), ...Object.values(pattern.codes)]);
  const names = new Set([title.en, title.ja, ...knownAs.en, ...knownAs.ja]);
  const phrases: Phrase[] = [
    ...[...messages].map((text) => ({ text, words: readWords(text), kind: "message" as const })),
    ...[...signs].map((text) => ({ text, words: readWords(text), kind: "sign" as const })),
    ...[...names].map((text) => ({ text, words: readWords(text), kind: "name" as const })),
  ];
  const near = [pattern.id, ...any.map(wordsOfRegex)].join("\n");
  const far = [cause.en, cause.ja, action.en, action.ja].join("\n");
  return {
    pattern,
    phrases,
    near: new Set([...phrases.flatMap(({ words }) => words), ...readWords(near)]),
    far: far.toLowerCase().replaceAll("ー", ""),
  };
}

/** Names that mean nothing else: of alarms, and such as CKR_PIN_LOCKED. */
function signsOf(clause: Clause): readonly string[] {
  if (clause.kind === "alarm") return clause.names;
  return clause.kind === "regex" ? (clause.regex.match(/(?<![A-Z])[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+/g) ?? []) : [];
}

/** What an expression looks for, in words. */
function wordsOfRegex(clause: Clause): string {
  return clause.kind === "regex" ? clause.regex.replace(/\\.|\(\?<\w+>|\{[\d,]+\}/g, " ") : "";
}

/** Collects and weighs the words of the cards. */
export function readVocabulary(cards: readonly Card[]): Vocabulary {
  const counts = new Map<string, number>();
  for (const card of cards) for (const word of card.near) counts.set(word, (counts.get(word) ?? 0) + 1);
  const weights = new Map<string, number>();
  const english = new Map<string, string[]>();
  for (const [word, count] of counts) {
    weights.set(word, importance(word) * Math.log(1 + cards.length / count));
    if (!/^[a-z]{3}/.test(word)) continue;
    const alike = english.get(word.charAt(0));
    if (alike === undefined) english.set(word.charAt(0), [word]);
    else alike.push(word);
  }
  return { weights, english };
}
