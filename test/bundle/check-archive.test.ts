import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkArchive, openArchive } from "../../src/bundle/index.ts";
import type { BundleCheck } from "../../src/model/index.ts";
import "../helpers/fixed-seed.ts";
import { zipOf } from "../helpers/zip-of.ts";
import { archiveOf, bundleOf, inMemory, openBytes, textIn } from "./make-archive.ts";

const FILES = { "README.txt": "What this is.", "logs/a.txt": "10:00:00 line\n".repeat(200), "reports/report.txt": "x" };

async function check(bytes: Uint8Array): Promise<BundleCheck> {
  const file = inMemory(bytes);
  return checkArchive({ file, archive: await openArchive(file, "case.zip"), name: "case.zip", faults: [] });
}

const kindsOf = async (bytes: Uint8Array): Promise<string[]> =>
  (await check(bytes)).faults.map(({ kind, path }) => `${kind} ${path}`);

describe("a bundle", () => {
  it("that is as it was made is whole", async () => {
    const bytes = await bundleOf(FILES);
    expect(await check(bytes)).toMatchObject({ faults: [], files: 5, bytes: bytes.length });
  });

  it("of which any one byte was changed is not, wherever it stands", async () => {
    const whole = await bundleOf(FILES);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const bytes = Buffer.from(whole);
        bytes[at] = (bytes[at] as number) ^ change;
        expect((await check(bytes)).faults).not.toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it("that was cut, or to which something was added, is not", async () => {
    const whole = await bundleOf(FILES);
    for (let cut = 0; cut < whole.length; cut += 97)
      expect((await check(whole.subarray(0, cut))).faults).not.toEqual([]);
    expect((await check(Buffer.concat([whole, Buffer.from("\n")]))).faults).not.toEqual([]);
  });

  it("says which file has other bytes, is missing, or does not belong there", async () => {
    const whole = await openBytes(await bundleOf(FILES));
    const entries = await Promise.all(
      whole.entries.map(async ({ path }) => [path, await textIn(whole, path)] as const),
    );
    const without = (name: string) => entries.filter(([path]) => path !== name);
    expect(await kindsOf(await archiveOf([...without("logs/a.txt"), ["logs/a.txt", "other"]]))).toEqual([
      "sum-wrong logs/a.txt",
    ]);
    expect(await kindsOf(await archiveOf(without("logs/a.txt")))).toEqual(["file-missing logs/a.txt"]);
    expect(await kindsOf(await archiveOf([...entries, ["virus.exe", "MZ"]]))).toEqual([
      "sum-missing virus.exe",
      "file-extra virus.exe",
    ]);
    expect(await kindsOf(await archiveOf(without("SHA256SUMS")))).toContain("file-missing SHA256SUMS");
    expect(await kindsOf(await archiveOf(without("manifest.json")))).toContain("not-a-bundle manifest.json");
  });

  it("whose files and digests were changed alike is told by its manifest", async () => {
    const changed = await bundleOf({ ...FILES, "README.txt": "Something else." });
    const [one, other] = [await openBytes(await bundleOf(FILES)), await openBytes(changed)];
    const entries = await Promise.all(
      other.entries.map(async ({ path }) => {
        const from = path === "manifest.json" ? one : other;
        return [path, await textIn(from, path)] as const;
      }),
    );
    expect(await kindsOf(await archiveOf(entries))).toContain("manifest-wrong README.txt");
  });

  it.each([
    ["no JSON", "{", ""],
    ["another kind", '{"schema":1,"kind":"other"}', "kind"],
    ["a digest that is none", '{"schema":1,"kind":"ccmtrace-bundle"}', "tool"],
  ])("with a manifest that is %s says where it is wrong", async (_, text, detail) => {
    const { faults } = await check(await archiveOf([["manifest.json", text]]));
    expect(faults).toContainEqual({ kind: "manifest-damaged", path: "manifest.json", detail });
  });

  it("packed anew by another program is told by its seal, its content being whole", async () => {
    const whole = await openBytes(await bundleOf(FILES));
    const entries = await Promise.all(
      whole.entries.map(async ({ path }) => [path, await textIn(whole, path)] as const),
    );
    expect(await kindsOf(await zipOf(Object.fromEntries(entries)))).toEqual(["seal-missing case.zip"]);
  });
});
