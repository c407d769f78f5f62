/**
 * The completion scripts, in the shells themselves: bash with COMP_WORDS set, zsh on a pseudo-terminal, fish by asking it.
 * Where a shell is absent its tests skip. PowerShell's script is only read, for there is none to run it in.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { COMMANDS } from "../../src/cli/command-table.ts";
import { renderFish } from "../../src/cli/completion/fish.ts";
import { renderCompletion } from "../../src/cli/completion/index.ts";
import { renderPowerShell } from "../../src/cli/completion/powershell.ts";
import { SHELLS } from "../../src/cli/completion/shells.ts";
import { type Completable, completables, flagsWithValue } from "../../src/cli/completion/tree.ts";
import { renderZsh } from "../../src/cli/completion/zsh.ts";
import { CLI_WORDS } from "../../src/cli/words/index.ts";
import { ENCODINGS, LANGUAGES, LEVELS, LOG_NAMES } from "../../src/model/index.ts";
import { OUTPUT_FORMATS } from "../../src/report/format-names.ts";
import { runCli } from "../helpers/run-cli.ts";
import { hasProgram, runScript, skippedWithout } from "../helpers/shell.ts";
import { plant } from "../helpers/temporary-folder.ts";

const names = COMMANDS.map(({ name }) => name);
const PATTERNS = ["check", "list", "show", "coverage"];

/** Lines to complete, the last word not finished, and the words that must be proposed, no others. */
const proposals: readonly (readonly [line: string, words: readonly string[]])[] = [
  ["ccmtrace ", [...names, "help"]],
  ["ccmtrace s", ["scan", "sources"]],
  ["ccmtrace help ", names],
  ["ccmtrace patterns ", [...PATTERNS, "help"]],
  ["ccmtrace patterns c", ["check", "coverage"]],
  ["ccmtrace patterns help ", PATTERNS],
  ["ccmtrace completion ", SHELLS],
  ["ccmtrace completion po", ["powershell"]],
  ["ccmtrace scan --format ", OUTPUT_FORMATS],
  ["ccmtrace sources --format ", ["text", "json"]],
  ["ccmtrace scan . --lang ", LANGUAGES],
  ["ccmtrace scan --level ", LEVELS],
  ["ccmtrace scan --level h", ["high"]],
  ["ccmtrace scan --fail-on ", LEVELS],
  ["ccmtrace diff a b --fail-on ", ["new", ...LEVELS]],
  ["ccmtrace scan --color ", ["auto", "always", "never"]],
  ["ccmtrace scan --encoding ", ENCODINGS],
  ["ccmtrace scan --log ", LOG_NAMES],
  ["ccmtrace explain --log cap", ["capf"]],
  ["ccmtrace scan --al", ["--align-clocks"]],
  ["ccmtrace patterns show --f", ["--format"]],
  ["ccmtrace --v", ["--version"]],
  // The value of a flag is no command.
  ["ccmtrace scan -o patterns --fo", ["--format"]],
];

/** The same where values are joined, by a comma or by "=". */
const joined: readonly (readonly [line: string, words: readonly string[]])[] = [
  ["ccmtrace scan --log capf,sd", ["capf,sdl"]],
  ["ccmtrace scan --level=h", ["high"]],
];

/** fish and zsh propose the flag with its value. */
const joinedWhole = joined.map(([line, words]) => [line, line.includes("=") ? ["--level=high"] : words] as const);

/** Lines behind which a place on disk is wanted: files and folders, or folders only. */
const places: readonly (readonly [line: string, kind: "path" | "folder"])[] = [
  ["ccmtrace scan ", "path"],
  ["ccmtrace diff some ", "path"],
  ["ccmtrace sources --lang en ", "path"],
  ["ccmtrace scan -o ", "path"],
  ["ccmtrace scan --output ", "path"],
  ["ccmtrace scan --patterns ", "folder"],
  ["ccmtrace patterns check ", "folder"],
];

/** Lines behind which no word can be known, and no file is wanted. */
const nothing = ["ccmtrace scan --since ", "ccmtrace explain ", "ccmtrace patterns show "];

const FILES = { "a folder/trace.txt": "x", "some file.txt": "x" };

describe("ccmtrace completion", () => {
  it.each(SHELLS)("%s prints a script whose first lines say how to install it", async (shell) => {
    for (const lang of LANGUAGES) {
      const { code, out, err } = await runCli(["completion", shell, "--lang", lang]);
      expect({ code, err }).toEqual({ code: 0, err: "" });
      expect(out).toBe(renderCompletion(shell, lang));
      expect(out.split("\n").slice(0, 4).join("\n")).toContain(`ccmtrace completion ${shell}`);
      expect(out).not.toContain("undefined");
    }
  });

  it("without a shell, or with another one, names the four in both languages", async () => {
    for (const lang of LANGUAGES)
      for (const argv of [["completion"], ["completion", "tcsh"]]) {
        const { code, out, err } = await runCli([...argv, "--lang", lang]);
        expect({ code, out }).toEqual({ code: 2, out: "" });
        expect(err).toContain(SHELLS.join(", "));
      }
  });

  it("a flag takes a value in every command or in none", () => {
    const commands = completables(CLI_WORDS.en);
    const wants = new Set(flagsWithValue(commands));
    for (const { flags } of commands) for (const { long, value } of flags) expect(wants.has(long)).toBe(value !== null);
  });
});

describe.skipIf(!hasProgram("bash"))(`in bash${skippedWithout("bash")}`, () => {
  it.each(proposals)("%s", (line, words) => {
    expect(bash(line)).toEqual({ words: [...words].sort(), options: "+o default" });
  });

  it.each(joined)("%s", (line, words) => {
    expect(bash(line).words).toEqual(words);
  });

  it.each(places)("%s leaves it to readline", (line, kind) => {
    expect(bash(line)).toEqual({ words: [], options: kind === "path" ? "" : "+o default -o dirnames" });
  });

  it.each(nothing)("%s", (line) => {
    expect(bash(line)).toEqual({ words: [], options: "+o default" });
  });

  it("nothing is a flag behind --", () => {
    expect(bash("ccmtrace scan -- --fo")).toEqual({ words: [], options: "" });
  });
});

describe.skipIf(!hasProgram("zsh"))(`in zsh${skippedWithout("zsh")}`, () => {
  it.each([...proposals, ...joinedWhole])("%s", (line, words) => {
    expect(zsh(line).map(([word]) => word)).toEqual([...words].sort());
  });

  it.each(places)("%s proposes places on disk", (line, kind) => {
    const proposed = zsh(line).map(([word]) => word);
    expect(proposed).toContain("a\\ folder");
    expect(proposed.includes("some\\ file.txt")).toBe(kind === "path");
  });

  it.each(nothing)("%s", (line) => expect(zsh(line)).toEqual([]));

  // A zsh of its own for each command.
  it.each(LANGUAGES)("shows every description as it is written, in %s", { timeout: 60_000 }, (lang) => {
    for (const { path, flags, subcommands } of completables(CLI_WORDS[lang])) {
      const inside = `ccmtrace ${path}`.trimEnd();
      const shown = new Map(zsh(`${inside} --`, lang).map(([word, about]) => [word, about]));
      for (const { long, about } of flags) expect(shown.get(long), `${path} ${long}`).toBe(about);
      if (subcommands.length === 0) continue;
      const commands = new Map(zsh(`${inside} `, lang).map(([word, about]) => [word, about]));
      for (const { name, about } of subcommands) expect(commands.get(name), name).toBe(about);
    }
  });

  it("lies in $fpath as well as it is evaluated", () => {
    const folder = plant({ "f/_ccmtrace": renderCompletion("zsh", "en") });
    const script = "fpath=(./f $fpath); autoload -Uz compinit; compinit -D -u; print -r -- $_comps[ccmtrace]";
    expect(runScript("zsh", ["-f", "-c", script], folder)).toBe("_ccmtrace\n");
  });
});

/** What zsh proposes for a line, in code-unit order: words and their descriptions. */
function zsh(line: string, lang: "en" | "ja" = "ja", script = renderCompletion("zsh", lang)): string[][] {
  const inner = readFileSync(new URL("../helpers/zsh-inner.zsh", import.meta.url), "utf8");
  const outer = fileURLToPath(new URL("../helpers/zsh-completion.zsh", import.meta.url));
  const folder = plant({ ...FILES, "inner.zsh": inner, "completion.zsh": script });
  const rows = runScript("zsh", ["-f", outer, line], folder).split("\n").filter(Boolean);
  return [...new Set(rows)].sort().map((row) => row.split(/ -- (.*)/s).slice(0, 2));
}

/** What bash proposes for the last word, and what it tells readline of files. */
function bash(line: string): { words: string[]; options: string } {
  // readline gives "=" as a word of its own.
  const words = line.split(" ").flatMap((word) => word.split(/(=)/));
  const folder = plant({ "completion.bash": renderCompletion("bash", "ja") });
  const script = `
    compopt() { options="$*"; }
    source ./completion.bash
    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) options=""
    _ccmtrace
    echo "$options"
    printf '%s\\n' "\${COMPREPLY[@]}"`;
  const [options = "", ...proposed] = runScript("bash", ["--norc", "-c", script, "bash", ...words], folder).split("\n");
  return { words: proposed.filter(Boolean).sort(), options };
}

describe.skipIf(!hasProgram("fish"))(`in fish${skippedWithout("fish")}`, () => {
  it.each([...proposals, ...joinedWhole])("%s", (line, words) => {
    const proposed = fish(line);
    expect(proposed.map(([word = ""]) => word).sort()).toEqual([...words].sort());
  });

  it.each(places)("%s proposes places on disk", (line, kind) => {
    const proposed = fish(line).map(([word]) => word);
    expect(proposed).toContain("a folder/");
    expect(proposed.includes("some file.txt")).toBe(kind === "path");
  });

  it.each(nothing)("%s", (line) => expect(fish(line)).toEqual([]));

  it.each(LANGUAGES)("shows every description as it is written, in %s", (lang) => {
    for (const { path, flags, subcommands } of completables(CLI_WORDS[lang])) {
      const inside = `ccmtrace ${path}`.trimEnd();
      const shownFlags = new Map(fish(`${inside} --`, lang).map(([word, about]) => [word, about]));
      for (const { long, about } of flags) expect(shownFlags.get(long), `${path} ${long}`).toBe(about);
      if (subcommands.length === 0) continue;
      const shown = new Map(fish(`${inside} `, lang).map(([word, about]) => [word, about]));
      for (const { name, about } of subcommands) expect(shown.get(name), name).toBe(about);
    }
  });
});

/** What fish proposes for a line: words and their descriptions. */
function fish(line: string, lang: "en" | "ja" = "ja", completion = renderCompletion("fish", lang)): string[][] {
  const folder = plant({ ...FILES, "completion.fish": completion });
  const script = "source completion.fish; rm completion.fish; complete -C $argv[1]";
  return runScript("fish", ["--no-config", "-c", script, line], folder)
    .split("\n")
    .filter(Boolean)
    .map((row) => row.split("\t"));
}

/** A description with all that some shell, or its completion, takes for a sign of its own. */
const HOSTILE = `it's "a" \`id\` $HOME $(id) \${x} \\ \\n [y]: %d # ~ * {a,b} ’ ‘ ; & | <z> 日本語の説明、\\`;

describe("a description with every sign that means something somewhere", () => {
  const flag = {
    short: null,
    long: "--flag",
    value: "v",
    takes: ["one"],
    repeats: false,
    commas: false,
    about: HOSTILE,
  };
  const commands: Completable[] = [
    { path: "", subcommands: [{ name: "scan", about: HOSTILE }], flags: [flag], arguments: [] },
    { path: "scan", subcommands: [], flags: [flag], arguments: [] },
  ];

  it.skipIf(!hasProgram("zsh"))(`is shown by zsh${skippedWithout("zsh")}`, () => {
    const script = renderZsh(commands, []);
    expect(zsh("ccmtrace ", "en", script)).toEqual([["scan", HOSTILE]]);
    expect(zsh("ccmtrace scan --", "en", script)).toEqual([["--flag", HOSTILE]]);
  });

  it.skipIf(!hasProgram("fish"))(`is shown by fish${skippedWithout("fish")}`, () => {
    const script = renderFish(commands, []);
    expect(fish("ccmtrace ", "en", script)).toEqual([["scan", HOSTILE]]);
    expect(fish("ccmtrace scan --f", "en", script)).toEqual([["--flag", HOSTILE]]);
  });

  it("is in PowerShell's script", () => {
    expect(quotedIn(renderPowerShell(commands, []))).toContain(HOSTILE);
  });
});

describe("PowerShell's script, as text", () => {
  it.each(LANGUAGES)("holds every command, flag, value and description, in %s", (lang) => {
    const script = renderCompletion("powershell", lang);
    const quoted = new Set(quotedIn(script));
    for (const { path, flags, subcommands, arguments: list } of completables(CLI_WORDS[lang])) {
      expect(quoted).toContain(path);
      for (const { name, about } of subcommands) expect([...quoted]).toEqual(expect.arrayContaining([name, about]));
      for (const { long, about, takes, commas } of flags) {
        expect([...quoted]).toEqual(expect.arrayContaining([long, about]));
        if (typeof takes === "object" && takes !== null)
          expect(quoted).toContain(takes.join(" ") + (commas ? "," : ""));
      }
      for (const { takes } of list)
        if (typeof takes === "object" && takes !== null) for (const word of takes) expect(quoted).toContain(word);
    }
  });

  it.each(LANGUAGES)("is ASCII below its first lines, for any code page, and its brackets match, in %s", (lang) => {
    const script = renderCompletion("powershell", lang);
    const lines = script.split("\n");
    for (const line of lines.slice(0, 3)) expect(line).toMatch(/^# .*[\x20-\x7e]$/);
    expect(lines.slice(3).join("\n")).toMatch(/^[\n\x20-\x7e]*$/);
    const bare = script
      .replace(/#.*$/gm, "")
      .replace(/'(?:[^']|'')*'/g, "")
      .replace(/"[^"]*"/g, "");
    const open: string[] = [];
    for (const sign of bare.replace(/[^()[\]{}]/g, "")) {
      if ("([{".includes(sign)) open.push(sign);
      else expect(`${open.pop()}${sign}`).toMatch(/^(\(\)|\[\]|\{\})$/);
    }
    expect(open).toEqual([]);
  });
});

/** The single-quoted texts of a script in PowerShell, read as it reads them, and then as [regex]::Unescape does. */
function quotedIn(script: string): string[] {
  return [...script.replace(/^\s*#.*$/gm, "").matchAll(/'((?:[^']|'')*)'/g)].map((found) =>
    (found[1] as string)
      .replaceAll("''", "'")
      .replace(/\\(?:u([0-9a-f]{4})|(.))/g, (_all, code: string | undefined, sign: string) =>
        code === undefined ? sign : String.fromCharCode(Number.parseInt(code, 16)),
      ),
  );
}
