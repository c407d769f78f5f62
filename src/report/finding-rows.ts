/** What is told of a finding: how often and where it was seen, why, what to do, how to check. */
import { ENTITY_KINDS, type EntityKind, type ReportFinding, type ReportIncident } from "../model/index.ts";
import { visible } from "../util/printable.ts";
import { WEAK_BASES } from "./address.ts";
import { fold, visibleLines } from "./page.ts";
import { guidePlaces } from "./pattern-lines.ts";
import { namesText, type Row, stepsRow, textRow } from "./rows.ts";
import { spanText } from "./span.ts";
import type { Words } from "./words/index.ts";

/** The rows of a finding; `incidents` are those of its report. */
export function findingRows(words: Words, finding: ReportFinding, incidents: readonly ReportIncident[]): Row[] {
  const { rowLabels, say, counted, confidences } = words;
  const seen = counted.hits(finding.count) + say.comma + visible(spanText(words, finding.first, finding.last, true));
  return [
    ...textRow(rowLabels.seen, seen),
    ...textRow(rowLabels.incident, partText(words, finding, incidents)),
    ...textRow(rowLabels.devices, entityText(words, finding, "device", DEVICES_SHOWN)),
    ...textRow(rowLabels.details, detailsText(words, finding)),
    ...textRow(rowLabels.logs, placesText(words, finding)),
    ...textRow(rowLabels.cause, ...visibleLines(finding.cause).split("\n")),
    ...stepsRow(rowLabels.action, finding.action),
    ...stepsRow(rowLabels.verify, finding.verify),
    ...textRow(rowLabels.caution, finding.confidence === "inferred" ? confidences.inferred : ""),
    ...textRow(rowLabels.pattern, [visible(finding.pattern), ...guidePlaces(words, finding.guide)].join(say.comma)),
    { kind: "quotes", label: rowLabels.evidence },
  ];
}

/** The time of a quoted line, and where its date comes from where the line does not print it. */
export function evidenceTime(words: Words, { time, dateFrom }: ReportFinding["evidence"][number]): string {
  const { say, dateBases, unknownTime } = words;
  if (time === null) return unknownTime;
  const isWeak = dateFrom !== null && WEAK_BASES.has(dateFrom);
  return visible(time) + (isWeak ? say.aside(say.dateFrom(dateBases[dateFrom])) : "");
}

function partText(
  { counted, incidents: words }: Words,
  { id, count, inIncidents }: ReportFinding,
  incidents: readonly ReportIncident[],
): string {
  const holding = incidents.filter(({ explained }) => id in explained).map((incident) => incident.id);
  if (inIncidents === 0 || holding.length === 0) return "";
  return words.partOfIncident(inIncidents, count, fold(holding, NAMES_SHOWN, visible, counted.more));
}

function entityText({ say, counted }: Words, finding: ReportFinding, kind: EntityKind, limit: number): string {
  const omitted = finding.entitiesOmitted[kind] ?? 0;
  return namesText(finding.entities[kind] ?? [], { limit, omitted, comma: say.comma, more: counted.more });
}

function detailsText(words: Words, finding: ReportFinding): string {
  return ENTITY_KINDS.filter((kind) => !NOT_A_DETAIL.has(kind))
    .map((kind) => ({ kind, names: entityText(words, finding, kind, NAMES_SHOWN) }))
    .filter(({ names }) => names !== "")
    .map(({ kind, names }) => words.say.named(words.entities[kind], names))
    .join(words.say.semicolon);
}

function placesText({ say, logs, counted, unknownLog }: Words, finding: ReportFinding): string {
  const names = finding.logs.length === 0 ? unknownLog : say.list(finding.logs.map((log) => logs[log]));
  if (finding.nodes.length === 0) return names;
  return say.onNodes(names, fold(finding.nodes, NAMES_SHOWN, visible, counted.more).join(say.comma));
}

/** Devices have a row of their own; handles and call tags help machines only and stand in the JSON. */
const NOT_A_DETAIL: ReadonlySet<EntityKind> = new Set<EntityKind>(["device", "handle", "ct"]);
const DEVICES_SHOWN = 8;
const NAMES_SHOWN = 3;
