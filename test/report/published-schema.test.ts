/** The JSON that is written fits the schema that is published. */
import { readdirSync, readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { LANGUAGES } from "../../src/model/index.ts";
import { runCli } from "../helpers/run-cli.ts";
import { hostileReport } from "./hostile-report.ts";

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const ajv = new Ajv({ strict: false, allErrors: true });
const isReport = ajv.compile(JSON.parse(read("docs/report.schema.json")));
const isReportLine = ajv.compile(JSON.parse(read("docs/report-line.schema.json")));
const isComparison = ajv.compile(JSON.parse(read("docs/comparison.schema.json")));

describe("reports", () => {
  test.each(
    readdirSync(new URL("../golden", import.meta.url)).filter((name) =>
      /^(report|incidents|story)\..*\.json$/.test(name),
    ),
  )("%s", (name) => {
    isReport(JSON.parse(read(`test/golden/${name}`)));
    expect(isReport.errors).toBeNull();
  });

  test.each(LANGUAGES)("with hostile text (%s)", (lang) => {
    isReport(hostileReport(lang));
    expect(isReport.errors).toBeNull();
  });

  const cases = readdirSync(new URL("../../samples", import.meta.url), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  test.each(cases.map(({ name }) => name))("of the sample %s", async (name) => {
    const { out } = await runCli(["scan", `samples/${name}/traces`, "--format", "json", "--level", "informational"]);
    isReport(JSON.parse(out));
    expect(isReport.errors).toBeNull();
  });

  test("what is none does not fit", () => {
    expect(isReport({ ...hostileReport("en"), schema: 2 })).toBe(false);
    expect(isReport({ schema: 1 })).toBe(false);
  });
});

describe("lines of NDJSON", () => {
  const lines = LANGUAGES.flatMap((lang) => read(`test/golden/incidents.${lang}.ndjson`).trimEnd().split("\n"));

  test("of every type", () => {
    const values = lines.map((line) => JSON.parse(line));
    expect(new Set(values.map(({ type }) => type))).toEqual(new Set(["source", "finding", "incident", "problem"]));
    for (const value of values) {
      isReportLine(value);
      expect(isReportLine.errors).toBeNull();
    }
  });

  test("of another type, or with what is of another, do not fit", () => {
    const [source] = lines.map((line) => JSON.parse(line));
    expect(source.type).toBe("source");
    expect(isReportLine({ ...source, type: "finding" })).toBe(false);
    expect(isReportLine({ ...source, type: "story" })).toBe(false);
    expect(isReportLine({ ...source, level: "high" })).toBe(false);
  });
});

test("a comparison", () => {
  isComparison(JSON.parse(read("test/golden/comparison.json")));
  expect(isComparison.errors).toBeNull();
});
