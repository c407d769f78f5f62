/** Payloads for the tests of deliveries: made, no real incident. */
import type { IncidentPayload } from "../../../src/model/index.ts";

/** The payload of an incident with this id. */
export function payloadOf(incident: string, changes: Partial<IncidentPayload> = {}): IncidentPayload {
  return {
    schema: 1,
    tool: { name: "ccmtrace", version: "0.0.0" },
    at: "2006-07-21T17:15:00.000Z",
    state: "new",
    incident,
    rule: "authentication-string-lockout",
    title: "Ten wrong authentication strings in a row",
    level: "high",
    entity: "SEP001122334455",
    first: "2006-07-21T13:05:00.000",
    last: "2006-07-21T13:14:00.000",
    count: 10,
    facts: { tries: 10, "retry-not-before": "2006-07-21T13:24:00.000" },
    factLabels: { tries: "Wrong strings in a row", "retry-not-before": "Retry not before" },
    cause: "Made for a test.",
    action: "1. Wait.\n2. Try again.",
    evidence: [{ time: "2006-07-21T13:14:00.000", path: "CAPF/CAPF00000001.txt", line: 7, text: "made for a test" }],
    ...changes,
  };
}
