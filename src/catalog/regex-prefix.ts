/**
 * Finds how far a regular expression that does not match a text gets: the longest part from its start that still stands
 * somewhere in the text.
 */
import type { AST } from "@eslint-community/regexpp";
import { execGuarded, OutOfTime } from "../util/guarded-regex.ts";
import { checkSyntax } from "./required-literals.ts";

/** Where in a text. */
interface Place {
  readonly at: number;
  readonly length: number;
}

/** The first part of a clause, where it stands in a text, and what does not follow. */
export interface Prefix extends Place {
  /** The part of the clause's source that fitted. */
  readonly fitted: string;
  /** The next part, which did not. */
  readonly wanted: string;
  /** 0 to 1: the share of the clause's letters that fitted. */
  readonly progress: number;
}

/**
 * The longest prefix of that alternative of the expression which gets furthest. Where all of it fits but for a look
 * around it that must find nothing, `wanted` is that look, and `fitted` the source without such looks.
 */
export function longestPrefix(regex: string, text: string): Prefix {
  return checkSyntax(regex)
    .alternatives.map(({ elements }) => prefixOf(elements, text))
    .reduce((best, next) => (next.progress > best.progress ? next : best));
}

/**
 * The first place at or behind `from` where the expression matches; null as well when it takes too long. The expression
 * of a text is our own and needs no guard.
 */
export function search(source: string, text: string, from = 0, isOwn = false): Place | null {
  try {
    const expression = new RegExp(source, "gi");
    expression.lastIndex = from;
    const found = isOwn ? expression.exec(text) : execGuarded(expression, text);
    return found === null ? null : { at: found.index, length: found[0].length };
  } catch (error) {
    // A part of an expression may be none by itself: it can name a group that stands further on.
    if (error instanceof OutOfTime || error instanceof SyntaxError) return null;
    throw error;
  }
}

function prefixOf(elements: readonly AST.Element[], text: string): Prefix {
  const all = countLetters(elements);
  const strict = furthest(elements, text);
  const words = elements.filter((element) => !isVeto(element));
  const bare = words.length === elements.length ? strict : furthest(words, text);
  const letters = countLetters(bare.fitted);
  const progress = letters < FEWEST ? 0 : letters / all;
  if (letters > countLetters(strict.fitted)) {
    // "no invalid LSC": the words stand there, but so does something around them that must not.
    const tried = elements.slice(0, elements.indexOf(bare.fitted.at(-1) as AST.Element) + 1);
    const vetoes = tried.filter(isVeto);
    const veto = vetoes.find((_, index) => {
      const dropped = vetoes.slice(index + 1);
      return search(sourceOf(tried.filter((element) => !dropped.includes(element))), text) === null;
    });
    return { ...bare.place, fitted: rawOf(bare.fitted), wanted: shorten(veto?.raw ?? ""), progress };
  }
  const wanted = shorten(rawOf(nextPart(elements.slice(strict.fitted.length))));
  return { ...strict.place, fitted: rawOf(strict.fitted), wanted, progress };
}

/** The most of the first elements that stand somewhere, and where. What fits with one more fits without it, too. */
function furthest(elements: readonly AST.Element[], text: string): { fitted: readonly AST.Element[]; place: Place } {
  let place: Place = { at: 0, length: 0 };
  let fits = 0;
  let fails = elements.length + 1;
  while (fails - fits > 1) {
    const count = Math.floor((fits + fails) / 2);
    const found = search(sourceOf(elements.slice(0, count)), text);
    if (found === null) fails = count;
    else {
      fits = count;
      place = found;
    }
  }
  return { fitted: elements.slice(0, fits), place };
}

/** A look around that must not find anything. */
function isVeto(element: AST.Element): boolean {
  return (
    element.type === "Assertion" && (element.kind === "lookahead" || element.kind === "lookbehind") && element.negate
  );
}

/** One element, or the rest of the word that it begins. */
function nextPart(elements: readonly AST.Element[]): readonly AST.Element[] {
  const end = elements.findIndex(({ type }) => type !== "Character");
  return elements.slice(0, end === -1 ? elements.length : Math.max(1, end));
}

/** What to search for: what takes any characters takes as few as it can, so that the place ends with the words. */
function sourceOf(elements: readonly AST.Element[]): string {
  return elements.map((element) => (takesAnything(element) ? `${element.raw}?` : element.raw)).join("");
}

function takesAnything(element: AST.Element): boolean {
  if (element.type !== "Quantifier" || !element.greedy) return false;
  const { element: of } = element;
  return (of.type === "CharacterSet" && of.kind === "any") || (of.type === "CharacterClass" && of.negate);
}

function rawOf(elements: readonly AST.Element[]): string {
  return elements.map(({ raw }) => raw).join("");
}

function shorten(source: string): string {
  return source.length <= MOST_WANTED ? source : `${source.slice(0, MOST_WANTED - 1)}…`;
}

/** Letters and digits that every match must hold: of alternatives the fewest, of looks around and of what may lack none. */
function countLetters(elements: readonly AST.Element[]): number {
  return elements.reduce((sum, element) => sum + lettersOf(element), 0);
}

function lettersOf(element: AST.Element): number {
  switch (element.type) {
    case "Character":
      return /[\p{L}\p{N}]/u.test(String.fromCodePoint(element.value)) ? 1 : 0;
    case "Group":
    case "CapturingGroup":
      return Math.min(...element.alternatives.map((choice) => countLetters(choice.elements)));
    case "Quantifier":
      return element.min === 0 ? 0 : lettersOf(element.element);
    default:
      return 0;
  }
}

/** Fewer letters than these stand in any line and bring no message nearer. */
const FEWEST = 3;
/** Characters of the part that did not fit. */
const MOST_WANTED = 60;
