/** What is written in a rule's file and in stages.yaml is what comes of it; mistakes in the latter have their places. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseRule, parseStages } from "../../src/catalog/load-rules.ts";
import type { IncidentRule } from "../../src/model/index.ts";

const template = readFileSync(new URL("../../patterns/incidents/_template.yaml", import.meta.url), "utf8");

/** The template's rule with one thing changed. */
function read(from: string | RegExp = "", to = ""): IncidentRule {
  const changed = template.replace(from, to);
  if (from !== "") expect(changed, "the change must change something").not.toBe(template);
  const { rule, issues } = parseRule(changed, "my/incidents/thing-what-happened.yaml", new Map());
  expect(issues).toEqual([]);
  if (rule === null) throw new Error("no rule");
  return rule;
}

describe("a rule's file", () => {
  it("says what it leaves out by the usual", () => {
    expect(read()).toMatchObject({
      timespanMs: 3_600_000,
      suppressMs: 3_600_000,
      maxSkewMs: 2_000,
      condition: { field: null, gte: 3, lt: null },
      resetOn: [],
      yieldsTo: [],
      steps: [{ patterns: ["authentication-string-wrong"], rules: [], logs: [], where: {}, optional: false }],
    });
    expect(read(/ {2}timespan: .*\n/)).toMatchObject({ timespanMs: null, suppressMs: null });
    expect(read("# suppress: 1h ", "suppress: 2h ")).toMatchObject({ suppressMs: 7_200_000 });
  });

  it.each([
    ["1500ms", 1_500],
    ["2s", 2_000],
    ["10m", 600_000],
    ["24h", 86_400_000],
    ["7d", 604_800_000],
    ["0s", 0],
  ])("may say a time as %s", (text, ms) => {
    expect(read("timespan: 1h", `timespan: ${text}`).timespanMs).toBe(ms);
  });

  it.each([
    ["left-of: 10", { kind: "left", from: 10 }],
    ["first-plus: 10m", { kind: "time", of: "first", plusMs: 600_000 }],
    ["last-plus: 0s", { kind: "time", of: "last", plusMs: 0 }],
    ["duration: true", { kind: "duration" }],
    ["names: device", { kind: "names", field: "device" }],
    ["patterns: true", { kind: "patterns" }],
  ])("may work a fact out by %s", (text, value) => {
    expect(read("count: true }\n", `${text} }\n`).derive[0]?.value).toEqual(value);
  });

  it("repeats events, also past midnight", () => {
    const times = (rule: IncidentRule) => rule.tests[0]?.events.map(({ localMs }) => new Date(localMs).toISOString());
    expect(times(read("times: 3, every: 1m", "times: 2, every: 250ms"))).toEqual([
      "2006-01-17T10:00:00.000Z",
      "2006-01-17T10:00:00.250Z",
    ]);
    expect(
      times(read('at: "10:00:00", times: 3, every: 1m', 'at: "2006-12-31T10:00:00", times: 2, every: 20h')),
    ).toEqual(["2006-12-31T10:00:00.000Z", "2007-01-01T06:00:00.000Z"]);
  });

  it("that is no rule at all gives mistakes and no rule", () => {
    for (const text of ["", "- 1", "[]", "\0\0", "&a [*a]", "x: &x [*x, *x]", "rule: 5", "tests: [1, {}]"]) {
      const { rule, issues } = parseRule(text, "my/incidents/thing-what-happened.yaml", new Map());
      expect(rule, JSON.stringify(text)).toBeNull();
      expect(issues.length).toBeGreaterThan(0);
    }
  });
});

describe("stages.yaml", () => {
  const stages = (text: string) => parseStages(text, "patterns/stages.yaml", ["lsc-expired", "lsc-invalid"]);

  it("says what patterns mean for a phone's way", () => {
    expect([...stages("lsc: { failed: [lsc-expired], note: [lsc-invalid] }").stages]).toEqual([
      ["lsc-expired", { stage: "lsc", outcome: "failed" }],
      ["lsc-invalid", { stage: "lsc", outcome: "note" }],
    ]);
  });

  it.each([
    ["an unknown pattern", "lsc:\n  ok: [lsc-expird]", 'did you mean "lsc-expired"', 2],
    ["a pattern twice", "lsc:\n  ok: [lsc-expired]\ntls:\n  ok: [lsc-expired]", "in two places", 4],
    ["an unknown stage", "lsc:\n  ok: [lsc-expired]\nctll:\n  ok: []", 'did you mean "ctl"', 3],
    ["an unknown outcome", "lsc:\n  faild: [lsc-expired]", 'did you mean "failed"', 2],
    ["broken YAML", "lsc: [", "not valid YAML", 1],
  ])("is told to have %s", (_what, text, words, line) => {
    const { issues } = stages(text);
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({ file: "patterns/stages.yaml", line });
    expect(issues[0]?.message.en).toContain(words);
    expect(issues[0]?.message.ja).toMatch(/[ぁ-ん]/);
  });
});
