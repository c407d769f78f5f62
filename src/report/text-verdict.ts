/**
 * The first lines of the report: how bad it is, what could not have been seen, what filters hid. Somebody who reads
 * no further must not be misled.
 */
import { type CoverageStatus, HARMLESS_PROBLEMS, LEVELS, type Report } from "../model/index.ts";
import { visible } from "../util/printable.ts";
import type { Page } from "./page.ts";
import { wrap } from "./wrap.ts";

/** The lines before the first heading. */
export function verdict(page: Page, report: Report): string[] {
  const { say } = page.words;
  const paragraphs = [caveat(page, report), hidden(page, report)].filter((paragraph) => paragraph.length > 0);
  return [
    ...(report.scan.interrupted
      ? [...wrap(say.interrupted, page.width).map((line) => page.paint("bad", line)), ""]
      : []),
    ...lead(page, report),
    ...paragraphs.flatMap((paragraph) => ["", ...paragraph]),
  ];
}

function lead(page: Page, report: Report): string[] {
  const { counted, say, levels } = page.words;
  if (report.sources.length === 0 && report.findings.length === 0) {
    return bold(page, say.nothingRead, "bad");
  }
  const [worst] = report.findings;
  if (worst === undefined) {
    if (Object.keys(report.hidden.belowLevel).length > 0)
      return bold(page, say.nothingShown(levels[report.scan.level]));
    const records = report.sources.reduce((sum, source) => sum + source.records, 0);
    return bold(page, say.nothingFound(counted.files(report.sources.length), counted.records(records)));
  }
  const devices = (worst.entities.device?.length ?? 0) + (worst.entitiesOmitted.device ?? 0);
  const times = counted.times(worst.count);
  const where = devices === 0 ? times : say.seenOnDevices(times, counted.devices(devices));
  return [
    ...bold(page, say.worst(counted.findings(report.findings.length), levels[worst.level], visible(worst.title))),
    ...wrap(worst.first === null ? where : withTime(page, where, worst.count, visible(worst.first)), page.width),
  ];
}

function withTime(page: Page, where: string, count: number, time: string): string {
  const { say } = page.words;
  return count === 1 ? where + say.comma + time : say.firstAt(where, time);
}

function bold(page: Page, text: string, style: "heading" | "bad" = "heading"): string[] {
  return wrap(text, page.width).map((line) => page.paint(style, line));
}

function caveat(page: Page, report: Report): string[] {
  const { say, logs } = page.words;
  const named = (status: CoverageStatus) => {
    const rows = report.coverage.logs.filter((row) => row.status === status);
    return say.list([...new Set(rows.map((row) => logs[row.log]))]);
  };
  const reasons: string[] = [];
  const missing = named("missing");
  const empty = named("empty");
  const unreadable = named("unreadable");
  if (missing !== "") reasons.push(say.logsMissing(missing));
  if (empty !== "") reasons.push(say.logsEmpty(empty));
  if (unreadable !== "") reasons.push(say.logsUnreadable(unreadable));
  const blind = report.coverage.blind.length;
  if (blind > 0) reasons.push(say.patternsBlind(blind, report.tool.catalog.patterns));
  const unread = report.problems.filter((problem) => !HARMLESS_PROBLEMS.has(problem.kind)).length;
  if (unread > 0) reasons.push(say.placesNotRead(unread));
  if (reasons.length === 0) return [];
  const opening = report.findings.length === 0 ? say.notNothingWrong : say.notWholePicture;
  const sentences = report.sources.length === 0 ? reasons : [opening, ...reasons];
  return wrap(sentences.join(say.sentenceGap), page.width);
}

function hidden(page: Page, report: Report): string[] {
  const { say, levels } = page.words;
  const { belowLevel, outsideTime, otherDevice, otherLog, untimed } = report.hidden;
  const each = LEVELS.flatMap((level) => {
    const count = belowLevel[level] ?? 0;
    return count === 0 ? [] : [{ level, count }];
  });
  const total = each.reduce((sum, { count }) => sum + count, 0);
  const names = each.map(({ level, count }) => say.named(levels[level], String(count))).join(say.comma);
  const sentences = [
    ...(total > 0 ? [say.hiddenBelowLevel(total, report.scan.level, names)] : []),
    ...(outsideTime > 0 ? [say.hiddenOutsideTime(outsideTime)] : []),
    ...(otherDevice > 0 ? [say.hiddenOtherDevice(otherDevice)] : []),
    ...(otherLog > 0 ? [say.hiddenOtherLog(otherLog)] : []),
    ...(untimed > 0 ? [say.shownUntimed(untimed)] : []),
  ];
  return sentences.flatMap((sentence) => wrap(sentence, page.width));
}
