/** Matches gathered into findings: counted once, bounded, and the same however the files were divided. */
import { describe, expect, it } from "vitest";
import { createGatherer, createTwinFinder, mergeFindings } from "../../src/detect/index.ts";
import { ENTITY_LIMIT, EVIDENCE_LIMIT, type Match, type Moment } from "../../src/model/index.ts";

const at = (second: number): Moment => ({
  localMs: 1e12 + second * 1000,
  offsetMin: null,
  basis: "line",
  inherited: false,
});
const match = (second: number, more: Partial<Match> = {}): Match => ({
  pattern: "thing-failed",
  path: "a.txt",
  log: "capf",
  node: "CM1",
  line: second + 1,
  offset: second * 100,
  recordOffset: second * 100,
  time: at(second),
  text: `line ${second}`,
  entities: {},
  alarm: null,
  ...more,
});
const gather = (matches: Match[]) => {
  const gatherer = createGatherer();
  const isTwin = createTwinFinder();
  for (const one of matches) gatherer.add(one, isTwin(one));
  return gatherer.result((moment) => moment);
};
const one = (matches: Match[]) => {
  const findings = mergeFindings([gather(matches)], 0);
  expect(findings.length).toBe(1);
  return findings[0] as (typeof findings)[number];
};

describe("findings", () => {
  it("count, and keep first and last", () => {
    const finding = one([match(5), match(1), match(9)]);
    expect(finding).toMatchObject({ count: 3, first: at(1), last: at(9), logs: ["capf"], nodes: ["CM1"] });
  });

  it("quote a few lines, one of each phone before two of the same", () => {
    const of = (second: number, device: string) => match(second, { entities: { device: [device] } });
    const many = [
      of(0, "SEP1"),
      of(1, "SEP1"),
      of(2, "SEP1"),
      of(3, "SEP1"),
      of(4, "SEP1"),
      of(5, "SEP2"),
      of(6, "SEP3"),
    ];
    const { evidence } = one(many);
    expect(evidence.length).toBe(EVIDENCE_LIMIT);
    expect(evidence.map(({ text }) => text)).toEqual(["line 0", "line 5", "line 6", "line 1", "line 2"]);
  });

  it("list names sorted, and say how many more there are", () => {
    const matches = Array.from({ length: ENTITY_LIMIT + 7 }, (_, n) =>
      match(n, { entities: { device: [`SEP${String(n).padStart(12, "0")}`] } }),
    );
    const finding = one(matches.reverse());
    expect(finding.entities.device?.length).toBe(ENTITY_LIMIT);
    expect(finding.entities.device?.[0]).toBe("SEP000000000000");
    expect(finding.entitiesOmitted).toEqual({ device: 7 });
  });

  it("count an alarm of two patterns once for each, whether or not their matches share it", () => {
    const prose = { form: "prose", says: "EndPointUnregistered 13 SEP1" } as const;
    const record = { form: "record", says: "EndPointUnregistered 13 SEP1" } as const;
    const both = (second: number, alarm: Match["alarm"]) =>
      ["a-failed", "b-failed"].map((pattern) => match(second, { pattern, alarm }));
    const shared = [...both(0, prose), ...both(0, record), ...both(60, prose), ...both(60, record)];
    const apart = shared.map((one) => ({ ...one, alarm: one.alarm && { ...one.alarm } }));
    expect(mergeFindings([gather(shared)], 0).map(({ count }) => count)).toEqual([2, 2]);
    expect(gather(shared)).toEqual(gather(apart));
  });

  it("count an alarm once that is printed as prose and as a record, in either order and with others between", () => {
    const alarm = (second: number, form: "prose" | "record", device: string) =>
      match(second, {
        alarm: { form, says: `EndPointTransientConnection 10 ${device}` },
        entities: { device: [device] },
      });
    expect(
      one([alarm(0, "prose", "A"), alarm(0, "prose", "B"), alarm(0, "record", "A"), alarm(1, "record", "B")]).count,
    ).toBe(2);
    expect(one([alarm(0, "record", "A"), alarm(0, "prose", "A")]).count).toBe(1);
    expect(
      one([alarm(0, "prose", "A"), alarm(0, "prose", "A"), alarm(0, "record", "A"), alarm(0, "record", "A")]).count,
    ).toBe(2);
    expect(one([alarm(0, "prose", "A"), alarm(60, "record", "A")]).count).toBe(2);
  });

  it("give the same when files are merged one by one or all at once", () => {
    const files = ["a", "b", "c"].map((path, n) =>
      gather([match(n, { path, entities: { device: [`SEP${n}`] } }), match(n + 10, { path, node: path })]),
    );
    const again = ["a", "b", "c"].map((path, n) =>
      gather([match(n, { path, entities: { device: [`SEP${n}`] } }), match(n + 10, { path, node: path })]),
    );
    expect(mergeFindings(files, 0)).toEqual(mergeFindings(again, 0));
    expect(mergeFindings(files, 0)[0]).toMatchObject({ count: 6, nodes: ["CM1", "a", "b", "c"] });
  });
});
