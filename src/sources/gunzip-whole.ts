/**
 * Unpacks a small gzip file in one go, which is the fastest: at once, or while the caller does something else. What is not
 * whole and sound, or grows large, is for the stream (gunzip.ts), which gives what can be read.
 */
import { promisify } from "node:util";
import { gunzip, gunzipSync, type ZlibOptions } from "node:zlib";
import { openDirect } from "./direct-bytes.ts";
import type { DiskFile } from "./find-files.ts";
import { createSession } from "./session.ts";
import { sniff } from "./sniff.ts";

/** Reads the first bytes of a file; gives how many. */
interface Packed {
  peek(target: Uint8Array): number;
}

/** The file's bytes, unpacked; null where that is for the stream. */
export function gunzipWhole(bytes: Packed, sizeBytes: number): Buffer | null {
  const packed = readPacked(bytes, sizeBytes);
  if (packed === null) return null;
  try {
    return gunzipSync(packed, optionsFor(packed));
  } catch {
    return null;
  }
}

/** Begins to unpack a file that will be wanted next; gives null as gunzipWhole does, and for a file that is not packed. */
export async function gunzipAhead({ absolute, shown, sizeBytes }: DiskFile): Promise<Buffer | null> {
  if (sizeBytes > MOST_PACKED_BYTES) return null;
  const file = openDirect(absolute, shown, sizeBytes, createSession({ onProblem() {} }));
  if (file === null) return null;
  let packed: Buffer | null;
  try {
    const start = Buffer.alloc(START_BYTES);
    packed = sniff(start.subarray(0, file.peek(start))).kind === "gzip" ? readPacked(file, sizeBytes) : null;
  } finally {
    file.close();
  }
  if (packed === null) return null;
  return await gunzipLater(packed, optionsFor(packed)).catch(() => null);
}

function readPacked(bytes: Packed, sizeBytes: number): Buffer | null {
  if (sizeBytes > MOST_PACKED_BYTES) return null;
  const packed = Buffer.allocUnsafe(sizeBytes);
  return bytes.peek(packed) === sizeBytes && saidLength(packed) <= MOST_UNPACKED_BYTES ? packed : null;
}

/** All that the last member comes to goes into one piece, so that it is never copied; nearly always there is only one. */
function optionsFor(packed: Buffer): ZlibOptions {
  return { maxOutputLength: MOST_UNPACKED_BYTES, chunkSize: Math.max(saidLength(packed) + 64, 64 * 1024) };
}

/** The last four bytes say how much the last member comes to. */
function saidLength(packed: Buffer): number {
  return packed.length < SHORTEST_MEMBER ? 0 : packed.readUInt32LE(packed.length - 4);
}

const gunzipLater = promisify<Buffer, ZlibOptions, Buffer>(gunzip);
/** Enough to see what a file is. */
const START_BYTES = 512;
const SHORTEST_MEMBER = 18;
/** Packed files up to this size are unpacked in one go, if they come to no more than that. */
const MOST_PACKED_BYTES = 8 * 2 ** 20;
const MOST_UNPACKED_BYTES = 32 * 2 ** 20;
