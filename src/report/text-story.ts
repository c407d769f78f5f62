/** The way of a phone from its CTL file to its registration: how each stage went, where it broke, and how it went there. */
import type { ReportStory, StageStatus } from "../model/index.ts";
import { displayWidth, padEnd } from "../util/display-width.ts";
import { visible } from "../util/printable.ts";
import { MARGIN, type Page, section } from "./page.ts";
import type { Style } from "./paint.ts";
import { hang, indent, wrap, wrapQuote } from "./wrap.ts";

/** The stories of the report, one after the other. */
export function storiesSection(page: Page, stories: readonly ReportStory[]): string[] {
  return stories.flatMap((story) =>
    section(page, page.words.incidents.storyOf(visible(story.device)), [
      ...stageLines(page, story),
      ...(story.timeline.length === 0 ? [] : ["", ...timelineLines(page, story)]),
    ]),
  );
}

function stageLines(page: Page, { stages, broke }: ReportStory): string[] {
  const words = page.words.incidents;
  const names = Math.max(...stages.map(({ stage }) => displayWidth(words.stages[stage])));
  const lines = stages.flatMap(({ stage, status }) => {
    const text = words.stageStatuses[status] + (stage === broke ? ` ${words.brokeHere}` : "");
    return hang(`${padEnd(words.stages[stage], names)}  `, text, page.width - MARGIN).map((line) =>
      page.paint(STYLES[status], line),
    );
  });
  return indent([...lines, ...(broke === null ? wrap(words.nothingBroke, page.width - MARGIN) : [])], MARGIN);
}

function timelineLines(page: Page, { timeline, timelineOmitted }: ReportStory): string[] {
  const { incidents: words, unknownTime, say } = page.words;
  const width = page.width - MARGIN;
  const lines = timeline.flatMap((step) => {
    const time = step.time === null ? unknownTime : visible(step.time);
    const repeat = step.count === 1 ? "" : ` × ${step.count}`;
    const mark = step.broke ? ` ${words.brokeHere}` : "";
    const outcome = step.status === "note" ? "" : say.aside(words.outcomes[step.status]);
    const head = `${words.stages[step.stage]}${outcome}: ${visible(step.title)}${repeat}${mark}`;
    return [
      ...hang(`${time}  `, head, width).map((line) => (step.broke ? page.paint("bad", line) : line)),
      ...indent([page.paint("quiet", `${visible(step.path)}:${step.line}`)], MARGIN),
      ...(step.broke ? indent(wrapQuote(`> ${visible(step.text)}`, width - MARGIN), MARGIN) : []),
    ];
  });
  return indent(timelineOmitted > 0 ? [...lines, words.linesOmitted(timelineOmitted)] : lines, MARGIN);
}

const STYLES: Record<StageStatus, Style> = { ok: "good", failed: "bad", unseen: "quiet", blind: "medium" };
