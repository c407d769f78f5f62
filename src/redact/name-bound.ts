/**
 * The policy for names that are also words, in one place: redaction and proof both follow it, so that what redaction
 * leaves standing as a word is not called a leak, and what is called a leak has been replaced.
 *
 * - A name with a sign or digit in it, or long enough not to be a word, is meant **anywhere**, also inside other words.
 * - A shorter one, or one of letters alone, is meant where it stands as a **word** of its own.
 * - A name that is a common word ("server", "admin") or stands in what the product says, very short, or a directory number
 *   of up to 6 digits is meant only where a label or its place says what it is ("HostName: server", "sip:1000@").
 */
import type { NameBound, RedactedOriginal, RedactionKind } from "../model/index.ts";
import { isCommonWord } from "./common-words.ts";
import { NO_PRODUCT_TEXT, type ProductText } from "./product-text.ts";

/** How sure a name in its canonical writing is to be meant where it stands. */
export function boundOf(kind: RedactionKind, name: string, product: ProductText = NO_PRODUCT_TEXT): NameBound {
  const bound = boundAlone(kind, name);
  const isSaid = kind !== "ip" && kind !== "mac" && product.has(name.toLowerCase(), bound === "anywhere");
  return isSaid ? "labelled" : bound;
}

function boundAlone(kind: RedactionKind, name: string): NameBound {
  if (kind === "ip" || kind === "mac") return "word";
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all that is not ASCII
  if (/[^\x00-\x7f]/.test(name)) return name.length >= 2 ? "anywhere" : "labelled";
  if (/^[\d\W_]*$/.test(name))
    return name.replace(/\D/g, "").length >= (kind === "number" ? SHORTEST_NUMBER : SHORTEST_SECRET)
      ? "word"
      : "labelled";
  if (name.length < 3 || isCommonWord(name.toLowerCase())) return "labelled";
  if (kind === "user" && /^[\w-]+( [\w-]+)+$/.test(name) && name.split(" ").every((word) => isCommonWord(word)))
    return "labelled";
  if (name.length >= 5 && /[^a-z0-9]/i.test(name)) return "anywhere";
  // Sixteen hexadecimal digits, half of a short key, are nobody's word.
  if (/^[0-9a-f]{16,}$/i.test(name)) return "anywhere";
  return name.length >= 8 && !/^[0-9a-f]+$/i.test(name) && /\d/.test(name) ? "anywhere" : "word";
}

/**
 * Can a name be searched for in what is handed out? Not one that is a name only behind a label, and no number of few
 * digits: sizes and places in a manifest are numbers, too.
 */
export function isProvable({ kind, text, bound }: RedactedOriginal): boolean {
  if (bound === "labelled") return false;
  return (
    kind === "ip" || kind === "mac" || !DIGITS_AND_SIGNS.test(text) || text.replace(/\D/g, "").length >= SURE_DIGITS
  );
}

/**
 * Is a name looked for where a line breaks inside of it? It must be long enough not to come about by chance, and one that is
 * meant as a word must look like none.
 */
export function mayBreak(name: string, isWord: boolean): boolean {
  return isWord ? name.length >= 8 && /\d/.test(name) : name.length >= 6;
}

const DIGITS_AND_SIGNS = /^[\d\s!-/:-@[-`{-~]*$/;
/** A directory number is replaced wherever it stands from this length on. */
const SHORTEST_NUMBER = 7;
/** So is a secret of digits alone. */
const SHORTEST_SECRET = 5;
const SURE_DIGITS = 10;
