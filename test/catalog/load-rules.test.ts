/** Mistakes in the files of incident rules are all told, each with its place and the next step, in both languages. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseRule } from "../../src/catalog/load-rules.ts";
import { parseStages } from "../../src/catalog/load-stages.ts";
import { ruleJsonSchema } from "../../src/catalog/rule-schema.ts";
import type { IncidentRule } from "../../src/model/index.ts";

const template = readFileSync(new URL("../../patterns/incidents/_template.yaml", import.meta.url), "utf8");
const guide = new Map([["9-2/081", { row: "9-2/081", page: "9-23", message: "" }]]);
const parse = (text: string, name = "thing-happens-often") => parseRule(text, `patterns/incidents/${name}.yaml`, guide);
const change = (from: string | RegExp, to: string): string => {
  const changed = template.replace(from, to);
  expect(changed, "the change must change something").not.toBe(template);
  return changed;
};
const read = (text: string): IncidentRule => {
  const { rule, issues } = parse(text);
  expect(issues).toEqual([]);
  if (rule === null) throw new Error("no rule");
  return rule;
};

describe("a rule file", () => {
  it("is read whole", () => {
    const rule = read(template);
    expect(rule).toMatchObject({
      id: "thing-happens-often",
      type: "event_count",
      groupBy: ["device"],
      timespanMs: 86_400_000,
      suppressMs: 86_400_000,
      maxSkewMs: 2000,
      condition: { field: null, gte: 3, lt: null },
      resetOn: [],
      yieldsTo: [],
      steps: [{ patterns: ["authentication-string-wrong"], rules: [], where: {}, optional: false }],
      clues: [{ id: "phone-not-registered", withinMs: 3_600_000 }],
      derive: [{ id: "tries", value: { kind: "count" } }],
      file: "patterns/incidents/thing-happens-often.yaml",
    });
    expect(rule.tests.map(({ events, expect: wanted, why }) => [events.length, wanted.length, why])).toEqual([
      [3, 1, ""],
      [5, 1, ""],
      [2, 0, "only two"],
      [3, 0, "two phones"],
    ]);
    expect(rule.tests[0]?.events.map(({ at }) => at)).toEqual(["10:00:00", "10:00:30", "10:01:00"]);
    expect(rule.tests[0]?.expect).toEqual([{ entity: "SEP001122334455", matches: 3, facts: { tries: 3 }, clues: [] }]);
  });

  it.each([
    ["1500ms", 1500],
    ["2s", 2000],
    ["10m", 600_000],
    ["25h", 90_000_000],
    ["7d", 604_800_000],
    ["0s", 0],
  ])("reads the duration %s", (text, ms) => {
    expect(read(change("timespan: 24h", `timespan: ${text}`)).timespanMs).toBe(ms);
  });

  it("has no limit where it says none, and then any repeat belongs to the incident", () => {
    expect(read(change(/ {2}timespan: .*\n/, ""))).toMatchObject({ timespanMs: null, suppressMs: null });
    expect(read(change("# suppress: 1h", "suppress: 1h"))).toMatchObject({ suppressMs: 3_600_000 });
  });

  it.each([
    ["left-of: 10", { kind: "left", from: 10 }],
    ["first-plus: 10m", { kind: "time", of: "first", plusMs: 600_000 }],
    ["last-plus: 0s", { kind: "time", of: "last", plusMs: 0 }],
    ["duration: true", { kind: "duration" }],
    ["names: device", { kind: "names", field: "device" }],
  ])("works a fact out by %s", (text, value) => {
    expect(read(change("count: true\n", `${text}\n`)).derive[0]?.value).toEqual(value);
  });

  it("writes the times of repeats as the first one is written", () => {
    const dated = template.replaceAll(/at: "/g, 'at: "2006-12-31T').replace("every: 30s", "every: 20h");
    expect(read(dated).tests[0]?.events.map(({ at }) => at)).toEqual([
      "2006-12-31T10:00:00",
      "2007-01-01T06:00:00",
      "2007-01-02T02:00:00",
    ]);
    const fine = read(change('at: "10:00:00", times: 3, every: 30s', 'at: "10:00:00.250", times: 2, every: 250ms'));
    expect(fine.tests[0]?.events.map(({ at }) => at)).toEqual(["10:00:00.250", "10:00:00.500"]);
  });

  // What is changed, what the message must hold, and the text at whose line it must point.
  it.each<[string, string | RegExp, string, string, string]>([
    ["an unknown key", "timespan: 24h", "timspan: 24h", 'did you mean "timespan"', "timspan"],
    ["an unknown key at the top", "derive: #", "derives: #", 'did you mean "derive"', "derives:"],
    ["an unknown key of an event", "every: 30s, p", "evry: 30s, p", 'did you mean "every"', "evry"],
    ["a wrong type", "event_count #", "event-count #", 'did you mean "event_count"', "type:"],
    ["a missing outlook", /\n {2}outlook:\n.*\n.*/, "", "explain.outlook is missing", "explain:"],
    ["a duration without unit", "timespan: 24h", "timespan: 24", "must be a length of time", "timespan:"],
    ["a duration in words", "within: 1h", "within: one hour", "must be a length of time", "within:"],
    ["a duration beyond all", "timespan: 24h", "timespan: 99999999d", "must be a length of time", "timespan:"],
    ["a time that is none", 'at: "09:30:00"', 'at: "9:30"', "must be a time of day", 'at: "9:30"'],
    ["a time after midnight", 'at: "09:30:00"', 'at: "24:30:00"', "must be a time of day", 'at: "24:30'],
    ["a day there is not", /(\n {6}- \{ )at: "09/, '$1at: "2006-02-30T09', "no such time", "2006-02-30"],
    ["times with and without a date", /at: "09:30/, 'at: "2006-02-20T09:30', "some times have a date", "2006-02-20"],
    ["repeats past midnight", "times: 4, every: 1h", "times: 15, every: 1h", "past midnight", "times: 15"],
    ["repeats without a distance", "times: 3, every: 30s", "times: 3", '"times" and "every" go together', "times: 3"],
    ["too few times", "times: 3, every: 30s", "times: 1, every: 30s", "must be 2 or more", "times: 1"],
    ["too many times", "times: 3, every: 30s", "times: 5000, every: 1ms", "must be 1000 or less", "times: 5000"],
    [
      "logs that end too early",
      "incidents: [{ entity: SEP001122334455, matches: 3,",
      'covered-to: "10:00:30"\n    incidents: [{ entity: SEP001122334455, matches: 3,',
      "cannot end before the last event",
      'covered-to: "10:00:30',
    ],
    ["a fact there is not", "facts: { tries: 3 }", "facts: { tires: 3 }", 'did you mean "tries"', "tires: 3"],
    ["a clue there is not", "clues: [phone-not-reg", "clues: [phone-not-rgg", 'did you mean "phone-not-reg', "not-rgg"],
    ["an unknown row", "guide: []", "guide: [9-2/81]", '"9-2/081"', "guide:"],
    ["another name than its file", "id: thing-happens-often", "id: other-thing", "other-thing", "id:"],
    ["broken YAML", 'en: "What happened', 'en: "What" happened', "YAML", "title:"],
    ["no condition where counted", / {2}condition: .*\n/, "", 'needs a "condition"', "type:"],
    ["a number that cannot be", "{ gte: 3 }", "{ gte: 0 }", "must be 1 or more", "condition:"],
    ["an empty span of numbers", "{ gte: 3 }", "{ gte: 3, lt: 3 }", "Make lt greater", "condition:"],
    ["a field where matches are counted", "{ gte: 3 }", "{ field: device, gte: 3 }", "remove the field", "condition:"],
    ["no field where names are counted", "type: event_count", "type: value_count", '"field: device"', "condition:"],
    ["a condition where nothing is counted", "type: event_count", "type: temporal", "counts nothing", "condition:"],
    ["too few steps", "type: event_count", "type: temporal", "two or more steps", "steps:"],
    ["too few steps of an absence", "type: event_count", "type: absence", "exactly two steps", "steps:"],
    [
      "too many steps",
      "  group-by",
      "    - { name: {en: a, ja: あ}, any: [b-c] }\n  group-by",
      "exactly one step",
      "steps:",
    ],
    ["a step that looks for nothing", /\n {6}any: \[auth.*/, "", "looks for nothing", "- name:"],
    ["an optional step of a count", "# optional: true", "optional: true", "cannot be optional", "optional: true"],
    ["a key of groups twice", "group-by: [device]", "group-by: [device, node, device]", "twice", "group-by"],
    ["a group of what is no entity", "group-by: [device]", "group-by: [devcie]", 'did you mean "device"', "group-by"],
    ["a fact worked out in no way", /\n {4}count: true/, "", "exactly one way", "id: tries"],
    ["a fact worked out in two ways", "count: true\n", "count: true\n    left-of: 9\n", "exactly one way", "id: tries"],
    ["an id of a fact that is none", "id: tries", "id: Tries Left", "lower-case words joined by dashes", "id: Tries"],
    ["a miss without a reason", /\n {4}why: "two phones"/, "", "why is missing", "SEP00AABBCCDDEE"],
    ["a hit without incidents", /\n {4}incidents: .*matches: 3.*/, "", "incidents is missing", "times: 3"],
    ["an entity there is not", "entities: { device", "entities: { phone", "entities", "phone: SEP"],
  ])("tells %s with its line", (_what, from, to, words, place) => {
    const changed = change(from, to);
    const { rule, issues } = parse(changed);
    expect(rule).toBeNull();
    const told = issues.filter((issue) => issue.message.en.includes(words));
    expect(told, issues.map(({ message }) => message.en).join("\n")).not.toHaveLength(0);
    const line = changed.slice(0, changed.indexOf(place)).split("\n").length;
    expect(Math.min(...told.map((issue) => Math.abs(issue.line - line))), JSON.stringify(told)).toBeLessThanOrEqual(2);
    for (const { message } of issues) expect(message.ja).toMatch(/[ぁ-ん]/);
  });

  it("tells a misspelt key once, not again as missing", () => {
    expect(parse(change(/^level: high.*$/m, "levle: high")).issues).toHaveLength(1);
  });

  it("tells several mistakes at once", () => {
    const changed = change("{ gte: 3 }", "{ gte: 3, lt: 2 }").replace("every: 1h", "every: 12h").replace("[]", "[x]");
    expect(parse(changed).issues).toHaveLength(3);
  });

  it("survives a file that is no rule at all", () => {
    for (const text of ["", "- 1", "[]", "\0\0", "&a [*a]", "x: &x [*x, *x]", "rule: 5", "tests: [1, {}]"]) {
      const { rule, issues } = parse(text);
      expect(rule, JSON.stringify(text)).toBeNull();
      expect(issues.length).toBeGreaterThan(0);
    }
  });

  it("has a JSON Schema for editors that is up to date", async () => {
    await expect(`${JSON.stringify(ruleJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(
      "../../patterns/incident.schema.json",
    );
  });
});

describe("stages.yaml", () => {
  const ids = new Set(["lsc-expired", "lsc-invalid"]);
  const stages = (text: string) => parseStages(text, "patterns/stages.yaml", ids);

  it("says of patterns what they mean for a phone's way", () => {
    expect([...stages("lsc: { failed: [lsc-expired], note: [lsc-invalid] }").stages]).toEqual([
      ["lsc-expired", { stage: "lsc", outcome: "failed" }],
      ["lsc-invalid", { stage: "lsc", outcome: "note" }],
    ]);
  });

  it.each([
    ["an unknown pattern", "lsc:\n  ok: [lsc-expird]", 'did you mean "lsc-expired"', 2],
    ["a pattern twice", "lsc:\n  ok: [lsc-expired]\ntls:\n  ok: [lsc-expired]", "stands here twice", 4],
    ["an unknown stage", "lsc:\n  ok: [lsc-expired]\nctll:\n  ok: []", 'did you mean "ctl"', 3],
    ["an unknown outcome", "lsc:\n  fialed: [lsc-expired]", 'did you mean "failed"', 2],
  ])("is told to have %s", (_what, text, words, line) => {
    const { issues } = stages(text);
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({ file: "patterns/stages.yaml", line });
    expect(issues[0]?.message.en).toContain(words);
    expect(issues[0]?.message.ja).toMatch(/[ぁ-ん]/);
  });
});
