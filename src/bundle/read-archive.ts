/** Reads a bundle: its entries, and their bytes held against what the directory says. */
import { Readable } from "node:stream";
import { crc32, createInflateRaw } from "node:zlib";
import type { BundleFault } from "../model/index.ts";
import type { FileBytes } from "./file-bytes.ts";
import { type ArchiveLimits, dataStart, readDirectory, type ZipRecord } from "./zip-records.ts";

/** A bundle that was opened. */
export interface Archive {
  readonly entries: readonly ArchiveEntry[];
  /** What is wrong with its structure; such entries are not among the others. */
  readonly faults: readonly BundleFault[];
  /** Is its content encrypted, so that nothing of it can be read? */
  readonly isEncrypted: boolean;
}

/** An entry of a bundle. */
export interface ArchiveEntry {
  readonly path: string;
  /** Unpacked. */
  readonly bytes: number;
  readonly packedBytes: number;
  /** Its unpacked bytes. @throws DamagedEntry when they are not what the directory says */
  read(): AsyncGenerator<Uint8Array>;
}

/** The bytes of an entry cannot be had, or are not what they should be. */
export class DamagedEntry extends Error {
  readonly path: string;

  constructor(path: string, reason: string) {
    super(reason);
    this.name = "DamagedEntry";
    this.path = path;
  }
}

/** Opens the archive called `name`; what is wrong with it stands in its faults. */
export async function openArchive(file: FileBytes, name: string, limits?: ArchiveLimits): Promise<Archive> {
  const { records, faults } = await readDirectory(file, name, limits);
  return {
    entries: records.map((record) => ({
      path: record.path,
      bytes: record.bytes,
      packedBytes: record.packedBytes,
      read: () => readEntry(file, record),
    })),
    faults,
    isEncrypted: records.some(({ isEncrypted }) => isEncrypted),
  };
}

/** An entry that is small enough to be held whole; null where there is none of that name. @throws DamagedEntry */
export async function readText(archive: Archive, path: string, limitBytes = 256 * 2 ** 20): Promise<string | null> {
  const entry = archive.entries.find((one) => one.path === path);
  if (entry === undefined) return null;
  if (entry.bytes > limitBytes) throw new DamagedEntry(path, `> ${limitBytes}`);
  const pieces: Uint8Array[] = [];
  for await (const piece of entry.read()) pieces.push(piece);
  return Buffer.concat(pieces).toString("utf8");
}

async function* readEntry(file: FileBytes, record: ZipRecord): AsyncGenerator<Uint8Array> {
  const { path, method, packedBytes } = record;
  if (record.isEncrypted) throw new DamagedEntry(path, "encrypted");
  if (method !== 0 && method !== 8) throw new DamagedEntry(path, `method ${method}`);
  const start = await dataStart(file, record);
  if (typeof start === "string") throw new DamagedEntry(path, start);
  let checksum = 0;
  let bytes = 0;
  try {
    const packed = readRange(file, start, packedBytes);
    for await (const piece of method === 0 ? packed : inflate(packed)) {
      bytes += piece.length;
      if (bytes > record.bytes) throw new DamagedEntry(path, "size");
      checksum = crc32(piece, checksum);
      yield piece;
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (typeof code === "string" && code.startsWith("Z_")) throw new DamagedEntry(path, code);
    throw error;
  }
  if (bytes !== record.bytes) throw new DamagedEntry(path, "size");
  if (checksum !== record.checksum) throw new DamagedEntry(path, "CRC-32");
}

async function* inflate(packed: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  const inflater = createInflateRaw();
  const source = Readable.from(packed, { objectMode: false });
  source.on("error", (error) => inflater.destroy(error));
  try {
    for await (const piece of source.pipe(inflater)) yield piece as Uint8Array;
  } finally {
    source.destroy();
    inflater.destroy();
  }
}

async function* readRange(file: FileBytes, from: number, length: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < length; at += PIECE_BYTES) yield await file.read(from + at, Math.min(PIECE_BYTES, length - at));
}

const PIECE_BYTES = 256 * 1024;
