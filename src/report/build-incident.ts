/** One incident with the words of its rule: what happened, why, what to do, and the lines that tell it. */
import {
  CONFIDENCES,
  type Confidence,
  ENTITY_LIMIT,
  type Fact,
  type IncidentEvent,
  type IncidentRule,
  type Language,
  type Match,
  type Moment,
  type Pattern,
  type ReportIncident,
} from "../model/index.ts";
import { durationText } from "./duration.ts";
import { createMatchSet } from "./match-set.ts";
import { by } from "./order.ts";
import type { NamedIncident } from "./order-incidents.ts";
import { pickTelling } from "./pick-telling.ts";
import { WORDS } from "./words/index.ts";

/** How an incident is written. */
export interface IncidentWriting {
  readonly lang: Language;
  readonly time: (moment: Moment | null) => string | null;
  /** Every pattern that a match can name. */
  readonly patterns: ReadonlyMap<string, Pattern>;
  /** Ids of the findings that the report shows. */
  readonly findings: ReadonlySet<string>;
}

/** The incident as the report tells it. */
export function buildIncident(named: NamedIncident, writing: IncidentWriting): ReportIncident {
  const { incident, rule, id, entity } = named;
  const { lang, time } = writing;
  const explained = countByFinding(incident.events);
  return {
    id,
    rule: rule.id,
    title: rule.title[lang],
    level: rule.level,
    confidence: confidenceOf(rule, incident.events, writing),
    entity,
    group: incident.group.map(({ key, name }) => ({ key, name })),
    first: time(incident.first),
    last: time(incident.last),
    devices: [...incident.devices].sort(by((name) => name)).slice(0, ENTITY_LIMIT),
    devicesOmitted: Math.max(0, incident.devices.length - ENTITY_LIMIT),
    nodes: [...incident.nodes].sort(by((name) => name)),
    findings: Object.keys(explained).filter((finding) => writing.findings.has(finding)),
    explained,
    guide: rule.guide.map(({ row, page }) => ({ row, page })),
    cause: rule.cause[lang],
    action: rule.action[lang],
    verify: rule.verify[lang],
    outlook: rule.outlook[lang],
    ...factsOf(named, writing),
    clues: rule.clues
      .filter((clue) => incident.clues.includes(clue.id))
      .map((clue) => ({ id: clue.id, says: clue.says[lang] })),
    undecided: incident.isUndecided,
    openAt: time(incident.openAt),
    ...timelineOf(named, writing),
  };
}

/** How many matches belong to each finding, by its id; one that is step and clue at once is one match. */
function countByFinding(events: readonly IncidentEvent[]): Record<string, number> {
  const counts = new Map<string, number>();
  const seen = createMatchSet();
  for (const { match } of events) if (seen.add(match)) counts.set(match.pattern, (counts.get(match.pattern) ?? 0) + 1);
  return Object.fromEntries(
    [...counts].map(([pattern, count]) => [`F-${pattern}`, count] as const).sort(by(([id]) => id)),
  );
}

/** The least sure of the rule and of the texts that its steps rest on; clues only shed light. */
function confidenceOf(rule: IncidentRule, events: readonly IncidentEvent[], writing: IncidentWriting): Confidence {
  const all = [
    rule.confidence,
    ...events.filter(({ step }) => step !== null).map(({ match }) => patternOf(match, writing).confidence),
  ];
  return CONFIDENCES.findLast((confidence) => all.includes(confidence)) ?? rule.confidence;
}

/** The facts in the order of the rule, each with its words. */
function factsOf(
  { incident, rule }: NamedIncident,
  writing: IncidentWriting,
): Pick<ReportIncident, "facts" | "factLabels"> {
  const facts: Record<string, string | number> = {};
  const factLabels: Record<string, string> = {};
  for (const { id, label } of rule.derive) {
    const fact = incident.facts[id];
    const value = fact === undefined ? null : factValue(fact, writing);
    if (value === null) continue;
    facts[id] = value;
    factLabels[id] = label[writing.lang];
  }
  return { facts, factLabels };
}

function factValue(fact: Fact, { lang, time, patterns }: IncidentWriting): string | number | null {
  switch (fact.kind) {
    case "number":
    case "words":
      return fact.value;
    case "patterns":
      return listTitles(
        fact.value.map((id) => patterns.get(id)?.title[lang] ?? id),
        lang,
      );
    case "time":
      return time(fact.value);
    case "duration":
      return durationText(WORDS[lang], fact.value);
  }
}

/** A list of titles; what they all begin with, up to a colon, is said once. */
function listTitles(titles: readonly string[], lang: Language): string {
  const lead = titles.length > 1 ? (/^[^:]+: /.exec(titles[0] as string)?.[0] ?? "") : "";
  const shared = titles.every((title) => title.startsWith(lead)) ? lead : "";
  return shared + WORDS[lang].say.list(titles.map((title) => title.slice(shared.length)));
}

function timelineOf(
  { incident, rule }: NamedIncident,
  writing: IncidentWriting,
): Pick<ReportIncident, "timeline" | "timelineOmitted"> {
  const { events } = incident;
  const picked = pickTelling(events, TIMELINE_LIMIT, ({ match, step, clue }) => [step, clue, match.pattern].join(" "));
  const timeline = picked.map((number, index) => {
    const omittedBefore = number - (picked[index - 1] ?? -1) - 1;
    return lineOf(events[number] as IncidentEvent, rule, writing, omittedBefore);
  });
  return { timeline, timelineOmitted: events.length - picked.length };
}

function lineOf(
  { match, step }: IncidentEvent,
  rule: IncidentRule,
  writing: IncidentWriting,
  omittedBefore: number,
): ReportIncident["timeline"][number] {
  const { path, line, offset, text, pattern } = match;
  const { title, confidence } = patternOf(match, writing);
  const name = (step === null ? undefined : rule.steps[step]?.name) ?? title;
  return {
    time: writing.time(match.time),
    dateFrom: match.time?.basis ?? null,
    path,
    line,
    offset,
    text,
    pattern,
    step: name[writing.lang],
    clue: step === null,
    confidence,
    omittedBefore,
  };
}

function patternOf(match: Match, { patterns }: IncidentWriting): Pattern {
  const pattern = patterns.get(match.pattern);
  if (pattern === undefined) throw new Error(`incident of a pattern that was not given: ${match.pattern}`);
  return pattern;
}

/** How many lines of an incident a report quotes. */
const TIMELINE_LIMIT = 60;
