/** What of the incidents could have been seen: rules without their logs, logs that stop early, clocks that differ. */
import type { Report } from "../model/index.ts";
import { visible } from "../util/printable.ts";
import { groupThousands } from "./numbers.ts";
import { fold, MARGIN, type Page, section } from "./page.ts";
import { spanText } from "./span.ts";
import { hang, indent, wrap } from "./wrap.ts";

/** The lines about rules, to stand under the coverage of the logs. */
export function ruleLines(page: Page, { rules }: Report["coverage"]): string[] {
  const words = page.words.incidents;
  const blind = rules.filter(({ status }) => status === "blind");
  const partly = rules.filter(({ status }) => status === "partly");
  return [
    ...(blind.length === 0
      ? []
      : ["", ...paragraph(page, words.rulesBlind(blind.length, rules.length)), ...byReason(page, blind)]),
    ...(partly.length === 0
      ? []
      : ["", ...paragraph(page, words.rulesPartly(partly.length)), ...byReason(page, partly)]),
  ];
}

/** The parts about silent logs and clocks. */
export function timeSections(page: Page, report: Report): string[] {
  const { incidents: words, logs } = page.words;
  const { silent, clocks, uncorrelated } = report.coverage;
  const silences = silent.map(({ log, node, from, to }) =>
    words.silent(logs[log], visible(node ?? ""), visible(spanText(page.words, from, to))),
  );
  const differences = clocks.map(({ node, against, offsetMs, pairs, confidence }) =>
    words.clock(
      visible(node),
      visible(against),
      offsetText(Math.abs(offsetMs)),
      offsetMs > 0,
      pairs,
      words.sureness[confidence],
    ),
  );
  const uncorrelatedLines = [
    ...(uncorrelated.untimed > 0 ? [words.uncorrelatedUntimed(uncorrelated.untimed)] : []),
    ...(uncorrelated.forgotten > 0 ? [words.uncorrelatedForgotten(uncorrelated.forgotten)] : []),
    ...(uncorrelated.late > 0 ? [words.uncorrelatedLate(uncorrelated.late)] : []),
  ];
  const aligned = report.scan.alignClocks ? words.clocksAligned : words.clocksNotAligned;
  return [
    ...section(page, words.silentHeading, bullets(page, silences)),
    ...section(page, words.clocksHeading, [
      ...bullets(page, differences),
      ...(clocks.length === 0 ? [] : paragraph(page, aligned)),
      ...uncorrelatedLines.flatMap((text) => paragraph(page, text)),
    ]),
  ];
}

/** The rules that lack the same are named together. */
function byReason(page: Page, rules: Report["coverage"]["rules"]): string[] {
  const { incidents: words, logs, say } = page.words;
  const groups = new Map<string, string[]>();
  for (const { title, reasons } of rules) {
    const reason = reasons
      .map(({ reason: kind, logs: own }) => words.reasons[kind](own.map((log) => logs[log]).join(say.comma)))
      .join(say.semicolon);
    groups.set(reason, [...(groups.get(reason) ?? []), title]);
  }
  return bullets(
    page,
    [...groups].map(([reason, titles]) => {
      const named = fold(titles, TITLES_SHOWN, visible, page.words.counted.more).join(say.semicolon);
      return reason === "" ? named : named + say.aside(reason);
    }),
  );
}

function bullets(page: Page, texts: readonly string[]): string[] {
  return indent(
    texts.flatMap((text) => hang("- ", text, page.width - MARGIN)),
    MARGIN,
  );
}

function paragraph(page: Page, text: string): string[] {
  return indent(wrap(text, page.width - MARGIN), MARGIN);
}

/** "4.2 s", "12 ms" */
function offsetText(ms: number): string {
  return ms < 1_000
    ? `${Math.round(ms)} ms`
    : `${groupThousands(Math.floor(ms / 1_000))}.${Math.floor((ms % 1_000) / 100)} s`;
}

const TITLES_SHOWN = 3;
