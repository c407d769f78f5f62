import { join } from "node:path";
import { expect, it, test } from "vitest";
import { readJsonFile } from "../../src/sources/index.ts";
import { plant } from "../helpers/temporary-folder.ts";

const TEXT = '{ "a": "あ" }';
const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(TEXT, "utf16le")]);

test.each([
  ["named so", "a.JSON", "no json at all", "no json at all"],
  ["empty", "a.json", "", ""],
  ["known by its first sign", "report", `\n  ${TEXT}`, `\n  ${TEXT}`],
  ["with a mark", "report.txt", `\ufeff${TEXT}`, TEXT],
  ["in UTF-16, as a shell writes it", "report.txt", utf16, TEXT],
  ["a trace", "ccm.txt", "10:00:00.000 CCM|{", null],
  ["an archive", "traces.zip", Buffer.from("PK\x03\x04"), null],
])("%s", async (_what, name, content, text) => {
  expect(await readJsonFile(join(plant({ [name]: content }), name))).toBe(text);
});

it("leaves folders, and what is not there, to the scan", async () => {
  const folder = plant({ "case.json/ccm.txt": "" });
  expect(await readJsonFile(join(folder, "case.json"))).toBeNull();
  expect(await readJsonFile(join(folder, "missing.json"))).toBeNull();
});

it("refuses what is too large to be held in memory", async () => {
  const path = join(plant({ "a.json": TEXT.padEnd(2 * 1024 * 1024) }), "a.json");
  await expect(readJsonFile(path, 1024 * 1024)).rejects.toThrow(/larger than 1 MiB.*Name the traces themselves/);
  await expect(readJsonFile(path, 2 * 1024 * 1024 + 2)).resolves.toContain(TEXT);
});
