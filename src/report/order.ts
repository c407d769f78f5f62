/**
 * The one order everything in a report has, whatever order it was found in. Texts compare by their code units: no
 * locale has a say.
 */
import { LOG_NAMES, type LogName, type Moment, orderOf, PROBLEM_KINDS, type ProblemKind } from "../model/index.ts";

/** Below zero when `a` comes first. */
export type Compare<T> = (a: T, b: T) => number;

/** Compares by the first rule, where that finds no difference by the second, and so on. */
export function inOrder<T>(...rules: readonly Compare<T>[]): Compare<T> {
  return (a, b) => {
    for (const rule of rules) {
      const difference = rule(a, b);
      if (difference !== 0) return difference;
    }
    return 0;
  };
}

/** Compares by a text or number taken from each. */
export function by<T>(value: (item: T) => string | number): Compare<T> {
  return (a, b) => {
    const left = value(a);
    const right = value(b);
    return left < right ? -1 : Number(left > right);
  };
}

/** Where a moment stands on the line of time; no time is last. */
export function instant(moment: Moment | null, assumedOffsetMin: number): number {
  return moment === null ? Number.MAX_VALUE : orderOf(moment, assumedOffsetMin);
}

/** Where a log stands in the list of logs; an unknown one is last. */
export function logRank(log: LogName | null): number {
  return log === null ? LOG_NAMES.length : LOG_NAMES.indexOf(log);
}

/** Where a kind of problem stands in the list of kinds. */
export function problemRank(kind: ProblemKind): number {
  return PROBLEM_KINDS.indexOf(kind);
}
