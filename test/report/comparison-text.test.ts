/** What people see of a comparison, held against files in test/golden: `npx vitest run test/report -u`, then read. */
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { compareReports, renderComparison, renderComparisonJson } from "../../src/report/index.ts";
import { displayWidth } from "../../src/util/display-width.ts";
import { AFTER, BEFORE, finding, incident, reportOf } from "./fixed-comparison.ts";

const comparison = compareReports(BEFORE, AFTER);

test.for([
  ["comparison.en.txt", renderComparison(comparison, { lang: "en", width: 80, color: false })],
  ["comparison.ja.txt", renderComparison(comparison, { lang: "ja", width: 80, color: false })],
  ["comparison.en.40.txt", renderComparison(comparison, { lang: "en", width: 40, color: false })],
  ["comparison.ja.40.txt", renderComparison(comparison, { lang: "ja", width: 40, color: false })],
  ["comparison.en.color.txt", renderComparison(comparison, { lang: "en", width: 80, color: true })],
  ["comparison.json", renderComparisonJson(comparison)],
] as const)("%s", async ([name, text]) => {
  await expect(text).toMatchFileSnapshot(fileURLToPath(new URL(`../golden/${name}`, import.meta.url)));
});

test.each(["en", "ja"] as const)("a narrow page in %s holds every line that is no path", (lang) => {
  const lines = renderComparison(comparison, { lang, width: 40, color: false }).split("\n");
  expect(lines.filter((line) => displayWidth(line) > 40 && !/case\/|\d{4}-\d\d-\d\dT/.test(line))).toEqual([]);
});

test("foreign text moves nothing in a terminal", () => {
  const evil = "\u001b[2J\u202e\u0007<b>";
  const hostile = reportOf("2006-07-17", {
    scan: { paths: [evil], since: evil },
    findings: [
      finding("2006-07-17", "a-b", {
        title: evil,
        pattern: evil,
        nodes: [evil],
        first: evil,
        cause: evil,
        action: evil,
        entities: { device: [evil, `${evil}2`] },
        evidence: [{ path: evil, line: 1, time: evil, text: evil }],
      }),
    ],
    incidents: [incident("2006-07-17", evil, evil)],
  });
  const clean = reportOf("2006-07-17");
  for (const told of [
    compareReports(hostile, clean),
    compareReports(clean, hostile),
    compareReports(hostile, hostile),
  ]) {
    const text = renderComparison(told, { lang: "en", width: 80, color: false });
    const json = renderComparisonJson(told);
    for (const sign of ["\u001b", "\u202e", "\u0007"]) {
      expect(text).not.toContain(sign);
      expect(json).not.toContain(sign);
    }
  }
});

test("many incidents of a rule are named, not told whole", () => {
  const many = Array.from({ length: 50 }, (_, index) =>
    incident("2006-07-18", "key-lost", `SEP0000000000${String(index).padStart(2, "0")}`),
  );
  const told = compareReports(reportOf("2006-07-17"), reportOf("2006-07-18", { incidents: many }));
  const text = renderComparison(told, { lang: "en", width: 80, color: false });
  expect(text.match(/^\[HIGH\]/gm)).toHaveLength(3);
  expect(text).toContain("… 28 more");
  expect(text.match(/Why key-lost comes/g)).toHaveLength(1);
});
