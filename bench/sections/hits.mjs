/** How the share of lines that are a known failure changes the speed. */
import { ccmtrace, hyperscan } from "../commands.mjs";
import { against, given } from "../section.mjs";
import * as ways from "../ways.mjs";

/** @type {import("../section.mjs").Section} */
export const hits = {
  name: "hits",
  title: "More and fewer hits",
  async run({ corpora, sizes, peers, needles, time }) {
    const parts = [];
    for (const { hitRate, words } of HIT_RATES) {
      const sizeBytes = hitRate < 0.5 ? sizes.part : sizes.dense;
      const corpus = await corpora.get({ sizeBytes, mix: "sdl", layout: "one-file", hitRate });
      const { path, files } = corpus;
      const rows = await time(corpus, [
        ccmtrace(path, 1),
        ...against("ccmtrace-1", [
          ...given(peers.rg, (rg) => ways.ignoringCase(rg, path, needles, 1)),
          ...given(peers.hyperscan, (program) => hyperscan(program, files, needles)),
        ]),
      ]);
      parts.push({ heading: words, corpus, rows, facts: { hitRate } });
    }
    return parts;
  },
};

const HIT_RATES = [
  { hitRate: 0, words: "No known failure" },
  { hitRate: 1 / 5000, words: "One line in 5,000" },
  { hitRate: 0.01, words: "One line in a hundred" },
  { hitRate: 0.5, words: "Every other line" },
];
