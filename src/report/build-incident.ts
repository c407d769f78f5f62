/** Incidents with the words of their rules, ranked by harm and reach, their lists in a fixed order. */
import {
  CONFIDENCES,
  type Confidence,
  compareLevels,
  ENTITY_LIMIT,
  type Fact,
  type Incident,
  type IncidentEvent,
  type IncidentRule,
  type Language,
  type Moment,
  type Pattern,
  type ReportIncident,
} from "../model/index.ts";
import { by, inOrder, instant } from "./order.ts";
import { WORDS } from "./words/index.ts";

/** How incidents are written. */
export interface IncidentWriting {
  readonly lang: Language;
  readonly rules: ReadonlyMap<string, IncidentRule>;
  readonly patterns: ReadonlyMap<string, Pattern>;
  /** Ids of the findings that the report shows. */
  readonly findings: ReadonlySet<string>;
  readonly show: (moment: Moment) => string;
  /** The zone taken for moments of unknown zone, in minutes east of UTC. */
  readonly assumedOffsetMin: number;
}

/** An incident with its rule. */
export interface RuledIncident {
  readonly incident: Incident;
  readonly rule: IncidentRule;
}

/** Puts incidents and their rules together. */
export function withRules(
  incidents: readonly Incident[],
  rules: ReadonlyMap<string, IncidentRule>,
): readonly RuledIncident[] {
  return incidents.map((incident) => {
    const rule = rules.get(incident.rule);
    if (rule === undefined) throw new Error(`incident of a rule that was not given: ${incident.rule}`);
    return { incident, rule };
  });
}

/** The incidents as the report tells them: the worst first, then what reaches furthest, then what happened first. */
export function buildIncidents(ruled: readonly RuledIncident[], writing: IncidentWriting): ReportIncident[] {
  const { assumedOffsetMin } = writing;
  const inTime = inOrder<RuledIncident>(
    by(({ incident }) => incident.rule),
    by(({ incident }) => instant(incident.first, assumedOffsetMin)),
    by(({ incident }) => entityOf(incident)),
  );
  const seen = new Map<string, number>();
  const named = [...ruled].sort(inTime).map(({ incident, rule }) => {
    const own = incident.group.length === 0 ? `I-${rule.id}` : `I-${rule.id}-${entityOf(incident)}`;
    const count = (seen.get(own) ?? 0) + 1;
    seen.set(own, count);
    return { incident, rule, id: count === 1 ? own : `${own}-${count}` };
  });
  const worstFirst = inOrder<(typeof named)[number]>(
    (a, b) => compareLevels(b.rule.level, a.rule.level),
    by(({ incident }) => -reachOf(incident)),
    by(({ incident }) => instant(incident.first, assumedOffsetMin)),
    by(({ id }) => id),
  );
  return named.sort(worstFirst).map(({ incident, rule, id }) => buildIncident(incident, rule, id, writing));
}

/** So many phones; one about the cluster reaches further than one about a single phone. */
function reachOf({ devices, group }: Incident): number {
  return group.length === 0 ? Math.max(devices.length, 2) : devices.length;
}

function entityOf({ group }: Incident): string {
  return group.length === 0 ? "cluster" : group.map(({ name }) => name).join(" / ");
}

function buildIncident(incident: Incident, rule: IncidentRule, id: string, writing: IncidentWriting): ReportIncident {
  const { lang, patterns, findings, show } = writing;
  const explained = countByFinding(incident);
  const timeline = chooseEvents(incident.events);
  return {
    id,
    rule: rule.id,
    title: rule.title[lang],
    level: rule.level,
    confidence: leastSure(incident, rule, patterns),
    entity: entityOf(incident),
    first: incident.first && show(incident.first),
    last: incident.last && show(incident.last),
    devices: incident.devices.slice(0, ENTITY_LIMIT),
    devicesOmitted: Math.max(0, incident.devices.length - ENTITY_LIMIT),
    nodes: incident.nodes,
    findings: Object.keys(explained).filter((finding) => findings.has(finding)),
    explained,
    guide: rule.guide.map(({ row, page }) => ({ row, page })),
    cause: rule.cause[lang],
    action: rule.action[lang],
    verify: rule.verify[lang],
    outlook: rule.outlook[lang],
    facts: Object.fromEntries(Object.entries(incident.facts).map(([key, fact]) => [key, factValue(fact, writing)])),
    factLabels: Object.fromEntries(
      rule.derive.filter((one) => one.id in incident.facts).map((one) => [one.id, one.label[lang]]),
    ),
    clues: rule.clues
      .filter((clue) => incident.clues.includes(clue.id))
      .map((clue) => ({ id: clue.id, says: clue.says[lang] })),
    undecided: incident.isUndecided,
    openAt: incident.openAt && show(incident.openAt),
    timeline: timeline.map(({ match, step, clue }) => ({
      time: match.time && show(match.time),
      dateFrom: match.time?.basis ?? null,
      path: match.path,
      line: match.line,
      offset: match.offset,
      text: match.text,
      pattern: match.pattern,
      step: (step === null ? patterns.get(match.pattern)?.title : rule.steps[step]?.name)?.[lang] ?? match.pattern,
      clue: clue !== null,
      confidence: patterns.get(match.pattern)?.confidence ?? "inferred",
    })),
    timelineOmitted: incident.events.length - timeline.length,
  };
}

/** Every match counts once, however many parts it has in the incident. */
function countByFinding({ events }: Incident): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const match of new Set(events.map((event) => event.match)))
    counts[`F-${match.pattern}`] = (counts[`F-${match.pattern}`] ?? 0) + 1;
  return Object.fromEntries(Object.entries(counts).sort(by(([id]) => id)));
}

function leastSure({ events }: Incident, rule: IncidentRule, patterns: ReadonlyMap<string, Pattern>): Confidence {
  const texts = events.filter(({ step }) => step !== null).map(({ match }) => patterns.get(match.pattern)?.confidence);
  const ranks = [rule.confidence, ...texts].map((confidence) => CONFIDENCES.indexOf(confidence ?? "inferred"));
  return CONFIDENCES[Math.max(...ranks)] as Confidence;
}

function factValue(fact: Fact, { lang, patterns, show }: IncidentWriting): string | number {
  switch (fact.kind) {
    case "time":
      return show(fact.value);
    case "duration":
      return WORDS[lang].incidents.duration(fact.value);
    case "patterns":
      return WORDS[lang].say.list(fact.value.map((id) => patterns.get(id)?.title[lang] ?? id));
    default:
      return fact.value;
  }
}

/** Of a long list the first and the last of each kind, then the earliest others. */
function chooseEvents(events: readonly IncidentEvent[]): readonly IncidentEvent[] {
  if (events.length <= TIMELINE_LIMIT) return events;
  const chosen = new Set<IncidentEvent>();
  const kindOf = ({ match, step }: IncidentEvent): string => `${match.pattern} ${step}`;
  const kinds = new Set(events.map(kindOf));
  for (const kind of kinds)
    for (const event of [events.find((one) => kindOf(one) === kind), events.findLast((one) => kindOf(one) === kind)])
      if (event !== undefined && chosen.size < TIMELINE_LIMIT) chosen.add(event);
  for (const event of events) if (chosen.size < TIMELINE_LIMIT) chosen.add(event);
  return events.filter((event) => chosen.has(event));
}

/** How many lines an incident quotes. */
const TIMELINE_LIMIT = 60;
