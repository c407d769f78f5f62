import { expect, test } from "vitest";
import { buildReport } from "../../src/report/index.ts";
import { INPUT } from "./fixed-input.ts";
import { jsonText } from "./json-text.ts";

test("reads back as the report, field for field in the order of the model", () => {
  const report = buildReport(INPUT);
  const text = jsonText(report);
  expect(JSON.parse(text)).toEqual(report);
  expect(text.endsWith("}\n")).toBe(true);
  expect(Object.keys(JSON.parse(text))).toEqual([
    "schema",
    "tool",
    "scan",
    "sources",
    "coverage",
    "findings",
    "incidents",
    "stories",
    "problems",
    "hidden",
  ]);
  expect(Object.keys(report.findings[0] ?? {})).toEqual([
    "id",
    "pattern",
    "title",
    "level",
    "confidence",
    "logs",
    "nodes",
    "count",
    "inIncidents",
    "first",
    "last",
    "entities",
    "entitiesOmitted",
    "guide",
    "cause",
    "action",
    "verify",
    "evidence",
  ]);
});

test("is inert in a terminal and still the same value", () => {
  const path = "x\u001b[31m\u009b31m\u202e\u2028\u{e0041}\ud83d";
  const report = buildReport({ ...INPUT, problems: [{ path, kind: "no-time", detail: {} }] });
  const text = jsonText(report);
  expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
  expect(JSON.parse(text).problems[0].path).toBe(path);
});
