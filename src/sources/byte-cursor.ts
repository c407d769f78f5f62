/** Reads a stream of byte chunks in the pieces a parser asks for, with the chance to put bytes back. */

/** A place in a stream of bytes. */
export interface ByteCursor {
  /** The next bytes, at least one and at most `limit`; null at the end. */
  take(limit: number): Promise<Uint8Array | null>;
  /** The next `count` bytes; fewer only at the end. */
  exactly(count: number): Promise<Uint8Array>;
  /** Steps over up to `count` bytes and returns how many there were. */
  skip(count: number): Promise<number>;
  /** Makes bytes just read the next ones again. */
  putBack(bytes: Uint8Array): void;
  /** Bytes consumed so far. */
  position(): number;
  /** Lets go of the stream below. */
  close(): Promise<void>;
}

/** A cursor at the start of `source`. */
export function createCursor(source: AsyncIterable<Uint8Array>): ByteCursor {
  const iterator = source[Symbol.asyncIterator]();
  const pending: Uint8Array[] = []; // what was put back or not yet taken; the last one comes next
  let consumed = 0;

  async function take(limit: number): Promise<Uint8Array | null> {
    let piece = pending.pop();
    while (piece === undefined || piece.length === 0) {
      const next = await iterator.next();
      if (next.done === true) return null;
      piece = next.value;
    }
    if (piece.length > limit) {
      pending.push(piece.subarray(limit));
      piece = piece.subarray(0, limit);
    }
    consumed += piece.length;
    return piece;
  }

  async function exactly(count: number): Promise<Uint8Array> {
    const first = await take(count);
    if (first === null || first.length === count) return first ?? new Uint8Array(0);
    const all = new Uint8Array(count);
    all.set(first);
    let filled = first.length;
    while (filled < count) {
      const piece = await take(count - filled);
      if (piece === null) break;
      all.set(piece, filled);
      filled += piece.length;
    }
    return all.subarray(0, filled);
  }

  return {
    take,
    exactly,
    async skip(count) {
      let left = count;
      while (left > 0) {
        const piece = await take(left);
        if (piece === null) break;
        left -= piece.length;
      }
      return count - left;
    },
    putBack(bytes) {
      if (bytes.length > 0) pending.push(bytes);
      consumed -= bytes.length;
    },
    position: () => consumed,
    async close() {
      await iterator.return?.();
    },
  };
}
