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
  const byPath = new Map<string, OfFile>();
  let last: { readonly path: string; readonly ofFile: OfFile } | null = null;
  const fileOf = (path: string): OfFile => {
    if (last?.path === path) return last.ofFile;
    const ofFile = byPath.get(path) ?? new Map();
    byPath.set(path, ofFile);
    last = { path, ofFile };
    return ofFile;
  };
  return {
    add(match) {
      const ofFile = fileOf(match.path);
      const there = ofFile.get(match.recordOffset);
      if (there === undefined) ofFile.set(match.recordOffset, match);
      else if (!Array.isArray(there)) {
        if (isSame(there, match)) return false;
        ofFile.set(match.recordOffset, [there, match]);
      } else if (there.some((known) => isSame(known, match))) return false;
      else there.push(match);
      return true;
    },
  };
}

/** The matches of a file by the offset of their record; where there is one, as mostly, without a list. */
type OfFile = Map<number, Match | Match[]>;

/** Is it the same match of a record? */
function isSame(a: Match, b: Match): boolean {
  return a === b || (a.offset === b.offset && a.pattern === b.pattern && a.text === b.text);
}
