/** What else ripgrep could be given to do, and lnav: too slow for the large corpora. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { shippedExpressions } from "../catalog-expressions.mjs";
import { ccmtrace, grep } from "../commands.mjs";
import { against, given } from "../section.mjs";
import * as ways from "../ways.mjs";

/** @type {import("../section.mjs").Section} */
export const otherWays = {
  name: "other-ways",
  title: "The patterns' own expressions, and other ways",
  async run({ corpora, sizes, peers, needles, folder, time }) {
    const { expressions, skipped } = await shippedExpressions();
    const list = join(folder, "expressions.txt");
    writeFileSync(list, `${expressions.join("\n")}\n`);
    const about =
      `The conditions of the patterns as ${expressions.length} expressions: simpler than ours, ASCII only and without ` +
      `the borders of a text; ${skipped} more look around, which ripgrep's engine does not.`;
    const parts = [];
    for (const { heading, mix, layout, threads } of INPUTS) {
      const corpus = await corpora.get({ sizeBytes: sizes.part, mix, layout, hitRate: 1 / 5000 });
      const { path } = corpus;
      const rows = await time(corpus, [
        ccmtrace(path, threads),
        ...against(`ccmtrace-${threads}`, [
          ...given(peers.rg, (rg) => [
            ways.withExpressions(rg, path, list, threads),
            ways.ignoringAsciiCase(rg, path, needles, threads),
          ]),
          ...given(peers.rgDebian, (rg) => ways.ignoringCase(rg, path, needles, threads, "rg-debian")),
          ...(threads === 1
            ? given(peers.grep, (program) => [
                grep(program, corpus.files, needles, { flags: ["-i"], how: "-F -i" }),
                grep(program, corpus.files, needles, { flags: [], how: "-F, case-sensitive" }),
              ])
            : []),
        ]),
      ]);
      parts.push({ heading, ...(parts.length === 0 ? { about } : {}), corpus, rows });
    }
    return parts;
  },
};

const INPUTS = [{ heading: "One large file", mix: "sdl", layout: "one-file", threads: 1 }];

/** @type {import("../section.mjs").Section} */
export const lnav = {
  name: "lnav",
  title: "lnav",
  async run({ corpora, sizes, peers, literals, folder, time }) {
    const corpus = await corpora.get({ sizeBytes: sizes.small, mix: "sdl", layout: "one-file", hitRate: 1 / 5000 });
    if ("missing" in peers.lnav) return { corpus, rows: [], leftOut: `lnav: ${peers.lnav.missing}` };
    const { path } = corpus;
    const script = join(folder, "filter.lnav");
    const expression = literals.map((literal) => literal.replace(/[^\w ]/g, "\\$&")).join("|");
    writeFileSync(script, `:filter-in (?i)${expression}\n:write-raw-to ${join(folder, "lnav.txt")}\n`);
    const rows = await time(corpus, [
      ccmtrace(path, 1),
      ...against("ccmtrace-1", [
        {
          key: "lnav",
          label: "lnav -n, filter with all literals",
          steps: [[peers.lnav.path, "-n", "-f", script, path]],
        },
      ]),
    ]);
    return { corpus, about: "lnav without its screen, with a filter that lets lines with a literal in.", rows };
  },
};
