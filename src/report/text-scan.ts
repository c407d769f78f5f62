/** The foot of the text report: what was asked for and with which tool. */
import type { Report } from "../model/index.ts";
import { labelled, type Page, section } from "./page.ts";
import { rowLines } from "./pattern-lines.ts";
import { scanRows } from "./scan-rows.ts";

/** The part of the report about the scan itself. */
export function scanSection(page: Page, report: Report): string[] {
  const { headings, rowLabels } = page.words;
  const lines = scanRows(page.words, report).flatMap((row) =>
    // A path is never broken.
    row.kind === "text" && row.label === rowLabels.paths
      ? labelled(page, row.label, () => row.lines)
      : rowLines(page, row, () => []),
  );
  return section(page, headings.scan, lines);
}
