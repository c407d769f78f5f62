/**
 * What the product itself says: the texts that the catalog's patterns require. What is said there word for word, label and
 * all, names nobody; and a name that is also a word of it is only meant where a label says so. Redaction so changes
 * nothing that a pattern asks for.
 */
import { detachString } from "../util/detach-string.ts";
import { TRACE_MARKS } from "./trace-marks.ts";

/** The texts of the product. */
export interface ProductText {
  /** Does the product say what stands from a label's beginning to the end of its value? */
  says(text: string, from: number, end: number): boolean;
  /** Is a name, in lower case, part of what the product says? As a word, or anywhere in it. */
  has(name: string, isAnywhere: boolean): boolean;
}

/**
 * Makes them known. `messages` are said word for word, but for case and white space; of `expressions` only single words
 * are taken.
 */
export function createProductText(messages: Iterable<string>, expressions: Iterable<string> = []): ProductText {
  const phrases = [...new Set([...messages].map((message) => fold(message).replace(/[.,:;!\s]+$/, "")))].sort();
  const all = [...phrases, ...[...expressions].map(wordsOfExpression), TRACE_MARKS].join("\n").toLowerCase();
  const words = new Set(all.split(/[^a-z0-9]+/));
  const known = new Map<string, readonly Phrase[]>();

  /** The messages that hold these words, or what begins one of theirs. */
  const phrasesWith = (said: string): readonly Phrase[] => {
    let found = known.get(said);
    if (found === undefined) {
      const folded = fold(said);
      found = phrases.filter((phrase) => phrase.includes(folded)).map(toPhrase);
      if (known.size >= MOST_REMEMBERED) known.clear();
      known.set(detachString(said), found);
    }
    return found;
  };

  return {
    says(text, from, end) {
      if (end - from > LONGEST_SAID) return false;
      return phrasesWith(text.slice(from, end)).some(({ expression, length }) => {
        const start = Math.max(0, from - length);
        expression.lastIndex = 0;
        const window = text.slice(start, end + length);
        for (let hit = expression.exec(window); hit !== null; hit = expression.exec(window)) {
          if (start + hit.index <= from && start + hit.index + hit[0].length >= end) return true;
          expression.lastIndex = hit.index + 1;
        }
        return false;
      });
    },
    has(name, isAnywhere) {
      const bare = name.replace(/^[\s!-/:-@[-`{-~]+|[\s!-/:-@[-`{-~]+$/g, "");
      if (bare === "") return false;
      return words.has(bare) || (isAnywhere && all.includes(bare));
    },
  };
}

/** Where no catalog is known: the marks of the traces themselves. */
export const NO_PRODUCT_TEXT: ProductText = createProductText([]);

interface Phrase {
  readonly expression: RegExp;
  /** How far it may reach in a text, with line wraps. */
  readonly length: number;
}

function toPhrase(phrase: string): Phrase {
  const source = phrase
    .split(" ")
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"))
    .join("\\s{1,16}");
  return { expression: new RegExp(source, "gi"), length: phrase.length * 2 + 16 };
}

function fold(text: string): string {
  return text.toLowerCase().replace(/\s+/g, " ").trim();
}

/** The words that stand in an expression as they are. */
function wordsOfExpression(source: string): string {
  return source.replace(/\\[a-zA-Z]|\(\?[:!=<]*(?:\w+>)?/g, " ").replace(/\\(.)/g, "$1");
}

/** No label and value that the product prints together is longer. */
const LONGEST_SAID = 200;
const MOST_REMEMBERED = 10_000;
