/** Expressions that begin with one of a few words: they are only tried where four letters of such a word stand. */
import { GRAMS, gramOf } from "./grams.ts";

/** An expression with the flag "y", and every way in which its first four characters can be written, in lower case. */
export interface Keyed {
  readonly begins: readonly string[];
  readonly expression: RegExp;
}

/** Many of them. */
export interface Keywords<Rule extends Keyed> {
  /** By the number of a run of four characters: may a word begin with it? */
  readonly grams: Uint8Array;
  /** The rules whose words begin with these four characters, in any case. */
  at(text: string, start: number): readonly Rule[] | undefined;
}

/** Makes the table. */
export function createKeywords<Rule extends Keyed>(rules: readonly Rule[]): Keywords<Rule> {
  const grams = new Uint8Array(GRAMS);
  const byBegin = new Map<string, Rule[]>();
  for (const rule of rules)
    for (const begin of rule.begins) {
      grams[gramOf(begin)] = 1;
      byBegin.set(begin, [...(byBegin.get(begin) ?? []), rule]);
    }
  return { grams, at: (text, start) => byBegin.get(text.slice(start, start + 4).toLowerCase()) };
}

/** Every character behind a word of three letters: "key " of "key" and " s(". */
export function withNext(word: string, next: string): string[] {
  return [...new Set(next.toLowerCase())].map((sign) => word + sign);
}
