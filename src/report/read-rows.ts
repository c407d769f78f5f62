/** What was read, summed up per log and server. */
import { LOG_NAMES, type LogName, type ReportSource } from "../model/index.ts";
import { visible } from "../util/printable.ts";
import { spanText } from "./span.ts";
import type { Words } from "./words/index.ts";

/** The files of one log and one server. */
export interface ReadRow {
  readonly log: string;
  readonly node: string;
  readonly files: number;
  readonly records: number;
  readonly times: string;
}

/** A row for each log and server, foreign text made visible. */
export function readRows(words: Words, sources: readonly ReportSource[]): ReadRow[] {
  const { logs, unknownLog, unknownNode } = words;
  return groupByLogAndNode(sources).map(({ log, node, files }) => ({
    log: log === null ? unknownLog : logs[log],
    node: node === null ? unknownNode : visible(node),
    files: files.length,
    records: sum(files, (file) => file.records),
    times: visible(spanText(words, earliest(files), latest(files))),
  }));
}

/** What is worth knowing of files that no layout or log fits, a sentence each. */
export function readNotes({ say, counted }: Words, sources: readonly ReportSource[]): string[] {
  const unknown = sources.filter((source) => source.log === null).length;
  const unparsed = sum(sources, (source) => source.unparsed);
  return [
    ...(unknown > 0 ? [say.unrecognised(counted.files(unknown))] : []),
    ...(unparsed > 0 ? [say.unparsed(unparsed)] : []),
  ];
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
