/** Whatever is done to an archive, reading it ends, throws nothing and says something. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { temporaryFolder } from "../helpers/temporary-folder.ts";
import { numberedLines, tarOf, zipOf } from "./build-archive.ts";
import { readSources } from "./read-sources.ts";

const LOG = numberedLines(300);

const ARCHIVES: readonly (readonly [string, () => Promise<Buffer>])[] = [
  ["x.gz", async () => gzipSync(LOG)],
  [
    "x.zip",
    async () =>
      zipOf([
        ["a.txt", LOG],
        ["b.zip", await zipOf([["c.txt", LOG]])],
        ["d.txt", LOG],
      ]),
  ],
  [
    "x.tar",
    async () =>
      tarOf([
        ["a.txt", LOG],
        ["b.txt", LOG],
      ]),
  ],
  [
    "x.tar.gz",
    async () =>
      gzipSync(
        await tarOf([
          ["a.txt", LOG],
          [`${"long/".repeat(60)}b.txt`, LOG],
        ]),
      ),
  ],
];

test.each(ARCHIVES)("%s, bytes changed and cut off", async (name, build) => {
  const whole = await build();
  const path = join(temporaryFolder(), name);
  const places = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(places, fc.nat(whole.length), fc.boolean(), async (changes, length, isCut) => {
      const bytes = Buffer.from(isCut ? whole.subarray(0, length) : whole);
      for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte;
      writeFileSync(path, bytes);
      const read = await readSources(path);
      expect(Object.keys(read.texts).length + read.problems.length).toBeGreaterThan(0);
    }),
    { numRuns: 60 },
  );
});

test.each(ARCHIVES)("%s, cut anywhere, says that it was", async (name, build) => {
  const whole = await build();
  const path = join(temporaryFolder(), name);
  for (let length = 600; length < whole.length - 1024; length += 611) {
    writeFileSync(path, whole.subarray(0, length));
    expect((await readSources(path)).problems, `${length} of ${whole.length} bytes`).not.toEqual([]);
  }
});
