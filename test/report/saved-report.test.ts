/** A saved report is foreign: what does not fit is named, and nothing of it throws anything but a message. */
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { UserError } from "../../src/errors.ts";
import { buildReport, compareReports } from "../../src/report/index.ts";
import { readSavedReport } from "../../src/report/saved-report.ts";
import { TOLD } from "./fixed-incidents.ts";
import { INPUT } from "./fixed-input.ts";
import { jsonText } from "./json-text.ts";

const REPORTS = [buildReport(INPUT), buildReport(TOLD)];

const mistakeOf = (text: string): UserError => {
  try {
    readSavedReport(text, "before.json");
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error("it was taken for a report");
};

test.each(REPORTS)("what was written is read back, and compares the same", (report) => {
  const read = readSavedReport(jsonText(report), "before.json");
  expect(read).toMatchObject({ findings: report.findings.map(({ id, count }) => ({ id, count })) });
  const changed = { ...report, findings: report.findings.slice(1), incidents: [] };
  expect(compareReports(read, changed)).toEqual(compareReports(report, changed));
  expect(compareReports(changed, read)).toEqual(compareReports(changed, report));
});

describe("a file that is no whole report", () => {
  const whole = jsonText(REPORTS[0] as (typeof REPORTS)[number]);
  const changed = (change: (value: ReturnType<typeof parse>) => void): string => {
    const value = parse();
    change(value);
    return JSON.stringify(value);
  };
  const parse = () => JSON.parse(whole);

  it.each([
    ["", "input", "line 1, column 1"],
    ["{", "input", "breaks off"],
    [whole.slice(0, 3000), "input", "breaks off"],
    ["[]", "usage", "no report of ccmtrace"],
    ["null", "usage", "no report of ccmtrace"],
    ['{"schema":1}', "usage", "no report of ccmtrace"],
    ['{"schema":1,"kind":"comparison"}', "usage", "no report of ccmtrace"],
    [whole.replace('"schema": 1', '"schema": 2'), "input", "schema 2"],
    ['{"schema":1,"tool":{"name":"ccmtrace"}}', "input", "tool.version"],
    [changed((report) => (report.findings[1].level = "dire")), "input", "findings[1].level"],
    [changed((report) => (report.findings[0].count = -1)), "input", "findings[0].count"],
    [changed((report) => (report.findings[0].count = 1e300)), "input", "findings[0].count"],
    [changed((report) => (report.findings[0].entities.device = "SEP")), "input", "findings[0].entities.device"],
    [changed((report) => (report.coverage.rules = {})), "input", "coverage.rules"],
    [changed((report) => (report.sources[0].log = "__proto__")), "input", "sources[0].log"],
    [changed((report) => delete report.problems), "input", "problems"],
  ] as const)("%# is refused: %2$s", (text, kind, says) => {
    const mistake = mistakeOf(text);
    expect(mistake.kind).toBe(kind);
    expect(mistake.in("en")).toMatch(/^before\.json: /);
    expect(mistake.in("en")).toContain(says);
    expect(mistake.in("ja")).toMatch(/^before\.json: .*[ぁ-ん]/);
  });

  it("cut anywhere gives a message", () => {
    fc.assert(
      fc.property(fc.nat(whole.length - 3), (length) => {
        expect(mistakeOf(whole.slice(0, length)).kind).toBe("input");
      }),
      { numRuns: 40 },
    );
  });

  it("with any value anywhere is refused or compared", () => {
    const places = placesIn(JSON.parse(whole));
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue({ maxDepth: 1 }), (place, value) => {
        const text = JSON.stringify(put(JSON.parse(whole), place, value));
        try {
          const read = readSavedReport(text, "before.json");
          expect(compareReports(read, read).items.every(({ outcome }) => outcome === "still-there")).toBe(true);
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
        }
      }),
      { numRuns: 300 },
    );
  });
});

type Place = readonly (string | number)[];

/** Every place in the value, as the keys that lead to it. */
function placesIn(value: unknown, before: Place = []): Place[] {
  if (typeof value !== "object" || value === null) return [before];
  const keys: Place = Array.isArray(value) ? value.map((_one, index) => index) : Object.keys(value);
  return keys.flatMap((key) => [[...before, key], ...placesIn((value as never)[key], [...before, key])]);
}

function put(value: unknown, [key, ...rest]: Place, put_: unknown): unknown {
  if (key === undefined || typeof value !== "object" || value === null) return put_;
  const next = rest.length === 0 ? put_ : put((value as never)[key], rest, put_);
  return Array.isArray(value)
    ? value.map((one, index) => (index === key ? next : one))
    : { ...value, [key as string]: next };
}
