/** Archives that somebody made to do harm, or that were damaged on the way. */
import { crc32, deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DamagedEntry, openArchive } from "../../src/bundle/index.ts";
import "../helpers/fixed-seed.ts";
import { archiveOf, inMemory, openBytes, textIn } from "./make-archive.ts";

interface Made {
  readonly name?: string | Buffer;
  readonly localName?: string;
  readonly content?: Buffer;
  readonly packed?: Buffer;
  readonly bytes?: number;
  readonly checksum?: number;
  readonly method?: number;
  readonly flags?: number;
  /** Takes the bytes of the entry before. */
  readonly sharesBytes?: boolean;
}

/** An archive of entries that may say anything. */
function made(entries: readonly Made[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  let headerAt = 0;
  for (const entry of entries) {
    const content = entry.content ?? Buffer.from("content");
    const packed = entry.packed ?? deflateRawSync(content);
    const name = Buffer.from(entry.name ?? "x");
    const localName = Buffer.from(entry.localName ?? name);
    const checksum = entry.checksum ?? crc32(content);
    const bytes = entry.bytes ?? content.length;
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(entry.flags ?? 0, 6);
    local.writeUInt16LE(entry.method ?? 8, 8);
    local.writeUInt32LE(checksum, 14);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(bytes, 22);
    local.writeUInt16LE(localName.length, 26);
    if (entry.sharesBytes !== true) {
      headerAt = at;
      parts.push(local, localName, packed);
      at += 30 + localName.length + packed.length;
    }
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(entry.flags ?? 0, 8);
    central.writeUInt16LE(entry.method ?? 8, 10);
    central.writeUInt32LE(checksum, 16);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(bytes, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(headerAt, 42);
    directory.push(central, name);
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, central, end]);
}

describe("an archive made to do harm", () => {
  it.each([
    ["../x"],
    ["a/../../x"],
    ["/etc/passwd"],
    ["C:/x"],
    ["C:x"],
    ["a\\..\\x"],
    ["a//x"],
    ["./x"],
    [""],
    ["a\0b"],
    ["a\nb"],
  ])("the name %j is refused", async (name) => {
    const archive = await openBytes(made([{ name }, { name: "good" }]));
    expect(archive.faults).toEqual([{ kind: "unsafe-name", path: name, detail: "" }]);
    expect(archive.entries.map(({ path }) => path)).toEqual(["good"]);
  });

  it("a name that is there twice, also in other case, is refused", async () => {
    const archive = await openBytes(made([{ name: "logs/a" }, { name: "logs/A", content: Buffer.from("other") }]));
    expect(archive.faults.map(({ kind }) => kind)).toEqual(["duplicate-name"]);
    expect(await textIn(archive, "logs/a")).toBe("content");
  });

  it("entries that share their bytes are a fault", async () => {
    const archive = await openBytes(made([{ name: "a" }, { name: "b", sharesBytes: true }]));
    expect(archive.faults).toEqual([{ kind: "damaged-structure", path: "b", detail: "overlap" }]);
  });

  it("a size that no unpacking gives is refused, one over the limit too", async () => {
    const bomb = await openBytes(made([{ packed: deflateRawSync(Buffer.alloc(100)), bytes: 0xf0000000 }]));
    expect(bomb.faults.map(({ kind }) => kind)).toEqual(["too-large"]);
    const limits = { maxEntries: 10, maxBytes: 20 };
    const much = await openArchive(inMemory(made([{ name: "a" }, { name: "b" }, { name: "c" }])), "case.zip", limits);
    expect(much.faults).toEqual([expect.objectContaining({ kind: "too-large", path: "c" })]);
    const many = await openArchive(inMemory(made([{ name: "a" }, { name: "b" }])), "x.zip", {
      ...limits,
      maxEntries: 1,
    });
    expect(many).toMatchObject({ entries: [], faults: [{ kind: "too-large" }] });
  });

  it("an entry that unpacks to more than it says is stopped there", async () => {
    const content = Buffer.alloc(50 * 2 ** 20);
    const archive = await openBytes(made([{ content, bytes: 60_000 }]));
    let seen = 0;
    const reading = (async () => {
      for await (const piece of archive.entries[0]?.read() ?? []) seen += piece.length;
    })();
    await expect(reading).rejects.toThrow(DamagedEntry);
    expect(seen).toBeLessThanOrEqual(60_000);
  });

  it.each([
    ["other bytes", { checksum: 1 }, "CRC-32"],
    ["less than it says", { bytes: 8 }, "size"],
    ["another name in its own header", { localName: "y" }, "name"],
    ["a method that is none of ours", { method: 12 }, "method 12"],
    ["a password", { flags: 1 }, "encrypted"],
    ["what does not unpack", { packed: Buffer.from("not deflate") }, /Z_|size/],
  ] as const)("an entry with %s is told", async (_, entry, reason) => {
    const archive = await openBytes(made([entry]));
    await expect(textIn(archive, "x")).rejects.toThrow(reason);
  });

  it("bytes before, between or behind what it says are a fault", async () => {
    const good = made([{ name: "a" }]);
    for (const bytes of [Buffer.concat([good, Buffer.from("more")]), Buffer.concat([Buffer.from("before"), good])])
      expect((await openBytes(bytes)).faults.length).toBeGreaterThan(0);
  });
});

describe("a damaged archive", () => {
  it("never throws when it is opened, and never gives other bytes than it says", async () => {
    const whole = await archiveOf([
      ["a/b.txt", "line\n".repeat(100)],
      ["c", "other"],
    ]);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(254), fc.nat(whole.length), async (at, add, cut) => {
        const bytes = Buffer.from(whole);
        bytes[at] = ((bytes[at] as number) + 1 + add) & 0xff;
        for (const damaged of [bytes, whole.subarray(0, cut)]) {
          const archive = await openBytes(damaged);
          for (const entry of archive.entries)
            await textIn(archive, entry.path).catch((error) => expect(error).toBeInstanceOf(DamagedEntry));
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each([[Buffer.alloc(0)], [Buffer.from("no archive at all")], [Buffer.alloc(100_000)]])(
    "is no bundle",
    async (bytes) => {
      expect((await openBytes(bytes)).faults).toEqual([{ kind: "not-a-bundle", path: "case.zip", detail: "" }]);
    },
  );
});
