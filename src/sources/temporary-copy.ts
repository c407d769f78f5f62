/** Puts a stream into a private temporary file for as long as it is needed; a ZIP inside an archive needs one. */
import { type FileHandle, mkdtemp, open, rm, statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ByteCursor } from "./byte-cursor.ts";
import type { OpenFile } from "./disk-bytes.ts";
import { codeOf, messageOf } from "./read-error.ts";
import { because } from "./reason.ts";
import type { Session } from "./session.ts";

/** The copy, and how to be rid of it. */
export interface TemporaryCopy extends OpenFile {
  remove(): Promise<void>;
}

/** Copies the rest of `cursor`; null, with the problem reported under `path`, where there is no room. */
export async function copyToTemporary(
  cursor: ByteCursor,
  path: string,
  session: Session,
): Promise<TemporaryCopy | null> {
  let folder: string | undefined;
  let handle: FileHandle | undefined;
  const remove = async () => {
    await handle?.close();
    if (folder !== undefined) await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    folder = await mkdtemp(join(tmpdir(), "ccmtrace-"));
    handle = await open(join(folder, "archive"), "wx+", 0o600);
    const limit = await halfOfFreeBytes(folder);
    let sizeBytes = 0;
    for (let piece = await cursor.take(PIECE_BYTES); piece !== null; piece = await cursor.take(PIECE_BYTES)) {
      sizeBytes += piece.length;
      if (sizeBytes > limit) {
        session.report("archive-size", path, { limit });
        await remove();
        return null;
      }
      await handle.writeFile(piece);
    }
    return { handle, sizeBytes, remove };
  } catch (error) {
    session.report("unreadable", path, because("temporary-file", { error: codeOf(error) ?? messageOf(error) }));
    await remove();
    return null;
  }
}

const PIECE_BYTES = 2 ** 20;

/** Other programs need room too, so a copy never takes more than half of what is free. */
async function halfOfFreeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return Math.floor((bavail * bsize) / 2);
}
