/** Yields the texts in a ZIP archive, and what can be saved of one that was cut in half. */
import { crc32 } from "node:zlib";
import { createCursor } from "./byte-cursor.ts";
import { type OpenFile, readRange } from "./disk-bytes.ts";
import { decodeName, isFolderName, isUnsafeName } from "./entry-name.ts";
import { inflateRaw } from "./inflate.ts";
import type { Member, OpenMember, OpenSource } from "./member.ts";
import { codeOf } from "./read-error.ts";
import { because, type Reason } from "./reason.ts";
import type { Session } from "./session.ts";
import { isArchiveName } from "./sniff.ts";
import { readZip, type ZipEntry } from "./zip.ts";
import { salvageZip } from "./zip-salvage.ts";

/** Every text in the archive `file`, which is `archive` itself or a temporary copy of it. */
export async function* openZip(
  file: OpenFile,
  archive: Member,
  session: Session,
  openMember: OpenMember,
): AsyncGenerator<OpenSource> {
  let entries = 0;
  let packedBytes = 0;
  for await (const item of readZip(file)) {
    if (session.isStopped() && archive.depth > 0) return;
    if (item.kind === "damaged") {
      if (session.isStopped()) return;
      if (entries === 0) yield* openSalvaged(file, item.code ?? "no-directory", archive, session, openMember);
      else session.report("damaged-archive", archive.path, { reason: item.code ?? BAD_DIRECTORY });
      return;
    }

    entries++;
    packedBytes += item.entry.packedBytes;
    // Each entry on disk is its own unit: a bomb among them must not cost the others.
    if (archive.depth === 0) session.startUnit();
    if (session.isStopped() || !session.addEntry(archive.path)) return;
    if (packedBytes > file.sizeBytes) {
      // Entries that share their bytes expand a small file without end.
      return session.report("damaged-archive", archive.path, because("overlap"));
    }

    const path = pathOf(item.entry.name, archive, session);
    if (path === null) continue;
    if (item.entry.isEncrypted) session.report("encrypted-entry", path);
    else if (item.entry.isLink) session.report("special-file", path);
    else if (!isReadable(item.entry.method))
      session.report("unreadable", path, because("unsupported-method", { method: item.entry.method }));
    else if (isArchiveName(path) || session.wants(path)) {
      const { modifiedMs } = item.entry;
      const bytes = readEntry(file, item.entry, path, archive.depth === 0, session);
      yield* openMember({ path, modifiedMs, depth: archive.depth + 1, bytes, file: null, isGunzipped: false }, session);
    }
  }
  if (entries === 0) session.report("empty-file", archive.path);
}

/** The unpacked bytes of one entry, held against the size and checksum of the directory. */
async function* readEntry(
  file: OpenFile,
  entry: ZipEntry,
  path: string,
  isOnDisk: boolean,
  session: Session,
): AsyncGenerator<Uint8Array> {
  let start: number;
  try {
    start = await entry.dataStart();
  } catch (error) {
    return session.report("damaged-archive", path, { reason: codeOf(error) ?? BAD_HEADER });
  }

  const cursor = createCursor(countReads(readRange(file, start, start + entry.packedBytes, path, session)));
  const content = entry.method === 8 ? inflateRaw(cursor) : readStored(cursor);
  let checksum = 0;
  let sizeBytes = 0;
  try {
    let step = await content.next();
    for (; step.done !== true; step = await content.next()) {
      if (!session.addUnpacked(step.value.length, path)) return;
      checksum = crc32(step.value, checksum);
      sizeBytes += step.value.length;
      yield step.value;
    }
    if (session.isStopped() || session.isTroubled(path)) return;
    if (step.value.kind === "cut") session.report("truncated-archive", path, {}, sizeBytes);
    else if (step.value.kind === "damaged") {
      session.report("damaged-archive", path, because("bad-deflate"), sizeBytes);
    } else if (sizeBytes !== entry.sizeBytes) {
      session.report("damaged-archive", path, because("wrong-size"), sizeBytes);
    } else if (checksum !== entry.checksum) {
      // All bytes came out, so there is no place to point at.
      session.report("damaged-archive", path, because("checksum"));
    }
  } finally {
    await content.return({ kind: "cut" });
    await cursor.close();
  }

  async function* countReads(pieces: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const piece of pieces) {
      if (isOnDisk) session.addRead(piece.length);
      yield piece;
    }
  }
}

async function* readStored(cursor: ReturnType<typeof createCursor>): ReturnType<typeof inflateRaw> {
  for (;;) {
    const piece = await cursor.take(2 ** 20);
    if (piece === null) return { kind: "complete" };
    yield piece;
  }
}

/** The entries of an archive without a directory. Reported once, with how many entries could be found. */
async function* openSalvaged(
  file: OpenFile,
  reason: string,
  archive: Member,
  session: Session,
  openMember: OpenMember,
): AsyncGenerator<OpenSource> {
  const cursor = createCursor(readRange(file, 0, file.sizeBytes, archive.path, session));
  if (archive.depth === 0) session.addRead(file.sizeBytes);
  let recovered = 0;
  try {
    for await (const entry of salvageZip(cursor)) {
      if (session.isStopped() || !session.addEntry(archive.path)) return;
      const path = pathOf(entry.name, archive, session);
      if (path === null) continue;
      if (entry.isEncrypted) session.report("encrypted-entry", path);
      else if (!isReadable(entry.method))
        session.report("unreadable", path, because("unsupported-method", { method: entry.method }));
      else if (isArchiveName(path) || session.wants(path)) {
        recovered++;
        const bytes = guard(entry.body(), path);
        yield* openMember(
          { path, modifiedMs: null, depth: archive.depth + 1, bytes, file: null, isGunzipped: false },
          session,
        );
        if (entry.isCut()) session.report("truncated-archive", path);
      }
    }
  } finally {
    await cursor.close();
    session.report("damaged-archive", archive.path, { reason, recovered });
  }

  async function* guard(pieces: AsyncGenerator<Uint8Array>, path: string): AsyncGenerator<Uint8Array> {
    for await (const piece of pieces) {
      if (!session.addUnpacked(piece.length, path)) return;
      yield piece;
    }
  }
}

/** The path of an entry; null for folders and for names that lead outside, which are reported. */
function pathOf(rawName: Uint8Array, archive: Member, session: Session): string | null {
  const name = decodeName(rawName);
  if (isFolderName(name)) return null;
  if (isUnsafeName(name)) {
    session.report("unsafe-name", archive.path, { name });
    return null;
  }
  return `${archive.path}!/${name}`;
}

function isReadable(method: number): boolean {
  return method === 0 || method === 8;
}

const BAD_DIRECTORY: Reason = "bad-directory";
const BAD_HEADER: Reason = "bad-header";
