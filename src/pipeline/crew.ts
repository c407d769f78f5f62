/**
 * The threads that help the main one with a scan. They start while it still reads the catalog and plans, as each needs a
 * while before it can do anything, and hear what there is to do when that is known.
 */
import { Worker } from "node:worker_threads";
import type { DiskFile } from "../sources/index.ts";
import type { ScanOptions } from "./options.ts";
import { type Division, isPacked, mostUnits } from "./plan-units.ts";
import type { ScanUnit } from "./scan-unit.ts";
import { packOptions, type SharedState, shareState, type WorkerMessage, type WorkerStart } from "./worker-protocol.ts";

/** Threads beside the main one; none for a small scan. */
export interface Crew {
  /** The numbers that they and the main thread share. */
  readonly state: SharedState;
  /** How many there are. */
  readonly size: number;
  /** Sends them to work; `hear` is told what each sends. Resolves when all have come to an end, rejects when one fails. */
  work(units: readonly ScanUnit[], hear: (message: WorkerMessage) => void): Promise<void>;
  /** Sends them home, whatever they are at. */
  dismiss(): void;
}

/** Starts as many as are worth it for those files. */
export function startCrew(files: readonly DiskFile[], options: ScanOptions, division: Division): Crew {
  const count = countHelpers(files, options, division);
  const state = shareState(count > 0);
  const helpers = Array.from({ length: count }, () => startHelper(state, options));
  return {
    state,
    size: count,
    async work(units, hear) {
      // The main thread takes one.
      for (const { worker } of helpers.splice(Math.max(0, units.length - 1))) void worker.terminate();
      for (const { worker } of helpers) {
        worker.on("message", hear);
        worker.postMessage(units);
      }
      await Promise.all(helpers.map(({ ended }) => ended));
    },
    dismiss() {
      for (const { worker } of helpers) void worker.terminate();
    },
  };
}

/** Packed bytes take longer than others: they become more, and have to be unpacked. */
const BYTES_PER_PACKED_BYTE = 25;

/** How many threads beside this one are worth starting. */
function countHelpers(files: readonly DiskFile[], { jobs }: ScanOptions, division: Division): number {
  const bytes = files.reduce((sum, file) => sum + weightOf(file), 0);
  const most = Math.min(jobs, 1 + Math.floor(bytes / division.bytesPerThread));
  return Math.max(0, Math.min(most, mostUnits(files, jobs, division)) - 1);
}

function weightOf(file: DiskFile): number {
  return isPacked(file) ? file.sizeBytes * BYTES_PER_PACKED_BYTE : file.sizeBytes;
}

/** A thread; `ended` resolves when it has sent all it had, and rejects when something of ours broke in it. */
function startHelper(state: SharedState, options: ScanOptions): { worker: Worker; ended: Promise<void> } {
  const workerData: WorkerStart = { options: packOptions(options), memory: state.memory as SharedArrayBuffer };
  // A source tree has the worker where the build puts it: Node runs no TypeScript there.
  const path = import.meta.url.endsWith(".ts") ? "../../dist/pipeline/scan-worker.js" : "../pipeline/scan-worker.js";
  const worker = new Worker(new URL(path, import.meta.url), { workerData, resourceLimits: YOUNG });
  const ended = new Promise<void>((resolve, reject) => {
    worker.on("message", ({ kind }: WorkerMessage) => {
      if (kind === "end") resolve();
    });
    worker.on("error", reject);
    worker.on("exit", () => resolve());
  });
  // It may fail before it is sent to work.
  ended.catch(() => {});
  return { worker, ended };
}

/** What a scan makes anew lives shortly or to its end: a small place for what is young saves memory and costs no time. */
const YOUNG = { maxYoungGenerationSizeMb: 12 };
