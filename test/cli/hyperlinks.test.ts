/** Places in the text report lead to file and line where the terminal can open them, and nowhere else. */
import { describe, expect, it, test } from "vitest";
import { fileAddress } from "../../src/cli/terminal.ts";
import { runCli } from "../helpers/run-cli.ts";

const SAMPLE = "samples/windows-4.1-capf-lockout/traces";
// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape sequence is what is looked for
const LINK = /\u001b\]8;;(?<address>[^\u001b]*)\u001b\\(?<text>[^\u001b]*)\u001b\]8;;\u001b\\/g;
const scan = (env: Record<string, string>, isTTY = true, ...flags: string[]) =>
  runCli(["scan", SAMPLE, "--color", "never", "--no-progress", ...flags], { env, isTTY, columns: 100 });

describe("links", () => {
  it("stand in terminals that are known to open them, around the same text", async () => {
    const plain = (await scan({ TERM: "xterm-256color" })).out;
    const { out } = await scan({ VTE_VERSION: "7600" });
    const links = [...out.matchAll(LINK)].map(({ groups }) => groups as { address: string; text: string });
    expect(links.length).toBeGreaterThan(5);
    for (const { address, text } of links) {
      const [, path = "", line] = /^(.*):(\d+)$/.exec(text) ?? [];
      expect(address).toBe(fileAddress(path, Number(line)));
    }
    expect(plain).not.toContain("\u001b");
    expect(out.replace(LINK, "$<text>")).toBe(plain);
  });

  it.each([
    [{ TERM: "dumb", WT_SESSION: "1" }, true],
    [{ WT_SESSION: "1" }, false],
    [{ WT_SESSION: "1", FORCE_HYPERLINK: "0" }, true],
    [{ VTE_VERSION: "4601" }, true],
    [{ TERM: "xterm-kitty", CI: "1" }, true],
  ])("are left out with %j (a terminal: %s)", async (env, isTTY) => {
    expect((await scan(env, isTTY)).out).not.toContain("\u001b]8");
  });

  it("get into no other format", async () => {
    expect((await scan({ FORCE_HYPERLINK: "1" }, true, "--format", "md")).out).not.toContain("\u001b");
  });
});

test("a file in an archive leads to the archive", () => {
  expect(fileAddress("/case/a b.zip!/cm/x.txt", 7)).toMatch(/^file:\/\/\/(?:.*\/)?case\/a%20b\.zip$/);
  expect(fileAddress("/case/x #1.txt", 7)).toMatch(/^file:\/\/\/(?:.*\/)?case\/x%20%231\.txt#7$/);
});
