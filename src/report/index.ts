/** The report stage: everything a scan found becomes a Report, and a Report becomes text or JSON. Reads and prints nothing. */

export { buildReport, buildSource, type FileSummary, type ReportInput } from "./build.ts";
export type { Card } from "./card.ts";
export { renderCatalogPage } from "./catalog-page.ts";
export { compareReports } from "./compare.ts";
export { renderComparison, renderComparisonJson } from "./comparison-text.ts";
export { renderCoverage, renderCoverageJson } from "./coverage-text.ts";
export { durationText } from "./duration.ts";
export { renderExplainedLine, renderExplainedLineJson } from "./explain-line-text.ts";
export { renderExplained, renderExplainedJson } from "./explain-text.ts";
export {
  formatFromPath,
  isOutputFormat,
  LIST_FORMATS,
  type ListFormat,
  OUTPUT_FORMATS,
  type OutputFormat,
} from "./format-names.ts";
export { type RenderReport, renderPieces, renderReport } from "./formats.ts";
export { factTexts } from "./incident-rows.ts";
export { renderJson, writeJsonLine } from "./json.ts";
export { writeSourceLine } from "./ndjson.ts";
export { groupThousands } from "./numbers.ts";
export { incidentId } from "./order-incidents.ts";
export type { TextOptions } from "./page.ts";
export { createPaint, type Paint, type Style } from "./paint.ts";
export { renderPattern, renderPatternJson, renderPatternList, renderPatternListJson } from "./patterns-text.ts";
export { wordProblems } from "./problems.ts";
export { renderRule, renderRuleJson } from "./rule-text.ts";
export {
  type ChecklistRow,
  type ListedFile,
  renderSources,
  renderSourcesJson,
  type SourcesListing,
} from "./sources-text.ts";
export { spanText, timeBeside } from "./span.ts";
export { renderText } from "./text.ts";
export { renderWatchText, type WatchTextOptions } from "./watch-text.ts";
export { WORDS, type Words } from "./words/index.ts";
export { wrap } from "./wrap.ts";
