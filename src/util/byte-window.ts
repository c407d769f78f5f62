/** The most recent bytes of a stream, addressed by their offset in the stream. */

/** Push bytes in; slice out any part of the last `capacity` bytes. */
export interface ByteWindow {
  /** Bytes pushed so far. */
  readonly length: number;
  push(bytes: Uint8Array): void;
  /**
   * The bytes [from, to) of the stream.
   * @throws RangeError when they have left the window or not come yet
   */
  slice(from: number, to: number): Uint8Array;
}

/** Makes a window that keeps at least the last `capacity` bytes. */
export function createByteWindow(capacity: number): ByteWindow {
  let pieces: { start: number; bytes: Uint8Array }[] = [];
  let end = 0;
  return {
    get length() {
      return end;
    },
    push(bytes) {
      pieces.push({ start: end, bytes: Uint8Array.from(bytes) });
      end += bytes.length;
      const keepFrom = end - capacity;
      pieces = pieces.filter((piece) => piece.start + piece.bytes.length > keepFrom);
    },
    slice(from, to) {
      const first = pieces[0]?.start ?? end;
      if (from < first || to > end || from > to)
        throw new RangeError(`bytes ${from}-${to} are outside ${first}-${end}`);
      const parts = pieces
        .filter((piece) => piece.start < to && piece.start + piece.bytes.length > from)
        .map((piece) => piece.bytes.subarray(Math.max(0, from - piece.start), to - piece.start));
      return parts.length === 1 ? (parts[0] as Uint8Array) : Buffer.concat(parts);
    },
  };
}
