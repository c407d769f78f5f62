/** Chance that is none: numbers that follow from the key of a case and what they are for. */
import { createHmac } from "node:crypto";

/** 32 bytes by HMAC-SHA-256 of the parts, which cannot be mistaken for other parts. */
export function keyedBytes(key: Uint8Array, ...parts: readonly string[]): Buffer {
  return createHmac("sha256", key).update(JSON.stringify(parts)).digest();
}
