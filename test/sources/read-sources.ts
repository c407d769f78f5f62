/** Reads everything in a file the way the pipeline does, and collects what was said. */
import { statSync } from "node:fs";
import { basename } from "node:path";
import type { Problem } from "../../src/model/index.ts";
import { type OpenOptions, openSources } from "../../src/sources/index.ts";

/** What came out. */
export interface ReadResult {
  /** Path -> content, as Latin-1 text. */
  readonly texts: Record<string, string>;
  /** Content lengths by path. */
  readonly sizes: Record<string, number>;
  readonly modified: Record<string, number | null>;
  readonly problems: Problem[];
  /** "kind path" of each problem. */
  readonly said: string[];
  readonly diskBytes: number;
}

/** Reads `absolute` under its base name. With `keep: false` only sizes are kept. */
export async function readSources(
  absolute: string,
  options: Partial<OpenOptions> & { sizeBytes?: number; keep?: boolean } = {},
): Promise<ReadResult> {
  const { sizeBytes, keep, ...rest } = options;
  const texts: Record<string, string> = {};
  const sizes: Record<string, number> = {};
  const modified: Record<string, number | null> = {};
  const problems: Problem[] = [];
  let diskBytes = 0;
  const size = sizeBytes ?? statSync(absolute).size;
  const file = { shown: basename(absolute), absolute, sizeBytes: size, modifiedMs: 1_000 };
  const all = {
    onProblem: (problem: Problem) => problems.push(problem),
    onBytes: (bytes: number) => {
      diskBytes += bytes;
    },
    ...rest,
  };
  for await (const source of openSources(file, all)) {
    const pieces: Uint8Array[] = [];
    let length = 0;
    for await (const piece of source.chunks()) {
      if (keep !== false) pieces.push(piece);
      length += piece.length;
    }
    texts[source.path] = Buffer.concat(pieces).toString("latin1");
    sizes[source.path] = length;
    modified[source.path] = source.modifiedMs;
  }
  return { texts, sizes, modified, problems, said: problems.map(({ kind, path }) => `${kind} ${path}`), diskBytes };
}
