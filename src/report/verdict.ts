/**
 * The first words of a report: how bad it is, what could not have been seen, what filters hid. Somebody who reads
 * no further must not be misled.
 */
import {
  type CoverageStatus,
  compareLevels,
  HARMLESS_PROBLEMS,
  LEVELS,
  type Level,
  type LogName,
  type Report,
  type ReportFinding,
} from "../model/index.ts";
import { visible } from "../util/printable.ts";
import { blindLogs, logsListedTwice } from "./coverage-words.ts";
import { seenText } from "./incident-rows.ts";
import { boundsGiven } from "./scan-rows.ts";
import type { Words } from "./words/index.ts";

/** A sentence of the verdict: the heading sentence, one that warns of the report itself, or one in plain words. */
export interface VerdictSentence {
  readonly text: string;
  readonly style: "heading" | "bad" | "plain";
}

/** The paragraphs before the first part of a report, none of them empty; foreign text in them is made visible. */
export function verdictParagraphs(
  words: Words,
  report: Report,
  patternLogs: ReadonlyMap<string, readonly LogName[]>,
): readonly (readonly VerdictSentence[])[] {
  const { say } = words;
  const { window } = report.coverage;
  const bounds = boundsGiven(report.scan).join(" ");
  return [
    window === "none" ? [bad(say.windowNone(bounds))] : [],
    report.scan.interrupted ? [bad(say.interrupted)] : [],
    [...lead(words, report), ...(window === "partly" ? [plain(say.windowPartly)] : [])],
    caveat(words, report, patternLogs),
    hidden(words, report),
  ].filter((paragraph) => paragraph.length > 0);
}

/** How many of each, and the worst: an incident, unless a finding is worse than all of them. */
function lead(words: Words, report: Report): VerdictSentence[] {
  const { counted, say, levels } = words;
  const { findings, incidents } = report;
  const [finding] = findings;
  const [incident] = incidents;
  const isIncidentWorst =
    incident !== undefined && (finding === undefined || compareLevels(incident.level, finding.level) >= 0);
  const worst = isIncidentWorst ? incident : finding;
  if (worst === undefined) {
    return report.sources.length === 0 ? [bad(say.nothingRead)] : nothingLead(words, report);
  }
  const counts = [
    ...(incidents.length > 0 ? [words.incidents.counted.incidents(incidents.length)] : []),
    ...(findings.length > 0 ? [counted.findings(findings.length)] : []),
  ];
  const when = isIncidentWorst ? seenText(words, incident) : finding === undefined ? "" : findingWhen(words, finding);
  return [heading(say.worst(counts.join(say.comma), levels[worst.level], visible(worst.title))), plain(when)];
}

function findingWhen(words: Words, finding: ReportFinding): string {
  const { counted, say } = words;
  const devices = (finding.entities.device?.length ?? 0) + (finding.entitiesOmitted.device ?? 0);
  const hits = counted.hits(finding.count);
  const where = devices === 0 ? say.seenIn(hits) : say.seenOnDevices(hits, counted.devices(devices));
  return finding.first === null ? where : withTime(words, where, finding.count, visible(finding.first));
}

/** No finding is shown; that something was found and left out is said in the same breath. */
function nothingLead(words: Words, report: Report): VerdictSentence[] {
  const { counted, say } = words;
  const { belowLevel, outsideTime, otherDevice, noDevice, incidentsOtherDevice } = report.hidden;
  const incidentsBelowLevel = sumOf(report.hidden.incidentsBelowLevel);
  const files = counted.files(report.sources.length);
  const records = counted.records(report.sources.reduce((sum, source) => sum + source.records, 0));
  const below = sumOf(belowLevel);
  const matches = outsideTime + otherDevice + noDevice;
  const incidents = incidentsBelowLevel + incidentsOtherDevice;
  const left = [
    ...(incidents > 0 ? [words.incidents.counted.incidents(incidents)] : []),
    ...(below > 0 ? [counted.findings(below)] : []),
    ...(matches > 0 ? [counted.matches(matches)] : []),
  ];
  if (left.length === 0) return [heading(say.nothingFound(files, records))];
  const level = below + incidentsBelowLevel > 0 ? report.scan.level : null;
  return [heading(say.nothingShown(level, files, records, say.list(left)))];
}

function withTime(words: Words, where: string, count: number, time: string): string {
  const { say } = words;
  return count === 1 ? where + say.comma + time : say.firstAt(where, time);
}

function heading(text: string): VerdictSentence {
  return { text, style: "heading" };
}

function bad(text: string): VerdictSentence {
  return { text, style: "bad" };
}

function plain(text: string): VerdictSentence {
  return { text, style: "plain" };
}

function caveat(words: Words, report: Report, patternLogs: ReadonlyMap<string, readonly LogName[]>): VerdictSentence[] {
  const { say, logs } = words;
  const { coverage } = report;
  const twice = logsListedTwice(coverage.logs);
  const named = (status: CoverageStatus) => {
    const rows = coverage.logs.filter((row) => row.status === status);
    return say.list(rows.map((row) => logs[row.log] + (twice.has(row.log) ? say.aside(visible(row.location)) : "")));
  };
  const reasons: string[] = [];
  const missing = named("missing");
  const empty = named("empty");
  const unreadable = named("unreadable");
  if (missing !== "") reasons.push(say.logsMissing(missing));
  if (empty !== "") reasons.push(say.logsEmpty(empty));
  if (unreadable !== "") reasons.push(say.logsUnreadable(unreadable));
  const blind = coverage.blind.length;
  const blindIn = blindLogs(coverage, patternLogs).map(({ log }) => logs[log]);
  if (blind > 0) reasons.push(say.patternsBlind(blind, report.tool.catalog.patterns, blindIn.join(say.comma)));
  const { rules } = coverage;
  const notSeen = rules.filter(({ status }) => status === "blind").length;
  const partly = rules.filter(({ status }) => status === "partly").length;
  if (notSeen + partly > 0) reasons.push(words.incidents.rulesNotSeen(notSeen, partly, rules.length));
  const unread = report.problems.filter((problem) => !HARMLESS_PROBLEMS.has(problem.kind)).length;
  if (unread > 0) reasons.push(say.placesNotRead(unread));
  if (reasons.length === 0) return [];
  const opening = report.findings.length + report.incidents.length === 0 ? say.notNothingWrong : say.notWholePicture;
  const sentences = report.sources.length === 0 ? reasons : [opening, ...reasons];
  return [plain(sentences.join(say.sentenceGap))];
}

function hidden(words: Words, report: Report): VerdictSentence[] {
  const { say, levels } = words;
  const { belowLevel, outsideTime, otherDevice, noDevice, otherLog, untimed, incidentsOtherDevice } = report.hidden;
  const incidentsBelowLevel = sumOf(report.hidden.incidentsBelowLevel);
  const each = LEVELS.flatMap((level) => {
    const count = belowLevel[level] ?? 0;
    return count === 0 ? [] : [{ level, count }];
  });
  const total = sumOf(belowLevel);
  const names = each.map(({ level, count }) => say.named(levels[level], String(count))).join(say.comma);
  const sentences = [
    ...(total > 0 ? [say.hiddenBelowLevel(total, report.scan.level, names)] : []),
    ...(incidentsBelowLevel > 0 ? [words.incidents.hiddenBelowLevel(incidentsBelowLevel, report.scan.level)] : []),
    ...(outsideTime > 0 ? [say.hiddenOutsideTime(outsideTime)] : []),
    ...(otherDevice > 0 ? [say.hiddenOtherDevice(otherDevice)] : []),
    ...(incidentsOtherDevice > 0 ? [words.incidents.hiddenOtherDevice(incidentsOtherDevice)] : []),
    ...(noDevice > 0 ? [say.hiddenNoDevice(noDevice)] : []),
    ...(otherLog > 0 ? [say.hiddenOtherLog(otherLog)] : []),
    ...(untimed > 0 ? [say.shownUntimed(untimed)] : []),
  ];
  return sentences.map(plain);
}

function sumOf(counts: Partial<Record<Level, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
