/**
 * The text that everybody has who has this program: its words, its catalog, the page that an empty scan gives. A name that
 * is such a word (a host called "www", a user called "prompt") gives nothing away where this program wrote it.
 */
import { BUNDLE_WORDS } from "../bundle/index.ts";
import { LANGUAGES, type Report } from "../model/index.ts";
import { renderPieces, WORDS } from "../report/index.ts";
import { addUp } from "./add-up.ts";
import type { Catalog } from "./load-catalog.ts";
import { plainScan, type ScanOptions } from "./options.ts";
import { reportOn } from "./scan.ts";

/** All of it; `report` is one whose field names are taken. */
export async function publicText(shipped: Catalog, report: Report): Promise<string> {
  const texts = [
    wordsIn([...shipped.patterns.values()]),
    wordsIn(shipped.rules),
    wordsIn(BUNDLE_WORDS),
    wordsIn(WORDS),
  ];
  const fields = new Set<string>();
  collectFields(report, fields);
  texts.push([...fields].join("\n"));
  const { reportIn, patternLogs } = await emptyReport(shipped, report.tool.version);
  for (const lang of LANGUAGES)
    for (const format of ["text", "html", "json", "ticket", "csv"] as const) {
      const options = { lang, width: 100, color: false, patternLogs };
      texts.push([...(await renderPieces(reportIn, format, options))].join(""));
    }
  return texts.join("\n");
}

/** What is told where nothing was read. */
async function emptyReport(catalog: Catalog, version: string): Promise<ReturnType<typeof reportOn>> {
  const found = { files: [], folders: [], problems: [] };
  const { signal } = new AbortController();
  const sum = {
    catalog,
    options: NO_OPTIONS,
    found,
    sources: [],
    problems: [],
    otherLog: 0,
    signal,
    skipsClocks: true,
  };
  return reportOn(await addUp(sum), NO_OPTIONS, version);
}

/** Every text in words; of those that are made by a function, what stands in the function. */
function wordsIn(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "function") return String(value);
  if (value === null || typeof value !== "object") return "";
  return Object.entries(value)
    .map(([key, inside]) => `${key}\n${wordsIn(inside)}`)
    .join("\n");
}

/** The names of fields are the program's, but for those of records by name. */
function collectFields(value: unknown, fields: Set<string>): void {
  if (value === null || typeof value !== "object") return;
  for (const [key, inside] of Object.entries(value)) {
    if (/^[a-z][A-Za-z0-9]*$/.test(key)) fields.add(key);
    collectFields(inside, fields);
  }
}

const NO_OPTIONS: ScanOptions = { ...plainScan(), level: "informational" };
