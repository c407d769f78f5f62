/** How much of the findings the incidents tell, so that nothing is told twice and nothing is lost. */
import type { Incident, Match } from "../model/index.ts";
import { createMatchSet } from "./match-set.ts";

/**
 * How many matches of each pattern belong to any of the incidents; one that belongs to several counts once. Where the
 * scan is about some phones, findings hold only their matches: those of others do not count here either.
 */
export function countInIncidents(
  incidents: readonly Incident[],
  devices: readonly string[] | null,
): ReadonlyMap<string, number> {
  const seen = createMatchSet();
  const counts = new Map<string, number>();
  for (const { events } of incidents)
    for (const { match } of events)
      if (isWanted(match, devices) && seen.add(match)) counts.set(match.pattern, (counts.get(match.pattern) ?? 0) + 1);
  return counts;
}

function isWanted({ entities }: Match, devices: readonly string[] | null): boolean {
  if (devices === null) return true;
  const named = [...(entities.device ?? []), ...(entities.mac ?? []).map((mac) => `SEP${mac}`)];
  return named.some((name) => devices.includes(name));
}
