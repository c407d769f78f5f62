import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ZipFile } from "yazl";
import { plant } from "../helpers/temporary-folder.ts";
import { numberedLines, rename, zipOf } from "./build-archive.ts";
import { readSources } from "./read-sources.ts";

const TEXT = "2006/01/05 12:34:56.789 CCM|hello\r\n";

async function read(zip: Uint8Array) {
  const result = await readSources(join(plant({ "x.zip": zip }), "x.zip"));
  const paths = Object.keys(result.texts).map((path) => path.replace("x.zip!/", ""));
  return { ...result, paths };
}

describe("names of ZIP entries", () => {
  test("cp932 without the UTF-8 flag, also with a backslash as second byte", async () => {
    const zip = clearFlag(await zipOf([["AAAAAA.txt", TEXT]]), 0x0800);
    // 表示 in cp932 and a blank
    const japanese = rename(zip, "AAAAAA", Buffer.from("955c8ea62041", "hex"));
    expect((await read(japanese)).paths).toEqual(["表示 A.txt"]);
  });

  test("UTF-8 without the flag, and Western letters", async () => {
    const zip = clearFlag(await zipOf([["AAAAAA.txt", TEXT]]), 0x0800);
    expect((await read(rename(zip, "AAAAAA", "ログ"))).paths).toEqual(["ログ.txt"]);
    expect((await read(rename(zip, "AAAAAA", Buffer.from("M\xfcller", "latin1")))).paths).toEqual(["Müller.txt"]);
  });

  test("backslashes between the parts", async () => {
    const zip = await zipOf([
      ["TraceXCAPFXa.txt", TEXT],
      ["folderX/", ""],
    ]);
    const windows = rename(rename(zip, "TraceXCAPFX", "Trace\\CAPF\\"), "folderX/", "folder\\/");
    expect((await read(windows)).paths).toEqual(["Trace/CAPF/a.txt"]);
  });

  test("absolute names are read without their beginning, names that lead outside are skipped", async () => {
    let zip = await zipOf([
      ["good.txt", TEXT],
      ["AAAevil.txt", TEXT],
      ["BBBevil.txt", TEXT],
      ["CCCevil.txt", TEXT],
      ["d/EEE/evil.txt", TEXT],
      ["good2.txt", TEXT],
    ]);
    zip = rename(rename(rename(zip, "AAAevil", "../evil"), "BBBevil", "/bbevil"), "CCCevil", "C:\\evil");
    zip = rename(zip, "d/EEE/evil", "d/../eevil");
    const result = await read(zip);
    expect(result.paths).toEqual(["good.txt", "bbevil.txt", "evil.txt", "good2.txt"]);
    expect(result.texts["x.zip!/evil.txt"]).toBe(TEXT);
    expect(result.problems.map(({ kind, detail }) => `${kind} ${detail.name}`)).toEqual([
      "unsafe-name ../evil.txt",
      "unsafe-name d/../eevil.txt",
    ]);
  });
});

describe("ZIP entries", () => {
  test("packed and stored, with their time taken as UTC", async () => {
    for (const compress of [true, false]) {
      const result = await read(await zipOf([["a.txt", numberedLines(50_000)]], { compress }));
      expect(result.texts["x.zip!/a.txt"]).toBe(numberedLines(50_000));
      expect(result.problems).toEqual([]);
    }
    const zip = new ZipFile();
    zip.addBuffer(Buffer.from(TEXT), "none.txt", { mtime: new Date(1980, 0, 1), forceDosTimestamp: true });
    zip.end();
    const pieces: Buffer[] = [];
    for await (const piece of zip.outputStream) pieces.push(Buffer.from(piece as Uint8Array));
    expect((await read(Buffer.concat(pieces))).modified).toEqual({ "x.zip!/none.txt": null });
  });

  test("encrypted ones, links and unknown compression are said and skipped", async () => {
    const zip = new ZipFile();
    zip.addBuffer(Buffer.from("/etc/passwd"), "link.txt", { mode: 0o120777 });
    zip.addBuffer(Buffer.from(TEXT), "secret.txt");
    zip.addBuffer(Buffer.from(TEXT), "strange.txt");
    zip.addBuffer(Buffer.from(TEXT), "z.txt");
    zip.end();
    const pieces: Buffer[] = [];
    for await (const piece of zip.outputStream) pieces.push(Buffer.from(piece as Uint8Array));
    const bytes = Buffer.concat(pieces);
    patchDirectory(bytes, "secret.txt", (at) => bytes.writeUInt16LE(bytes.readUInt16LE(at + 8) | 1, at + 8));
    patchDirectory(bytes, "strange.txt", (at) => bytes.writeUInt16LE(93, at + 10));
    const result = await read(bytes);
    expect(result.paths).toEqual(["z.txt"]);
    expect(result.said).toEqual([
      "special-file x.zip!/link.txt",
      "encrypted-entry x.zip!/secret.txt",
      "unreadable x.zip!/strange.txt",
    ]);
    expect(result.problems.at(-1)?.detail).toEqual({ reason: "unsupported-method", method: 93 });
  });

  test("a damaged entry does not cost the others", async () => {
    const zip = await zipOf([
      ["a.txt", numberedLines(2000)],
      ["b.txt", TEXT],
    ]);
    zip.fill(0xff, 5000, 5100);
    const result = await read(zip);
    expect(result.problems).toMatchObject([
      { kind: "damaged-archive", path: "x.zip!/a.txt", detail: { reason: "bad-deflate" } },
    ]);
    expect(result.texts["x.zip!/b.txt"]).toBe(TEXT);
    const stored = await zipOf(
      [
        ["a.txt", TEXT],
        ["b.txt", TEXT],
      ],
      { compress: false },
    );
    stored[stored.indexOf("hello")] = 0x48;
    expect((await read(stored)).problems).toMatchObject([{ kind: "damaged-archive", path: "x.zip!/a.txt" }]);
  });

  test("a wrong checksum over whole data claims no loss, a wrong size does", async () => {
    const whole = await zipOf([["a.txt", numberedLines(2000)]]);
    const wrongChecksum = Buffer.from(whole);
    patchDirectory(wrongChecksum, "a.txt", (at) => wrongChecksum.writeUInt32LE(1, at + 16));
    const result = await read(wrongChecksum);
    expect(result.texts["x.zip!/a.txt"]).toBe(numberedLines(2000));
    expect(result.problems).toEqual([
      { kind: "damaged-archive", path: "x.zip!/a.txt", detail: { reason: "checksum" } },
    ]);

    const wrongSize = Buffer.from(whole);
    patchDirectory(wrongSize, "a.txt", (at) => wrongSize.writeUInt32LE(10 ** 6, at + 24));
    const detail = { reason: "wrong-size" };
    const offset = numberedLines(2000).length;
    expect((await read(wrongSize)).problems).toEqual([
      { kind: "damaged-archive", path: "x.zip!/a.txt", detail, offset },
    ]);
  });

  test("a damaged header of an entry, and a damaged directory", async () => {
    const zip = await zipOf([
      ["a.txt", TEXT],
      ["b.txt", TEXT],
    ]);
    const header = Buffer.from(zip);
    header[header.indexOf("b.txt") - 30 + 1] = 0;
    expect((await read(header)).problems).toMatchObject([{ path: "x.zip!/b.txt", detail: { reason: "bad-header" } }]);
    const directory = Buffer.from(zip);
    patchDirectory(directory, "b.txt", (at) => directory.fill(0, at, at + 4));
    expect((await read(directory)).problems).toMatchObject([{ path: "x.zip", detail: { reason: "bad-directory" } }]);
  });

  test("an empty archive is empty", async () => {
    expect((await read(await zipOf([]))).said).toEqual(["empty-file x.zip"]);
  });

  test("entries that share their bytes are refused", async () => {
    const zip = await zipOf([
      ["a.txt", numberedLines(2000)],
      ["b.txt", numberedLines(2000)],
      ["c.txt", numberedLines(2000)],
    ]);
    const first = zip.subarray(0, zip.indexOf("b.txt") - 30);
    const directory = zip.subarray(zip.indexOf(Buffer.from("504b0102", "hex")));
    const bomb = Buffer.concat([first, directory]);
    bomb.writeUInt32LE(first.length, bomb.length - 6);
    for (const name of ["b.txt", "c.txt"]) patchDirectory(bomb, name, (at) => bomb.writeUInt32LE(0, at + 42));
    const result = await read(bomb);
    expect(result.problems).toMatchObject([{ kind: "damaged-archive", detail: { reason: "overlap" } }]);
    expect(result.paths).toEqual(["a.txt"]);
  });
});

describe("a ZIP without its end", () => {
  const entries = [
    ["a.txt", TEXT],
    ["b/", ""],
    ["b/b.txt", numberedLines(3000)],
    ["c.txt", numberedLines(3000)],
  ] as const;

  test.each([true, false])("gives every entry before the cut (compressed: %s)", async (compress) => {
    const zip = await zipOf(entries, { compress });
    const cut = zip.subarray(0, zip.lastIndexOf("c.txt", zip.indexOf(Buffer.from("504b0102", "hex"))) + 6000);
    const result = await read(cut);
    expect(result.texts["x.zip!/a.txt"]).toBe(TEXT);
    expect(result.texts["x.zip!/b/b.txt"]).toBe(numberedLines(3000));
    expect(numberedLines(3000).startsWith(result.texts["x.zip!/c.txt"] as string)).toBe(true);
    expect(result.texts["x.zip!/c.txt"]?.length).toBeGreaterThan(4000);
    expect(result.problems).toMatchObject([
      { kind: "truncated-archive", path: "x.zip!/c.txt" },
      { kind: "damaged-archive", path: "x.zip", detail: { reason: "no-directory", recovered: 3 } },
    ]);
  });

  test("sizes written behind the data, as tools do that stream", async () => {
    const zip = new ZipFile();
    const { Readable } = await import("node:stream");
    for (const name of ["a.txt", "b.txt"]) zip.addReadStream(Readable.from([Buffer.from(numberedLines(500))]), name);
    zip.end();
    const pieces: Buffer[] = [];
    for await (const piece of zip.outputStream) pieces.push(Buffer.from(piece as Uint8Array));
    const whole = Buffer.concat(pieces);
    expect((await read(whole)).problems).toEqual([]);
    const result = await read(whole.subarray(0, -30));
    expect(result.texts).toEqual({ "x.zip!/a.txt": numberedLines(500), "x.zip!/b.txt": numberedLines(500) });
    expect(result.said).toEqual(["damaged-archive x.zip"]);
  });

  test("an entry nobody wants is stepped over", async () => {
    const zip = (await zipOf(entries)).subarray(0, -30);
    const path = join(plant({ "x.zip": zip }), "x.zip");
    const result = await readSources(path, { wants: (entry) => entry.endsWith("c.txt") });
    expect(Object.keys(result.texts)).toEqual(["x.zip!/c.txt"]);
    expect(readFileSync(path).length).toBe(zip.length);
  });

  test("bytes behind the end are no reason to give up", async () => {
    const zip = Buffer.concat([await zipOf(entries), Buffer.from("\r\n\r\n")]);
    expect((await read(zip)).paths).toEqual(["a.txt", "b/b.txt", "c.txt"]);
  });
});

/** Calls `change` with the place of an entry in the archive's directory. */
function patchDirectory(zip: Buffer, name: string, change: (at: number) => void): void {
  change(zip.lastIndexOf(name) - 46);
}

/** Clears a flag in every header and directory entry. */
function clearFlag(zip: Buffer, flag: number): Buffer {
  for (const [signature, offset] of [
    ["504b0304", 6],
    ["504b0102", 8],
  ] as const) {
    const bytes = Buffer.from(signature, "hex");
    for (let at = zip.indexOf(bytes); at >= 0; at = zip.indexOf(bytes, at + 1)) {
      zip.writeUInt16LE(zip.readUInt16LE(at + offset) & ~flag, at + offset);
    }
  }
  return zip;
}
