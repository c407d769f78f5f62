import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createArchiveWriter } from "../../src/bundle/index.ts";
import "../helpers/fixed-seed.ts";
import { temporaryFolder } from "../helpers/temporary-folder.ts";
import { archiveOf, openBytes, textIn } from "./make-archive.ts";

const CONTENT = [
  ["README.txt", "What this is.\r\n"],
  ["logs/見本/トレース.txt", "10:00:00.000 | 見本\n".repeat(5_000)],
  ["empty", ""],
] as const;

describe("the archive", () => {
  it("has the same bytes in every zone", async () => {
    const here = await archiveOf(CONTENT);
    const zone = process.env.TZ;
    try {
      for (const other of ["Asia/Tokyo", "America/St_Johns", "Pacific/Apia"]) {
        process.env.TZ = other;
        expect((await archiveOf(CONTENT)).equals(here)).toBe(true);
      }
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });

  it("gives back what went in, however it was cut", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 3_000 }), { maxLength: 6 }), async (pieces) => {
        const out: Buffer[] = [];
        const writer = await createArchiveWriter(async (piece) => void out.push(Buffer.from(piece)));
        const written = await writer.add("x", pieces);
        await writer.finish();
        const archive = await openBytes(Buffer.concat(out));
        expect(archive.faults).toEqual([]);
        expect(await textIn(archive, "x")).toBe(Buffer.concat(pieces).toString());
        expect(written.bytes).toBe(pieces.reduce((sum, { length }) => sum + length, 0));
      }),
      { numRuns: 40 },
    );
  });

  it("ends with the error of its content, or of what takes its bytes", async () => {
    const broken = async function* () {
      yield Buffer.from("half");
      throw new Error("the log went away");
    };
    const one = await createArchiveWriter(async () => {});
    await expect(one.add("x", broken())).rejects.toThrow("the log went away");

    let isClosed = false;
    const endless = async function* () {
      try {
        for (let number = 0; ; number++) yield Buffer.from(`${number} ${Math.sin(number)}\n`.repeat(1_000));
      } finally {
        isClosed = true;
      }
    };
    const full = await createArchiveWriter(async () => {
      throw new Error("ENOSPC");
    });
    await expect(full.add("x", endless())).rejects.toThrow("ENOSPC");
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(isClosed).toBe(true);
  });

  it("takes an endless number of bytes without holding them", async () => {
    let pending = 0;
    const writer = await createArchiveWriter(async (piece) => {
      pending += piece.length;
      await new Promise((resolve) => setImmediate(resolve));
      pending -= piece.length;
    });
    const before = process.memoryUsage().rss;
    const large = function* () {
      for (let number = 0; number < 200; number++) yield Buffer.alloc(2 ** 20, String(number));
    };
    await writer.add("large", large());
    await writer.finish();
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 2 ** 20);
    expect(pending).toBe(0);
  });
});

describe("other programs", () => {
  it("unzip takes it, Japanese names as well", async (context) => {
    if (spawnSync("unzip", ["-v"]).status !== 0) return context.skip("there is no unzip");
    const path = join(temporaryFolder(), "case.zip");
    writeFileSync(path, await archiveOf(CONTENT));
    const env = { ...process.env, LC_ALL: "C.UTF-8" };
    const test = spawnSync("unzip", ["-t", path], { encoding: "utf8", env });
    expect(test.stdout).toContain("No errors detected");
    const listed = spawnSync("unzip", ["-Z1", path], { encoding: "utf8", env });
    expect(listed.stdout.split("\n").filter(Boolean)).toEqual(CONTENT.map(([name]) => name));
  });

  it("Python's zipfile takes it", async (context) => {
    if (spawnSync("python3", ["--version"]).status !== 0) return context.skip("there is no Python");
    const path = join(temporaryFolder(), "case.zip");
    writeFileSync(path, await archiveOf(CONTENT));
    const script =
      "import sys, zipfile, json\nz = zipfile.ZipFile(sys.argv[1])\nassert z.testzip() is None\n" +
      "print(json.dumps([[i.filename, len(z.read(i)), list(i.date_time), i.external_attr >> 16] for i in z.infolist()]))";
    const child = spawnSync("python3", ["-c", script, path], { encoding: "utf8" });
    expect(child.stderr).toBe("");
    expect(JSON.parse(child.stdout)).toEqual(
      CONTENT.map(([name, content]) => [name, Buffer.byteLength(content), [1980, 1, 1, 0, 0, 0], 0o100644]),
    );
  });
});
