/** Finds what somebody meant who mistyped a word or wrote only its beginning. */

/**
 * The known word that differs in the fewest letters, the first of several; else the only one that begins with the word.
 * Null when none is near. Case and width of letters make no difference.
 */
export function nearest(word: string, known: readonly string[]): string | null {
  const wanted = fold(word);
  let best: string | null = null;
  let limit = forgiven(wanted.length);
  for (const candidate of known) {
    const distance = editDistance(wanted, fold(candidate), limit);
    if (distance > limit) continue;
    [best, limit] = [candidate, distance - 1]; // from here on only a nearer one will do
    if (limit < 0) break;
  }
  return best ?? onlyOneThatBegins(wanted, known);
}

/**
 * In how many letters two words differ: one more, one less, another one, or two neighbours exchanged (the optimal string
 * alignment, a restricted form of Damerau and Levenshtein's distance). Anything above the limit comes out as limit + 1.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      const isExchanged = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        (last[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (last[j - 1] as number) + (isSame ? 0 : 1),
        isExchanged ? (beforeLast[j - 2] as number) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    // An exchange reaches back two rows, so both must be beyond the limit.
    if (Math.min(...row, ...last) > limit) return limit + 1;
    [beforeLast, last] = [last, row];
  }
  return Math.min(last[b.length] as number, limit + 1);
}

/** In how many letters a word of that length may differ: in a short one nearly any other word would be near. */
function forgiven(length: number): number {
  if (length <= 4) return length <= 1 ? 0 : 1;
  return Math.min(Math.max(2, Math.floor(length / 3)), MOST_FORGIVEN);
}

const MOST_FORGIVEN = 6;

function onlyOneThatBegins(wanted: string, known: readonly string[]): string | null {
  if (wanted.length < 2) return null;
  const longer = known.filter((candidate) => fold(candidate).startsWith(wanted));
  return longer.length === 1 ? (longer[0] as string) : null;
}

/** Letters of full width, and marks written apart from their letter, count as the usual ones. */
function fold(word: string): string {
  return word.normalize("NFKC").toLowerCase();
}
