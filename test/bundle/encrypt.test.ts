import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { encryptFile, openArchive, unlockFile } from "../../src/bundle/index.ts";
import { temporaryFolder } from "../helpers/temporary-folder.ts";
import { bundleOf, inMemory } from "./make-archive.ts";

async function locked(plain: Buffer, password: string): Promise<Buffer> {
  const pieces: Buffer[] = [];
  await encryptFile(inMemory(plain), {
    name: "case.zip",
    password,
    write: async (piece) => void pieces.push(Buffer.from(piece)),
  });
  return Buffer.concat(pieces);
}

it("a bundle behind a password comes out as it went in, and shows nothing of itself before", async () => {
  const plain = await bundleOf({ "logs/secret-name.txt": "content ".repeat(100_000) });
  const bytes = await locked(plain, "見本 password");
  expect(bytes.includes("secret-name")).toBe(false);
  const archive = await openArchive(inMemory(bytes), "case.zip");
  expect(archive.isEncrypted).toBe(true);
  const unlocked = await unlockFile(inMemory(bytes), { path: "case.zip", password: "見本 password" });
  expect(readFileSync(unlocked.path).equals(plain)).toBe(true);
  await unlocked.remove();
  expect(existsSync(unlocked.path)).toBe(false);
});

it("another password, and damage, are told apart", async () => {
  const bytes = await locked(await bundleOf({ a: "content" }), "right");
  const open = (damaged: Buffer, password: string) => unlockFile(inMemory(damaged), { path: "case.zip", password });
  await expect(open(bytes, "wrong")).rejects.toThrow("not its password");
  const changed = Buffer.from(bytes);
  changed[120] = (changed[120] as number) ^ 1;
  await expect(open(changed, "right")).rejects.toThrow("damaged");
});

it("7-Zip opens it", async (context) => {
  if (spawnSync("7z", ["i"]).status !== 0) return context.skip("there is no 7z");
  const path = join(temporaryFolder(), "case.zip");
  writeFileSync(path, await locked(await bundleOf({ a: "content" }), "right"));
  expect(spawnSync("7z", ["t", "-pright", path], { encoding: "utf8" }).stdout).toContain("Everything is Ok");
});
