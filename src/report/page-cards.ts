/** What has a card of its own on the HTML page, under which id, and how much has none because it would be too much. */
import type { Report, ReportFinding, ReportIncident } from "../model/index.ts";
import { unfoldedFindings } from "./unfolded-findings.ts";

/** A card; its id is the same in both languages, which are set before it. */
export interface PageCard<T> {
  readonly id: string;
  readonly told: T;
}

/** The cards of a report, in the order of the page. */
export interface PageCards {
  readonly incidents: readonly PageCard<ReportIncident>[];
  readonly findings: readonly PageCard<ReportFinding>[];
  readonly incidentsLeft: number;
  readonly findingsLeft: number;
}

/** The cards of the page. */
export function pageCards(report: Report): PageCards {
  const findings = unfoldedFindings(report);
  return {
    incidents: report.incidents.slice(0, INCIDENTS_SHOWN).map((told, index) => ({ id: `i${index}`, told })),
    findings: findings.slice(0, FINDINGS_SHOWN).map((told, index) => ({ id: `f${index}`, told })),
    incidentsLeft: Math.max(0, report.incidents.length - INCIDENTS_SHOWN),
    findingsLeft: Math.max(0, findings.length - FINDINGS_SHOWN),
  };
}

const INCIDENTS_SHOWN = 100;
const FINDINGS_SHOWN = 300;
