/** What is told of a phone's way from its CTL file to its registration: how each stage went, where it broke, and when. */
import type { ReportStory, StageName, StageStatus } from "../model/index.ts";
import { visible } from "../util/printable.ts";
import { pickTelling } from "./pick-telling.ts";
import { timeBeside } from "./span.ts";
import type { Words } from "./words/index.ts";

/** A story as it is told; foreign text made visible. */
export interface ToldStory {
  readonly stages: readonly {
    readonly stage: StageName;
    readonly name: string;
    readonly status: StageStatus;
    readonly word: string;
    readonly broke: boolean;
  }[];
  /** Where it broke, or that it did not. */
  readonly outcome: string;
  /** What the words for nothing mean, where they stand among the stages. */
  readonly meanings: readonly string[];
  readonly steps: readonly ToldStep[];
  /** How many steps are left out. */
  readonly left: number;
}

/** One line of the way. */
export interface ToldStep {
  readonly stage: StageName;
  readonly status: ReportStory["timeline"][number]["status"];
  readonly time: string;
  readonly says: string;
  /** What stands behind the line at which the way broke; else empty. */
  readonly mark: string;
  readonly path: string;
  readonly line: number;
  /** The line of the log, null where one like it is quoted already or nothing failed. */
  readonly quote: string | null;
}

/** Tells a story with at most `limit` steps, those that tell most. */
export function tellStory(words: Words, story: ReportStory, limit = STEPS_SHOWN): ToldStory {
  const { incidents } = words;
  const { stages, timeline, broke, timelineOmitted } = story;
  const nothing = timeline.length > 0 ? incidents.noBreak : incidents.nothingOfPhone;
  const has = (wanted: StageStatus) => stages.some(({ status }) => status === wanted);
  const steps = toldSteps(words, timeline, limit);
  return {
    stages: stages.map(({ stage, status }) => ({
      stage,
      name: incidents.stages[stage],
      status,
      word: incidents.stageStatuses[status],
      broke: stage === broke,
    })),
    outcome: broke === null ? nothing : incidents.brokeAt(incidents.stages[broke]),
    meanings: [
      ...(has("unseen") ? [incidents.whatUnseenMeans] : []),
      ...(has("blind") ? [incidents.whatBlindMeans] : []),
    ],
    steps,
    left: timelineOmitted + timeline.length - steps.length,
  };
}

function toldSteps(words: Words, timeline: ReportStory["timeline"], limit: number): ToldStep[] {
  const { incidents, unknownTime } = words;
  const shown = pickTelling(timeline, limit, ({ stage, status, pattern, broke }) =>
    broke ? "broke" : [stage, status, pattern].join(" "),
  );
  const first = timeline[0]?.time ?? null;
  const quoted = new Set<string>();
  return shown.map((number, index) => {
    const step = timeline[number] as ReportStory["timeline"][number];
    const name = incidents.stages[step.stage];
    const isTelling = step.broke || (step.status === "failed" && !quoted.has(step.pattern));
    if (isTelling) quoted.add(step.pattern);
    const says = [
      incidents.stageLine(step.status === "failed" ? incidents.failed(name) : name, visible(step.title)),
      ...(step.count > 1 ? [incidents.repeatedOnly(step.count)] : []),
    ];
    return {
      stage: step.stage,
      status: step.status,
      time: step.time === null ? unknownTime : visible(index === 0 ? step.time : timeBeside(step.time, first)),
      says: says.join(" "),
      mark: step.broke ? incidents.brokeHere : "",
      path: visible(step.path),
      line: step.line,
      quote: isTelling ? visible(step.text) : null,
    };
  });
}

/** Steps of a story that are shown where there is little room. */
const STEPS_SHOWN = 12;
