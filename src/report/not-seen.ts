/** Kinds of incident that could not have been seen, or not all of them, and why; and what correlation could not use. */
import type { Report, ReportRuleCoverage } from "../model/index.ts";
import { visible } from "../util/printable.ts";
import { fold } from "./page.ts";
import type { Words } from "./words/index.ts";

/** Rules that could not have been seen for the same reasons. */
export interface NotSeenGroup {
  readonly why: string;
  /** The titles of the first of them, and how many more there are. */
  readonly titles: string;
}

/** What is said of the rules of one status. */
export interface NotSeen {
  /** How many they are. */
  readonly says: string;
  /** Those with the most rules first. */
  readonly groups: readonly NotSeenGroup[];
  /** The rules of groups that are left out. */
  readonly left: string;
}

/** The rules that could not have been seen, then those that could only in part. */
export function notSeenOf(words: Words, { rules }: Report["coverage"]): NotSeen[] {
  const { blindRules, partlyRules } = words.incidents;
  return [...ofStatus(words, rules, "blind", blindRules), ...ofStatus(words, rules, "partly", partlyRules)];
}

function ofStatus(
  words: Words,
  rules: readonly ReportRuleCoverage[],
  status: ReportRuleCoverage["status"],
  say: (count: number, all: number) => string,
): NotSeen[] {
  const own = rules.filter((rule) => rule.status === status);
  if (own.length === 0) return [];
  const groups = groupByReasons(words, own);
  const shown = groups.slice(0, GROUPS_SHOWN);
  const left = own.length - shown.reduce((sum, { titles }) => sum + titles.length, 0);
  const titlesText = (titles: readonly string[]) =>
    fold(titles, TITLES_SHOWN, visible, words.incidents.moreKinds).join(words.say.semicolon);
  return [
    {
      says: say(own.length, rules.length),
      groups: shown.map(({ why, titles }) => ({ why, titles: titlesText(titles) })),
      left: left > 0 ? `… ${words.incidents.moreKinds(left)}` : "",
    },
  ];
}

/** Rules with the same reasons together, the most of them first. */
function groupByReasons(
  words: Words,
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

/** What correlation could not use, a sentence each. */
export function uncorrelatedTexts(
  { incidents }: Words,
  { untimed, forgotten, late }: Report["coverage"]["uncorrelated"],
): string[] {
  return [
    ...(untimed > 0 ? [incidents.untimed(untimed)] : []),
    ...(forgotten > 0 ? [incidents.forgotten(forgotten)] : []),
    ...(late > 0 ? [incidents.late(late)] : []),
  ];
}

const GROUPS_SHOWN = 5;
const TITLES_SHOWN = 3;
