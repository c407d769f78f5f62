/** `ccmtrace diff` on the samples: what a change did to them, and what a log that is missing leaves open. */
import { cpSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import type { Comparison } from "../../src/model/index.ts";
import { runCli } from "../helpers/run-cli.ts";
import { temporaryFolder } from "../helpers/temporary-folder.ts";

const samples = fileURLToPath(new URL("../../samples/", import.meta.url));
const LOCKOUT = `${samples}windows-4.1-capf-lockout/traces`;
const HEALTHY = `${samples}windows-4.1-healthy/traces`;

const diff = async (before: string, after: string, ...flags: string[]) => {
  const result = await runCli(["diff", before, after, "--format", "json", ...flags]);
  return { ...result, comparison: JSON.parse(result.out) as Comparison };
};
/** A copy of the lockout sample, to take something away from. */
const copy = (): string => {
  const folder = join(temporaryFolder(), "traces");
  cpSync(LOCKOUT, folder, { recursive: true });
  return folder;
};
const capfLog = (folder: string): string => {
  const found = readdirSync(folder, { recursive: true, encoding: "utf8" }).find((path) => /CAPF\d+\.txt$/.test(path));
  return join(folder, found as string);
};
const save = async (path: string, ...flags: string[]): Promise<string> => {
  const file = join(temporaryFolder(), "report.json");
  await runCli(["scan", path, "-q", "-o", file, ...flags]);
  return file;
};

describe("the lockout sample", () => {
  it("against healthy logs of a whole day is gone", async () => {
    const { code, comparison } = await diff(LOCKOUT, HEALTHY);
    expect(code).toBe(0);
    expect(comparison.counts).toEqual({ new: 0, "still-there": 0, gone: 4, "not-testable": 0 });
  });

  it("the other way round is new, and fails on new", async () => {
    const { code, comparison } = await diff(HEALTHY, LOCKOUT, "--fail-on", "new");
    expect(code).toBe(1);
    expect(comparison.counts).toEqual({ new: 4, "still-there": 0, gone: 0, "not-testable": 0 });
    expect((await diff(HEALTHY, LOCKOUT, "--fail-on", "high")).code).toBe(1);
    expect((await diff(HEALTHY, LOCKOUT, "--fail-on", "critical")).code).toBe(0);
    expect((await diff(HEALTHY, LOCKOUT)).code).toBe(0);
  });

  it("against itself is still there, and nothing is worse", async () => {
    const { code, comparison } = await diff(LOCKOUT, LOCKOUT, "--fail-on", "new");
    expect(code).toBe(0);
    expect(comparison.counts).toEqual({ new: 0, "still-there": 4, gone: 0, "not-testable": 0 });
    expect(comparison.order).toBe("overlap");
  });

  it("without its CAPF log afterwards is not testable, and does not fail", async () => {
    const folder = copy();
    rmSync(capfLog(folder));
    const { code, comparison } = await diff(LOCKOUT, folder, "--fail-on", "new");
    expect(code).toBe(0);
    expect(comparison.counts).toEqual({ new: 0, "still-there": 0, gone: 0, "not-testable": 4 });
    for (const { reasons } of comparison.items) expect(reasons).toMatchObject([{ reason: "no-log", logs: ["capf"] }]);
    const back = await diff(folder, LOCKOUT, "--fail-on", "new");
    expect(back.code).toBe(0);
    expect(back.comparison.counts["not-testable"]).toBe(4);
  });

  it("with a CAPF log that ends before the first wrong string, and no other log, is not testable", async () => {
    const folder = copy();
    const log = capfLog(folder);
    truncateSync(log, readFileSync(log, "latin1").indexOf("01/17/2006 10:02:00"));
    const { comparison } = await diff(capfLog(LOCKOUT), log);
    expect(comparison.counts).toMatchObject({ gone: 0 });
    expect(new Set(comparison.items.flatMap(({ reasons }) => reasons.map(({ reason }) => reason)))).toEqual(
      new Set(["too-short"]),
    );
  });

  it("says which phone is mended where the others are not", async () => {
    const folder = copy();
    const log = capfLog(folder);
    const others = readFileSync(log, "latin1").replace(/^.*SEP0016C77E40A1.*does not match.*\r?\n/gm, "");
    writeFileSync(log, others, "latin1");
    const { comparison } = await diff(LOCKOUT, folder);
    const wrong = comparison.items.find(({ id }) => id === "F-authentication-string-wrong");
    expect(wrong?.devices.gone).toEqual(["SEP0016C77E40A1"]);
    expect(wrong?.devices["still-there"]).toHaveLength(3);
  });
});

it.each(readdirSync(samples).filter((name) => !name.includes(".md")))(
  "%s against itself has nothing new or gone",
  async (name) => {
    const { comparison } = await diff(`${samples}${name}/traces`, `${samples}${name}/traces`);
    expect(comparison.counts).toMatchObject({ new: 0, gone: 0, "not-testable": 0 });
    expect(comparison.items.filter(({ worse }) => worse.length > 0)).toEqual([]);
  },
);

describe("saved reports", () => {
  let lockout: string;
  let healthy: string;
  beforeAll(async () => {
    lockout = (await runCli(["scan", LOCKOUT, "--format", "json"])).out;
    healthy = (await runCli(["scan", HEALTHY, "--format", "json"])).out;
  });
  const written = (text: string, name = "report.json"): string => {
    const file = join(temporaryFolder(), name);
    writeFileSync(file, text);
    return file;
  };

  it("give the same as the folders they are of", async () => {
    const folders = await runCli(["diff", LOCKOUT, HEALTHY]);
    for (const [before, after] of [
      [written(lockout), HEALTHY],
      [LOCKOUT, written(healthy)],
      [written(lockout, "before.txt"), written(healthy, "after")],
    ] as const)
      expect(await runCli(["diff", before, after])).toEqual(folders);
  });

  it("are told in the language asked for, whatever theirs", async () => {
    const japanese = await save(LOCKOUT, "--lang", "ja");
    expect((await runCli(["diff", japanese, HEALTHY])).out).toBe((await runCli(["diff", LOCKOUT, HEALTHY])).out);
    const told = await runCli(["diff", written(lockout), HEALTHY, "--lang", "ja"]);
    expect(told.out).toBe((await runCli(["diff", japanese, HEALTHY, "--lang", "ja"])).out);
    expect(told.out).toMatch(/^新規 0 件、継続 0 件、解消 4 件、判定不能 0 件。/);
  });

  it("keep their own words where the catalog does not know what they tell of", async () => {
    const strange = lockout.replaceAll("authentication-string-wrong", "made-up-elsewhere");
    expect((await diff(written(strange), written(strange), "--lang", "ja")).comparison.items.at(-1)).toMatchObject({
      of: "made-up-elsewhere",
      title: "Wrong CAPF authentication string entered",
    });
  });

  it("with other filters leave open what these kept out", async () => {
    const { comparison } = await diff(LOCKOUT, await save(LOCKOUT, "--log", "ccm,sdl"));
    expect(comparison.counts["not-testable"]).toBe(4);
    for (const { reasons } of comparison.items)
      expect(reasons).toMatchObject([{ reason: "filter-log", logs: ["capf"] }]);
    const { out } = await runCli(["diff", LOCKOUT, await save(LOCKOUT, "--level", "high")]);
    expect(out).toContain("none, and --level high.");
  });

  it("of another schema, damaged, or none at all are named with the next step", async () => {
    for (const [text, code, says] of [
      [lockout.replace('"schema": 1', '"schema": 2'), 4, "schema 2"],
      [lockout.slice(0, 4000), 4, "breaks off or is damaged at line"],
      ["{}", 2, "no report of ccmtrace"],
    ] as const)
      for (const paths of [
        [written(text), HEALTHY],
        [HEALTHY, written(text)],
      ]) {
        const result = await runCli(["diff", ...paths]);
        expect(result.code).toBe(code);
        expect(result.out).toBe("");
        expect(result.err).toContain(says);
        expect(result.err).toContain("report.json: ");
      }
  });

  it("take no flags that say how traces are scanned, where both sides are such", async () => {
    const file = written(lockout);
    const { code, err } = await runCli(["diff", file, file, "--device", "SEP001122334455"]);
    expect(code).toBe(2);
    expect(err).toContain("--device says how traces are scanned");
  });
});

describe("usage", () => {
  it("a path that is not there is an error, not a page of what was not tested", async () => {
    const { code, out, err } = await runCli(["diff", "no-such-folder", HEALTHY]);
    expect([code, out]).toEqual([4, ""]);
    expect(err).toMatch(/^ccmtrace: error: no-such-folder: There is nothing at this path/);
  });

  it("what could not be read in full wins over what is new", async () => {
    const folder = copy();
    writeFileSync(join(folder, "cut.gz"), Buffer.from("1f8b0800000000000003", "hex"));
    expect((await diff(HEALTHY, folder, "--fail-on", "new")).code).toBe(4);
  });

  it("--fail-on names the words it takes", async () => {
    const { code, err } = await runCli(["diff", LOCKOUT, HEALTHY, "--fail-on", "old"]);
    expect(code).toBe(2);
    expect(err).toContain("new, informational, low, medium, high, critical");
  });

  it("--fail-on refuses a level that is not shown", async () => {
    const { code, err } = await runCli(["diff", HEALTHY, LOCKOUT, "--fail-on", "medium", "--level", "high"]);
    expect(code).toBe(2);
    expect(err).toContain("Scan it with --level medium.");
    const saved = await save(LOCKOUT, "--level", "critical");
    expect((await runCli(["diff", HEALTHY, saved, "--fail-on", "high"])).code).toBe(2);
    expect((await runCli(["diff", saved, HEALTHY, "--fail-on", "high"])).code).toBe(0);
  });

  it("-o writes what standard output shows, quietly where asked", async () => {
    const file = join(temporaryFolder(), "diff.json");
    const { out } = await runCli(["diff", LOCKOUT, HEALTHY, "-q", "-o", file]);
    expect(out).toBe("");
    expect(readFileSync(file, "utf8")).toBe((await diff(LOCKOUT, HEALTHY)).out);
  });

  it("an interrupted run shows nothing, for half of a side would be called gone", async () => {
    const signal = AbortSignal.abort("SIGINT");
    const { code, out, err } = await runCli(["diff", LOCKOUT, HEALTHY], { signal });
    expect([code, out]).toEqual([130, ""]);
    expect(err).toContain("interrupted before both sides were read");
  });

  it.each(["en", "ja"])("has its help in %s", async (lang) => {
    const { code, out } = await runCli(["diff", "--help", "--lang", lang]);
    expect(code).toBe(0);
    expect(out).toContain("ccmtrace diff before.json after.json --fail-on new");
  });
});
