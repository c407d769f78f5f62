/** What a command loads: nothing for a lone --version, and never another command. Counted, not timed. */
import { readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { runCounted } from "../helpers/loaded-modules.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const actions = readdirSync(`${root}src/cli/commands`).map((name) => `src/cli/commands/${name}`);
const SAMPLE = "samples/windows-4.1-capf-lockout/traces";

describe("--version alone", () => {
  it.each(["--version", "-v"])("%s loads the entry and one file beside it", (flag) => {
    const { out, modules } = runCounted([flag]);
    expect(out).toBe(`${manifest.version}\n`);
    expect(modules).toHaveLength(2);
    expect(modules.every((path) => path.startsWith("dist/"))).toBe(true);
  });
});

describe("a command", () => {
  it.each([
    [["--help"], []],
    [["scan", SAMPLE], ["scan"]],
    [["sources", SAMPLE], ["sources"]],
    [["diff", SAMPLE, SAMPLE], ["diff"]],
    [["explain", "No CTL File."], ["explain"]],
    [["bundle", "create", SAMPLE, "-o", join(tmpdir(), "loading.zip"), "--dry-run"], ["bundle-create"]],
    [["patterns", "list"], ["patterns-list"]],
    [["patterns", "show", "ctl-file-not-found"], ["patterns-show"]],
    [["patterns", "coverage"], ["patterns-coverage"]],
    [["completion", "bash"], ["completion"]],
  ])("%j loads only what it does itself", (argv, wanted) => {
    const { out, modules } = runCounted(argv);
    expect(out).not.toBe("");
    const loaded = modules
      .filter((path) => path.startsWith("dist/"))
      .flatMap((path) => sourcesIn(path))
      .filter((source) => actions.includes(source));
    expect(loaded).toEqual(wanted.map((name) => `src/cli/commands/${name}.ts`));
  });

  it.each([[["--help"]], [["scan", "--help"]], [["scna"]], [["completion", "bash"]]])(
    "%j loads of the packages only commander, and no stage",
    (argv) => {
      const { modules } = runCounted(argv);
      const packages = modules.filter((path) => path.startsWith("node_modules/"));
      expect(packages.filter((path) => !path.startsWith("node_modules/commander/"))).toEqual([]);
      const sources = modules.filter((path) => path.startsWith("dist/")).flatMap((path) => sourcesIn(path));
      expect(sources.filter((path) => /^src\/(sources|scan|parse|catalog|detect|correlate)\//.test(path))).toEqual([]);
    },
  );

  it("no action imports another one", () => {
    for (const action of actions)
      expect(readFileSync(root + action, "utf8"), action).not.toMatch(/from "\.\/|import\("\.\//);
  });
});

/** The files of src that a file of the built program is made of. */
function sourcesIn(path: string): string[] {
  return [...readFileSync(root + path, "utf8").matchAll(/^\/\/ (?:#region )?(src\/\S+)$/gm)].map(
    (found) => found[1] as string,
  );
}
