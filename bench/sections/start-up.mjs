/** What a run costs before it reads anything: the whole process, and the time until the trace is opened. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ccmtrace, hyperscan } from "../commands.mjs";
import { against, given } from "../section.mjs";
import { spread } from "../statistics.mjs";
import * as ways from "../ways.mjs";

const CCMTRACE = fileURLToPath(new URL("../../dist/bin.js", import.meta.url));
/** They are short, and their spread is large. */
const ROUNDS = 15;

/** @type {import("../section.mjs").Section} */
export const startUp = {
  name: "start-up",
  title: "Start-up",
  async run(context) {
    const { corpora, peers, needles, time } = context;
    const corpus = await corpora.get({ sizeBytes: 50_000, mix: "sdl", layout: "one-file", hitRate: 1 / 5000 });
    const { path, files } = corpus;
    const rows = await time(
      corpus,
      [
        { key: "node", label: "Node alone", steps: [[process.execPath, "-e", "0"]] },
        { key: "version", label: "ccmtrace --version", steps: [[process.execPath, CCMTRACE, "--version"]] },
        { ...ccmtrace(path, 2), key: "ccmtrace", label: "**ccmtrace scan** of 50 kB" },
        ...against("ccmtrace", [
          ...given(peers.rg, (rg) => ways.ignoringCase(rg, path, needles, 1)),
          ...given(peers.hyperscan, (program) => hyperscan(program, files, needles)),
        ]),
      ],
      ROUNDS,
    );
    const opened = "missing" in peers.strace ? null : await msToOpen(context, path);
    return {
      corpus,
      rows,
      isInMs: true,
      ...(opened === null
        ? {}
        : {
            facts: { msToOpen: opened },
            about: `From the start of the process to the opening of the trace ${Math.round(opened)} ms go by, under strace.`,
          }),
    };
  },
};

/** Milliseconds from the start of the process until it opens the trace, the median of five. */
async function msToOpen({ peers, measure, folder }, path) {
  const log = join(folder, "strace.txt");
  const flags = ["-f", "-qq", "-ttt", "-e", "trace=execve,openat", "-o", log];
  const [command] = ccmtrace(path, 2).steps;
  const waits = [];
  for (let run = 0; run < 5; run++) {
    await measure.outputOf({ key: "strace", label: "", steps: [[peers.strace.path, ...flags, ...command]] });
    const calls = readFileSync(log, "utf8").split("\n");
    const timeOf = (call) => Number(/(\d+\.\d+) /.exec(call)?.[1]);
    const opening = calls.find((call) => call.includes("openat(") && call.includes(`"${path}"`));
    if (opening === undefined) return null;
    waits.push((timeOf(opening) - timeOf(calls[0])) * 1000);
  }
  return spread(waits).median;
}
