/** The report for the eyes: what happened first, then what could not be seen, then where all that comes from. */
import type { Report } from "../model/index.ts";
import { createPage, type TextOptions } from "./page.ts";
import { clocksSection } from "./text-clocks.ts";
import { coverageSection } from "./text-coverage.ts";
import { findingsSection } from "./text-findings.ts";
import { incidentsSection } from "./text-incidents.ts";
import { notSeenSection } from "./text-not-seen.ts";
import { problemSections } from "./text-problems.ts";
import { sourcesSection } from "./text-read.ts";
import { scanSection } from "./text-scan.ts";
import { storiesSection } from "./text-stories.ts";
import { verdict } from "./text-verdict.ts";

/** The report as text of lines, each within the width unless a path or word is longer. */
export function renderText(report: Report, options: TextOptions): string {
  const page = createPage(options);
  const patternLogs = options.patternLogs ?? new Map();
  const lines = [
    ...verdict(page, report, patternLogs),
    ...incidentsSection(page, report),
    ...storiesSection(page, report.stories),
    ...findingsSection(page, report.findings, report.incidents),
    ...coverageSection(page, report.coverage, patternLogs),
    ...notSeenSection(page, report.coverage),
    ...clocksSection(page, report.coverage.clocks, report.scan.alignClocks),
    ...sourcesSection(page, report.sources),
    ...problemSections(page, report.problems),
    ...scanSection(page, report),
  ];
  return `${lines.join("\n")}\n`;
}
