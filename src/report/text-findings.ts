/** The findings, worst first: what was seen, why, what to do, how to check, and the lines that say so. */
import {
  compareLevels,
  type DateBasis,
  ENTITY_KINDS,
  type EntityKind,
  type ReportFinding,
  type ReportIncident,
} from "../model/index.ts";
import { visible } from "../util/printable.ts";
import { addressLines, WEAK_BASES } from "./address.ts";
import { fold, labelled, MARGIN, type Page, section, visibleLines } from "./page.ts";
import { guidePlaces, stepLines, titleLines } from "./pattern-lines.ts";
import { spanText } from "./span.ts";
import { indent, wrap, wrapQuote } from "./wrap.ts";

/**
 * The part of the report with the findings; nothing without findings. One that incidents tell wholly, none of them milder
 * than itself, has its place under them and is not repeated.
 */
export function findingsSection(
  page: Page,
  findings: readonly ReportFinding[],
  incidents: readonly ReportIncident[],
): string[] {
  const unfolded = findings.filter((finding) => !isFolded(finding, incidents));
  const folded = findings.length - unfolded.length;
  const note = folded === 0 ? [] : wrap(page.words.incidents.folded(folded), page.width - MARGIN);
  return section(page, page.words.headings.findings, [
    ...indent(note, MARGIN),
    ...unfolded.flatMap((finding) => ["", ...findingLines(page, finding, incidents)]),
  ]);
}

/** Is all that a finding holds told by incidents? Nothing hides behind something milder. */
export function isFolded(
  { id, level, count, inIncidents }: ReportFinding,
  incidents: readonly ReportIncident[],
): boolean {
  const worst = incidents.some((incident) => id in incident.explained && compareLevels(incident.level, level) >= 0);
  return worst && inIncidents >= count;
}

function findingLines(page: Page, finding: ReportFinding, incidents: readonly ReportIncident[]): string[] {
  const { rowLabels, say, counted, confidences } = page.words;
  const row = (label: string, text: string) => (text === "" ? [] : labelled(page, label, (width) => wrap(text, width)));
  const steps = (label: string, text: string) => labelled(page, label, (width) => stepLines(visibleLines(text), width));
  return [
    ...titleLines(page, finding.level, finding.title),
    ...row(
      rowLabels.seen,
      counted.hits(finding.count) + say.comma + visible(spanText(page.words, finding.first, finding.last, true)),
    ),
    ...row(rowLabels.incident, partText(page, finding, incidents)),
    ...row(rowLabels.devices, entityText(page, finding, "device", DEVICES_SHOWN)),
    ...row(rowLabels.details, detailsText(page, finding)),
    ...row(rowLabels.logs, placesText(page, finding)),
    ...row(rowLabels.cause, visibleLines(finding.cause)),
    ...steps(rowLabels.action, finding.action),
    ...steps(rowLabels.verify, finding.verify),
    ...(finding.confidence === "inferred" ? row(rowLabels.caution, confidences.inferred) : []),
    ...row(rowLabels.pattern, [visible(finding.pattern), ...guidePlaces(page, finding.guide)].join(say.comma)),
    ...labelled(page, rowLabels.evidence, (width) => evidenceLines(page, finding, width)),
  ];
}

function partText(page: Page, { id, count, inIncidents }: ReportFinding, incidents: readonly ReportIncident[]): string {
  const holding = incidents.filter(({ explained }) => id in explained).map((incident) => incident.id);
  if (inIncidents === 0 || holding.length === 0) return "";
  const ids = fold(holding, NAMES_SHOWN, visible, page.words.counted.more);
  return page.words.incidents.partOfIncident(inIncidents, count, ids);
}

function entityText(page: Page, finding: ReportFinding, kind: EntityKind, limit: number): string {
  const names = finding.entities[kind] ?? [];
  const left = Math.max(0, names.length - limit) + (finding.entitiesOmitted[kind] ?? 0);
  const shown = names.slice(0, limit).map((name) => visible(name));
  return [...shown, ...(left > 0 ? [page.words.counted.more(left)] : [])].join(page.words.say.comma);
}

function detailsText(page: Page, finding: ReportFinding): string {
  return ENTITY_KINDS.filter((kind) => !NOT_A_DETAIL.has(kind))
    .map((kind) => ({ kind, names: entityText(page, finding, kind, NAMES_SHOWN) }))
    .filter(({ names }) => names !== "")
    .map(({ kind, names }) => page.words.say.named(page.words.entities[kind], names))
    .join(page.words.say.semicolon);
}

function placesText(page: Page, finding: ReportFinding): string {
  const { say, logs, counted, unknownLog } = page.words;
  const names = finding.logs.length === 0 ? unknownLog : say.list(finding.logs.map((log) => logs[log]));
  if (finding.nodes.length === 0) return names;
  return say.onNodes(names, fold(finding.nodes, NAMES_SHOWN, visible, counted.more).join(say.comma));
}

function evidenceLines(page: Page, finding: ReportFinding, width: number): string[] {
  const shown = finding.evidence.slice(0, EVIDENCE_SHOWN);
  const left = Math.max(finding.count, finding.evidence.length) - shown.length;
  return [
    ...shown.flatMap((evidence) => [
      ...addressLines(`${visible(evidence.path)}:${evidence.line}`, timeText(page, evidence), width),
      ...wrapQuote(visible(evidence.text), width - 2).map((line) => page.paint("quiet", "> ") + line),
    ]),
    ...(left > 0 ? [page.words.counted.moreHits(left)] : []),
  ];
}

function timeText(page: Page, evidence: { time: string | null; dateFrom: DateBasis | null }): string {
  const { say, dateBases, unknownTime } = page.words;
  if (evidence.time === null) return unknownTime;
  const basis = evidence.dateFrom;
  const weak = basis !== null && WEAK_BASES.has(basis);
  return visible(evidence.time) + (weak ? say.aside(say.dateFrom(dateBases[basis])) : "");
}

/** Devices have a row of their own; handles and call tags help machines only and stand in the JSON. */
const NOT_A_DETAIL: ReadonlySet<EntityKind> = new Set<EntityKind>(["device", "handle", "ct"]);
const DEVICES_SHOWN = 8;
const NAMES_SHOWN = 3;
const EVIDENCE_SHOWN = 3;
