/** The bytes of an archive on disk, also where they lie in several parts. */
import { type FileHandle, open, stat } from "node:fs/promises";
import { UserError } from "../errors.ts";

/** Bytes that can be read anywhere. */
export interface FileBytes {
  readonly sizeBytes: number;
  /** The bytes [at, at + length); fewer at the end. @throws UserError of kind "input" when the disk does not give them */
  read(at: number, length: number): Promise<Buffer>;
  close(): Promise<void>;
}

/**
 * Opens files one after the other as one.
 * @throws UserError of kind "input" when one cannot be opened
 */
export async function openFiles(paths: readonly string[]): Promise<FileBytes> {
  const parts: { path: string; handle: FileHandle; from: number; to: number }[] = [];
  const close = async (): Promise<void> => {
    for (const { handle } of parts) await handle.close();
  };
  let sizeBytes = 0;
  try {
    for (const path of paths) {
      const handle = await open(path);
      const { size } = await handle.stat();
      parts.push({ path, handle, from: sizeBytes, to: sizeBytes + size });
      sizeBytes += size;
    }
  } catch (error) {
    await close();
    throw notRead(paths[parts.length] as string, error);
  }
  return {
    sizeBytes,
    close,
    async read(at, length) {
      const end = Math.min(at + length, sizeBytes);
      const bytes = Buffer.alloc(Math.max(0, end - at));
      for (const { path, handle, from, to } of parts) {
        let place = Math.max(at, from);
        const stop = Math.min(end, to);
        while (place < stop) {
          const { bytesRead } = await handle
            .read(bytes, place - at, stop - place, place - from)
            .catch((error: unknown) => Promise.reject(notRead(path, error)));
          if (bytesRead === 0) throw notRead(path, new Error("EOF"));
          place += bytesRead;
        }
      }
      return bytes;
    },
  };
}

/** All bytes in order, in pieces of at most 1 MiB. */
export async function* readAll(bytes: Pick<FileBytes, "sizeBytes" | "read">): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.sizeBytes; at += PIECE_BYTES) yield await bytes.read(at, PIECE_BYTES);
}

/** Is there a file of that name? */
export async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (status) => status.isFile(),
    () => false,
  );
}

function notRead(path: string, error: unknown): UserError {
  const reason = (error as NodeJS.ErrnoException).code ?? (error instanceof Error ? error.message : String(error));
  return new UserError(
    "input",
    {
      en: `${path}: cannot be read (${reason}). Check the path and the permissions.`,
      ja: `${path}: 読み取れません (${reason})。パスとアクセス許可を確認してください。`,
    },
    { cause: error },
  );
}

/** A small file whole. @throws UserError of kind "input" when it cannot be read */
export async function readWhole(path: string): Promise<Buffer> {
  const file = await openFiles([path]);
  try {
    const pieces: Buffer[] = [];
    for await (const piece of readAll(file)) pieces.push(piece);
    return Buffer.concat(pieces);
  } finally {
    await file.close();
  }
}

const PIECE_BYTES = 2 ** 20;
