/** A bundle tells the same when its own logs are scanned again: every sample, and every message of the catalog. */
import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadCatalog } from "../../src/pipeline/load-catalog.ts";
import { runCli } from "../helpers/run-cli.ts";
import { plant, temporaryFolder } from "../helpers/temporary-folder.ts";

const SAMPLES = resolve(import.meta.dirname, "../../samples");

/** Makes a bundle of traces and replays it. */
async function makeAndReplay(traces: string, logs: "window" | "all"): Promise<string> {
  const zip = join(temporaryFolder(), "case.zip");
  const made = await runCli(["bundle", "create", traces, "-o", zip, "--logs", logs]);
  expect({ code: made.code, err: made.err }).toEqual({ code: 0, err: `wrote ${zip}\n` });
  const replayed = await runCli(["bundle", "replay", zip]);
  expect(replayed.code, replayed.out).toBe(0);
  return replayed.out;
}

describe("of a sample", () => {
  const samples = readdirSync(SAMPLES, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  it.each(samples.map(({ name }) => name))("%s", { timeout: 60_000 }, async (name) => {
    await makeAndReplay(join(SAMPLES, name, "traces"), "window");
  });

  it("and of all of them, whole", { timeout: 60_000 }, async () => {
    await makeAndReplay(SAMPLES, "all");
  });
});

describe("of every message of the catalog", async () => {
  const { patterns } = await loadCatalog([]);
  /** By the program that writes the log. */
  const lines = new Map<string, string[]>();
  for (const { tests, any, status } of patterns.values())
    for (const { kind, text } of any.length === 0 || status === "deprecated" ? [] : tests) {
      const app = /^\d\d\/\d\d\/\d{4} [\d:.]+ (\w+)\|/.exec(text)?.[1];
      if (kind === "hit" && app !== undefined) lines.set(app, [...(lines.get(app) ?? []), text]);
    }
  const word = fc.constantFrom(
    ...[...lines.values()].flat().flatMap((text) => text.match(/\b[A-Za-z]{4,20}\b/g) ?? []),
  );

  it("among names that are words of it", { timeout: 60_000 }, async () => {
    expect([...lines.values()].flat().length).toBeGreaterThan(200);
    const [names] = fc.sample(fc.array(word, { minLength: 200, maxLength: 200 }), 1) as [string[]];
    const labelled = names.map(
      (name, at) =>
        `03/14/2006 09:15:01.000 CCM|   ${at % 2 === 0 ? `userid=${name}, x` : `DisplayName="${name}" y`}\r\n`,
    );
    const traces = plant({
      "CM1-PUB/C/Program Files/Cisco/Trace/CCM/ccm00000001.txt": labelled.join(""),
      ...Object.fromEntries(
        [...lines].map(([app, texts]) => [
          `CM1-PUB/C/Program Files/Cisco/Trace/${app}/${app}00000002.txt`,
          texts.map((text) => `${text}\r\n`).join(""),
        ]),
      ),
    });
    expect(await makeAndReplay(traces, "all")).toMatch(/findings \d{2,}/);
  });
});
