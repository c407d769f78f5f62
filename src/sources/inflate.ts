/**
 * Unpacks raw deflate data and hands out everything that can be read, also when the data is cut short or damaged.
 * Node's own streams throw away what they had buffered when an error comes.
 */
import { createInflateRaw } from "node:zlib";
import type { ByteCursor } from "./byte-cursor.ts";

/** How the data ended. */
export type InflateEnd = { readonly kind: "complete" | "cut" | "damaged" };

/** Deflate grows at most 1032-fold, so two such slices fill at most 64 MiB of memory. */
const SLICE_BYTES = 32 * 1024;
/** What zlib had written to its current buffer when it met damage is lost, so the buffer is not larger. */
const PIECE_BYTES = 64 * 1024;

/**
 * The unpacked pieces; leaves the cursor behind the last byte of the deflate data. While pieces are being used the next
 * ones are unpacked already, on a thread of Node's own.
 */
export async function* inflateRaw(input: ByteCursor): AsyncGenerator<Uint8Array, InflateEnd> {
  const engine = createInflateRaw({ chunkSize: PIECE_BYTES });
  let pieces: Uint8Array[] = [];
  let isComplete = false;
  let isDamaged = false;
  let wake = () => {};
  engine.on("data", (piece: Uint8Array) => pieces.push(piece));
  engine.on("end", () => {
    isComplete = true;
    wake();
  });
  engine.on("error", () => {
    isDamaged = true;
    wake();
  });
  /** Resolves when all of `slice` was used, or when the data ended or failed within it. */
  const feed = (slice: Uint8Array) =>
    new Promise<void>((resolve) => {
      wake = resolve;
      engine.write(slice, () => resolve());
    });
  /** Unpacks the next slice; null when there is none. */
  const unpackNext = async (): Promise<{ slice: Uint8Array; used: number; pieces: Uint8Array[] } | null> => {
    const slice = await input.take(SLICE_BYTES);
    if (slice === null) return null;
    const before = engine.bytesWritten;
    await feed(slice);
    const unpacked = { slice, used: engine.bytesWritten - before, pieces };
    pieces = [];
    return unpacked;
  };

  let next = unpackNext();
  try {
    for (;;) {
      const now = await next;
      if (now === null) break;
      const isOver = isDamaged || isComplete;
      if (!isOver) {
        next = unpackNext();
        next.catch(() => {}); // told when it is awaited
      }
      yield* now.pieces;
      if (!isOver) continue;
      if (isDamaged) return { kind: "damaged" };
      input.putBack(now.slice.subarray(now.used));
      return { kind: "complete" };
    }
    // zlib tells that it is done only when it leaves bytes untouched, so it is offered one it must not want.
    await feed(new Uint8Array(1));
    return isComplete ? { kind: "complete" } : { kind: "cut" };
  } finally {
    await next.catch(() => null);
    engine.destroy();
  }
}
