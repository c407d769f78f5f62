/** What was read, summed up per log and server; the single files stand in the JSON. */
import { LOG_NAMES, type LogName, type ReportSource } from "../model/index.ts";
import { visible } from "../util/printable.ts";
import { groupThousands } from "./numbers.ts";
import { MARGIN, type Page, section } from "./page.ts";
import { spanText } from "./span.ts";
import { type Cell, table } from "./table.ts";
import { indent, wrap } from "./wrap.ts";

/** The part of the report about the sources. */
export function sourcesSection(page: Page, sources: readonly ReportSource[]): string[] {
  const { headings, columns, counted, logs, unknownLog, unknownNode } = page.words;
  const rows = groupByLogAndNode(sources).map((group): Cell[] => {
    const records = sum(group.files, (file) => file.records);
    return [
      { text: group.log === null ? unknownLog : logs[group.log] },
      { text: group.node === null ? unknownNode : visible(group.node) },
      { text: groupThousands(group.files.length), inList: counted.files(group.files.length) },
      { text: groupThousands(records), inList: counted.records(records) },
      { text: visible(spanText(page.words, earliest(group.files), latest(group.files))) },
    ];
  });
  const titles = [
    { title: columns.log },
    { title: columns.node },
    { title: columns.files, align: "right" as const },
    { title: columns.records, align: "right" as const },
    { title: columns.times },
  ];
  return section(page, headings.sources, [...table(page, titles, rows), ...notes(page, sources)]);
}

/** Files of one log and one server, in the order of the log names, unknown ones last. */
export function groupByLogAndNode<T extends { readonly log: LogName | null; readonly node: string | null }>(
  files: readonly T[],
): { readonly log: LogName | null; readonly node: string | null; readonly files: readonly T[] }[] {
  return [...LOG_NAMES, null].flatMap((log) => {
    const ofLog = files.filter((file) => file.log === log);
    const nodes = [...new Set(ofLog.map((file) => file.node))].sort(unknownLast);
    return nodes.map((node) => ({ log, node, files: ofLog.filter((file) => file.node === node) }));
  });
}

function notes(page: Page, sources: readonly ReportSource[]): string[] {
  const { say, counted } = page.words;
  const unknown = sources.filter((source) => source.log === null).length;
  const unparsed = sum(sources, (source) => source.unparsed);
  const sentences = [
    ...(unknown > 0 ? [say.unrecognised(counted.files(unknown))] : []),
    ...(unparsed > 0 ? [say.unparsed(unparsed)] : []),
  ];
  const lines = sentences.flatMap((sentence) => indent(wrap(sentence, page.width - MARGIN), MARGIN));
  return lines.length === 0 ? [] : ["", ...lines];
}

/** The report's times are all written alike, so their order as text is their order in time. */
function earliest(files: readonly ReportSource[]): string | null {
  return files.reduce<string | null>(
    (least, { first }) => (first !== null && (least === null || first < least) ? first : least),
    null,
  );
}

function latest(files: readonly ReportSource[]): string | null {
  return files.reduce<string | null>(
    (most, { last }) => (last !== null && (most === null || last > most) ? last : most),
    null,
  );
}

function unknownLast(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a < b ? -1 : Number(a > b);
}

function sum<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}
