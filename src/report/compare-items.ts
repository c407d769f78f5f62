/** What one side of a comparison found, under the names by which the two sides are held against each other. */
import {
  type ComparableFinding,
  type ComparableIncident,
  type ComparedItem,
  type ComparedLine,
  compareLevels,
  type Level,
  type LogName,
} from "../model/index.ts";
import { rangeOf, type SideView } from "./compare-watched.ts";
import { by } from "./order.ts";

/** A finding, or the incidents of one rule about one name, as one side saw it. */
export interface SeenItem {
  readonly id: string;
  readonly kind: ComparedItem["kind"];
  readonly of: string;
  readonly title: string;
  readonly level: Level;
  readonly entity: string | null;
  /** Records of a finding, or incidents. */
  readonly count: number;
  readonly first: string | null;
  readonly last: string | null;
  readonly logs: readonly LogName[];
  readonly nodes: readonly string[];
  readonly devices: readonly string[];
  readonly devicesOmitted: number;
  readonly cause: string;
  readonly action: string;
  readonly verify: string;
  readonly evidence: readonly ComparedLine[];
  /** Ids of the findings that an incident holds records of. */
  readonly explains: readonly string[];
  /** Do incidents tell all of a finding? */
  readonly isTold: boolean;
}

/** Everything that a side found, by its name. */
export function seenItems(side: SideView): ReadonlyMap<string, SeenItem> {
  const items = new Map<string, SeenItem>();
  const add = (item: SeenItem): void => {
    const other = items.get(item.id);
    items.set(item.id, other === undefined ? item : join(other, item, side));
  };
  for (const incident of side.report.incidents) add(ofIncident(incident, side));
  for (const finding of side.report.findings) add(ofFinding(finding));
  return items;
}

function ofFinding(finding: ComparableFinding): SeenItem {
  const { level, title, count, first, last, logs, nodes, cause, action, verify, evidence } = finding;
  return {
    id: `F-${finding.pattern}`,
    kind: "finding",
    of: finding.pattern,
    title,
    level,
    entity: null,
    count,
    first,
    last,
    logs,
    nodes,
    devices: finding.entities.device ?? [],
    devicesOmitted: finding.entitiesOmitted.device ?? 0,
    cause,
    action,
    verify,
    evidence: evidence.slice(0, EVIDENCE_KEPT).map(lineOf),
    explains: [],
    isTold: finding.inIncidents >= count,
  };
}

function ofIncident(incident: ComparableIncident, { logOf }: SideView): SeenItem {
  const { rule, title, level, group, first, last, nodes, timeline, cause, action, verify } = incident;
  const phones = group.flatMap(({ key, name }) => (key === "device" && name !== "" ? [name] : []));
  return {
    id: group.length === 0 ? `I-${rule}` : `I-${rule} ${incident.entity}`,
    kind: "incident",
    of: rule,
    title,
    level,
    entity: group.length === 0 ? null : incident.entity,
    count: 1,
    first,
    last,
    logs: [...new Set(timeline.flatMap(({ path }) => logOf.get(path) ?? []))],
    nodes,
    devices: phones.length > 0 ? phones : incident.devices,
    devicesOmitted: phones.length > 0 ? 0 : incident.devicesOmitted,
    cause,
    action,
    verify,
    evidence: timeline.slice(0, EVIDENCE_KEPT).map(lineOf),
    explains: Object.keys(incident.explained),
    isTold: false,
  };
}

/** Two incidents of a rule about the same name are one item. */
function join(a: SeenItem, b: SeenItem, side: SideView): SeenItem {
  const union = <T extends string>(...lists: (readonly T[])[]): T[] =>
    [...new Set(lists.flat())].sort(by((one) => one));
  return {
    ...a,
    level: compareLevels(a.level, b.level) >= 0 ? a.level : b.level,
    count: a.count + b.count,
    ...rangeOf([a.first, a.last, b.first, b.last], side),
    logs: union(a.logs, b.logs),
    nodes: union(a.nodes, b.nodes),
    devices: union(a.devices, b.devices),
    devicesOmitted: Math.max(a.devicesOmitted, b.devicesOmitted),
    explains: union(a.explains, b.explains),
  };
}

function lineOf({ path, line, time, text }: ComparedLine): ComparedLine {
  return { path, line, time, text };
}

const EVIDENCE_KEPT = 3;
