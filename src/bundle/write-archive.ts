/**
 * Writes the ZIP of a bundle: streaming, with the same bytes for the same content on every system and in every zone. Every
 * entry has the same date, 1980-01-01, and mode; names are UTF-8; the archive ends with its seal.
 */
import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { createSealer, SEAL_COMMENT } from "./seal.ts";

/** What was written of an entry. */
export interface WrittenEntry {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** An archive in the making. After an error it is good for nothing. */
export interface ArchiveWriter {
  /** Adds an entry and resolves when its content has been taken in. @throws what the content or the disk throws */
  add(path: string, content: Content): Promise<WrittenEntry>;
  /** Ends the archive. */
  finish(): Promise<{ readonly bytes: number; readonly sha256: string }>;
}

/** The bytes of an entry, in pieces. */
export type Content = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** Begins an archive whose bytes go to `write`, one call after the other. */
export async function createArchiveWriter(write: (bytes: Uint8Array) => Promise<void>): Promise<ArchiveWriter> {
  const { default: yazl } = await import("yazl"); // only where something is written
  const zip = new yazl.ZipFile();
  const sealer = createSealer();
  const hash = createHash("sha256");
  let bytes = 0;
  const put = async (piece: Uint8Array): Promise<void> => {
    if (piece.length === 0) return;
    hash.update(piece);
    bytes += piece.length;
    await write(piece);
  };
  const written = (async () => {
    for await (const piece of zip.outputStream) await put(sealer.push(piece as Uint8Array));
    await put(sealer.finish());
  })();
  // The entry at hand hears of it first; nobody may be waiting yet.
  written.catch(() => {});
  const broken = new Promise<never>((_, reject) => {
    written.catch(reject);
    zip.on("error", reject);
  });
  broken.catch(() => {});

  return {
    async add(path, content) {
      const entryHash = createHash("sha256");
      let entryBytes = 0;
      let failed: (error: unknown) => void = () => {};
      const failure = new Promise<never>((_, reject) => {
        failed = reject;
      });
      let ended: () => void = () => {};
      const end = new Promise<void>((resolve) => {
        ended = resolve;
      });
      const source = Readable.from(
        (async function* () {
          try {
            for await (const piece of content) {
              if (piece.length === 0) continue;
              entryHash.update(piece);
              entryBytes += piece.length;
              yield piece;
            }
            ended();
          } catch (error) {
            failed(error);
          }
        })(),
        { objectMode: false },
      );
      try {
        zip.addReadStream(source, path, ENTRY_OPTIONS);
        await Promise.race([end, failure, broken]);
      } catch (error) {
        source.destroy();
        throw error;
      }
      return { path, bytes: entryBytes, sha256: entryHash.digest("hex") };
    },
    async finish() {
      zip.end({ comment: SEAL_COMMENT, forceZip64Format: false });
      await Promise.race([written, broken]);
      return { bytes, sha256: hash.digest("hex") };
    },
  };
}

const ENTRY_OPTIONS = {
  // The zero of the format's dates, on the clock of whatever zone this runs in: that is how it is written.
  mtime: new Date(1980, 0, 1),
  mode: 0o100644,
  forceDosTimestamp: true,
  compress: true,
};
