/** The incidents, worst first: what happened to whom, why, what to do, what comes of it otherwise, line by line. */
import type { Report, ReportFinding, ReportIncident } from "../model/index.ts";
import { visible } from "../util/printable.ts";
import { groupThousands } from "./numbers.ts";
import { fold, labelled, type Page, section, visibleLines } from "./page.ts";
import { guidePlaces, stepLines, titleLines } from "./pattern-lines.ts";
import { spanText } from "./span.ts";
import { timelineLines } from "./timeline.ts";
import { hang, wrap } from "./wrap.ts";

/** The part of the report with the incidents; nothing without incidents. */
export function incidentsSection(page: Page, { incidents, findings }: Report): string[] {
  return section(
    page,
    page.words.incidents.headings.incidents,
    incidents.flatMap((incident) => ["", ...incidentLines(page, incident, findings)]),
  );
}

/** Whom an incident is about and how much of it there is: "SEP001122334455, 10 records". */
export function subjectText(page: Page, incident: ReportIncident): string {
  const { say, counted } = page.words;
  const devices = incident.devices.length + incident.devicesOmitted;
  const isAboutDevice = incident.group.some(({ key }) => key === "device");
  return [
    aboutText(page, incident),
    ...(isAboutDevice || devices === 0 ? [] : [counted.devices(devices)]),
    counted.hits(incident.timeline.length + incident.timelineOmitted),
  ].join(say.comma);
}

function incidentLines(page: Page, incident: ReportIncident, findings: readonly ReportFinding[]): string[] {
  const { rowLabels, say, incidents: words } = page.words;
  const row = (label: string, text: string) => (text === "" ? [] : labelled(page, label, (width) => wrap(text, width)));
  const steps = (label: string, text: string) =>
    text === "" ? [] : labelled(page, label, (width) => stepLines(visibleLines(text), width));
  return [
    ...titleLines(page, incident.level, incident.title),
    ...row(
      rowLabels.seen,
      subjectText(page, incident) + say.comma + visible(spanText(page.words, incident.first, incident.last, true)),
    ),
    ...row(rowLabels.devices, devicesText(page, incident)),
    ...(Object.keys(incident.facts).length === 0
      ? []
      : labelled(page, rowLabels.facts, (width) => factLines(incident, width))),
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

function factLines({ facts, factLabels }: ReportIncident, width: number): string[] {
  return Object.entries(facts).flatMap(([id, fact]) => {
    const value = typeof fact === "number" ? groupThousands(fact) : visible(fact);
    return wrap(`${visible(factLabels[id] ?? id)}: ${value}`, width);
  });
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

const DEVICES_SHOWN = 8;
const FINDINGS_SHOWN = 12;
