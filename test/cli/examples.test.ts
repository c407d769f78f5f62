/**
 * Every example of every help is run, as it is written, by the built program in a folder that holds what the examples
 * name, made from the samples. Only D:\Trace, which no other system has, is exchanged for such a folder.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CommandSpec } from "../../src/cli/command.ts";
import { COMMANDS } from "../../src/cli/command-table.ts";
import { LANGUAGES } from "../../src/model/index.ts";
import { runCli } from "../helpers/run-cli.ts";
import { plant } from "../helpers/temporary-folder.ts";
import { zipOf } from "../helpers/zip-of.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const sample = (name: string): string => join(root, "samples", name, "traces");
const paths = ["", ...COMMANDS.flatMap((spec) => pathsOf(spec))];
const shown = await Promise.all(
  paths.flatMap((path) =>
    LANGUAGES.map(async (lang) => {
      const { code, out } = await runCli([...path.split(" ").filter(Boolean), "--help", "--lang", lang]);
      const examples = [...out.matchAll(/^ {2}(ccmtrace .*)\n {6}(\S.*)$/gm)].map((found) => found[1] as string);
      return { path, lang, code, examples };
    }),
  ),
);

describe("the help of", () => {
  it.each(shown)("ccmtrace $path in $lang shows examples of it", ({ path, code, examples }) => {
    expect(code).toBe(0);
    expect(examples.length).toBeGreaterThanOrEqual(2);
    for (const example of examples) expect(example.startsWith(`ccmtrace ${path}`.trimEnd())).toBe(true);
  });
});

describe("an example", () => {
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "case-"));
    const traces = "CM1-PUB/C/capf.txt";
    const template = readFileSync(join(root, "patterns/_template.yaml"), "utf8");
    plant({ "my-patterns/thing-what-happened.yaml": template }, folder);
    plant({ "download.zip": await zipOf({ [traces]: "12:00:00.000 |   debug Invalid Password\n" }) }, folder);
    for (const name of ["case-4711", "before"])
      cpSync(sample("windows-4.1-capf-lockout"), join(folder, name), { recursive: true });
    cpSync(sample("windows-4.1-healthy"), join(folder, "after"), { recursive: true });
    for (const side of ["before", "after"])
      expect((await runCli(["scan", join(folder, side), "-q", "-o", join(folder, `${side}.json`)])).code).toBe(0);
    expect(
      (await runCli(["bundle", "create", join(folder, "before"), "-o", join(folder, "case.zip"), "-q"])).code,
    ).toBe(0);
    plant({ "answer.txt": "The phone SEP001122334455 is locked.\n" }, folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const once = new Map(shown.flatMap(({ lang, examples }) => examples.map((example) => [example, lang] as const)));
  it.each([...once])("%s", { timeout: 60_000 }, (example, lang) => {
    const [program, ...argv] = wordsOf(example.replace("D:\\Trace", "case-4711"));
    expect(program).toBe("ccmtrace");
    const env = { ...process.env, CCMTRACE_LANG: lang, XDG_STATE_HOME: join(folder, "state") };
    const child = spawnSync(process.execPath, [join(root, "dist/bin.js"), ...argv], {
      cwd: folder,
      env,
      encoding: "utf8",
    });
    // 1 is an answer: a comparison that found something new.
    expect({ code: child.status, err: child.stderr }).toEqual({
      code: argv.includes("--fail-on") ? expect.toBeOneOf([0, 1]) : 0,
      err:
        argv.includes("-o") && !argv.includes("-q")
          ? expect.stringContaining(argv[argv.indexOf("-o") + 1] as string)
          : "",
    });
    expect(child.stdout).not.toBe(argv.includes("-q") ? null : "");
  });
});

function pathsOf(spec: CommandSpec): string[] {
  return [spec.name, ...("subcommands" in spec ? spec.subcommands.map(({ name }) => `${spec.name} ${name}`) : [])];
}

/** The words of a command line; only double quotes stand in the examples, which all shells read alike. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map((found) => found[1] ?? (found[2] as string));
}
