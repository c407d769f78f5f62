/** The findings, worst first: what was seen, why, what to do, how to check, and the lines that say so. */
import { type DateBasis, ENTITY_KINDS, type EntityKind, type Report, type ReportFinding } from "../model/index.ts";
import { displayWidth } from "../util/display-width.ts";
import { visible } from "../util/printable.ts";
import { fold, labelled, MARGIN, type Page, section, visibleLines } from "./page.ts";
import { guidePlaces, stepLines, titleLines } from "./pattern-lines.ts";
import { spanText } from "./span.ts";
import { explainedCounts } from "./text-incidents.ts";
import { indent, wrap, wrapQuote } from "./wrap.ts";

/** The part of the report with the findings that no incident explains whole; nothing without findings. */
export function findingsSection(page: Page, report: Report): string[] {
  const explained = explainedCounts(report);
  const isFolded = ({ id, count }: ReportFinding): boolean => (explained.get(id) ?? 0) >= count;
  const told = report.findings.filter((finding) => !isFolded(finding));
  const folded = report.findings.length - told.length;
  const blocks = told.map((finding) => findingLines(page, finding, explained.get(finding.id) ?? 0));
  return section(page, page.words.headings.findings, [
    ...blocks.flatMap((block) => ["", ...block]),
    ...(folded === 0 ? [] : ["", ...indent(wrap(page.words.incidents.folded(folded), page.width - MARGIN), MARGIN)]),
  ]);
}

function findingLines(page: Page, finding: ReportFinding, explained: number): string[] {
  const { rowLabels, say, counted, confidences } = page.words;
  const row = (label: string, text: string) => (text === "" ? [] : labelled(page, label, (width) => wrap(text, width)));
  const steps = (label: string, text: string) => labelled(page, label, (width) => stepLines(visibleLines(text), width));
  return [
    ...titleLines(page, finding.level, finding.title),
    ...row(
      rowLabels.seen,
      counted.hits(finding.count) + say.comma + visible(spanText(page.words, finding.first, finding.last, true)),
    ),
    ...row(rowLabels.explains, explained === 0 ? "" : page.words.incidents.partOf(explained, finding.count)),
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

/** The time stands beside the address where both fit, else below it: the address can be copied from either. */
function addressLines(address: string, time: string, width: number): string[] {
  const together = `${address}  ${time}`;
  if (displayWidth(together) <= width) return [together];
  return [address, ...indent(wrap(time, width - MARGIN), MARGIN)];
}

function timeText(page: Page, evidence: { time: string | null; dateFrom: DateBasis | null }): string {
  const { say, dateBases, unknownTime } = page.words;
  if (evidence.time === null) return unknownTime;
  const basis = evidence.dateFrom;
  const weak = basis !== null && WEAK_BASES.has(basis);
  return visible(evidence.time) + (weak ? say.aside(say.dateFrom(dateBases[basis])) : "");
}

/** Dates worth a word, because they were not printed where the record stands. */
const WEAK_BASES: ReadonlySet<DateBasis> = new Set<DateBasis>(["file-name", "neighbour", "folder", "modified"]);
/** Devices have a row of their own; handles and call tags help machines only and stand in the JSON. */
const NOT_A_DETAIL: ReadonlySet<EntityKind> = new Set<EntityKind>(["device", "handle", "ct"]);
const DEVICES_SHOWN = 8;
const NAMES_SHOWN = 3;
const EVIDENCE_SHOWN = 3;
