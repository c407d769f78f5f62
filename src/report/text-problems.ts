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
  const { words } = page;
  const groups = [...new Set(problems.map((problem) => problem.message))].map((message) => ({
    message,
    problems: problems.filter((problem) => problem.message === message),
  }));
  const title = words.problems[first.kind].name + words.say.aside(groupThousands(problems.length));
  const shown = groups.slice(0, MESSAGES_SHOWN);
  const left = problems.length - shown.reduce((sum, group) => sum + group.problems.length, 0);
  return [
    ...indent(wrap(title, page.width - MARGIN), MARGIN),
    ...indent(
      [
        ...shown.flatMap((group) => [
          ...wrap(visibleLines(group.message), page.width - 2 * MARGIN),
          ...fold(
            group.problems,
            PATHS_SHOWN,
            (problem) => place(page, problem),
            (count) => `… ${words.counted.more(count)}`,
          ).flatMap((lines) => lines.split("\n")),
        ]),
        ...(left > 0 ? [`… ${words.counted.more(left)}`] : []),
      ],
      2 * MARGIN,
    ),
  ];
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
