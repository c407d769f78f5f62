/** Reads a file that holds JSON, whatever it is called: what a program or a shell saved. Traces are never JSON. */
import { open, readFile, stat } from "node:fs/promises";
import { UserError } from "../errors.ts";
import { codeOf, messageOf } from "./read-error.ts";

/** Bytes up to which a JSON file is read; it is held in memory whole. */
export const JSON_FILE_LIMIT = 128 * 1024 * 1024;

/**
 * The text of a JSON file: one that is named so, or that begins with "{". Null for everything else, what is not there
 * included.
 * @throws UserError of kind "input" for one that is too large or cannot be read
 */
export async function readJsonFile(path: string, limitBytes = JSON_FILE_LIMIT): Promise<string | null> {
  const status = await stat(path).catch(() => null);
  if (status === null || !status.isFile()) return null;
  try {
    const isNamed = path.toLowerCase().endsWith(".json");
    if (!isNamed && !/^\s*\{/.test(decodeText(await readHead(path)))) return null;
    if (status.size > limitBytes) throw tooLarge(path, limitBytes);
    return decodeText(await readFile(path));
  } catch (error) {
    if (error instanceof UserError) throw error;
    const reason = codeOf(error) ?? messageOf(error);
    throw new UserError(
      "input",
      {
        en: `${path}: cannot be read (${reason}). Check the permissions, or copy the file first.`,
        ja: `${path}: 読み取れません (${reason})。アクセス許可を確認するか、ファイルをコピーしてください。`,
      },
      { cause: error },
    );
  }
}

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** A shell that redirects output may have written UTF-16, or UTF-8 with a mark. */
function decodeText(bytes: Buffer): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : "utf-8";
  return new TextDecoder(encoding).decode(bytes);
}

function tooLarge(path: string, limitBytes: number): UserError {
  const limit = Math.floor(limitBytes / 1024 / 1024);
  return new UserError("input", {
    en: `${path}: larger than ${limit} MiB, more than a saved report is read of. Name the traces themselves, or save a report with --since and --until.`,
    ja: `${path}: 保存されたレポートとして読める大きさ (${limit} MiB) を超えています。トレースを直接指定するか、--since と --until で範囲を絞ったレポートを保存してください。`,
  });
}

const HEAD_BYTES = 256;
