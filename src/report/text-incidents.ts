/** The incidents, worst first: what happened to whom, why, what to do, what comes of it otherwise, line by line. */
import type { Report, ReportFinding, ReportIncident } from "../model/index.ts";
import { visible } from "../util/printable.ts";
import { groupThousands } from "./numbers.ts";
import { fold, labelled, MARGIN, type Page, section, visibleLines } from "./page.ts";
import { guidePlaces, stepLines, titleLines } from "./pattern-lines.ts";
import { spanText } from "./span.ts";
import { timelineLines } from "./timeline.ts";
import { hang, indent, wrap } from "./wrap.ts";

/** The part of the report with the incidents; nothing without incidents. */
export function incidentsSection(page: Page, { incidents, findings }: Report): string[] {
  // Those of a rule stand together, where the worst of them stands: they share its words.
  const rules = [...new Set(incidents.map(({ rule }) => rule))];
  const blocks = rules.flatMap((rule) => {
    const alike = incidents.filter((incident) => incident.rule === rule);
    const whole = alike.slice(0, WHOLE_PER_RULE);
    const toldClues = new Set(whole.flatMap(({ clues }) => clues.map(({ id }) => id)));
    return [
      ...whole.map((incident) => incidentLines(page, incident, findings)),
      alsoLines(page, alike.slice(WHOLE_PER_RULE), toldClues),
    ];
  });
  return section(
    page,
    page.words.incidents.headings.incidents,
    blocks.flatMap((lines) => (lines.length === 0 ? [] : ["", ...lines])),
  );
}

/** Whom an incident is about, how much of it there is, and when: "SEP001122334455, 10 records, …". */
export function seenText(page: Page, incident: ReportIncident): string {
  return (
    subjectText(page, incident) +
    page.words.say.comma +
    visible(spanText(page.words, incident.first, incident.last, true))
  );
}

/**
 * Further incidents of a rule: cause and action stand above, so whom, when and the facts are enough, with what else the
 * traces show of them and of none that was told whole.
 */
function alsoLines(page: Page, alike: readonly ReportIncident[], toldClues: ReadonlySet<string>): string[] {
  const [first] = alike;
  if (first === undefined) return [];
  const { incidents: words, say } = page.words;
  const told = alike.slice(0, ALSO_SHOWN).flatMap((incident) => {
    const text = [seenText(page, incident), ...factTexts(page, incident), visible(incident.id)].join(say.semicolon);
    const own = incident.clues.filter(({ id }) => !toldClues.has(id));
    return [
      ...hang("- ", text, page.width - MARGIN),
      ...own.flatMap(({ says }) => indent(hang("- ", visible(says), page.width - MARGIN - 2), 2)),
    ];
  });
  const left = alike.length - ALSO_SHOWN;
  return [
    ...titleLines(page, first.level, `${first.title}${say.aside(words.counted.moreIncidents(alike.length))}`),
    ...indent([...told, ...(left > 0 ? [`… ${words.counted.moreIncidents(left)}`] : [])], MARGIN),
  ];
}

function incidentLines(page: Page, incident: ReportIncident, findings: readonly ReportFinding[]): string[] {
  const { rowLabels, say, incidents: words } = page.words;
  const row = (label: string, text: string) => (text === "" ? [] : labelled(page, label, (width) => wrap(text, width)));
  const steps = (label: string, text: string) =>
    text === "" ? [] : labelled(page, label, (width) => stepLines(visibleLines(text), width));
  const facts = factTexts(page, incident);
  return [
    ...titleLines(page, incident.level, incident.title),
    ...row(rowLabels.seen, seenText(page, incident)),
    ...row(rowLabels.devices, devicesText(page, incident)),
    ...(facts.length === 0
      ? []
      : labelled(page, rowLabels.facts, (width) => facts.flatMap((fact) => wrap(fact, width)))),
    ...labelled(page, rowLabels.cause, (width) => causeLines(page, incident, width)),
    ...steps(rowLabels.action, incident.action),
    ...steps(rowLabels.verify, incident.verify),
    ...row(rowLabels.outlook, visibleLines(incident.outlook)),
    ...row(rowLabels.caution, cautionText(page, incident)),
    ...row(rowLabels.order, incident.undecided ? words.undecided : ""),
    ...row(rowLabels.open, incident.openAt === null ? "" : words.openAt(visible(incident.openAt))),
    ...(incident.timeline.length === 0
      ? []
      : labelled(page, rowLabels.timeline, (width) => timelineLines(page, incident, width))),
    ...row(rowLabels.explains, explainsText(page, incident, findings)),
    ...row(rowLabels.incident, [visible(incident.id), ...guidePlaces(page, incident.guide)].join(say.comma)),
  ];
}

function subjectText(page: Page, incident: ReportIncident): string {
  const { say, counted } = page.words;
  const devices = incident.devices.length + incident.devicesOmitted;
  const isAboutDevice = incident.group.some(({ key }) => key === "device");
  return [
    isAboutDevice ? aboutText(page, incident) : capitalised(aboutText(page, incident)),
    ...(isAboutDevice || devices === 0 ? [] : [counted.devices(devices)]),
    recordsText(page, incident),
  ].join(say.comma);
}

/** How many records, and on which servers, unless it is about one of them. */
function recordsText({ words }: Page, { timeline, timelineOmitted, nodes, group }: ReportIncident): string {
  const hits = words.counted.hits(timeline.length + timelineOmitted);
  if (nodes.length === 0 || group.some(({ key }) => key === "node")) return hits;
  return words.say.onNodes(hits, fold(nodes, NODES_SHOWN, visible, words.counted.more).join(words.say.comma));
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function aboutText(page: Page, { group }: ReportIncident): string {
  const { say, entities, incidents, unknownNode } = page.words;
  if (group.length === 0) return incidents.cluster;
  return group
    .map(({ key, name }) => {
      if (key === "device") return visible(name);
      return say.named(key === "node" ? entities.server : entities[key], name === "" ? unknownNode : visible(name));
    })
    .join(say.comma);
}

/** The phones, unless the incident is about the only one. */
function devicesText(page: Page, { devices, devicesOmitted, entity }: ReportIncident): string {
  if (devices.length === 1 && devices[0] === entity) return "";
  const left = Math.max(0, devices.length - DEVICES_SHOWN) + devicesOmitted;
  const shown = devices.slice(0, DEVICES_SHOWN).map((name) => visible(name));
  return [...shown, ...(left > 0 ? [page.words.counted.more(left)] : [])].join(page.words.say.comma);
}

/** The facts with their words; names that stand beside Devices already are not told again. */
function factTexts(page: Page, { facts, factLabels, devices }: ReportIncident): string[] {
  return Object.entries(facts)
    .filter(([, fact]) => devices.length === 0 || fact !== devices.join(", "))
    .map(([id, fact]) => {
      const value = typeof fact === "number" ? groupThousands(fact) : namesText(page, fact);
      return `${visible(factLabels[id] ?? id)}: ${value}`;
    });
}

function namesText({ words }: Page, names: string): string {
  return fold(names.split(", "), DEVICES_SHOWN, visible, words.counted.more).join(words.say.comma);
}

/** The cause, and what else the traces show of it. */
function causeLines(page: Page, { cause, clues }: ReportIncident, width: number): string[] {
  const told = wrap(visibleLines(cause), width);
  if (clues.length === 0) return told;
  return [
    ...told,
    ...wrap(page.words.incidents.tracesShow, width),
    ...clues.flatMap(({ says }) => hang("- ", visible(says), width)),
  ];
}

function cautionText(page: Page, { confidence, timeline }: ReportIncident): string {
  const { incidents, say } = page.words;
  if (confidence !== "inferred") return "";
  const hasMarked = timeline.some((line) => line.confidence === "inferred");
  return [incidents.inferred, ...(hasMarked ? [incidents.linesInferred] : [])].join(say.sentenceGap);
}

/** The findings that it holds records of: of all their records, or of how many. */
function explainsText(page: Page, { explained }: ReportIncident, findings: readonly ReportFinding[]): string {
  const { incidents, say, counted } = page.words;
  const each = Object.entries(explained).map(([id, records]) => {
    const all = findings.find((finding) => finding.id === id)?.count ?? records;
    return records < all ? incidents.holdsPart(visible(id), records, all) : incidents.holds(visible(id), records);
  });
  return fold(each, FINDINGS_SHOWN, (text) => text, counted.more).join(say.comma);
}

const WHOLE_PER_RULE = 2;
const ALSO_SHOWN = 20;
const DEVICES_SHOWN = 8;
const NODES_SHOWN = 4;
const FINDINGS_SHOWN = 12;
