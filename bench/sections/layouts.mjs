/** Traces that are packed, and traces in UTF-16: whole processes with the work that comes before the search. */
import { ccmtrace, plain } from "../commands.mjs";
import { against, given } from "../section.mjs";
import * as ways from "../ways.mjs";

/** @type {import("../section.mjs").Section} */
export const gzip = {
  name: "gzip",
  title: "Packed files",
  async run({ corpora, sizes, peers, needles, time }) {
    const corpus = await corpora.get({ sizeBytes: sizes.part, mix: "sdl", layout: "gzip", hitRate: 1 / 5000 });
    const { path, files } = corpus;
    const packed = (threads) =>
      given(peers.rg, (rg) => {
        const command = ways.ignoringCase(rg, path, needles, threads);
        return {
          ...command,
          label: command.label.replace("-F -i", "-z -F -i"),
          steps: command.steps.map(([program, ...args]) => [program, "-z", ...args]),
        };
      });
    const rows = await time(corpus, [
      ccmtrace(path, 1),
      ccmtrace(path, 2),
      ...against("ccmtrace-1", packed(1)),
      ...against("ccmtrace-2", packed(2)),
      ...against(
        "ccmtrace-1",
        given(peers.zcat, (program) => plain("zcat", program, files)),
      ),
    ]);
    const about =
      "A signal trace in files of 10 MiB, each packed with gzip; the speed is that of the text inside. For every file " +
      "`rg -z` starts a gzip of its own beside itself; `zcat` only unpacks.";
    return { corpus, about, rows };
  },
};

/** @type {import("../section.mjs").Section} */
export const utf16 = {
  name: "utf-16",
  title: "UTF-16",
  async run({ corpora, sizes, peers, needles, time }) {
    const corpus = await corpora.get({ sizeBytes: sizes.part, mix: "sdl", layout: "utf-16", hitRate: 1 / 5000 });
    const { path } = corpus;
    const rows = await time(corpus, [
      ccmtrace(path, 1),
      ccmtrace(path, 2),
      ...against(
        "ccmtrace-1",
        given(peers.rg, (rg) => ways.ignoringCase(rg, path, needles, 1)),
      ),
    ]);
    const about =
      "A signal trace in one file of UTF-16 with a byte order mark; the speed is that of the text, of which the file " +
      "has twice as many bytes. grep and Hyperscan do not read UTF-16.";
    return { corpus, about, rows };
  },
};
