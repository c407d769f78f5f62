/**
 * Reads a file on disk in large pieces. A file still being written is read to the size it had when it was opened:
 * what comes later belongs to the next scan.
 */
import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { problemOfError } from "./read-error.ts";
import type { Session } from "./session.ts";

const PIECE_BYTES = 2 ** 20;

/** A file opened for reading. */
export interface OpenFile {
  readonly handle: FileHandle;
  /** Size when it was opened. */
  readonly sizeBytes: number;
}

/** Opens a file; null, with the problem reported, where that is not possible. The caller closes the handle. */
export async function openFile(absolute: string, path: string, session: Session): Promise<OpenFile | null> {
  let handle: FileHandle | undefined;
  try {
    // Without O_NONBLOCK a pipe that took the file's place since it was listed would block here for ever.
    handle = await open(absolute, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stats = await handle.stat();
    if (stats.isFile()) return { handle, sizeBytes: stats.size };
    session.report(stats.isDirectory() ? "vanished" : "special-file", path);
  } catch (error) {
    const problem = problemOfError(path, error);
    session.report(problem.kind, path, problem.detail);
  }
  await handle?.close();
  return null;
}

/** All bytes of the file. Reports "shrank" when there are fewer than `expectedBytes`, the size when it was listed. */
export async function* readWhole(
  file: OpenFile,
  path: string,
  expectedBytes: number,
  session: Session,
): AsyncGenerator<Uint8Array> {
  const expected = Math.max(expectedBytes, file.sizeBytes);
  let actual = 0;
  for await (const piece of readRange(file, 0, file.sizeBytes, path, session)) {
    actual += piece.length;
    session.addRead(piece.length);
    yield piece;
  }
  if (actual < expected && !session.isStopped() && !session.isTroubled(path)) {
    session.report("shrank", path, { expected, actual }, actual);
  }
}

/** The bytes [from, to); ends early, with the problem reported, where the disk gives no more. */
export async function* readRange(
  file: OpenFile,
  from: number,
  to: number,
  path: string,
  session: Session,
): AsyncGenerator<Uint8Array> {
  let at = from;
  while (at < to && !session.isStopped()) {
    const buffer = Buffer.allocUnsafeSlow(Math.min(PIECE_BYTES, to - at));
    let bytesRead: number;
    try {
      ({ bytesRead } = await file.handle.read(buffer, 0, buffer.length, at));
    } catch (error) {
      const problem = problemOfError(path, error);
      session.report(problem.kind, path, problem.detail, at);
      return;
    }
    if (bytesRead === 0) return;
    at += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}
