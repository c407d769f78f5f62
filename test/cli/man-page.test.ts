/** The manual page: complete, up to date, and right to roff, which is asked itself where there is groff. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import type { LeafCommand } from "../../src/cli/command.ts";
import { COMMANDS } from "../../src/cli/command-table.ts";
import { renderManPage } from "../../src/cli/man-page.ts";
import { roffArgument, roffText } from "../../src/cli/roff.ts";
import { CLI_WORDS } from "../../src/cli/words/index.ts";
import { hasProgram, skippedWithout } from "../helpers/shell.ts";

// preconv comes with a groff that reads UTF-8, lexgrog with the man that warns.
const root = fileURLToPath(new URL("../../", import.meta.url));
const pages = [
  ["en", "docs/ccmtrace.1"],
  ["ja", "docs/ccmtrace.ja.1"],
] as const;
const leaves: LeafCommand[] = COMMANDS.flatMap((spec) => ("load" in spec ? [spec] : spec.subcommands));

describe.each(pages)("in %s", (lang, path) => {
  const words = CLI_WORDS[lang];
  const page = renderManPage(lang, manifest.version);

  it(`${path} is up to date (npm run docs writes it) and gets installed`, () => {
    expect(readFileSync(root + path, "utf8").replaceAll("\r\n", "\n")).toBe(page);
    expect(manifest.man).toContain(path);
  });

  it("has its sections in the order of manual pages, and no date", () => {
    const titles = [...page.matchAll(/^\.SH "(.*)"$/gm)].map((found) => found[1]);
    expect(titles).toEqual(Object.values(words.man.titles));
    expect(page).toContain('.TH CCMTRACE 1 "" "ccmtrace ');
  });

  it("holds every command, flag, argument and example", () => {
    const text = plain(page);
    for (const spec of leaves) {
      const { summary, examples } = spec.describe(words);
      const said = [
        summary,
        ...examples.flat(),
        ...[...spec.arguments, ...spec.flags].map((one) => one.describe(words)),
      ];
      for (const sentence of said) expect(text).toContain(sentence);
      for (const { syntax } of spec.flags) expect(text).toContain(syntax.replace(/[<>]/g, ""));
    }
    for (const name of ["CCMTRACE_LANG", "NO_COLOR", "COLUMNS", "--version", "--json", "130, 143"])
      expect(text).toContain(name);
  });

  it.skipIf(!hasProgram("preconv"))(`groff has nothing to warn of${skippedWithout("preconv", "groff")}`, () => {
    const { text, warnings } = format(page, ["groff", "-K", "utf8", "-man", "-Tutf8", "-ww", "-rLL=100n", "-P-c"]);
    expect(warnings).toBe("");
    for (const spec of leaves)
      for (const [command = ""] of spec.describe(words).examples) expect(squeeze(text)).toContain(squeeze(command));
  });

  it.skipIf(!hasProgram("lexgrog"))(`man has nothing to warn of${skippedWithout("lexgrog", "man-db")}`, () => {
    const { text, warnings } = format(page, ["man", "--warnings", "-E", "UTF-8", "-l", "-"]);
    expect(warnings).toBe("");
    expect(squeeze(text)).toContain(squeeze(words.man.description[0] as string));
    for (const line of text.split("\n")) expect(widthOf(line), line).toBeLessThanOrEqual(80);
  });
});

describe("text for roff", () => {
  it.each([
    ["--fail-on", "\\-\\-fail\\-on"],
    ["D:\\Trace", "D:\\eTrace"],
    [".txt first", "\\&.txt first"],
    ["'quoted'", "\\(aqquoted\\(aq"],
    ["`a` ~ ^", "\\(gaa\\(ga \\(ti \\(ha"],
    ["not .first", "not .first"],
    ["サーバ、電話", "サー\\:バ、\\:電\\:話"],
    ["「例」。", "「例」。"],
  ])("%s", (text, written) => {
    expect(roffText(text)).toBe(written);
  });

  it("an argument keeps its quotes and blanks, and is not broken", () => {
    expect(roffArgument('say "no" 使い方')).toBe('"say \\(dqno\\(dq 使い方"');
  });

  it.skipIf(!hasProgram("preconv"))(`comes out of groff as it went in${skippedWithout("preconv", "groff")}`, () => {
    const hostile = [
      ".SH no title",
      "'br",
      "\\fBnot bold\\fR",
      "it's `a` \\n(.x --x ^ ~ \\",
      "\"q\" 'q'",
      "名前、「例」",
    ];
    for (const text of hostile) {
      const page_ = `.TH A 1 "" "" ""\n.SH A\n${roffText(text)}\n.SS ${roffArgument(text)}\n`;
      const { text: shown, warnings } = format(page_, ["groff", "-K", "utf8", "-man", "-Tutf8", "-ww", "-P-c"]);
      expect(warnings).toBe("");
      expect(shown.split(text)).toHaveLength(3);
    }
  });
});

/** The page without what only roff reads. */
function plain(page: string): string {
  return page
    .replace(/\\f[BIR]|\\:|\\&/g, "")
    .replace(
      /\\\((aq|ga|ha|ti|dq)/g,
      (_all, name: string) => ({ aq: "'", ga: "`", ha: "^", ti: "~", dq: '"' })[name] ?? "",
    )
    .replace(/\\([-e])/g, (_all, sign: string) => (sign === "e" ? "\\" : sign));
}

/** What a program makes of a page, without the overprinting that stands for bold on a terminal. */
function format(page: string, [program = "", ...args]: string[]): { text: string; warnings: string } {
  const env = { PATH: process.env.PATH, LC_ALL: "C.UTF-8", MANWIDTH: "80", MANPAGER: "cat" };
  const child = spawnSync(program, args, { input: page, encoding: "utf8", env });
  return { text: child.stdout.replace(/.[\b]/gu, ""), warnings: child.stderr };
}

/** Without white space: where a line was broken says nothing. */
function squeeze(text: string): string {
  return text.replace(/\s+/g, "");
}

function widthOf(line: string): number {
  return [...line].reduce((width, letter) => width + (/[\u2e80-\uffef]/.test(letter) ? 2 : 1), 0);
}
