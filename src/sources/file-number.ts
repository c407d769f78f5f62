/** What a disk numbers a file by. */
import type { BigIntStats } from "node:fs";

/** "device:number"; null on network drives that number no files. */
export function numberOf({ dev, ino }: Pick<BigIntStats, "dev" | "ino">): string | null {
  return ino === 0n ? null : `${dev}:${ino}`;
}
