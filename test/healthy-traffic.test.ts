/**
 * A large clean log must stay silent: 24 MB of what a whole healthy cluster writes, full of lines that only look like
 * failures, gives no finding. The same with one failure planted in it gives that one.
 */
import { execFileSync } from "node:child_process";
import { appendFileSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { LOG_NAMES, type Report } from "../src/model/index.ts";
import { scan } from "../src/pipeline/index.ts";
import { plainScan } from "../src/pipeline/options.ts";
import { temporaryFolder } from "./helpers/temporary-folder.ts";

const generator = fileURLToPath(new URL("../bench/healthy-traffic.mjs", import.meta.url));

function generate(...flags: string[]): string {
  const folder = temporaryFolder();
  execFileSync(process.execPath, [generator, folder, ...flags]);
  return folder;
}

async function scanFolder(folder: string): Promise<Report> {
  const { report } = await scan(
    { ...plainScan(folder), jobs: 2, level: "medium" },
    { signal: new AbortController().signal, version: "0.0.0" },
  );
  return report;
}

/** Findings as a failing test shows them: pattern, count and the first line quoted. */
const told = ({ findings }: Report): string[] =>
  findings.map(({ pattern, level, count, evidence }) => `${level} ${pattern} x${count}: ${evidence[0]?.text ?? ""}`);

/** A made line in the proven grammar, and a file of the corpus to put it into. */
const FAILURE =
  "99999999.000 |09:11:09.009 |AppInfo  |[2, 100, 14, 410]: HandleSSLError - Certificate verification failed for 10.20.33.7:51777";
const NODE = "cucmsub1.hinode.example_2/2019-06-11_18-05-21";
const SIGNAL_TRACE = `${NODE}/cm/trace/ccm/sdl/SDL002_100_000188.txt`;

describe("healthy traffic", () => {
  it("raises nothing, and one failure in it is found", { timeout: 60_000 }, async () => {
    const folder = generate("--size", "24M");
    const healthy = await scanFolder(folder);
    expect(told(healthy)).toEqual([]);
    expect(healthy.incidents.map(({ id }) => id)).toEqual([]);
    expect(healthy.coverage.uncorrelated.forgotten).toBe(0);
    expect(healthy.problems).toEqual([]);
    expect(new Set(healthy.sources.flatMap(({ log }) => log ?? []))).toEqual(new Set(LOG_NAMES));
    const total = (count: "bytes" | "records" | "unparsed") =>
      healthy.sources.reduce((sum, source) => sum + source[count], 0);
    expect(total("bytes")).toBeGreaterThan(24_000_000);
    expect(total("records")).toBeGreaterThan(100_000);
    expect(total("unparsed")).toBe(0);

    appendFileSync(join(folder, SIGNAL_TRACE), `${FAILURE}\n`);
    expect(told(await scanFolder(folder))).toEqual([`high tls-certificate-verification-failed x1: ${FAILURE}`]);
  });

  it("is the same for the same seed, and another for another", () => {
    const content = (folder: string) =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => join(parentPath, name))
        .sort()
        .map((path) => [path.slice(folder.length), readFileSync(path, "latin1")]);
    const first = content(generate("--size", "500K", "--seed", "7"));
    expect(content(generate("--size", "500K", "--seed", "7"))).toEqual(first);
    expect(content(generate("--size", "500K", "--seed", "8"))).not.toEqual(first);
  });
});
