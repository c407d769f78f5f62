/** How time and memory grow with the size of the input. */
import { ccmtrace, hyperscan, plain } from "../commands.mjs";
import { against, given } from "../section.mjs";
import * as ways from "../ways.mjs";

/** @type {import("../section.mjs").Section} */
export const growth = {
  name: "growth",
  title: "Growth with the size",
  async run({ corpora, sizes, peers, needles, keepsLarge, time }) {
    const parts = [];
    for (const sizeBytes of sizes.growth) {
      const heading = `${Number((sizeBytes / 1024 ** 3).toFixed(2))} GiB`;
      const leftOut = corpora.refusal(sizeBytes);
      if (leftOut !== null) {
        parts.push({ heading, corpus: null, rows: [], leftOut, facts: { sizeBytes } });
        continue;
      }
      const corpus = await corpora.get({ sizeBytes, mix: "sdl", layout: "one-file", hitRate: 1 / 5000 });
      const { path, files } = corpus;
      const rows = await time(corpus, [
        ccmtrace(path, 1),
        ccmtrace(path, 2),
        ...against(
          "ccmtrace-1",
          sizeBytes > sizes.main
            ? []
            : [
                ...given(peers.rg, (rg) => ways.ignoringCase(rg, path, needles, 1)),
                ...given(peers.hyperscan, (program) => hyperscan(program, files, needles)),
              ],
        ),
        ...against(
          "ccmtrace-2",
          given(peers.wc, (program) => plain("wc", program, files)),
        ),
      ]);
      parts.push({ heading, corpus, rows, facts: { sizeBytes } });
      if (sizeBytes > sizes.main && !keepsLarge) corpora.drop(corpus);
    }
    return parts;
  },
};
