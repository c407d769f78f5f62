/** Kinds of incident that could not have been seen, or not all of them, and why; and what correlation could not use. */
import type { Report, ReportRuleCoverage } from "../model/index.ts";
import { visible } from "../util/printable.ts";
import { fold, MARGIN, type Page, section } from "./page.ts";
import { hang, indent, wrap } from "./wrap.ts";

/** The part of the report about what incidents there may have been; nothing where all could have been seen. */
export function notSeenSection(page: Page, { rules, uncorrelated }: Report["coverage"]): string[] {
  const { incidents } = page.words;
  const parts = [
    statusLines(page, rules, "blind", incidents.blindRules),
    statusLines(page, rules, "partly", incidents.partlyRules),
    uncorrelatedLines(page, uncorrelated),
  ].filter((part) => part.length > 0);
  return section(
    page,
    incidents.headings.notSeen,
    parts.flatMap((part, index) => (index === 0 ? part : ["", ...part])),
  );
}

function statusLines(
  page: Page,
  rules: readonly ReportRuleCoverage[],
  status: ReportRuleCoverage["status"],
  say: (count: number, all: number) => string,
): string[] {
  const own = rules.filter((rule) => rule.status === status);
  if (own.length === 0) return [];
  const groups = groupByReasons(page, own);
  const width = page.width - MARGIN;
  const shown = groups.slice(0, GROUPS_SHOWN);
  const left = own.length - shown.reduce((sum, { titles }) => sum + titles.length, 0);
  return indent(
    [
      ...wrap(say(own.length, rules.length), width),
      ...shown.flatMap(({ why, titles }) => [
        ...hang("- ", why, width),
        ...indent(wrap(titlesText(page, titles), width - 2 * MARGIN), 2 * MARGIN),
      ]),
      ...(left > 0 ? [`… ${page.words.incidents.moreKinds(left)}`] : []),
    ],
    MARGIN,
  );
}

/** Rules with the same reasons together, the most of them first. */
function groupByReasons(
  { words }: Page,
  rules: readonly ReportRuleCoverage[],
): { readonly why: string; readonly titles: readonly string[] }[] {
  const groups = new Map<string, string[]>();
  for (const { title, reasons } of rules) {
    const why = reasons
      .map(({ reason, logs }) => words.incidents.reasons[reason](words.say.list(logs.map((log) => words.logs[log]))))
      .join(words.say.semicolon);
    const titles = groups.get(why);
    if (titles === undefined) groups.set(why, [title]);
    else titles.push(title);
  }
  return [...groups].map(([why, titles]) => ({ why, titles })).sort((a, b) => b.titles.length - a.titles.length);
}

function titlesText({ words }: Page, titles: readonly string[]): string {
  return fold(titles, TITLES_SHOWN, visible, words.incidents.moreKinds).join(words.say.semicolon);
}

function uncorrelatedLines(page: Page, { untimed, forgotten, late }: Report["coverage"]["uncorrelated"]): string[] {
  const { incidents } = page.words;
  const sentences = [
    ...(untimed > 0 ? [incidents.untimed(untimed)] : []),
    ...(forgotten > 0 ? [incidents.forgotten(forgotten)] : []),
    ...(late > 0 ? [incidents.late(late)] : []),
  ];
  return sentences.flatMap((sentence) => indent(wrap(sentence, page.width - MARGIN), MARGIN));
}

const GROUPS_SHOWN = 5;
const TITLES_SHOWN = 3;
