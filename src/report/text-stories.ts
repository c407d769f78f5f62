/** The part of the text report about the way of each phone asked for. */
import type { ReportStory, StageStatus } from "../model/index.ts";
import { displayWidth } from "../util/display-width.ts";
import { visible } from "../util/printable.ts";
import { MARGIN, type Page, section } from "./page.ts";
import type { Style } from "./paint.ts";
import { type ToldStory, tellStory } from "./story.ts";
import { placedLines, quoteLines } from "./text-timeline.ts";
import { indent, wrap } from "./wrap.ts";

/** The part of the report with the stories; nothing where no phone was asked for. */
export function storiesSection(page: Page, stories: readonly ReportStory[]): string[] {
  return section(
    page,
    page.words.incidents.headings.story,
    stories.flatMap((story) => [
      "",
      page.paint("heading", visible(story.device)),
      ...indent(storyLines(page, tellStory(page.words, story), story.broke !== null), MARGIN),
    ]),
  );
}

function storyLines(page: Page, story: ToldStory, isBroken: boolean): string[] {
  const width = page.width - MARGIN;
  const outcome = wrap(story.outcome, width);
  return [
    ...stageLines(page, story, width),
    ...(isBroken ? outcome.map((line) => page.paint("bad", line)) : outcome),
    ...story.meanings.flatMap((text) => wrap(text, width)),
    ...(story.steps.length === 0 ? [] : [""]),
    ...story.steps.flatMap((step) => [
      ...placedLines(page, step, step, width),
      ...(step.quote === null ? [] : quoteLines(page, step.quote, width)),
    ]),
    ...(story.left === 0 ? [] : [page.paint("quiet", page.words.incidents.stepsLeftOut(story.left))]),
  ];
}

/** The stages in their order, none of them torn: "TFTP: ok → CTL file: ok → CAPF: FAILED". */
function stageLines(page: Page, { stages }: ToldStory, width: number): string[] {
  const lines: string[] = [];
  let used = 0;
  for (const [index, { name, word, status, broke }] of stages.entries()) {
    const arrow = index === stages.length - 1 ? "" : " →";
    const taken = displayWidth(`${name}: ${word}`) + arrow.length;
    const painted = `${name}: ${page.paint(broke ? "critical" : STATUS_STYLES[status], word)}${arrow}`;
    if (used > 0 && used + 1 + taken <= width) {
      lines.push(`${lines.pop() ?? ""} ${painted}`);
      used += 1 + taken;
    } else {
      lines.push(painted);
      used = taken;
    }
  }
  return lines;
}

const STATUS_STYLES: Record<StageStatus, Style> = { ok: "good", failed: "bad", unseen: "quiet", blind: "quiet" };
