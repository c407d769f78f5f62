/** Holds a bundle against its seal, its digests and its manifest, and says what is wrong with it. */
import { createHash } from "node:crypto";
import type { BundleCheck, BundleFault, BundleManifest } from "../model/index.ts";
import { type FileBytes, readAll } from "./file-bytes.ts";
import { readManifest } from "./manifest.ts";
import { type Archive, DamagedEntry, readText } from "./read-archive.ts";
import { createSealCheck } from "./seal.ts";
import { MANIFEST_NAME, readSums, SUMS_NAME } from "./sums.ts";

/** What is checked, and who is told of the way. */
export interface CheckOptions {
  readonly file: FileBytes;
  readonly archive: Archive;
  /** The archive's path, for messages. */
  readonly name: string;
  /** Found out before, such as parts that are missing. */
  readonly faults: readonly BundleFault[];
  /** Told of bytes dealt with, of twice the archive's size in all. */
  onBytes?(bytes: number): void;
}

/** Looks through everything. Never throws for what is in the archive. */
export async function checkArchive({
  file,
  archive,
  name,
  faults: known,
  onBytes,
}: CheckOptions): Promise<BundleCheck> {
  const faults: BundleFault[] = [...known, ...archive.faults];
  const sealCheck = createSealCheck();
  for await (const piece of readAll(file)) {
    sealCheck.push(piece);
    onBytes?.(piece.length);
  }
  const { seal, sha256 } = sealCheck.finish();
  if (seal === "missing") faults.push({ kind: "seal-missing", path: name, detail: "" });
  if (seal === "broken") faults.push({ kind: "seal-broken", path: name, detail: "" });

  const check = { schema: 1, path: name, bytes: file.sizeBytes, sha256, files: archive.entries.length } as const;
  if (archive.entries.length === 0) return { ...check, faults, manifest: null };
  const seen = await digestEntries(archive, faults, onBytes);
  const sums = readSums((await textOf(archive, SUMS_NAME)) ?? "");
  holdAgainstSums(seen, sums, faults);
  const manifest = await manifestOf(archive, faults);
  if (manifest !== null) holdAgainstManifest(archive, seen, manifest, faults);
  return { ...check, faults, manifest };
}

/** The manifest of an archive; null with a fault where it has none that can be used. */
export async function manifestOf(archive: Archive, faults: BundleFault[]): Promise<BundleManifest | null> {
  const text = await textOf(archive, MANIFEST_NAME);
  if (text === null) {
    if (archive.faults.length === 0 || archive.entries.length > 0)
      faults.push({ kind: "not-a-bundle", path: MANIFEST_NAME, detail: "" });
    return null;
  }
  const read = readManifest(text);
  if (!("wrong" in read)) return read;
  faults.push({ kind: "manifest-damaged", path: MANIFEST_NAME, detail: read.wrong });
  return null;
}

/** Path to digest of every entry that could be read whole. */
async function digestEntries(
  archive: Archive,
  faults: BundleFault[],
  onBytes?: (bytes: number) => void,
): Promise<Map<string, string>> {
  const seen = new Map<string, string>();
  for (const entry of archive.entries) {
    const hash = createHash("sha256");
    try {
      for await (const piece of entry.read()) hash.update(piece);
      seen.set(entry.path, hash.digest("hex"));
    } catch (error) {
      if (!(error instanceof DamagedEntry)) throw error;
      faults.push({ kind: "damaged-entry", path: entry.path, detail: error.message });
    }
    onBytes?.(entry.packedBytes);
  }
  return seen;
}

function holdAgainstSums(
  seen: ReadonlyMap<string, string>,
  sums: ReadonlyMap<string, string>,
  faults: BundleFault[],
): void {
  for (const [path, sha256] of seen) {
    if (path === SUMS_NAME) continue;
    const said = sums.get(path);
    if (said === undefined) faults.push({ kind: "sum-missing", path, detail: "" });
    else if (said !== sha256) faults.push({ kind: "sum-wrong", path, detail: "" });
  }
  for (const path of sums.keys())
    if (!seen.has(path) && !faults.some((fault) => fault.path === path))
      faults.push({ kind: "file-missing", path, detail: SUMS_NAME });
}

function holdAgainstManifest(
  { entries }: Archive,
  seen: ReadonlyMap<string, string>,
  manifest: BundleManifest,
  faults: BundleFault[],
): void {
  const isNamed = (path: string): boolean => faults.some((fault) => fault.path === path);
  const said = new Map(manifest.files.map((file) => [file.path, file]));
  for (const { path, bytes } of entries) {
    const file = said.get(path);
    if (file === undefined) {
      if (path !== SUMS_NAME && path !== MANIFEST_NAME) faults.push({ kind: "file-extra", path, detail: "" });
    } else if (seen.has(path) && (file.bytes !== bytes || file.sha256 !== seen.get(path)) && !isNamed(path))
      faults.push({ kind: "manifest-wrong", path, detail: "" });
  }
  const there = new Set(entries.map(({ path }) => path));
  for (const path of [...said.keys(), SUMS_NAME])
    if (!there.has(path) && !isNamed(path)) faults.push({ kind: "file-missing", path, detail: MANIFEST_NAME });
}

/** A small entry; null where it is not there or damaged, which was said before. */
async function textOf(archive: Archive, path: string): Promise<string | null> {
  try {
    return await readText(archive, path);
  } catch (error) {
    if (error instanceof DamagedEntry) return null;
    throw error;
  }
}
