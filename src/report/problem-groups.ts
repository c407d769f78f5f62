/** Problems of one kind together, each with its advice and a few places. */
import { HARMLESS_PROBLEMS, PROBLEM_KINDS, type ReportProblem } from "../model/index.ts";
import { visible } from "../util/printable.ts";
import { groupThousands } from "./numbers.ts";
import { visibleLines } from "./page.ts";
import type { Words } from "./words/index.ts";

/** All problems of one kind. */
export interface ProblemGroup {
  /** The kind in words and how many there are. */
  readonly title: string;
  /** Each thing that is said of some of them, and where. */
  readonly messages: readonly {
    readonly says: string;
    readonly places: readonly { readonly path: string; readonly atByte: string }[];
    /** How many places are left out. */
    readonly left: number;
  }[];
  /** How many problems with other messages are left out. */
  readonly left: number;
}

/** The problems that lost something, or (`isHarmless`) those that did not, in the order of the kinds. */
export function problemGroups(words: Words, problems: readonly ReportProblem[], isHarmless: boolean): ProblemGroup[] {
  return PROBLEM_KINDS.filter((kind) => HARMLESS_PROBLEMS.has(kind) === isHarmless).flatMap((kind) => {
    const own = problems.filter((problem) => problem.kind === kind);
    return own.length === 0 ? [] : groupOf(words, kind, own);
  });
}

function groupOf(words: Words, kind: ReportProblem["kind"], problems: readonly ReportProblem[]): ProblemGroup {
  const messages = [...new Set(problems.map(({ message }) => message))].slice(0, MESSAGES_SHOWN);
  const groups = messages.map((message) => problems.filter((problem) => problem.message === message));
  return {
    title: words.problems[kind].name + words.say.aside(groupThousands(problems.length)),
    messages: groups.map((group) => ({
      says: visibleLines(group[0]?.message ?? ""),
      places: group.slice(0, PATHS_SHOWN).map(({ path, offset }) => ({
        path: visible(path),
        atByte: offset === undefined ? "" : words.say.atByte(offset),
      })),
      left: Math.max(0, group.length - PATHS_SHOWN),
    })),
    left: groups.reduce((count, group) => count - group.length, problems.length),
  };
}

const MESSAGES_SHOWN = 3;
const PATHS_SHOWN = 3;
