/** `ccmtrace diff`: each side is scanned, or read from a saved report, and what became of what they found is told. */
import { UserError } from "../errors.ts";
import type { Bilingual, ComparableReport, Comparison, Language, Report } from "../model/index.ts";
import { compareReports } from "../report/compare.ts";
import type { BetterRules } from "../report/compare-related.ts";
import { readJsonFile } from "../sources/index.ts";

import { type Catalog, loadCatalog } from "./load-catalog.ts";
import type { ScanOptions } from "./options.ts";
import { isNotThere, type ReportRun, scan } from "./scan.ts";

/** How a side that is no saved report is scanned. */
export type CompareOptions = Omit<ScanOptions, "paths" | "since" | "until">;

/** A side of a comparison as it was given: a saved report, or traces to scan. */
export type Side =
  | { readonly kind: "saved"; readonly report: ComparableReport }
  | { readonly kind: "traces"; readonly path: string };

/**
 * Looks at what a path names: a file of JSON is a saved report, everything else traces.
 * @throws UserError for JSON that is no report, is damaged or too large
 */
export async function openSide(path: string): Promise<Side> {
  const text = await readJsonFile(path);
  if (text === null) return { kind: "traces", path };
  // The checks and the package behind them are only needed here.
  const { readSavedReport } = await import("../report/saved-report.ts");
  return { kind: "saved", report: readSavedReport(text, path) };
}

/**
 * Compares two sides; those that are traces are scanned, one after the other.
 * @throws UserError when the catalog cannot be used, or a path does not exist
 */
export async function compare(
  sides: { readonly before: Side; readonly after: Side },
  options: CompareOptions,
  run: Omit<ReportRun, "onSource">,
): Promise<Comparison> {
  const before = await reportOf(sides.before, options, run);
  const after = await reportOf(sides.after, options, run);
  return compareReports(before, after, betterRules(await loadCatalog(options.patternFolders)));
}

/** Of each rule those that silence it; one of them that is silenced itself silences it all the same. */
function betterRules({ rules }: Catalog): BetterRules {
  const direct = new Map(rules.map(({ id, yieldsTo }) => [id, yieldsTo]));
  return new Map(
    rules.map(({ id }) => {
      const better = new Set(direct.get(id));
      for (const rule of better) for (const next of direct.get(rule) ?? []) better.add(next);
      return [id, [...better]];
    }),
  );
}

async function reportOf(
  side: Side,
  options: CompareOptions,
  run: Omit<ReportRun, "onSource">,
): Promise<ComparableReport> {
  if (side.kind === "saved") return reword(side.report, await loadCatalog(options.patternFolders), options.lang);
  const { report, reportIn } = await scan({ ...options, paths: [side.path], since: null, until: null }, run);
  if (isNotThere(report)) throw notThere(reportIn);
  return report;
}

/** A saved report in another language: what the catalog knows takes its words from there, the rest keeps its own. */
function reword(report: ComparableReport, catalog: Catalog, lang: Language): ComparableReport {
  const rules = new Map(catalog.rules.map((rule) => [rule.id, rule]));
  const dress = <T extends object>(item: T, known: Wording | undefined): T =>
    known === undefined
      ? item
      : {
          ...item,
          title: known.title[lang],
          cause: known.cause[lang],
          action: known.action[lang],
          verify: known.verify[lang],
        };
  return {
    ...report,
    scan: { ...report.scan, lang },
    findings: report.findings.map((finding) => dress(finding, catalog.patterns.get(finding.pattern))),
    incidents: report.incidents.map((incident) => dress(incident, rules.get(incident.rule))),
  };
}

type Wording = Readonly<Record<"title" | "cause" | "action" | "verify", Bilingual>>;

/** A page of what could not be tested would bury that the path is mistyped. */
function notThere(reportIn: (lang: Language) => Report): UserError {
  const say = (lang: Language): string =>
    reportIn(lang)
      .problems.map(({ path, message }) => `${path}: ${message}`)
      .join("\n");
  return new UserError("input", { en: say("en"), ja: say("ja") });
}
