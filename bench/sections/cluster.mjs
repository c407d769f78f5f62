/** The second of the two main tables: the traces of a whole cluster, many files, one core and two. */
import { ccmtrace, hyperscan, pinned, plain } from "../commands.mjs";
import { against, given } from "../section.mjs";
import * as ways from "../ways.mjs";

/** @type {import("../section.mjs").Section} */
export const cluster = {
  name: "cluster",
  title: "A cluster, many files",
  async run({ corpora, sizes, peers, needles, time }) {
    const corpus = await corpora.get({
      sizeBytes: sizes.cluster,
      mix: "cluster",
      layout: "many-files",
      hitRate: 1 / 5000,
    });
    const { path, files } = corpus;
    const ripgrepWays = (threads) =>
      given(peers.rg, (rg) => [
        ways.ignoringCase(rg, path, needles, threads),
        ways.caseSensitive(rg, path, needles, threads),
        ways.caseSensitiveInPasses(rg, path, needles, threads),
      ]);
    const rows = await time(corpus, [
      ccmtrace(path, 1),
      ccmtrace(path, 2),
      ...against("ccmtrace-1", [
        ...ripgrepWays(1),
        ...given(peers.hyperscan, (program) => hyperscan(program, files, needles)),
      ]),
      pinned(ccmtrace(path, 1)),
      ...against(
        "ccmtrace-1-pinned",
        given(peers.hyperscan, (program) => pinned(hyperscan(program, files, needles))),
      ),
      ...against("ccmtrace-2", [
        ...ripgrepWays(2),
        ...given(peers.wc, (program) => plain("wc", program, files)),
        ...given(peers.cat, (program) => plain("cat", program, files)),
      ]),
    ]);
    const about =
      "Every log of two clusters, one on Windows servers with CallManager 4.1 and one of three nodes with 11.5, in " +
      "files of 1 to 4 MiB, one line in 5,000 a known failure.";
    return { corpus, about, rows };
  },
};
