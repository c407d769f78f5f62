/** The way of each phone asked for, from its CTL file to its registration: how each stage went, where it broke, and when. */
import type { ReportStory, StageStatus } from "../model/index.ts";
import { displayWidth } from "../util/display-width.ts";
import { visible } from "../util/printable.ts";
import { MARGIN, type Page, section } from "./page.ts";
import type { Style } from "./paint.ts";
import { pickTelling } from "./pick-telling.ts";
import { timeBeside } from "./span.ts";
import { placedLines, quoteLines } from "./text-timeline.ts";
import { indent, wrap } from "./wrap.ts";

/** The part of the report with the stories; nothing where no phone was asked for. */
export function storiesSection(page: Page, stories: readonly ReportStory[]): string[] {
  return section(
    page,
    page.words.incidents.headings.story,
    stories.flatMap((story) => ["", ...storyLines(page, story)]),
  );
}

function storyLines(page: Page, story: ReportStory): string[] {
  const { stages, brokeAt, noBreak, nothingOfPhone } = page.words.incidents;
  const width = page.width - MARGIN;
  const said = (text: string) => wrap(text, width);
  const isTold = story.timeline.length > 0;
  return [
    page.paint("heading", visible(story.device)),
    ...indent(
      [
        ...stageLines(page, story, width),
        ...(story.broke === null
          ? said(isTold ? noBreak : nothingOfPhone)
          : broken(page, brokeAt(stages[story.broke]))),
        ...meanings(page, story).flatMap(said),
        ...(isTold ? ["", ...timelineOf(page, story, width)] : []),
      ],
      MARGIN,
    ),
  ];
}

/** The stages in their order, none of them torn: "TFTP: ok → CTL file: ok → CAPF: FAILED". */
function stageLines(page: Page, { stages, broke }: ReportStory, width: number): string[] {
  const { incidents } = page.words;
  const lines: string[] = [];
  let used = 0;
  for (const [index, { stage, status }] of stages.entries()) {
    const name = incidents.stages[stage];
    const word = incidents.stageStatuses[status];
    const arrow = index === stages.length - 1 ? "" : " →";
    const taken = displayWidth(`${name}: ${word}`) + arrow.length;
    const painted = `${name}: ${page.paint(stage === broke ? "critical" : STATUS_STYLES[status], word)}${arrow}`;
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

function broken(page: Page, text: string): string[] {
  return wrap(text, page.width - MARGIN).map((line) => page.paint("bad", line));
}

/** What the two words for nothing mean, where they stand above. */
function meanings({ words }: Page, { stages }: ReportStory): string[] {
  const has = (wanted: StageStatus) => stages.some(({ status }) => status === wanted);
  return [
    ...(has("unseen") ? [words.incidents.whatUnseenMeans] : []),
    ...(has("blind") ? [words.incidents.whatBlindMeans] : []),
  ];
}

function timelineOf(page: Page, { timeline, timelineOmitted }: ReportStory, width: number): string[] {
  const { incidents, unknownTime } = page.words;
  const shown = pickTelling(timeline, STEPS_SHOWN, ({ stage, status, pattern, broke }) =>
    broke ? "broke" : [stage, status, pattern].join(" "),
  );
  const first = timeline[0]?.time ?? null;
  const quoted = new Set<string>();
  const lines = shown.flatMap((number, index) => {
    const step = timeline[number] as ReportStory["timeline"][number];
    const name = incidents.stages[step.stage];
    const isTelling = step.broke || (step.status === "failed" && !quoted.has(step.pattern));
    if (isTelling) quoted.add(step.pattern);
    const says = [
      incidents.stageLine(step.status === "failed" ? incidents.failed(name) : name, visible(step.title)),
      ...(step.count > 1 ? [incidents.repeatedOnly(step.count)] : []),
    ].join(" ");
    const time = step.time === null ? unknownTime : visible(index === 0 ? step.time : timeBeside(step.time, first));
    return [
      ...placedLines(page, { time, says, mark: step.broke ? incidents.brokeHere : "" }, step, width),
      ...(isTelling ? quoteLines(page, step.text, width) : []),
    ];
  });
  const left = timelineOmitted + timeline.length - shown.length;
  return left === 0 ? lines : [...lines, page.paint("quiet", incidents.stepsLeftOut(left))];
}

const STATUS_STYLES: Record<StageStatus, Style> = { ok: "good", failed: "bad", unseen: "quiet", blind: "quiet" };
const STEPS_SHOWN = 12;
