/** The ways in which ripgrep can do the search of the shipped catalog, each with a key of its own. */
import { ripgrep } from "./commands.mjs";

/** `-F -i`, as somebody would type it. */
export function ignoringCase(rg, path, needles, threads, key = "rg") {
  return ripgrep(rg, path, needles, { threads, flags: ["-F", "-i"], key: `${key}-i-${threads}`, how: "-F -i" });
}

/** The same without Unicode: only ASCII letters have two cases. */
export function ignoringAsciiCase(rg, path, needles, threads) {
  const flags = ["-F", "-i", "--no-unicode"];
  return ripgrep(rg, path, needles, { threads, flags, key: `rg-ascii-${threads}`, how: "-F -i --no-unicode" });
}

/** Case-sensitive: it finds less, because traces do not write everything in small letters. */
export function caseSensitive(rg, path, needles, threads) {
  return ripgrep(rg, path, needles, { threads, flags: ["-F"], key: `rg-cs-${threads}`, how: "-F, case-sensitive" });
}

/** Case-sensitive, a hundred literals at a time: what suits its fast search best. */
export function caseSensitiveInPasses(rg, path, needles, threads) {
  const how = "-F, case-sensitive";
  return ripgrep(rg, path, needles, { threads, flags: ["-F"], inPasses: true, key: `rg-cs-passes-${threads}`, how });
}

/** The conditions of the patterns, as shippedExpressions() gives them, in a file. */
export function withExpressions(rg, path, list, threads, key = "rg") {
  const flags = ["-i", "--no-unicode"];
  const how = "-i --no-unicode with the patterns' expressions";
  return ripgrep(rg, path, { whole: list }, { threads, flags, key: `${key}-regex-${threads}`, how });
}

/** Keys of the other ways than `-F -i` that are timed everywhere, for so many threads. */
export function otherWays(threads) {
  return [`rg-cs-${threads}`, `rg-cs-passes-${threads}`];
}
