/** Waits for the next round: for a time, or until something rings. */

/** Wakes whoever waits. */
export interface Bell {
  ring(): void;
  /** Waits so many milliseconds, less when it rings or the signal is aborted. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

/** Writes come in bursts: what follows a ring within this time is taken along, in milliseconds. */
const BURST_MS = 50;

/** A bell that nobody has rung. */
export function createBell(): Bell {
  let wake: (() => void) | null = null;
  let isRung = false;
  return {
    ring() {
      isRung = true;
      wake?.();
    },
    async wait(ms, signal) {
      const stop = (): void => wake?.();
      if (!isRung && !signal.aborted)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
          signal.addEventListener("abort", stop, { once: true });
        });
      signal.removeEventListener("abort", stop);
      wake = null;
      if (isRung && !signal.aborted) await new Promise((resolve) => setTimeout(resolve, BURST_MS));
      isRung = false;
    },
  };
}
