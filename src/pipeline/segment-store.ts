/**
 * Keeps segments that wait to be judged: a segment's bytes are only valid while it is handed on. One piece of memory is used
 * again and again, since most files have few of them.
 */
import { SEGMENT_BYTES, type Segment } from "../scan/index.ts";

/** Holds the bytes of segments. */
export interface SegmentStore {
  /** The segment with bytes of its own, valid until the store is emptied. */
  keep(segment: Segment): Segment;
  isFull(): boolean;
  empty(): void;
  /** Gives the memory back for the next store. */
  close(): void;
}

/** An empty store. */
export function createSegmentStore(): SegmentStore {
  let memory: Buffer | null = null;
  let used = 0;
  const copy = (bytes: Uint8Array): Uint8Array => {
    memory ??= spareMemory.pop() ?? Buffer.allocUnsafeSlow(FULL_BYTES + 4 * SEGMENT_BYTES);
    memory.set(bytes, used);
    used += bytes.length;
    return memory.subarray(used - bytes.length, used);
  };
  return {
    keep(segment) {
      const bytes = copy(segment.bytes);
      const { offset, line, lineOffset, record, part, isLast, owners } = segment;
      const raw = segment.raw === segment.bytes ? bytes : copy(segment.raw);
      return { bytes, raw, offset, line, lineOffset, record, part, isLast, owners };
    },
    isFull: () => used >= FULL_BYTES,
    empty() {
      used = 0;
    },
    close() {
      if (memory !== null) spareMemory.push(memory);
      memory = null;
    },
  };
}

/** Bytes from which on a store is full; the last segment, in both its forms, goes beyond that. */
const FULL_BYTES = 2 ** 20;
/** Of stores that were closed, for the next ones. */
const spareMemory: Buffer[] = [];
