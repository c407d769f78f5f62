/** Which bit says whether a literal can have a gram with these two bytes beside it; the kernel reckons the same. */
import { BESIDE_BITS, BESIDE_HASH, FOLD, HASH, SLOT_HASH } from "./memory.ts";

/** The bit of a folded gram and the two bytes behind or before it, the first of them in the low half. */
export function besideBit(gram: number, two: number): number {
  const mixed = Math.imul(gram, SLOT_HASH) ^ Math.imul(two | (FOLD & 0xffff), BESIDE_HASH);
  return Math.imul(mixed, HASH) >>> (32 - BESIDE_BITS);
}
