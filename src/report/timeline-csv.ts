/**
 * Everything that was found in the order of time, as a table: a row for each line of an incident and for each line quoted
 * for a finding that no incident tells. UTF-8 with a byte order mark, rows ended by CR LF; no cell can become a formula.
 */
import type { LogName, Report } from "../model/index.ts";
import { compareTexts } from "../util/compare-texts.ts";
import { BYTE_ORDER_MARK, cell } from "./csv.ts";
import { unfoldedFindings } from "./unfolded-findings.ts";
import { WORDS } from "./words/index.ts";

/** The table, its titles in the report's language. Rows without a time come last. */
export function renderTimelineCsv(report: Report): string {
  const words = WORDS[report.scan.lang];
  const sources = new Map(report.sources.map((source) => [source.path, source]));
  const logOf = (path: string): LogName | null => sources.get(path)?.log ?? null;
  const nodeOf = (path: string): string => sources.get(path)?.node ?? "";
  const rows: Row[] = [
    ...report.incidents.flatMap((incident) =>
      incident.timeline.map((line) => ({ ...line, level: incident.level, of: incident.id, what: line.step })),
    ),
    ...unfoldedFindings(report).flatMap((finding) =>
      finding.evidence.map((line) => ({ ...line, level: finding.level, of: finding.id, what: finding.title })),
    ),
  ];
  // Stable, so that lines of one time keep the order in which they are told.
  rows.sort((a, b) => compareTexts(a.time ?? "\uffff", b.time ?? "\uffff"));
  const { timeline, csv } = words.formats;
  const titles: Cells = [
    timeline.time,
    words.columns.log,
    timeline.server,
    csv.columns.level,
    timeline.of,
    timeline.what,
    csv.columns.path,
    csv.columns.line,
    csv.columns.text,
  ];
  const cells = rows.map(({ time, path, line, text, level, of, what }): Cells => {
    const log = logOf(path);
    return [
      time ?? "",
      log === null ? "" : words.logs[log],
      nodeOf(path),
      words.levels[level],
      of,
      what,
      path,
      line,
      text,
    ];
  });
  return BYTE_ORDER_MARK + [titles, ...cells].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

type Cells = readonly (string | number)[];

interface Row {
  readonly time: string | null;
  readonly path: string;
  readonly line: number;
  readonly text: string;
  readonly level: Report["findings"][number]["level"];
  /** Id of the incident or finding. */
  readonly of: string;
  /** What the line is in its story. */
  readonly what: string;
}
