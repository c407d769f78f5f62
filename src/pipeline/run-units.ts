/**
 * Runs the units of a scan: on this thread, and on others where there is enough to do. Results come in the order of the
 * units, whoever finishes first. No thread gets far ahead of what has been taken in, so memory stays flat.
 */
import { Worker } from "node:worker_threads";
import type { ScanContext } from "./scan-source.ts";
import { type ScanUnit, scanUnit, type UnitResult } from "./scan-unit.ts";
import { packOptions, type SharedState, shareState, type WorkerMessage, type WorkerStart } from "./worker-protocol.ts";

/** How units are run. */
export interface RunOptions {
  /** Threads, this one included. */
  readonly jobs: number;
  /** How many the machine runs at once. */
  readonly processors: number;
  /** For how much work another thread is worth its start. */
  readonly bytesPerThread: number;
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
  const helpers = countHelpers(units, options);
  const ownContext = { ...context, readsAhead: helpers === 0 && options.processors > 1 };
  const state = shareState(helpers > 0);
  const inbox = createInbox(units, state, options.onResult);
  const workers = Array.from({ length: helpers }, () => startWorker(units, context, state, inbox, options));
  const stop = (): void => state.stop();
  context.signal.addEventListener("abort", stop);
  if (context.signal.aborted) stop();
  try {
    await Promise.race([inbox.failure, work()]);
    await Promise.race([inbox.failure, Promise.all(workers.map(({ ended }) => ended))]);
    await inbox.taken();
  } finally {
    context.signal.removeEventListener("abort", stop);
    await Promise.all(workers.map(({ worker }) => worker.terminate()));
  }

  async function work(): Promise<void> {
    for (let index = state.next(); index < units.length && !context.signal.aborted; index = state.next()) {
      while (index - state.taken() >= AHEAD) await inbox.nextTaken();
      const unit = units[index] as ScanUnit;
      inbox.put(index, await scanUnit(unit, ownContext, (count) => options.onBytes(unit, count)));
    }
  }
}

/** Units that may be finished and not taken in yet. */
export const AHEAD = 64;
/** Packed bytes take longer than others: they become more, and have to be unpacked. */
const BYTES_PER_PACKED_BYTE = 25;

/** How many threads beside this one are worth starting. */
function countHelpers(units: readonly ScanUnit[], { jobs, bytesPerThread }: RunOptions): number {
  const files = new Set(units.map(({ file }) => file));
  const bytes = [...files].reduce((sum, file) => sum + weightOf(file), 0);
  return Math.max(0, Math.min(jobs, units.length, 1 + Math.floor(bytes / bytesPerThread)) - 1);
}

function weightOf({ shown, sizeBytes }: ScanUnit["file"]): number {
  return /\.(?:gzo?|tgz|zip)$/i.test(shown) ? sizeBytes * BYTES_PER_PACKED_BYTE : sizeBytes;
}

interface Inbox {
  put(index: number, result: UnitResult): void;
  fail(error: unknown): void;
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
    fail,
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

function startWorker(
  units: readonly ScanUnit[],
  { options }: ScanContext,
  state: SharedState,
  inbox: Inbox,
  { onBytes }: RunOptions,
): { worker: Worker; ended: Promise<void> } {
  const workerData: WorkerStart = { units, options: packOptions(options), memory: state.memory as SharedArrayBuffer };
  // A source tree has the worker where the build puts it: Node runs no TypeScript there.
  const path = import.meta.url.endsWith(".ts") ? "../../dist/pipeline/scan-worker.js" : "../pipeline/scan-worker.js";
  const worker = new Worker(new URL(path, import.meta.url), { workerData });
  const ended = new Promise<void>((resolve) => {
    worker.on("message", (message: WorkerMessage) => {
      if (message.kind === "bytes") onBytes(units[message.index] as ScanUnit, message.count);
      else inbox.put(message.index, message.result);
    });
    worker.on("error", inbox.fail);
    worker.on("exit", () => resolve());
  });
  return { worker, ended };
}
