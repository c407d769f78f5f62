/** What was read, summed up per log and server; the single files stand in the JSON. */
import type { ReportSource } from "../model/index.ts";
import { groupThousands } from "./numbers.ts";
import { MARGIN, type Page, section } from "./page.ts";
import { readNotes, readRows } from "./read-rows.ts";
import { type Cell, table } from "./table.ts";
import { indent, wrap } from "./wrap.ts";

/** The part of the report about the sources. */
export function sourcesSection(page: Page, sources: readonly ReportSource[]): string[] {
  const { headings, columns, counted } = page.words;
  const rows = readRows(page.words, sources).map(({ log, node, files, records, times }): Cell[] => [
    { text: log },
    { text: node },
    { text: groupThousands(files), inList: counted.files(files) },
    { text: groupThousands(records), inList: counted.records(records) },
    { text: times },
  ]);
  const titles = [
    { title: columns.log },
    { title: columns.node },
    { title: columns.files, align: "right" as const },
    { title: columns.records, align: "right" as const },
    { title: columns.times },
  ];
  const notes = readNotes(page.words, sources).flatMap((sentence) => wrap(sentence, page.width - MARGIN));
  return section(page, headings.sources, [
    ...table(page, titles, rows),
    ...(notes.length === 0 ? [] : ["", ...indent(notes, MARGIN)]),
  ]);
}
