import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ENTITY_LIMIT, type Finding, type Incident } from "../../src/model/index.ts";
import { durationText } from "../../src/report/duration.ts";
import { buildReport, type ReportInput, WORDS } from "../../src/report/index.ts";
import { pickTelling } from "../../src/report/pick-telling.ts";
import { event, incident, match, rule, TOLD } from "./fixed-incidents.ts";
import { at, INPUT, pattern } from "./fixed-input.ts";
import { jsonText } from "./json-text.ts";

const PATTERNS = ["one", "two", "guess"].map((id) =>
  pattern(id, { confidence: id === "guess" ? "inferred" : "observed" }),
);
const RULES = [
  rule("of-phone", { groupBy: ["device"] }),
  rule("of-server", { groupBy: ["node"] }),
  rule("of-cluster", {}),
  rule("worse-one", { level: "high", groupBy: ["device"] }),
];
const input = (incidents: readonly Incident[], own: Partial<ReportInput> = {}): ReportInput => ({
  ...INPUT,
  findings: [],
  patterns: new Map([...INPUT.patterns.values(), ...PATTERNS].map((known) => [known.id, known])),
  rules: new Map(RULES.map((known) => [known.id, known])),
  incidents,
  ...own,
});
const built = (incidents: readonly Incident[], own: Partial<ReportInput> = {}) =>
  buildReport(input(incidents, own)).incidents;
const of = (id: string, name: string | null, clock: string, own: Partial<Incident> = {}): Incident =>
  incident(id, [event(match("one", clock), 0)], {
    group: name === null ? [] : [{ key: id === "of-server" ? "node" : "device", name }],
    ...own,
  });
const finding = (id: string, count: number): Finding => ({
  pattern: id,
  logs: [],
  count,
  first: at("10:00:00.000"),
  last: at("10:00:00.000"),
  entities: {},
  entitiesOmitted: {},
  nodes: [],
  evidence: [],
});

describe("names", () => {
  test("are the rule, what it is about, and a number for the next of the same in the order of time", () => {
    const ids = built([
      of("of-phone", "SEP1", "12:00:00.000"),
      of("of-phone", "SEP1", "10:00:00.000"),
      of("of-phone", "SEP1", "11:00:00.000"),
      of("of-phone", "SEP2", "12:30:00.000"),
      of("of-cluster", null, "13:00:00.000"),
    ]).map(({ id, first }) => `${id} ${first?.slice(11, 16)}`);
    expect(ids).toEqual([
      "I-of-cluster 13:00",
      "I-of-phone-SEP1 10:00",
      "I-of-phone-SEP1-2 11:00",
      "I-of-phone-SEP1-3 12:00",
      "I-of-phone-SEP2 12:30",
    ]);
  });

  test.each([
    ["of-server", "CM 1\n\u001b[2J/x", "I-of-server-CM-1-2J-x", "CM 1\n\u001b[2J/x"],
    ["of-server", "", "I-of-server-unknown", "unknown"],
    ["of-phone", "fe80::1", "I-of-phone-fe80::1", "fe80::1"],
  ])("hold only what is safe in them (%s %j)", (id, name, expected, entity) => {
    expect(built([of(id, name, "10:00:00.000")])).toMatchObject([{ id: expected, entity }]);
  });

  test("of several keys stand one after the other", () => {
    const group = [
      { key: "device", name: "SEP1" },
      { key: "node", name: "CM1" },
    ] as const;
    expect(built([of("of-phone", null, "10:00:00.000", { group })])).toMatchObject([
      { id: "I-of-phone-SEP1-CM1", entity: "SEP1 / CM1", group },
    ]);
  });
});

describe("rank", () => {
  test("is level, then reach, then time, then name", () => {
    const many = { devices: ["SEP1", "SEP2", "SEP3"] };
    const ids = built([
      of("of-phone", "SEP9", "09:00:00.000", { devices: ["SEP9"] }),
      of("of-phone", "SEP8", "09:00:00.000", { devices: ["SEP8"] }),
      of("of-phone", "SEP7", "08:00:00.000", { devices: ["SEP7"] }),
      of("of-server", "CM2", "10:00:00.000", many),
      of("of-server", "CM1", "10:00:00.000"),
      of("of-cluster", null, "11:00:00.000"),
      of("worse-one", "SEP1", "12:00:00.000", { devices: ["SEP1"] }),
    ]).map(({ id }) => id);
    expect(ids).toEqual([
      "I-worse-one-SEP1",
      "I-of-cluster",
      "I-of-server-CM2",
      "I-of-server-CM1",
      "I-of-phone-SEP7",
      "I-of-phone-SEP8",
      "I-of-phone-SEP9",
    ]);
  });

  test("any order of the input gives the same bytes", () => {
    const expected = jsonText(buildReport(TOLD));
    const shuffled = <T>(items: readonly T[]) =>
      fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
    fc.assert(
      fc.property(
        shuffled(TOLD.incidents),
        shuffled(TOLD.coverage.rules),
        shuffled(TOLD.coverage.silent),
        shuffled(TOLD.coverage.clocks),
        (incidents, rules, silent, clocks) => {
          const turned = rules.map((one) => ({ ...one, reasons: [...one.reasons].reverse() }));
          const coverage = { ...TOLD.coverage, rules: turned, silent, clocks };
          expect(jsonText(buildReport({ ...TOLD, incidents, coverage }))).toBe(expected);
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe("what an incident says", () => {
  test.each<[string[], string]>([
    [["Client: no key", "Client: no name"], "Client: no key and no name"],
    [["Client: no key", "Server: no name"], "Client: no key and Server: no name"],
    [["Client: no key"], "Client: no key"],
    [["No key", "no name"], "No key and no name"],
  ])("names patterns by their titles, and what all begin with once (%j)", (titles, expected) => {
    const known = titles.map((en, index) => pattern(`told-${index}`, { title: { en, ja: "題" } }));
    const label = { en: "What is wrong", ja: "問題の内容" };
    const telling = rule("of-cluster", { derive: [{ id: "problems", label, value: { kind: "patterns" } }] });
    const facts = { problems: { kind: "patterns" as const, value: known.map(({ id }) => id) } };
    const patterns = new Map([...PATTERNS, ...known].map((one) => [one.id, one]));
    const rules = new Map([[telling.id, telling]]);
    expect(built([of("of-cluster", null, "10:00:00.000", { facts })], { patterns, rules })).toMatchObject([
      { facts: { problems: expected } },
    ]);
  });

  test("below the level it is hidden and counted, and explains nothing", () => {
    const own = { findings: [finding("one", 1)], scan: { ...INPUT.scan, level: "medium" as const } };
    const incidents = [of("of-cluster", null, "10:00:00.000")];
    const report = buildReport(input(incidents, own));
    expect(report.findings).toMatchObject([{ inIncidents: 1 }]);
    const high = new Map(RULES.map((known) => [known.id, { ...known, level: "low" as const }]));
    const hiding = buildReport(input(incidents, { ...own, rules: high }));
    expect(hiding.incidents).toEqual([]);
    expect(hiding.hidden.incidentsBelowLevel).toEqual({ low: 1 });
    expect(hiding.findings).toMatchObject([{ inIncidents: 0 }]);
  });

  test.each([
    ["verbatim", ["one"], "observed"],
    ["inferred", ["one"], "inferred"],
    ["verbatim", ["one", "guess"], "inferred"],
  ] as const)("a rule that is %s on texts %j is %s", (confidence, patterns, expected) => {
    const events = patterns.map((id, index) => event(match(id, `10:00:0${index}.000`), 0));
    const rules = new Map([["of-cluster", rule("of-cluster", { confidence })]]);
    expect(built([incident("of-cluster", events)], { rules })[0]?.confidence).toBe(expected);
  });

  test("clues do not make it less sure", () => {
    const events = [event(match("one", "10:00:00.000"), 0), event(match("guess", "10:00:01.000"), "some-clue")];
    expect(built([incident("of-cluster", events)])[0]?.confidence).toBe("observed");
  });

  test("phones are sorted and capped", () => {
    const devices = Array.from({ length: ENTITY_LIMIT + 5 }, (_, index) => `SEP${1000 - index}`);
    const [one] = built([of("of-cluster", null, "10:00:00.000", { devices })]);
    expect(one?.devices.length).toBe(ENTITY_LIMIT);
    expect(one?.devicesOmitted).toBe(5);
    expect(one?.devices).toEqual([...(one?.devices ?? [])].sort());
  });

  test("a long timeline keeps something of every kind, both ends, and says where lines are missing", () => {
    const events = Array.from({ length: 500 }, (_, index) =>
      event(match(index === 250 ? "two" : "one", "10:00:00.000", { line: index + 1 }), 0),
    );
    const [one] = built([incident("of-cluster", events)]);
    const timeline = one?.timeline ?? [];
    expect(timeline.length).toBe(60);
    expect(timeline.map(({ line }) => line)).toEqual(expect.arrayContaining([1, 251, 500]));
    expect(one?.timelineOmitted).toBe(440);
    expect(timeline.reduce((sum, { omittedBefore }) => sum + omittedBefore, 0)).toBe(440);
    expect(one?.explained).toEqual({ "F-one": 499, "F-two": 1 });
  });

  test("facts are numbers, ISO times and words of the language, each with its label", () => {
    const facts = (lang: "en" | "ja") =>
      buildReport({ ...TOLD, scan: { ...TOLD.scan, lang } }).incidents.find(
        ({ rule: id }) => id === "auth-string-lockout",
      );
    expect(facts("en")?.facts).toEqual({
      tries: 10,
      "tries-left": 0,
      "retry-not-before": "2006-07-21T13:39:09.250",
      within: "9 min 9 s",
    });
    expect(facts("ja")?.facts.within).toBe("9 分 9 秒");
    expect(facts("ja")?.factLabels["tries-left"]).toBe("残りの回数");
    expect(facts("en")?.clues.map(({ id }) => id)).toEqual(["not-registered"]);
  });

  test("times are as the caller writes them", () => {
    const told = buildReport({ ...TOLD, showTime: (moment) => `T${moment.localMs}` });
    for (const one of told.incidents) {
      expect(one.first).toMatch(/^T\d+$/);
      for (const line of one.timeline) expect(line.time).toMatch(/^T\d+$/);
    }
    expect(told.incidents.map(({ openAt }) => openAt).filter((time) => time !== null)).toHaveLength(1);
    expect(told.coverage.silent[0]?.from).toMatch(/^T\d+$/);
  });

  test("an incident without its rule or pattern is a bug", () => {
    expect(() => built([of("of-phone", "x", "10:00:00.000")], { rules: new Map() })).toThrow(/rule that was not given/);
    expect(() => built([incident("of-phone", [event(match("none", "10:00:00.000"), 0)])])).toThrow(
      /pattern that was not given/,
    );
  });
});

describe("records of a finding in incidents", () => {
  const shared = match("one", "10:00:00.000", { entities: { device: ["SEP1"] } });
  const other = match("one", "10:00:01.000", { entities: { mac: ["00AABBCCDDEE"] } });
  const nameless = match("one", "10:00:02.000");
  const incidents = [
    incident("of-cluster", [event(shared, 0), event(other, 0)]),
    incident("worse-one", [event({ ...shared }, 0), event(nameless, "some-clue")]),
  ];

  test("count once in however many incidents they stand, and never more than there are", () => {
    expect(buildReport(input(incidents, { findings: [finding("one", 9)] })).findings[0]?.inIncidents).toBe(3);
    expect(buildReport(input(incidents, { findings: [finding("one", 2)] })).findings[0]?.inIncidents).toBe(2);
  });

  test("of other phones than those asked for do not count, as they are not in the finding", () => {
    const about = (device: readonly string[]) =>
      buildReport(input(incidents, { findings: [finding("one", 9)], scan: { ...INPUT.scan, device } })).findings[0]
        ?.inIncidents;
    expect(about(["SEP1"])).toBe(1);
    expect(about(["SEP1", "SEP00AABBCCDDEE"])).toBe(2);
    expect(about(["SEP2"])).toBe(0);
  });
});

describe("clocks", () => {
  test("differ by too much where a rule about order allows for less", () => {
    const clocks = [1_500, -2_500].map((offsetMs, index) => ({
      node: `CM${index}`,
      against: "CM9",
      offsetMs,
      pairs: 3,
      spreadMs: 0,
      confidence: "high" as const,
    }));
    const exceeds = (type: "temporal" | "absence") =>
      buildReport(
        input([], {
          coverage: { ...INPUT.coverage, clocks },
          rules: new Map([["some-rule", rule("some-rule", { type })]]),
        }),
      ).coverage.clocks.map(({ exceedsSkew }) => exceedsSkew);
    expect(exceeds("absence")).toEqual([false, true]);
    expect(exceeds("temporal")).toEqual([false, false]);
  });
});

test.each([
  [0, "0 s", "0 秒"],
  [40, "40 ms", "40 ミリ秒"],
  [999.7, "1000 ms", "1000 ミリ秒"],
  [4_230, "4.2 s", "4.2 秒"],
  [60_000, "1 min", "1 分"],
  [455_000, "7 min 35 s", "7 分 35 秒"],
  [3_600_000, "1 h", "1 時間"],
  [3_605_000, "1 h", "1 時間"],
  [90_061_000, "1 d 1 h", "1 日 1 時間"],
  [86_400_000 * 1_234, "1,234 d", "1,234 日"],
])("%d ms is %s", (ms, en, ja) => {
  expect(durationText(WORDS.en, ms)).toBe(en);
  expect(durationText(WORDS.ja, ms)).toBe(ja);
});

test("few lines are all telling; of many, the ends and something of each kind", () => {
  expect(pickTelling(["a", "b"], 2, String)).toEqual([0, 1]);
  expect(pickTelling([..."aaaabaaaac"], 5, String)).toEqual([0, 1, 4, 8, 9]);
  expect(pickTelling([..."abcdefgh"], 3, String)).toEqual([0, 1, 7]);
  fc.assert(
    fc.property(fc.array(fc.constantFrom("a", "b", "c")), fc.integer({ min: 1, max: 12 }), (items, limit) => {
      const picked = pickTelling(items, limit, String);
      expect(picked.length).toBe(Math.min(items.length, limit));
      expect(picked).toEqual([...new Set(picked)].sort((a, b) => a - b));
      expect(picked.every((index) => index in items)).toBe(true);
    }),
  );
});
