/** One finding with the words of its pattern, its lists in their fixed order. */
import {
  ENTITY_KINDS,
  type EntityKind,
  type Evidence,
  type Finding,
  type Language,
  type Moment,
  type Pattern,
  type ReportFinding,
} from "../model/index.ts";
import { by, type Compare, inOrder, instant, logRank } from "./order.ts";

/** How a finding is written. */
export interface FindingWriting {
  readonly lang: Language;
  readonly time: (moment: Moment | null) => string | null;
  /** The zone taken for moments of unknown zone, in minutes east of UTC. */
  readonly assumedOffsetMin: number;
  /** How many of its matches belong to incidents. */
  readonly inIncidents: number;
}

/** The finding as the report tells it. */
export function buildFinding(
  finding: Finding,
  pattern: Pattern,
  { lang, time, assumedOffsetMin, inIncidents }: FindingWriting,
): ReportFinding {
  return {
    id: `F-${pattern.id}`,
    pattern: pattern.id,
    title: pattern.title[lang],
    level: pattern.level,
    confidence: pattern.confidence,
    logs: [...finding.logs].sort(by(logRank)),
    nodes: [...finding.nodes].sort(by((node) => node)),
    count: finding.count,
    inIncidents: Math.min(finding.count, inIncidents),
    first: time(finding.first),
    last: time(finding.last),
    entities: inKindOrder(finding.entities, (names) => names.length > 0),
    entitiesOmitted: inKindOrder(finding.entitiesOmitted, (count) => count > 0),
    guide: pattern.guide.map(({ row, page }) => ({ row, page })),
    cause: pattern.cause[lang],
    action: pattern.action[lang],
    verify: pattern.verify[lang],
    evidence: [...finding.evidence].sort(earliestFirst(assumedOffsetMin)).map((evidence) => ({
      path: evidence.path,
      line: evidence.line,
      offset: evidence.offset,
      time: time(evidence.time),
      dateFrom: evidence.time?.basis ?? null,
      text: evidence.text,
    })),
  };
}

/** The same record with its kinds in the order of the model and without those that say nothing. */
function inKindOrder<T>(
  record: Partial<Record<EntityKind, T>>,
  saysSomething: (value: T) => boolean,
): Partial<Record<EntityKind, T>> {
  const ordered: Partial<Record<EntityKind, T>> = {};
  for (const kind of ENTITY_KINDS) {
    const value = record[kind];
    if (value !== undefined && saysSomething(value)) ordered[kind] = value;
  }
  return ordered;
}

function earliestFirst(assumedOffsetMin: number): Compare<Evidence> {
  return inOrder<Evidence>(
    by((evidence) => instant(evidence.time, assumedOffsetMin)),
    by((evidence) => evidence.path),
    by((evidence) => evidence.offset),
  );
}
