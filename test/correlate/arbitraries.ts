/** Small rules and matches in which everything that can go wrong happens often: ties, resets, aliases, clocks that differ. */
import fc from "fast-check";
import type { Entities, IncidentRule, Match, RuleStep } from "../../src/model/index.ts";

const words = { en: "words", ja: "語" };

/** A step that any of the patterns fits. */
export function step(patterns: readonly string[], more: Partial<RuleStep> = {}): RuleStep {
  return { name: words, patterns, rules: [], logs: [], where: {}, optional: false, ...more };
}

/** A rule with nothing but what is given. */
export function rule(more: Partial<IncidentRule>): IncidentRule {
  return {
    id: "some-rule",
    title: words,
    status: "stable",
    level: "high",
    confidence: "inferred",
    guide: [],
    type: "event_count",
    steps: [],
    groupBy: [],
    timespanMs: null,
    condition: null,
    resetOn: [],
    maxSkewMs: 2_000,
    suppressMs: null,
    yieldsTo: [],
    clues: [],
    derive: [],
    cause: words,
    action: words,
    verify: words,
    outlook: words,
    tests: [],
    file: "",
    ...more,
  };
}

/** A match at that many milliseconds; entities, node, path and offset as given. */
export function match(
  localMs: number | null,
  pattern: string,
  {
    node = "N1",
    path,
    offset = 0,
    log = null,
    ...entities
  }: Entities & { node?: string | null; path?: string; offset?: number; log?: Match["log"] } = {},
): Match {
  return {
    pattern,
    path: path ?? `${node}.txt`,
    log,
    node,
    line: offset + 1,
    offset,
    recordOffset: offset,
    time: localMs === null ? null : { localMs, offsetMin: 0, basis: "line", inherited: false },
    text: pattern,
    entities,
    alarm: null,
  };
}

const PATTERNS = ["a", "b", "c", "ok", "endpoint-unregistered"];
const device = fc.constantFrom("SEP1", "SEP2");
const ip = fc.constantFrom("10.1.1.1", "10.1.1.2");
const entities: fc.Arbitrary<Entities> = fc.oneof(
  { weight: 4, arbitrary: device.map((name) => ({ device: [name] })) },
  { weight: 1, arbitrary: fc.constant({ device: ["SEP1", "SEP2"] }) },
  { weight: 1, arbitrary: fc.constant({ mac: ["1"] }) },
  { weight: 2, arbitrary: ip.map((address) => ({ ip: [address] })) },
  { weight: 2, arbitrary: fc.tuple(device, ip).map(([name, address]) => ({ device: [name], ip: [address] })) },
  { weight: 2, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.constantFrom("10", "12").map((code) => ({ code: [code] })) },
);

/** Up to two dozen matches within half a minute, in three files of two servers; some without a time. */
export const anyMatches: fc.Arbitrary<Match[]> = fc
  .array(
    fc.record({
      at: fc.oneof(
        { weight: 15, arbitrary: fc.nat(30).map((seconds) => seconds * 1_000) },
        { weight: 1, arbitrary: fc.constant(null) },
      ),
      pattern: fc.constantFrom(...PATTERNS),
      place: fc.constantFrom(
        { node: "N1", path: "A", log: "ccm" as const },
        { node: "N1", path: "B", log: "sdl" as const },
        { node: "N2", path: "C", log: "ccm" as const },
        { node: null, path: "D" },
      ),
      entities,
    }),
    { maxLength: 24 },
  )
  .map((list) =>
    list.map(({ at, pattern, place, entities: names }, index) =>
      match(at, pattern, { ...names, ...place, offset: index * 10 }),
    ),
  );

const span = fc.constantFrom(null, 0, 2_000, 5_000, 10_000);
const groupBy = fc.constantFrom<IncidentRule["groupBy"]>([], ["device"], ["node"], ["device", "node"], ["code"]);
const clues = fc.constantFrom<IncidentRule["clues"]>(
  [],
  [{ id: "first", patterns: ["c"], isNamed: true, withinMs: 3_000, says: words }],
  [
    { id: "first", patterns: ["c", "ok"], isNamed: false, withinMs: null, says: words },
    { id: "second", patterns: ["a"], isNamed: false, withinMs: 0, says: words },
  ],
);
const common = {
  groupBy,
  timespanMs: span,
  suppressMs: span,
  clues,
  resetOn: fc.constantFrom<string[]>([], ["ok"], ["c"]),
};

const counting = fc.record({
  ...common,
  type: fc.constantFrom("event_count" as const, "value_count" as const),
  patterns: fc.constantFrom(["a"], ["a", "b"], ["a", "ok"]),
  where: fc.constantFrom<RuleStep["where"]>({}, {}, {}, { device: ["sep1"] }),
  logs: fc.constantFrom<RuleStep["logs"]>([], [], ["ccm"]),
  gte: fc.integer({ min: 1, max: 4 }),
  lt: fc.constantFrom(null, null, 4),
});
const sequence = fc.record({
  ...common,
  type: fc.constantFrom("temporal" as const, "temporal_ordered" as const),
  steps: fc.constantFrom(
    [step(["a"]), step(["b"])],
    [step(["a"]), step(["b"]), step(["c"])],
    [step(["c"], { optional: true }), step(["a"]), step(["b", "ok"])],
    [step(["a"]), step(["b"]), step(["c"], { optional: true })],
  ),
  maxSkewMs: fc.constantFrom(0, 1_000, 2_000),
});
const absence = fc.record({
  ...common,
  type: fc.constant("absence" as const),
  maxSkewMs: fc.constantFrom(0, 2_000),
  steps: fc.constantFrom([step(["a"]), step(["b"])], [step(["a", "c"]), step(["b", "ok"])]),
});

const single: fc.Arbitrary<IncidentRule> = fc.oneof(
  counting.map(({ patterns, where, logs, gte, lt, ...more }) =>
    rule({
      ...more,
      steps: [step(patterns, { where, logs })],
      condition: { field: more.type === "value_count" ? "device" : null, gte, lt },
    }),
  ),
  sequence.map(rule),
  sequence.map(rule),
  absence.map(rule),
);

/** Two rules, of which one builds on the other or stands for itself, or three that yield one to the next. */
export const anyRules: fc.Arbitrary<IncidentRule[]> = fc
  .tuple(single, single, single, fc.constantFrom("alone", "chained", "yielding"))
  .map(([first, second, third, how]) => {
    const one = { ...first, id: "first-rule" };
    if (how === "chained") {
      const built = {
        ...second,
        id: "second-rule",
        steps: second.steps.map((own, at) => (at === 0 ? { ...own, rules: ["first-rule"] } : own)),
      };
      return [built, one];
    }
    if (how === "alone") return [{ ...second, id: "second-rule" }, one];
    const two = { ...second, id: "second-rule", yieldsTo: ["first-rule"] };
    return [{ ...third, id: "third-rule", yieldsTo: ["second-rule"] }, two, one];
  });
