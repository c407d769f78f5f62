/** The output formats. Another one is a file of its own, a line in this table and one in format-names.ts. */
import type { Language, Report } from "../model/index.ts";
import type { OutputFormat } from "./format-names.ts";
import type { TextOptions } from "./page.ts";

/** Writes a report: a pure function of the report, which it may ask for in any language. */
export type RenderReport = (reportIn: (lang: Language) => Report, options: TextOptions) => string;

/** What writes each format, by its name. Only what is asked for is loaded. */
const LOAD: Readonly<Record<OutputFormat, () => Promise<RenderReport>>> = {
  text: async () => {
    const { renderText } = await import("./text.ts");
    return (reportIn, options) => renderText(reportIn(options.lang), options);
  },
  json: async () => {
    const { renderJson } = await import("./json.ts");
    return (reportIn, options) => renderJson(reportIn(options.lang));
  },
};

/** The report in one of the formats. */
export async function renderReport(
  reportIn: (lang: Language) => Report,
  format: OutputFormat,
  options: TextOptions,
): Promise<string> {
  const render = await LOAD[format]();
  return render(reportIn, options);
}
