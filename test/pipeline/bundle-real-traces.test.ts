/**
 * A bundle of real trace downloads, which are too large and not ours to keep here: they lie in the folder named by
 * CCMTRACE_REAL_TRACES, or beside this repository. Without them this is skipped.
 */
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import type { BundleManifest } from "../../src/model/index.ts";
import { openBytes, textIn } from "../bundle/make-archive.ts";
import { runCli } from "../helpers/run-cli.ts";
import { temporaryFolder } from "../helpers/temporary-folder.ts";

const root = process.env.CCMTRACE_REAL_TRACES ?? resolve(import.meta.dirname, "../../..", "shared", "traces");
const isHere = existsSync(join(root, "cucm"));

describe.skipIf(!isHere)(`real traces${isHere ? "" : " (skipped: set CCMTRACE_REAL_TRACES to their folder)"}`, () => {
  it.each(["window", "all"])(
    "go into a bundle that is whole, proved, and tells the same: %s",
    { timeout: 120_000 },
    async (which) => {
      const zip = join(temporaryFolder(), "case.zip");
      const { code, err } = await runCli(["bundle", "create", root, "-o", zip, "--logs", which]);
      expect({ code, err }).toEqual({ code: 0, err: `wrote ${zip}\n` });
      expect((await runCli(["bundle", "verify", zip])).code).toBe(0);
      expect(await runCli(["bundle", "replay", zip])).toMatchObject({ code: 0, err: "" });
      const archive = await openBytes(readFileSync(zip));
      const manifest = JSON.parse(await textIn(archive, "manifest.json")) as BundleManifest;
      const logs = manifest.files.filter(({ role }) => role === "log");
      expect(logs.length).toBeGreaterThan(20);
      // Each still tells its log and its date by its path.
      const { log } = logs.find(({ path }) => /\/cm\/trace\/ccm\/sdl\/SDL\d+_100_\d+\.txt$/.test(path))?.original ?? {};
      expect(log).toBe("sdl");
    },
  );
});
