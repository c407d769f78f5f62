import { execFileSync } from "node:child_process";
import { closeSync, ftruncateSync, mkdirSync, openSync, readdirSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type OpenSource, openSources } from "../../src/sources/index.ts";
import { plant, temporaryFolder } from "../helpers/temporary-folder.ts";
import { numberedLines, tarOf, zipOf } from "./build-archive.ts";
import { readSources } from "./read-sources.ts";

const TEXT = "2006/01/05 12:34:56.789 CCM|hello\r\n";

describe("opening a plain file", () => {
  test("gives its path, time, head and all its bytes", async () => {
    const text = numberedLines(60_000);
    const root = plant({ "x.txt": text });
    const read = await readSources(join(root, "x.txt"));
    expect(read.texts["x.txt"]).toBe(text);
    expect(read.modified["x.txt"]).toBe(1_000);
    expect(read.problems).toEqual([]);
    expect(read.diskBytes).toBe(text.length);
  });

  test("shows up to 64 KiB as the head, in pieces of up to 1 MiB", async () => {
    const root = plant({ "x.txt": "a\n".repeat(2_000_000) });
    const file = { shown: "x.txt", absolute: join(root, "x.txt"), sizeBytes: 4_000_000, modifiedMs: 0 };
    const pieces: number[] = [];
    for await (const source of openSources(file, { onProblem: () => {} })) {
      expect(source.head.length).toBe(65_536);
      for await (const piece of source.chunks()) pieces.push(piece.length);
      expect(() => source.chunks()).toThrow("only once");
    }
    expect(Math.max(...pieces)).toBeLessThanOrEqual(2 ** 20);
    expect(pieces.reduce((a, b) => a + b)).toBe(4_000_000);
  });

  test.each([
    ["an empty file", "", "empty-file x.txt"],
    ["a binary file", Buffer.from(new Uint32Array(500).map((_, at) => at).buffer), "binary x.txt"],
    ["a kind of archive we do not unpack", Buffer.from("377abcaf271c0004", "hex"), "unreadable x.txt"],
  ])("%s is a problem, not a source", async (_name, content, said) => {
    const read = await readSources(join(plant({ "x.txt": content }), "x.txt"));
    expect(read).toMatchObject({ texts: {}, said: [said] });
  });

  test.each([
    ["377abcaf271c0004", "unsupported-7z"],
    ["526172211a0700", "unsupported-rar"],
    ["fd377a585a00", "unsupported-xz"],
    ["28b52ffd", "unsupported-zstd"],
    ["4d53434600000000", "unsupported-cab"],
    ["425a6839314159265359", "unsupported-bzip2"],
  ])("%s is an archive of a kind that has its own reason: %s", async (hex, reason) => {
    const read = await readSources(join(plant({ x: Buffer.from(hex, "hex") }), "x"));
    expect(read.problems).toEqual([{ kind: "unreadable", path: "x", detail: { reason } }]);
  });

  test("2 GiB of NULs are judged by their head", async () => {
    const path = join(temporaryFolder(), "huge.txt");
    const descriptor = openSync(path, "w");
    ftruncateSync(descriptor, 2 ** 31);
    closeSync(descriptor);
    const started = performance.now();
    const read = await readSources(path);
    expect(read.said).toEqual(["binary huge.txt"]);
    expect(performance.now() - started).toBeLessThan(1000);
    expect(read.diskBytes).toBe(2 ** 31);
  });

  test("a file that is gone, or a folder or pipe by now", async () => {
    const root = plant({ "folder/": "" });
    const size = { sizeBytes: 5 };
    expect((await readSources(join(root, "gone.txt"), size)).said).toEqual(["vanished gone.txt"]);
    expect((await readSources(join(root, "folder"), size)).said).toEqual([
      expect.stringMatching(/^(vanished|unreadable) folder/),
    ]);
    if (process.platform === "win32") return;
    execFileSync("mkfifo", [join(root, "pipe")]);
    expect((await readSources(join(root, "pipe"), size)).said).toEqual(["special-file pipe"]);
  });

  test("a file shorter than listed, and one that shrinks while it is read", async () => {
    const root = plant({ "short.txt": TEXT, "shrinking.txt": "a\n".repeat(2_000_000) });
    const short = await readSources(join(root, "short.txt"), { sizeBytes: 1000 });
    expect(short.texts["short.txt"]).toBe(TEXT);
    expect(short.problems).toMatchObject([{ kind: "shrank", detail: { expected: 1000, actual: TEXT.length } }]);

    const path = join(root, "shrinking.txt");
    const file = { shown: "shrinking.txt", absolute: path, sizeBytes: 4_000_000, modifiedMs: 0 };
    const problems: unknown[] = [];
    let bytes = 0;
    for await (const source of openSources(file, { onProblem: (problem) => problems.push(problem) })) {
      for await (const piece of source.chunks()) {
        if (bytes === 0) truncateSync(path, 1_500_000);
        bytes += piece.length;
      }
    }
    expect(bytes).toBe(1_500_000);
    expect(problems).toMatchObject([{ kind: "shrank", detail: { expected: 4_000_000, actual: 1_500_000 } }]);
  });

  test("a file that grows is read to its size when opened", async () => {
    const path = join(plant({ "x.txt": TEXT }), "x.txt");
    const file = { shown: "x.txt", absolute: path, sizeBytes: 5, modifiedMs: 0 };
    let bytes = 0;
    for await (const source of openSources(file, { onProblem: () => expect.unreachable() })) {
      writeFileSync(path, TEXT.repeat(100));
      for await (const piece of source.chunks()) bytes += piece.length;
    }
    expect(bytes).toBe(TEXT.length);
  });

  test("what is not wanted is not even opened, but counts as dealt with", async () => {
    const read = await readSources("/nowhere/x.txt", { sizeBytes: 77, wants: () => false });
    expect(read).toMatchObject({ texts: {}, problems: [], diskBytes: 77 });
  });

  test("an abort ends quietly, also within a packed file", async () => {
    const zip = await zipOf([
      ["a.txt", numberedLines(100_000)],
      ["b.txt", TEXT],
    ]);
    const root = plant({ "a.zip": zip, "b.txt": numberedLines(100_000) });
    for (const name of ["a.zip", "b.txt"]) {
      const abort = new AbortController();
      const file = { shown: name, absolute: join(root, name), sizeBytes: 1, modifiedMs: 0 };
      const paths: string[] = [];
      let bytes = 0;
      for await (const source of openSources(file, { signal: abort.signal, onProblem: () => expect.unreachable() })) {
        paths.push(source.path);
        for await (const piece of source.chunks()) {
          bytes += piece.length;
          abort.abort();
        }
      }
      expect(paths).toHaveLength(1);
      expect(bytes).toBeLessThan(3_000_000);
    }
  });
});

describe("archives in archives", () => {
  test("are read in place, in order, each under its own path", async () => {
    const inner = await zipOf([
      ["ログ/y.txt", `${TEXT}y`],
      ["empty/", ""],
    ]);
    const tar = await tarOf([
      ["cm/trace/ccm/sdl/SDL001_100_000001.txt", `${TEXT}t`],
      ["cm/", ""],
    ]);
    const { gzipSync } = await import("node:zlib");
    const zip = await zipOf([
      ["x.txt", TEXT],
      ["inner.zip", inner],
      ["node.tar.gz", gzipSync(tar)],
      ["SDL001_100_000002.txt.gz", gzipSync(`${TEXT}z`)],
      // RTMT drops the ending and leaves the content packed; and a name may promise what the content is not.
      ["SDL001_100_000003.txt", gzipSync(`${TEXT}3`)],
      ["plain.gz", TEXT],
    ]);
    const read = await readSources(join(plant({ "case.zip": zip }), "case.zip"));
    expect(read.texts).toEqual({
      "case.zip!/x.txt": TEXT,
      "case.zip!/inner.zip!/ログ/y.txt": `${TEXT}y`,
      "case.zip!/node.tar.gz!/cm/trace/ccm/sdl/SDL001_100_000001.txt": `${TEXT}t`,
      "case.zip!/SDL001_100_000002.txt.gz": `${TEXT}z`,
      "case.zip!/SDL001_100_000003.txt": `${TEXT}3`,
      "case.zip!/plain.gz": TEXT,
    });
    expect(Object.keys(read.texts)[1]).toBe("case.zip!/inner.zip!/ログ/y.txt");
    expect(read.problems).toEqual([]);
    expect(read.diskBytes).toBe(zip.length);
  });

  test("abandoned sources do not disturb the next, and temporary files go", async () => {
    const inner = await zipOf([
      ["a.txt", numberedLines(20_000)],
      ["b.txt", TEXT],
    ]);
    const tar = await tarOf([
      ["a.txt", numberedLines(20_000)],
      ["b.txt", TEXT],
      ["inner.zip", ""],
    ]);
    const root = plant({
      "c.zip": await zipOf([
        ["inner.zip", inner],
        ["t.tar", tar],
        ["z.txt", TEXT],
      ]),
    });
    const file = { shown: "c.zip", absolute: join(root, "c.zip"), sizeBytes: 1, modifiedMs: 0 };
    const before = temporaryFolders();

    const paths: string[] = [];
    for await (const source of openSources(file, { onProblem: () => {} })) {
      paths.push(source.path);
      if (source.path.endsWith("a.txt")) for await (const _ of source.chunks()) break;
    }
    expect(paths.map((path) => path.replace("c.zip!/", ""))).toEqual([
      "inner.zip!/a.txt",
      "inner.zip!/b.txt",
      "t.tar!/a.txt",
      "t.tar!/b.txt",
      "z.txt",
    ]);

    let first: OpenSource | undefined;
    for await (const source of openSources(file, { onProblem: () => {} })) {
      first = source;
      break;
    }
    expect(first?.path).toBe("c.zip!/inner.zip!/a.txt");
    expect(temporaryFolders()).toEqual(before);
  });

  test("too deep: skipped, the rest goes on", async () => {
    const { gzipSync } = await import("node:zlib");
    let zip = await zipOf([["deep.txt", TEXT]]);
    for (const level of [4, 3, 2])
      zip = await zipOf([
        [`${level}.zip`, zip],
        [`${level}.txt`, TEXT],
      ]);
    const root = plant({ "1.zip": zip, "twice.gz": gzipSync(gzipSync(gzipSync(TEXT))) });
    const read = await readSources(join(root, "1.zip"), { limits: { maxDepth: 2 } });
    expect(Object.keys(read.texts)).toEqual(["1.zip!/2.zip!/3.txt", "1.zip!/2.txt"]);
    expect(read.problems).toEqual([{ path: "1.zip!/2.zip!/3.zip", kind: "archive-depth", detail: { limit: 2 } }]);
    expect((await readSources(join(root, "1.zip"))).problems).toEqual([]);
    expect((await readSources(join(root, "twice.gz"), { limits: { maxDepth: 1 } })).said).toEqual([
      "archive-depth twice.gz",
    ]);
    expect((await readSources(join(root, "twice.gz"))).texts).toEqual({ "twice.gz": TEXT });
  });

  test("too many entries: stopped", async () => {
    const zip = await zipOf(["a", "b", "c", "d"].map((name) => [`${name}.txt`, TEXT] as const));
    const read = await readSources(join(plant({ "x.zip": zip }), "x.zip"), { limits: { maxEntries: 2 } });
    expect(Object.keys(read.texts)).toEqual(["x.zip!/a.txt", "x.zip!/b.txt"]);
    expect(read.problems).toEqual([{ path: "x.zip", kind: "archive-entries", detail: { limit: 2 } }]);
  });

  test("too many bytes: stopped after what was allowed", async () => {
    const zip = await zipOf([
      ["a.txt", TEXT.repeat(10_000)],
      ["b.txt", TEXT],
    ]);
    const read = await readSources(join(plant({ "x.zip": zip }), "x.zip"), { limits: { maxTotalBytes: 200_000 } });
    expect(read.said).toEqual(["archive-size x.zip!/a.txt"]);
    expect(read.sizes["x.zip!/a.txt"]).toBeLessThanOrEqual(200_000);
    expect(read.sizes["x.zip!/b.txt"]).toBeUndefined();
  });

  test("a bomb is stopped, its neighbours are read", async () => {
    const { gzipSync } = await import("node:zlib");
    const bomb = gzipSync(gzipSync("A".repeat(200 * 2 ** 20), { level: 9 }), { level: 9 });
    const zip = await zipOf([
      ["a.txt", TEXT],
      ["bomb.gz", bomb],
      ["z.txt", TEXT],
    ]);
    const read = await readSources(join(plant({ "x.zip": zip }), "x.zip"), { keep: false });
    expect(read.problems).toEqual([{ path: "x.zip!/bomb.gz", kind: "archive-ratio", detail: { limit: 1200 } }]);
    expect(read.sizes["x.zip!/bomb.gz"]).toBeLessThan(100 * 2 ** 20);
    expect(read.sizes).toMatchObject({ "x.zip!/a.txt": TEXT.length, "x.zip!/z.txt": TEXT.length });
  });

  test("entries that are not wanted are skipped, archives are looked into", async () => {
    const zip = await zipOf([
      ["a.txt", TEXT],
      ["b.zip", await zipOf([["c.txt", TEXT]])],
    ]);
    const wants = (path: string) => path.endsWith("c.txt");
    const read = await readSources(join(plant({ "x.zip": zip }), "x.zip"), { wants });
    expect(Object.keys(read.texts)).toEqual(["x.zip!/b.zip!/c.txt"]);
  });
});

function temporaryFolders(): string[] {
  mkdirSync(tmpdir(), { recursive: true });
  return readdirSync(tmpdir()).filter((name) => name.startsWith("ccmtrace-"));
}
