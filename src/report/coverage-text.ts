/** What `ccmtrace patterns coverage` shows: each row of the guide, and the patterns that stand for it. */
import type { CoveredRow } from "../model/index.ts";
import { visible } from "../util/printable.ts";
import { writeJson } from "./json.ts";
import { createPage, type Page, type TextOptions } from "./page.ts";
import { type Cell, table } from "./table.ts";
import { wrap } from "./wrap.ts";

/** The rows for the eyes; what has a hole says so. */
export function renderCoverage(rows: readonly CoveredRow[], options: TextOptions): string {
  const page = createPage(options);
  const { columns } = page.words.catalog;
  const titles = [
    { title: columns.row },
    { title: columns.page },
    { title: columns.tests, align: "right" as const },
    { title: columns.message },
  ];
  const lines = [
    ...table(
      page,
      titles,
      rows.map((row) => cells(page, row)),
    ),
    "",
    ...wrap(summary(page, rows), page.width),
  ];
  return `${lines.join("\n")}\n`;
}

/** The rows as JSON. */
export function renderCoverageJson(rows: readonly CoveredRow[]): string {
  return writeJson({ schema: 1, holes: holes(rows).length, rows });
}

function cells(page: Page, row: CoveredRow): Cell[] {
  const { catalog, say } = page.words;
  const tests = row.patterns.reduce((sum, pattern) => sum + pattern.tests, 0);
  const ids = row.patterns.map(({ id }) => id).join(say.comma);
  const hole = row.status === "no-pattern" ? catalog.noPattern : row.status === "not-found" ? catalog.notFound : "";
  return [
    { text: row.row },
    { text: row.page },
    { text: `${tests}` },
    {
      text: visible(row.message === "" ? `(${row.about})` : row.message),
      below: [page.paint("bad", hole), ids].filter((text) => text !== "").join(" "),
    },
  ];
}

function summary({ words }: Page, rows: readonly CoveredRow[]): string {
  const open = holes(rows).length;
  if (open > 0) return words.catalog.holes(open, rows.length);
  const tests = new Map(rows.flatMap((row) => row.patterns.map(({ id, tests: count }) => [id, count] as const)));
  return words.catalog.covered(
    rows.length,
    tests.size,
    [...tests.values()].reduce((sum, count) => sum + count, 0),
  );
}

function holes(rows: readonly CoveredRow[]): CoveredRow[] {
  return rows.filter(({ status }) => status !== "covered");
}
