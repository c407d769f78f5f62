import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { packTar } from "modern-tar";
import { describe, expect, test } from "vitest";
import { plant } from "../helpers/temporary-folder.ts";
import { numberedLines, tarOf } from "./build-archive.ts";
import { readSources } from "./read-sources.ts";

const TEXT = "2006/01/05 12:34:56.789 CCM|hello\r\n";

async function read(tar: Uint8Array, name = "x.tar") {
  const result = await readSources(join(plant({ [name]: tar }), name));
  return { ...result, paths: Object.keys(result.texts).map((path) => path.replace(`${name}!/`, "")) };
}

describe("tar", () => {
  test("files, long and Japanese names, times", async () => {
    const long = `${"folder/".repeat(40)}x.txt`;
    const tar = await tarOf([
      ["a.txt", numberedLines(20_000)],
      [long, TEXT],
      ["./ログ.txt", TEXT],
      ["empty.txt", ""],
    ]);
    const result = await read(tar);
    expect(result.paths).toEqual(["a.txt", long, "ログ.txt"]);
    expect(result.texts["x.tar!/a.txt"]).toBe(numberedLines(20_000));
    expect(result.modified["x.tar!/a.txt"]).toBe(1_589_500_000_000);
    expect(result.said).toEqual(["empty-file x.tar!/empty.txt"]);
  });

  test("packed, under any name", async () => {
    const tar = gzipSync(await tarOf([["a.txt", TEXT]]));
    for (const name of ["x.tar.gz", "x.tgz", "x", "x.gz"]) {
      expect((await read(tar, name)).texts).toEqual({ [`${name}!/a.txt`]: TEXT });
    }
  });

  test("GNU long names and names in cp932", async () => {
    const long = "n".repeat(150);
    const result = await read(
      Buffer.concat([
        block("././@LongLink", "L", `${long}\0`),
        block("short", "0", TEXT),
        block(Buffer.from("955c8ea6", "hex"), "0", TEXT),
        END,
      ]),
    );
    expect(result.paths).toEqual([long, "表示"]);
    expect(result.problems).toEqual([]);
  });

  test("links, devices, absolute names and names that lead outside", async () => {
    const tar = await packTar([
      { header: { name: "a.txt", size: TEXT.length }, body: TEXT },
      { header: { name: "hard.txt", size: 0, type: "link", linkname: "a.txt" } },
      { header: { name: "soft.txt", size: 0, type: "symlink", linkname: "/etc/passwd" } },
      { header: { name: "pipe", size: 0, type: "fifo" } },
      { header: { name: "../evil.txt", size: TEXT.length }, body: TEXT },
      { header: { name: "/var/log/x.txt", size: TEXT.length }, body: TEXT },
      { header: { name: "C:\\logs\\y.txt", size: TEXT.length }, body: TEXT },
      { header: { name: "/", size: 0, type: "directory" } },
      { header: { name: "folder/", size: 0, type: "directory" } },
      { header: { name: "z.txt", size: TEXT.length }, body: TEXT },
    ]);
    const result = await read(tar);
    expect(result.paths).toEqual(["a.txt", "var/log/x.txt", "logs/y.txt", "z.txt"]);
    expect(result.said).toEqual([
      "same-file x.tar!/hard.txt",
      "special-file x.tar!/soft.txt",
      "special-file x.tar!/pipe",
      "unsafe-name x.tar",
    ]);
  });

  test("cut in a file: every byte before the cut is there, said once", async () => {
    const text = numberedLines(50_000);
    const tar = await tarOf([
      ["a.txt", TEXT],
      ["b.txt", text],
    ]);
    const cut = tar.subarray(0, tar.length - 600_000);
    const result = await read(cut);
    expect(result.texts["x.tar!/b.txt"]).toBe(text.slice(0, cut.length - 3 * 512));
    expect(result.said).toEqual(["truncated-archive x.tar!/b.txt"]);

    const packed = gzipSync(tar);
    const half = await read(packed.subarray(0, packed.length >> 1), "x.tar.gz");
    expect(text.startsWith(half.texts["x.tar.gz!/b.txt"] as string)).toBe(true);
    expect(half.texts["x.tar.gz!/b.txt"]?.length).toBeGreaterThan(text.length / 3);
    expect(half.said).toEqual(["truncated-archive x.tar.gz"]);
  });

  test("a damaged header: the files behind it are found again", async () => {
    const tar = Buffer.concat([block("a.txt", "0", TEXT), block("b.txt", "0", TEXT), block("c.txt", "0", TEXT), END]);
    tar[1024 + 150] = 0x39;
    const result = await read(tar);
    expect(result.paths).toEqual(["a.txt", "c.txt"]);
    expect(result.problems).toEqual([
      { kind: "damaged-archive", path: "x.tar", detail: { reason: "bad-header" }, offset: 1024 },
    ]);
  });

  test("archives joined one behind the other, and bytes behind the end", async () => {
    const tar = Buffer.concat([
      await tarOf([["a.txt", TEXT]]),
      await tarOf([["b.txt", TEXT]]),
      Buffer.alloc(2000, "x"),
    ]);
    expect(await read(tar)).toMatchObject({ paths: ["a.txt", "b.txt"], problems: [] });
  });
});

const END = Buffer.alloc(1024);

/** A header in GNU layout with its body. */
function block(name: string | Buffer, type: string, body: string): Buffer {
  const header = Buffer.alloc(512);
  Buffer.from(name as string).copy(header);
  header.write(Buffer.byteLength(body).toString(8).padStart(11, "0"), 124);
  header.write(type, 156);
  header.write("ustar  ", 257);
  header.fill(" ", 148, 156);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  const padded = Buffer.alloc(Math.ceil(body.length / 512) * 512);
  padded.write(body);
  return Buffer.concat([header, padded]);
}
