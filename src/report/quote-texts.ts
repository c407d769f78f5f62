/** The quoted lines of an incident or a finding as plain lines of text without a width. */
import type { ReportFinding, ReportIncident } from "../model/index.ts";
import { visible } from "../util/printable.ts";
import { evidenceTime } from "./finding-rows.ts";
import { tellTimeline } from "./timeline.ts";
import type { Words } from "./words/index.ts";

/** Where and when each line stands, and the line itself behind "> ". */
export function quoteTexts(words: Words, told: ReportFinding | ReportIncident): string[] {
  return "timeline" in told ? timelineTexts(words, told) : evidenceTexts(words, told);
}

function timelineTexts(words: Words, incident: ReportIncident): string[] {
  const { lines, left, note } = tellTimeline(words, incident);
  const leftOut = (count: number) => (count > 0 ? [words.incidents.leftOut(count)] : []);
  return [
    ...lines.flatMap((told) => [
      ...leftOut(told.left),
      `${told.head === null ? "" : `${told.head.time}  ${told.head.says}  `}${told.path}:${told.line}`,
      ...(told.quote === null ? [] : [`> ${told.quote}`]),
    ]),
    ...leftOut(left),
    ...(note === "" ? [] : [note]),
  ];
}

function evidenceTexts(words: Words, finding: ReportFinding): string[] {
  const shown = finding.evidence.slice(0, EVIDENCE_SHOWN);
  const left = Math.max(finding.count, finding.evidence.length) - shown.length;
  return [
    ...shown.flatMap((evidence) => [
      `${evidenceTime(words, evidence)}  ${visible(evidence.path)}:${evidence.line}`,
      `> ${visible(evidence.text)}`,
    ]),
    ...(left > 0 ? [words.counted.moreHits(left)] : []),
  ];
}

/** Of a finding so many lines are quoted where a format is for people. */
export const EVIDENCE_SHOWN = 3;
