/** What the incidents of a report are called, and which comes first. */
import { compareLevels, type Incident, type IncidentRule } from "../model/index.ts";
import { by, type Compare, inOrder, instant } from "./order.ts";

/** An incident with its rule and its names. */
export interface NamedIncident {
  readonly incident: Incident;
  readonly rule: IncidentRule;
  /** `I-` and the rule, then what it is about, then a number where it is not the first of those. */
  readonly id: string;
  readonly entity: string;
}

/** The incidents with their names, worst first: by level, then by how much of the cluster each is about, then by time. */
export function nameIncidents(
  incidents: readonly Incident[],
  rules: ReadonlyMap<string, IncidentRule>,
  assumedOffsetMin: number,
): NamedIncident[] {
  const taken = new Set<string>();
  return [...incidents]
    .sort(earliestFirst(assumedOffsetMin))
    .map((incident) => {
      const entity = entityOf(incident);
      const wanted = incidentId(incident, entity);
      let id = wanted;
      for (let number = 2; taken.has(id); number += 1) id = `${wanted}-${number}`;
      taken.add(id);
      return { incident, rule: ruleOf(incident, rules), id, entity };
    })
    .sort(worstFirst(assumedOffsetMin));
}

function entityOf({ group }: Incident): string {
  if (group.length === 0) return "cluster";
  const names = group.map(({ name }) => name).filter((name) => name !== "");
  return names.length === 0 ? "unknown" : names.join(" / ");
}

/** Its id without a number. Ids are typed and searched for: names from logs leave only what is safe in one. */
export function incidentId({ rule, group }: { rule: string; group: readonly unknown[] }, entity: string): string {
  if (group.length === 0) return `I-${rule}`;
  const name = entity.replace(/[^\p{L}\p{N}._:-]+/gu, "-").slice(0, NAME_IN_ID);
  return `I-${rule}-${name}`;
}

function ruleOf({ rule }: Incident, rules: ReadonlyMap<string, IncidentRule>): IncidentRule {
  const own = rules.get(rule);
  if (own === undefined) throw new Error(`incident of a rule that was not given: ${rule}`);
  return own;
}

function earliestFirst(assumedOffsetMin: number): Compare<Incident> {
  return inOrder<Incident>(
    by(({ first }) => instant(first, assumedOffsetMin)),
    by(({ last }) => instant(last, assumedOffsetMin)),
    by(({ rule }) => rule),
    by(entityOf),
    by(({ events }) => events[0]?.match.path ?? ""),
    by(({ events }) => events[0]?.match.offset ?? 0),
  );
}

function worstFirst(assumedOffsetMin: number): Compare<NamedIncident> {
  return inOrder<NamedIncident>(
    (a, b) => compareLevels(b.rule.level, a.rule.level),
    by(({ incident }) => -reachOf(incident)),
    by(({ incident }) => instant(incident.first, assumedOffsetMin)),
    by(({ id }) => id),
  );
}

/** How many phones it touches: all of them where it is about the cluster, several where it is about a server or token. */
function reachOf({ group, devices }: Incident): number {
  if (group.length === 0) return Number.POSITIVE_INFINITY;
  return group.some(({ key }) => key === "device") ? devices.length : Math.max(2, devices.length);
}

const NAME_IN_ID = 60;
