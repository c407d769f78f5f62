import { expect, test } from "vitest";
import {
  buildReport,
  formatFromPath,
  isOutputFormat,
  OUTPUT_FORMATS,
  renderReport,
  renderText,
} from "../../src/report/index.ts";
import { INPUT } from "./fixed-input.ts";
import { jsonText } from "./json-text.ts";

test.each([
  ["report.json", "json"],
  ["C:\\case\\REPORT.JSON", "json"],
  ["out/report.txt", "text"],
  ["report", null],
  ["json", null],
  ["report.json.bak", null],
])("the ending of %s asks for %s", (path, format) => {
  expect(formatFromPath(path, OUTPUT_FORMATS)).toBe(format);
});

test("every format is known by its name and gives what its own function gives", async () => {
  const report = buildReport(INPUT);
  const options = { lang: "en", width: 80, color: false } as const;
  expect(OUTPUT_FORMATS.every(isOutputFormat)).toBe(true);
  expect(isOutputFormat("toString")).toBe(false);
  expect(await renderReport(() => report, "text", options)).toBe(renderText(report, options));
  expect(await renderReport(() => report, "json", options)).toBe(jsonText(report));
});
