/** Tells of problems once: of those that last when they begin and when they are over, of others when they are met. */
import type { Problem, WatchLine } from "../model/index.ts";
import { wordProblems } from "../report/index.ts";
import { roomAt } from "../sources/index.ts";
import type { WatchOptions } from "./watch-options.ts";
import type { WatchState } from "./watch-state.ts";

/** Tells of problems. */
export interface ProblemTeller {
  /** A problem that is told once, and stays in the report. */
  pass(problem: Problem): void;
  /** What has begun to be in the way, and what is over, by the problems that there are now; and what passed. */
  lines(lasting: readonly Problem[]): WatchLine[];
  /** Those that last. */
  raised(): Problem[];
}

/** So many problems that passed are kept for the report. */
const PASSED_KEPT = 1_000;

/** Goes on from the problems of a state. */
export function createProblemTeller({ lang, paths }: WatchOptions, state: WatchState): ProblemTeller {
  const raised = new Map<string, Problem>(state.raised.map((problem) => [problemKey(problem), problem]));
  const untold: Problem[] = [];
  const hadRoom = new Set(state.raised.filter(({ kind }) => kind === "disk-full").map(({ path }) => path));
  /** Is there no room left where there was some? A disk that cannot be written to has none from the beginning. */
  function hasFilledUp(path: string): boolean {
    const room = roomAt(path);
    if (room !== null && room > 0) hadRoom.add(path);
    return room === 0 && hadRoom.has(path);
  }
  function worded(problems: readonly Problem[], how: "raised" | "cleared"): WatchLine[] {
    return wordProblems(problems, lang).map((problem) => ({ type: "problem", state: how, ...problem }));
  }
  return {
    pass(problem) {
      state.passed.push(problem);
      if (state.passed.length > PASSED_KEPT) state.passed.shift();
      untold.push(problem);
    },
    lines(lasting) {
      const full = paths.filter(hasFilledUp).map((path): Problem => ({ path, kind: "disk-full", detail: {} }));
      const now = new Map(
        [...lasting, ...full]
          .filter(({ kind }) => !QUIET_PROBLEMS.has(kind))
          .map((problem) => [problemKey(problem), problem]),
      );
      const lines: WatchLine[] = [];
      for (const [key, problem] of now) if (!raised.has(key)) lines.push(...worded([problem], "raised"));
      for (const [key, problem] of raised) if (!now.has(key)) lines.push(...worded([problem], "cleared"));
      raised.clear();
      for (const [key, problem] of now) raised.set(key, problem);
      lines.push(...worded(untold.splice(0), "raised"));
      return lines;
    },
    raised: () => [...raised.values()],
  };
}

/** What a problem is known by from round to round. */
export function problemKey({ path, kind }: Problem): string {
  return `${path}\n${kind}`;
}

/** Kinds that are the way of the world in logs that are being written. */
const QUIET_PROBLEMS: ReadonlySet<Problem["kind"]> = new Set<Problem["kind"]>([
  "empty-file",
  "still-written",
  "binary",
  "unrecognised",
  "same-file",
  "special-file",
  "link-loop",
  "vanished",
]);
