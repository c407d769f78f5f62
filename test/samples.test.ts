/** Every sample gives what its expected.json says: written by `npx vitest run test/samples.test.ts -u`, then read. */
import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { Report } from "../src/model/index.ts";
import { runCli } from "./helpers/run-cli.ts";

const samples = fileURLToPath(new URL("../samples/", import.meta.url));
const cases = readdirSync(samples).filter((name) => existsSync(`${samples}${name}/traces`));

/** What a case must give, without the lines it quotes: those stand in the traces. */
async function outcome(name: string): Promise<{ text: string; report: Report }> {
  const { out } = await runCli(["scan", `${samples}${name}/traces`, "--format", "json", "--level", "informational"]);
  const report = JSON.parse(out) as Report;
  const inCase = (path: string): string => path.slice(path.indexOf(`${name}/traces/`) + `${name}/traces/`.length);
  const expected = {
    findings: report.findings.map(({ pattern, level, count, first, last, nodes, entities, evidence }) => ({
      pattern,
      level,
      count,
      first,
      last,
      nodes,
      devices: entities.device ?? [],
      codes: entities.code ?? [],
      evidence: evidence.map(({ path, line }) => `${inCase(path)}:${line}`),
    })),
    incidents: report.incidents.map(({ id, level, first, last, facts, clues, openAt, explained }) => ({
      id,
      level,
      first,
      last,
      facts,
      clues: clues.map((clue) => clue.id),
      openAt,
      explained,
    })),
    logs: Object.fromEntries(
      report.coverage.logs.map(({ log, location, status, files }) => [`${log} ${location}`, `${status} ${files}`]),
    ),
    sources: report.sources.map(({ path, log, node, format, encoding, records, unparsed, first, last, dateFrom }) =>
      [
        inCase(path),
        log,
        node,
        format,
        encoding,
        `${records} records`,
        `${unparsed} unparsed`,
        first,
        last,
        dateFrom,
      ].join(" | "),
    ),
    problems: report.problems.map(({ kind, path }) => `${kind} ${inCase(path)}`),
  };
  return { text: `${JSON.stringify(expected, null, 2)}\n`, report };
}

describe.each(cases)("%s", (name) => {
  it("gives what expected.json says", async () => {
    const { text, report } = await outcome(name);
    await expect(text).toMatchFileSnapshot(`../samples/${name}/expected.json`);
    if (name.endsWith("healthy")) expect(report.findings.filter(({ level }) => level !== "informational")).toEqual([]);
    else expect(report.findings.some(({ level }) => level === "high")).toBe(true);
    if (name.endsWith("healthy")) expect(report.incidents.map(({ id }) => id)).toEqual([]);
    else expect(report.incidents.some(({ level }) => level === "high" || level === "critical")).toBe(true);
  });

  it("gives the same however many files are read at a time", async () => {
    const run = async (jobs: string) =>
      (await runCli(["scan", `${samples}${name}/traces`, "--format", "json", "--jobs", jobs])).out;
    expect(await run("1")).toBe(await run("16"));
  });
});
