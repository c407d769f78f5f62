/** A sample that is redacted, names of files included, tells the same story as before: what replay rests on. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import type { Encoding, Report } from "../../src/model/index.ts";
import {
  createLeakSearch,
  createLearnStream,
  createRedactor,
  createRedactStream,
  newCaseMap,
} from "../../src/redact/index.ts";
import { compareTexts } from "../../src/util/compare-texts.ts";
import { runCli } from "../helpers/run-cli.ts";
import { plant, temporaryFolder } from "../helpers/temporary-folder.ts";

const SAMPLES = resolve(import.meta.dirname, "../../samples");

test.each(["appliance-11.5-tls", "windows-4.1-capf-lockout", "windows-4.1-lsc-validation", "windows-4.1-phone-ctl"])(
  "%s",
  async (name) => {
    const traces = join(SAMPLES, name, "traces");
    const paths = readdirSync(traces, { recursive: true, encoding: "utf8" })
      .map((path) => path.replaceAll("\\", "/"))
      .filter((path) => statSync(join(traces, path)).isFile() && /\.(?:txt|log|xml)$|Syslog$/.test(path));
    expect(paths.length).toBeGreaterThan(2);

    const redactor = createRedactor(newCaseMap(new Uint8Array(32).fill(7)), new Set());
    const files = new Map(paths.map((path) => [path, readFileSync(join(traces, path))]));
    for (const [path, bytes] of files) {
      redactor.learn(path.replaceAll("/", " / "));
      const stream = createLearnStream(redactor, encodingOf(bytes));
      stream.push(bytes);
      stream.finish();
    }
    redactor.settle();

    const redacted: Record<string, Uint8Array> = {};
    const search = createLeakSearch(redactor.originals());
    for (const [path, bytes] of files) {
      const stream = createRedactStream(redactor, encodingOf(bytes));
      const result = Buffer.concat([stream.push(bytes), stream.finish()]);
      redacted[redactor.redactPath(path)] = result;
      search.push(result);
      expect(search.finish(), path).toEqual([]);
    }
    expect(Object.keys(redacted)).toHaveLength(paths.length);
    expect(tell(await scan(plant(redacted)))).toEqual(tell(await scan(plant(Object.fromEntries(files)))));
  },
  60_000,
);

async function scan(folder: string): Promise<Report> {
  const output = join(temporaryFolder(), "report.json");
  const { code, err } = await runCli(["scan", folder, "--format", "json", "-o", output, "--jobs", "1"]);
  expect(code, err).toBe(0);
  return JSON.parse(readFileSync(output, "utf8")) as Report;
}

/** What must be the same: what was found, when, how often, of how many; not the names. */
function tell({ findings, incidents, coverage }: Report) {
  const sizes = (entities: object) => Object.entries(entities).map(([kind, names]) => `${kind} ${names.length}`);
  return {
    findings: findings.map(({ pattern, count, first, last, entities }) => [
      pattern,
      count,
      first,
      last,
      sizes(entities),
    ]),
    incidents: incidents
      .map(({ rule, first, last, timeline }) => JSON.stringify([rule, first, last, timeline.length]))
      .sort(compareTexts),
    logs: coverage.logs.map(({ log, status, files }) => [log, status, files]),
  };
}

function encodingOf(bytes: Buffer): Encoding {
  return bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : "utf-8";
}
