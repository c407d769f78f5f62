/**
 * Reads a file that somebody else is writing: opened, read and closed again at once, so that it can be renamed and deleted
 * at any time. Node opens files on Windows with all sharing allowed, deleting too.
 */
import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import type { Problem } from "../model/index.ts";
import { numberOf } from "./file-number.ts";
import { problemOfError } from "./read-error.ts";

/** A file, open for a moment. */
export interface Tail {
  /** Size when it was opened. */
  readonly sizeBytes: number;
  /** What the disk numbers the file by, as in DiskFile. */
  readonly id: string | null;
  /** Reads bytes from `at` on into `target`; gives how many, 0 at the end. */
  read(target: Uint8Array, at: number): number;
}

/** Opens the file for as long as `use` takes; null, and the problem told, where it cannot be opened or read. */
export async function withTail<T>(
  absolute: string,
  path: string,
  onProblem: (problem: Problem) => void,
  use: (tail: Tail) => T | Promise<T>,
): Promise<T | null> {
  let file: number | null = null;
  try {
    // Without O_NONBLOCK a pipe that took the file's place since it was listed would block here for ever.
    file = openSync(absolute, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stats = fstatSync(file, { bigint: true });
    if (!stats.isFile()) {
      onProblem({ path, kind: "special-file", detail: {} });
      return null;
    }
    const handle = file;
    return await use({
      sizeBytes: Number(stats.size),
      id: numberOf(stats),
      read: (target, at) => readSync(handle, target, 0, target.length, at),
    });
  } catch (error) {
    if (!isSystemError(error)) throw error;
    onProblem(problemOfError(path, error));
    return null;
  } finally {
    if (file !== null) closeSync(file);
  }
}

/** The bytes [from, to), fewer where the file ends before. */
export function readBytes(tail: Pick<Tail, "read">, from: number, to: number): Uint8Array {
  const bytes = Buffer.allocUnsafeSlow(Math.max(0, to - from));
  let count = 0;
  while (count < bytes.length) {
    const more = tail.read(bytes.subarray(count), from + count);
    if (more === 0) break;
    count += more;
  }
  return bytes.subarray(0, count);
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && "syscall" in error;
}
