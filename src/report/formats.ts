/** The output formats. Another one is a file of its own, a line in this table and one in format-names.ts. */
import type { Report } from "../model/index.ts";
import type { OutputFormat } from "./format-names.ts";
import { renderJson } from "./json.ts";
import type { TextOptions } from "./page.ts";
import { renderText } from "./text.ts";

/** What turns a report into a text, by the format's name. */
const RENDER: Readonly<Record<OutputFormat, (report: Report, options: TextOptions) => string>> = {
  text: renderText,
  json: renderJson,
};

/** The report in one of the formats. */
export function renderReport(report: Report, format: OutputFormat, options: TextOptions): string {
  return RENDER[format](report, options);
}
