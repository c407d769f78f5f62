/**
 * Opens one file on disk and yields every text in it: the file itself, or the files inside when it is an archive,
 * read in place and in order. Bad input becomes problems; nothing here throws for it.
 */
import { type ByteCursor, createCursor } from "./byte-cursor.ts";
import { detectEncoding } from "./detect-encoding.ts";
import { type DirectBytes, openDirect } from "./direct-bytes.ts";
import { openFile, readWhole } from "./disk-bytes.ts";
import type { DiskFile } from "./find-files.ts";
import { gunzip } from "./gunzip.ts";
import { gunzipWhole } from "./gunzip-whole.ts";
import type { DirectReading, Member, OpenSource } from "./member.ts";
import { openTar } from "./open-tar.ts";
import { openZip } from "./open-zip.ts";
import { because } from "./reason.ts";
import { createSession, type Session, type SessionOptions } from "./session.ts";
import { isArchiveName, sniff } from "./sniff.ts";
import { copyToTemporary } from "./temporary-copy.ts";

/** How to open. */
export interface OpenOptions extends SessionOptions {
  /** Ends everything early and quietly; no problems are reported after it. */
  signal?: { readonly aborted: boolean };
  /** Progress: bytes of the file on disk dealt with since the last call. They add up to its size. */
  onBytes?(diskBytes: number): void;
  /** False skips a path without reading it. Asked for files and entries, not for archives: those are looked into. */
  wants?(path: string): boolean;
  /** The file unpacked, where that was begun before (gunzipAhead); null where it came to nothing. */
  unpacked?: Buffer | null | undefined;
}

/** The first bytes a source shows, and all its encoding is judged by. */
export const HEAD_BYTES = 64 * 1024;
const PIECE_BYTES = 2 ** 20;

/** Every text in `file`. Finish with or abandon one source before asking for the next. */
export async function* openSources(file: DiskFile, options: OpenOptions): AsyncGenerator<OpenSource> {
  let readBytes = 0;
  // The start of an archive may be read twice, and a file may grow: never more than its size is announced.
  const onBytes = (bytes: number) => {
    const fresh = Math.min(bytes, file.sizeBytes - readBytes);
    if (fresh <= 0) return;
    readBytes += fresh;
    options.onBytes?.(fresh);
  };
  const session = createSession({ ...options, onBytes });
  const path = file.shown;
  if (session.isStopped()) return;
  const isWanted = isArchiveName(path) || session.wants(path);
  const plain = isWanted ? openPlain(file, session, options.unpacked ?? null) : null;
  if (plain !== null) {
    try {
      if (plain.source !== null) yield plain.source;
    } finally {
      plain.close();
    }
  } else if (isWanted) {
    const opened = await openFile(file.absolute, path, session);
    if (opened !== null) {
      try {
        const bytes = readWhole(opened, path, file.sizeBytes, session);
        const { modifiedMs } = file;
        yield* openMember({ path, modifiedMs, depth: 0, bytes, file: opened, isGunzipped: false }, session);
      } finally {
        await opened.handle.close();
      }
    }
  }
  // What was skipped counts as dealt with, so that the progress of many files ends at 100 %.
  if (options.signal?.aborted !== true) onBytes(file.sizeBytes);
}

/** A plain file on disk: what is to be read of it, if anything, and how to let go of it. */
interface Plain {
  readonly source: OpenSource | null;
  close(): void;
}

/** Opens a file that is no archive; null where it is one, or cannot be opened. */
function openPlain(file: DiskFile, session: Session, ready: Buffer | null = null): Plain | null {
  const { absolute, shown: path, sizeBytes, modifiedMs } = file;
  const bytes = openDirect(absolute, path, sizeBytes, session);
  if (bytes === null) return null;
  const space = Buffer.allocUnsafe(HEAD_BYTES);
  const head = space.subarray(0, bytes.peek(space));
  const wrapping = sniff(head);
  if (wrapping.kind !== "bytes") {
    const unpacked = wrapping.kind === "gzip" ? (ready ?? gunzipWhole(bytes, sizeBytes)) : null;
    bytes.close();
    return unpacked === null ? null : openUnpacked(unpacked, file, session);
  }
  const chunks = once(path, () => readPieces(bytes, session));
  return { source: sourceOf({ path, modifiedMs, head, chunks, direct: bytes }, session), close: bytes.close };
}

/** What of unpacked bytes is to be read; null where they are an archive again, or more than may be unpacked. */
function openUnpacked(unpacked: Buffer, file: DiskFile, session: Session): Plain | null {
  const { shown: path, sizeBytes, modifiedMs } = file;
  const head = unpacked.subarray(0, HEAD_BYTES);
  if (sniff(head).kind !== "bytes" || unpacked.length > session.limits.maxTotalBytes) return null;
  session.addRead(sizeBytes);
  session.addUnpacked(unpacked.length, path);
  const direct: DirectReading = {
    read(target, at) {
      const piece = unpacked.subarray(at, at + target.length);
      target.set(piece);
      return piece.length;
    },
  };
  const chunks = once(path, () => readPieces(direct, session));
  return { source: sourceOf({ path, modifiedMs, head, chunks, direct }, session), close() {} };
}

/** The bytes of a source are handed out once. */
function once<T>(path: string, open: () => T): () => T {
  let isTaken = false;
  return () => {
    if (isTaken) throw new Error(`The bytes of ${path} can be read only once`);
    isTaken = true;
    return open();
  };
}

async function* readPieces(bytes: Pick<DirectBytes, "read">, session: Session): AsyncGenerator<Uint8Array> {
  for (let at = 0; !session.isStopped(); ) {
    const piece = Buffer.allocUnsafeSlow(PIECE_BYTES);
    const count = bytes.read(piece, at);
    if (count === 0) return;
    at += count;
    yield piece.subarray(0, count);
  }
}

/** A part of a plain file on disk is to be read: opens it for as long as `use` takes. */
export async function withPlainFile<T>(
  file: DiskFile,
  options: OpenOptions,
  use: (source: OpenSource) => Promise<T>,
): Promise<T | null> {
  const plain = openPlain(file, createSession(options));
  try {
    return plain?.source ? await use(plain.source) : null;
  } finally {
    plain?.close();
  }
}

/** Every text in a member: itself, or what is packed in it. */
async function* openMember(member: Member, session: Session): AsyncGenerator<OpenSource> {
  const { path, depth } = member;
  const cursor = createCursor(member.bytes);
  try {
    const head = await cursor.exactly(HEAD_BYTES);
    cursor.putBack(head);
    if (session.isStopped()) return;
    const wrapping = sniff(head);
    switch (wrapping.kind) {
      case "gzip": {
        const isPackedTwice = member.isGunzipped;
        if (isPackedTwice && isTooDeep(path, depth, session)) return;
        const bytes = gunzip(cursor, path, session);
        const inner = { ...member, depth: depth + (isPackedTwice ? 1 : 0), bytes, file: null, isGunzipped: true };
        return yield* openMember(inner, session);
      }
      case "tar":
        if (isTooDeep(path, depth, session)) return;
        return yield* openTar(cursor, member, session, openMember);
      case "zip":
        if (isTooDeep(path, depth, session)) return;
        return yield* openZipMember(cursor, member, session);
      case "foreign":
        return session.report("unreadable", path, because(wrapping.reason));
      case "bytes":
        return yield* openText(cursor, head, member, session);
    }
  } finally {
    await cursor.close();
  }
}

async function* openText(
  cursor: ByteCursor,
  head: Uint8Array,
  { path, modifiedMs }: Member,
  session: Session,
): AsyncGenerator<OpenSource> {
  const chunks = once(path, () => readOn(cursor, session));
  const source = sourceOf({ path, modifiedMs, head, chunks, direct: null }, session);
  if (source !== null) yield source;
}

/** Do these first bytes of a file begin a text, and no archive? `isAnyText`: whatever is no archive is text. */
export function isPlainText(head: Uint8Array, isAnyText: boolean): boolean {
  return head.length > 0 && sniff(head).kind === "bytes" && (isAnyText || detectEncoding(head) !== null);
}

/** The source of these bytes, if there are any, and they are text. Says so where not. */
function sourceOf(bytes: Omit<OpenSource, "kind" | "guess">, session: Session): OpenSource | null {
  const { path, head } = bytes;
  if (head.length === 0) {
    if (!session.isTroubled(path)) session.report("empty-file", path);
    return null;
  }
  const guess = detectEncoding(head);
  if (guess !== null || session.isText) return { kind: "source", ...bytes, guess };
  session.report("binary", path);
  return null;
}

async function* readOn(cursor: ByteCursor, session: Session): AsyncGenerator<Uint8Array> {
  while (!session.isStopped()) {
    const piece = await cursor.take(PIECE_BYTES);
    if (piece === null) return;
    yield piece;
  }
}

/** A ZIP is read from its end, so one that is not a file on disk is first made one. */
async function* openZipMember(cursor: ByteCursor, member: Member, session: Session): AsyncGenerator<OpenSource> {
  if (member.file !== null) return yield* openZip(member.file, member, session, openMember);
  const copy = await copyToTemporary(cursor, member.path, session);
  if (copy === null) return;
  try {
    yield* openZip(copy, member, session, openMember);
  } finally {
    await copy.remove();
  }
}

function isTooDeep(path: string, depth: number, session: Session): boolean {
  if (depth < session.limits.maxDepth) return false;
  session.report("archive-depth", path, { limit: session.limits.maxDepth });
  return true;
}
