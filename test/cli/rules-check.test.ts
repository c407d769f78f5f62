/** `ccmtrace patterns check` on incident rules of the user's: every kind of mistake is told with its place and the next step. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkPatterns } from "../../src/pipeline/index.ts";
import { runCli } from "../helpers/run-cli.ts";
import { plant } from "../helpers/temporary-folder.ts";

const template = readFileSync(new URL("../../patterns/incidents/_template.yaml", import.meta.url), "utf8");
const FILE = "incidents/thing-what-happened.yaml";

/** Checks the template with one thing changed: what is said of it, in both languages, and where. */
async function check(from: string | RegExp, to: string) {
  const changed = template.replace(from, to);
  expect(changed, "the change must change something").not.toBe(template);
  const { issues } = await checkPatterns([plant({ [FILE]: changed })]);
  const said = (lang: "en" | "ja") => issues.map(({ message }) => message[lang]).join("\n");
  return { issues, said, lineOf: (text: string) => changed.slice(0, changed.indexOf(text)).split("\n").length };
}

describe("a folder with incident rules", () => {
  it("passes when all is well", async () => {
    const { code, out, err } = await runCli(["patterns", "check", plant({ [FILE]: template })]);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toBe("Patterns: 0, incident rules: 1, proofs: 4. All hold.\n");
  });

  // What is changed, what the messages must hold, and the text at whose line they must point.
  it.each<[string, string | RegExp, string, string, string, string]>([
    ["a misspelt key", "derive: #", "derrive: #", 'did you mean "derive"', '"derive" のことでしょうか', "derrive"],
    [
      "an unknown type",
      "type: event_count",
      "type: event_counts",
      'did you mean "event_count"',
      "使える値",
      "event_counts",
    ],
    ["a span without unit", "timespan: 1h", "timespan: 1w", "a number and a unit", "", "timespan: 1"],
    [
      "a pattern there is not",
      "any: [authentication-string-wrong]",
      "any: [authentication-string-worng]",
      'did you mean "authentication-string-wrong"',
      "パターン",
      "any: [authentication-string-worng]",
    ],
    [
      "a clue there is not",
      "any: [capf-phone-not-registered]",
      "any: [capf-phone-registered]",
      'no pattern "capf-phone-registered"',
      "パターン",
      "any: [capf-phone-registered]",
    ],
    [
      "a rule there is not",
      "# yields-to: [other-rule]",
      "yields-to: [authentication-string-lockuot]",
      'did you mean "authentication-string-lockout"',
      "ルール",
      "yields-to:",
    ],
    ["a row there is not", "guide: []", "guide: [capf/099]", 'no row "capf/099"', "ガイドに行", "capf/099"],
    ["a count without condition", /\n {2}condition:.*/, "", 'add "condition', '"condition', "type: event_count"],
    [
      "two steps of a count",
      "  group-by: [device]",
      '    - { name: { en: "b", ja: "次" }, any: [lsc-expired] }\n  group-by: [device]',
      "has one step",
      "steps は 1 つ",
      "- name:",
    ],
    [
      "a field of event_count",
      "{ gte: 3 }",
      "{ gte: 3, field: device }",
      "event_count has none",
      "field",
      "condition:",
    ],
    [
      "a fact of two kinds",
      "count: true }\nexplain",
      "count: true, duration: true }\nexplain",
      "a fact has one of",
      "1 つだけ",
      "- { id: tries",
    ],
    [
      "a reset there is not",
      "# reset-on: [authentication-string-accepted]",
      "reset-on: [authentication-string-ok]",
      'no pattern "authentication-string-ok"',
      "パターン",
      "reset-on:",
    ],
    ["steps without numbers", "1. The first step.", "The first step.", 'must start with "1. "', '"1. "', "en: |"],
    [
      "Japanese in English",
      'en: "Why it happens."',
      'en: "理由"',
      "Japanese text in the English",
      "en に日本語",
      'en: "理由"',
    ],
    [
      "no Japanese",
      'ja: "起きる理由。"',
      'ja: "because"',
      "no Japanese",
      "ja に日本語がありません",
      'en: "Why it happens."',
    ],
    [
      "too few proofs",
      /\n {2}- miss: \[\{ at: "10:00:00", times: 3.*\n.*too far apart"/,
      "",
      "1 miss",
      "miss が 1 件",
      "- hit:",
    ],
    ["times without every", "times: 3, every: 1m", "times: 3", '"times" and "every"', '"times" と "every"', "times: 3"],
    [
      "a time that is none",
      'at: "10:00:00", times: 3, every: 1m',
      'at: "10 o\'clock", times: 3, every: 1m',
      "a time such as 10:00:00",
      "",
      "o'clock",
    ],
    [
      "a hit that gives nothing",
      "condition: { gte: 3 }",
      "condition: { gte: 5 }",
      "must give 1 incident(s), but gives 0",
      "0 件です",
      "- hit:",
    ],
    [
      "a miss that gives one",
      "condition: { gte: 3 }",
      "condition: { gte: 2 }",
      "must give no incident (one too few)",
      "one too few",
      "- miss:",
    ],
    [
      "a wrong fact",
      "facts: { tries: 3 }",
      "facts: { tries: 4 }",
      "tries must be 4, but is 3",
      "4 のはずですが、3",
      "- hit:",
    ],
    [
      "a wrong entity",
      "entity: SEP001122334455, matches: 4",
      "entity: SEP000000000000, matches: 4",
      "entity must be SEP000000000000",
      "entity は",
      '- hit: [{ at: "10:00:00", times: 4',
    ],
    [
      "another file name",
      "id: thing-what-happened",
      "id: thing-that-happened",
      'the file is called "thing-what-happened"',
      "ファイル名",
      "id: thing-that",
    ],
    [
      "an hour there is not",
      'at: "10:00:00", times: 3, every: 1m',
      'at: "25:00:00", times: 3, every: 1m',
      "a time such as 10:00:00",
      "時刻",
      "25:00",
    ],
    [
      "a day there is not",
      'at: "10:00:00", times: 3, every: 1m',
      'at: "2006-02-30T10:00:00", times: 3, every: 1m',
      "no such day: 2006-02-30",
      "存在しない日付",
      "02-30",
    ],
    ["a count of nothing", "{ gte: 3 }", "{ gte: 0 }", "gte must be 1 or more", "1 以上", "condition:"],
    ["a number in no span", "{ gte: 3 }", "{ gte: 3, lt: 3 }", "Make lt greater", "lt を gte より大きく", "condition:"],
    ["too many repeats", "times: 3, every: 1m", "times: 5000, every: 1m", "must be 1000 or less", "1000 以下", "5000"],
    [
      "a kind of name there is not",
      "# where: { code:",
      "where: { cod:",
      'did you mean "code"',
      '"code" のことでしょうか',
      "where: {",
    ],
    [
      "a card, which no log shows",
      "any: [capf-phone-not-registered]",
      "any: [security-tokens-all-lost]",
      '"security-tokens-all-lost" is a card',
      "カードです",
      "any: [security-tokens-all-lost]",
    ],
    [
      "a group that no match can belong to",
      "any: [authentication-string-wrong]",
      "any: [ctl-file-not-valid]",
      "ctl-file-not-valid takes no device from a record, so its matches never count",
      "device を取り出さないため",
      "any: [ctl-file-not-valid]",
    ],
    [
      "a condition on names that no match has",
      '# where: { code: ["10"] }',
      'where: { serial: ["10"] }',
      "takes no serial",
      "serial を取り出さないため",
      "any: [authentication-string-wrong]",
    ],
    [
      "a proof with a pattern there is not",
      "times: 2, every: 1m, pattern: authentication-string-wrong",
      "times: 2, every: 1m, pattern: authentication-string-worng",
      'did you mean "authentication-string-wrong"',
      "パターン",
      "times: 2",
    ],
    [
      "a proof with a name that no record gives",
      'entities: { device: SEP001122334455 } }]\n    why: "one too few"',
      'entities: { serial: "1" } }]\n    why: "one too few"',
      "takes no serial from a record, so no match has one",
      "一致に serial はありません",
      "times: 2",
    ],
    [
      "a proof with a log in which nobody looks",
      "every: 1m, pattern: authentication-string-wrong, node: CM1",
      "every: 1m, pattern: authentication-string-wrong, node: CM1, log: tftp",
      "is not looked for in the log tftp",
      "tftp では検索されません",
      "- hit:",
    ],
    ["not YAML", "title:\n", 'title: "\n', "not valid YAML", "YAML として", ""],
  ])("tells of %s", async (_name, from, to, english, japanese, place) => {
    const { issues, said, lineOf } = await check(from, to);
    expect(said("en")).toContain(english);
    expect(said("ja")).toContain(japanese);
    if (place === "") return;
    const lines = issues.map(({ line }) => line);
    expect(lines.includes(lineOf(place)) || lines.includes(lineOf(place) + 1), `${lines} ${lineOf(place)}`).toBe(true);
  });

  it("refuses a circle of rules, and an id taken twice", async () => {
    const yielding = (id: string, other: string) =>
      template
        .replace("id: thing-what-happened", `id: ${id}`)
        .replace("# yields-to: [other-rule]", `yields-to: [${other}]`);
    const folder = plant({
      "incidents/one-rule.yaml": yielding("one-rule", "two-rule"),
      "incidents/two-rule.yaml": yielding("two-rule", "one-rule"),
    });
    const { code, out } = await runCli(["patterns", "check", folder, "--lang", "en"]);
    expect(code).toBe(1);
    expect(out.match(/Break the circle/g)).toHaveLength(2);
    const taken = plant({
      "incidents/certificate-trouble.yaml": template.replace("thing-what-happened", "certificate-trouble"),
    });
    expect((await runCli(["patterns", "check", taken])).out).toContain('"certificate-trouble" is already used');
  });

  it("takes a folder of rules, a single one, and those of a folder deeper down", async () => {
    const folder = plant({ [FILE]: template });
    for (const path of [join(folder, "incidents"), join(folder, FILE)])
      expect(await runCli(["patterns", "check", path])).toMatchObject({ code: 0, err: "" });
    const deep = plant({ "my/incidents/thing-what-happened.yaml": template.replace("gte: 3", "gte: 0") });
    const { out } = await runCli(["patterns", "check", deep]);
    expect(out).toContain("my/incidents/thing-what-happened.yaml:");
  });

  it("tells a file that is no text from one that is badly written", async () => {
    const wide = Buffer.from(`\ufeff${template}`, "utf16le"); // as some editors save "Unicode"
    const folder = plant({ [FILE]: wide, "my/other-thing.yaml": wide });
    const english = await runCli(["patterns", "check", folder]);
    expect(english.out.match(/:1:1: the file is not text in UTF-8/g)).toHaveLength(2);
    expect((await runCli(["patterns", "check", folder, "--lang", "ja"])).out).toContain("UTF-8 のテキストでは");
  });

  it("names an unreadable file and goes on with the others", async () => {
    const noise = Uint8Array.from({ length: 3_000 }, (_, index) => (index * 37) % 256);
    const { code, out } = await runCli(["patterns", "check", plant({ "incidents/x-y.yaml": noise, [FILE]: template })]);
    expect(code).toBe(1);
    expect(out).toMatch(/incidents\/x-y\.yaml:\d+:\d+: /);
    expect(out).not.toContain(FILE);
  });

  it("stops a scan that is given a broken one, before anything is read", async () => {
    const broken = plant({ [FILE]: template.replace("any: [authentication-string-wrong]", "any: [nothing-at-all]") });
    const { code, err } = await runCli(["scan", plant({ "x.txt": "" }), "--patterns", broken]);
    expect(code).toBe(3);
    expect(err).toContain('no pattern "nothing-at-all"');
  });

  it("is used by a scan beside the shipped ones", async () => {
    const wrong = (second: number) =>
      `01/17/2006 10:00:0${second}.000 CAPF|   debug 5:SEP001122334455:Authentication String does not match\n`;
    const traces = plant({ "cm1/Trace/CAPF/CAPF00000001.txt": [1, 2, 3].map(wrong).join("") });
    const { out } = await runCli(["scan", traces, "--patterns", plant({ [FILE]: template }), "--format", "json"]);
    expect(JSON.parse(out).incidents).toMatchObject([
      {
        id: "I-thing-what-happened-SEP001122334455",
        facts: { tries: 3 },
        explained: { "F-authentication-string-wrong": 3 },
      },
    ]);
  });
});

describe("the catalog's lists", () => {
  it("name the rules, and show one whole", async () => {
    expect((await runCli(["patterns", "list"])).out).toContain("authentication-string-lockout");
    const listed = JSON.parse((await runCli(["patterns", "list", "--format", "json"])).out);
    expect(listed.incidents.length).toBeGreaterThan(20);
    const shown = await runCli(["patterns", "show", "authentication-string-lockout"]);
    expect(shown.out).toMatch(/10 or more[\s\S]*begins anew after: authentication-string-accepted[\s\S]*If left/);
    const japanese = await runCli(["patterns", "show", "ctl-restart-outstanding", "--lang", "ja"]);
    expect(japanese.out).toMatch(/1 つ目の後に 2 つ目がない[\s\S]*放置した場合/);
    const json = JSON.parse((await runCli(["patterns", "show", "certificate-trouble", "--format", "json"])).out);
    expect(json).toMatchObject({ id: "certificate-trouble", type: "event_count", groupBy: ["node"] });
    expect((await runCli(["patterns", "show", "authentication-string-lokout"])).err).toContain(
      "authentication-string-lockout",
    );
  });
});
