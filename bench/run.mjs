/**
 * The benchmark: makes the traces, finds the peers, runs all side by side and writes bench/RESULTS.md.
 * Run: node bench/run.mjs [--quick] [--only NAME,NAME] [--runs N] [--out FILE] [--keep]
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { shippedLiterals } from "./catalog-literals.mjs";
import { writeNeedles } from "./commands.mjs";
import { createCorpora } from "./corpora.mjs";
import { outcomes } from "./goals.mjs";
import { describeMachine } from "./machine.mjs";
import { createMeasure } from "./measure.mjs";
import { findPeers, installTools } from "./peers.mjs";
import { resultsPage } from "./results-page.mjs";
import { checkSameSearch } from "./same-search.mjs";
import { rowsOf } from "./section.mjs";
import { SECTIONS } from "./sections/index.mjs";
import { FULL, QUICK } from "./sizes.mjs";

const RESULTS = fileURLToPath(new URL("RESULTS.md", import.meta.url));
const CACHE = fileURLToPath(new URL("../.cache/bench/", import.meta.url));
const LEAST_ROUNDS = 5;

const USAGE = `usage: node bench/run.mjs [options]
  --quick       small traces and two rounds, to see that it works; the page goes to standard output
  --only NAMES  only these sections: ${SECTIONS.map(({ name }) => name).join(", ")}; to standard output as well
  --runs N      rounds that count, ${LEAST_ROUNDS} unless said
  --out FILE    where the page goes
  --keep        keep the largest traces too
`;

async function main() {
  const options = readOptions();
  if (options === null) {
    process.stderr.write(USAGE);
    process.exitCode = 2;
    return;
  }
  const context = await prepare(options);
  const checked = await checkSameSearch(context);
  const sections = [];
  for (const { name, title, run } of SECTIONS.filter((section) => options.only?.includes(section.name) ?? true)) {
    say(`${title}:`);
    sections.push({ name, title, parts: [await run(context)].flat() });
  }
  const { literals } = context;
  const page = resultsPage({
    date: new Date().toISOString().slice(0, 10),
    machine: describeMachine(),
    peers: context.peers,
    ccmtrace: { ...versions(), literals: literals.length, shortest: Math.min(...literals.map(({ length }) => length)) },
    rounds: options.rounds,
    checked,
    sections,
    outcomes: outcomes(new Map(sections.map(({ name, parts }) => [name, parts]))),
  });
  if (options.out === null) process.stdout.write(page);
  else writeFileSync(options.out, page);
}

/** @returns What was asked for, or null when it cannot be understood. */
function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        quick: { type: "boolean", default: false },
        only: { type: "string" },
        runs: { type: "string" },
        out: { type: "string" },
        keep: { type: "boolean", default: false },
      },
    });
    const only = values.only?.split(",") ?? null;
    const rounds = Number(values.runs ?? (values.quick ? 2 : LEAST_ROUNDS));
    const names = SECTIONS.map(({ name }) => name);
    if (!Number.isInteger(rounds) || rounds < 1 || (only ?? []).some((name) => !names.includes(name))) return null;
    // The page in the repository is of whole runs only.
    const isWhole = !values.quick && only === null && rounds >= LEAST_ROUNDS;
    return { quick: values.quick, keep: values.keep, only, rounds, out: values.out ?? (isWhole ? RESULTS : null) };
  } catch {
    return null;
  }
}

/** @returns {Promise<import("./section.mjs").Context>} */
async function prepare({ quick, keep, rounds }) {
  const folder = join(CACHE, "work");
  mkdirSync(folder, { recursive: true });
  installTools(say);
  const measure = createMeasure(folder);
  const literals = await shippedLiterals();
  return {
    corpora: createCorpora(join(CACHE, "corpora"), say),
    sizes: quick ? QUICK : FULL,
    peers: findPeers(join(CACHE, "peers"), say),
    needles: writeNeedles(folder, "shipped", literals),
    literals,
    folder,
    keepsLarge: keep,
    measure,
    async time(corpus, commands, own) {
      const samples = await measure.sideBySide(commands, own ?? rounds, (text) => say(`  ${corpus.name}: ${text}`));
      return rowsOf(commands, samples, corpus.textBytes);
    },
  };
}

function versions() {
  const read = (path) => JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));
  return { version: read("../package.json").version, patterns: read("../dist/catalog.json").patterns.length };
}

function say(text) {
  process.stderr.write(`${text}\n`);
}

await main();
