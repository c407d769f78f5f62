/** What could not be read in full, then what is worth knowing: each kind once, with its advice and a few paths. */
import type { ReportProblem } from "../model/index.ts";
import { displayWidth } from "../util/display-width.ts";
import { MARGIN, type Page, section } from "./page.ts";
import { type ProblemGroup, problemGroups } from "./problem-groups.ts";
import { indent, wrap } from "./wrap.ts";

/** The parts of the report about problems; nothing without problems. */
export function problemSections(page: Page, problems: readonly ReportProblem[]): string[] {
  const { headings } = page.words;
  const lines = (isHarmless: boolean) =>
    problemGroups(page.words, problems, isHarmless).flatMap((group) => groupLines(page, group));
  return [...section(page, headings.notRead, lines(false)), ...section(page, headings.worthKnowing, lines(true))];
}

function groupLines(page: Page, { title, messages, left }: ProblemGroup): string[] {
  const more = (count: number) => (count === 0 ? [] : [`… ${page.words.counted.more(count)}`]);
  const below = messages.flatMap((message) => [
    ...wrap(message.says, page.width - 2 * MARGIN),
    ...message.places.flatMap((place) => placeLines(page, place)),
    ...more(message.left),
  ]);
  return [...indent(wrap(title, page.width - MARGIN), MARGIN), ...indent([...below, ...more(left)], 2 * MARGIN)];
}

/** The path is never broken; where the byte does not fit beside it, it stands below. */
function placeLines(page: Page, { path, atByte }: { readonly path: string; readonly atByte: string }): string[] {
  if (atByte === "") return [`- ${path}`];
  const both = `- ${path}${page.words.say.aside(atByte)}`;
  return displayWidth(both) <= page.width - 2 * MARGIN ? [both] : [`- ${path}`, `  ${atByte}`];
}
