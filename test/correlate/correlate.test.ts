/** The engine finds what the slow reference finds, whatever the order in which it is given the matches. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { GROUP_LIMIT } from "../../src/correlate/groups.ts";
import { type CorrelateInput, correlate } from "../../src/correlate/index.ts";
import type { Incident, IncidentRule, Match } from "../../src/model/index.ts";
import { anyMatches, anyRules, match, rule, step } from "./arbitraries.ts";
import { placeOf, referenceCorrelate, type Told } from "./reference.ts";

function told(
  { rule: id, group, events, clues: seenClues, isUndecided, openAt }: Incident,
  rules: readonly IncidentRule[],
): Told {
  const clueOrder = (rules.find((one) => one.id === id) as IncidentRule).clues.map((clue) => clue.id);
  const clues = events.filter(({ clue }) => clue !== null);
  return {
    rule: id,
    names: group.map(({ name }) => name),
    steps: events.filter((event) => event.step !== null).map((event) => `${placeOf(event)} ${event.step}`),
    clues: clueOrder.flatMap((wanted) =>
      clues.filter(({ clue }) => clue === wanted).map((event) => `${wanted} ${placeOf(event)}`),
    ),
    seenClues,
    undecided: isUndecided,
    openAt: openAt === null ? null : openAt.localMs,
  };
}

const run = (input: CorrelateInput): Told[] => correlate(input).incidents.map((one) => told(one, input.rules));
const input = (
  rules: readonly IncidentRule[],
  matches: readonly Match[],
  end: number | null = null,
): CorrelateInput => ({
  rules,
  matches,
  assumedOffsetMin: 0,
  coveredTo: () => end,
});

describe("correlate", () => {
  it("finds what the slow reference finds", () => {
    const seen: Record<string, number> = {};
    fc.assert(
      fc.property(anyRules, anyMatches, fc.option(fc.integer({ min: 0, max: 40_000 })), (rules, matches, end) => {
        const given = input(rules, matches, end);
        const found = run(given);
        expect(found).toEqual(referenceCorrelate(given));
        for (const { rule: id } of found) {
          const { type } = rules.find((one) => one.id === id) as IncidentRule;
          seen[type] = (seen[type] ?? 0) + 1;
        }
      }),
      { numRuns: 3_000 },
    );
    // The cases are worth something: every type of rule finds incidents by the dozen.
    for (const type of ["event_count", "value_count", "temporal", "temporal_ordered", "absence"])
      expect(seen[type], type).toBeGreaterThan(50);
  });

  it("gives the same in any order of the matches", () => {
    const shuffled = anyMatches.chain((matches) =>
      fc.tuple(fc.constant(matches), fc.shuffledSubarray(matches, { minLength: matches.length })),
    );
    fc.assert(
      fc.property(anyRules, shuffled, ([...rules], [matches, other]) => {
        expect(correlate(input(rules, other, 30_000))).toEqual(correlate(input(rules, matches, 30_000)));
      }),
      { numRuns: 1_000 },
    );
  });

  it("counts matches without time, and those printed in the wrong order, and uses what it can", () => {
    const counting = rule({ type: "event_count", steps: [step(["a"])], condition: { field: null, gte: 2, lt: null } });
    const matches = [
      match(20_000, "a", { offset: 1 }),
      match(10_000, "a", { offset: 2 }),
      match(null, "a", { offset: 3 }),
    ];
    const { incidents, untimed, late } = correlate(input([counting], matches));
    expect(incidents).toHaveLength(1);
    expect(incidents[0]?.events.map((event) => event.match.offset)).toEqual([2, 1]);
    expect([untimed, late]).toEqual([1, 1]);
  });

  it("remembers no more than a group may hold, and says so", () => {
    const counting = rule({ type: "event_count", steps: [step(["a"])], condition: { field: null, gte: 2, lt: null } });
    const flood = Array.from({ length: GROUP_LIMIT + 500 }, (_, at) => match(at * 10, "a", { offset: at }));
    const { incidents, forgotten } = correlate(input([counting], flood));
    expect(forgotten).toBe(500);
    expect(incidents[0]?.events).toHaveLength(GROUP_LIMIT);
  });

  it("lines clocks up where it is told by how much they differ", () => {
    const ordered = rule({ type: "temporal_ordered", steps: [step(["a"]), step(["b"])], maxSkewMs: 1_000 });
    const matches = [match(10_000, "a", { node: "N1" }), match(6_000, "b", { node: "N2" })];
    expect(run(input([ordered], matches))).toEqual([]);
    const aligned = { ...input([ordered], matches), clockAheadMs: new Map([["N1", 8_000]]) };
    expect(run(aligned)).toHaveLength(1);
  });
});

describe("the words of a rule", () => {
  const D1 = { device: ["SEP1"] };
  const lockout = rule({
    type: "event_count",
    steps: [step(["a"])],
    groupBy: ["device"],
    condition: { field: null, gte: 3, lt: null },
    resetOn: ["ok"],
  });
  const offsets = (rules: IncidentRule[], matches: Match[], end: number | null = null): number[][] =>
    correlate(input(rules, matches, end)).incidents.map(({ events }) => events.map((event) => event.match.offset));
  const at = (seconds: number, pattern: string, more: Parameters<typeof match>[2] = {}): Match =>
    match(seconds * 1_000, pattern, { offset: seconds, ...more });

  it.each<[string, IncidentRule, Match[], number | null, number[][]]>([
    [
      "a reset starts the count anew",
      lockout,
      [1, 2, 4, 5, 6].map((s) => at(s, "a", D1)).concat(at(3, "ok", D1)),
      null,
      [[4, 5, 6]],
    ],
    [
      "a reset of another phone does not",
      lockout,
      [1, 2, 4].map((s) => at(s, "a", D1)).concat(at(3, "ok", { device: ["SEP2"] })),
      null,
      [[1, 2, 4]],
    ],
    [
      "a reset about no phone is about all",
      lockout,
      [1, 2, 4].map((s) => at(s, "a", D1)).concat(at(3, "ok")),
      null,
      [],
    ],
    [
      "a phone is its MAC address",
      lockout,
      [at(1, "a", D1), at(2, "a", { mac: ["1"] }), at(3, "a", D1)],
      null,
      [[1, 2, 3]],
    ],
    [
      "a phone is its IP address, also before it is told",
      lockout,
      [
        at(1, "a", { ip: ["10.1.1.1"] }),
        at(2, "x", { ...D1, ip: ["10.1.1.1"] }),
        at(3, "a", D1),
        at(4, "a", { ip: ["10.1.1.1"] }),
      ],
      null,
      [[1, 3, 4]],
    ],
    [
      "until it gives its registration up",
      lockout,
      [
        at(1, "a", { ...D1, ip: ["10.1.1.1"] }),
        at(2, "a", D1),
        at(3, "endpoint-unregistered", D1),
        at(4, "a", { ip: ["10.1.1.1"] }),
      ],
      null,
      [],
    ],
    [
      "or another phone takes the address",
      lockout,
      [
        at(1, "a", { ...D1, ip: ["10.1.1.1"] }),
        at(2, "a", D1),
        at(3, "x", { device: ["SEP2"], ip: ["10.1.1.1"] }),
        at(4, "a", { ip: ["10.1.1.1"] }),
      ],
      null,
      [],
    ],
    [
      "an address that goes to and fro is nobody's",
      lockout,
      [
        at(1, "a", { ...D1, ip: ["10.1.1.1"] }),
        at(2, "x", { device: ["SEP2"], ip: ["10.1.1.1"] }),
        at(3, "a", { ...D1, ip: ["10.1.1.1"] }),
        at(4, "a", { ip: ["10.1.1.1"] }),
      ],
      null,
      [],
    ],
    [
      "a window is as long as its timespan, to the millisecond",
      { ...lockout, timespanMs: 10_000 },
      [1, 6, 11].map((s) => at(s, "a", D1)),
      null,
      [[1, 6, 11]],
    ],
    ["and no longer", { ...lockout, timespanMs: 9_999 }, [1, 6, 11].map((s) => at(s, "a", D1)), null, []],
    [
      "a window slides",
      { ...lockout, timespanMs: 5_000 },
      [1, 7, 9, 11].map((s) => at(s, "a", D1)),
      null,
      [[7, 9, 11]],
    ],
    [
      "fewer than a limit",
      { ...lockout, condition: { field: null, gte: 2, lt: 4 } },
      [1, 2, 3, 4].map((s) => at(s, "a", D1)),
      null,
      [],
    ],
    [
      "what repeats soon belongs to the same incident",
      { ...lockout, condition: { field: null, gte: 1, lt: null }, timespanMs: 1_000, suppressMs: 5_000 },
      [1, 6, 12].map((s) => at(s, "a", D1)),
      null,
      [[1, 6], [12]],
    ],
    [
      "a step may be of some logs only; a file of unknown log may be one of them",
      { ...lockout, steps: [step(["a"], { logs: ["capf"] })] },
      [at(1, "a", { ...D1, log: "capf" }), at(2, "a", { ...D1, log: "tvs" }), at(3, "a", D1), at(4, "a", D1)],
      null,
      [[1, 3, 4]],
    ],
  ])("%s", (_name, given, matches, end, expected) => {
    expect(offsets([given], matches, end)).toEqual(expected);
  });

  it("sees a clue in a step too, without telling the match twice", () => {
    const clue = (id: string, pattern: string) => ({
      id,
      patterns: [pattern],
      isNamed: false,
      withinMs: null,
      says: { en: "says", ja: "手掛かり" },
    });
    const told = { ...lockout, clues: [clue("own", "a"), clue("other", "c"), clue("unseen", "d")] };
    const matches = [1, 2, 3].map((s) => at(s, "a", D1)).concat(at(4, "c"));
    const [incident] = correlate(input([told], matches)).incidents;
    expect(incident?.clues).toEqual(["own", "other"]);
    expect(incident?.events.map(({ match: { offset }, clue: id }) => [offset, id])).toEqual([
      [1, null],
      [2, null],
      [3, null],
      [4, "other"],
    ]);
  });

  it("is silenced by a better incident, even where a still better one silences that", () => {
    const count = (id: string, pattern: string, more: Partial<IncidentRule> = {}): IncidentRule =>
      rule({ id, steps: [step([pattern])], condition: { field: null, gte: 1, lt: null }, ...more });
    const sign = (pattern: string) => ({
      id: "sign",
      patterns: [pattern],
      isNamed: false,
      withinMs: null,
      says: { en: "says", ja: "手掛かり" },
    });
    const best = count("best-rule", "c", { clues: [sign("b")] });
    const better = count("better-rule", "b", { clues: [sign("a")], yieldsTo: ["best-rule"] });
    const weak = count("weak-rule", "a", { yieldsTo: ["better-rule"] });
    const told = (...matches: Match[]): string[] =>
      correlate(input([weak, better, best], matches)).incidents.map((one) => one.rule);
    expect(told(at(1, "a"), at(2, "b"), at(3, "c"))).toEqual(["best-rule"]);
    expect(told(at(1, "a"), at(2, "b"))).toEqual(["better-rule"]);
    expect(told(at(1, "a"), at(3, "c"))).toEqual(["weak-rule", "best-rule"]);
  });

  it("awaits an answer only as far as the logs go that the step names", () => {
    const awaiting = rule({ type: "absence", steps: [step(["a"]), step(["b"], { logs: ["tftp"] })] });
    const ends = { ...input([awaiting], [at(1, "a")]), coveredTo: (_: string, logs: readonly string[]) => logs.length };
    expect(correlate(ends).incidents).toEqual([]);
    const asked: (readonly string[])[] = [];
    correlate({
      ...ends,
      coveredTo: (_, logs) => {
        asked.push(logs);
        return null;
      },
    });
    expect(asked).toEqual([["tftp"]]);
  });

  const sequence = rule({ type: "temporal_ordered", steps: [step(["a"]), step(["b"])], timespanMs: 10_000 });
  it.each<[string, Match[], number[][], boolean]>([
    ["cause before symptom", [at(1, "a"), at(2, "b")], [[1, 2]], false],
    ["not after it", [at(2, "a"), at(1, "b")], [], false],
    ["within the timespan", [at(1, "a"), at(12, "b")], [], false],
    ["the later cause counts", [at(1, "a"), at(8, "a"), at(12, "b")], [[8, 12]], false],
    ["one time in one file: its lines decide", [at(5, "a"), match(5_000, "b", { offset: 6 })], [[5, 6]], false],
    [
      "one time in two files: nobody can tell",
      [at(5, "a"), match(5_000, "b", { offset: 6, path: "Z" })],
      [[5, 6]],
      true,
    ],
    ["two clocks that may differ", [at(6, "a"), at(5, "b", { node: "N2", path: "B" })], [[5, 6]], true],
    ["two clocks that do not differ so much", [at(8, "a"), at(5, "b", { node: "N2", path: "B" })], [], false],
  ])("%s", (_name, matches, expected, isUndecided) => {
    const { incidents } = correlate(input([sequence], matches));
    expect(incidents.map(({ events }) => events.map((event) => event.match.offset))).toEqual(expected);
    expect(incidents.some((incident) => incident.isUndecided)).toBe(isUndecided);
  });

  const absence = rule({ type: "absence", steps: [step(["a"]), step(["b"])], timespanMs: 10_000 });
  it.each<[string, Match[], number | null, number[][], number | null]>([
    ["nothing followed in time", [at(1, "a")], 11_000, [[1]], null],
    ["it followed", [at(1, "a"), at(11, "b")], 60_000, [], null],
    ["too late", [at(1, "a"), at(12, "b")], 60_000, [[1]], null],
    ["the logs end before the time is over", [at(1, "a")], 10_999, [[1]], 10_999],
    ["the logs end before it happened", [at(5, "a")], 4_000, [], null],
    ["no log that could show it", [at(1, "a")], null, [], null],
  ])("absence: %s", (_name, matches, end, expected, openAt) => {
    const { incidents } = correlate(input([absence], matches, end));
    expect(incidents.map(({ events }) => events.map((event) => event.match.offset))).toEqual(expected);
    expect(incidents[0]?.openAt?.localMs ?? null).toBe(openAt);
  });
});
