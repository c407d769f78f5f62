/** The version, as a line and as JSON. */
import { describe, expect, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import type { Report } from "../../src/model/index.ts";
import { runCli } from "../helpers/run-cli.ts";
import { plant } from "../helpers/temporary-folder.ts";

describe("--version", () => {
  it.each([[["--version"]], [["-v"]], [["--version", "--lang", "ja"]]])("%j prints the version alone", async (argv) => {
    expect(await runCli(argv)).toEqual({ code: 0, out: `${manifest.version}\n`, err: "" });
  });

  it.each([
    [["--version", "--json"]],
    [["--json", "-v"]],
    [["--lang", "ja", "--version", "--json"]],
    [["--version", "--lang=ja", "--json"]],
  ])("%j prints what an installation is, as JSON", async (argv) => {
    const { code, out, err } = await runCli(argv);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const answer = JSON.parse(out);
    expect(out).toBe(`${JSON.stringify(answer, null, 2)}\n`);
    expect(answer).toEqual({
      name: "ccmtrace",
      version: manifest.version,
      node: process.version,
      platform: process.platform,
      arch: process.arch,
      schema: 1,
      catalog: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/), patterns: expect.any(Number) },
    });
    const scan = await runCli(["scan", plant({ "x.txt": "hello\n" }), "--format", "json"]);
    expect(answer.catalog).toEqual((JSON.parse(scan.out) as Report).tool.catalog);
  });

  it("--json by itself, or of a command, is a mistake that names --format", async () => {
    const english = await runCli(["scan", ".", "--json"]);
    expect(english).toMatchObject({ code: 2, out: "" });
    expect(english.err).toContain("--format json");
    expect((await runCli(["scan", ".", "--json", "--lang", "ja"])).err).toContain("--json は --version と一緒に");
    expect((await runCli(["--json"])).code).toBe(2);
  });
});
