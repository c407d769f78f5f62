/** What the threads of a scan say to each other: what a worker starts with, what it sends, and the few numbers all share. */
import { loadTimeZone, type TimeZone } from "../util/time-zone.ts";
import type { ScanOptions } from "./options.ts";
import type { UnitResult } from "./scan-unit.ts";

/** What a worker starts with; the units come later, as its one message. */
export interface WorkerStart {
  readonly options: PackedOptions;
  readonly memory: SharedArrayBuffer;
}

/** What a worker sends. */
export type WorkerMessage =
  | { readonly kind: "bytes"; readonly index: number; readonly count: number }
  | { readonly kind: "result"; readonly index: number; readonly result: UnitResult }
  | { readonly kind: "end" };

/** Options that can cross a thread: zones by their names. */
export interface PackedOptions {
  readonly plain: Omit<ScanOptions, "zone" | "sourceZones">;
  readonly zone: string | null;
  readonly sourceZones: readonly (readonly [node: string, zone: string])[];
}

/** Makes options fit to cross a thread. */
export function packOptions({ zone, sourceZones, ...plain }: ScanOptions): PackedOptions {
  return {
    plain,
    zone: zone?.name ?? null,
    sourceZones: [...sourceZones].map(([node, { name }]) => [node, name]),
  };
}

/** The options on the other side. */
export async function unpackOptions({ plain, zone, sourceZones }: PackedOptions): Promise<ScanOptions> {
  const load = async (name: string): Promise<TimeZone> => (await loadTimeZone(name)) as TimeZone;
  return {
    ...plain,
    zone: zone === null ? null : await load(zone),
    sourceZones: new Map(await Promise.all(sourceZones.map(async ([node, name]) => [node, await load(name)] as const))),
  };
}

/** The numbers that all threads of a scan share. */
export interface SharedState {
  readonly memory: ArrayBufferLike;
  /** The index of the next unit that nobody has begun; beyond the last when there is none. */
  next(): number;
  /** How many units have been taken in, in their order. */
  taken(): number;
  setTaken(count: number): void;
  /** Blocks this thread, which must not be the main one, until more have been taken in. */
  waitForTaken(seen: number): void;
  stop(): void;
  isStopped(): boolean;
}

const NEXT = 0;
const TAKEN = 1;
const STOPPED = 2;

/** Starts to share, or joins with the memory that another thread shares. */
export function shareState(isShared: boolean, memory?: SharedArrayBuffer): SharedState {
  const numbers = new Int32Array(memory ?? (isShared ? new SharedArrayBuffer(16) : new ArrayBuffer(16)));
  return {
    memory: numbers.buffer,
    next: () => Atomics.add(numbers, NEXT, 1),
    taken: () => Atomics.load(numbers, TAKEN),
    setTaken(count) {
      Atomics.store(numbers, TAKEN, count);
      Atomics.notify(numbers, TAKEN);
    },
    waitForTaken(seen) {
      Atomics.wait(numbers, TAKEN, seen, 1000);
    },
    stop() {
      Atomics.store(numbers, STOPPED, 1);
      Atomics.notify(numbers, TAKEN);
    },
    isStopped: () => Atomics.load(numbers, STOPPED) === 1,
  };
}
