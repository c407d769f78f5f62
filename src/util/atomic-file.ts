/**
 * Writes a file so that whoever reads it finds the old content or the new one whole, whatever happens in between: to a name
 * beside it, onto the disk, then in its place.
 */
import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";

/** New content, on the disk and not in its place yet. */
export interface Prepared {
  /** Puts it in its place. */
  commit(): Promise<void>;
  /** Takes it away again. */
  discard(): Promise<void>;
}

/** The name that new content has until it is in its place. */
export function preparedName(path: string): string {
  return `${path}.new`;
}

/**
 * Writes new content of a file beside it. `mode`: who may read it, where the system asks.
 * @throws NodeJS.ErrnoException when it cannot be written; nothing of it stays
 */
export async function prepareFile(path: string, pieces: Iterable<string>, mode = 0o666): Promise<Prepared> {
  const beside = preparedName(path);
  let handle: FileHandle | null = null;
  try {
    handle = await open(beside, "w", mode);
    let piece = "";
    for (const text of pieces) {
      piece += text;
      if (piece.length < PIECE_CHARACTERS) continue;
      await handle.writeFile(piece);
      piece = "";
    }
    await handle.writeFile(piece);
    await handle.sync();
    await handle.close();
  } catch (error) {
    await handle?.close().catch(() => {});
    await rm(beside, { force: true }).catch(() => {});
    throw error;
  }
  return {
    async commit() {
      await insist(() => rename(beside, path));
      await syncFolder(dirname(path));
    },
    discard: () => rm(beside, { force: true }),
  };
}

/**
 * Writes a file at once.
 * @throws NodeJS.ErrnoException when it cannot be written; the old content stays then
 */
export async function writeFileAtomically(path: string, pieces: Iterable<string>, mode?: number): Promise<void> {
  const prepared = await prepareFile(path, pieces, mode);
  try {
    await prepared.commit();
  } catch (error) {
    await prepared.discard().catch(() => {});
    throw error;
  }
}

const PIECE_CHARACTERS = 2 ** 20;

/** On Windows whoever looks at a file for a moment, a virus scanner or a viewer, keeps it from being replaced. */
async function insist(work: () => Promise<void>): Promise<void> {
  for (let waitMs = 10; ; waitMs *= 2) {
    try {
      await work();
      return;
    } catch (error) {
      if (!BUSY.has((error as NodeJS.ErrnoException).code ?? "") || waitMs > LONGEST_WAIT_MS) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, waitMs));
  }
}

const BUSY: ReadonlySet<string> = new Set(["EPERM", "EACCES", "EBUSY"]);
const LONGEST_WAIT_MS = 1_000;

/** The new name itself has to get onto the disk too; Windows does that by itself and opens no folders. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, "r");
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // Not every system can.
  }
}
