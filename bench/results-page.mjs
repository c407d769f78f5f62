/** The page of results as Markdown. A pure function: what it is given decides every letter of it. */
import { markdownTable, rowsTable } from "./table.mjs";
import { wherePeersWin } from "./where-peers-win.mjs";

/**
 * @typedef {object} Run
 * @property {string} date
 * @property {{ processor: string, cores: number, memoryGib: number, system: string, node: string }} machine
 * @property {import("./peers.mjs").Peers} peers
 * @property {{ version: string, literals: number, shortest: number, patterns: number }} ccmtrace
 * @property {number} rounds
 * @property {string} checked How it was seen that all search for the same.
 * @property {{ name: string, title: string, parts: import("./section.mjs").Part[] }[]} sections
 * @property {import("./goals.mjs").Outcome[]} outcomes
 */

/**
 * @param {Run} run
 * @returns {string}
 */
export function resultsPage(run) {
  const wins = wherePeersWin(run.sections);
  return `${[
    "# Benchmark",
    "Written by `npm run bench`; bench/README.md says how it works.",
    setting(run),
    ...(run.outcomes.length === 0 ? [] : ["## What had to be reached", goalTable(run.outcomes)]),
    ...run.sections.flatMap(sectionText),
    ...(wins.length === 0 ? [] : ["## Where a peer is faster, and why", ...wins]),
  ].join("\n\n")}\n`;
}

function setting({ date, machine, peers, ccmtrace, rounds, checked }) {
  const versions = Object.entries(PEER_NAMES).map(
    ([name, words]) => `${words}: ${peers[name].version ?? peers[name].missing}`,
  );
  return [
    `- ${date}; ${machine.processor}, ${machine.cores} cores, ${machine.memoryGib} GiB of memory; ${machine.system}; Node ${machine.node}`,
    `- ccmtrace ${ccmtrace.version} with its shipped catalog: ${ccmtrace.patterns} patterns, ${ccmtrace.literals} literals, the shortest of ${ccmtrace.shortest} bytes. Peers are given the same literals.`,
    ...versions.map((version) => `- ${version}`),
    `- Whole processes, start-up included, side by side in turn: one round to warm up, then ${rounds} that count. The files lie in the page cache. Times are medians with the fastest and the slowest; how many times as fast ours is comes from each round held against itself. 1 GB is 10^9 bytes of text.`,
    `- ccmtrace writes its whole report as JSON; grep and ripgrep count lines (\`-c\`), which is the least they can do; letters are those of the C locale.`,
    "- One worker is one thread that scans. Where a processor has nothing else to do, threads of Node read the next block, unpack the next file and compile meanwhile; the rows pinned to a core show what is left without them.",
    `- ${checked}`,
  ].join("\n");
}

const PEER_NAMES = {
  rg: "ripgrep of npm",
  rgDebian: "ripgrep of the system",
  grep: "grep",
  hyperscan: "Hyperscan",
  lnav: "lnav",
  wc: "wc",
  cat: "cat",
  zcat: "zcat",
};

function goalTable(outcomes) {
  const words = (isReached) => (isReached === null ? "–" : isReached ? "yes" : "**no**");
  return markdownTable(
    ["", "needed", "measured", "reached"],
    outcomes.map(({ goal, needed, measured, isReached }) => [goal, needed, measured, words(isReached)]),
  );
}

function sectionText({ title, parts }) {
  return [`## ${title}`, ...parts.flatMap(partText)];
}

function partText({ heading, about, corpus, rows, leftOut, isInMs }) {
  const texts = heading === undefined ? [] : [`### ${heading}`];
  if (about !== undefined) texts.push(about);
  if (leftOut !== undefined) return [...texts, `Left out: ${leftOut}.`];
  return [...texts, ...(corpus === null || isInMs ? [] : [corpusText(corpus)]), rowsTable(rows, { isInMs })];
}

function corpusText({ textBytes, lines, failureLines, files }) {
  const many = files.length === 1 ? "one file" : `${files.length.toLocaleString("en")} files`;
  const failures = failureLines === 1 ? "one" : failureLines.toLocaleString("en");
  return `${(textBytes / 1024 ** 3).toFixed(2)} GiB of text, ${many}, ${lines.toLocaleString("en")} lines, ${failures} of them known failures.`;
}
