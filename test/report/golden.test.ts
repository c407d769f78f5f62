/** What people see, held against files in test/golden. Update them with `npx vitest run -u` and read the difference. */
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { Language } from "../../src/model/index.ts";
import { buildReport, renderJson, renderSources, renderSourcesJson, renderText } from "../../src/report/index.ts";
import { INPUT, PATTERN_LOGS } from "./fixed-input.ts";
import { LISTING } from "./fixed-listing.ts";

const report = (lang: Language) => buildReport({ ...INPUT, scan: { ...INPUT.scan, lang } });
const nothingFound = buildReport({ ...INPUT, findings: [], scan: { ...INPUT.scan, interrupted: true } });
const goldenFile = (name: string) => fileURLToPath(new URL(`../golden/${name}`, import.meta.url));

const GOLDEN: readonly (readonly [name: string, text: () => string])[] = [
  ["report.en.txt", () => text("en", 80)],
  ["report.ja.txt", () => text("ja", 80)],
  ["report.en.40.txt", () => text("en", 40)],
  ["report.ja.40.txt", () => text("ja", 40)],
  ["report.en.color.txt", () => text("en", 80, true)],
  ["report.nothing.en.txt", () => renderText(nothingFound, { lang: "en", width: 80, color: false })],
  ["report.en.json", () => renderJson(report("en"))],
  ["report.ja.json", () => renderJson(report("ja"))],
  ["sources.en.txt", () => renderSources(LISTING, { lang: "en", width: 80, color: false })],
  ["sources.ja.txt", () => renderSources(LISTING, { lang: "ja", width: 80, color: false })],
  ["sources.en.40.txt", () => renderSources(LISTING, { lang: "en", width: 40, color: false })],
  ["sources.en.json", () => renderSourcesJson(LISTING, "en")],
];

test.for(GOLDEN)("%s", async ([name, render]) => {
  await expect(render()).toMatchFileSnapshot(goldenFile(name));
});

function text(lang: Language, width: number, color = false): string {
  return renderText(report(lang), { lang, width, color, patternLogs: PATTERN_LOGS });
}
