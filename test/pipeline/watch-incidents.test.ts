/** Incidents are told once and again when there is more to them, also when memory no longer holds all of them. */
import { expect, it } from "vitest";
import type { ReportIncident } from "../../src/model/index.ts";
import { createIncidentTeller, type ToldIncidents } from "../../src/pipeline/watch-incidents.ts";

const at = (minute: number): string => new Date(Date.UTC(2006, 0, 17, 10, minute)).toISOString().slice(0, -1);
const msAt = (minute: number): number => Date.UTC(2006, 0, 17, 10, minute);

function incident(id: string, first: number, last: number, changes: Partial<ReportIncident> = {}): ReportIncident {
  return {
    id,
    rule: "lockout",
    title: "Locked out",
    level: "high",
    confidence: "observed",
    entity: "SEP1",
    group: [{ key: "device", name: "SEP1" }],
    first: at(first),
    last: at(last),
    devices: ["SEP1"],
    devicesOmitted: 0,
    nodes: [],
    findings: [],
    explained: {},
    guide: [],
    cause: "cause",
    action: "action",
    verify: "verify",
    outlook: "outlook",
    facts: {},
    factLabels: {},
    clues: [],
    undecided: false,
    openAt: null,
    timeline: [],
    timelineOmitted: 0,
    ...changes,
  };
}

/** A teller, and a round in which nothing is held back. */
function begin(): { told: ToldIncidents; round: (now: readonly ReportIncident[], forgottenTo?: number) => string[] } {
  const told: ToldIncidents = new Map();
  const teller = createIncidentTeller(told);
  let nowMs = 0;
  return {
    told,
    round(now, forgottenTo) {
      nowMs += 60_000;
      const forgottenToMs = forgottenTo === undefined ? null : msAt(forgottenTo);
      return teller
        .tell(now, { nowMs, watermarkMs: Number.POSITIVE_INFINITY, forgottenToMs, assumedOffsetMin: 0, isFinal: false })
        .map(({ state, id, first, last }) => `${state} ${id} ${first?.slice(14, 16)}-${last?.slice(14, 16)}`);
    },
  };
}

it("takes back what a later record tells otherwise", () => {
  const { round } = begin();
  expect(round([incident("I-lockout-SEP1", 0, 5)])).toEqual(["new I-lockout-SEP1 00-05"]);
  expect(round([incident("I-lockout-SEP1", 0, 7)])).toEqual(["changed I-lockout-SEP1 00-07"]);
  expect(round([])).toEqual(["gone I-lockout-SEP1 00-07"]);
});

it("takes nothing back, and tells nothing again, because matches were forgotten", () => {
  const { round, told } = begin();
  const [a, b, c] = [
    incident("I-lockout-SEP1", 0, 5),
    incident("I-lockout-SEP1-2", 10, 15),
    incident("I-lockout-SEP1-3", 20, 25),
  ];
  expect(round([a, b, c])).toHaveLength(3);
  // The first is forgotten, of the second a part; the report counts anew.
  const [rest, third] = [incident("I-lockout-SEP1", 13, 15), incident("I-lockout-SEP1-2", 20, 25)];
  expect(round([rest, third], 12)).toEqual([]);
  expect(round([third], 15)).toEqual([]);
  // More of the third, and a fourth.
  const [more, fourth] = [incident("I-lockout-SEP1", 22, 27), incident("I-lockout-SEP1-2", 30, 31)];
  expect(round([more, fourth], 21)).toEqual(["changed I-lockout-SEP1-3 20-27", "new I-lockout-SEP1-4 30-31"]);
  // What was seen whole is still taken back.
  expect(round([more], 21)).toEqual(["gone I-lockout-SEP1-4 30-31"]);
  expect([...told.keys()].sort()).toEqual(["I-lockout-SEP1", "I-lockout-SEP1-2", "I-lockout-SEP1-3"]);
});

it("keeps no texts of what is only remembered", () => {
  const { round, told } = begin();
  const long = Array.from({ length: 20 }, (_, line) => ({
    line,
    text: "x".repeat(300),
  })) as unknown as ReportIncident["timeline"];
  for (let minute = 0; minute < 20; minute += 2)
    round([incident(`I-lockout-SEP1-${minute + 2}`, minute, minute, { timeline: long })], minute);
  round([], 30);
  expect(told.size).toBe(10);
  expect(JSON.stringify([...told]).length).toBeLessThan(10_000);
});
