/** A mistyped word is answered with the one that was probably meant, in both languages. */
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCli } from "../helpers/run-cli.ts";
import { plant } from "../helpers/temporary-folder.ts";

const asks = { en: (near: string) => `Did you mean ${near}?`, ja: (near: string) => `${near} のことでしょうか。` };

describe.each(["en", "ja"] as const)("in %s", (lang) => {
  const env = { CCMTRACE_LANG: lang };

  it.each([
    [["scan", ".", "--level", "hgih"], "high"],
    [["scan", ".", "--format", "jsn"], "json"],
    [["scan", ".", "--log", "cpaf"], "capf"],
    [["scan", ".", "--log", "ccm,ctl-cleint"], "ctl-client"],
    [["scan", ".", "--color", "nevr"], "never"],
    [["scan", ".", "--encoding", "utf8"], "utf-8"],
    [["scan", ".", "--fail-on", "critcal"], "critical"],
    [["diff", ".", ".", "--fail-on", "nwe"], "new"],
    [["scan", ".", "-o", "report.jsno"], ".json"],
    [["scan", ".", "-o", "sampels/report.json"], "samples"],
    [["scan", ".", "--formt", "json"], "--format"],
    [["scan", ".", "--leevl=high"], "--level"],
    [["patterns", "list", "--patern", "x"], "--patterns"],
    [["--verson"], "--version"],
    [["scna", "."], "scan"],
    [["complet", "bash"], "completion"],
    [["patterns", "lst"], "list"],
    [["patterns", "covreage"], "coverage"],
    [["help", "dif"], "diff"],
    [["patterns", "help", "chekc"], "check"],
    [["completion", "bsah"], "bash"],
    [["patterns", "show", "ctl-file-not-foud"], "ctl-file-not-found"],
    [["patterns", "show", "authentication-string-lokout"], "authentication-string-lockout"],
    [["patterns", "check", "./paterns"], "patterns"],
    [["explain", "x", "--patterns", "Patterns"], "patterns"],
  ])("%j", async (argv, near) => {
    const { code, out, err } = await runCli(argv, { env });
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(asks[lang](near));
    expect(err.trim().split("\n").at(-1)).toMatch(/^ccmtrace: (error|エラー): /);
  });

  it("a path that does not exist, where one like it does", async () => {
    const folder = plant({ "case-4711/Trace/x.txt": "x\n", "before.json": "{}" });
    const at = (path: string): string => join(folder, path).replaceAll("\\", "/");
    for (const typed of ["case-4711/trace", "case-471/Trcae", "Case-4711/Trace"]) {
      const { code, out, err } = await runCli(["scan", join(folder, typed)], { env });
      expect({ code, out }).toEqual({ code: 4, out: "" });
      expect(err).toContain(asks[lang](at("case-4711/Trace")));
    }
    const json = JSON.parse((await runCli(["scan", join(folder, "csae-4711"), "--format", "json"], { env })).out);
    expect(json.problems[0].message).toContain(asks[lang](at("case-4711")));
    const diff = await runCli(["diff", join(folder, "befor.json"), join(folder, "case-4711")], { env });
    expect(diff.code).toBe(4);
    expect(diff.err).toContain(asks[lang](at("before.json")));
  });

  it("the language itself", async () => {
    for (const run of [runCli(["scan", ".", "--lang", "jp"]), runCli(["scan", "."], { env: { CCMTRACE_LANG: "jp" } })])
      expect((await run).err).toContain(asks.en("ja"));
  });

  it.each([
    [["scan", ".", "--level", "severe"]],
    [["scan", ".", "--lang", "fr"]],
    [["frobnicate"]],
    [["patterns", "show", "no-such-pattern"]],
  ])("%j is near to nothing", async (argv) => {
    const { code, err } = await runCli(argv, { env });
    expect(code).toBe(2);
    expect(err).not.toMatch(/Did you mean|のことでしょうか/);
  });

  it("no advice to scan where a command of a group was meant", async () => {
    const { err } = await runCli(["patterns", "lst"], { env });
    expect(err).toContain("ccmtrace patterns --help");
    expect(err).not.toContain("ccmtrace scan");
  });
});
