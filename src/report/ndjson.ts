/**
 * The report as lines, one JSON object each with its `type`, for programs that take one thing at a time: first every
 * source, then every finding, every incident, every problem. What is about the whole (coverage, hidden) is in the JSON.
 */
import type { Report, ReportLine, ReportSource } from "../model/index.ts";
import { writeJsonLine } from "./json.ts";

/** The lines, each made only when it is asked for. */
export function* renderNdjson(report: Report): Generator<string, void, undefined> {
  for (const source of report.sources) yield writeSourceLine(source);
  for (const finding of report.findings) yield writeLine({ type: "finding", ...finding });
  for (const incident of report.incidents) yield writeLine({ type: "incident", ...incident });
  for (const problem of report.problems) yield writeLine({ type: "problem", ...problem });
}

/** The line of one source, for whoever writes it before the report is there. */
export function writeSourceLine(source: ReportSource): string {
  return writeLine({ type: "source", ...source });
}

function writeLine(line: ReportLine): string {
  return writeJsonLine(line);
}
