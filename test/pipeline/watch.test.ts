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
import { runs, timeFor } from "../helpers/runs.ts";
import { temporaryFolder } from "../helpers/temporary-folder.ts";
import { filesIn, found, scanned, told, Watched } from "./watched-folder.ts";

const SAMPLES = join(import.meta.dirname, "../../samples");
let cases: string[] = [];

beforeAll(() => {
  cases = readdirSync(SAMPLES).flatMap((name) => {
    const traces = join(SAMPLES, name, "traces");
    return existsSync(traces) ? [traces] : [];
  });
});

describe("a watch of files that grow", () => {
  it(
    "ends with the very report that a scan gives, wherever the bytes are cut and the watch is stopped",
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.nat(),
          fc.array(fc.record({ file: fc.nat(), share: fc.double({ min: 0, max: 1, noNaN: true }), next: fc.nat(9) }), {
            minLength: 1,
            maxLength: 40,
          }),
          async (which, steps) => {
            const traces = cases[which % cases.length] as string;
            const folder = join(temporaryRoot(), `tree${counter++}`);
            const originals = filesIn(traces).map((path) => ({
              to: join(folder, relative(traces, path)),
              path,
              at: 0,
            }));
            mkdirSync(folder);
            const watched = new Watched(folder);
            const write = (one: (typeof originals)[number], count: number): void => {
              const bytes = readFileSync(one.path).subarray(one.at, one.at + count);
              mkdirSync(dirname(one.to), { recursive: true });
              appendFileSync(one.to, bytes);
              utimesSync(one.to, statSync(one.path).mtime, statSync(one.path).mtime);
              one.at += bytes.length;
            };
            for (const { file, share, next } of steps) {
              const one = originals[file % originals.length] as (typeof originals)[number];
              write(one, Math.ceil(share * (statSync(one.path).size - one.at)));
              if (next < 5) await watched.round(next * 1_000);
              if (next === 4) await watched.restart();
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
        { numRuns: runs(20) },
      );
    },
    timeFor(120_000),
  );
});

describe("a watch of files that go round", () => {
  type Step =
    | { readonly do: "write"; readonly share: number }
    | { readonly do: "rename" | "copy" | "remove" | "pack" | "pass" | "restart" };
  const step: fc.Arbitrary<{ file: number; one: Step }> = fc.record({
    file: fc.nat(),
    one: fc.oneof(
      {
        weight: 4,
        arbitrary: fc.record({ do: fc.constant("write" as const), share: fc.double({ min: 0, max: 1, noNaN: true }) }),
      },
      {
        weight: 4,
        arbitrary: fc.record({
          do: fc.constantFrom("rename", "copy", "remove", "pack", "pass", "pass", "pass", "restart"),
        }),
      },
    ) as fc.Arbitrary<Step>,
  });

  it(
    "finds what a scan of all that was written finds, and tells each match once",
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.nat(), fc.array(step, { minLength: 5, maxLength: 60 }), async (which, steps) => {
          const traces = cases[which % cases.length] as string;
          const root = join(temporaryRoot(), `tree${counter++}`);
          const [folder, all] = [join(root, "case", "logs"), join(root, "all", "logs")];
          mkdirSync(folder, { recursive: true });
          // A watched file, and beside it everything that was ever written under its name, one file for each generation.
          const originals = filesIn(traces)
            .filter((path) => /\.(?:txt|log)$|CiscoSyslog/.test(path))
            .map((path) => ({ path, at: 0, begins: 0, generation: 0, name: relative(traces, path) }));
          const watched = new Watched(folder);
          const shadow = (one: (typeof originals)[number]): string =>
            join(all, one.name.replace(/([^/]*)$/, `$1~${one.generation}`));
          const live = (one: (typeof originals)[number]): string => join(folder, one.name);
          const write = (one: (typeof originals)[number], count: number): void => {
            const text = readFileSync(one.path);
            // Whole lines, so that each generation begins with one.
            const end =
              one.at + count >= text.length
                ? text.length
                : Math.max(one.at, text.lastIndexOf("\n", one.at + count) + 1);
            const bytes = text.subarray(one.at, end);
            if (bytes.length === 0) return;
            for (const to of [live(one), shadow(one)]) {
              mkdirSync(dirname(to), { recursive: true });
              appendFileSync(to, bytes);
            }
            one.at = end;
          };
          for (const { file, one } of steps) {
            const log = originals[file % originals.length] as (typeof originals)[number];
            const path = live(log);
            switch (one.do) {
              case "write":
                write(log, Math.ceil(one.share * 8_000));
                break;
              case "pass":
                await watched.round(1_500);
                break;
              case "restart":
                await watched.round(100);
                await watched.restart();
                break;
              case "rename":
                if (existsSync(path)) {
                  renameSync(path, `${path}.${log.generation + 1}`);
                  log.generation++;
                }
                break;
              case "copy":
                if (existsSync(path)) {
                  copyFileSync(path, `${path}.${log.generation + 1}`);
                  truncateSync(path, 0);
                  log.generation++;
                }
                break;
              case "remove": {
                // What goes has been seen.
                await watched.round(100);
                if (existsSync(path)) {
                  rmSync(path);
                  log.generation++;
                }
                break;
              }
              case "pack": {
                if (!existsSync(dirname(path))) break;
                const old = readdirSync(dirname(path), { encoding: "utf8" }).find(
                  (name) => name.startsWith(`${basename(path)}.`) && !name.endsWith(".gz"),
                );
                if (old === undefined) break;
                await watched.round(100);
                const from = join(dirname(path), old);
                writeFileSync(`${from}.gz`, gzipSync(readFileSync(from)));
                rmSync(from);
                break;
              }
            }
          }
          const liveReport = await watched.finish();
          if (!existsSync(all)) return;
          const batch = await scanned(all);
          expect(found(liveReport)).toEqual(found(batch));
          expect(watched.matches.length).toBe(batch.findings.reduce((sum, { count }) => sum + count, 0));
          rmSync(root, { recursive: true });
        }),
        { numRuns: runs(60) },
      );
    },
    timeFor(120_000),
  );
});

let counter = 0;
function temporaryRoot(): string {
  return temporaryFolder();
}

describe("a pause in a log that is written all the time", () => {
  const line = (time: string): string => `01/17/2006 ${time}.000 CCM|StationInit - New connection accepted.\r\n`;

  it("is told once when it is over, but not where it was there before", async () => {
    const folder = temporaryFolder();
    const file = join(folder, "CM1/Trace/CCM/ccm00000001.txt");
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, line("08:00:00") + line("09:00:00"));
    const watched = new Watched(folder);
    await watched.round();
    expect(watched.lines.filter(({ type }) => type === "problem")).toEqual([]);
    appendFileSync(file, line("09:00:30") + line("09:40:00") + line("09:40:01"));
    for (let round = 0; round < 5; round++) await watched.round();
    await watched.restart();
    for (let round = 0; round < 3; round++) await watched.round();
    expect(watched.lines.filter(({ type }) => type === "problem")).toMatchObject([
      { kind: "pause", state: "raised", message: expect.stringMatching(/09:00:30.*09:40:00/) },
    ]);
  });
});

describe("a copy that is being made", () => {
  const line = (second: number): string =>
    `01/17/2006 08:00:${String(second).padStart(2, "0")}.000 CAPF|   debug 5:SEP0017594B9C02:Authentication String does not match, attempt 1 of 10\r\n`;
  const text = Array.from({ length: 50 }, (_, second) => line(second)).join("");
  const begin = async (): Promise<{ file: string; watched: Watched; live: () => Promise<number> }> => {
    const folder = temporaryFolder();
    const file = join(folder, "CM1/Trace/CAPF/CAPF00000001.txt");
    mkdirSync(dirname(file), { recursive: true });
    const watched = new Watched(folder);
    await watched.round();
    writeFileSync(file, text);
    await watched.round();
    return {
      file,
      watched,
      live: async () => (await watched.finish()).findings.reduce((sum, one) => sum + one.count, 0),
    };
  };

  for (const [how, copy] of [
    ["packed", gzipSync(text, { level: 0 })],
    ["plain", Buffer.from(text)],
  ] as const)
    it(`is nothing new, ${how}, at any length, when the watch is stopped and when the original grows and goes`, async () => {
      const { file, watched, live } = await begin();
      const rotated = how === "packed" ? `${file}.1.gz` : `${file}.1`;
      for (const length of [0, 5, 300, 1_000, 2_000]) {
        writeFileSync(rotated, copy.subarray(0, length));
        await watched.round(3_000);
        if (length === 300) await watched.restart();
      }
      await watched.round(100_000);
      writeFileSync(rotated, copy);
      await watched.round();
      appendFileSync(file, line(59));
      await watched.round(3_000);
      rmSync(file);
      for (let round = 0; round < 3; round++) await watched.round(3_000);
      await watched.restart();
      expect(await live()).toBe(watched.matches.length);
      expect(watched.matches.map(({ line: number }) => number)).toEqual(
        Array.from({ length: 51 }, (_, index) => index + 1),
      );
    });
});

describe("a file that was seen empty", () => {
  it("is read as soon as something is written, however fast it goes on", async () => {
    const folder = temporaryFolder();
    const file = join(folder, "CM1/Trace/CAPF/CAPF00000001.txt");
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, "");
    const watched = new Watched(folder);
    for (let second = 0; second < 5; second++) {
      await watched.round(1_000);
      appendFileSync(
        file,
        `01/17/2006 08:00:0${second}.000 CAPF|   debug 5:SEP0017594B9C02:Authentication String does not match, attempt 1 of 10\r\n`,
      );
    }
    await watched.round(1_000);
    expect(watched.view.sources).toMatchObject([{ lagBytes: 0 }]);
  });
});

describe("a round", () => {
  it("is busy where something was read, also if there is nothing to tell of it", async () => {
    const folder = temporaryFolder();
    const path = join(folder, "ccm00000001.txt");
    const line = (second: number) => `03/14/2006 08:50:0${second}.180 CCM|Nothing happens<CLID::A>\n`;
    writeFileSync(path, line(1));
    const watched = new Watched(folder);
    await watched.round();
    await watched.round();
    appendFileSync(path, line(2));
    expect(await watched.round()).toEqual([]);
    expect(watched.isBusy).toBe(true);
    expect(await watched.round()).toEqual([]);
    expect(watched.isBusy).toBe(false);
  });
});

describe("a file that is long", () => {
  it("is read piece by piece, and as long as there is more the next round need not wait", async () => {
    const folder = temporaryFolder();
    const line = "03/14/2006 08:50:01.180 CCM|Nothing happens<CLID::A>\n";
    const bytes = 40 * 2 ** 20;
    writeFileSync(join(folder, "ccm00000001.txt"), line.repeat(Math.ceil(bytes / line.length)));
    const watched = new Watched(folder);
    await watched.round();
    expect(watched.hasMore).toBe(true);
    await watched.round();
    expect(watched.hasMore).toBe(false);
    expect(watched.view.status).toMatchObject({ waitingBytes: 0 });
  });
});

describe("a record that stops half way", () => {
  const half = "03/07/2006 07:10:00.100 CCM|DeviceTransientConnection - Transient connec";
  const rest =
    "tion attempted. Connecting Port:2443 Device name [Optional].:SEP0016C77E40A1 Device type. [Optional]:7 Reason Code [Optional].:10\r\n";
  const next = "03/07/2006 07:11:00.000 CCM|StationInit: KeepAlive.\r\n";
  const begin = async (): Promise<{ file: string; folder: string; watched: Watched }> => {
    const folder = temporaryFolder();
    const file = join(folder, "CM1/Trace/CCM/ccm00000001.txt");
    mkdirSync(dirname(file), { recursive: true });
    const watched = new Watched(folder);
    await watched.round();
    writeFileSync(file, half);
    await watched.round();
    return { file, folder, watched };
  };
  const told = ({ lines }: Watched): string[] =>
    lines.flatMap((line) => (line.type === "match" ? [`${line.state} ${line.pattern}`] : []));

  it("within a line is not told before its writer has been silent for long", async () => {
    const { watched } = await begin();
    await watched.round(10_000);
    expect(told(watched)).toEqual([]);
    await watched.round(30_000);
    expect(told(watched)).toEqual(["new endpoint-registration-not-completed"]);
  });

  it("is taken back where it then says something else, across a restart too", async () => {
    const { file, folder, watched } = await begin();
    await watched.round(40_000);
    await watched.restart();
    appendFileSync(file, rest + next);
    await watched.round();
    await watched.restart();
    const live = await watched.finish();
    const batch = await scanned(folder);
    const patterns = batch.findings.map(({ pattern }) => `new ${pattern}`);
    expect(patterns).not.toContain("new endpoint-registration-not-completed");
    expect(told(watched)).toEqual([
      "new endpoint-registration-not-completed",
      "gone endpoint-registration-not-completed",
      ...patterns,
    ]);
    expect(live.findings).toEqual(batch.findings);
    expect(watched.view.status.matches).toBe(patterns.length);
  });

  it("is told once where it says the same in the end", async () => {
    const { file, watched } = await begin();
    await watched.round(40_000);
    appendFileSync(file, "\r\n");
    for (let round = 0; round < 3; round++) await watched.round(3_000);
    await watched.restart();
    appendFileSync(file, next);
    await watched.finish();
    expect(told(watched)).toEqual(["new endpoint-registration-not-completed"]);
  });
});
