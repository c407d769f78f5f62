/** What a bundle does when the traces change under it, and that it holds little of them at a time. */
import { appendFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createBundle } from "../../src/pipeline/bundle-create.ts";
import type { BundleOptions, BundleResult } from "../../src/pipeline/bundle-options.ts";
import { verifyBundle } from "../../src/pipeline/bundle-verify.ts";
import { plainScan } from "../../src/pipeline/options.ts";
import { openBytes } from "../bundle/make-archive.ts";
import { plant, temporaryFolder } from "../helpers/temporary-folder.ts";

const CAPF = "CM1/C/Program Files/Cisco/Trace/CAPF";
/** Made lines, in the layout of CAPF's trace. */
const LINES = Array.from(
  { length: 400 },
  (_, at) => `10:${String(at % 60).padStart(2, "0")}:00.000 |   debug SEP0017594B9C02 from 10.1.21.34 step ${at}\r\n`,
).join("");

/** Makes a bundle; `onPass` is told when a reading of the traces has begun: 0 the scan, 1 the first, 2 the second. */
async function make(
  traces: string,
  onPass: (pass: number) => void = () => {},
  others: Partial<BundleOptions> = {},
): Promise<{ result: BundleResult | null; folder: string }> {
  const folder = temporaryFolder();
  let pass = -1;
  let last = Number.POSITIVE_INFINITY;
  const options: BundleOptions = {
    scan: plainScan(traces),
    output: join(folder, "case.zip"),
    mapPath: join(folder, "case.map.json"),
    logs: "all",
    keep: new Set(),
    case: {
      sr: [],
      severity: null,
      problem: null,
      impact: null,
      started: null,
      changed: null,
      tried: null,
      phonesAffected: null,
      usersAffected: null,
    },
    commandLine: ["ccmtrace"],
    maxBytes: null,
    password: null,
    isDryRun: false,
    ...others,
  };
  const result = await createBundle(options, {
    version: "0.0.0",
    signal: new AbortController().signal,
    randomBytes: (count) => Buffer.alloc(count, 7),
    onProgress({ bytesDone }) {
      if (bytesDone < last) onPass(++pass);
      last = bytesDone;
    },
  });
  return { result, folder };
}

describe("a log that changes while a bundle is made", () => {
  const change: [what: string, change: (path: string) => void][] = [
    ["is gone", (path) => rmSync(path)],
    ["has other bytes", (path) => writeFileSync(path, LINES.replaceAll("step", "STEP"))],
    ["is shorter", (path) => writeFileSync(path, LINES.slice(0, 1_000))],
    ["is empty", (path) => writeFileSync(path, "")],
  ];
  it.each(change)("and %s is left out, and the others are whole", async (_, becomes) => {
    const traces = plant({ [`${CAPF}/a.txt`]: LINES, [`${CAPF}/b.txt`]: LINES, [`${CAPF}/c.txt`]: LINES });
    const { result, folder } = await make(traces, (pass) => pass === 2 && becomes(join(traces, CAPF, "b.txt")));
    expect(result?.leftOut).toEqual([{ path: expect.stringMatching(/b\.txt$/), reason: "changed" }]);
    expect(result?.files.filter(({ path }) => path.startsWith("logs/"))).toHaveLength(2);
    expect((await verifyBundle(join(folder, "case.zip"), null)).faults).toEqual([]);
    expect(readdirSync(folder).sort()).toEqual(["case.map.json", "case.zip"]);
  });

  it("by growing goes in as it was when it was listed", async () => {
    const traces = plant({ [`${CAPF}/a.txt`]: LINES });
    const grow = (pass: number): void => {
      if (pass === 2) appendFileSync(join(traces, CAPF, "a.txt"), LINES);
    };
    const logOf = ({ result }: Awaited<ReturnType<typeof make>>) =>
      result?.files.find(({ path }) => path.startsWith("logs/"))?.bytes;
    const before = logOf(await make(traces));
    expect(before).toBeGreaterThan(0);
    expect(logOf(await make(traces, grow))).toBe(before);
  });
});

describe("a bundle", () => {
  it("holds a log's lines as they were but for names, and names that differ stay different", async () => {
    const traces = plant({ [`${CAPF}/a.txt`]: LINES + LINES.replaceAll("4B9C02", "4B9C03") });
    const { folder } = await make(traces);
    const archive = await openBytes(readFileSync(join(folder, "case.zip")));
    const pieces: Uint8Array[] = [];
    for await (const piece of archive.entries.find(({ path }) => path.endsWith("a.txt"))?.read() ?? [])
      pieces.push(piece);
    const text = Buffer.concat(pieces).toString();
    expect(text.replace(/SEP[0-9A-F]{12} from [\d.]+/g, "SEP0017594B9C02 from 10.1.21.34")).toBe(LINES + LINES);
    expect(new Set(text.match(/SEP[0-9A-F]{12}/g)).size).toBe(2);
  });

  it("keeps what --keep names, but never a secret", async () => {
    const traces = plant({
      [`${CAPF}/a.txt`]: `${LINES}10:59:00.000 |   debug password=Geheim42x SEP0017594B9C02\r\n`,
    });
    const { folder } = await make(traces, undefined, { keep: new Set(["device", "mac"]) });
    const archive = await openBytes(readFileSync(join(folder, "case.zip")));
    const pieces: Uint8Array[] = [];
    for await (const piece of archive.entries.find(({ path }) => path.endsWith("a.txt"))?.read() ?? [])
      pieces.push(piece);
    const text = Buffer.concat(pieces).toString();
    expect(text).toContain("SEP0017594B9C02");
    expect(text).not.toContain("10.1.21.34");
    expect(text).not.toContain("Geheim42x");
    expect(text).toContain("[removed: ");
  });

  it("of a long log needs no more memory than of a short one", { timeout: 60_000 }, async () => {
    const line =
      "10:00:00.000 |   debug nothing of note in this line, which is as long as lines of a trace are, 80 columns\r\n";
    const traces = plant({ [`${CAPF}/a.txt`]: LINES + line.repeat(100_000) });
    let most = 0;
    const before = process.memoryUsage().rss;
    const timer = setInterval(() => {
      most = Math.max(most, process.memoryUsage().rss);
    }, 20);
    const { result } = await make(traces).finally(() => clearInterval(timer));
    expect(result?.bytes).toBeGreaterThan(0);
    expect(most - before).toBeLessThan(220 * 2 ** 20);
  });
});
