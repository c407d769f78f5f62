/** Which findings need a place of their own. */
import { compareLevels, type Report, type ReportFinding, type ReportIncident } from "../model/index.ts";

/** The findings that incidents do not tell wholly, in their order. Nothing hides behind something milder than itself. */
export function unfoldedFindings({ findings, incidents }: Pick<Report, "findings" | "incidents">): ReportFinding[] {
  return findings.filter((finding) => !isFolded(finding, incidents));
}

function isFolded({ id, level, count, inIncidents }: ReportFinding, incidents: readonly ReportIncident[]): boolean {
  const worst = incidents.some((incident) => id in incident.explained && compareLevels(incident.level, level) >= 0);
  return worst && inIncidents >= count;
}
