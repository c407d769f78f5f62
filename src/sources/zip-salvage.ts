/**
 * Finds the entries of a ZIP archive that has lost its directory, which stands at the end: a download that broke
 * off. Walks from one local header to the next, as far as they go.
 */
import type { ByteCursor } from "./byte-cursor.ts";
import { inflateRaw } from "./inflate.ts";

/** One entry found by its own header. Sizes may be unknown, because tools that stream write them behind the data. */
export interface SalvagedEntry {
  readonly name: Uint8Array;
  readonly isEncrypted: boolean;
  readonly method: number;
  /** True when the archive ended before the entry did; known once the body was read to its end. */
  isCut(): boolean;
  /** The unpacked bytes, as far as they go. To be read to the end before the next entry. */
  body(): AsyncGenerator<Uint8Array>;
}

/** The entries from the start of the archive. */
export async function* salvageZip(cursor: ByteCursor): AsyncGenerator<SalvagedEntry> {
  for (;;) {
    const fixed = Buffer.from(await cursor.exactly(HEADER_BYTES));
    if (fixed.length < HEADER_BYTES || fixed.readUInt32LE(0) !== LOCAL_HEADER) return;
    const flags = fixed.readUInt16LE(6);
    const method = fixed.readUInt16LE(8);
    const packedBytes = fixed.readUInt32LE(18);
    const name = await cursor.exactly(fixed.readUInt16LE(26));
    await cursor.skip(fixed.readUInt16LE(28));

    const isEncrypted = (flags & 0x01) !== 0;
    const isSizeUnknown = (flags & 0x08) !== 0 || packedBytes === ZIP64;
    const isReadable = !isEncrypted && (method === 8 || (method === 0 && !isSizeUnknown));
    let isCut = false;
    let isLost = !isReadable && isSizeUnknown;

    async function* body(): AsyncGenerator<Uint8Array> {
      if (method === 8) {
        const pieces = inflateRaw(cursor);
        let step = await pieces.next();
        for (; step.done !== true; step = await pieces.next()) yield step.value;
        isCut = step.value.kind !== "complete";
        isLost = isCut;
        return;
      }
      let left = packedBytes;
      while (left > 0) {
        const piece = await cursor.take(Math.min(left, PIECE_BYTES));
        if (piece === null) break;
        left -= piece.length;
        yield piece;
      }
      isCut = left > 0;
    }

    if (isReadable) {
      const content = body();
      yield { name, isEncrypted, method, isCut: () => isCut, body: () => borrow(content) };
      // Whoever did not want the content still has to get to its end: only there the next header is.
      for await (const _ of content);
    } else {
      yield { name, isEncrypted, method, isCut: () => isCut, body: nothing };
      if (!isSizeUnknown) await cursor.skip(packedBytes);
    }
    if (isLost || isCut) return;
    if ((flags & 0x08) !== 0) await skipDescriptor(cursor);
  }
}

/** Sizes behind the data: 12 to 24 bytes, with or without a signature. */
async function skipDescriptor(cursor: ByteCursor): Promise<void> {
  const ahead = Buffer.from(await cursor.exactly(DESCRIPTOR_BYTES + 4));
  const length = [12, 16, 20, 24].find((bytes) => {
    if (ahead.length < bytes + 4) return false;
    const next = ahead.readUInt32LE(bytes);
    return next === LOCAL_HEADER || next === DIRECTORY_HEADER;
  });
  cursor.putBack(ahead.subarray(length ?? ahead.length));
}

/** The same pieces, from a generator that may be closed without closing `content`. */
async function* borrow(content: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  for (let step = await content.next(); step.done !== true; step = await content.next()) yield step.value;
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

const PIECE_BYTES = 2 ** 20;
const HEADER_BYTES = 30;
const DESCRIPTOR_BYTES = 24;
const LOCAL_HEADER = 0x04034b50;
const DIRECTORY_HEADER = 0x02014b50;
const ZIP64 = 0xffffffff;
