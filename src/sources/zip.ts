/**
 * Reads the entries of a ZIP archive through its directory. Only the directory is left to yauzl: its own unpacking
 * loses what was readable of damaged data, and its name check gives up the whole archive for one bad name.
 */
import type { Entry } from "yauzl";
import type { OpenFile } from "./disk-bytes.ts";
import { codeOf } from "./read-error.ts";

/** One entry as the directory describes it. */
export interface ZipEntry {
  /** The name in bytes; see decodeName. */
  readonly name: Uint8Array;
  readonly modifiedMs: number | null;
  readonly isEncrypted: boolean;
  /** A symbolic link, made by a Unix tool. */
  readonly isLink: boolean;
  /** 0 stored, 8 deflate; anything else we cannot unpack. */
  readonly method: number;
  readonly packedBytes: number;
  /** What the unpacked bytes must add up to. */
  readonly sizeBytes: number;
  readonly checksum: number;
  /** Offset of the packed bytes in the archive; fails when the entry's own header is damaged. */
  dataStart(): Promise<number>;
}

/** What comes next: an entry, or why there are no more. */
export type ZipItem =
  | { readonly kind: "entry"; readonly entry: ZipEntry }
  | { readonly kind: "damaged" /** The system's code where the disk failed. */; readonly code: string | null };

/** The entries in the order of the directory. */
export async function* readZip(file: OpenFile): AsyncGenerator<ZipItem> {
  try {
    // The handle stays ours to close; names and sizes are checked by the reader of the entries.
    const options = { autoClose: false, decodeStrings: false, validateEntrySizes: false };
    const { fromFdPromise } = await import("yauzl"); // only where there is a ZIP: most scans start without
    const zip = await fromFdPromise(file.handle.fd, options);
    for await (const entry of zip.eachEntry()) {
      const dataStart = async () => (await zip.readLocalFileHeaderPromise(entry, { minimal: true })).fileDataStart;
      yield { kind: "entry", entry: describe(entry, dataStart) };
    }
  } catch (error) {
    yield { kind: "damaged", code: codeOf(error) };
  }
}

function describe(entry: Entry, dataStart: () => Promise<number>): ZipEntry {
  const isUnix = entry.versionMadeBy >>> 8 === 3;
  return {
    name: unicodeName(entry) ?? entry.fileNameRaw,
    modifiedMs: modifiedMsOf(entry),
    isEncrypted: (entry.generalPurposeBitFlag & 0x01) !== 0,
    isLink: isUnix && ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000,
    method: entry.compressionMethod,
    packedBytes: entry.compressedSize,
    sizeBytes: entry.uncompressedSize,
    checksum: entry.crc32,
    dataStart,
  };
}

/** Info-ZIP's "Unicode Path" field: one byte of version, four of checksum, then the name in UTF-8. */
function unicodeName(entry: Entry): Uint8Array | null {
  const field = entry.extraFields.find(({ id }) => id === 0x7075);
  return field === undefined || field.data.length <= 5 ? null : field.data.subarray(5);
}

/** The plain date of a ZIP has no zone: it is taken as UTC, so that the answer is the same on every machine. */
function modifiedMsOf(entry: Entry): number | null {
  const modifiedMs = entry.getLastModDate({ timezone: "UTC" }).getTime();
  // 1980-01-01 is the format's zero: the tool wrote no date.
  return Number.isNaN(modifiedMs) || modifiedMs <= Date.UTC(1980, 0, 1) ? null : modifiedMs;
}
