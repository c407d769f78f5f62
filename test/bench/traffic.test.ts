/**
 * The benchmark's traffic: the same wish gives the same bytes, the failures in it are as many as wanted and a scan finds
 * them, look-alikes are rare, and time runs on.
 */
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { runCli } from "../helpers/run-cli.ts";
import { temporaryFolder } from "../helpers/temporary-folder.ts";

/** What of bench/traffic.mjs is used here; it is plain JavaScript and has no types of its own. */
interface Traffic {
  readonly sizeBytes: number;
  readonly seed: number;
  readonly mix: "cluster" | "sdi" | "sdl";
  readonly hitRate: number;
  readonly layout: "one-file" | "many-files" | "gzip" | "utf-16";
}
interface MadeFile {
  readonly path: string;
  readonly pieces: Iterable<Buffer>;
  readonly file: { readonly lines: number; readonly alikeLines: number; readonly failureLines: number };
}
interface Generator {
  trafficFiles(traffic: Traffic, failuresOf: (path: string) => string): Iterable<MadeFile>;
}

const inBench = (name: string): string => new URL(`../../bench/${name}`, import.meta.url).href;
const { trafficFiles } = (await import(inBench("traffic.mjs"))) as Generator;
const { loadFailureScenes } = (await import(inBench("failure-scenes.mjs"))) as {
  loadFailureScenes(): Promise<(path: string) => string>;
};
const failuresOf = await loadFailureScenes();

const USUAL: Traffic = { sizeBytes: 2_000_000, seed: 1, mix: "sdl", hitRate: 0.01, layout: "one-file" };

interface Made {
  readonly files: readonly { readonly path: string; readonly content: Buffer }[];
  readonly lines: number;
  readonly alikeLines: number;
  readonly failureLines: number;
}

function make(wish: Partial<Traffic>): Made {
  const files: { path: string; content: Buffer }[] = [];
  const counts = { lines: 0, alikeLines: 0, failureLines: 0 };
  for (const { path, pieces, file } of trafficFiles({ ...USUAL, ...wish }, failuresOf)) {
    files.push({ path, content: Buffer.concat([...pieces]) });
    counts.lines += file.lines;
    counts.alikeLines += file.alikeLines;
    counts.failureLines += file.failureLines;
  }
  return { files, ...counts };
}

const digest = ({ files }: Made): string => {
  const hash = createHash("sha256");
  for (const { path, content } of files) hash.update(path).update(content);
  return hash.digest("hex");
};

const textOf = ({ files }: Made): string => files.map(({ content }) => content.toString("utf8")).join("");

describe("traffic of the benchmark", () => {
  it("is the same for the same seed, and another for another", () => {
    for (const mix of ["sdl", "sdi"] as const) {
      const first = digest(make({ mix, sizeBytes: 500_000 }));
      expect(digest(make({ mix, sizeBytes: 500_000 }))).toBe(first);
      expect(digest(make({ mix, sizeBytes: 500_000, seed: 2 }))).not.toBe(first);
    }
  });

  it.each([
    ["sdl", "one-file", 0.5],
    ["sdl", "one-file", 0.01],
    ["sdi", "one-file", 0.01],
    ["sdi", "many-files", 0.01],
  ] as const)("%s in %s has failures in a share of %d of its lines", (mix, layout, hitRate) => {
    const { lines, failureLines } = make({ mix, layout, hitRate, sizeBytes: 4_000_000 });
    expect(failureLines / lines / hitRate).toBeGreaterThan(0.9);
    expect(failureLines / lines / hitRate).toBeLessThan(1.1);
  });

  it("has no failure where none is wanted", () => {
    expect(make({ hitRate: 0 }).failureLines).toBe(0);
  });

  it("has few look-alikes, as real traces do", () => {
    const { lines, alikeLines } = make({ sizeBytes: 8_000_000 });
    expect(alikeLines).toBeGreaterThan(0);
    expect(alikeLines / lines).toBeLessThan(1 / 1000);
  });

  it.each([
    ["sdl", /^\d{8}\.\d{3} \|(\d\d:\d\d:\d\d\.\d{3}) /gm],
    ["sdi", /^\d\d\/\d\d\/\d{4} (\d\d:\d\d:\d\d\.\d{3}) CCM\|/gm],
  ] as const)("lets the time of %s run on", (mix, head) => {
    const times = [...textOf(make({ mix, hitRate: 0.5 })).matchAll(head)].map((found) => found[1] as string);
    expect(times.length).toBeGreaterThan(5_000);
    expect(times).toEqual([...times].sort());
  });

  it("packs and encodes the same text", () => {
    const plain = textOf(make({}));
    const [packed] = make({ layout: "gzip" }).files;
    expect(packed?.path).toMatch(/\.gz$/);
    expect(gunzipSync(packed?.content as Buffer).toString("utf8")).toBe(plain);
    const [wide] = make({ layout: "utf-16" }).files;
    expect(wide?.content.toString("utf16le")).toBe(`\ufeff${plain}`);
  });

  it("holds failures of many patterns, and a scan finds them", async () => {
    const made = make({ sizeBytes: 4_000_000 });
    const folder = temporaryFolder();
    for (const { path, content } of made.files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    const { out } = await runCli(["scan", "--format", "json", "--level", "medium", "--jobs", "1", folder]);
    const { findings } = JSON.parse(out) as { findings: { count: number }[] };
    const found = findings.reduce((sum, { count }) => sum + count, 0);
    expect(findings.length).toBeGreaterThanOrEqual(20);
    // Two prints of one alarm within two seconds count once.
    expect(found).toBeLessThanOrEqual(made.failureLines);
    expect(found).toBeGreaterThan(made.failureLines * 0.9);
  });
});
