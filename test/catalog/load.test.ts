/** Mistakes in pattern files are all told, each with its place and the next step, in both languages. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parsePattern } from "../../src/catalog/load.ts";
import { ruleJsonSchema } from "../../src/catalog/rule-schema.ts";
import { patternJsonSchema } from "../../src/catalog/schema.ts";

const template = readFileSync(new URL("../../patterns/_template.yaml", import.meta.url), "utf8");
const guide = new Map([["9-2/081", { row: "9-2/081", page: "9-23", message: "" }]]);
const parse = (text: string, name = "thing-what-happened") => parsePattern(text, `patterns/x/${name}.yaml`, guide);
const broken = (from: string | RegExp, to: string) => {
  const changed = template.replace(from, to);
  expect(changed).not.toBe(template);
  return parse(changed);
};

describe("pattern files", () => {
  it("reads the template", () => {
    const { pattern, issues } = parse(template);
    expect(issues).toEqual([]);
    expect(pattern).toMatchObject({ id: "thing-what-happened", level: "medium", any: [{ kind: "text" }] });
  });

  it.each([
    ["an unknown key", /^level: medium.*$/m, "levle: medium", 'did you mean "level"', /^levle/m],
    ["a wrong level", "level: medium", "level: severe", "level", /^level/m],
    ["a missing language", /\n {2}ja: "何が失敗したか"/, "", "title.ja", /^title/m],
    ["an unknown row", "guide: []", "guide: [9-2/81]", '"9-2/081"', /^guide/m],
    ["another name than its file", "id: thing-what-happened", "id: other-thing", "other-thing", /^id/m],
    ["broken YAML", 'en: "What failed', "en: 'What failed", "YAML", /^title/m],
    ["a duplicate key", /^level: medium.*$/m, "level: low\nlevel: high", "YAML", /^level: low/m],
    ["a miss without a reason", /, why: "words that a user typed"/, "", "tests.4.why is missing", /^ {2}- \{ miss: '/m],
    ["a misspelt test", '- { hit: "Message as', '- { hti: "Message as', 'did you mean "hit"', /hti/],
    ["an unknown log", "logs: [capf]", "logs: [cpaf]", 'did you mean "capf"', /^logs/m],
    [
      "two kinds in one clause",
      '- text: "Message as it is printed"',
      '- { text: "a", regex: "b" }',
      '"regex" does not go with',
      /- \{ text/,
    ],
    ["a word where a list belongs", "logs: [capf]", "logs: capf", "must be a list", /^logs/m],
    ["an id that is none", "id: thing-what-happened", "id: Thing", "lower-case words", /^id/m],
    ["a colon without quotes", '"Message as it is printed"\n', "Message: as it is\n", "in quotes", /Message: as/],
    [
      "an expression in double quotes",
      '- text: "Message as it is printed"',
      '- regex: "a\\d"',
      "single quotes",
      /regex/,
    ],
    ["an unknown entity", "extract: {}", "extract: { phone: true }", "extract", /^extract/m],
    ["a retired pattern without successor", "status: experimental", "status: deprecated", "successor", /^status/m],
  ])("tells %s with its line", (_what, from, to, words, place) => {
    const changed = template.replace(from, to);
    const { pattern, issues } = broken(from, to);
    expect(pattern).toBeNull();
    expect(issues.map((issue) => issue.message.en).join("\n")).toContain(words);
    const line = changed.slice(0, changed.search(place)).split("\n").length;
    const told = issues.filter((issue) => issue.message.en.includes(words));
    expect(
      told.some((issue) => issue.line >= line && issue.line <= line + 3),
      JSON.stringify(told),
    ).toBe(true);
    for (const { message } of issues) expect(message.ja).toMatch(/[ぁ-ん]/);
  });

  it("tells a misspelt key once, not again as missing", () => {
    const { issues } = broken(/^level: medium.*$/m, "levle: medium");
    expect(issues).toHaveLength(1);
  });

  it("survives a file that is no pattern at all", () => {
    for (const text of ["", "- 1", "[]", "\0\0", "&a [*a]", "x: &x [*x, *x]"]) {
      const { pattern, issues } = parse(text);
      expect(pattern, JSON.stringify(text)).toBeNull();
      expect(issues.length).toBeGreaterThan(0);
    }
  });

  it("has a JSON Schema for editors that is up to date", async () => {
    await expect(`${JSON.stringify(patternJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(
      "../../patterns/pattern.schema.json",
    );
    await expect(`${JSON.stringify(ruleJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(
      "../../patterns/incident.schema.json",
    );
  });
});
