/**
 * Reads the records of a ZIP archive strictly: what a bundle never has (entries that share bytes, gaps between them, a
 * directory that says other than the entries themselves) is a fault. Nothing is unpacked here.
 */
import { isUtf8 } from "node:buffer";
import type { BundleFault } from "../model/index.ts";
import { isUnsafeName } from "./archive-name.ts";
import type { FileBytes } from "./file-bytes.ts";

/** An entry as the directory of the archive describes it. */
export interface ZipRecord {
  readonly path: string;
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly checksum: number;
  readonly packedBytes: number;
  /** What the unpacked bytes must add up to. */
  readonly bytes: number;
  /** Offset of the entry's own header in the archive. */
  readonly headerAt: number;
}

/** What the directory holds: entries that can be read, in the order of the directory, and what is wrong with others. */
export interface ZipDirectory {
  readonly records: readonly ZipRecord[];
  readonly faults: readonly BundleFault[];
}

/** Bounds to what is taken from an archive that somebody else made. */
export interface ArchiveLimits {
  readonly maxEntries: number;
  /** Unpacked, of all entries together. */
  readonly maxBytes: number;
}

/** Ample for a bundle, and no more than a while of work. */
export const ARCHIVE_LIMITS: ArchiveLimits = { maxEntries: 100_000, maxBytes: 256 * 2 ** 30 };

/** Reads the directory of the archive called `name`. Never throws for what is in it. */
export async function readDirectory(
  file: FileBytes,
  name: string,
  limits: ArchiveLimits = ARCHIVE_LIMITS,
): Promise<ZipDirectory> {
  const fail = (detail: string): ZipDirectory => ({
    records: [],
    faults: [{ kind: "damaged-structure", path: name, detail }],
  });
  const end = await findEnd(file);
  if (end === null) return { records: [], faults: [{ kind: "not-a-bundle", path: name, detail: "" }] };
  if (typeof end === "string") return fail(end);
  if (end.entries > limits.maxEntries)
    return { records: [], faults: [{ kind: "too-large", path: name, detail: `> ${limits.maxEntries}` }] };
  if (end.directoryAt + end.directoryBytes !== end.endAt || end.directoryBytes > MOST_DIRECTORY_BYTES)
    return fail("end record and directory");
  const directory = await file.read(end.directoryAt, end.directoryBytes);

  const records: ZipRecord[] = [];
  const faults: BundleFault[] = [];
  const names = new Set<string>();
  let total = 0;
  let at = 0;
  for (let count = 0; count < end.entries; count++) {
    const read = readRecord(directory, at);
    if (read === null) return fail(`directory, entry ${count + 1}`);
    at = read.next;
    const { record } = read;
    total += record.bytes;
    const path = record.path;
    if (isUnsafeName(path)) faults.push({ kind: "unsafe-name", path, detail: "" });
    else if (names.has(path.toLowerCase())) faults.push({ kind: "duplicate-name", path, detail: "" });
    else if (record.bytes > record.packedBytes * MOST_EXPANSION + SMALL_BYTES || total > limits.maxBytes)
      faults.push({ kind: "too-large", path, detail: `${record.packedBytes} -> ${record.bytes}` });
    else if (record.headerAt + record.packedBytes > end.directoryAt)
      faults.push({ kind: "damaged-structure", path, detail: "size" });
    else records.push(record);
    names.add(path.toLowerCase());
  }
  if (at !== directory.length) return fail("directory length");
  const shared = overlapOf(records);
  if (shared !== null) faults.push({ kind: "damaged-structure", path: shared, detail: "overlap" });
  return { records, faults };
}

/** Offset of an entry's packed bytes; a text where the entry's own header says other than the directory. */
export async function dataStart(file: FileBytes, record: ZipRecord): Promise<number | string> {
  const header = await file.read(record.headerAt, LOCAL_BYTES);
  if (header.length < LOCAL_BYTES || header.readUInt32LE(0) !== LOCAL_SIGNATURE) return "header";
  const nameBytes = header.readUInt16LE(26);
  const extraBytes = header.readUInt16LE(28);
  const name = await file.read(record.headerAt + LOCAL_BYTES, nameBytes);
  if (textOf(name) !== record.path) return "name";
  if (header.readUInt16LE(8) !== record.method) return "method";
  return record.headerAt + LOCAL_BYTES + nameBytes + extraBytes;
}

interface End {
  readonly entries: number;
  readonly directoryAt: number;
  readonly directoryBytes: number;
  /** Where the end records begin. */
  readonly endAt: number;
}

/** The end record; null where there is none, a text where it contradicts itself. */
async function findEnd(file: FileBytes): Promise<End | string | null> {
  const tailAt = Math.max(0, file.sizeBytes - MOST_END_BYTES);
  const tail = await file.read(tailAt, MOST_END_BYTES);
  for (let at = tail.length - END_BYTES; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== END_SIGNATURE || tail.readUInt16LE(at + 20) !== tail.length - at - END_BYTES)
      continue;
    const entries = tail.readUInt16LE(at + 10);
    const directoryBytes = tail.readUInt32LE(at + 12);
    const directoryAt = tail.readUInt32LE(at + 16);
    const endAt = tailAt + at;
    if (tail.readUInt32LE(at + 4) !== 0 || tail.readUInt16LE(at + 8) !== entries) return "end record";
    const isLarge = entries === 0xffff || directoryBytes === 0xffffffff || directoryAt === 0xffffffff;
    return isLarge ? findLargeEnd(file, endAt) : { entries, directoryAt, directoryBytes, endAt };
  }
  return null;
}

/** The end record of ZIP64. */
async function findLargeEnd(file: FileBytes, endAt: number): Promise<End | string> {
  const locator = await file.read(Math.max(0, endAt - LOCATOR_BYTES), LOCATOR_BYTES);
  if (locator.length < LOCATOR_BYTES || locator.readUInt32LE(0) !== LOCATOR_SIGNATURE) return "ZIP64 locator";
  const largeAt = Number(locator.readBigUInt64LE(8));
  const large = await file.read(largeAt, LARGE_END_BYTES);
  if (large.length < LARGE_END_BYTES || large.readUInt32LE(0) !== LARGE_END_SIGNATURE) return "ZIP64 end record";
  return {
    entries: Number(large.readBigUInt64LE(32)),
    directoryBytes: Number(large.readBigUInt64LE(40)),
    directoryAt: Number(large.readBigUInt64LE(48)),
    endAt: largeAt,
  };
}

function readRecord(bytes: Buffer, at: number): { readonly record: ZipRecord; readonly next: number } | null {
  if (at + CENTRAL_BYTES > bytes.length || bytes.readUInt32LE(at) !== CENTRAL_SIGNATURE) return null;
  const nameBytes = bytes.readUInt16LE(at + 28);
  const extraBytes = bytes.readUInt16LE(at + 30);
  const next = at + CENTRAL_BYTES + nameBytes + extraBytes + bytes.readUInt16LE(at + 32);
  if (next > bytes.length) return null;
  const nameAt = at + CENTRAL_BYTES;
  const sizes = { bytes: bytes.readUInt32LE(at + 24), packedBytes: bytes.readUInt32LE(at + 20) };
  const small = { ...sizes, headerAt: bytes.readUInt32LE(at + 42) };
  const extra = bytes.subarray(nameAt + nameBytes, nameAt + nameBytes + extraBytes);
  const large = readLargeSizes(extra, small);
  if (large === null) return null;
  const record: ZipRecord = {
    path: textOf(bytes.subarray(nameAt, nameAt + nameBytes)),
    method: bytes.readUInt16LE(at + 10),
    isEncrypted: (bytes.readUInt16LE(at + 8) & 1) !== 0,
    checksum: bytes.readUInt32LE(at + 16),
    ...large,
  };
  return { record, next };
}

type Sizes = Pick<ZipRecord, "bytes" | "packedBytes" | "headerAt">;

/** Takes sizes that need more than four bytes from the extra field of ZIP64; null where it is damaged. */
function readLargeSizes(extra: Buffer, sizes: Sizes): Sizes | null {
  if (!Object.values(sizes).includes(0xffffffff)) return sizes;
  for (let at = 0; at + 4 <= extra.length; ) {
    const length = extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === LARGE_EXTRA) {
      let place = at + 4;
      const end = Math.min(extra.length, place + length);
      const take = (size: number): number => {
        if (size !== 0xffffffff) return size;
        if (place + 8 > end) return Number.NaN;
        place += 8;
        return Number(extra.readBigUInt64LE(place - 8));
      };
      const large = {
        bytes: take(sizes.bytes),
        packedBytes: take(sizes.packedBytes),
        headerAt: take(sizes.headerAt),
      };
      return Object.values(large).every(Number.isSafeInteger) ? large : null;
    }
    at += 4 + length;
  }
  return null;
}

/** An entry whose bytes another one has too. */
function overlapOf(records: readonly ZipRecord[]): string | null {
  const sorted = [...records].sort((a, b) => a.headerAt - b.headerAt);
  let end = 0;
  for (const { headerAt, packedBytes, path } of sorted) {
    if (headerAt < end) return path;
    end = headerAt + LOCAL_BYTES + Buffer.byteLength(path) + packedBytes;
  }
  return null;
}

/** Names are UTF-8; a byte that is none stands for itself, so that the name differs from any that is. */
function textOf(bytes: Buffer): string {
  return bytes.toString(isUtf8(bytes) ? "utf8" : "latin1");
}

const LOCAL_SIGNATURE = 0x04034b50;
const CENTRAL_SIGNATURE = 0x02014b50;
const END_SIGNATURE = 0x06054b50;
const LARGE_END_SIGNATURE = 0x06064b50;
const LOCATOR_SIGNATURE = 0x07064b50;
const LARGE_EXTRA = 1;
const LOCAL_BYTES = 30;
const CENTRAL_BYTES = 46;
const END_BYTES = 22;
const LOCATOR_BYTES = 20;
const LARGE_END_BYTES = 56;
/** The end record with the longest comment there can be. */
const MOST_END_BYTES = END_BYTES + 0xffff;
const MOST_DIRECTORY_BYTES = 256 * 2 ** 20;
/** One byte of deflate stands for no more than 1032. */
const MOST_EXPANSION = 1032;
const SMALL_BYTES = 1024;
