/** What the shipped catalog makes a scan look for, so that the peers of the benchmark can be given the same. */

/**
 * The literals of the shipped catalog: lower case, ASCII; a blank stands for any one white-space byte.
 * @returns {Promise<readonly string[]>}
 */
export async function shippedLiterals() {
  const { loadCatalog } = await import("../dist/pipeline/load-catalog.js");
  return (await loadCatalog([])).compiled.literals;
}

/**
 * As many literals as wanted: some of the shipped ones, and when those are used up new ones from their words. The same
 * number gives the same literals, and a smaller number gives some of them.
 * @param {readonly string[]} shipped
 * @param {number} count
 */
export function literalsByNumber(shipped, count) {
  const below = createDice(4711);
  const own = [...shipped];
  for (let at = own.length - 1; at > 0; at--) {
    const other = below(at + 1);
    [own[at], own[other]] = [own[other], own[at]];
  }
  const words = [...new Set(shipped.flatMap((literal) => literal.split(/[ _]+/)))].filter(({ length }) => length > 2);
  const all = new Set(own.slice(0, count));
  while (all.size < count) {
    const made = Array.from({ length: 2 + below(2) }, () => words[below(words.length)]).join(" ");
    if (made.length >= SHORTEST_MADE) all.add(made);
  }
  return [...all];
}

/** Long enough for any way to search. */
const SHORTEST_MADE = 11;

/** Whole numbers below a limit that are the same every time. */
function createDice(seed) {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * limit);
  };
}
