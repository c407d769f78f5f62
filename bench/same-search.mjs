/** Sees, before anything is timed, that all programs do the whole search: they count the same lines, and ours finds. */
import { ccmtrace, grep, hyperscan } from "./commands.mjs";
import { given } from "./section.mjs";
import * as ways from "./ways.mjs";

/**
 * @param {import("./section.mjs").Context} context
 * @returns {Promise<string>} What was seen, for the page.
 * @throws Error when the counts differ
 */
export async function checkSameSearch({ corpora, sizes, peers, needles, measure }) {
  const corpus = await corpora.get({ sizeBytes: sizes.small, mix: "sdl", layout: "one-file", hitRate: 1 / 5000 });
  const { path, files } = corpus;
  const commands = [
    ...given(peers.rg, (rg) => [ways.ignoringCase(rg, path, needles, 1), ways.ignoringAsciiCase(rg, path, needles, 1)]),
    ...given(peers.rgDebian, (rg) => ways.ignoringCase(rg, path, needles, 1, "rg-debian")),
    ...given(peers.grep, (program) => grep(program, files, needles, { flags: ["-i"], how: "-F -i" })),
    ...given(peers.hyperscan, (program) => hyperscan(program, files, needles, { isCountingLines: true })),
  ];
  const counts = [];
  for (const command of commands) counts.push([command.label, Number(await measure.outputOf(command))]);
  if (new Set(counts.map(([, count]) => count)).size > 1)
    throw new Error(`the programs do not find the same: ${counts.map((pair) => pair.join(" ")).join("; ")}`);
  const { findings } = JSON.parse(await measure.outputOf(ccmtrace(path, 1)));
  const found = findings.reduce((sum, { count }) => sum + count, 0);
  if (found < corpus.failureLines * LEAST_FOUND)
    throw new Error(`ccmtrace finds ${found} of ${corpus.failureLines} failures`);
  const lines = counts[0]?.[1] ?? 0;
  return (
    `Seen before: on ${Math.round(corpus.textBytes / 1e6)} MB all ${counts.length} searches with case ignored count the ` +
    `same ${lines.toLocaleString("en")} lines of ${corpus.lines.toLocaleString("en")} that hold a literal; ccmtrace tells ` +
    `${found.toLocaleString("en")} times of a known failure or event in them, where ` +
    `${corpus.failureLines.toLocaleString("en")} were put in.`
  );
}

/** An alarm that is printed twice counts once, so a few may be missing. */
const LEAST_FOUND = 0.9;
