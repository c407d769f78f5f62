/** What leaves the house of an incident: names get their stand-ins from the map of the case, secrets are removed. */
import type { IdentityKind, IncidentPayload, ReportIncident } from "../model/index.ts";
import { type CaseMap, createRedactor, formatCaseMap, newCaseMap, parseCaseMap } from "../redact/index.ts";

/** Redacts one payload after the other, with the same stand-ins. */
export interface IncidentRedactor {
  /** `names`: whom the incident is about. */
  redact(payload: IncidentPayload, names: Pick<ReportIncident, "devices" | "nodes">): IncidentPayload;
  /** The text of the map's file, where it has grown since it was asked for last; else null. */
  grownMap(): string | null;
}

/**
 * Starts with the map of a file, or with a new one. `key`: 32 bytes of chance for a new map. `keep`: kinds of names that stay.
 * @throws UserError when the file holds no map
 */
export function createIncidentRedactor(
  file: { readonly text: string; readonly path: string } | null,
  key: Uint8Array,
  keep: ReadonlySet<IdentityKind>,
): IncidentRedactor {
  const map: CaseMap = file === null ? newCaseMap(key) : parseCaseMap(file.text, file.path);
  let written = file === null ? -1 : map.entries.size;
  return {
    redact(payload, { devices, nodes }) {
      // One for each incident: what it remembers of the texts goes with it, the map stays.
      const redactor = createRedactor(map, keep);
      const { entity, facts, evidence, incident, rule } = payload;
      const learned = [entity, ...Object.values(facts).map(String), ...evidence.map(({ text }) => text)];
      for (const text of learned) redactor.learn(`${text}\n`);
      for (const device of devices) redactor.learnName("device", device);
      for (const node of nodes) redactor.learnName("host", node);
      redactor.settle();
      const hide = (text: string): string => redactor.redact(text);
      const subject = incident.slice(`I-${rule}`.length);
      return {
        ...payload,
        incident: incident.startsWith(`I-${rule}`) ? `I-${rule}${hide(subject)}` : hide(incident),
        entity: hide(entity),
        facts: Object.fromEntries(
          Object.entries(facts).map(([id, fact]) => [id, typeof fact === "number" || isTime(fact) ? fact : hide(fact)]),
        ),
        evidence: evidence.map((line) => ({ ...line, path: redactor.redactPath(line.path), text: hide(line.text) })),
      };
    },
    grownMap() {
      if (map.entries.size === written) return null;
      written = map.entries.size;
      return formatCaseMap(map);
    },
  };
}

function isTime(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT[\d:.]+(?:[+-]\d\d:\d\d)?$/.test(text);
}
