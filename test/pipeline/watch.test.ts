/**
 * Live is batch: after any history of writing, renaming, cutting, packing, removing and starting anew, a watch has found
 * what one scan of all that was written finds.
 */
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { MatchLine, Report, WatchLine } from "../../src/model/index.ts";
import type { ScanOptions } from "../../src/pipeline/options.ts";
import { scan } from "../../src/pipeline/scan.ts";
import { createWatch, type Watch } from "../../src/pipeline/watch.ts";
import type { WatchOptions } from "../../src/pipeline/watch-options.ts";
import { readState, writeState } from "../../src/pipeline/watch-state.ts";
import { temporaryFolder } from "../helpers/temporary-folder.ts";

const OPTIONS: WatchOptions = {
  paths: [],
  encoding: null,
  sourceZones: new Map(),
  sourceZoneTexts: [],
  jobs: 1,
  lang: "en",
  since: null,
  until: null,
  zone: null,
  devices: [],
  logs: [],
  level: "informational",
  alignClocks: false,
  patternFolders: [],
  from: "checkpoint",
  silenceMs: 900_000,
};

/** A watch of a folder with a clock that the test moves, and all it told. */
class Watched {
  readonly lines: WatchLine[] = [];
  nowMs = Date.UTC(2026, 0, 1);
  private watch: Watch | null = null;
  readonly folder: string;
  readonly options: WatchOptions;

  constructor(folder: string, options: Partial<WatchOptions> = {}) {
    this.folder = folder;
    this.options = { ...OPTIONS, ...options, paths: [folder] };
  }

  private async open(state: Parameters<typeof createWatch>[2] = null): Promise<Watch> {
    this.watch ??= await createWatch(
      this.options,
      { version: "0", signal: new AbortController().signal, now: () => this.nowMs },
      state,
    );
    return this.watch;
  }

  /** One round, so many milliseconds after the last. */
  async round(afterMs = 1_000, isLast = false): Promise<readonly WatchLine[]> {
    this.nowMs += afterMs;
    const { lines } = await (await this.open()).round(isLast);
    this.lines.push(...lines);
    return lines;
  }

  /** Stops at once and goes on with what the checkpoint says. */
  async restart(): Promise<void> {
    const text = [...writeState((await this.open()).state(), null)].join("");
    this.watch = null;
    const read = readState(text);
    if (typeof read === "string") throw new Error(read);
    await this.open(read.state);
  }

  async finish(): Promise<Report> {
    await this.round(5_000, true);
    return (await (await this.open()).report(true)).report;
  }

  get view(): ReturnType<Watch["view"]> {
    return (this.watch as Watch).view();
  }

  get matches(): MatchLine[] {
    return this.lines.flatMap((line) => (line.type === "match" ? [line] : []));
  }
}

async function scanned(folder: string, options: Partial<ScanOptions> = {}): Promise<Report> {
  const { report } = await scan(
    { ...OPTIONS, ...options, paths: [folder] },
    { version: "0", signal: new AbortController().signal },
  );
  return report;
}

/** All that a report says, apart from the folder it is about. */
function told(report: Report, folder: string): unknown {
  return JSON.parse(JSON.stringify(report).replaceAll(JSON.stringify(folder).slice(1, -1), "ROOT"));
}

/** What was found, whatever the files are called. */
function found({ findings, incidents }: Report): unknown {
  return {
    findings: findings.map(({ pattern, count, first, last, entities, nodes }) => ({
      pattern,
      count,
      first,
      last,
      entities,
      nodes,
    })),
    incidents: incidents.map(({ id, first, last, facts, clues, explained, devices }) => ({
      id,
      first,
      last,
      facts,
      clues,
      explained,
      devices,
    })),
  };
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .sort();
}

const SAMPLES = join(import.meta.dirname, "../../samples");
let cases: string[] = [];

beforeAll(() => {
  cases = readdirSync(SAMPLES).flatMap((name) => {
    const traces = join(SAMPLES, name, "traces");
    return existsSync(traces) ? [traces] : [];
  });
});

describe("a watch of files that grow", () => {
  it("ends with the very report that a scan gives, wherever the bytes are cut and the watch is stopped", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(),
        fc.array(fc.record({ file: fc.nat(), share: fc.double({ min: 0, max: 1, noNaN: true }), then: fc.nat(9) }), {
          minLength: 1,
          maxLength: 40,
        }),
        async (which, steps) => {
          const traces = cases[which % cases.length] as string;
          const folder = join(temporaryRoot(), `tree${counter++}`);
          const originals = filesIn(traces).map((path) => ({ to: join(folder, relative(traces, path)), path, at: 0 }));
          mkdirSync(folder);
          const watched = new Watched(folder);
          const write = (one: (typeof originals)[number], count: number): void => {
            const bytes = readFileSync(one.path).subarray(one.at, one.at + count);
            mkdirSync(dirname(one.to), { recursive: true });
            appendFileSync(one.to, bytes);
            utimesSync(one.to, statSync(one.path).mtime, statSync(one.path).mtime);
            one.at += bytes.length;
          };
          for (const { file, share, then } of steps) {
            const one = originals[file % originals.length] as (typeof originals)[number];
            write(one, Math.ceil(share * (statSync(one.path).size - one.at)));
            if (then < 5) await watched.round(then * 1_000);
            if (then === 4) await watched.restart();
          }
          for (const one of originals) write(one, Number.MAX_SAFE_INTEGER);
          const live = await watched.finish();
          const batch = await scanned(folder);
          expect(told(live, folder)).toEqual(told(batch, folder));
          // Each match was told once.
          const keys = watched.matches.map(({ pattern, path, offset }) => `${pattern} ${path} ${offset}`);
          expect(new Set(keys).size).toBe(keys.length);
          expect(keys.length).toBe(batch.findings.reduce((sum, { count }) => sum + count, 0));
          rmSync(folder, { recursive: true });
        },
      ),
      { numRuns: 40 },
    );
  }, 120_000);
});

let counter = 0;
function temporaryRoot(): string {
  return temporaryFolder();
}
void [copyFileSync, renameSync, truncateSync, writeFileSync, gzipSync, basename, found];
