/**
 * Says how long an expression can take at worst: an upper bound of the steps from one place of a text, over all the
 * ways a backtracking engine may try. Bounds that follow from the text itself are not known here, so a sound expression
 * may look dearer than it is, never cheaper.
 */
import type { AST } from "@eslint-community/regexpp";
import { checkSyntax } from "./required-literals.ts";

/** The longest text an expression is run on, in characters. */
export const LONGEST_TEXT = 64 * 1024;

/** Worst case from one place: how many ways lead through, and how many steps all of them take together. */
interface Cost {
  readonly ways: number;
  readonly steps: number;
}

/**
 * The most steps the expression takes from one place of a text of that length; Infinity where it grows beyond any number.
 */
export function stepsAtWorst(source: string, textLength = LONGEST_TEXT): number {
  return ofChoices(checkSyntax(source).alternatives, textLength).steps;
}

function ofChoices(choices: readonly AST.Alternative[], longest: number): Cost {
  // Of alternatives that begin with different letters, one at most fits at a place.
  const waysByStart = new Map<string, number>();
  let waysAnywhere = 0;
  let steps = 0;
  for (const { elements } of choices) {
    const cost = ofSequence(elements, longest);
    const start = elements[0];
    if (start?.type !== "Character") waysAnywhere += cost.ways;
    else {
      const letter = String.fromCodePoint(start.value).toLowerCase();
      waysByStart.set(letter, (waysByStart.get(letter) ?? 0) + cost.ways);
    }
    steps += cost.steps;
  }
  return { ways: waysAnywhere + Math.max(0, ...waysByStart.values()), steps };
}

function ofSequence(elements: readonly AST.Element[], longest: number): Cost {
  let ways = 1;
  let steps = 1;
  for (const element of elements) {
    const cost = ofElement(element, longest);
    steps += ways * cost.steps;
    ways *= cost.ways;
  }
  return { ways, steps };
}

function ofElement(element: AST.Element, longest: number): Cost {
  switch (element.type) {
    case "Group":
    case "CapturingGroup":
      return ofChoices(element.alternatives, longest);
    case "Assertion":
      // Once a look around the place has succeeded it is not tried another way.
      return "alternatives" in element ? { ways: 1, steps: ofChoices(element.alternatives, longest).steps } : ONE;
    case "Quantifier":
      return ofQuantifier(element, longest);
    case "Backreference":
      return { ways: 1, steps: longest };
    default:
      return ONE;
  }
}

const ONE: Cost = { ways: 1, steps: 1 };

function ofQuantifier({ min, max, element }: AST.Quantifier, longest: number): Cost {
  const most = Math.max(min, Math.min(max, longest));
  const inner = ofElement(element, longest);
  if (inner.ways <= 1) return { ways: most - min + 1, steps: most * inner.steps + 1 };
  // Each round multiplies the ways: a quantifier inside a quantified group.
  let ways = 0;
  let steps = 1;
  let rounds = 1;
  for (let round = 0; round <= most && Number.isFinite(steps); round++) {
    if (round >= min) ways += rounds;
    if (round < most) steps += rounds * inner.steps;
    rounds *= inner.ways;
  }
  return { ways, steps };
}
