/**
 * The clocks of servers, compared by their traces: made ones with a planted difference, and real downloads, which lie in
 * the folder named by CCMTRACE_REAL_TRACES, or in the one beside this repository. Without those their test is skipped.
 */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { ClockDifference } from "../../src/model/index.ts";
import { runScan } from "../../src/pipeline/engine.ts";
import { estimateClocks } from "../../src/pipeline/estimate-clocks.ts";
import { plainScan, type ScanOptions } from "../../src/pipeline/options.ts";
import { findFiles } from "../../src/sources/index.ts";
import { plant } from "../helpers/temporary-folder.ts";
import { zipOf } from "../helpers/zip-of.ts";

const options = (paths: readonly string[], jobs: number): ScanOptions => ({ ...plainScan(...paths), jobs });
async function clocksOf(path: string, jobs = 1): Promise<readonly ClockDifference[]> {
  const division = { partBytes: 2 ** 20, cutFromBytes: 2 ** 21, bytesPerThread: 2 ** 20 };
  return (await runScan(options([path], jobs), { signal: new AbortController().signal, division })).coverage.clocks;
}
async function estimateOf(path: string): ReturnType<typeof estimateClocks> {
  const { signal } = new AbortController();
  const { sources, assumedOffsetMin } = await runScan(options([path], 1), { signal });
  const { files } = await findFiles([path]);
  return estimateClocks({ sources, files, matches: [], assumedOffsetMin, signal });
}

const text = (ms: number) => new Date(ms).toISOString().slice(11, 23);
const MIDNIGHT = Date.UTC(2019, 2, 12);
const TEN = MIDNIGHT + 10 * 3_600_000;
const column = (words: string, width: number) => words.padEnd(width);
/** A trace of SDL as CUCM 9 and later write it, of that server, with these lines between quiet ones. */
function sdl(node: number, from: number, lines: readonly string[], quiet = 10): string {
  const head = `00000001.000 |${text(from)} |FileHead |UTC:+09:00,Date: 2019/03/12, AppName: CCM, AppId: 100, AppNodeId: ${node}, HostName: cm${node}, FileNumber: 1, TraceVer: 3.0\n`;
  const between = (at: string) => `00000002.000 |${at} |AppInfo  |nothing of note happens here\n`.repeat(quiet);
  return head + lines.map((line) => line + between(line.slice(14, 26))).join("");
}
/** A signal over a link from cm1 to cm2, as one of them logs it. */
function signal(direction: "O" | "I", at: number, id: number): string {
  const state = direction === "O" ? "NA RemoteSignal" : "initialized";
  const queues = direction === "O" ? "[R:N-H:0,N:1,L:0,V:0,Z:0,D:0]" : "[T:N-H:0,N:0,L:0,V:0,Z:0,D:0]";
  return `00000003.000 |${text(at)} |SdlSig-${direction} |${column("DMRemoteDeviceRegister", 39)}|${column(state, 31)}|${column("DMPropagation(2,100,217,1)", 33)}|${column("DMPropagation(1,100,217,1)", 33)}|${column("1,100,150,1.1^*^*", 41)}|${queues}  Count=1 Transaction Id=${id}\n`;
}
const times = (count: number, stepMs: number) => Array.from({ length: count }, (_, index) => TEN + index * stepMs);
const AHEAD = 4200;
const PLANTED = [{ node: "cm1", against: "cm2", offsetMs: -AHEAD - 2, pairs: 8, spreadMs: 0, confidence: "high" }];
const cm1 = sdl(1, TEN, times(8, 60_000).map((at, id) => signal("O", at, id))); // biome-ignore format: one line per server
const cm2 = sdl(2, TEN + AHEAD, times(8, 60_000).map((at, id) => signal("I", at + AHEAD + 2, id))); // biome-ignore format: one line per server
const FILES = { "cm1/sdl/SDL001_100_000001.txt": cm1, "cm2/sdl/SDL002_100_000001.txt": cm2 };

describe("made traces of two servers", () => {
  it("tell a planted difference, on any number of threads", async () => {
    const folder = plant(FILES);
    expect(await clocksOf(folder)).toEqual(PLANTED);
    expect(await clocksOf(folder, 4)).toEqual(PLANTED);
  });

  it("tell it packed as well", async () => {
    expect(await clocksOf(plant({ "case.zip": await zipOf(FILES) }))).toEqual(PLANTED);
    const packed = Object.entries(FILES).map(([path, content]) => [`${path}.gz`, gzipSync(content)] as const);
    expect(await clocksOf(plant(Object.fromEntries(packed)))).toEqual(PLANTED);
  });

  it("tell it from one moment of two long files that begin at different times", async () => {
    // 6 MiB each; what both have stands in the last tenth of one and the first of the other.
    const quiet = (node: number, from: number, minutes: number, lines: readonly string[]) => {
      const all = Array.from({ length: minutes }, (_, minute) => {
        return `00000004.000 |${text(from + minute * 60_000)} |AppInfo  |a minute begins\n`;
      });
      return sdl(node, from, [...all, ...lines].sort(byTime), Math.ceil((6 * 2 ** 20) / (minutes * 62)));
    };
    const shared = Array.from({ length: 100 }, (_, index) => TEN + 55 * 60_000 + index * 2000);
    const out = shared.map((at, id) => signal("O", at, id));
    const into = shared.map((at, id) => signal("I", at + AHEAD + 2, id));
    const folder = plant({
      "cm1/sdl/SDL001_100_000001.txt": quiet(1, TEN, 60, out),
      "cm2/sdl/SDL002_100_000001.txt": quiet(2, TEN + 54 * 60_000, 60, into),
    });
    for (const jobs of [1, 3])
      expect(await clocksOf(folder, jobs)).toMatchObject([{ offsetMs: -AHEAD - 2, spreadMs: 0, confidence: "high" }]);
  });

  it("tell it over midnight", async () => {
    const late = MIDNIGHT + 86_400_000 - 240_000;
    const at = times(8, 60_000).map((time) => time - TEN + late);
    const folder = plant({
      "cm1/sdl/SDL001_100_000001.txt": sdl(1, late, at.map((time, id) => signal("O", time, id))), // biome-ignore format: one line per server
      "cm2/sdl/SDL002_100_000001.txt": sdl(2, late, at.map((time, id) => signal("I", time + AHEAD + 2, id))), // biome-ignore format: one line per server
    });
    expect(await clocksOf(folder)).toEqual(PLANTED);
  });

  it("tell it by the call tags of SDI", async () => {
    const line = (at: number, tag: string) =>
      `03/12/2019 ${text(at)} CCM|StationInit - made|<CLID::C1><NID::x><CT::${tag}><IP::10.1.1.1><DEV::SEP001122334455>\n`;
    const tags = times(6, 1000).map((at, index) => [at, `1,100,90,1.${index + 2}`] as const);
    const folder = plant({
      "cm1/Trace/CCM/ccm00000001.txt": tags.map(([at, tag]) => line(at, tag) + line(at + 90, tag)).join(""),
      "cm2/Trace/CCM/ccm00000001.txt": tags
        .map(([at, tag]) => line(at + AHEAD, tag) + line(at + AHEAD + 9, tag))
        .join(""),
    });
    expect(await clocksOf(folder)).toEqual([
      { node: "cm1", against: "cm2", offsetMs: -AHEAD, pairs: 6, spreadMs: 0, confidence: "high" },
    ]);
  });

  it("of SDI so long that tags are thinned tell it by the same tags, and by one moment of each file", async () => {
    const line = (at: number, number: number) =>
      `03/12/2019 ${text(at)} CCM|StationInit - made${" and long".repeat(20)}|<CLID::C1><NID::x><CT::1,100,90,1.${number}><IP::10.1.1.1>\n`;
    const log = (from: number, ahead: number) =>
      Array.from({ length: 21_000 }, (_, index) => line(TEN + (from + index) * 100 + ahead, from + index)).join("");
    const folder = plant({
      "cm1/Trace/CCM/ccm00000001.txt": log(0, 0),
      "cm2/Trace/CCM/ccm00000001.txt": log(9000, AHEAD),
    });
    const [found, ...more] = await clocksOf(folder);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ offsetMs: -AHEAD, spreadMs: 0, confidence: "high" });
    expect(found?.pairs).toBeGreaterThan(500);
    expect(found?.pairs).toBeLessThan(2100);
  });

  it("are not asked where there is one server only, and tell nothing of what a user typed", async () => {
    expect(await clocksOf(plant({ "cm1/sdl/SDL001_100_000001.txt": cm1 + cm2 }))).toEqual([]);
    const typed = (at: number) => `00000005.000 |${text(at)} |AppInfo  |name=x |${signal("I", at, 3).slice(13)}`;
    const other = sdl(2, TEN, [typed(TEN)]);
    expect(await clocksOf(plant({ ...FILES, "cm2/sdl/SDL002_100_000001.txt": other }))).toEqual([]);
  });
});

const root = join(
  process.env.CCMTRACE_REAL_TRACES ?? resolve(import.meta.dirname, "../../..", "shared", "traces"),
  "cucm",
);
const isHere = existsSync(root);

describe.skipIf(!isHere)(`real traces${isHere ? "" : " (skipped: set CCMTRACE_REAL_TRACES to their folder)"}`, () => {
  // Servers kept by NTP: what is left are milliseconds, of which one or two are the way of the signal.
  it.each([
    [
      "hunt_pilot.zip",
      ["pub suba -5 of 7, 0 high", "pub subb -6 of 11, 1 high", "suba subb -1 of 22, 1 high"],
      ["subb 0", "suba -1", "pub -6"],
    ],
    ["BiB_Call_Recording.zip", ["suba subb -2 of 3, 0 medium"], ["suba 0", "subb 2"]],
    ["Call_Transfer.zip", ["pub suba 0 of 4, 0 medium", "suba subb -1 of 10, 1 high"], ["suba 0", "subb 1", "pub 0"]],
  ])("%s", async (name, expected, aligned) => {
    const { differences, aheadMs } = await estimateOf(join(root, name));
    const short = (node: string) => /(pub|sub[ab])\./.exec(node)?.[1] ?? node;
    expect(
      differences.map(
        ({ node, against, offsetMs, pairs, spreadMs, confidence }) =>
          `${short(node)} ${short(against)} ${offsetMs} of ${pairs}, ${spreadMs} ${confidence}`,
      ),
    ).toEqual(expected);
    expect([...aheadMs].map(([node, ms]) => `${short(node)} ${ms}`)).toEqual(aligned);
  });
});

function byTime(a: string, b: string): number {
  const [one, other] = [a.slice(14, 26), b.slice(14, 26)];
  return one < other ? -1 : one > other ? 1 : 0;
}
