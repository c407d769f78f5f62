/** What `ccmtrace sources` shows: which logs of the collection checklist are here, and every file that would be read. */
import type { CoverageStatus, Language, Problem, ReportLogCoverage, TraceFile } from "../model/index.ts";
import { displayWidth, padEnd, padStart } from "../util/display-width.ts";
import { visible } from "../util/printable.ts";
import { writeJson } from "./json.ts";
import { groupThousands } from "./numbers.ts";
import { by, inOrder, logRank } from "./order.ts";
import { createPage, MARGIN, type Page, section, type TextOptions } from "./page.ts";
import type { Style } from "./paint.ts";
import { wordProblems } from "./problems.ts";
import { groupByLogAndNode } from "./read-rows.ts";
import { type Cell, table } from "./table.ts";
import { problemSections } from "./text-problems.ts";
import { indent, wrap } from "./wrap.ts";

/** What was found in the given paths, before any of it is read. */
export interface SourcesListing {
  readonly files: readonly ListedFile[];
  readonly checklist: readonly ChecklistRow[];
  readonly problems: readonly Problem[];
}

/** A file that would be read. */
export interface ListedFile extends Pick<TraceFile, "path" | "log" | "node" | "format" | "encoding"> {
  /** Null where only reading it would tell. */
  readonly bytes: number | null;
}

/** One row of the collection checklist. */
export type ChecklistRow = Pick<ReportLogCoverage, "log" | "location" | "status" | "files">;

/** The listing for the eyes. */
export function renderSources(listing: SourcesListing, options: TextOptions): string {
  const page = createPage(options);
  const { headings } = page.words;
  const files = [...listing.files].sort(by((file) => file.path));
  const lines = [
    ...opening(page, listing),
    ...section(page, headings.coverage, checklistLines(page, [...listing.checklist].sort(CHECKLIST_ORDER))),
    ...section(page, headings.files, fileLines(page, files)),
    ...problemSections(page, wordProblems(listing.problems, options.lang)),
  ];
  return `${lines.join("\n")}\n`;
}

/** The listing as JSON, with the field names of the report. */
export function renderSourcesJson(listing: SourcesListing, lang: Language): string {
  return writeJson({
    schema: 1,
    sources: listing.files
      .map(({ path, log, node, format, encoding, bytes }) => ({ path, log, node, format, encoding, bytes }))
      .sort(by((file) => file.path)),
    checklist: listing.checklist
      .map(({ log, location, status, files }) => ({ log, location, status, files }))
      .sort(CHECKLIST_ORDER),
    problems: wordProblems(listing.problems, lang),
  });
}

function opening(page: Page, { files, checklist }: SourcesListing): string[] {
  const { say, logs } = page.words;
  const all = new Set(checklist.map((row) => row.log));
  const found = new Set(checklist.filter((row) => row.status === "found").map((row) => row.log));
  const toCollect = [...all].filter((log) => !found.has(log)).sort(by(logRank));
  const counts = files.length === 0 ? [say.wouldReadNothing] : [say.wouldRead(files.length)];
  if (all.size > 0) counts.push(say.checklistFound(found.size, all.size));
  const next =
    toCollect.length === 0 ? [] : wrap(say.checklistNext(say.list(toCollect.map((log) => logs[log]))), page.width);
  return [...wrap(counts.join(say.sentenceGap), page.width).map((line) => page.paint("heading", line)), ...next];
}

function checklistLines(page: Page, checklist: readonly ChecklistRow[]): string[] {
  const { columns, statuses, counted, logs } = page.words;
  const rows = checklist.map((row): Cell[] => [
    { text: `${MARKS[row.status].sign} ${logs[row.log]}` },
    { text: statuses[row.status], style: MARKS[row.status].style },
    { text: groupThousands(row.files), inList: row.files === 0 ? "" : counted.files(row.files) },
    { text: visible(row.location), whole: true },
  ]);
  const titles = [
    { title: `  ${columns.log}` },
    { title: columns.status },
    { title: columns.files, align: "right" as const },
    { title: columns.place },
  ];
  return table(page, titles, rows);
}

/** Every file under its log and server, with its size and layout lined up before the path. */
function fileLines(page: Page, files: readonly ListedFile[]): string[] {
  const { say, logs, unknownLog, counted, unknownSize } = page.words;
  const sizeOf = (file: ListedFile) => (file.bytes === null ? unknownSize : counted.bytes(file.bytes));
  const kindOf = (file: ListedFile) => `${file.format}, ${file.encoding}`;
  const sizeWidth = widest(files.map(sizeOf));
  const kindWidth = widest(files.map(kindOf));
  const lines = (file: ListedFile) =>
    page.narrow
      ? [visible(file.path), `  ${kindOf(file)}, ${sizeOf(file)}`]
      : [`${padStart(sizeOf(file), sizeWidth)}  ${padEnd(kindOf(file), kindWidth)}  ${visible(file.path)}`];
  return groupByLogAndNode(files).flatMap((group) => {
    const name = group.log === null ? unknownLog : logs[group.log];
    const place = group.node === null ? name : say.onNodes(name, visible(group.node));
    return [
      ...indent(wrap(place + say.comma + counted.files(group.files.length), page.width - MARGIN), MARGIN),
      ...indent(group.files.flatMap(lines), 2 * MARGIN),
    ];
  });
}

function widest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, displayWidth(text)), 0);
}

const CHECKLIST_ORDER = inOrder<ChecklistRow>(
  by((row) => logRank(row.log)),
  by((row) => row.location),
);
/** The words beside them say the same. */
const MARKS: Record<CoverageStatus, { readonly sign: string; readonly style: Style }> = {
  found: { sign: "✓", style: "good" },
  empty: { sign: "!", style: "medium" },
  unreadable: { sign: "!", style: "bad" },
  missing: { sign: "✗", style: "bad" },
};
