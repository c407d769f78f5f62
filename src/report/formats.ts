/** The output formats. Another one is a file of its own, a line in this table and one in format-names.ts. */
import type { Language, Report } from "../model/index.ts";
import type { OutputFormat } from "./format-names.ts";
import type { TextOptions } from "./page.ts";

/**
 * Writes a report: a pure function of the report, which it may ask for in any language. It gives the text in pieces, so
 * that a long one can be sent on while it is made.
 */
export type RenderReport = (reportIn: (lang: Language) => Report, options: TextOptions) => Iterable<string>;

/** What writes each format, by its name. Only what is asked for is loaded. */
const LOAD: Readonly<Record<OutputFormat, () => Promise<RenderReport>>> = {
  text: async () => {
    const { renderText } = await import("./text.ts");
    return (reportIn, options) => [renderText(reportIn(options.lang), options)];
  },
  json: async () => {
    const { renderJson } = await import("./json.ts");
    return (reportIn, options) => renderJson(reportIn(options.lang));
  },
  ndjson: async () => {
    const { renderNdjson } = await import("./ndjson.ts");
    return (reportIn, options) => renderNdjson(reportIn(options.lang));
  },
  html: async () => {
    const { renderHtml } = await import("./html.ts");
    return (reportIn, options) => [renderHtml(reportIn, options)];
  },
  md: async () => {
    const { renderMarkdown } = await import("./markdown.ts");
    return (reportIn, options) => [renderMarkdown(reportIn(options.lang), options.patternLogs ?? new Map())];
  },
  csv: async () => {
    const { renderCsv } = await import("./csv.ts");
    return (reportIn, options) => [renderCsv(reportIn(options.lang))];
  },
  sarif: async () => {
    const { renderSarif } = await import("./sarif.ts");
    return (reportIn, options) => [renderSarif(reportIn(options.lang))];
  },
  junit: async () => {
    const { renderJunit } = await import("./junit.ts");
    return (reportIn, options) => [renderJunit(reportIn(options.lang))];
  },
  ticket: async () => {
    const { renderTicket } = await import("./ticket.ts");
    return (reportIn, options) => [renderTicket(reportIn(options.lang), options.patternLogs ?? new Map())];
  },
};

/** The report in one of the formats, in pieces. */
export async function renderPieces(
  reportIn: (lang: Language) => Report,
  format: OutputFormat,
  options: TextOptions,
): Promise<Iterable<string>> {
  const render = await LOAD[format]();
  return render(reportIn, options);
}

/** The report in one of the formats. */
export async function renderReport(
  reportIn: (lang: Language) => Report,
  format: OutputFormat,
  options: TextOptions,
): Promise<string> {
  return [...(await renderPieces(reportIn, format, options))].join("");
}
