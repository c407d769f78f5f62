/**
 * Tells whether a file still holds what was read of it, and which file went on under another name: by its first bytes, as
 * many as there are time-stamped lines in, and by the last ones that were read.
 */
import { createHash } from "node:crypto";

/** A stretch of a file by its digest. */
export interface Fingerprint {
  readonly at: number;
  readonly bytes: number;
  readonly sha256: string;
}

/** The heads of trace files look alike for up to some KiB; their first records, with times in them, do not. */
export const HEAD_FINGERPRINT_BYTES = 16 * 1024;
/** Before the place up to which a file was read. */
export const LAST_FINGERPRINT_BYTES = 512;

/** The fingerprint of bytes that stand at that offset. */
export function fingerprintOf(bytes: Uint8Array, at: number): Fingerprint {
  return { at, bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("base64") };
}

/** Do the bytes that `read` gives for the stretch have the fingerprint? */
export function hasFingerprint(
  read: (from: number, to: number) => Uint8Array,
  { at, bytes, sha256 }: Fingerprint,
): boolean {
  const found = read(at, at + bytes);
  return found.length === bytes && fingerprintOf(found, at).sha256 === sha256;
}
