/** The story of one phone, worded. */
import type { Language, Moment, Pattern, ReportStory, Story } from "../model/index.ts";

/** How a story is written. */
export interface StoryWriting {
  readonly lang: Language;
  readonly patterns: ReadonlyMap<string, Pattern>;
  readonly show: (moment: Moment) => string;
}

/** The story as the report tells it. */
export function buildStory({ device, stages, broke, steps }: Story, writing: StoryWriting): ReportStory {
  const { lang, patterns, show } = writing;
  const brokeAt = steps.findIndex((step) => step.broke);
  // The place where it broke is told, and what comes before it rather than what comes after.
  const from = Math.max(0, Math.min(brokeAt - STEPS_BEFORE, steps.length - STEPS_TOLD));
  const told = steps.length <= STEPS_TOLD ? steps : steps.slice(from, from + STEPS_TOLD);
  return {
    device,
    stages,
    broke,
    timeline: told.map(({ stage, outcome, match, count, broke: isBreak }) => ({
      time: match.time && show(match.time),
      stage,
      status: outcome,
      title: patterns.get(match.pattern)?.title[lang] ?? match.pattern,
      pattern: match.pattern,
      count,
      path: match.path,
      line: match.line,
      offset: match.offset,
      text: match.text,
      broke: isBreak,
    })),
    timelineOmitted: steps.length - told.length,
  };
}

/** How many steps of a story are told, and how many of them before the one at which it broke. */
const STEPS_TOLD = 100;
const STEPS_BEFORE = 60;
