/**
 * The report as a table for Excel and its like: a row for each incident and finding, then for each log that is missing and
 * each problem, so that the table alone does not look like all there is. UTF-8 with a byte order mark, rows ended by CR LF.
 */
import type { Report, ReportFinding, ReportIncident } from "../model/index.ts";
import { visibleLines } from "./page.ts";
import { CSV_COLUMNS, type CsvColumn } from "./words/formats.ts";
import { WORDS, type Words } from "./words/index.ts";

/** The table. The titles of its columns are in the report's language, their order is always the same. */
export function renderCsv(report: Report): string {
  const words = WORDS[report.scan.lang];
  const titles = words.formats.csv.columns;
  const rows: readonly Cells[] = [
    ...report.incidents.map((incident) => incidentCells(words, incident)),
    ...report.findings.map((finding) => findingCells(words, finding)),
    ...report.coverage.logs
      .filter(({ status }) => status !== "found")
      .map(({ log, location, status }) => ({
        kind: words.columns.log,
        title: `${words.logs[log]}: ${words.statuses[status]}`,
        logs: log,
        path: location,
      })),
    ...report.problems.map(({ path, kind, message }) => ({
      kind: words.formats.csv.problem,
      id: kind,
      title: words.problems[kind].name,
      cause: message,
      path,
    })),
  ];
  const lines = [
    CSV_COLUMNS.map((column) => cell(titles[column])),
    ...rows.map((row) => CSV_COLUMNS.map((column) => cell(row[column] ?? ""))),
  ];
  return BYTE_ORDER_MARK + lines.map((cells) => `${cells.join(",")}\r\n`).join("");
}

type Cells = { readonly [column in CsvColumn]?: string | number };

function incidentCells(words: Words, incident: ReportIncident): Cells {
  const telling = incident.timeline.find(({ clue }) => !clue) ?? incident.timeline[0];
  const facts = Object.entries(incident.facts).map(([id, fact]) => `${incident.factLabels[id] ?? id}: ${fact}`);
  return {
    kind: words.formats.csv.incident,
    id: incident.id,
    level: words.levels[incident.level],
    confidence: incident.confidence,
    title: incident.title,
    about: incident.group.length === 0 ? words.incidents.cluster : incident.entity,
    count: incident.timeline.length + incident.timelineOmitted,
    first: incident.first ?? "",
    last: incident.last ?? "",
    devices: names(words, incident.devices, incident.devicesOmitted),
    servers: incident.nodes.join(" "),
    facts: facts.join("\n"),
    cause: incident.cause,
    action: incident.action,
    verify: incident.verify,
    ...(telling === undefined ? {} : { path: telling.path, line: telling.line, text: telling.text }),
  };
}

function findingCells(words: Words, finding: ReportFinding): Cells {
  const [telling] = finding.evidence;
  return {
    kind: words.formats.csv.finding,
    id: finding.id,
    level: words.levels[finding.level],
    confidence: finding.confidence,
    title: finding.title,
    count: finding.count,
    first: finding.first ?? "",
    last: finding.last ?? "",
    devices: names(words, finding.entities.device ?? [], finding.entitiesOmitted.device ?? 0),
    servers: finding.nodes.join(" "),
    logs: finding.logs.join(" "),
    cause: finding.cause,
    action: finding.action,
    verify: finding.verify,
    ...(telling === undefined ? {} : { path: telling.path, line: telling.line, text: telling.text }),
  };
}

function names({ counted }: Words, shown: readonly string[], omitted: number): string {
  return [...shown, ...(omitted > 0 ? [counted.more(omitted)] : [])].join(" ");
}

/**
 * A cell in quotation marks. A spreadsheet takes a text that begins like a formula for one, and some skip what stands
 * before it; an apostrophe keeps it a text. https://owasp.org/www-community/attacks/CSV_Injection
 */
export function cell(value: string | number): string {
  if (typeof value === "number") return String(value);
  const shown = visibleLines(value);
  const text = FORMULA.test(shown) ? `'${shown}` : shown;
  const short = text.length > CELL_LIMIT ? `${text.slice(0, CELL_LIMIT - 1).replace(/\p{Cs}$/u, "")}…` : text;
  return `"${short.replaceAll('"', '""')}"`;
}

/** Signs that begin a formula, also full width, behind white space or what is shown for a control character. */
const FORMULA = /^[\s\u2400-\u2421⏎]*[=+\-@＝＋－＠]/u;
/** What Excel takes into a cell: 32,767 characters. */
const CELL_LIMIT = 32_767;
export const BYTE_ORDER_MARK = "\ufeff";
