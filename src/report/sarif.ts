/**
 * The report as SARIF 2.1.0, for viewers and services that take results of analysers: a rule for each pattern and kind of
 * incident that was found, a result for each finding and incident, with its lines as places and, for an incident, as a
 * flow in the order of time. https://docs.oasis-open.org/sarif/sarif/v2.1.0/
 */
import {
  HARMLESS_PROBLEMS,
  type Level,
  type Report,
  type ReportFinding,
  type ReportIncident,
  type ReportProblem,
} from "../model/index.ts";
import { visible } from "../util/printable.ts";
import { seenText } from "./incident-rows.ts";
import { writeJson } from "./json.ts";
import { visibleLines } from "./page.ts";
import { spanText } from "./span.ts";
import { WORDS, type Words } from "./words/index.ts";

/** One run with all results, as JSON. */
export function renderSarif(report: Report): string {
  const words = WORDS[report.scan.lang];
  const rules = rulesOf(report);
  const indexOf = new Map(rules.map(({ id }, index) => [id, index]));
  const results = [
    ...report.incidents.map((incident) => incidentResult(words, incident)),
    ...report.findings.map((finding) => findingResult(words, finding)),
  ];
  return writeJson({
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "ccmtrace",
            semanticVersion: report.tool.version,
            rules,
            properties: { catalog: report.tool.catalog },
          },
        },
        language: report.scan.lang === "ja" ? "ja-JP" : "en-US",
        columnKind: "utf16CodeUnits",
        invocations: [
          {
            executionSuccessful: !report.scan.interrupted,
            toolExecutionNotifications: report.problems.map(notification),
          },
        ],
        results: results.map((result) => ({ ...result, ruleIndex: indexOf.get(result.ruleId) })),
        properties: { coverage: report.coverage, hidden: report.hidden },
      },
    ],
  });
}

/** What was found, each kind once. */
function rulesOf({ incidents, findings }: Report) {
  const rules = new Map([
    ...incidents.map((incident) => [incident.rule, ruleOf(incident.rule, incident, ["incident"])] as const),
    ...findings.map((finding) => [finding.pattern, ruleOf(finding.pattern, finding, ["finding"])] as const),
  ]);
  return [...rules.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function ruleOf(id: string, told: ReportFinding | ReportIncident, tags: readonly string[]) {
  const steps = [told.action, told.verify].map(visibleLines).join("\n\n");
  return {
    id,
    shortDescription: messageOf(visible(told.title)),
    fullDescription: messageOf(visibleLines(told.cause)),
    help: messageOf(steps),
    defaultConfiguration: { level: SARIF_LEVELS[told.level] },
    properties: { tags, "security-severity": SEVERITIES[told.level], guide: told.guide },
  };
}

function findingResult(words: Words, finding: ReportFinding) {
  const seen = words.counted.hits(finding.count) + words.say.comma + spanText(words, finding.first, finding.last, true);
  return {
    ruleId: finding.pattern,
    level: SARIF_LEVELS[finding.level],
    message: messageOf(summary(words, finding, seen)),
    locations: finding.evidence.slice(0, 1).map(location),
    relatedLocations: finding.evidence.slice(1).map((place, id) => ({ id, ...location(place) })),
    partialFingerprints: { "ccmtraceId/v1": finding.id },
    occurrenceCount: Math.max(1, finding.count),
    properties: {
      level: finding.level,
      confidence: finding.confidence,
      first: finding.first,
      last: finding.last,
      entities: finding.entities,
      logs: finding.logs,
      nodes: finding.nodes,
    },
  };
}

function incidentResult(words: Words, incident: ReportIncident) {
  const lines = incident.timeline;
  return {
    ruleId: incident.rule,
    level: SARIF_LEVELS[incident.level],
    message: messageOf(summary(words, incident, seenText(words, incident))),
    locations: lines.slice(-1).map(location),
    ...(lines.length === 0
      ? {}
      : {
          codeFlows: [
            {
              threadFlows: [
                {
                  locations: lines.map((line, index) => ({
                    location: { ...location(line), message: messageOf(visible(line.step)) },
                    executionOrder: index + 1,
                    importance: line.clue ? "unimportant" : "important",
                  })),
                },
              ],
            },
          ],
        }),
    partialFingerprints: { "ccmtraceId/v1": incident.id },
    occurrenceCount: Math.max(1, lines.length + incident.timelineOmitted),
    properties: {
      level: incident.level,
      confidence: incident.confidence,
      first: incident.first,
      last: incident.last,
      facts: incident.facts,
      devices: incident.devices,
      nodes: incident.nodes,
      findings: incident.findings,
    },
  };
}

function summary(words: Words, { title, cause }: ReportFinding | ReportIncident, seen: string): string {
  return `${visible(title)}${words.say.aside(visible(seen))}\n${visibleLines(cause)}`;
}

/**
 * A text as a message without placeholders and links: a viewer fills in {0} and makes a link of [this](that). Braces are
 * doubled as 3.11.5 of the standard has it; for what is no link it knows no sign, so a blank keeps it apart.
 */
function messageOf(text: string): { readonly text: string } {
  return { text: text.replace(/[{}]/g, "$&$&").replaceAll("](", "] (") };
}

/** A line as a place in a file; a file inside an archive is named as a path inside it. */
function location({ path, line, time, text }: ReportFinding["evidence"][number] | ReportIncident["timeline"][number]) {
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(path) },
      region: { startLine: Math.max(1, line), snippet: { text: visible(text) } },
    },
    ...(time === null ? {} : { properties: { time } }),
  };
}

function notification({ path, kind, message, offset }: ReportProblem) {
  return {
    descriptor: { id: kind },
    level: HARMLESS_PROBLEMS.has(kind) ? "note" : "warning",
    message: messageOf(visibleLines(message)),
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(path) },
          ...(offset === undefined ? {} : { region: { byteOffset: offset } }),
        },
      },
    ],
  };
}

/** A path as a reference: every sign that means something in one is written as bytes, so that nothing is taken for a scheme. */
function uriOf(path: string): string {
  const parts = path.split("/").map((part) => encodeURIComponent(part.replace(/\p{Cs}/gu, "\ufffd")));
  return parts.join("/") || ".";
}

/** How SARIF calls the levels; the exact one stands in the properties. */
const SARIF_LEVELS = {
  critical: "error",
  high: "error",
  medium: "warning",
  low: "note",
  informational: "note",
} as const satisfies Record<Level, string>;

/** What code scanning sorts by; a number from 0 to 10 as text, ours by level only. */
const SEVERITIES = {
  critical: "9.5",
  high: "8.0",
  medium: "5.5",
  low: "3.0",
  informational: "0.0",
} as const satisfies Record<Level, string>;
