/** How a gram is mixed with what stands beside it; the kernel reckons the same. */
import { BESIDE_HASH, HASH, SLOT_HASH } from "./memory.ts";

/** The hash, 32 bits without sign, of a folded gram and the folded bytes beside it. */
export function besideHash(gram: number, beside: number): number {
  return Math.imul(Math.imul(gram, SLOT_HASH) ^ Math.imul(beside, BESIDE_HASH), HASH) >>> 0;
}
