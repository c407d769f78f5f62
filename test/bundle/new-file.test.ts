import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createNewFile, writeWhole } from "../../src/bundle/index.ts";
import { UserError } from "../../src/errors.ts";
import { temporaryFolder } from "../helpers/temporary-folder.ts";

describe("a new file", () => {
  it("has its name only once it is whole, and belongs to its owner alone", async () => {
    const folder = temporaryFolder();
    const path = join(folder, "case.zip");
    writeFileSync(path, "before");
    const file = await createNewFile(path);
    await file.write(Buffer.from("whole"));
    expect(readFileSync(path, "utf8")).toBe("before");
    await file.keep();
    await file.discard();
    expect(readFileSync(path, "utf8")).toBe("whole");
    expect(readdirSync(folder)).toEqual(["case.zip"]);
    if (process.platform !== "win32") expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it("that is given up leaves nothing behind", async () => {
    const folder = temporaryFolder();
    const file = await createNewFile(join(folder, "case.zip"));
    await file.write(Buffer.from("half"));
    await file.discard();
    expect(readdirSync(folder)).toEqual([]);
  });

  it("that cannot be begun or kept is a mistake in words", async () => {
    const folder = temporaryFolder();
    await expect(writeWhole(join(folder, "no/such/case.zip"), Buffer.from("x"))).rejects.toThrow(UserError);
    mkdirSync(join(folder, "case.zip/inside"), { recursive: true });
    await expect(writeWhole(join(folder, "case.zip"), Buffer.from("x"))).rejects.toThrow(/cannot be written/);
    expect(readdirSync(folder)).toEqual(["case.zip"]);
  });

  it("in a folder that nobody may write to is refused", async (context) => {
    if (process.platform === "win32" || process.getuid?.() === 0) return context.skip("nothing is forbidden here");
    const folder = temporaryFolder();
    chmodSync(folder, 0o500);
    await expect(writeWhole(join(folder, "x"), Buffer.from("x"))).rejects.toThrow(/EACCES/);
    chmodSync(folder, 0o700);
  });
});
