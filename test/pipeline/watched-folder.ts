/** A watch that a test moves on round by round, and the batch scan it is held against. */
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { MatchLine, Report, WatchLine } from "../../src/model/index.ts";
import { loadCatalog } from "../../src/pipeline/load-catalog.ts";
import type { ScanOptions } from "../../src/pipeline/options.ts";
import { plainScan } from "../../src/pipeline/options.ts";
import { scan } from "../../src/pipeline/scan.ts";
import { createWatch, type Watch } from "../../src/pipeline/watch.ts";
import type { WatchOptions } from "../../src/pipeline/watch-options.ts";
import { readState, writeState } from "../../src/pipeline/watch-state.ts";

// From their sources the patterns take seconds to load, which is no test's own time.
await loadCatalog([]);

export const OPTIONS: WatchOptions = {
  ...plainScan(),
  level: "informational",
  from: "checkpoint",
  silenceMs: 900_000,
};

/** A watch of a folder with a clock that the test moves, and all it told. */
export class Watched {
  readonly lines: WatchLine[] = [];
  /** Was anything read in the last round, or told, and is there more to read? */
  isBusy = false;
  hasMore = false;
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
    const { lines, isBusy, hasMore } = await (await this.open()).round(isLast);
    this.lines.push(...lines);
    this.isBusy = isBusy;
    this.hasMore = hasMore;
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

  /** Those that were told and not taken back. */
  get matches(): MatchLine[] {
    const told: MatchLine[] = [];
    for (const line of this.lines) {
      if (line.type !== "match") continue;
      if (line.state === "new") told.push(line);
      else {
        const at = told.findLastIndex(({ pattern, offset }) => pattern === line.pattern && offset === line.offset);
        if (at === -1) throw new Error(`${line.pattern} at ${line.offset} was taken back, and never told`);
        told.splice(at, 1);
      }
    }
    return told;
  }
}

export async function scanned(folder: string, options: Partial<ScanOptions> = {}): Promise<Report> {
  const { report } = await scan(
    { ...OPTIONS, ...options, paths: [folder] },
    { version: "0", signal: new AbortController().signal },
  );
  return report;
}

/** All that a report says, apart from the folder it is about. */
export function told(report: Report, folder: string): unknown {
  return JSON.parse(JSON.stringify(report).replaceAll(JSON.stringify(folder).slice(1, -1), "ROOT"));
}

/** What was found, whatever the files are called. */
export function found({ findings, incidents }: Report): unknown {
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

/** Every file below the folder, in order. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .sort();
}
