/** Whether there is room on a disk. */
import { statfsSync } from "node:fs";

/** Bytes that can still be written to the disk that holds the path; null where the system does not say. */
export function roomAt(path: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(path);
    return bavail * bsize;
  } catch {
    return null;
  }
}
