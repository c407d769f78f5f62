/** The pages of the catalog are up to date, and no text of a pattern is taken for markup. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { loadShippedYaml } from "../../src/catalog/index.ts";
import { renderCatalogPage } from "../../src/report/index.ts";
import { WORDS } from "../../src/report/words/index.ts";
import { PATTERNS } from "./fixed-input.ts";

const { patterns, rules, guide } = await loadShippedYaml();

describe("the pages of the catalog", () => {
  it.each([
    ["docs/catalog.md", "en"],
    ["docs/catalog.ja.md", "ja"],
  ] as const)("%s is what the patterns say (npm run docs writes it)", (path, lang) => {
    const page = readFileSync(new URL(`../../${path}`, import.meta.url), "utf8").replaceAll("\r\n", "\n");
    expect(page === renderCatalogPage(patterns, rules, [...guide.values()], lang)).toBe(true);
  });

  it("link to places that are there, and name every area", () => {
    const page = renderCatalogPage(patterns, rules, [...guide.values()], "en");
    const anchors = new Set([...page.matchAll(/<a id="([^"]+)">/g)].map(([, id]) => id));
    for (const [, id] of page.matchAll(/\]\(#([^)]+)\)/g)) expect(anchors, id).toContain(id);
    const areas = new Set(patterns.map(({ file }) => file.split("/").at(-2) as string));
    for (const lang of ["en", "ja"] as const)
      expect(Object.keys(WORDS[lang].catalog.page.areas).sort()).toEqual([...areas].sort());
  });

  it("escape what Markdown would obey", () => {
    const [pattern] = PATTERNS;
    if (pattern === undefined) throw new Error("no fixed pattern");
    const hostile = { ...pattern, cause: { en: "<script>*x*</script> | [a](b)", ja: "あ" } };
    const page = renderCatalogPage([hostile], [], [], "en");
    expect(page).toContain("\\<script\\>\\*x\\*\\</script\\> \\| \\[a\\](b)");
  });
});
