/**
 * Where a peer is faster, and why: sentences chosen and filled in by what was measured. What was not measured is not
 * told.
 */
import { threeDigits } from "./table.mjs";

/**
 * @param {{ name: string, title: string, parts: import("./section.mjs").Part[] }[]} sections
 * @returns {string[]} One paragraph each.
 */
export function wherePeersWin(sections) {
  const results = new Map(sections.map(({ name, parts }) => [name, parts]));
  return [
    ...[fewLiterals, counting, startUp, memory, manyHits].flatMap((tell) => tell(results) ?? []),
    ...[hyperscan, anywhereElse].flatMap((tell) => tell(sections) ?? []),
  ];
}

const row = (part, key) => part?.rows.find((each) => each.key === key);
const first = (results, section) => results.get(section)?.[0];
const gbPerSecond = ({ bytesPerSecond }) => `${threeDigits(bytesPerSecond / 1e9)} GB/s`;

function fewLiterals(results) {
  const parts = (results.get("literals") ?? []).filter(({ rows }) => rows.length > 0);
  const [fewest] = parts;
  const [ours, sensitive, ignoring] = ["ccmtrace-literals", "rg-cs-1", "rg-i-1"].map((key) => row(fewest, key));
  if (ours === undefined || sensitive === undefined) return null;
  const next = parts.find((part) => row(part, "rg-cs-1")?.times.median > 1);
  const turns =
    next === undefined || next === fewest
      ? ""
      : ` At ${next.facts.count} it is down to ${gbPerSecond(row(next, "rg-cs-1"))} and ours is ahead.`;
  const isAhead = sensitive.times.median < 1;
  return (
    `**Few literals, case-sensitive.** With ${fewest.facts.count} literals ripgrep searches at ${gbPerSecond(sensitive)}, ` +
    `our literal scan at ${gbPerSecond(ours)}${isAhead ? ": ripgrep is faster" : ""}. So few fit its vector search for ` +
    "the beginnings of literals; with more, or with case ignored, it falls back to an automaton that takes one byte at " +
    `a time.${turns}${ignoring === undefined ? "" : ` With -i it runs at ${gbPerSecond(ignoring)} even with these.`} ` +
    "A catalog of a few dozen literals in known spelling is better searched with ripgrep."
  );
}

function counting(results) {
  const lines = ["wc", "cat"].flatMap((key) => row(first(results, "one-file"), key) ?? []);
  const ahead = lines.filter(({ times }) => times.median < 1);
  if (ahead.length === 0) return null;
  const told = ahead.map((line) => `${line.label} reads ${gbPerSecond(line)}`).join(", ");
  return `**Programs that look for nothing.** ${told}: that is the speed of copying the file out of the page cache, and the limit for all.`;
}

/** Below some size the start costs more than the search. */
function startUp(results) {
  const [start, large] = [first(results, "start-up"), first(results, "one-file")];
  const [ours, peer] = [row(start, "ccmtrace"), row(start, "rg-i-1")];
  if (ours === undefined || peer === undefined) return null;
  const ms = ({ seconds }) => `${Math.round(seconds.median * 1000)} ms`;
  const speeds = [row(large, "ccmtrace-1"), row(large, "rg-i-1")];
  let until = "";
  if (!speeds.includes(undefined)) {
    const [fast, slow] = speeds.map(({ bytesPerSecond }) => bytesPerSecond);
    const bytes = (ours.seconds.median - peer.seconds.median) / (1 / slow - 1 / fast);
    if (bytes > 0) until = ` At the speeds of the large file the two are even at about ${Math.round(bytes / 1e6)} MB.`;
  }
  return (
    `**Small inputs.** A run of ours starts in ${ms(ours)}, one of ripgrep in ${ms(peer)}: Node itself takes ` +
    `${ms(row(start, "node"))} of it, the rest goes into reading the catalog.${until}`
  );
}

/** On many files: of a single one ripgrep maps every byte, and that counts as memory too. */
function memory(results) {
  const [ours, peer] = ["ccmtrace-2", "rg-i-2"].map((key) => row(first(results, "cluster"), key));
  if (ours?.peakBytes == null || peer?.peakBytes == null || peer.peakBytes >= ours.peakBytes) return null;
  const mb = ({ peakBytes }) => `${Math.round(peakBytes / 1e6)} MB`;
  const node = row(first(results, "start-up"), "node");
  return (
    `**Memory.** On many files ripgrep needs ${mb(peer)} where ours needs ${mb(ours)}` +
    `${node?.peakBytes == null ? "" : `: Node alone takes ${mb(node)}`}, and every worker brings a heap of its own.`
  );
}

function manyHits(results) {
  const half = results.get("hits")?.find(({ facts }) => facts.hitRate === 0.5);
  const [ours, peer] = [row(half, "ccmtrace-1"), row(half, "rg-i-1")];
  if (ours === undefined || peer === undefined) return null;
  const isBehind = peer.times.median < 1;
  return (
    `**Every other line a hit.** Ours reads ${gbPerSecond(ours)}, ripgrep ${gbPerSecond(peer)}` +
    `${isBehind ? ": here ripgrep is faster" : ""}. For ripgrep a hit is a line to count. For us it is a record to take ` +
    "apart, a time, a device, and every pattern behind its literals to try; that is where the time goes."
  );
}

function hyperscan(sections) {
  const ahead = linesAhead(sections).filter(({ key }) => HYPERSCAN.has(key));
  if (ahead.length === 0) return null;
  return (
    `**Hyperscan** is ahead in ${ahead.map(({ where, times }) => `${where} (ours ${threeDigits(times)} times)`).join(", ")}. ` +
    "It only counts matches; ours also counts lines and records, keeps the clock and judges every hit."
  );
}

/** No peer may be ahead without being told. */
function anywhereElse(sections) {
  const ahead = linesAhead(sections).filter(({ key, isHalf }) => !TOLD.has(key) && !isHalf);
  if (ahead.length === 0) return null;
  return `**Elsewhere**, ours so many times as fast: ${ahead.map(({ where, label, times }) => `${where}, ${label}, ${threeDigits(times)}`).join("; ")}.`;
}

const HYPERSCAN = new Set(["hyperscan", "hyperscan-pinned"]);
/** Told in a paragraph of their own, as are the sections on start-up and on few literals. */
const TOLD = new Set(["wc", "cat", "zcat", ...HYPERSCAN]);
const TOLD_SECTIONS = new Set(["start-up", "literals"]);

/** Where a peer was faster. */
function linesAhead(sections) {
  return sections
    .filter(({ name }) => !TOLD_SECTIONS.has(name))
    .flatMap(({ title, parts }) =>
      parts.flatMap(({ heading, rows, facts }) =>
        rows
          .filter(({ times }) => times !== null && times.median < 1)
          .map(({ key, label, times }) => ({
            key,
            label,
            times: times.median,
            where: heading === undefined ? title : `${title}: ${heading}`,
            isHalf: facts?.hitRate === 0.5,
          })),
      ),
    );
}
