/** Everything in a bundle but logs, manifest and digests: reports, evidence, case, coverage, patterns, the record of the run. */
import { type ReadmeFacts, writeEvidence, writeReadme } from "../bundle/index.ts";
import {
  type BundleCoverage,
  CASE_FIELDS,
  type CaseDetails,
  type EntryRole,
  LANGUAGES,
  type Language,
  type LogName,
  type Report,
} from "../model/index.ts";
import type { Redactor } from "../redact/index.ts";
import { renderPieces, WORDS } from "../report/index.ts";
import { writeJson, writeJsonLine } from "../report/json.ts";
import { renderTimelineCsv } from "../report/timeline-csv.ts";
import type { BundleOptions } from "./bundle-options.ts";
import { evidenceIncidents, type Quotes } from "./bundle-quotes.ts";
import { packCatalog } from "./carried-catalog.ts";
import type { Catalog } from "./load-catalog.ts";

/** A text that goes in as it is. */
export interface BundleText {
  readonly path: string;
  readonly role: EntryRole;
  readonly text: string;
  /** How much was exchanged in it; 0 where the whole is made here. */
  readonly replaced: number;
}

/** What the texts are made of. */
export interface TextsOptions {
  readonly options: BundleOptions;
  /** As they were found: paths lead to the logs. */
  readonly report: Report;
  /** Redacted, in both languages. */
  readonly reports: Readonly<Record<Language, Report>>;
  readonly patternLogs: ReadonlyMap<string, readonly LogName[]>;
  readonly needs: BundleCoverage["needs"];
  readonly caseDetails: CaseDetails;
  readonly quotes: Quotes;
  readonly catalog: Catalog;
  /** The catalog without the user's own patterns. */
  readonly shipped: Catalog;
  readonly redactor: Redactor;
  /** What the record of the run tells, a step an object. */
  readonly steps: readonly object[];
}

/** All texts but README and redaction report, which tell what was exchanged in these. */
export async function bundleTexts(made: TextsOptions): Promise<BundleText[]> {
  const { reports, report, quotes, redactor, patternLogs } = made;
  const texts: BundleText[] = [];
  const add = async (path: string, role: EntryRole, make: () => string | Promise<string>): Promise<void> => {
    const before = countOf(redactor);
    const text = await make();
    texts.push({ path, role, text, replaced: countOf(redactor) - before });
  };
  await add("case.json", "case", () => writeJson(redactCase(made.caseDetails, redactor)));
  const coverage: BundleCoverage = { schema: 1, coverage: reports.en.coverage, needs: made.needs };
  await add("coverage.json", "coverage", () => writeJson(coverage));
  const reportIn = (lang: Language): Report => reports[lang];
  for (const lang of LANGUAGES) {
    for (const [format, ending] of FORMS) {
      const options = { lang, width: TEXT_WIDTH, color: false, patternLogs };
      await add(`reports/report.${lang}.${ending}`, "report", async () =>
        [...(await renderPieces(reportIn, format, options))].join(""),
      );
    }
    await add(lang === "en" ? "timeline.csv" : `timeline.${lang}.csv`, "timeline", () =>
      renderTimelineCsv(reports[lang]),
    );
  }
  await add("findings.ndjson", "findings", async () =>
    [...(await renderPieces(reportIn, "ndjson", { lang: "en", width: 0, color: false }))].join(""),
  );
  const lineAt = (incident: number, { path, line }: { path: string; line: number }): string | undefined => {
    // Redacted paths may be the same for two files; the place among the incident's lines leads to the one that was read.
    const shown = reports.en.incidents[incident]?.timeline.findIndex((one) => one.path === path) ?? -1;
    const read = report.incidents[incident]?.timeline[shown]?.path;
    return read === undefined ? undefined : quotes.lineAt(read, line);
  };
  for (const { path, text } of writeEvidence(evidenceIncidents(reports), lineAt))
    await add(path, "evidence", () => text);
  await add("patterns/patterns.json", "patterns", () => writeJson(packCatalog(made.catalog, made.shipped, redactor)));
  await add("run-log.ndjson", "run-log", () => made.steps.map((step) => writeJsonLine(step)).join(""));
  return texts.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** README in both languages, and what was exchanged, by kind and file. */
export function closingTexts(
  facts: Omit<ReadmeFacts, "lang" | "worst" | "nameOfLog" | "entries">,
  reports: Readonly<Record<Language, Report>>,
  files: readonly { readonly path: string; readonly role: EntryRole; readonly replaced: number }[],
): BundleText[] {
  const named = [
    ...files.filter(({ role }) => role !== "log").map(({ path, role }) => ({ path, role })),
    ...LANGUAGES.map((lang) => ({ path: readmeName(lang), role: "readme" as const })),
    { path: "redaction.json", role: "redaction" as const },
  ].sort((a, b) => (a.path < b.path ? -1 : 1));
  const redaction = {
    schema: 1,
    ...facts.redaction,
    files: files.map(({ path, replaced }) => ({ path, replaced })).sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
  return [
    ...LANGUAGES.map((lang): BundleText => {
      const { incidents, findings } = reports[lang];
      const worst = incidents[0]?.title ?? findings[0]?.title ?? null;
      const nameOfLog = (log: LogName): string => WORDS[lang].logs[log];
      const text = writeReadme({ ...facts, lang, worst, nameOfLog, entries: named });
      return { path: readmeName(lang), role: "readme", text, replaced: 0 };
    }),
    { path: "redaction.json", role: "redaction", text: writeJson(redaction), replaced: 0 },
  ];
}

/** What is said of the case, with what the traces tell and what nobody said. */
export function caseDetails(said: BundleOptions["case"], { sources }: Report): CaseDetails {
  const versions = new Map(
    sources.flatMap(({ node, version }) =>
      version === null ? [] : [[JSON.stringify([node, version]), { node, version }] as const],
    ),
  );
  return {
    schema: 1,
    ...said,
    versions: [...versions].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, version]) => version),
    missing: [
      ...(said.sr.length === 0 ? (["sr"] as const) : []),
      ...CASE_FIELDS.filter((field) => said[field] === null),
    ],
  };
}

function redactCase(details: CaseDetails, redactor: Redactor): CaseDetails {
  const text = (value: string | null): string | null => (value === null ? null : redactor.redact(value));
  const fields = Object.fromEntries(CASE_FIELDS.map((field) => [field, text(details[field])]));
  return {
    ...details,
    ...(fields as Pick<CaseDetails, (typeof CASE_FIELDS)[number]>),
    versions: details.versions.map(({ node, version }) => ({ node: text(node), version })),
  };
}

function readmeName(lang: Language): string {
  return lang === "en" ? "README.txt" : `README.${lang}.txt`;
}

function countOf(redactor: Redactor): number {
  return Object.values(redactor.counts()).reduce((sum, count) => sum + count, 0);
}

const FORMS = [
  ["text", "txt"],
  ["html", "html"],
  ["json", "json"],
  ["ticket", "ticket.txt"],
] as const;
const TEXT_WIDTH = 100;
