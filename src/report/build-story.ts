/** The certificate story of one phone, worded. */
import type { Pattern, ReportStory, Story, StoryStep } from "../model/index.ts";
import type { IncidentWriting } from "./build-incident.ts";
import { pickTelling } from "./pick-telling.ts";

/** The story as the report tells it. */
export function buildStory(story: Story, writing: IncidentWriting): ReportStory {
  const { device, steps, broke } = story;
  const picked = pickTelling(steps, TIMELINE_LIMIT, (step) =>
    step.broke ? "broke" : [step.stage, step.outcome, step.match.pattern].join(" "),
  );
  return {
    device,
    stages: story.stages.map(({ stage, status }) => ({ stage, status })),
    broke,
    timeline: picked.map((number) => lineOf(steps[number] as StoryStep, writing)),
    timelineOmitted: steps.length - picked.length,
  };
}

function lineOf(step: StoryStep, { lang, time, patterns }: IncidentWriting): ReportStory["timeline"][number] {
  const { match, stage, outcome, count, broke } = step;
  const { path, line, offset, text, pattern } = match;
  return {
    time: time(match.time),
    stage,
    status: outcome,
    title: titleOf(patterns.get(pattern), lang) ?? pattern,
    pattern,
    count,
    path,
    line,
    offset,
    text,
    broke,
  };
}

function titleOf(pattern: Pattern | undefined, lang: IncidentWriting["lang"]): string | undefined {
  return pattern?.title[lang];
}

/** How many steps of a story a report tells. */
const TIMELINE_LIMIT = 60;
