/**
 * Any partition gives the same answer: a file that is read in parts, each with a guess at what its clock shows, comes to
 * what it comes to when it is read in one go; and so does a whole scan on one thread or on several.
 */
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { mergeFindings } from "../../src/detect/index.ts";
import { createJoiner } from "../../src/pipeline/join-parts.ts";
import { loadCatalog } from "../../src/pipeline/load-catalog.ts";
import { plainScan, type ScanOptions } from "../../src/pipeline/options.ts";
import { scan } from "../../src/pipeline/scan.ts";
import { type ScanContext, scanPart } from "../../src/pipeline/scan-source.ts";
import { lookAtFile } from "../../src/pipeline/scan-unit.ts";
import { BLOCK_BYTES } from "../../src/scan/literals.ts";
import type { OpenSource } from "../../src/sources/index.ts";
import { loadTimeZone } from "../../src/util/time-zone.ts";
import { contextOf } from "../helpers/scan-context.ts";
import { plant } from "../helpers/temporary-folder.ts";

const OPTIONS: ScanOptions = { ...plainScan(), level: "informational" };
let base: Omit<ScanContext, "options">;
/** One-line texts that match, alarms in both prints among them. */
let messages: string[] = [];

beforeAll(async () => {
  const { compiled } = await loadCatalog([]);
  base = contextOf(compiled);
  messages = compiled.patterns.flatMap(({ pattern }) =>
    pattern.tests.filter(({ kind, text }) => kind === "hit" && !/[\r\n]/.test(text)).map(({ text }) => messageOf(text)),
  );
});

/** The text without the head of its own layout. */
function messageOf(text: string): string {
  return text
    .replace(/^\d{7,9}\.\d{3} ?\|[\d:.]{12} ?\|(?:\w+ *\|)?/, "")
    .replace(/^(?:\d\d\/\d\d\/\d{4} )?[\d:.]{12} (?:[A-Za-z]+\||\| *(?:debug )?)/, "");
}

function openBytes(path: string, bytes: Uint8Array): OpenSource {
  return {
    kind: "source",
    path,
    modifiedMs: Date.UTC(2019, 6, 21, 12),
    head: bytes.subarray(0, 64 * 1024),
    chunks: () => expect.unreachable(),
    direct: {
      read(target, at) {
        const piece = bytes.subarray(at, at + Math.min(target.length, 4096));
        target.set(piece);
        return piece.length;
      },
    },
  };
}

let redone = 0;

async function scanIn(cuts: readonly number[], bytes: Uint8Array, path: string, options: ScanOptions) {
  const context: ScanContext = { ...base, options };
  const source = openBytes(path, bytes);
  const { identity, guess } = await lookAtFile(source, context);
  const joiner = createJoiner(identity, context);
  const places = [...new Set([0, ...cuts.filter((cut) => cut > 0 && cut < bytes.length)])].sort((a, b) => a - b);
  for (const [index, from] of places.entries()) {
    const to = places[index + 1] ?? Number.MAX_SAFE_INTEGER;
    const part = places.length === 1 ? null : { from, to, start: from === 0 ? null : guess };
    // What crosses a thread is cloned.
    const result = structuredClone(await scanPart(source, identity, context, part));
    if (joiner.add(result)) continue;
    redone++;
    const state = joiner.state();
    expect(joiner.add(await scanPart(source, identity, context, { from, to, start: state }))).toBe(true);
  }
  const { gathered, ...rest } = joiner.finish();
  return { ...rest, findings: mergeFindings([gathered], 0) };
}

const digits = (value: number, count: number): string => String(value).padStart(count, "0");
const clock = (ms: number): string => new Date(ms).toISOString().slice(11, 23);
const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** Layouts of one record each, by its time and message. */
const LAYOUTS: Record<
  string,
  { path: string; head: (ms: number, n: number) => string; first?: (ms: number) => string }
> = {
  "sdl with its date": {
    path: "cm/trace/ccm/sdl/SDL001_100_000001.txt",
    first: (ms) =>
      `00000000.000 |${clock(ms)} |FileHead |UTC:+09:00,Date: ${day(ms).replaceAll("-", "/")}, AppName: CCM, HostName: pub`,
    head: (ms, n) => `${digits(n, 8)}.000 |${clock(ms)} |AppInfo  |`,
  },
  "sdl without date": {
    path: "cm/trace/ccm/sdl/SDL001_100_000001.txt",
    head: (ms, n) => `${digits(n, 8)}.000 |${clock(ms)} |AppInfo  |`,
  },
  sdi: {
    path: "CCM/ccm00000001.txt",
    head: (ms) => `${day(ms).replace(/(\d+)-(\d+)-(\d+)/, "$2/$3/$1")} ${clock(ms)} CCM|`,
  },
  "old sdl": {
    path: "SDL/CCM/SDL001_100_000001.txt",
    head: (ms, n) => `${digits(n, 9)}| ${day(ms).replaceAll("-", "/")} ${clock(ms)}| 001| AppInfo   |  |  |  |  |  | `,
  },
  "function trace": { path: "x.txt", head: (ms) => `${clock(ms)} |   debug ` },
};

/** What a record may be: a message or noise, so many milliseconds after the one before; or something that is out of place. */
const step = fc.oneof(
  { weight: 12, arbitrary: fc.record({ kind: fc.constant("message" as const), pick: fc.nat(), ms: fc.nat(4000) }) },
  { weight: 20, arbitrary: fc.record({ kind: fc.constant("noise" as const), pick: fc.nat(9), ms: fc.nat(2000) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("pause" as const), pick: fc.nat(9), ms: fc.nat(9_000_000) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("late" as const), pick: fc.nat(9), ms: fc.nat(1_500_000) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("odd" as const), pick: fc.nat(5), ms: fc.nat(99) }) },
);
type Step = { kind: "message" | "noise" | "pause" | "late" | "odd"; pick: number; ms: number };

const ODD = [
  "00000007.000 |03:04:05.678 |FileHead |UTC:-05:00,Date: 2019/06/12, AppName: CCM, HostName: pub",
  "06/12/2019 01:02:03.004 CAPF|another layout: Invalid Password",
  "  a line that goes on",
  "12:00:00.000 |   debug another layout",
  "| AppInfo   |  |  |  |  |  | no time of its own",
  "Jun 12 01:02:03 host %UC_CALLMANAGER-3-DeviceUnregistered: %[DeviceName=SEP001122334455][Reason=8]: gone",
];

function write(name: string, steps: readonly Step[], lineEnd: string): Buffer {
  const layout = LAYOUTS[name] as (typeof LAYOUTS)[string];
  let ms = Date.UTC(2019, 5, 11, 22, 30);
  const lines = layout.first === undefined ? [] : [layout.first(ms)];
  for (const [n, { kind, pick, ms: after }] of steps.entries()) {
    if (kind === "odd") {
      lines.push(ODD[pick] as string);
      continue;
    }
    const at = kind === "late" ? ms - after : ms + after;
    if (kind !== "late") ms = at;
    const text =
      kind === "message" ? (messages[pick % messages.length] as string) : `nothing ${"to see ".repeat(pick * 3)}`;
    lines.push(`${layout.head(at, n)}${text}`);
    if (pick === 7) lines.push("and a line more", "");
  }
  return Buffer.from(lines.join(lineEnd) + lineEnd);
}

describe.each(Object.keys(LAYOUTS))("a file of %s", (name) => {
  const { path } = LAYOUTS[name] as (typeof LAYOUTS)[string];
  const corpus = fc
    .tuple(fc.array(step, { minLength: 5, maxLength: 120 }), fc.constantFrom("\n", "\r\n", "\r"))
    .map(([steps, lineEnd]) => write(name, steps, lineEnd));
  const cuts = fc.array(fc.nat(20_000), { minLength: 1, maxLength: 12 });

  it("comes to the same in any parts", { timeout: 60_000 }, async () => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(corpus, cuts, async (bytes, places) => {
        const whole = await scanIn([], bytes, path, OPTIONS);
        found += whole.findings.length;
        expect(await scanIn(places, bytes, path, OPTIONS)).toEqual(whole);
      }),
      { numRuns: 150 },
    );
    expect(found).toBeGreaterThan(100); // the corpora are worth something
  });

  it("comes to the same with filters of time, device and zone", { timeout: 60_000 }, async () => {
    const zone = await loadTimeZone("America/New_York");
    const options: ScanOptions = {
      ...OPTIONS,
      since: { text: "", localMs: Date.UTC(2019, 5, 11, 23), offsetMin: null },
      until: { text: "", localMs: Date.UTC(2019, 5, 12, 1), offsetMin: null },
      sourceZones: new Map([["*", zone as NonNullable<typeof zone>]]),
      sourceZoneTexts: ["*=America/New_York"],
    };
    // Without dates a time filter waits for the end of the file, and such a file is not cut.
    const isDated = name !== "sdl without date" && name !== "function trace";
    await fc.assert(
      fc.asyncProperty(corpus, cuts, async (bytes, places) => {
        const devices = { ...OPTIONS, devices: ["SEP001122334455"], sourceZones: options.sourceZones };
        for (const chosen of isDated ? [options, devices] : [devices])
          expect(await scanIn(places, bytes, path, chosen)).toEqual(await scanIn([], bytes, path, chosen));
      }),
      { numRuns: 80 },
    );
  });
});

it("parts are also read again where a guess was wrong", () => expect(redone).toBeGreaterThan(10));

describe("a whole scan", () => {
  it("gives the same report on any number of threads, and however files are cut", { timeout: 120_000 }, async () => {
    const lines = (name: string, count: number, from: number): Buffer =>
      write(
        name,
        Array.from({ length: count }, (_, n) => ({
          kind: n % 9 === 0 ? "message" : "noise",
          pick: (n * 7 + from) % 997,
          ms: (n * 37) % 900,
        })) as Step[],
        "\n",
      );
    const folder = plant({
      "a/cm/trace/ccm/sdl/SDL001_100_000001.txt": lines("sdl with its date", 900, 0),
      "a/cm/trace/ccm/sdl/SDL001_100_000002.txt": lines("sdl without date", 700, 3),
      "b/CCM/ccm00000001.txt": lines("sdi", 800, 5),
      "b/CCM/empty.txt": "",
      "b/SDL/CCM/SDL001_100_000001.txt": Buffer.concat([
        Buffer.from([0xff, 0xfe]),
        Buffer.from(lines("old sdl", 300, 1).toString(), "utf16le"),
      ]),
    });
    const options: ScanOptions = { ...OPTIONS, paths: [folder] };
    const run = async (
      jobs: number,
      division?: { partBytes: number; cutFromBytes: number; bytesPerThread: number },
    ) => {
      const { report } = await scan(
        { ...options, jobs },
        { signal: new AbortController().signal, version: "0", ...(division === undefined ? {} : { division }) },
      );
      return report;
    };
    const whole = await run(1);
    expect(whole.findings.length).toBeGreaterThan(20);
    for (const [jobs, partBytes] of [
      [2, 10_000],
      [3, 4_097],
      [3, 1_000_000],
    ] as const)
      expect(await run(jobs, { partBytes, cutFromBytes: 20_000, bytesPerThread: 1 }), `${jobs} threads`).toEqual(whole);
  });

  it("tells the same when a file is read on while what came of it is scanned", async () => {
    const lines = Array.from({ length: 30_000 }, (_, n) => ({
      kind: n % 700 === 0 ? "message" : "noise",
      pick: (n * 7) % 997,
      ms: (n * 37) % 900,
    })) as Step[];
    const text = write("sdl with its date", lines, "\r\n");
    expect(text.length).toBeGreaterThan(3 * BLOCK_BYTES);
    const folder = plant({
      "a/cm/trace/ccm/sdl/SDL001_100_000001.txt": text,
      "a/cm/trace/ccm/sdl/SDL001_100_000002.txt": text.subarray(0, 2 * BLOCK_BYTES),
      "b/SDL/CCM/SDL001_100_000001.txt": Buffer.concat([
        Buffer.from([0xff, 0xfe]),
        Buffer.from(text.subarray(0, BLOCK_BYTES + 77).toString(), "utf16le"),
      ]),
    });
    const run = async (processors: number, signal = new AbortController().signal) =>
      (await scan({ ...OPTIONS, paths: [folder], processors }, { signal, version: "0" })).report;
    const whole = await run(1);
    expect(whole.findings.length).toBeGreaterThan(5);
    expect(await run(2)).toEqual(whole);
    expect((await run(2, AbortSignal.abort())).scan.interrupted).toBe(true);
  });
});
