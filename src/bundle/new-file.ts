/**
 * Writes a file under a temporary name beside its place, and gives it its own name only when it is whole: whatever goes
 * wrong, there is never half a file.
 */
import { randomBytes } from "node:crypto";
import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { UserError } from "../errors.ts";

/** A file in the making, readable by its owner only. */
export interface NewFile {
  /** Where its bytes are until it is kept. */
  readonly temporary: string;
  /** @throws UserError of kind "output" when the disk takes no more */
  write(bytes: Uint8Array): Promise<void>;
  /** Ends the writing; what was written can be read under the temporary name. */
  close(): Promise<void>;
  /** Gives it its name, in place of what had it before. */
  keep(): Promise<void>;
  /** Leaves nothing behind; does nothing once it is kept. */
  discard(): Promise<void>;
}

/**
 * Begins a file that is to be at `path`.
 * @throws UserError of kind "output" when nothing can be written there
 */
export async function createNewFile(path: string): Promise<NewFile> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(4).toString("hex")}.part`);
  let handle: FileHandle | null = await open(temporary, "wx", OWNER_ONLY).catch((error) => {
    throw notWritten(path, error);
  });
  let isKept = false;

  async function close(): Promise<void> {
    const open = handle;
    handle = null;
    try {
      await open?.sync();
    } finally {
      await open?.close();
    }
  }

  return {
    temporary,
    async write(bytes) {
      try {
        await handle?.writeFile(bytes);
      } catch (error) {
        throw notWritten(path, error);
      }
    },
    async close() {
      await close().catch((error) => {
        throw notWritten(path, error);
      });
    },
    async keep() {
      try {
        await close();
        await renameOver(temporary, path);
        isKept = true;
      } catch (error) {
        throw notWritten(path, error);
      }
    },
    async discard() {
      if (isKept) return;
      await handle?.close().catch(() => {});
      handle = null;
      await rm(temporary, { force: true, maxRetries: 3 });
    },
  };
}

/**
 * Writes a small file whole.
 * @throws UserError of kind "output" when it cannot be written
 */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const file = await createNewFile(path);
  try {
    await file.write(bytes);
    await file.keep();
  } finally {
    await file.discard();
  }
}

/** On Windows a scanner or an indexer may hold a file for a moment. */
async function renameOver(from: string, to: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await rename(from, to);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (tries === RENAME_TRIES || (code !== "EPERM" && code !== "EACCES" && code !== "EBUSY")) throw error;
      await wait(20 * tries);
    }
  }
}

function notWritten(path: string, error: unknown): UserError {
  if (error instanceof UserError) return error;
  const reason = (error as NodeJS.ErrnoException).code ?? String(error);
  const next =
    reason === "ENOSPC"
      ? { en: "Free some space, or choose another place.", ja: "空き容量を確保するか、別の場所を指定してください。" }
      : { en: "Choose another place.", ja: "別の場所を指定してください。" };
  return new UserError(
    "output",
    {
      en: `${path}: cannot be written (${reason}); nothing was left behind. ${next.en}`,
      ja: `${path}: 書き込めません (${reason})。書きかけのファイルは残っていません。${next.ja}`,
    },
    { cause: error },
  );
}

const OWNER_ONLY = 0o600;
const RENAME_TRIES = 10;
