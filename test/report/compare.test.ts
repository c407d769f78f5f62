/** What becomes of a failure between two scans, and when nobody can tell. */
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { ComparableReport, ComparedItem, Comparison } from "../../src/model/index.ts";
import { compareReports } from "../../src/report/index.ts";
import { AFTER, BEFORE, finding, incident, type Own, reportOf, rule, source } from "./fixed-comparison.ts";

const [MONDAY, TUESDAY] = ["2006-07-17", "2006-07-18"];

/** "F-tls gone" of each item. */
const outcomes = ({ items }: Comparison) => items.map(({ id, outcome }) => `${id} ${outcome}`);
const only = ({ items }: Comparison): ComparedItem => {
  expect(items).toHaveLength(1);
  return items[0] as ComparedItem;
};
/** What becomes of one finding of Monday in a Tuesday that does not show it. */
const afterwards = (own: Own, seen: Parameters<typeof finding>[2] = {}, monday: Own = {}) =>
  only(
    compareReports(
      reportOf(MONDAY, { findings: [finding(MONDAY, "tls-failed", seen)], ...monday }),
      reportOf(TUESDAY, own),
    ),
  );
const whyNot = (item: ComparedItem) =>
  item.reasons.map(({ reason, logs, nodes }) => [reason, ...logs, ...nodes].join(" "));

test("each outcome of the fixed pair", () => {
  expect(outcomes(compareReports(BEFORE, AFTER))).toEqual([
    "I-key-lost SEP000000000005 new",
    "I-key-lost SEP000000000006 new",
    "I-key-lost SEP000000000007 new",
    "F-file-refused new",
    "F-tls-failed still-there",
    "I-key-lost SEP000000000001 gone",
    "I-lockout SEP000000000003 gone",
    "F-wrong-string gone",
    "F-token-locked not-testable",
    "F-once-a-morning not-testable",
  ]);
});

describe("gone is only said where it could have been seen", () => {
  it("for as long as it stayed away before", () => {
    expect(afterwards({}).outcome).toBe("gone");
    expect(afterwards({}).pauseMs).toBe(20 * 60_000);
  });

  it.each<[string, Own, string[]]>([
    ["nothing read", { sources: [] }, ["nothing-read"]],
    ["only files without lines", { sources: [source(TUESDAY, "ccm", { lines: 0 })] }, ["nothing-read"]],
    ["interrupted", { scan: { interrupted: true } }, ["interrupted"]],
    ["a level that hides it", { scan: { level: "high" } }, ["filter-level"]],
    ["other logs asked for", { scan: { log: ["capf"] }, sources: [source(TUESDAY, "capf")] }, ["filter-log ccm"]],
    ["one phone asked for", { scan: { device: ["SEP000000000009"] } }, ["filter-device"]],
    ["no log in the window", { coverage: { window: "none" } }, ["filter-time"]],
    ["another catalog", { sha256: "b".repeat(64) }, ["catalog"]],
    ["its log missing", { sources: [source(TUESDAY, "capf")] }, ["no-log ccm"]],
    ["its server missing", { sources: [source(TUESDAY, "ccm", { node: "CM2" })] }, ["no-node ccm CM1"]],
    [
      "a lower trace level",
      {
        coverage: { rules: [rule("x", { status: "partly", reasons: [{ reason: "low-trace-level", logs: ["ccm"] }] })] },
      },
      ["low-trace-level ccm"],
    ],
    [
      "its log not read in full",
      { problems: [{ path: `case/${TUESDAY}/CM1/ccm.txt`, kind: "truncated-archive" }] },
      ["cut-short ccm"],
    ],
    ["its log without times", { sources: [source(TUESDAY, "ccm", { first: null, last: null })] }, ["no-times ccm"]],
    [
      "its log over too soon",
      { sources: [source(TUESDAY, "ccm", { last: `${TUESDAY}T10:19:59.999` })] },
      ["too-short ccm"],
    ],
    [
      "its log silent for most of the time",
      {
        coverage: {
          gaps: [
            { path: `case/${TUESDAY}/CM1/ccm.txt`, from: `${TUESDAY}T10:05:00.000`, to: `${TUESDAY}T11:00:00.000` },
            { path: `case/${TUESDAY}/CM1/ccm.txt`, from: `${TUESDAY}T11:01:00.000`, to: `${TUESDAY}T11:50:00.000` },
          ],
        },
      },
      ["too-short ccm"],
    ],
    ["most of it before --since", { scan: { since: `${TUESDAY} 11:50` } }, ["too-short ccm"]],
    ["most of it after --until", { scan: { until: `${TUESDAY} 10:10` } }, ["too-short ccm"]],
  ])("%s", (_what, own, reasons) => {
    const item = afterwards(own);
    expect(item.outcome).toBe("not-testable");
    expect(whyNot(item)).toEqual(reasons);
  });

  it.each<[string, Own]>([
    ["a server whose name is not known", { sources: [source(TUESDAY, "ccm", { node: null })] }],
    ["a server written in other letters", { sources: [source(TUESDAY, "ccm", { node: "cm1" })] }],
    [
      "another catalog that is known to have it",
      { sha256: "b".repeat(64), coverage: { blind: [{ pattern: "tls-failed", reason: "no-log" }] } },
    ],
    ["a harmless problem", { problems: [{ path: `case/${TUESDAY}/CM1/ccm.txt`, kind: "long-line" }] }],
    ["another log cut short", { problems: [{ path: `case/${TUESDAY}/CM1/capf.txt`, kind: "truncated-archive" }] }],
    ["a log of just that time", { sources: [source(TUESDAY, "ccm", { last: `${TUESDAY}T10:20:00.000` })] }],
  ])("%s keeps nothing from being seen", (_what, own) => {
    expect(afterwards(own).outcome).toBe("gone");
  });

  it("what was so on both sides is no reason", () => {
    const low = {
      coverage: { rules: [rule("x", { reasons: [{ reason: "low-trace-level" as const, logs: ["ccm" as const] }] })] },
    };
    expect(afterwards(low, {}, low).outcome).toBe("gone");
    const asked = { scan: { device: ["SEP000000000001"] } };
    expect(afterwards(asked, { entities: { device: ["SEP000000000001"] } }, asked).outcome).toBe("gone");
  });

  it("an archive that was cut short is so for all that is in it", () => {
    const item = afterwards({
      sources: [source(TUESDAY, "ccm", { path: "a.zip!/CM1/ccm.txt" })],
      problems: [{ path: "a.zip", kind: "damaged-archive" }],
    });
    expect(whyNot(item)).toEqual(["cut-short ccm"]);
  });

  it("once a day is not gone after ten minutes", () => {
    const day = [source(MONDAY, "ccm", { first: `${MONDAY}T00:00:00.000`, last: `${MONDAY}T23:59:59.999` })];
    const seen = { count: 1, first: `${MONDAY}T12:00:00.000`, last: `${MONDAY}T12:00:00.000` };
    const minutes = [source(TUESDAY, "ccm", { last: `${TUESDAY}T10:10:00.000` })];
    expect(whyNot(afterwards({ sources: minutes }, seen, { sources: day }))).toEqual(["too-short ccm"]);
  });

  it("a service that has nothing to say is watched as long as its server writes other logs", () => {
    const seen = { logs: ["capf" as const] };
    const short = source(TUESDAY, "capf", { last: `${TUESDAY}T10:01:00.000` });
    expect(afterwards({ sources: [short] }, seen).outcome).toBe("not-testable");
    expect(afterwards({ sources: [short, source(TUESDAY, "ccm")] }, seen).outcome).toBe("gone");
    expect(afterwards({ sources: [short, source(TUESDAY, "ccm", { node: "CM2" })] }, seen).outcome).toBe(
      "not-testable",
    );
    const old = source(TUESDAY, "capf", { first: "2006-07-01T10:00:00.000", last: "2006-07-01T10:01:00.000" });
    expect(afterwards({ sources: [old, source(TUESDAY, "ccm")] }, seen).outcome).toBe("not-testable");
  });

  it("in a file of unknown log could have been seen in any, unless none of its logs was read", () => {
    const unknown = { logs: [], nodes: [] };
    expect(afterwards({}, unknown).outcome).toBe("gone");
    const blind = { coverage: { blind: [{ pattern: "tls-failed", reason: "no-log" as const }] } };
    expect(whyNot(afterwards(blind, unknown))).toEqual(["no-log"]);
  });

  it("a run of the CTL client is a run, however long it took", () => {
    const run = (day: string, seconds: string) =>
      source(day, "ctl-client", { last: `${day}T10:00:${seconds}.000`, node: "PC15" });
    const seen = { logs: ["ctl-client" as const], nodes: ["PC15"], count: 1 };
    const item = afterwards({ sources: [run(TUESDAY, "10")] }, seen, { sources: [run(MONDAY, "59")] });
    expect(item).toMatchObject({ outcome: "gone", pauseMs: null, before: { watchedMs: null } });
  });

  it.each<[string, Own, string[]]>([
    ["its rule not in the catalog", { coverage: { rules: [] } }, ["catalog"]],
    [
      "its rule blind",
      {
        coverage: {
          rules: [rule("lockout", { status: "blind", reasons: [{ reason: "no-overlap", logs: ["ccm", "capf"] }] })],
        },
      },
      ["no-overlap ccm capf"],
    ],
    [
      "its rule not asked for",
      { scan: { log: ["ccm"] }, sources: [source(TUESDAY, "ccm")], coverage: { rules: [] } },
      ["filter-log capf"],
    ],
    ["its log missing", { sources: [source(TUESDAY, "ccm")] }, ["no-log capf"]],
  ])("an incident with %s", (_what, own, reasons) => {
    const before = reportOf(MONDAY, { incidents: [incident(MONDAY, "lockout", "SEP000000000003")] });
    const item = only(compareReports(before, reportOf(TUESDAY, own)));
    expect(item.outcome).toBe("not-testable");
    expect(whyNot(item)).toEqual(reasons);
  });
});

describe("an incident that a rule with more of the cause takes over", () => {
  const better = new Map([["lockout", ["key-lost"]]]);
  const before = reportOf(MONDAY, { incidents: [incident(MONDAY, "lockout", "SEP000000000003")] });
  const outcomeWith = (own: Own) =>
    compareReports(before, reportOf(TUESDAY, own), better).items.find(({ of }) => of === "lockout");

  it.each([
    ["the same phone", incident(TUESDAY, "key-lost", "SEP000000000003")],
    ["no phone", incident(TUESDAY, "key-lost", "cluster", { group: [], devices: [] })],
  ])("about %s is not gone", (_what, other) => {
    const item = outcomeWith({ incidents: [other] });
    expect(item?.outcome).toBe("not-testable");
    expect(item?.reasons).toMatchObject([{ reason: "told-otherwise" }]);
    expect(item?.reasons[0]?.items).toHaveLength(1);
  });

  it("about another phone is gone", () => {
    expect(outcomeWith({ incidents: [incident(TUESDAY, "key-lost", "SEP000000000004")] })?.outcome).toBe("gone");
  });

  it("does not keep what is told of other phones from being new", () => {
    const cluster = incident(MONDAY, "lockout", "cluster", { group: [], devices: [] });
    const after = reportOf(TUESDAY, { incidents: [incident(TUESDAY, "key-lost", "SEP000000000003")] });
    expect(compareReports(reportOf(MONDAY, { incidents: [cluster] }), after, better).counts.new).toBe(1);
  });

  it("is not new where it was told with more of the cause before, nor is that gone", () => {
    const told = reportOf(MONDAY, { incidents: [incident(MONDAY, "key-lost", "SEP000000000003")] });
    const after = reportOf(TUESDAY, { incidents: [incident(TUESDAY, "lockout", "SEP000000000003")] });
    expect(outcomes(compareReports(told, after, better))).toEqual([
      "I-lockout SEP000000000003 not-testable",
      "I-key-lost SEP000000000003 not-testable",
    ]);
  });
});

describe("what is still there", () => {
  const both = (before: Parameters<typeof finding>[2], after: Parameters<typeof finding>[2], own: Own = {}) =>
    only(
      compareReports(
        reportOf(MONDAY, { findings: [finding(MONDAY, "tls-failed", before)] }),
        reportOf(TUESDAY, { findings: [finding(TUESDAY, "tls-failed", after)], ...own }),
      ),
    );
  const phones = (...digits: number[]) => ({ entities: { device: digits.map((digit) => `SEP00000000000${digit}`) } });

  it("says which phones are mended, which are not and which are new", () => {
    const item = both({ ...phones(1, 2), count: 40 }, { ...phones(2, 3), count: 40 });
    expect(item.devices).toEqual({
      new: ["SEP000000000003"],
      "still-there": ["SEP000000000002"],
      gone: ["SEP000000000001"],
      "not-testable": [],
    });
    expect(item.worse).toEqual(["devices"]);
  });

  it("does not call a phone gone or new that a full list may hold", () => {
    const gone = both({ ...phones(1, 2), count: 40 }, { ...phones(2), entitiesOmitted: { device: 1 }, count: 40 });
    expect(gone.devices.gone).toEqual([]);
    expect(gone.devices["not-testable"]).toEqual(["SEP000000000001"]);
    expect(gone.deviceReasons.after).toMatchObject([{ reason: "list-full" }]);
    const fresh = both({ ...phones(1), entitiesOmitted: { device: 1 }, count: 40 }, { ...phones(1, 2), count: 40 });
    expect(fresh.devices["not-testable"]).toEqual(["SEP000000000002"]);
    expect(fresh.worse).toEqual([]);
  });

  it("does not call a phone gone that another server's log may hold, and says so", () => {
    const item = only(
      compareReports(
        reportOf(MONDAY, {
          sources: [source(MONDAY, "ccm"), source(MONDAY, "ccm", { node: "CM2", path: "b" })],
          findings: [finding(MONDAY, "tls-failed", { ...phones(1, 2), count: 40, nodes: ["CM1", "CM2"] })],
        }),
        reportOf(TUESDAY, { findings: [finding(TUESDAY, "tls-failed", { ...phones(2), count: 40 })] }),
      ),
    );
    expect(item.devices).toMatchObject({ gone: [], "not-testable": ["SEP000000000001"] });
    expect(item.deviceReasons).toMatchObject({ before: [], after: [{ reason: "no-node", nodes: ["CM2"] }] });
  });

  it("does not call a phone gone that was not asked for", () => {
    const item = both({ ...phones(1, 2), count: 40 }, phones(2), { scan: { device: ["SEP000000000002"] } });
    expect(item.devices["not-testable"]).toEqual(["SEP000000000001"]);
    expect(item.deviceReasons.after).toMatchObject([{ reason: "filter-device" }]);
  });

  it("does not call a phone gone after less time than one phone takes to come back", () => {
    const half: Own = { sources: [source(TUESDAY, "ccm", { last: `${TUESDAY}T10:30:00.000` })] };
    expect(both({ ...phones(1, 2), count: 4 }, phones(2), half).devices["not-testable"]).toEqual(["SEP000000000001"]);
    expect(both({ ...phones(1, 2), count: 8 }, phones(2), half).devices.gone).toEqual(["SEP000000000001"]);
  });

  it("is worse where its level rose, and not where it fell", () => {
    expect(both({ level: "low" }, { level: "high" }).worse).toEqual(["level"]);
    expect(both({ level: "high" }, { level: "low" }).worse).toEqual([]);
  });

  it("says where all of it lies in time that both cover", () => {
    expect(both({}, {}).onlyInCommonTime).toBe(false);
    expect(both({}, { last: `${MONDAY}T11:00:00.000` }).onlyInCommonTime).toBe(true);
    expect(both({}, { last: "2006-07-16T11:00:00.000" }).onlyInCommonTime).toBe(false);
  });
});

describe("a finding that incidents tell whole", () => {
  const told = (day: string, phones: readonly string[], own: Parameters<typeof finding>[2] = {}) =>
    reportOf(day, {
      findings: [
        finding(day, "wrong-string", {
          count: 90,
          inIncidents: 90,
          logs: ["capf"],
          entities: { device: phones },
          ...own,
        }),
      ],
      incidents: [incident(day, "lockout", "SEP000000000001", { explained: { "F-wrong-string": 90 } })],
    });
  const toldBy = (before: ComparableReport, after: ComparableReport) =>
    compareReports(before, after).items.find(({ kind }) => kind === "finding")?.toldBy;
  const one = ["SEP000000000001"];

  it("is named under them, and not counted", () => {
    expect(toldBy(told(MONDAY, one), told(TUESDAY, one))).toEqual(["I-lockout SEP000000000001"]);
    expect(compareReports(told(MONDAY, one), told(TUESDAY, one)).counts["still-there"]).toBe(1);
    expect(toldBy(told(MONDAY, one), reportOf(TUESDAY))).toEqual(["I-lockout SEP000000000001"]);
  });

  it.each<[string, readonly string[], Parameters<typeof finding>[2]]>([
    ["is worse than before", ["SEP000000000001", "SEP000000000002"], {}],
    ["stands outside of incidents too", one, { inIncidents: 89 }],
    ["is worse than the incident", one, { level: "critical" }],
  ])("stands by itself where it %s", (_what, phones, own) => {
    expect(toldBy(told(MONDAY, one), told(TUESDAY, phones, own))).toEqual([]);
  });
});

test("two incidents of a rule about one phone are one item", () => {
  const twice = [
    incident(MONDAY, "lockout", "SEP000000000003", { first: `${MONDAY}T11:00:00.000`, last: `${MONDAY}T11:10:00.000` }),
    incident(MONDAY, "lockout", "SEP000000000003"),
  ];
  const { before } = only(compareReports(reportOf(MONDAY, { incidents: twice }), reportOf(TUESDAY)));
  expect(before).toMatchObject({ count: 2, first: `${MONDAY}T10:30:00.000`, last: `${MONDAY}T11:10:00.000` });
});

test.each([
  ["apart", MONDAY, TUESDAY],
  ["reversed", TUESDAY, MONDAY],
  ["overlap", MONDAY, MONDAY],
] as const)("the sides are %s", (order, before, after) => {
  expect(compareReports(reportOf(before), reportOf(after)).order).toBe(order);
});

test("times with an offset and times without are held against each other in the zone that is told", () => {
  const told = reportOf(MONDAY, {
    sources: [source(MONDAY, "ccm", { first: `${MONDAY}T10:00:00.000+09:00`, last: `${MONDAY}T12:00:00.000+09:00` })],
  });
  const untold = reportOf(MONDAY, {
    sources: [source(MONDAY, "ccm", { first: `${MONDAY}T06:00:00.000`, last: `${MONDAY}T09:00:00.000` })],
  });
  expect(compareReports(told, untold).order).toBe("reversed");
  expect(compareReports(untold, told).order).toBe("apart");
});

describe("any two reports", () => {
  const better = new Map([["lockout", ["key-lost", "other-rule"]]]);
  const report = (day: string): fc.Arbitrary<ComparableReport> =>
    fc
      .record({
        logs: fc.subarray(["ccm", "sdl", "capf", "ctl-client"] as const),
        minutes: fc.integer({ min: 0, max: 59 }),
        findings: fc.uniqueArray(
          fc.record({
            pattern: fc.constantFrom("a-b", "c-d", "e-f", "g-h"),
            level: fc.constantFrom("low" as const, "medium" as const, "high" as const),
            logs: fc.subarray(["ccm", "sdl", "capf"] as const),
            count: fc.integer({ min: 1, max: 90 }),
            devices: fc.subarray(["SEP000000000001", "SEP000000000002", "SEP000000000003"]),
            omitted: fc.nat(1),
            inIncidents: fc.nat(1),
          }),
          { selector: ({ pattern }) => pattern },
        ),
        incidents: fc.array(
          fc.tuple(fc.constantFrom("lockout", "key-lost", "other-rule"), fc.constantFrom("SEP1", "SEP2")),
        ),
        filters: fc.record({
          level: fc.constantFrom("low" as const, "high" as const),
          device: fc.constantFrom(null, ["SEP000000000001"]),
          interrupted: fc.constantFrom(false, false, false, true),
        }),
        sha256: fc.constantFrom("a", "a", "b"),
      })
      .map(({ logs, minutes, findings, incidents, filters, sha256 }) =>
        reportOf(day, {
          sha256,
          scan: filters,
          sources: logs.map((log) =>
            source(day, log, { last: `${day}T11:${String(minutes).padStart(2, "0")}:00.000` }),
          ),
          findings: findings.map(({ pattern, level, logs: own, count, devices, omitted, inIncidents }) =>
            finding(day, pattern, {
              level,
              logs: own,
              count,
              entities: { device: devices },
              entitiesOmitted: { device: omitted },
              inIncidents: inIncidents * count,
            }),
          ),
          incidents: incidents.map(([name, device]) => incident(day, name, device, { explained: { "F-a-b": 1 } })),
        }),
      );

  it("with themselves: nothing is new, gone or not testable", () => {
    fc.assert(
      fc.property(report(MONDAY), (one) => {
        const { items } = compareReports(one, one, better);
        expect(items.every(({ outcome, worse }) => outcome === "still-there" && worse.length === 0)).toBe(true);
      }),
    );
  });

  it("exchanged: new and gone are exchanged, the rest stays", () => {
    const MIRROR = { new: "gone", gone: "new", "still-there": "still-there", "not-testable": "not-testable" } as const;
    fc.assert(
      fc.property(report(MONDAY), report(TUESDAY), (a, b) => {
        const there = compareReports(a, b, better).items;
        const back = new Map(compareReports(b, a, better).items.map((item) => [item.id, item]));
        expect(back.size).toBe(there.length);
        for (const item of there) {
          const other = back.get(item.id);
          expect(other?.outcome).toBe(MIRROR[item.outcome]);
          expect(other?.before).toEqual(item.after);
          expect(other?.reasons).toEqual(item.reasons);
          expect(other?.devices.gone).toEqual(item.devices.new);
          expect(other?.devices["not-testable"]).toEqual(item.devices["not-testable"]);
          expect(other?.deviceReasons.before).toEqual(item.deviceReasons.after);
        }
      }),
    );
  });

  it("every finding, incident and phone of both has exactly one outcome", () => {
    fc.assert(
      fc.property(report(MONDAY), report(TUESDAY), (a, b) => {
        const { items, counts } = compareReports(a, b, better);
        const ids = items.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        const names = [a, b].flatMap((side) => [
          ...side.findings.map(({ pattern }) => `F-${pattern}`),
          ...side.incidents.map(({ rule: name, entity }) => `I-${name} ${entity}`),
        ]);
        expect(new Set(ids)).toEqual(new Set(names));
        for (const { id, devices, deviceReasons, outcome, reasons } of items) {
          const named = [a, b].flatMap(({ findings }) =>
            findings.filter(({ pattern }) => `F-${pattern}` === id).flatMap(({ entities }) => entities.device ?? []),
          );
          const told = Object.values(devices).flat();
          expect(new Set(told).size).toBe(told.length);
          if (id.startsWith("F-")) expect(new Set(told)).toEqual(new Set(named));
          expect(reasons.length > 0).toBe(outcome === "not-testable");
          const isOpen = outcome === "still-there" && devices["not-testable"].length > 0;
          expect(deviceReasons.before.length + deviceReasons.after.length > 0).toBe(isOpen);
        }
        const told = items.filter(({ toldBy }) => toldBy.length === 0);
        expect(Object.values(counts).reduce((sum, count) => sum + count)).toBe(told.length);
      }),
    );
  });
});
