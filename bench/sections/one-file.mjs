/** The first of the two main tables: one large file, every peer, one core each. */
import { ccmtrace, hyperscan, pinned, plain } from "../commands.mjs";
import { against, given } from "../section.mjs";
import * as ways from "../ways.mjs";

/** @type {import("../section.mjs").Section} */
export const oneFile = {
  name: "one-file",
  title: "One large file",
  async run({ corpora, sizes, peers, needles, time }) {
    const corpus = await corpora.get({ sizeBytes: sizes.main, mix: "sdl", layout: "one-file", hitRate: 1 / 5000 });
    const { path, files } = corpus;
    const rows = await time(corpus, [
      ccmtrace(path, 1),
      ccmtrace(path, 2),
      ...against("ccmtrace-1", [
        ...given(peers.rg, (rg) => [
          ways.ignoringCase(rg, path, needles, 1),
          ways.caseSensitive(rg, path, needles, 1),
          ways.caseSensitiveInPasses(rg, path, needles, 1),
        ]),
        ...given(peers.hyperscan, (program) => hyperscan(program, files, needles)),
      ]),
      pinned(ccmtrace(path, 1)),
      ...against(
        "ccmtrace-1-pinned",
        given(peers.hyperscan, (program) => pinned(hyperscan(program, files, needles))),
      ),
      ...against("ccmtrace-2", [
        ...given(peers.rg, (rg) => ways.ignoringCase(rg, path, needles, 2)),
        ...given(peers.wc, (program) => plain("wc", program, files)),
        ...given(peers.cat, (program) => plain("cat", program, files)),
      ]),
    ]);
    const about =
      "A signal trace of CallManager 11.5 with SIP messages in it, one line in 5,000 a known failure. " +
      "ripgrep does not divide a single file, so its second thread has nothing to do.";
    return { corpus, about, rows };
  },
};
