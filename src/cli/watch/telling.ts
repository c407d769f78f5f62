/** Tells what a watch finds and writes its checkpoint, as one thing, as often as that can be done without being in the way. */
import type { Problem } from "../../model/index.ts";
import type { WatchState } from "../../pipeline/index.ts";
import type { Checkpoint } from "./checkpoint.ts";

/** A checkpoint is written at least this often while anything happens, in milliseconds. */
const CHECKPOINT_MS = 5_000;
/** Writing it takes at most this part of the time. */
const SHARE = 0.1;

/** What waits to be told. */
export interface Telling {
  add(text: string): void;
  isEmpty(): boolean;
  /** Something has happened that the checkpoint does not know yet. */
  touch(): void;
  /** Tells and writes where it is time for it, or at once. */
  save(atOnce: boolean): Promise<void>;
  /** Whether the checkpoint could be written the last time. */
  troubles(): readonly Problem[];
}

/** What telling needs. */
export interface TellingOptions<Extra> {
  readonly checkpoint: Checkpoint<Extra>;
  write(text: string): Promise<void>;
  state(): WatchState;
  extra(): Extra;
  /** This machine's clock in milliseconds. */
  now(): number;
}

/** Starts with nothing to tell. */
export function createTelling<Extra>({ checkpoint, write, state, extra, now }: TellingOptions<Extra>): Telling {
  let waiting = "";
  let isUnsaved = false;
  let savedMs = 0;
  let costMs = 0;
  let troubles: Problem[] = [];
  return {
    add(text) {
      waiting += text;
    },
    isEmpty: () => waiting === "",
    touch() {
      isUnsaved = true;
    },
    troubles: () => troubles,
    async save(atOnce) {
      const sinceMs = now() - savedMs;
      const isDue = sinceMs >= costMs / SHARE && (waiting !== "" || (isUnsaved && sinceMs >= CHECKPOINT_MS));
      if (!atOnce && !isDue) return;
      const startedMs = now();
      const text = waiting;
      waiting = "";
      let isTold = false;
      try {
        await checkpoint.tell(state(), extra(), text, () => {
          isTold = true;
        });
        troubles = [];
        isUnsaved = false;
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === undefined) throw error;
        troubles = [
          { path: checkpoint.path, kind: code === "ENOSPC" ? "disk-full" : "not-written", detail: { reason: code } },
        ];
        // Whoever watches must see it all the same; only a run that is killed would tell it again.
        if (!isTold) await write(text);
      }
      savedMs = now();
      costMs = savedMs - startedMs;
    },
  };
}
