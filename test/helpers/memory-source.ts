/** A source that lives in memory, handed out in chunks cut wherever a test wants. */
import type { OpenSource } from "../../src/sources/index.ts";

/** Opens bytes as a source; `cuts` are offsets at which a new chunk starts. */
export function openMemory(path: string, bytes: Uint8Array, cuts: readonly number[] = []): OpenSource {
  const places = [...new Set(cuts.map((cut) => Math.min(cut, bytes.length)))].sort((a, b) => a - b);
  return {
    kind: "source",
    path,
    modifiedMs: Date.UTC(2006, 6, 21, 12),
    head: bytes.subarray(0, 64 * 1024),
    direct: null,
    async *chunks() {
      let from = 0;
      for (const to of [...places, bytes.length]) {
        if (to > from) yield bytes.subarray(from, to);
        from = to;
      }
    },
  };
}
