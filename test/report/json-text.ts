/** The JSON of a report as one text. */
import type { Report } from "../../src/model/index.ts";
import { renderJson } from "../../src/report/index.ts";

export function jsonText(report: Report): string {
  return [...renderJson(report)].join("");
}
