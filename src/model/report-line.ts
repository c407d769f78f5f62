/** A line of a report as NDJSON: the objects of the JSON, one a line, each with its `type`. */
import type { ReportFinding, ReportIncident, ReportProblem, ReportSource } from "./report.ts";

/** One line: first come all sources, then all findings, all incidents, all problems. */
export type ReportLine = SourceLine | FindingLine | IncidentLine | ProblemLine;

/** A file that was read. */
export interface SourceLine extends ReportSource {
  readonly type: "source";
}

/** A finding. */
export interface FindingLine extends ReportFinding {
  readonly type: "finding";
}

/** An incident. */
export interface IncidentLine extends ReportIncident {
  readonly type: "incident";
}

/** A problem. */
export interface ProblemLine extends ReportProblem {
  readonly type: "problem";
}
