/** How the speed changes with the number of literals: our literal scan alone, for ccmtrace runs the shipped catalog. */
import { literalsByNumber } from "../catalog-literals.mjs";
import { hyperscan, literalScan, writeNeedles } from "../commands.mjs";
import { against, given } from "../section.mjs";
import * as ways from "../ways.mjs";

/** @type {import("../section.mjs").Section} */
export const literals = {
  name: "literals",
  title: "Growth with the number of literals",
  async run({ corpora, sizes, peers, literals: shipped, folder, time }) {
    const corpus = await corpora.get({ sizeBytes: sizes.part, mix: "sdl", layout: "one-file", hitRate: 1 / 5000 });
    const { path, files } = corpus;
    const parts = [];
    for (const count of sizes.literals) {
      const needles = writeNeedles(folder, `literals-${count}`, literalsByNumber(shipped, count));
      const rows = await time(corpus, [
        literalScan(path, needles),
        ...against("ccmtrace-literals", [
          ...given(peers.rg, (rg) => [
            ways.ignoringCase(rg, path, needles, 1),
            ways.caseSensitive(rg, path, needles, 1),
            ...(needles.passes.length > 1 && count <= MOST_FOR_PASSES
              ? [ways.caseSensitiveInPasses(rg, path, needles, 1)]
              : []),
          ]),
          ...given(peers.hyperscan, (program) => hyperscan(program, files, needles)),
        ]),
      ]);
      parts.push({ heading: `${count.toLocaleString("en")} literals`, corpus, rows, facts: { count } });
    }
    return parts;
  },
};

/** Thirty passes would take longer than everything else together. */
const MOST_FOR_PASSES = 1000;
