/**
 * Cuts what people type, paste or translate into words that can be held against each other: English words in one
 * spelling, terms of the trade under one name in both languages, the rest of Japanese text as pairs of characters.
 */
import { JAPANESE_TERM, JAPANESE_TERMS, SAME, STOP_WORDS, VAGUE_WORDS } from "./look-up-terms.ts";

/** The words of a text in order; what names one server, phone or moment is left out. */
export function readWords(text: string): string[] {
  let plain = text.normalize("NFKC");
  if (/[\d<]/.test(plain)) for (const noise of NOISE) plain = plain.replace(noise, " ");
  plain = plain
    .replace(CAMEL, " ")
    .toLowerCase()
    .replace(/[ー'’]/g, "")
    .replace(JAPANESE_TERM, (term) => ` ${JAPANESE_TERMS.get(term)} `);
  const words: string[] = [];
  for (const run of plain.match(RUN) ?? []) {
    if (run.charCodeAt(0) > 0x7f) addPairs(run, words);
    else words.push(withoutPlural(run));
  }
  return inOneSpelling(words);
}

/** How much a word says for itself, from 0 to 1, whatever catalog it stands in. */
export function importance(word: string): number {
  if (STOP_WORDS.has(word) || /^[a-z]$|[ぁ-ゖ]/.test(word)) return SILENT;
  return /^[a-z]/.test(word) ? 1 : 0.5;
}

/** Does a word say by itself what the trouble is about? "failed" does not. */
export function isTelling(word: string): boolean {
  return importance(word) > SILENT && !VAGUE_WORDS.has(word);
}

/** A word that only holds others together. */
const SILENT = 0.08;

/** Words that mean the same under one name. */
function inOneSpelling(words: readonly string[]): string[] {
  const found: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string;
    const other = SAME.get(word)?.find(({ rest }) => rest.every((next, index) => words[at + 1 + index] === next));
    found.push(other?.name ?? word);
    at += other?.rest.length ?? 0;
  }
  return found;
}

function withoutPlural(word: string): string {
  if (STOP_WORDS.has(word)) return word;
  return word.length >= 4 && word.endsWith("s") && /[^isu\d]s$/.test(word) ? word.slice(0, -1) : word;
}

/** Adds pairs of neighbouring characters of the parts between particles, and a character that is alone and no hiragana. */
function addPairs(run: string, words: string[]): void {
  for (const part of run.split(PARTICLE)) {
    if (part.length === 1 && !/[ぁ-ゖ]/.test(part)) words.push(part);
    for (let at = 0; at + 1 < part.length; at++) words.push(part.slice(at, at + 2));
  }
}

/** A Latin word or a run of kanji and kana. */
const RUN = /[a-z0-9]+|[々〆ぁ-ゖァ-ヺ㐀-鿿]+/g;
const PARTICLE = /[のがをにはへともでや]/;
/** "CTLProvider", "eToken", "CallManager": where a new word begins. */
const CAMEL = /(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]{2})/g;

/** What tells one line, server, phone or moment from another, and no message from another. */
const NOISE: readonly RegExp[] = [
  // The head of a line: "03/14/2006 09:15:02.118 CCM|", "16:34:01.765 |   debug 3:", "5011: ERR 10:25:10.068387 SECD: ".
  /\d{1,2}\/\d{1,2}\/\d{4} \d{1,2}:\d{2}:\d{2}[.\d]{0,7}\s{0,3}\w{0,20}\|/g,
  /\d{1,2}:\d{2}:\d{2}\.\d{3} {0,3}\|[\s<>-]{0,20}\w{0,20}[\s|]{0,3}(?:\d{1,5}:)?/g,
  /\b\d{1,7}:? (?:ERR|WRN|NOT|INF|DEB) (?:[A-Z][a-z]{2} \d{1,2} )?\d{1,2}:\d{2}:\d{2}[.\d]{0,7} \w{1,20}[:-] ?(?:[A-Z]{4}:\w{1,30}:)?/g,
  // Times and dates elsewhere.
  /\b\d{1,4}([/-])\d{1,2}\1\d{1,4}\b|\b\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\b/g,
  // <CLID::Cluster1>, <server name>
  /<[A-Z]{1,8}::[^>\r\n]{0,80}>|<[A-Za-z][A-Za-z ]{0,30}>/g,
  // Addresses, phones, numbers of the machine, names such as CM-PUB01.
  /\b(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}\b|\b(?:[0-9a-f]{4}\.){2}[0-9a-f]{4}\b/gi,
  /\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b/g,
  /\b(?:SEP|ATA|VGC|BAT)[0-9A-F]{12}\b|\b0x[0-9a-f]+\b|\b(?=[a-f]*\d)[0-9a-f]{8,}\b/gi,
  /\b[a-z]+\d*(?:-[a-z]+)*-(?=[a-z]*\d)[a-z0-9]+(?:-[a-z0-9]+)*\b/gi,
];
