import { join } from "node:path";
import { constants, createGzip, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { plant } from "../helpers/temporary-folder.ts";
import { numberedLines } from "./build-archive.ts";
import { readSources } from "./read-sources.ts";

const TEXT = numberedLines(30_000);
const PACKED = gzipSync(TEXT);

async function read(content: Uint8Array, name = "x.txt.gz") {
  const result = await readSources(join(plant({ [name]: content }), name));
  return { text: result.texts[name], said: result.problems.map(({ kind }) => kind), problems: result.problems };
}

describe("gzip", () => {
  test("one member, several members, an empty one", async () => {
    expect(await read(PACKED)).toMatchObject({ text: TEXT, said: [] });
    const several = Buffer.concat([gzipSync("a"), gzipSync(""), PACKED, gzipSync("b")]);
    expect(await read(several)).toMatchObject({ text: `a${TEXT}b`, said: [] });
    expect(await read(gzipSync(""))).toMatchObject({ text: undefined, said: ["empty-file"] });
  });

  test("a header with a name, a comment and more", async () => {
    const header = Buffer.from("1f8b081e00000000000a" + "0300" + "414243" + "78" + "00" + "79" + "00" + "0000", "hex");
    const content = Buffer.concat([header, PACKED.subarray(10)]);
    expect(await read(content)).toMatchObject({ text: TEXT, said: [] });
  });

  test.each([3, 9, 20, 5_000, PACKED.length >> 1, PACKED.length - 9, PACKED.length - 8, PACKED.length - 1])(
    "cut after %i bytes: everything before the cut is there",
    async (length) => {
      const result = await read(PACKED.subarray(0, length));
      const text = result.text ?? "";
      expect(result.said).toEqual(["truncated-archive"]);
      expect(TEXT.startsWith(text)).toBe(true);
      // Deflate tells nothing before its first tables, which take less than 200 bytes.
      expect(text.length).toBeGreaterThanOrEqual(Math.floor(((length - 200) / PACKED.length) * TEXT.length * 0.95));
    },
  );

  test("a .gzo that ends early is still being written, up to the last flush", async () => {
    const gzip = createGzip();
    const pieces: Buffer[] = [];
    gzip.on("data", (piece) => pieces.push(piece));
    gzip.write(TEXT);
    await new Promise<void>((resolve) => gzip.flush(constants.Z_SYNC_FLUSH, resolve));
    const content = Buffer.concat(pieces);
    expect(await read(content, "SDL001_100_000218.txt.gzo")).toMatchObject({ text: TEXT, said: ["still-written"] });
    expect(await read(content)).toMatchObject({ text: TEXT, said: ["truncated-archive"] });
    expect(await read(PACKED, "SDL001_100_000218.txt.gzo")).toMatchObject({ text: TEXT, said: [] });
  });

  test("padding and a few stray bytes behind the data are nothing; many may be data", async () => {
    expect(await read(Buffer.concat([PACKED, Buffer.alloc(5000)]))).toMatchObject({ text: TEXT, said: [] });
    expect(await read(Buffer.concat([PACKED, Buffer.from("\r\n")]))).toMatchObject({ text: TEXT, said: [] });
    const much = Buffer.concat([PACKED, Buffer.alloc(5000, "x")]);
    const result = await read(much);
    expect(result).toMatchObject({ text: TEXT, said: ["damaged-archive"] });
    expect(result.problems[0]?.detail).toEqual({ reason: "trailing-bytes", count: 5000 });
  });

  test("damage in the middle: what stood before it is there", async () => {
    const damaged = Buffer.from(PACKED);
    damaged.fill(0xff, 200_000, 200_100);
    const result = await read(damaged);
    expect(result.problems).toMatchObject([{ kind: "damaged-archive", detail: { reason: "wrong-size" } }]);
    expect(result.text?.slice(0, 100_000)).toBe(TEXT.slice(0, 100_000));
  });

  test("a checksum or a size that does not fit is said", async () => {
    const damaged = Buffer.from(PACKED);
    damaged.writeUInt32LE(12345, PACKED.length - 8);
    const path = "x.txt.gz";
    const kind = "damaged-archive";
    expect(await read(damaged)).toMatchObject({
      text: TEXT,
      problems: [{ kind, path, detail: { reason: "checksum" } }],
    });
    damaged.writeUInt32LE(12345, PACKED.length - 4);
    expect(await read(damaged)).toMatchObject({ text: TEXT, problems: [{ kind, detail: { reason: "wrong-size" } }] });
  });
});
