/**
 * The checkpoint of a watch. What is told and what is written down go together: first everything that will have been told
 * is written beside the checkpoint, then it is told, then that takes the checkpoint's place. So a run that is killed at any
 * moment tells nothing twice, where it can be seen how far it got: in a file. To a pipe it may tell again what it had told
 * in the instant before it died.
 */
import { fstatSync, readFileSync, renameSync, rmSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { readState, type WatchState, writeState } from "../../pipeline/index.ts";
import { preparedName, prepareFile } from "../../util/atomic-file.ts";
import type { Output } from "../environment.ts";
import { usageError } from "../options.ts";
import { type Lock, takeLock } from "./lock.ts";

/** What stands in a checkpoint beside the state of the watch. */
interface Beside<Extra> {
  /** Goes up by one with each checkpoint. */
  readonly number: number;
  /** What is told with it, and the file it goes to, as that was before; null where it goes to no file. */
  readonly telling: { readonly text: string; readonly file: string; readonly size: number } | null;
  readonly extra: Extra;
}

/** A checkpoint that is this run's. */
export interface Checkpoint<Extra> {
  readonly path: string;
  readonly restored: { readonly state: WatchState; readonly extra: Extra } | null;
  /** Writes the state down and tells the text, as one thing; `onTold` comes in between. */
  tell(state: WatchState, extra: Extra, text: string, onTold: () => void): Promise<void>;
  touch(): void;
  close(): void;
}

/**
 * Opens the checkpoint at a path, with whatever a killed run left there.
 * @throws UserError when another run has it, when it is none, or its folder cannot be made
 */
export async function openCheckpoint<Extra>(
  path: string,
  isRead: boolean,
  stdout: Output,
  tell: (text: string) => Promise<void>,
): Promise<Checkpoint<Extra>> {
  let lock: Lock;
  try {
    await mkdir(dirname(path), { recursive: true });
    lock = takeLock(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw usageError((words) => words.watch.badCheckpoint(path, words.watch.faults.unwritable(code)));
  }
  try {
    const place = fileBehind(stdout);
    const restored = isRead ? await restore() : null;
    let number = restored?.number ?? 0;
    return {
      path,
      restored,
      async tell(state, extra, text, onTold) {
        const file = text === "" ? null : place();
        const telling = file === null ? null : { text, ...file };
        const beside: Beside<Extra> = { number: number + 1, telling, extra };
        const prepared = await prepareFile(path, writeState(state, beside), 0o600);
        if (text !== "") await tell(text);
        onTold();
        await prepared.commit();
        number++;
      },
      touch: lock.touch,
      close: lock.release,
    };

    async function restore(): Promise<{ state: WatchState; extra: Extra; number: number } | null> {
      const last = read(path, true);
      const next = read(preparedName(path), false);
      if (next === null || !(await isTold(next.beside, last?.beside.number ?? 0))) {
        rmSync(preparedName(path), { force: true });
        return opened(last);
      }
      renameSync(preparedName(path), path);
      return opened(next);
    }

    /** A run was killed before its checkpoint was in place: had it begun to tell what is in it? Then the rest follows. */
    async function isTold({ number: next, telling }: Beside<Extra>, before: number): Promise<boolean> {
      const now = place();
      if (next !== before + 1 || telling === null || now?.file !== telling.file || now.size <= telling.size)
        return false;
      const bytes = Buffer.from(telling.text);
      const missing = telling.size + bytes.length - now.size;
      if (missing > 0) await tell(bytes.subarray(-missing).toString());
      return true;
    }
  } catch (error) {
    lock.release();
    throw error;
  }

  function opened(
    found: { state: WatchState; beside: Beside<Extra> } | null,
  ): { state: WatchState; extra: Extra; number: number } | null {
    return found === null ? null : { state: found.state, extra: found.beside.extra, number: found.beside.number };
  }

  function read(file: string, isOurs: boolean): { state: WatchState; beside: Beside<Extra> } | null {
    let text: string;
    try {
      text = readFileSync(file, "utf8");
    } catch (error) {
      const { code = "?" } = error as NodeJS.ErrnoException;
      if (code === "ENOENT" || !isOurs) return null;
      throw usageError((words) => words.watch.badCheckpoint(file, words.watch.faults.unreadable(code)));
    }
    const found = readState(text);
    if (typeof found !== "string") return found as { state: WatchState; beside: Beside<Extra> };
    if (!isOurs) return null;
    throw usageError((words) => words.watch.badCheckpoint(file, words.watch.faults[found]));
  }
}

/** Says which file the stream goes to and how long that is; null where it goes to none. */
function fileBehind(stream: Output): () => { file: string; size: number } | null {
  return () => {
    const { fd } = stream as { fd?: number };
    if (typeof fd !== "number") return null;
    try {
      const stats = fstatSync(fd, { bigint: true });
      return stats.isFile() ? { file: `${stats.dev}:${stats.ino}`, size: Number(stats.size) } : null;
    } catch {
      return null;
    }
  };
}
