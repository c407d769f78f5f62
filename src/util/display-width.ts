/**
 * How many columns a text takes in a terminal: two for a wide (East Asian) character, none for a combining mark.
 * Characters of ambiguous width count one, as current terminals draw them. Only for text without control sequences.
 */
import { eastAsianWidth } from "get-east-asian-width";

/** A character with the marks that combine with it: the smallest piece of text a line may be cut around. */
export interface Cluster {
  readonly text: string;
  readonly width: number;
}

/** The columns the text takes. */
export function displayWidth(text: string): number {
  if (PRINTABLE_ASCII.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

/** The text as clusters, in order. */
export function clusters(text: string): Cluster[] {
  const found: Cluster[] = [];
  for (const character of text) {
    const width = characterWidth(character);
    const previous = found.at(-1);
    if (previous !== undefined && COMBINES.test(character)) {
      found[found.length - 1] = { text: previous.text + character, width: previous.width + width };
    } else {
      found.push({ text: character, width });
    }
  }
  return found;
}

/** The text where it fits into `width` columns, else its beginning with "…" as the last sign. */
export function shorten(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let kept = "";
  let used = 0;
  for (const cluster of clusters(text)) {
    if (used + cluster.width > width - 1) break;
    kept += cluster.text;
    used += cluster.width;
  }
  return `${kept.trimEnd()}…`;
}

/** The text where it fits into `width` columns, else its end with "…" as the first sign: for paths. */
export function shortenStart(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let kept = "";
  let used = 0;
  for (const cluster of clusters(text).reverse()) {
    if (used + cluster.width > width - 1) break;
    kept = cluster.text + kept;
    used += cluster.width;
  }
  return `…${kept}`;
}

/** The text followed by blanks up to `width` columns. */
export function padEnd(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - displayWidth(text)));
}

/** The text after blanks up to `width` columns. */
export function padStart(text: string, width: number): string {
  return " ".repeat(Math.max(0, width - displayWidth(text))) + text;
}

function characterWidth(character: string): number {
  if (TAKES_NO_COLUMN.test(character)) return 0;
  return eastAsianWidth(character.codePointAt(0) ?? 0);
}

const PRINTABLE_ASCII = /^[ -~]*$/;
const COMBINES = /^\p{M}$/u;
/** Marks drawn over their neighbour, controls, invisible format signs, and Hangul vowels and finals of a syllable. */
const TAKES_NO_COLUMN = /^[\p{Mn}\p{Me}\p{Cc}\p{Cf}\u1160-\u11ff]$/u;
