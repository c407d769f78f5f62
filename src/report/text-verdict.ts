/** The first lines of the text report. */
import type { LogName, Report } from "../model/index.ts";
import type { Page } from "./page.ts";
import { verdictParagraphs } from "./verdict.ts";
import { wrap } from "./wrap.ts";

/** The lines before the first heading. */
export function verdict(page: Page, report: Report, patternLogs: ReadonlyMap<string, readonly LogName[]>): string[] {
  return verdictParagraphs(page.words, report, patternLogs).flatMap((paragraph, index) => [
    ...(index === 0 ? [] : [""]),
    ...paragraph.flatMap(({ text, style }) =>
      wrap(text, page.width).map((line) => (style === "plain" ? line : page.paint(style, line))),
    ),
  ]);
}
