/**
 * Works out which literals a pattern cannot do without, so that records without any of them need not be looked at:
 * from the words of a text, from the syntax tree of a regular expression, from the names of an alarm.
 */
import { type AST, RegExpParser } from "@eslint-community/regexpp";
import type { Clause } from "../model/index.ts";
import { solidWords } from "./tolerant-text.ts";

/** The fewest characters of a literal that a scan can look for (scan's MIN_LITERAL; a test holds them equal). */
export const SHORTEST_LITERAL = 6;

/**
 * Lower-case ASCII literals one of which stands in every text the clause matches; null when there is no such set of
 * long enough literals.
 */
export function requiredLiterals(clause: Clause, isPlaceholder: (word: string) => boolean): string[] | null {
  switch (clause.kind) {
    case "text": {
      const words = solidWords(clause.text, isPlaceholder).map((word) => word.toLowerCase());
      const usable = words.filter((word) => word.length >= SHORTEST_LITERAL);
      // The longest is usually the rarest, but some words stand in every other line of a healthy trace.
      const best = usable.find((word) => !EVERYWHERE.has(word)) ?? usable[0];
      return best === undefined ? null : [best];
    }
    case "alarm":
      return clause.names.every((name) => name.length >= SHORTEST_LITERAL)
        ? clause.names.flatMap(alarmSpellings)
        : null;
    case "regex":
      return literalsOfRegex(clause.regex);
  }
}

/** What stands in a log where an alarm of that name is read: parse/alarm.ts knows these ways of printing one. */
function alarmSpellings(name: string): string[] {
  const lower = name.toLowerCase();
  if (lower === "stationalarm") return ["eventinfo: station alarm", "alarmmessageid"];
  const spaced = lower.replace(/^(device|endpoint)(?=.)/, "$1 ");
  return spaced === lower ? [lower] : [lower, spaced];
}

/**
 * Reads an expression as this module does, which knows the syntax of ECMAScript 2024 and no later.
 * @throws SyntaxError with the place of the mistake
 */
export function checkSyntax(source: string): AST.Pattern {
  return new RegExpParser({ ecmaVersion: 2024 }).parsePattern(source);
}

function literalsOfRegex(source: string): string[] | null {
  const pattern = checkSyntax(source);
  const sets: Literals[] = [];
  alternatives(pattern.alternatives, sets);
  const usable = sets.filter((set) => shortest(set) >= SHORTEST_LITERAL);
  usable.sort((a, b) => shortest(b) - shortest(a) || a.length - b.length);
  return usable[0] ?? null;
}

/** Words that fill healthy traces: any other word tells a record that is worth a look better. */
const EVERYWHERE: ReadonlySet<string> = new Set([
  "callmanager",
  "connect",
  "connection",
  "device",
  "server",
  "unable",
  "message",
  "security",
  "restart",
  "cluster",
]);

/** Literals one of which must stand in the match. */
type Literals = string[];

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
    const best = own[0];
    if (best === undefined) return; // an alternative without any literal: the choice requires nothing
    union.push(...best);
  }
  sets.push([...new Set(union)]);
}

function sequence(alternative: AST.Alternative, sets: Literals[]): void {
  let run = "";
  const flush = (): void => {
    if (run.length > 0) sets.push([run]);
    run = "";
  };
  for (const element of alternative.elements) {
    switch (element.type) {
      case "Character":
        if (element.value >= 0x20 && element.value < 0x7f) run += String.fromCharCode(element.value).toLowerCase();
        else flush();
        break;
      case "Assertion":
        break; // takes no characters
      case "Quantifier":
        flush();
        if (element.min > 0 && "alternatives" in element.element && element.element.type !== "Assertion")
          alternatives(element.element.alternatives, sets);
        break;
      case "Group":
      case "CapturingGroup":
        flush();
        alternatives(element.alternatives, sets);
        break;
      default:
        flush();
    }
  }
  flush();
}
