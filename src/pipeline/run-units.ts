/**
 * Runs the units of a scan: on this thread, and on those of its crew. Results come in the order of the units, whoever
 * finishes first. No thread gets far ahead of what has been taken in, so memory stays flat.
 */

import { gunzipAhead } from "../sources/index.ts";
import type { Crew } from "./crew.ts";
import type { ScanContext } from "./scan-source.ts";
import { type ScanUnit, scanUnit, type UnitResult } from "./scan-unit.ts";
import type { SharedState, WorkerMessage } from "./worker-protocol.ts";

/** How units are run. */
export interface RunOptions {
  /** How many threads the machine runs at once. */
  readonly processors: number;
  /** The other threads. */
  readonly crew: Crew;
  onBytes(unit: ScanUnit, count: number): void;
  /** Takes the next result in; the units after it wait for that. */
  onResult(unit: ScanUnit, result: UnitResult): Promise<void>;
}

/**
 * Runs the units until all are done, or the context's signal says stop: then those in hand end early and those not begun
 * give no result.
 * @throws what a unit throws: a mistake of ours, never bad input
 */
export async function runUnits(
  units: readonly ScanUnit[],
  context: ScanContext & { readonly signal: AbortSignal },
  options: RunOptions,
): Promise<void> {
  const { state } = options.crew;
  const readsAhead = options.crew.size === 0 && options.processors > 1;
  const ownContext = { ...context, readsAhead };
  const inbox = createInbox(units, state, options.onResult);
  const stop = (): void => state.stop();
  context.signal.addEventListener("abort", stop);
  if (context.signal.aborted) stop();
  try {
    await Promise.race([inbox.failure, Promise.all([options.crew.work(units, hear), work()])]);
    await Promise.race([inbox.failure, inbox.taken()]);
  } finally {
    context.signal.removeEventListener("abort", stop);
  }

  function hear(message: WorkerMessage): void {
    if (message.kind === "bytes") options.onBytes(units[message.index] as ScanUnit, message.count);
    else if (message.kind === "result") inbox.put(message.index, message.result);
  }

  async function work(): Promise<void> {
    const ahead = createUnpacker(readsAhead ? units : []);
    for (let index = state.next(); index < units.length && !context.signal.aborted; index = state.next()) {
      while (index - state.taken() >= AHEAD) await inbox.nextTaken();
      const unit = units[index] as ScanUnit;
      const unpacked = await ahead.take(index);
      inbox.put(index, await scanUnit(unit, ownContext, (count) => options.onBytes(unit, count), unpacked));
      // What the other threads have sent is taken in between; else they would have to wait for that.
      if (options.crew.size > 0) await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

/** Unpacks the files of the units that come next while the one before is scanned. */
function createUnpacker(units: readonly ScanUnit[]): { take(index: number): Promise<Buffer | null> } {
  const begun = new Map<number, Promise<Buffer | null>>();
  return {
    take(index) {
      for (let next = index + 1; next <= index + UNPACKED_AHEAD; next++) {
        const file = units[next]?.file;
        if (file !== undefined && !begun.has(next)) begun.set(next, gunzipAhead(file));
      }
      const unpacked = begun.get(index) ?? Promise.resolve(null);
      begun.delete(index);
      return unpacked;
    },
  };
}

/** To unpack takes longer than to scan: two at a time keep up with it. */
const UNPACKED_AHEAD = 2;

/** Units that may be finished and not taken in yet. */
export const AHEAD = 64;
interface Inbox {
  put(index: number, result: UnitResult): void;
  /** Never resolves; rejects when something failed. */
  readonly failure: Promise<never>;
  /** Resolves when one more result has been taken in. */
  nextTaken(): Promise<void>;
  /** Resolves when all that was put has been taken in. */
  taken(): Promise<void>;
}

/** Puts results in order and takes them in one by one. */
function createInbox(units: readonly ScanUnit[], state: SharedState, onResult: RunOptions["onResult"]): Inbox {
  const waiting = new Map<number, UnitResult>();
  let taking: Promise<void> | null = null;
  let fail: (error: unknown) => void = () => {};
  const failure = new Promise<never>((_, reject) => {
    fail = reject;
  });
  failure.catch(() => {});
  let wake: (() => void)[] = [];

  async function take(): Promise<void> {
    for (let index = state.taken(); ; index++) {
      const result = waiting.get(index);
      if (result === undefined) return;
      waiting.delete(index);
      await onResult(units[index] as ScanUnit, result);
      state.setTaken(index + 1);
      for (const resolve of wake) resolve();
      wake = [];
    }
  }
  const start = (): void => {
    if (taking !== null || !waiting.has(state.taken())) return;
    taking = take()
      .catch(fail)
      .finally(() => {
        taking = null;
        start();
      });
  };

  return {
    put(index, result) {
      waiting.set(index, result);
      start();
    },
    failure,
    nextTaken: () =>
      new Promise((resolve) => {
        wake.push(resolve);
      }),
    async taken() {
      while (taking !== null) await taking;
      // After a stop there may be holes: what lies behind them is taken in all the same.
      for (const index of [...waiting.keys()].sort((a, b) => a - b))
        await onResult(units[index] as ScanUnit, waiting.get(index) as UnitResult);
      waiting.clear();
    },
  };
}
