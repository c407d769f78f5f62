/** What people see of a comparison, held against files in test/golden: `npx vitest run test/report -u`, then read. */
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { NOT_TESTABLE_REASONS, OUTCOMES } from "../../src/model/index.ts";
import { compareReports, renderComparison, renderComparisonJson, WORDS } from "../../src/report/index.ts";
import { displayWidth } from "../../src/util/display-width.ts";
import { AFTER, BEFORE, finding, incident, reportOf, source } from "./fixed-comparison.ts";

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

describe.each(["en", "ja"] as const)("the words in %s", (lang) => {
  const { comparison: words } = WORDS[lang];

  test.each(NOT_TESTABLE_REASONS)("%s is a whole sentence", (reason) => {
    const about = { side: "X", seenSide: "Y", logs: "CCM", nodes: "CM1", items: "I-a", pause: "2 h", watched: "1 h" };
    const text = words.reasons[reason](about);
    expect(text).not.toMatch(/undefined|\[object| {2}/);
    expect(text).toMatch(/[.。]$/);
    expect(text).toMatch(reason === "no-times" ? /CCM/ : /X/);
  });

  test("no title is empty, and none stands for two outcomes", () => {
    expect(new Set(OUTCOMES.map((outcome) => words.headings[outcome])).size).toBe(OUTCOMES.length);
    expect(Object.values(words.headings)).not.toContain("");
  });

  test("why some phones of what is still there are not testable", () => {
    const seen = (day: string, own: Parameters<typeof finding>[2]) =>
      reportOf(day, { findings: [finding(day, "a-b", own)] });
    const told = compareReports(
      seen("2006-07-17", { entities: { device: ["SEP1", "SEP2"] } }),
      seen("2006-07-18", { entities: { device: ["SEP2"] }, entitiesOmitted: { device: 9 } }),
    );
    const text = renderComparison(told, { lang, width: 100, color: false }).replace(/\s+/g, " ");
    expect(text).toContain(words.devicesOpen);
    expect(text).toContain(words.devices["not-testable"]("SEP1"));
  });

  test("a run of a tool is said to be the measure", () => {
    const run = (day: string, own: Parameters<typeof reportOf>[1] = {}) =>
      reportOf(day, { sources: [source(day, "ctl-client")], ...own });
    const seen = finding("2006-07-17", "a-b", { logs: ["ctl-client"] });
    const told = compareReports(run("2006-07-17", { findings: [seen] }), run("2006-07-18"));
    const text = renderComparison(told, { lang, width: 100, color: false });
    expect(text).toContain(words.runs(words.sides.after));
  });
});

test("what is there now and may be new is counted in the first lines and stands first", () => {
  const mild = finding("2006-07-18", "a-b", { logs: ["sdl"], level: "low" });
  const bad = finding("2006-07-17", "c-d", { logs: ["ctl-client"], level: "critical" });
  const told = compareReports(
    reportOf("2006-07-17", { findings: [bad], sources: [source("2006-07-17", "ctl-client")] }),
    reportOf("2006-07-18", { findings: [mild], sources: [source("2006-07-18", "sdl")] }),
  );
  expect(told.items.map(({ id }) => id)).toEqual(["F-a-b", "F-c-d"]);
  const text = renderComparison(told, { lang: "en", width: 100, color: false });
  expect(text.split("\n").slice(0, 2).join(" ")).toContain("Of those not testable, seen only after: 1.");
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
