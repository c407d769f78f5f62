/**
 * One failure, one finding: decides which patterns speak for a record when several match it. A pattern yields to those
 * it names; of two that match the same words, the one that matches more of them speaks.
 */
import { CONFIDENCES, type EntityKind, type Entry, type Pattern } from "../model/index.ts";
import { OutOfTime } from "../util/guarded-regex.ts";

/** What of a pattern the decision needs. */
export interface Contender {
  readonly pattern: Pattern;
  match(
    entry: Entry,
    isFree?: (at: number, length: number) => boolean,
    mayHold?: (clause: number) => boolean,
  ): Found | null;
}

/** Where a pattern stands in a record's text and the entities its groups named. */
export interface Found {
  readonly at: number;
  readonly length: number;
  readonly groups: Partial<Record<EntityKind, string>>;
}

/** A pattern that matches a record. */
export interface Claim<P extends Contender> {
  readonly pattern: P;
  readonly found: Found;
}

/** A claim that another pattern's is preferred to. */
export interface LostClaim<P extends Contender> extends Claim<P> {
  readonly to: P;
}

/** Who speaks for an entry. */
export interface Resolution<P extends Contender> {
  /** In the order in which the patterns were given. */
  readonly won: readonly Claim<P>[];
  readonly lost: readonly LostClaim<P>[];
  /** Patterns that did not come to an end. */
  readonly gaveUp: readonly P[];
}

/**
 * Tries the patterns on an entry and decides between those that match it. Of a part of a very long record only matches
 * that start where `isHere` says are of this part; its neighbours have the others. `mayHold` may say of a pattern's clause
 * that what it requires does not stand in the text, so that it need not be tried.
 */
export function resolve<P extends Contender>(
  patterns: readonly P[],
  entry: Entry,
  isHere: (at: number) => boolean = () => true,
  mayHold?: (clause: number) => boolean,
): Resolution<P> {
  const gaveUp: P[] = [];
  const find = (pattern: P, isFree: (at: number, length: number) => boolean): Found | null => {
    try {
      return pattern.match(entry, isFree, mayHold);
    } catch (error) {
      if (!(error instanceof OutOfTime)) throw error;
      gaveUp.push(pattern);
      return null;
    }
  };
  const claims: Claim<P>[] = [];
  for (const pattern of patterns) {
    const found = find(pattern, isHere);
    if (found !== null) claims.push({ pattern, found });
  }
  if (claims.length < 2) return { won: claims, lost: [], gaveUp };

  const won: Claim<P>[] = [];
  const lost: LostClaim<P>[] = [];
  for (const claim of claims.sort(compareClaims)) {
    const better = betterThan(claim, claims);
    if (better !== undefined) {
      lost.push({ ...claim, to: better.pattern });
      continue;
    }
    const winner = covering(won, claim.found);
    // Where longer words cover it, its own may stand in the record once more.
    const free =
      winner === undefined
        ? claim.found
        : find(claim.pattern, (at, length) => isHere(at) && covering(won, { at, length, groups: {} }) === undefined);
    if (free !== null) won.push({ pattern: claim.pattern, found: free });
    else if (winner !== undefined) lost.push({ ...claim, to: winner.pattern });
  }
  const inOrder = (a: Claim<P>, b: Claim<P>): number => patterns.indexOf(a.pattern) - patterns.indexOf(b.pattern);
  return { won: won.sort(inOrder), lost: lost.sort(inOrder), gaveUp };
}

/** The claim that this one yields to; of two that yield to each other the one that comes first stays. */
function betterThan<P extends Contender>(claim: Claim<P>, claims: readonly Claim<P>[]): Claim<P> | undefined {
  const { id, yieldsTo } = claim.pattern.pattern;
  return claims.find(
    (other) =>
      yieldsTo.includes(other.pattern.pattern.id) &&
      !(other.pattern.pattern.yieldsTo.includes(id) && claims.indexOf(claim) < claims.indexOf(other)),
  );
}

/** Whoever matches more words comes first; then the surer; then, so that it is always the same, the lesser id. */
function compareClaims(a: Claim<Contender>, b: Claim<Contender>): number {
  const sureness = ({ pattern }: Claim<Contender>): number => CONFIDENCES.indexOf(pattern.pattern.confidence);
  return (
    b.found.length - a.found.length ||
    sureness(a) - sureness(b) ||
    (a.pattern.pattern.id < b.pattern.pattern.id ? -1 : 1)
  );
}

function covering<P extends Contender>(won: readonly Claim<P>[], { at, length }: Found): Claim<P> | undefined {
  return won.find(({ found }) => found.at <= at && found.at + found.length >= at + length);
}
