/** A phone's way as plain lines of text without a width. */
import type { ReportStory } from "../model/index.ts";
import { tellStory } from "./story.ts";
import type { Words } from "./words/index.ts";

/** The stages, what came of them, and the steps with their lines. */
export function storyTexts(words: Words, story: ReportStory): string[] {
  const { stages, outcome, meanings, steps, left } = tellStory(words, story);
  return [
    stages.map(({ name, word }) => `${name}: ${word}`).join(" → "),
    outcome,
    ...meanings,
    ...steps.flatMap(({ time, says, mark, path, line, quote }) => [
      [time, mark === "" ? says : `${says} ${mark}`, `${path}:${line}`].join("  "),
      ...(quote === null ? [] : [`> ${quote}`]),
    ]),
    ...(left > 0 ? [words.incidents.stepsLeftOut(left)] : []),
  ];
}
