/** Which findings need no place of their own. */
import { compareLevels, type ReportFinding, type ReportIncident } from "../model/index.ts";

/** Is all that a finding holds told by incidents? Nothing hides behind something milder. */
export function isFolded(
  { id, level, count, inIncidents }: ReportFinding,
  incidents: readonly ReportIncident[],
): boolean {
  const worst = incidents.some((incident) => id in incident.explained && compareLevels(incident.level, level) >= 0);
  return worst && inIncidents >= count;
}
