/** What --exec and --webhook are told of an incident. */
import { createHash } from "node:crypto";
import type { IncidentPayload, WatchIncidentLine } from "../../model/index.ts";

/**
 * The payload for an incident as a watch tells it, at a time of this machine's clock in milliseconds since 1970 UTC. Quotes
 * the lines as they are: what must not leave the machine is taken out by the caller, before or after.
 */
export function incidentPayload(
  line: WatchIncidentLine,
  { version, atMs, relative }: { version: string; atMs: number; relative(path: string): string },
): IncidentPayload {
  const { timeline, timelineOmitted } = line;
  return {
    schema: 1,
    tool: { name: "ccmtrace", version },
    at: new Date(atMs).toISOString(),
    state: line.state,
    incident: line.id,
    rule: line.rule,
    title: line.title,
    level: line.level,
    entity: line.entity,
    first: line.first,
    last: line.last,
    count: timeline.length + timelineOmitted,
    facts: line.facts,
    factLabels: line.factLabels,
    cause: line.cause,
    action: line.action,
    evidence: timeline.slice(0, EVIDENCE_LINES).map(({ time, path, line: number, text }) => {
      return { time, path: relative(path), line: number, text };
    }),
  };
}

/** The key of a payload, 32 hexadecimal digits: the same for the same incident in the same state. */
export function keyOfPayload({ incident, state }: Pick<IncidentPayload, "incident" | "state">): string {
  return createHash("sha256").update(`${incident}\n${state}`).digest("hex").slice(0, 32);
}

const EVIDENCE_LINES = 20;
