import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { findParts, openFiles, splitFile } from "../../src/bundle/index.ts";
import { temporaryFolder } from "../helpers/temporary-folder.ts";
import { inMemory } from "./make-archive.ts";

const BYTES = Buffer.from(Array.from({ length: 1000 }, (_, at) => at % 251));

it("parts are read as one, from the first part, the list, or the name of the whole", async () => {
  const folder = temporaryFolder();
  const path = join(folder, "case.zip");
  const parts = await splitFile(inMemory(BYTES), path, { maxBytes: 300, note: "# note\n" });
  expect(parts.map(({ bytes }) => bytes)).toEqual([300, 300, 300, 100]);
  expect(readdirSync(folder)).toEqual([
    "case.zip.001",
    "case.zip.002",
    "case.zip.003",
    "case.zip.004",
    "case.zip.parts.txt",
  ]);
  expect(readFileSync(`${path}.parts.txt`, "utf8")).toMatch(/^# note\n[0-9a-f]{64} {2}case\.zip\.001\n/);
  for (const name of [path, `${path}.001`, `${path}.003`, `${path}.parts.txt`]) {
    const found = await findParts(name);
    expect(found.faults).toEqual([]);
    const file = await openFiles(found.paths);
    expect(await file.read(0, 5000)).toEqual(BYTES);
    expect(await file.read(295, 10)).toEqual(BYTES.subarray(295, 305));
    await file.close();
  }
});

it("a part that is missing or was changed is told", async () => {
  const path = join(temporaryFolder(), "case.zip");
  await splitFile(inMemory(BYTES), path, { maxBytes: 400, note: "" });
  writeFileSync(`${path}.002`, "other");
  expect((await findParts(path)).faults).toEqual([{ kind: "part-wrong", path: "case.zip.002", detail: "" }]);
  rmSync(`${path}.002`);
  expect((await findParts(path)).faults).toEqual([
    { kind: "part-missing", path: "case.zip.002", detail: "" },
    { kind: "part-missing", path: "case.zip.003", detail: "" },
  ]);
});

it("takes the place of a whole archive that had the name, and of parts that are left over", async () => {
  const path = join(temporaryFolder(), "case.zip");
  writeFileSync(path, "an older one");
  await splitFile(inMemory(BYTES), path, { maxBytes: 300, note: "" });
  expect(existsSync(path)).toBe(false);
  await splitFile(inMemory(BYTES.subarray(0, 500)), path, { maxBytes: 300, note: "" });
  const found = await findParts(path);
  expect(found.paths).toHaveLength(2);
  expect(found.faults).toEqual([]);
});
