/** Tells matches that were met before: the same match stands in several incidents, also as a copy. */
import type { Match } from "../model/index.ts";

/** Matches, each once. */
export interface MatchSet {
  /** Adds a match; false where it is there already. */
  add(match: Match): boolean;
}

/** An empty set. */
export function createMatchSet(): MatchSet {
  // By record: a text costs more to hash than to compare, and few matches are of the same one.
  const byPath = new Map<string, Map<number, Match[]>>();
  return {
    add(match) {
      const { path, recordOffset } = match;
      const ofFile = byPath.get(path) ?? new Map<number, Match[]>();
      byPath.set(path, ofFile);
      const there = ofFile.get(recordOffset);
      if (there === undefined) ofFile.set(recordOffset, [match]);
      else if (there.some((known) => isSame(known, match))) return false;
      else there.push(match);
      return true;
    },
  };
}

/** Is it the same match of a record? */
function isSame(a: Match, b: Match): boolean {
  return a === b || (a.offset === b.offset && a.pattern === b.pattern && a.text === b.text);
}
