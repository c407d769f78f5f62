/** Makes archives of bundles in memory, and opens them from there. */
import { createHash } from "node:crypto";
import { type Archive, createArchiveWriter, type FileBytes, openArchive, writeSums } from "../../src/bundle/index.ts";
import type { BundleManifest } from "../../src/model/index.ts";

/** The bytes of an archive with these entries, in their order. */
export async function archiveOf(
  entries: readonly (readonly [path: string, content: string | Uint8Array])[],
): Promise<Buffer> {
  const pieces: Buffer[] = [];
  const writer = await createArchiveWriter(async (piece) => void pieces.push(Buffer.from(piece)));
  for (const [path, content] of entries) await writer.add(path, [Buffer.from(content)]);
  await writer.finish();
  return Buffer.concat(pieces);
}

/** The same with the manifest and the digests that a bundle has. */
export async function bundleOf(files: Readonly<Record<string, string>>): Promise<Buffer> {
  const digest = (content: string): string => createHash("sha256").update(content).digest("hex");
  const entries = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
  const manifest: BundleManifest = {
    schema: 1,
    kind: "ccmtrace-bundle",
    tool: { name: "ccmtrace", version: "0.0.0", catalog: { sha256: "0", patterns: 0 } },
    commandLine: ["ccmtrace"],
    scan: { since: null, until: null, tz: null, sourceTz: [], encoding: null, level: "low" },
    logs: "none",
    files: entries.map(([path, content]) => ({
      path,
      role: "report",
      bytes: Buffer.byteLength(content),
      sha256: digest(content),
      replaced: 0,
    })),
    leftOut: [],
    redaction: { kept: [], replaced: {} },
  };
  const listed = [...entries, ["manifest.json", JSON.stringify(manifest)] as const];
  const sums = writeSums(listed.map(([path, content]) => ({ path, sha256: digest(content) })));
  return archiveOf([...listed, ["SHA256SUMS", sums]]);
}

/** Bytes that can be read anywhere. */
export function inMemory(bytes: Uint8Array): FileBytes {
  return {
    sizeBytes: bytes.length,
    read: async (at, length) => Buffer.from(bytes.subarray(at, at + length)),
    close: async () => {},
  };
}

/** Opens an archive in memory. */
export function openBytes(bytes: Uint8Array): Promise<Archive> {
  return openArchive(inMemory(bytes), "case.zip");
}

/** The content of an entry as text. */
export async function textIn(archive: Archive, path: string): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of archive.entries.find((entry) => entry.path === path)?.read() ?? []) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}
