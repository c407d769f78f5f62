/**
 * Splits a bundle that is larger than may be sent into parts, and finds the parts again. A part is a piece of the archive's
 * bytes, "case.zip.001", "case.zip.002", …; beside them lies the list of parts, "case.zip.parts.txt", with the digest of each.
 */
import { createHash } from "node:crypto";
import { readFile, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { BundleFault } from "../model/index.ts";
import { type FileBytes, isFile, openFiles, readAll } from "./file-bytes.ts";
import { createNewFile, type NewFile } from "./new-file.ts";
import { readSums, writeSums } from "./sums.ts";

/** A part that was written. */
export interface Part {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** The path of a part, `number` from 1. */
export function partPath(path: string, number: number): string {
  return `${path}.${String(number).padStart(3, "0")}`;
}

/** The path of the list of parts. */
export function listPath(path: string): string {
  return `${path}.parts.txt`;
}

/**
 * Writes the parts of `from` for the archive that is called `path`, and their list, which begins with `note`, a comment.
 * All get their names only when all are whole.
 * @throws UserError of kind "output" when one cannot be written
 */
export async function splitFile(
  from: FileBytes,
  path: string,
  { maxBytes, note }: { readonly maxBytes: number; readonly note: string },
): Promise<Part[]> {
  const files: NewFile[] = [];
  const parts: Part[] = [];
  try {
    for (let at = 0, number = 1; at < from.sizeBytes; at += maxBytes, number++) {
      const length = Math.min(maxBytes, from.sizeBytes - at);
      const file = await createNewFile(partPath(path, number));
      files.push(file);
      const hash = createHash("sha256");
      const read = (offset: number, count: number) => from.read(at + offset, Math.min(count, length - offset));
      for await (const piece of readAll({ sizeBytes: length, read })) {
        hash.update(piece);
        await file.write(piece);
      }
      await file.close();
      parts.push({ path: partPath(path, number), bytes: length, sha256: hash.digest("hex") });
    }
    const list = await createNewFile(listPath(path));
    files.push(list);
    const sums = writeSums(parts.map(({ path: part, sha256 }) => ({ path: basename(part), sha256 })));
    await list.write(Buffer.from(note + sums));
    for (const file of files) await file.keep();
    // What had the name before is not this archive.
    await rm(path, { force: true, maxRetries: 3 });
  } finally {
    for (const file of files) await file.discard();
  }
  return parts;
}

/**
 * The files that make up the archive a user named: itself, or all parts where a part or their list is named, or the whole
 * is not there but its parts are. With what is wrong with the parts.
 */
export async function findParts(path: string): Promise<{ readonly paths: string[]; readonly faults: BundleFault[] }> {
  const whole = path.replace(/\.(?:\d{3,}|parts\.txt)$/, "");
  if (whole === path && (await isFile(path))) return { paths: [path], faults: [] };
  const listed = await readSumsFile(listPath(whole));
  const paths: string[] = [];
  // Where there is a list, parts beyond it are left from another archive.
  const most = listed.size > 0 ? listed.size : Number.POSITIVE_INFINITY;
  for (let number = 1; number <= most && (await isFile(partPath(whole, number))); number++)
    paths.push(partPath(whole, number));
  if (paths.length === 0 && listed.size === 0) return { paths: [path], faults: [] };
  const faults: BundleFault[] = [];
  for (const [name, sha256] of listed) {
    const part = join(dirname(whole), name);
    if (!paths.includes(part)) faults.push({ kind: "part-missing", path: name, detail: "" });
    else if ((await digestOf(part)) !== sha256) faults.push({ kind: "part-wrong", path: name, detail: "" });
  }
  return { paths, faults };
}

async function readSumsFile(path: string): Promise<Map<string, string>> {
  return (await isFile(path)) ? readSums(await readFile(path, "utf8")) : new Map();
}

async function digestOf(path: string): Promise<string> {
  const file = await openFiles([path]);
  const hash = createHash("sha256");
  try {
    for await (const piece of readAll(file)) hash.update(piece);
  } finally {
    await file.close();
  }
  return hash.digest("hex");
}
