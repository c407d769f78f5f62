/** What could not be read in full, then what is worth knowing: each kind once, with its advice and a few paths. */
import { HARMLESS_PROBLEMS, PROBLEM_KINDS, type ReportProblem } from "../model/index.ts";
import { displayWidth } from "../util/display-width.ts";
import { visible } from "../util/printable.ts";
import { groupThousands } from "./numbers.ts";
import { fold, MARGIN, type Page, section, visibleLines } from "./page.ts";
import { indent, wrap } from "./wrap.ts";

/** The parts of the report about problems; nothing without problems. */
export function problemSections(page: Page, problems: readonly ReportProblem[]): string[] {
  const { headings } = page.words;
  const lines = (harmless: boolean) =>
    PROBLEM_KINDS.filter((kind) => HARMLESS_PROBLEMS.has(kind) === harmless).flatMap((kind) =>
      kindLines(
        page,
        problems.filter((problem) => problem.kind === kind),
      ),
    );
  return [...section(page, headings.notRead, lines(false)), ...section(page, headings.worthKnowing, lines(true))];
}

function kindLines(page: Page, problems: readonly ReportProblem[]): string[] {
  const [first] = problems;
  if (first === undefined) return [];
  const title = page.words.problems[first.kind].name + page.words.say.aside(groupThousands(problems.length));
  const messages = [...new Set(problems.map((problem) => problem.message))].slice(0, MESSAGES_SHOWN);
  const groups = messages.map((message) => problems.filter((problem) => problem.message === message));
  const left = groups.reduce((count, group) => count - group.length, problems.length);
  const below = groups.flatMap((group) => messageLines(page, group));
  return [
    ...indent(wrap(title, page.width - MARGIN), MARGIN),
    ...indent(left === 0 ? below : [...below, moreText(page, left)], 2 * MARGIN),
  ];
}

/** What all of these say, then where. */
function messageLines(page: Page, problems: readonly ReportProblem[]): string[] {
  const places = fold(
    problems,
    PATHS_SHOWN,
    (problem) => place(page, problem),
    (count) => moreText(page, count),
  );
  return [
    ...wrap(visibleLines(problems[0]?.message ?? ""), page.width - 2 * MARGIN),
    ...places.flatMap((text) => text.split("\n")),
  ];
}

function moreText(page: Page, count: number): string {
  return `… ${page.words.counted.more(count)}`;
}

/** The path is never broken; where the byte does not fit beside it, it stands below. */
function place(page: Page, problem: ReportProblem): string {
  const { say } = page.words;
  const path = `- ${visible(problem.path)}`;
  if (problem.offset === undefined) return path;
  const both = path + say.aside(say.atByte(problem.offset));
  return displayWidth(both) <= page.width - 2 * MARGIN ? both : `${path}\n  ${say.atByte(problem.offset)}`;
}

const MESSAGES_SHOWN = 3;
const PATHS_SHOWN = 3;
