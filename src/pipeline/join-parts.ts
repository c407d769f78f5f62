/**
 * Puts the parts of a source together, in their order, as if it had been read in one go. Each part was read with a guess
 * at what the file's clock shows where it begins; a guess that proves wrong is set right, or the part is read again.
 */
import { createTwinFinder, type TwinState } from "../detect/index.ts";
import type { Moment, Problem } from "../model/index.ts";
import { createFileTimes, joinTimes, type TimesState } from "./file-times.ts";
import { isTwoByte, type SourceIdentity } from "./identify-source.ts";
import {
  createFilter,
  FROM_THE_START,
  type Hidden,
  type PartResult,
  type ScanContext,
  type SourceResult,
  type Waiting,
} from "./scan-source.ts";

/** Takes the parts of one source in. */
export interface Joiner {
  /** Adds the next part. False: it was read with a wrong guess, and must be read again from `state()` and then added. */
  add(part: PartResult): boolean;
  /** What is known behind the parts so far; null before the first. */
  state(): TimesState | null;
  /** The parts so far as one: whoever adds it first to another joiner can go on from here. */
  soFar(): PartResult;
  /** The whole source. Nothing can be added after it. */
  finish(): SourceResult;
}

/** Starts with no part. */
export function createJoiner(
  { file, problems: known }: SourceIdentity,
  context: Pick<ScanContext, "options" | "uses" | "onMatch">,
): Joiner {
  const { options } = context;
  const filter = createFilter(context);
  const problems: Problem[] = [...known];
  const total = { bytes: 0, lines: 0, records: 0, unparsed: 0 };
  let longestLine = 0;
  let state: TimesState | null = null;
  let unpaired: TwinState = new Map();
  const waiting: Waiting[] = [];

  return {
    state: () => state,
    add(part) {
      let shiftMs = 0;
      // After a stop, what lies behind the place up to which the file was read has no line numbers.
      if (part.records > 0 && part.beginsAt !== total.bytes) return true;
      if (state === null) {
        state = part.times.end;
        unpaired = new Map([...part.unpaired].map(([what, times]) => [what, [...times]]));
      } else if (part.times.guess === state) {
        state = part.times.end; // nothing was guessed
      } else {
        const joined = joinTimes(state, part.times, file, options);
        if (joined === null) return false;
        ({ state, shiftMs } = joined);
      }
      const { move } = createFileTimes(file, options, state);
      // A date that a line prints is no guess.
      const moment = (one: Moment): Moment => (one.basis === "line" ? one : move(one, shiftMs));
      const fit = { lines: total.lines, moment, isFitting: total.lines === 0 && shiftMs === 0 };
      filter.gatherer.absorb(part.gathered, fit);
      filter.memory.absorb(part.remembered, fit);
      const isTwin = createTwinFinder(unpaired);
      for (const { match, verdict } of part.alarms) {
        const time = match.time === null ? null : fit.moment(match.time);
        const placed = { ...match, line: match.line + fit.lines, time };
        filter.take({ match: placed, verdict }, isTwin(placed));
      }
      for (const { match, isTwin } of part.waiting)
        waiting.push({ match: { ...match, line: match.line + fit.lines }, isTwin });
      for (const key of Object.keys(part.hidden) as (keyof Hidden)[]) filter.hidden[key] += part.hidden[key];
      for (const problem of part.problems) addProblem(problems, problem, fit.lines);
      for (const key of Object.keys(total) as (keyof typeof total)[]) total[key] += part[key];
      longestLine = Math.max(longestLine, part.longestLine);
      return true;
    },
    soFar: () => ({
      beginsAt: 0,
      ...total,
      longestLine,
      times: { guess: FROM_THE_START, begin: null, end: state ?? FROM_THE_START },
      gathered: filter.gatherer.raw(),
      remembered: filter.memory.raw(),
      problems,
      hidden: filter.hidden,
      alarms: [],
      unpaired,
      waiting: [...waiting, ...filter.waiting],
    }),
    finish() {
      const times = createFileTimes(file, options, state ?? undefined);
      const settle = times.settle();
      const settled = (moment: Moment | null): Moment | null => (moment === null ? null : settle(moment));
      filter.takeWaiting([...waiting, ...filter.waiting], settle);
      const range = times.range();
      const first = settled(range.first);
      const add = (kind: Problem["kind"], detail: Problem["detail"]): void => {
        problems.push({ path: file.path, kind, detail });
      };
      if (longestLine >= LONG_LINE_BYTES) add("long-line", { count: longestLine * (isTwoByte(file.encoding) ? 2 : 1) });
      if (first?.basis === "modified") add("undated", times.isYearless() ? { part: "year" } : {});
      if (first === null && range.first !== null) add("no-time", {});
      return {
        file,
        ...total,
        first,
        last: settled(range.last),
        gathered: filter.gatherer.result(settle),
        remembered: filter.remembered(settle),
        gaps: times.gaps().flatMap((gap) => {
          const [from, to] = [settle(gap.from), settle(gap.to)];
          return from === null || to === null ? [] : [{ path: file.path, from, to }];
        }),
        problems,
        hidden: filter.hidden,
      };
    },
  };
}

/** A line from this length on is worth a word. */
const LONG_LINE_BYTES = 1024 * 1024;

/** What several parts tell of is told once, of its first place. */
function addProblem(problems: Problem[], problem: Problem, lines: number): void {
  const { line, pattern } = problem.detail;
  if (problems.some((known) => known.kind === problem.kind && known.detail.pattern === pattern)) return;
  problems.push(typeof line === "number" ? { ...problem, detail: { ...problem.detail, line: line + lines } } : problem);
}
