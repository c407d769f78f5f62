/**
 * Reads a tar archive as a stream, entry by entry. Written here because modern-tar 0.8.6 drops up to 1 MiB of
 * readable bytes where an archive is cut short, and takes damaged headers for entries unless told to stop at the first.
 */
import type { ByteCursor } from "./byte-cursor.ts";
import { decodeName, isFolderName } from "./entry-name.ts";
import { BLOCK, isTarHeader, parsePax, parseTarHeader } from "./tar-header.ts";

/** What comes next in the archive. */
export type TarItem =
  | TarEntry
  /** Bytes that are no header; reading goes on at the next one that is. */
  | { readonly kind: "damaged"; readonly offset: number }
  /** The archive ends in the middle. */
  | { readonly kind: "cut" }
  | { readonly kind: "end" };

/** One file, folder or link in the archive. */
export interface TarEntry {
  readonly kind: "file" | "folder" | "hard-link" | "other";
  readonly name: string;
  /** The name a hard link points to, else "". */
  readonly linkName: string;
  readonly modifiedMs: number | null;
  /** The content; what is not read of it is stepped over by the next call of next(). */
  body(): AsyncGenerator<Uint8Array>;
}

/** Longer names and pax records than this are not written by anyone honest. */
const MAX_META_BYTES = 2 ** 20;
const PIECE_BYTES = 2 ** 20;

/** A reader over the bytes of a tar archive; call next() until it says "end" or "cut". */
export function createTarReader(cursor: ByteCursor): { next(): Promise<TarItem> } {
  let bodyLeft = 0;
  let padding = 0;
  let sawZeros = false;
  let globals = new Map<string, Uint8Array>();

  async function* body(): AsyncGenerator<Uint8Array> {
    while (bodyLeft > 0) {
      const piece = await cursor.take(Math.min(PIECE_BYTES, bodyLeft));
      if (piece === null) return;
      bodyLeft -= piece.length;
      yield piece;
    }
  }

  async function next(): Promise<TarItem> {
    const rest = bodyLeft;
    bodyLeft = 0;
    if ((await cursor.skip(rest)) < rest) return { kind: "cut" };
    await cursor.skip(padding);
    padding = 0;

    let own = new Map<string, Uint8Array>();
    let isDamaged = false;
    for (;;) {
      const at = cursor.position();
      const block = await cursor.exactly(BLOCK);
      // Two blocks of zeros end an archive; some writers pad with more, and archives can be joined.
      if (block.length < BLOCK) return sawZeros && own.size === 0 ? { kind: "end" } : { kind: "cut" };
      if (block.every((byte) => byte === 0)) {
        sawZeros = true;
        continue;
      }
      const header = isTarHeader(block) ? parseTarHeader(block) : null;
      if (header === null) {
        // Bytes behind the end mark are padding; anywhere else something is lost.
        if (!sawZeros && !isDamaged) {
          isDamaged = true;
          damagedAt = at;
        }
        continue;
      }
      if (isDamaged) {
        cursor.putBack(block);
        return { kind: "damaged", offset: damagedAt };
      }
      sawZeros = false;

      const paddedBytes = Math.ceil(header.sizeBytes / BLOCK) * BLOCK;
      if ("xgLK".includes(header.type)) {
        if (header.sizeBytes > MAX_META_BYTES) return { kind: "damaged", offset: at };
        const meta = (await cursor.exactly(paddedBytes)).subarray(0, header.sizeBytes);
        if (header.type === "g") globals = new Map([...globals, ...parsePax(meta)]);
        else if (header.type === "x") own = new Map([...own, ...parsePax(meta)]);
        else own.set(header.type === "L" ? "path" : "linkpath", untilNul(meta));
        continue;
      }

      const pax = new Map([...globals, ...own]);
      const sizeBytes = numberOf(pax.get("size")) ?? header.sizeBytes;
      const hasBody = !"123456".includes(header.type);
      const seconds = numberOf(pax.get("mtime"));
      bodyLeft = hasBody ? sizeBytes : 0;
      padding = hasBody ? (BLOCK - (sizeBytes % BLOCK)) % BLOCK : 0;
      const name = decodeName(pax.get("path") ?? header.name);
      return {
        kind: header.type === "0" && isFolderName(name) ? "folder" : (KIND_OF_TYPE[header.type] ?? "other"),
        name,
        linkName: header.type === "1" ? decodeName(pax.get("linkpath") ?? header.linkName) : "",
        modifiedMs: seconds === null ? header.modifiedMs : Math.round(seconds * 1000),
        body,
      };
    }
  }

  let damagedAt = 0;
  return { next };
}

/** "other": symbolic links, devices, pipes, and GNU oddities such as sparse files. */
const KIND_OF_TYPE: Readonly<Record<string, TarEntry["kind"]>> = { "0": "file", "1": "hard-link", "5": "folder" };

function numberOf(value: Uint8Array | undefined): number | null {
  if (value === undefined) return null;
  const number = Number(Buffer.from(value).toString("latin1"));
  return Number.isFinite(number) && number >= 0 ? number : null;
}

function untilNul(bytes: Uint8Array): Uint8Array {
  const end = bytes.indexOf(0);
  return end < 0 ? bytes : bytes.subarray(0, end);
}
