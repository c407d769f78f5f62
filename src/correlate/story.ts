/**
 * The way of one phone into a secured cluster, told by the stages of that way: TFTP, CTL file, CAPF, LSC, TLS,
 * registration. Says where it broke first, and what of it no log could have shown.
 */
import {
  type Match,
  STAGE_NAMES,
  type StageMark,
  type StageName,
  type StageStatus,
  type Story,
} from "../model/index.ts";
import type { Item } from "./item.ts";
import { type CorrelateInput, orderMatches } from "./order-matches.ts";

/** What a story is told from. */
export interface StoryInput extends Pick<CorrelateInput, "matches" | "assumedOffsetMin" | "clockAheadMs"> {
  /** The phone's name. */
  readonly device: string;
  /** What a match of a pattern says about a stage. */
  readonly marks: ReadonlyMap<string, StageMark>;
  /** Matches about no phone that belong to it all the same: those of incidents it has a part in. */
  readonly shared: ReadonlySet<Match>;
  /** Was a log read in which one of the patterns can stand? */
  isVisible(patterns: readonly string[]): boolean;
}

/** Tells the story of a phone. */
export function tellStory(input: StoryInput): Story {
  const steps: Step[] = [];
  for (const item of orderMatches(input)) {
    const mark = input.marks.get(item.match.pattern);
    if (mark === undefined || !(item.names("device").includes(input.device) || input.shared.has(item.match))) continue;
    const before = steps.at(-1);
    if (before !== undefined && before.item.match.pattern === item.match.pattern) before.count++;
    else steps.push({ item, mark, count: 1 });
  }
  const stages = STAGE_NAMES.map((stage) => ({ stage, status: statusOf(stage, steps, input) }));
  const broke = stages.find(({ status }) => status === "failed")?.stage ?? null;
  const brokeAt = broke === null ? -1 : firstLastingFailure(broke, steps);
  return {
    device: input.device,
    stages,
    broke,
    steps: steps.map(({ item, mark, count }, index) => ({
      ...mark,
      match: item.match,
      count,
      broke: index === brokeAt,
    })),
  };
}

interface Step {
  readonly item: Item;
  readonly mark: StageMark;
  count: number;
}

function statusOf(stage: StageName, steps: readonly Step[], { marks, isVisible }: StoryInput): StageStatus {
  const last = steps.findLast(({ mark }) => mark.stage === stage && mark.outcome !== "note");
  if (last !== undefined) return last.mark.outcome === "ok" ? "ok" : "failed";
  const patterns = [...marks].flatMap(([pattern, mark]) => (mark.stage === stage ? [pattern] : []));
  return isVisible(patterns) ? "unseen" : "blind";
}

/** The first failure of the stage that no later success mends. */
function firstLastingFailure(stage: StageName, steps: readonly Step[]): number {
  const lastSuccess = steps.findLastIndex(({ mark }) => mark.stage === stage && mark.outcome === "ok");
  return steps.findIndex(({ mark }, index) => index > lastSuccess && mark.stage === stage && mark.outcome === "failed");
}
