/**
 * Reads a file on disk from any place into memory that the caller has: at once, as each hop through the event loop would
 * cost more than the reading; or, in larger blocks, while the caller works on the block before.
 */
import { closeSync, constants, fstatSync, openSync, read, readSync } from "node:fs";
import { problemOfError } from "./read-error.ts";
import type { Session } from "./session.ts";

/** A plain file, open. */
export interface DirectBytes {
  /**
   * Reads bytes from `at` on into `target`; gives how many, 0 at the end. A file still being written ends where it ended
   * when it was opened. Trouble is reported and ends the bytes.
   */
  read(target: Uint8Array, at: number): number;
  /** The same while the caller does something else. The target must not be touched before. */
  readAhead(target: Uint8Array, at: number): Promise<number>;
  /** Reads the first bytes without their counting as read; gives how many, 0 where that fails. */
  peek(target: Uint8Array): number;
  close(): void;
}

/** Opens a file; null where that fails, without a word: whoever then opens it in another way says why. */
export function openDirect(
  absolute: string,
  path: string,
  expectedBytes: number,
  session: Session,
): DirectBytes | null {
  let file: number;
  let sizeBytes: number;
  try {
    // Without O_NONBLOCK a pipe that took the file's place since it was listed would block here for ever.
    file = openSync(absolute, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch {
    return null;
  }
  try {
    const stats = fstatSync(file);
    if (!stats.isFile()) {
      closeSync(file);
      return null;
    }
    sizeBytes = stats.size;
  } catch {
    closeSync(file);
    return null;
  }
  const expected = Math.max(expectedBytes, sizeBytes);
  const lengthAt = (target: Uint8Array, at: number): number => Math.min(target.length, sizeBytes - at);
  const take = (count: number, at: number): number => {
    if (count > 0) session.addRead(count);
    else if (at < expected && !session.isTroubled(path)) session.report("shrank", path, { expected, actual: at }, at);
    return count;
  };
  const fail = (error: unknown, at: number): number => {
    const problem = problemOfError(path, error);
    session.report(problem.kind, path, problem.detail, at);
    return 0;
  };
  return {
    read(target, at) {
      const length = lengthAt(target, at);
      if (length <= 0) return take(0, at);
      try {
        return take(readSync(file, target, 0, length, at), at);
      } catch (error) {
        return fail(error, at);
      }
    },
    readAhead(target, at) {
      const length = lengthAt(target, at);
      if (length <= 0) return Promise.resolve(take(0, at));
      return new Promise((resolve) => {
        read(file, target, 0, length, at, (error, count) => {
          resolve(error === null ? take(count, at) : fail(error, at));
        });
      });
    },
    peek(target) {
      try {
        return readSync(file, target, 0, Math.min(target.length, sizeBytes), 0);
      } catch {
        return 0;
      }
    },
    close: () => closeSync(file),
  };
}
