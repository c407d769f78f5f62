/** The findings, worst first: what was seen, why, what to do, how to check, and the lines that say so. */
import type { ReportFinding, ReportIncident } from "../model/index.ts";
import { visible } from "../util/printable.ts";
import { addressLines } from "./address.ts";
import { evidenceTime, findingRows } from "./finding-rows.ts";
import { MARGIN, type Page, section } from "./page.ts";
import { rowLines, titleLines } from "./pattern-lines.ts";
import { EVIDENCE_SHOWN } from "./quote-texts.ts";
import { unfoldedFindings } from "./unfolded-findings.ts";
import { indent, wrap, wrapQuote } from "./wrap.ts";

/**
 * The part of the report with the findings; nothing without findings. One that incidents tell wholly, none of them milder
 * than itself, has its place under them and is not repeated.
 */
export function findingsSection(
  page: Page,
  findings: readonly ReportFinding[],
  incidents: readonly ReportIncident[],
): string[] {
  const unfolded = unfoldedFindings({ findings, incidents });
  const folded = findings.length - unfolded.length;
  const note = folded === 0 ? [] : wrap(page.words.incidents.folded(folded), page.width - MARGIN);
  return section(page, page.words.headings.findings, [
    ...indent(note, MARGIN),
    ...unfolded.flatMap((finding) => ["", ...findingLines(page, finding, incidents)]),
  ]);
}

function findingLines(page: Page, finding: ReportFinding, incidents: readonly ReportIncident[]): string[] {
  return [
    ...titleLines(page, finding.level, finding.title),
    ...findingRows(page.words, finding, incidents).flatMap((row) =>
      rowLines(page, row, (width) => evidenceLines(page, finding, width)),
    ),
  ];
}

function evidenceLines(page: Page, finding: ReportFinding, width: number): string[] {
  const shown = finding.evidence.slice(0, EVIDENCE_SHOWN);
  const left = Math.max(finding.count, finding.evidence.length) - shown.length;
  return [
    ...shown.flatMap((evidence) => [
      ...addressLines(page, evidence, evidenceTime(page.words, evidence), width),
      ...wrapQuote(visible(evidence.text), width - 2).map((line) => page.paint("quiet", "> ") + line),
    ]),
    ...(left > 0 ? [page.words.counted.moreHits(left)] : []),
  ];
}
