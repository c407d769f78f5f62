/**
 * Runs expressions of unknown worth with a time limit, so that none can hang the program. A call takes a tenth of a
 * millisecond more than a plain one.
 */
import { createContext, Script } from "node:vm";

/** An expression did not come to an end in its time. */
export class OutOfTime extends Error {
  constructor() {
    super("the expression did not come to an end in its time");
    this.name = "OutOfTime";
  }
}

/** How long one search may take, in milliseconds. */
export const REGEX_TIME_MS = 1_000;
/** How long the slow searches of one guard may take together; quick ones do not count. */
const ALL_TIME_MS = 5_000;
const SLOW_MS = 20;
/** Matches looked for in one call. */
const BATCH = 100;

/** Gives the matches of an expression in a text, one after the other. */
export type Guard = (expression: RegExp, text: string) => Iterable<RegExpExecArray>;

/**
 * A guard for one global expression: once its slow searches have used up their time, every further one is refused.
 * Its iterables throw OutOfTime.
 */
export function createGuard(): Guard {
  let spentMs = 0;
  const search = (expression: RegExp, text: string): RegExpExecArray[] => {
    if (spentMs > ALL_TIME_MS) throw new OutOfTime();
    const started = performance.now();
    try {
      return searchGuarded(expression, text, BATCH);
    } finally {
      const tookMs = performance.now() - started;
      if (tookMs > SLOW_MS) spentMs += tookMs;
    }
  };
  return function* (expression, text) {
    expression.lastIndex = 0;
    for (;;) {
      const batch = search(expression, text);
      const { lastIndex } = expression; // whoever takes a match may search another text in between
      yield* batch;
      if (batch.length < BATCH) return;
      expression.lastIndex = lastIndex;
    }
  };
}

/**
 * Searches like `expression.exec(text)`, from its lastIndex if it is global.
 * @throws OutOfTime when it takes longer than REGEX_TIME_MS
 */
export function execGuarded(expression: RegExp, text: string): RegExpExecArray | null {
  return searchGuarded(expression, text, 1)[0] ?? null;
}

function searchGuarded(expression: RegExp, text: string, most: number): RegExpExecArray[] {
  Object.assign(sandbox, { expression, text, most });
  context ??= createContext(sandbox);
  try {
    return script.runInContext(context, { timeout: REGEX_TIME_MS }) as RegExpExecArray[];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_SCRIPT_EXECUTION_TIMEOUT") throw new OutOfTime();
    throw error;
  }
}

const sandbox = {};
let context: ReturnType<typeof createContext> | undefined;
const script = new Script(`(() => {
  const found = [];
  for (let one; found.length < most && (one = expression.exec(text)) !== null; ) {
    found.push(one);
    if (one[0] === "") expression.lastIndex++;
  }
  return found;
})()`);
