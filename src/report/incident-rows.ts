/** What is told of an incident: whom it is about, why, what to do, what comes of it otherwise. */
import type { ReportFinding, ReportIncident } from "../model/index.ts";
import { visible } from "../util/printable.ts";
import { groupThousands } from "./numbers.ts";
import { fold, visibleLines } from "./page.ts";
import { guidePlaces } from "./pattern-lines.ts";
import { namesText, type Row, stepsRow, textRow } from "./rows.ts";
import { spanText } from "./span.ts";
import type { Words } from "./words/index.ts";

/** The rows of an incident; `findings` are those of its report. */
export function incidentRows(words: Words, incident: ReportIncident, findings: readonly ReportFinding[]): Row[] {
  const { rowLabels, say, incidents } = words;
  return [
    ...textRow(rowLabels.seen, seenText(words, incident)),
    ...textRow(rowLabels.devices, devicesText(words, incident)),
    ...textRow(rowLabels.facts, ...factTexts(words, incident)),
    causeRow(words, incident),
    ...stepsRow(rowLabels.action, incident.action),
    ...stepsRow(rowLabels.verify, incident.verify),
    ...textRow(rowLabels.outlook, visibleLines(incident.outlook)),
    ...textRow(rowLabels.caution, cautionText(words, incident)),
    ...textRow(rowLabels.order, incident.undecided ? incidents.undecided : ""),
    ...textRow(rowLabels.open, incident.openAt === null ? "" : incidents.openAt(visible(incident.openAt))),
    ...(incident.timeline.length === 0 ? [] : [{ kind: "quotes", label: rowLabels.timeline } as const]),
    ...textRow(rowLabels.explains, explainsText(words, incident, findings)),
    ...textRow(rowLabels.incident, [visible(incident.id), ...guidePlaces(words, incident.guide)].join(say.comma)),
  ];
}

/** Whom an incident is about, how much of it there is, and when: "SEP001122334455, 10 records, …". */
export function seenText(words: Words, incident: ReportIncident): string {
  return subjectText(words, incident) + words.say.comma + visible(spanText(words, incident.first, incident.last, true));
}

/** The facts with their words; names that stand beside Devices already are not told again. */
export function factTexts(words: Words, { facts, factLabels, devices }: ReportIncident): string[] {
  const { say, counted } = words;
  return Object.entries(facts)
    .filter(([, fact]) => devices.length === 0 || fact !== devices.join(", "))
    .map(([id, fact]) => {
      const names = (text: string) =>
        namesText(text.split(", "), { limit: DEVICES_SHOWN, comma: say.comma, more: counted.more });
      return `${visible(factLabels[id] ?? id)}: ${typeof fact === "number" ? groupThousands(fact) : names(fact)}`;
    });
}

function subjectText(words: Words, incident: ReportIncident): string {
  const devices = incident.devices.length + incident.devicesOmitted;
  const isAboutDevice = incident.group.some(({ key }) => key === "device");
  return [
    isAboutDevice ? aboutText(words, incident) : capitalised(aboutText(words, incident)),
    ...(isAboutDevice || devices === 0 ? [] : [words.counted.devices(devices)]),
    recordsText(words, incident),
  ].join(words.say.comma);
}

/** How many records, and on which servers, unless it is about one of them. */
function recordsText(words: Words, { timeline, timelineOmitted, nodes, group }: ReportIncident): string {
  const hits = words.counted.hits(timeline.length + timelineOmitted);
  if (nodes.length === 0 || group.some(({ key }) => key === "node")) return hits;
  return words.say.onNodes(hits, fold(nodes, NODES_SHOWN, visible, words.counted.more).join(words.say.comma));
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function aboutText({ say, entities, incidents, unknownNode }: Words, { group }: ReportIncident): string {
  if (group.length === 0) return incidents.cluster;
  return group
    .map(({ key, name }) => {
      if (key === "device") return visible(name);
      return say.named(key === "node" ? entities.server : entities[key], name === "" ? unknownNode : visible(name));
    })
    .join(say.comma);
}

/** The phones, unless the incident is about the only one. */
function devicesText({ say, counted }: Words, { devices, devicesOmitted, entity }: ReportIncident): string {
  if (devices.length === 1 && devices[0] === entity) return "";
  return namesText(devices, { limit: DEVICES_SHOWN, omitted: devicesOmitted, comma: say.comma, more: counted.more });
}

/** The cause, and what else the traces show of it. */
function causeRow({ rowLabels, incidents }: Words, { cause, clues }: ReportIncident): Row {
  const shown = clues.length === 0 ? [] : [incidents.tracesShow, ...clues.map(({ says }) => `- ${visible(says)}`)];
  return { kind: "steps", label: rowLabels.cause, lines: [...visibleLines(cause).split("\n"), ...shown] };
}

function cautionText({ incidents, say }: Words, { confidence, timeline }: ReportIncident): string {
  if (confidence !== "inferred") return "";
  const hasMarked = timeline.some((line) => line.confidence === "inferred");
  return [incidents.inferred, ...(hasMarked ? [incidents.linesInferred] : [])].join(say.sentenceGap);
}

/** The findings that it holds records of: of all their records, or of how many. */
function explainsText(words: Words, { explained }: ReportIncident, findings: readonly ReportFinding[]): string {
  const { incidents, say, counted } = words;
  const each = Object.entries(explained).map(([id, records]) => {
    const all = findings.find((finding) => finding.id === id)?.count ?? records;
    return records < all ? incidents.holdsPart(visible(id), records, all) : incidents.holds(visible(id), records);
  });
  return fold(each, FINDINGS_SHOWN, (text) => text, counted.more).join(say.comma);
}

const DEVICES_SHOWN = 8;
const NODES_SHOWN = 4;
const FINDINGS_SHOWN = 12;
