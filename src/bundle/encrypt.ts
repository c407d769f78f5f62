/**
 * Puts a finished bundle into an archive with a password (AES-256, as 7-Zip, WinZip and other programs open it), and takes it
 * out again. The bundle is the archive's only entry, so that no name of a file in it shows. Loads its package only when asked.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { Readable } from "node:stream";
import type { ZipReader } from "@zip.js/zip.js";
import { UserError } from "../errors.ts";
import { type FileBytes, readAll } from "./file-bytes.ts";
import { createNewFile } from "./new-file.ts";

/** Writes the archive that holds `from` under `name`. Its bytes differ each time: encryption needs chance. */
export async function encryptFile(
  from: FileBytes,
  options: {
    readonly name: string;
    readonly password: string;
    readonly write: (bytes: Uint8Array) => Promise<void>;
  },
): Promise<void> {
  const { ZipWriter } = await loadPackage();
  const zip = new ZipWriter(writable(options.write), { useWebWorkers: false });
  await zip.add(options.name, Readable.toWeb(Readable.from(readAll(from))) as ReadableStream<Uint8Array>, {
    password: options.password,
    encryptionStrength: 3,
    level: 0, // it is packed already
    lastModDate: new Date(1980, 0, 1),
    extendedTimestamp: false,
    zip64: from.sizeBytes > 0xf0000000,
  });
  await zip.close();
}

/**
 * Writes the bundle that such an archive holds.
 * @throws UserError of kind "usage" when the password is another, of kind "input" when the archive is damaged
 */
async function decryptFile(
  from: FileBytes,
  options: {
    readonly name: string;
    readonly password: string;
    readonly write: (bytes: Uint8Array) => Promise<void>;
  },
): Promise<void> {
  const { Reader, ZipReader: Zip, ERR_INVALID_PASSWORD } = await loadPackage();
  class FileReader extends Reader<FileBytes> {
    override async init(): Promise<void> {
      await super.init?.();
      this.size = from.sizeBytes;
    }
    override async readUint8Array(at: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
      return new Uint8Array(await from.read(at, length));
    }
  }
  const zip: ZipReader<unknown> = new Zip(new FileReader(from), { useWebWorkers: false });
  try {
    const [entry] = await zip.getEntries();
    if (entry === undefined || entry.directory) throw new Error("empty");
    await entry.getData(writable(options.write), { password: options.password, checkSignature: true });
  } catch (error) {
    if (error instanceof UserError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    if (reason === ERR_INVALID_PASSWORD) throw wrongPassword(options.name);
    throw damaged(options.name, reason, error);
  } finally {
    await zip.close();
  }
}

/**
 * Takes the bundle out into a private folder.
 * @throws UserError as decryptFile does
 */
export async function unlockFile(
  from: FileBytes,
  { path, password }: { readonly path: string; readonly password: string },
): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "ccmtrace-"));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true, maxRetries: 3 });
  try {
    const copy = await createNewFile(join(folder, basename(path)));
    try {
      await decryptFile(from, { name: path, password, write: copy.write });
      await copy.keep();
    } finally {
      await copy.discard();
    }
    return { path: join(folder, basename(path)), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function loadPackage(): Promise<typeof import("@zip.js/zip.js")> {
  return import("@zip.js/zip.js");
}

function writable(write: (bytes: Uint8Array) => Promise<void>): WritableStream<Uint8Array> {
  return new WritableStream({ write: (bytes) => write(bytes) });
}

function wrongPassword(name: string): UserError {
  return new UserError("usage", {
    en: `${name}: this is not its password. Ask whoever made the bundle.`,
    ja: `${name}: パスワードが違います。バンドルの作成者に確認してください。`,
  });
}

function damaged(name: string, reason: string, cause: unknown): UserError {
  return new UserError(
    "input",
    {
      en: `${name}: the encrypted archive is damaged (${reason}). Ask for it to be sent again.`,
      ja: `${name}: 暗号化されたアーカイブが破損しています (${reason})。再送を依頼してください。`,
    },
    { cause },
  );
}
