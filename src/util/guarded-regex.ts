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

/** A guard for one expression: once its slow searches have used up their time, every further search is refused. */
export function createGuard(): typeof execGuarded {
  let spentMs = 0;
  return (expression, text) => {
    if (spentMs > ALL_TIME_MS) throw new OutOfTime();
    const started = performance.now();
    try {
      return execGuarded(expression, text);
    } finally {
      const tookMs = performance.now() - started;
      if (tookMs > SLOW_MS) spentMs += tookMs;
    }
  };
}

/**
 * Searches like `expression.exec(text)`, from its lastIndex if it is global.
 * @throws OutOfTime when it takes longer than REGEX_TIME_MS
 */
export function execGuarded(expression: RegExp, text: string): RegExpExecArray | null {
  sandbox.expression = expression;
  sandbox.text = text;
  try {
    return script.runInContext(context, { timeout: REGEX_TIME_MS }) as RegExpExecArray | null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_SCRIPT_EXECUTION_TIMEOUT") throw new OutOfTime();
    throw error;
  }
}

const sandbox: { expression?: RegExp; text?: string } = {};
const context = createContext(sandbox);
const script = new Script("expression.exec(text)");
