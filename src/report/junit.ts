/**
 * The report as JUnit XML, for build servers: a case for each kind of incident, finding, log and place that was not read.
 * Passed means seen to be well: what could not have been seen, or only in part, is skipped and says why.
 */
import { HARMLESS_PROBLEMS, type Report, type ReportFinding, type ReportIncident } from "../model/index.ts";
import { visible } from "../util/printable.ts";
import { findingRows } from "./finding-rows.ts";
import { incidentRows, seenText } from "./incident-rows.ts";
import { visibleLines } from "./page.ts";
import { quoteTexts } from "./quote-texts.ts";
import type { Row } from "./rows.ts";
import { unfoldedFindings } from "./unfolded-findings.ts";
import { WORDS, type Words } from "./words/index.ts";
import { escapeXml } from "./xml.ts";

/** The report as one XML document in UTF-8. */
export function renderJunit(report: Report): string {
  const words = WORDS[report.scan.lang];
  const suites = [
    suite("incidents", incidentCases(words, report)),
    suite("findings", findingCases(words, report)),
    suite("logs", logCases(words, report)),
  ];
  const all = suites.flatMap(({ cases }) => cases);
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="ccmtrace" ${counts(all)}>
${suites.map(({ xml }) => xml).join("")}</testsuites>
`;
}

/** What became of a case, with what is said of it. */
interface Case {
  readonly className: string;
  readonly name: string;
  readonly outcome: "passed" | "failure" | "error" | "skipped";
  readonly message?: string;
  readonly type?: string;
  readonly body?: string;
}

/** A case for each incident, and one for each kind of incident of which there is none. */
function incidentCases(words: Words, { coverage, incidents, findings }: Report): Case[] {
  const found = new Set(incidents.map(({ rule }) => rule));
  return [
    ...incidents.map((incident) => ({
      ...verdictOn(incident, words),
      className: `ccmtrace.incidents.${incident.rule}`,
      name: `${incident.title}: ${incident.group.length === 0 ? words.incidents.cluster : incident.entity} (${incident.id})`,
      message: `${incident.title}: ${seenText(words, incident)}`,
      body: bodyOf(incidentRows(words, incident, findings), quoteTexts(words, incident)),
    })),
    ...coverage.rules
      .filter(({ rule }) => !found.has(rule))
      .map(({ rule, title, status, reasons }): Case => {
        const why = reasons.map(({ reason, logs }) =>
          words.incidents.reasons[reason](words.say.list(logs.map((log) => words.logs[log]))),
        );
        return {
          className: `ccmtrace.incidents.${rule}`,
          name: title,
          ...(status === "visible"
            ? { outcome: "passed" }
            : { outcome: "skipped", message: words.formats.junit[status](why.join(words.say.semicolon)) }),
        };
      }),
  ];
}

/** A case for each finding that no incident tells whole, and for each pattern that no log was read for. */
function findingCases(words: Words, report: Report): Case[] {
  const { incidents, coverage } = report;
  return [
    ...unfoldedFindings(report).map((finding) => ({
      ...verdictOn(finding, words),
      className: `ccmtrace.findings.${finding.pattern}`,
      name: finding.title,
      message: `${finding.title}: ${words.counted.hits(finding.count)}`,
      body: bodyOf(findingRows(words, finding, incidents), quoteTexts(words, finding)),
    })),
    ...coverage.blind.map(
      ({ pattern, reason }): Case => ({
        className: `ccmtrace.findings.${pattern}`,
        name: pattern,
        outcome: "skipped",
        message: words.blindReasons[reason],
      }),
    ),
  ];
}

/** A case for each log of the checklist, and for each place that could not be read in full. */
function logCases(words: Words, { coverage, problems }: Report): Case[] {
  return [
    ...coverage.logs.map(({ log, location, status }): Case => {
      const own = { className: `ccmtrace.logs.${log}`, name: `${words.logs[log]}: ${location}` };
      if (status === "found") return { ...own, outcome: "passed" };
      return { ...own, outcome: "skipped", message: words.statuses[status] };
    }),
    ...problems
      .filter(({ kind }) => !HARMLESS_PROBLEMS.has(kind))
      .map(
        ({ path, kind, message }): Case => ({
          className: `ccmtrace.problems.${kind}`,
          name: path,
          outcome: "error",
          type: kind,
          message,
        }),
      ),
  ];
}

/** What is only worth knowing fails no build. */
function verdictOn({ level }: ReportFinding | ReportIncident, words: Words): Pick<Case, "outcome" | "type"> {
  return level === "informational" ? { outcome: "passed" } : { outcome: "failure", type: words.levels[level] };
}

function bodyOf(rows: readonly Row[], quotes: readonly string[]): string {
  return rows
    .map(
      (row) => `${row.label}:\n${(row.kind === "quotes" ? quotes : row.lines).map((line) => `  ${line}`).join("\n")}`,
    )
    .join("\n");
}

function suite(name: string, cases: readonly Case[]): { readonly cases: readonly Case[]; readonly xml: string } {
  const xml = cases.map((one) => `    ${caseXml(one)}\n`).join("");
  return { cases, xml: `  <testsuite name="ccmtrace.${name}" ${counts(cases)}>\n${xml}  </testsuite>\n` };
}

function caseXml({ className, name, outcome, message = "", type = "", body = "" }: Case): string {
  const head = `<testcase classname="${attribute(className)}" name="${attribute(name)}"`;
  if (outcome === "passed" && body === "") return `${head}/>`;
  const text = escapeXml(visibleLines(body));
  const inner =
    outcome === "passed"
      ? `<system-out>${text}</system-out>`
      : `<${outcome} message="${attribute(message)}"${type === "" ? "" : ` type="${attribute(type)}"`}${text === "" ? "/>" : `>${text}</${outcome}>`}`;
  return `${head}>${inner}</testcase>`;
}

function attribute(text: string): string {
  return escapeXml(visible(text));
}

function counts(cases: readonly Case[]): string {
  const of = (outcome: Case["outcome"]) => cases.filter((one) => one.outcome === outcome).length;
  return `tests="${cases.length}" failures="${of("failure")}" errors="${of("error")}" skipped="${of("skipped")}"`;
}
