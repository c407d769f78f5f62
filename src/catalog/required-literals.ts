/**
 * Works out which literals a pattern cannot do without, so that records without any of them need not be looked at:
 * from the words of a text, from the syntax tree of a regular expression, from the names of an alarm.
 */
import type { AST, RegExpParser } from "@eslint-community/regexpp";
import type { Clause } from "../model/index.ts";
import { commonnessOf } from "../util/common-grams.ts";
import { placesOf } from "../util/gram-places.ts";
import { splitText, type TextWord } from "./tolerant-text.ts";

/** The fewest characters of a literal that a scan can look for (scan's MIN_LITERAL; a test holds them equal). */
export const SHORTEST_LITERAL = 6;

/** What a record must hold for a clause to match it; all in lower case, a blank for any white space. */
export interface Requirement {
  /** What the scan looks for: one of these stands in the match. */
  readonly literals: readonly string[];
  /** Sets of further words: one of each set stands in the record as well. */
  readonly beside: readonly (readonly string[])[];
}

/** What a clause requires; null when no set of long enough literals stands for it. */
export function requirementOf(clause: Clause): Requirement | null {
  if (clause.kind === "alarm") {
    const isFit = clause.names.every((name) => name.length >= SHORTEST_LITERAL && /^[ -~]+$/.test(name));
    return isFit ? { literals: clause.names.flatMap(alarmSpellings), beside: [] } : null;
  }
  const sets = clause.kind === "text" ? literalsOfText(clause.text) : literalsOfRegex(clause.regex);
  const literals = cheapest(sets.map((set) => set.map((literal) => literal.slice(0, LONGEST_LITERAL))));
  return literals === null ? null : { literals, beside: besides(sets, literals) };
}

/** The other words worth asking for: the rarest sets that the literals do not imply. */
function besides(sets: readonly Literals[], literals: Literals): Literals[] {
  const found = new Map<string, Literals>();
  for (const set of sets) {
    if (shortest(set) < SHORTEST_BESIDE) continue;
    // Where each literal holds a word of the set, the set asks for nothing more.
    if (literals.every((literal) => set.some((word) => literal.includes(word)))) continue;
    const words = set.map((word) => word.slice(0, LONGEST_LITERAL));
    found.set(words.join("\n"), words);
  }
  return [...found.values()].sort((a, b) => costOf(a) - costOf(b)).slice(0, MOST_BESIDE);
}

/**
 * Every set of literals that a text requires: each of its words, and each two neighbours with the gap between them.
 * Letters only: of full-width characters the scan marks no others, so a literal with a digit or a stop in it could be
 * missed.
 */
function literalsOfText(text: string): Literals[] {
  const sets: Literals[] = [];
  let left = "";
  let joint: TextWord["joint"] = "end";
  for (const word of splitText(text)) {
    const runs = `${word.before}${word.placeholder === null ? "" : " "}${word.after}`
      .toLowerCase()
      .split(/[^a-z]/)
      .filter((run, index, all) => run !== "" || index === 0 || index === all.length - 1);
    const right = runs[0] as string;
    if (left !== "" && right !== "") sets.push(...pairs(left, right, joint));
    for (const run of runs) sets.push([run]);
    left = word.endsInStop ? "" : (runs.at(-1) as string);
    joint = word.joint;
  }
  return sets;
}

/**
 * The gap between two words may be any run of white space: with one blank both words are a literal together, with more
 * the two blanks beside one of the words are.
 */
function pairs(left: string, right: string, joint: TextWord["joint"]): Literals[] {
  if (joint === "tight") return [];
  const near = joint === "loose" ? [`${left}${right}`, `${left} ${right}`] : [`${left} ${right}`];
  // Blanks at the end of a short literal would be expensive: each of them has four forms, and anything may follow.
  return [[...near, `  ${right}`], ...(left.length > SHORTEST_LITERAL - 2 ? [[...near, `${left}  `]] : [])];
}

/** What stands in a log where an alarm of that name is read: parse/alarm.ts knows these ways of printing one. */
function alarmSpellings(name: string): string[] {
  const lower = name.toLowerCase();
  if (lower === "stationalarm") return ["eventinfo: station alarm", "alarmmessageid"];
  const spaced = lower.replace(/^(device|endpoint)(?=.)/, "$1 ");
  return spaced === lower ? [lower] : [lower, spaced];
}

/** Loads the parser of expressions, before the first is read: a scan with the shipped catalog alone reads none. */
export async function prepareSyntax(): Promise<void> {
  const { RegExpParser } = await import("@eslint-community/regexpp");
  parser ??= new RegExpParser({ ecmaVersion: 2024 });
}

let parser: RegExpParser | undefined;

/**
 * Reads an expression as this module does, which knows the syntax of ECMAScript 2024 and no later.
 * @throws SyntaxError with the place of the mistake
 */
export function checkSyntax(source: string): AST.Pattern {
  if (parser === undefined) throw new Error("prepareSyntax() comes first");
  return parser.parsePattern(source);
}

function literalsOfRegex(source: string): Literals[] {
  const sets: Literals[] = [];
  alternatives(checkSyntax(source).alternatives, sets);
  return sets;
}

/** Literals one of which must stand in the match. */
type Literals = string[];

/** The set that the fewest records of healthy traces hold, as far as that can be told; null when none is long enough. */
function cheapest(sets: readonly Literals[]): Literals | null {
  let best: Literals | null = null;
  for (const set of sets)
    if (shortest(set) >= SHORTEST_LITERAL && (best === null || costOf(set) < costOf(best))) best = set;
  return best;
}

/** What it costs to look for the literals: how often they, or what a scan takes for them at first, stand in healthy traffic. */
function costOf(set: Literals): number {
  return set.reduce((sum, literal) => sum + costOfLiteral(literal), 0);
}

function costOfLiteral(literal: string): number {
  // The literal itself stands no more often than the rarest of its grams; a word beside two blanks, much less often.
  const grams = Array.from({ length: Math.max(1, literal.length - 3) }, (_, at) =>
    commonnessOf(literal.slice(at, at + 4)),
  );
  const rarest = Math.min(...grams) * (literal.includes("  ") ? RARE_BESIDE_BLANKS : 1);
  if (literal.length < SHORTEST_LITERAL) return SHORT_COST + HIT_COST * rarest;
  return placesOf(Buffer.from(literal, "latin1")).reduce((sum, { cost }) => sum + cost, HIT_COST * rarest);
}

function shortest(set: Literals): number {
  return Math.min(...set.map((literal) => literal.length));
}

/** Adds to `sets` every set of literals that a choice of alternatives requires. */
function alternatives(choices: readonly AST.Alternative[], sets: Literals[]): void {
  if (choices.length === 1) {
    sequence(choices[0] as AST.Alternative, sets);
    return;
  }
  const union: Literals = [];
  for (const choice of choices) {
    const own: Literals[] = [];
    sequence(choice, own);
    own.sort((a, b) => shortest(b) - shortest(a));
    const best = cheapest(own) ?? own[0];
    if (best === undefined) return; // an alternative without any literal: the choice requires nothing
    union.push(...best);
  }
  sets.push([...new Set(union)]);
}

function sequence({ elements }: AST.Alternative, sets: Literals[]): void {
  // Two ways of reading on: only what has one spelling, and every spelling of what has few.
  let plain = "";
  let spelt = [""];
  const flush = (): void => {
    sets.push([plain], [...new Set(spelt)]);
    plain = "";
    spelt = [""];
  };
  for (const element of elements) {
    const spellings = spellingsOf(element);
    if (spellings?.length === 1) plain += spellings[0] as string;
    else {
      sets.push([plain]);
      plain = "";
    }
    const longer = spellings === null ? [] : product(spelt, spellings);
    if (longer.length > 0 && longer.length <= MOST_SPELLINGS) spelt = longer;
    else {
      flush();
      spelt = spellings ?? [""];
    }
    const group = element.type === "Quantifier" && element.min > 0 ? element.element : element;
    if (group.type === "Group" || group.type === "CapturingGroup") alternatives(group.alternatives, sets);
  }
  flush();
}

/** Everything an element can be, lower case, where that is printable ASCII in a few spellings; else null. */
function spellingsOf(element: AST.Element): string[] | null {
  switch (element.type) {
    case "Character":
      return isPlain(element.value) ? [String.fromCharCode(element.value).toLowerCase()] : null;
    case "CharacterClass": {
      const characters = element.elements.map((one) =>
        one.type === "Character" && isPlain(one.value) ? one.value : null,
      );
      if (element.negate || characters.length > MOST_SPELLINGS || characters.includes(null)) return null;
      return [...new Set(characters.map((value) => String.fromCharCode(value as number).toLowerCase()))];
    }
    case "Group":
    case "CapturingGroup": {
      const choices = element.alternatives.map((choice) => spellingsOfAll(choice.elements));
      return choices.includes(null) ? null : few([...new Set((choices as string[][]).flat())]);
    }
    case "Quantifier": {
      const once = element.max === 1 ? spellingsOf(element.element) : null;
      return once === null ? null : element.min === 0 ? few(["", ...once]) : once;
    }
    case "Assertion":
      return [""]; // takes no characters
    default:
      return null;
  }
}

function spellingsOfAll(elements: readonly AST.Element[]): string[] | null {
  let all: string[] = [""];
  for (const element of elements) {
    const spellings = spellingsOf(element);
    const longer = spellings === null ? null : few(product(all, spellings));
    if (longer === null) return null;
    all = longer;
  }
  return all;
}

function product(lefts: readonly string[], rights: readonly string[]): string[] {
  return lefts.flatMap((left) => rights.map((right) => left + right));
}

function few(spellings: string[]): string[] | null {
  return spellings.length <= MOST_SPELLINGS ? spellings : null;
}

function isPlain(code: number): boolean {
  return code >= 0x20 && code < 0x7f;
}

/** A word that is too short to be looked for tells little. */
const SHORT_COST = 400;
const RARE_BESIDE_BLANKS = 0.1;
/** Where a literal stands, its record's other words are looked for: so many times the work of looking at a place. */
const HIT_COST = 30;
/** What stands at the beginning of a longer one tells as much. */
const LONGEST_LITERAL = 200;
/** Words shorter than this, and more sets than these, hardly tell one record from another. */
const SHORTEST_BESIDE = 3;
const MOST_BESIDE = 6;
/** More spellings than these are not looked for: each is a literal of its own. */
const MOST_SPELLINGS = 12;
