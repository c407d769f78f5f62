/** `ccmtrace patterns check` on a user's folder: every kind of mistake is told with file, line, column and the next step. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { runCli } from "../helpers/run-cli.ts";
import { plant } from "../helpers/temporary-folder.ts";

const template = readFileSync(new URL("../../patterns/_template.yaml", import.meta.url), "utf8");

/** Checks the template with one thing changed. */
async function check(from: string | RegExp, to: string, lang = "en") {
  const changed = template.replace(from, to);
  expect(changed, "the change must change something").not.toBe(template);
  const folder = plant({ "my/thing-what-happened.yaml": changed });
  const { code, out, err } = await runCli(["patterns", "check", folder, "--lang", lang]);
  return { code, out, err, lineOf: (text: string) => changed.slice(0, changed.indexOf(text)).split("\n").length };
}

describe("a folder of the user's patterns", () => {
  it("passes when all is well", async () => {
    const folder = plant({ "thing-what-happened.yaml": template });
    expect(await runCli(["patterns", "check", folder])).toMatchObject({ code: 0, err: "" });
  });

  // What is changed, what the message must hold, and the text at whose line it must point.
  it.each<[string, string | RegExp, string, string, string]>([
    ["too few hits", /\n {2}- \{ hit: "12.*/, "", "1 hit", '- { hit: "Message'],
    ["too few misses", /\n {2}- \{ miss: "12:00:00.000 \| {3}debug Message was.*/, "", "2 miss", '- { hit: "Message'],
    ["Japanese in English", 'en: "Why this happens."', 'en: "理由"', "Japanese text in the English", 'en: "理由"'],
    ["no Japanese", 'ja: "発生する理由を書きます。"', 'ja: "because"', "no Japanese", 'ja: "because"'],
    ["steps without numbers", "1. First step.", "First step.", 'must start with "1. "', "en: |"],
    ["other numbers of steps", /\n {6}2\. 次の手順を実行します。/, "", "different numbers of steps", "en: |"],
    [
      "a better pattern there is not",
      "# yields-to: [more-specific-pattern]",
      "yields-to: [lsc-expird]",
      'did you mean "lsc-expired"',
      "lsc-expird",
    ],
    [
      "a text the guide does not print",
      "confidence: inferred",
      "confidence: verbatim",
      "prints this text",
      '"Message as it is printed"',
    ],
    [
      "an unknown placeholder",
      '"Message as it is printed"\n',
      '"Message from <sever name>"\n',
      'did you mean "<server name>"',
      '"Message from',
    ],
    ["no word to search for", '- text: "Message as it is printed"', "- regex: 'a b \\d+'", "neither a word", "'a b"],
    [
      "an expression that explodes",
      '- text: "Message as it is printed"',
      "- regex: '(Message( as)?)+x'",
      "very long",
      "'(Message",
    ],
    [
      "an expression that is none",
      '- text: "Message as it is printed"',
      "- regex: 'Message (as'",
      "cannot be read",
      "'Message (as",
    ],
    [
      "a group that is no entity",
      '- text: "Message as it is printed"',
      "- regex: 'Message (?<what>as)'",
      '"what"',
      "'Message (?<what>",
    ],
    [
      "a hit that does not match",
      '- { hit: "Message as it is printed" }',
      '- { hit: "Massage as it is printed" }',
      "does not match a line",
      '"Massage',
    ],
    [
      "a miss that matches",
      'debug Message was printed"',
      'debug Message as it is printed"',
      "must not match",
      "a normal line",
    ],
    [
      "an entity not taken",
      '- { hit: "Message as it is printed" }',
      '- { hit: "Message as it is printed", entities: { code: 5 } }',
      "takes code nothing instead of 5",
      "code: 5",
    ],
    ["a card without names", /match:\n(?: {2}.*\n)+/, "", 'both "match" and "logs"', "logs:"],
  ])("tells %s", async (_what, from, to, words, place) => {
    const { code, out, err, lineOf } = await check(from, to);
    expect(code).toBe(1);
    expect(err).toMatch(/mistake/);
    const told = out.split("\n").find((line) => line.includes(words));
    expect(told, out).toBeDefined();
    const [, line, column] = /thing-what-happened\.yaml:(\d+):(\d+): /.exec(told as string) ?? [];
    expect(Number(column)).toBeGreaterThan(0);
    expect(Math.abs(Number(line) - lineOf(place))).toBeLessThanOrEqual(1);
  });

  it("tells a pattern that a shipped one always knows better than", async () => {
    const mine = template
      .replace('- text: "Message as it is printed"', "- regex: 'CTL File is not'")
      .replace(
        /tests:\n {2}- .*\n {2}- .*/,
        'tests:\n  - { hit: "CTL File is not valid." }\n  - { hit: "x CTL File is not valid" }',
      );
    const { code, out } = await runCli(["patterns", "check", plant({ "thing-what-happened.yaml": mine })]);
    expect(code).toBe(1);
    expect(out.match(/leaves a line to ctl-file-not-valid/g)).toHaveLength(2);
    expect(out).toContain("can never be reported: ctl-file-not-valid");
  });

  it("tells a clause that no hit proves", async () => {
    const { code, out, lineOf } = await check("# - regex: ", '- text: "Quite another message of it"\n    # - regex: ');
    expect(code).toBe(1);
    expect(out).toContain(`:${lineOf('"Quite another')}:13: no hit proves this clause`);
  });

  it("tells a line that two patterns report", async () => {
    const mine = template
      .replace('- text: "Message as it is printed"', '- text: "Something quite different."')
      .replace(/tests:\n {2}- .*/, 'tests:\n  - { hit: "CTL File is not valid. Something quite different." }');
    const { out } = await runCli(["patterns", "check", plant({ "thing-what-happened.yaml": mine })]);
    expect(out).toContain("also reported as ctl-file-not-valid");
  });

  it("says it in Japanese too", async () => {
    const { out, err } = await check(/\n {2}- \{ hit: "12.*/, "", "ja");
    expect(out).toContain("hit が 1 件");
    expect(err).toMatch(/件/);
  });

  it("tells an id used in two folders", async () => {
    const folders = [plant({ "thing-what-happened.yaml": template }), plant({ "thing-what-happened.yaml": template })];
    const { code, out } = await runCli(["patterns", "check", ...folders]);
    expect(code).toBe(1);
    expect(out).toContain("already used by");
    const scan = await runCli([
      "scan",
      plant({ "x.txt": "hello" }),
      ...folders.flatMap((folder) => ["--patterns", folder]),
    ]);
    expect(scan.code).toBe(3);
  });

  it("passes over a folder that is named like a pattern", async () => {
    const folder = plant({ "thing-what-happened.yaml": template, "folder.yaml/notes.txt": "no pattern" });
    expect((await runCli(["patterns", "check", folder])).code).toBe(0);
  });
});

describe("an expression of the user's", () => {
  const slow = template
    .replace('- text: "Message as it is printed"', "- regex: 'handshake[^#]{0,400}[^#]{0,400}[^#]{0,400}[^#]{0,30}#'")
    .replace(/tests:\n[\s\S]*/, "tests:\n  - { hit: 'handshake #' }\n  - { miss: 'a', why: 'b' }\n");

  it("cannot hang a scan: it is stopped, said so, and costs no other finding", { timeout: 60_000 }, async () => {
    const patterns = plant({ "thing-what-happened.yaml": slow });
    const hostile = `12:00:00.000 |   debug ${"handshake ".repeat(3000)}\n`;
    const traces = plant({
      "trace.txt": `${hostile.repeat(3)}12:00:01.000 |   debug Error occurred during SSL Handshake.\n12:00:02.000 |   debug handshake #\n`,
    });
    const { code, out } = await runCli(["scan", traces, "--patterns", patterns, "--format", "json"]);
    const report = JSON.parse(out);
    expect(report.findings.map(({ pattern }: { pattern: string }) => pattern)).toContain("ctl-client-ssl-handshake");
    const gaveUp = report.problems.filter(({ kind }: { kind: string }) => kind === "pattern-gave-up");
    expect(gaveUp).toHaveLength(1);
    expect(gaveUp[0].message).toContain("thing-what-happened");
    expect(code).toBe(4); // not everything could be looked at
  });

  it.each([
    ["many searches that each take a while", "foobarbaz [^|]*x[^|]{0,5000}y", `foobarbaz ${"x".repeat(9000)}`, 40],
    ["many places to begin from", "\\w{0,9000}foobar!", `${"a".repeat(60_000)} description="foobar!"`, 30],
    ["many places that are refused", "foobar[^|]*?x", "no foobarx ".repeat(5000), 10],
  ])("cannot hang it by %s", { timeout: 120_000 }, async (_what, regex, record, times) => {
    const patterns = plant({ "thing-what-happened.yaml": slow.replace(/'handshake\[[^\n]*/, `'${regex}'`) });
    const traces = plant({ "trace.txt": `12:00:00.000 |   debug ${record}\n`.repeat(times) });
    const started = performance.now();
    await runCli(["scan", traces, "--patterns", patterns, "--format", "json"]);
    expect(performance.now() - started).toBeLessThan(60_000);
  });

  it("that could explode stops the run before it starts", async () => {
    const patterns = plant({ "thing-what-happened.yaml": slow.replace(/'handshake\[[^\n]*/, "'(?:handshake ?)+x'") });
    const { code, err } = await runCli(["scan", plant({ "x.txt": "hello" }), "--patterns", patterns]);
    expect(code).toBe(3);
    expect(err).toContain("very long");
  });
});
