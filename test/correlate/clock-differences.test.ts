/** Clocks are compared by what the logs of two servers have in common; all of it is made. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ClockSample, callTagKey, compareClocks } from "../../src/correlate/clock-differences.ts";
import type { Entities, LogName, Match } from "../../src/model/index.ts";
import "../helpers/fixed-seed.ts";

const NOON = Date.UTC(2019, 2, 12, 12);
const sample = (
  node: string,
  key: string,
  atMs: number,
  side: ClockSample["side"] = "sent",
  offsetMin: number | null = 540,
): ClockSample => ({ node, key, side, time: { localMs: NOON + atMs, offsetMin } });
const match = (pattern: string, log: LogName, node: string | null, atMs: number, entities: Entities = {}): Match => ({
  pattern,
  path: `${node}.txt`,
  log,
  node,
  line: 1,
  offset: 0,
  recordOffset: 0,
  time: { localMs: NOON + atMs, offsetMin: 540, basis: "line", inherited: false },
  text: "",
  entities,
  alarm: null,
});
const compare = (samples: readonly ClockSample[], matches: readonly Match[] = [], assumedOffsetMin = 540) =>
  compareClocks({ samples, matches, assumedOffsetMin });
/** The same event on two servers, the second of which is that much ahead. */
const event = (key: string, atMs: number, aheadMs: number, one = "cm1", other = "cm2") => [
  sample(one, key, atMs),
  sample(other, key, atMs + aheadMs, "received"),
];

describe("laws", () => {
  const events = fc.array(
    fc.record({
      key: fc.integer({ min: 0, max: 40 }).map(String),
      atMs: fc.integer({ min: 0, max: 3_600_000 }),
      lagMs: fc.integer({ min: 0, max: 40 }),
      isForth: fc.boolean(),
    }),
    { minLength: 5, maxLength: 60 },
  );

  it("a planted difference is found again, to within the time a signal takes", () => {
    fc.assert(
      fc.property(events, fc.integer({ min: -7_200_000, max: 7_200_000 }), (list, ahead) => {
        // Each key once: what repeats is another law.
        const once = [...new Map(list.map((one) => [one.key, one])).values()];
        const samples = once.flatMap(({ key, atMs, lagMs, isForth }) => [
          sample("cm1", key, isForth ? atMs : atMs + lagMs, isForth ? "sent" : "received"),
          sample("cm2", key, (isForth ? atMs + lagMs : atMs) + ahead, isForth ? "received" : "sent"),
        ]);
        const { differences, aheadMs } = compare(samples);
        expect(differences).toHaveLength(1);
        const [found] = differences;
        expect(found).toMatchObject({ node: "cm1", against: "cm2", pairs: once.length });
        expect(Math.abs((found?.offsetMs ?? 0) + ahead)).toBeLessThanOrEqual(41);
        expect(found?.spreadMs).toBeLessThanOrEqual(81);
        expect(found?.confidence).toBe(once.length >= 5 ? "high" : once.length >= 2 ? "medium" : "low");
        if (once.length >= 2) expect(aheadMs).toEqual(new Map([["cm1", 0], ["cm2", -(found?.offsetMs ?? 0) || 0]])); // biome-ignore format: one pair of servers
      }),
    );
  });

  it("the order of samples does not matter", () => {
    const some = fc.array(
      fc.record({
        node: fc.constantFrom("cm1", "cm2", "cm3"),
        key: fc.constantFrom("a", "b", "c", "d"),
        side: fc.constantFrom("sent", "received", null),
        atMs: fc.integer({ min: 0, max: 100_000 }),
        offsetMin: fc.constantFrom(540, 0, null),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(
        some.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
        ([list, shuffled]) => {
          const made = (all: typeof list) =>
            all.map(({ node, key, side, atMs, offsetMin }) => sample(node, key, atMs, side, offsetMin));
          const [one, other] = [compare(made(list)), compare(made(shuffled))];
          expect(other.differences).toEqual(one.differences);
          expect([...other.aheadMs]).toEqual([...one.aheadMs]);
        },
      ),
    );
  });
});

describe("confidence", () => {
  it.each([
    ["one pair", [4200], "low"],
    ["two that agree", [4200, 4203], "medium"],
    ["four that agree", [4200, 4201, 4202, 4203], "medium"],
    ["five that agree", [4200, 4201, 4202, 4203, 4204], "high"],
    ["five that agree to within seconds", [4000, 6000, 8000, 10_000, 12_000], "medium"],
    ["such as do not agree", [0, 60_000, 120_000, 240_000, 480_000], "low"],
  ])("%s: %j is %s", (_, ahead, confidence) => {
    const { differences, aheadMs } = compare(ahead.flatMap((ms, index) => event(`k${index}`, index * 1000, ms)));
    expect(differences.map((one) => one.confidence)).toEqual([confidence]);
    expect(aheadMs.size).toBe(confidence === "low" ? 0 : 2);
  });
});

describe("what is the same event", () => {
  it("repeated keys go together in their order", () => {
    const { differences } = compare([0, 60_000, 120_000].flatMap((at) => event("same", at, 4200)));
    expect(differences).toMatchObject([{ offsetMs: -4200, pairs: 3, spreadMs: 0 }]);
  });

  it("a key that one log has more often than the other tells nothing, nor one that keeps no distance", () => {
    const often = [...event("a", 0, 4200), sample("cm1", "a", 60_000)];
    const apart = [...event("b", 0, 4200), ...event("b", 60_000, 14_200)];
    expect(compare([...often, ...apart]).differences).toEqual([]);
  });

  it("a file that was read twice counts once", () => {
    const samples = event("a", 0, 4200);
    expect(compare([...samples, ...samples]).differences).toMatchObject([{ pairs: 1 }]);
  });

  it("two that sent, or a day between them, is not the same event", () => {
    expect(compare([sample("cm1", "a", 0), sample("cm2", "a", 10)]).differences).toEqual([]);
    expect(compare(event("a", 0, 86_400_001)).differences).toEqual([]);
  });

  it("of call tags the first sighting counts, unless the tag lives on", () => {
    const tag = (node: string, key: string, at: number) => sample(node, key, at, null);
    const brief = [tag("cm1", "t", 0), tag("cm1", "t", 900), tag("cm2", "t", 4300), tag("cm2", "t", 4200)];
    const long = [tag("cm1", "u", 0), tag("cm1", "u", 6000), tag("cm2", "u", 100)];
    expect(compare([...brief, ...long]).differences).toMatchObject([{ offsetMs: -4200, pairs: 1 }]);
    expect(callTagKey("1,100,90,1.85832")).not.toBeNull();
    expect(callTagKey("3,100,150,1.1")).toBeNull();
    expect(callTagKey("*")).toBeNull();
  });
});

describe("matches", () => {
  it("that carry one call tag are one event", () => {
    const matches = [
      match("a", "ccm", "cm1", 0, { ct: ["1,100,90,1.85832"] }),
      match("b", "ccm", "cm2", 4200, { ct: ["1,100,90,1.85832"] }),
      match("a", "ccm", "cm1", 0, { ct: ["1,100,150,1.1"] }),
      match("b", "ccm", null, 4200, { ct: ["1,100,90,1.85832"] }),
    ];
    expect(compare([], matches).differences).toMatchObject([
      { node: "cm1", against: "cm2", offsetMs: -4200, pairs: 1 },
    ]);
  });

  it("of CTL client and CTL Provider are one operation within five minutes", () => {
    const matches = [0, 600_000, 1_200_000].flatMap((at) => [
      match("p", "ctl-client", "pc", at),
      match("p", "ctl-provider", "cm1", at + 90_000),
    ]);
    const others = [match("q", "ctl-client", "pc", 0), match("q", "ctl-provider", "cm1", 300_001)];
    const same = [match("r", "ctl-provider", "cm1", 0), match("r", "ctl-provider", "cm2", 0)];
    expect(compare([], [...matches, ...others, ...same]).differences).toEqual([
      { node: "cm1", against: "pc", offsetMs: 90_000, pairs: 3, spreadMs: 0, confidence: "medium" },
    ]);
  });
});

describe("zones", () => {
  const inZones = (one: number | null, other: number | null, aheadMs: number) =>
    [0, 1, 2, 3, 4].flatMap((at) => [
      sample("cm1", `k${at}`, at * 1000, "sent", one),
      sample("cm2", `k${at}`, at * 1000 + aheadMs, "received", other),
    ]);

  it("that are known are no difference of clocks", () => {
    expect(compare(inZones(540, 0, -9 * 3_600_000)).differences).toMatchObject([{ offsetMs: 0 }]);
    expect(compare(inZones(540, 540, 3_600_000)).differences).toMatchObject([{ offsetMs: -3_600_000 }]);
  });

  it("that are unknown take quarters of an hour upon them, which alignment takes off all the same", () => {
    const { differences, aheadMs } = compare(inZones(540, null, -9 * 3_600_000 + 4200));
    expect(differences).toMatchObject([{ offsetMs: -4200, confidence: "high" }]);
    expect(aheadMs.get("cm2")).toBe(-9 * 3_600_000 + 4200);
  });
});

describe("alignment", () => {
  const many = (one: string, other: string, ahead: number, count: number) =>
    Array.from({ length: count }, (_, index) =>
      event(`${one}${other}${index}`, index * 1000, ahead, one, other),
    ).flat();

  it("follows differences from the server with most pairs, and leaves out what is of low confidence", () => {
    const samples = [
      ...many("cm1", "cm2", 1000, 6),
      ...many("cm2", "cm3", 500, 5),
      ...many("cm1", "cm3", 99_000, 1),
      ...many("cm1", "cm4", 7000, 1),
      ...many("x1", "x2", -30, 2),
    ];
    expect(compare(samples).aheadMs).toEqual(
      new Map([
        ["cm2", 0],
        ["cm1", -1000],
        ["cm3", 500],
        ["x1", 0],
        ["x2", -30],
      ]),
    );
  });
});
