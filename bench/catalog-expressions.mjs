/**
 * The conditions of the shipped patterns as expressions that ripgrep reads, one per line. Its engine knows no
 * look-around: the borders of a text are left off, which makes the expressions simpler than ours are, and what looks
 * around elsewhere is left out and counted.
 */

/**
 * @returns {Promise<{ expressions: string[], skipped: number }>} For use with case ignored and without Unicode.
 */
export async function shippedExpressions() {
  const { loadCatalog } = await import("../dist/pipeline/load-catalog.js");
  const { tolerantSource } = await import("../dist/catalog/tolerant-text.js");
  const { compiled } = await loadCatalog([]);
  const sources = compiled.patterns
    .flatMap(({ pattern }) => pattern.any)
    .flatMap((clause) => {
      if (clause.kind === "text") return tolerantSource(clause.text);
      return clause.kind === "regex" ? clause.regex : clause.names;
    });
  const expressions = [...new Set(sources)].map(withoutBorders);
  const usable = expressions
    .filter((expression) => !/\(\?<?[=!]|\\[1-9k]/.test(expression))
    .map(inRustSpelling)
    .filter((expression) => /^[ -~]+$/.test(expression));
  return { expressions: [...new Set(usable)], skipped: expressions.length - usable.length };
}

const BORDERS = ["(?<![A-Za-z0-9_])", "(?![A-Za-z0-9_])"];
/** A full stop at the end, or the end of the message in its place: what is before it is enough. */
const STOP_OR_END =
  /\(\?:\[\.\\uff0e\\u3002\]\|\(\?=(?:[^()[\]]|\[(?:\\.|[^\]])*\]|\((?:[^()[\]]|\[(?:\\.|[^\]])*\])*\))*\)\)$/;

function withoutBorders(source) {
  return BORDERS.reduce((left, border) => left.replaceAll(border, ""), source.replace(STOP_OR_END, ""));
}

/**
 * The kindest spelling. Groups need no names, a sign that is nothing special must not be escaped, and all is ASCII:
 * with Unicode's word borders, or full-width letters allowed, ripgrep's fast engine gives up.
 */
function inRustSpelling(source) {
  return source
    .replace(/\(\?<[a-z]+>/gi, "(?:")
    .replace(/\[(\\?)([!-~])[\uff01-\uff5e]\]/g, (_, slash, sign) => (/\w/.test(sign) ? sign : `${slash}${sign}`))
    .replace(/\\u[0-9a-f]{4}/g, "")
    .replace(/\\([^\w.*+?()[\]{}|\\^$\-&~#])/g, "$1");
}
