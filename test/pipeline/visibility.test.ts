/** Whether the story of a rule could have been seen, by logs, times, trace levels and what could not be read. */
import { describe, expect, it } from "vitest";
import type { IncidentRule, LogName, Pattern, Problem, TraceFile } from "../../src/model/index.ts";
import { traceDetail } from "../../src/parse/index.ts";
import { coverageEnds, type RuleEvidence, ruleCoverage } from "../../src/pipeline/rule-coverage.ts";
import { silences } from "../../src/pipeline/silences.ts";
import { rule, step } from "../correlate/arbitraries.ts";

const hour = 3_600_000;
const moment = (hours: number) => ({ localMs: hours * hour, offsetMin: 0, basis: "line" as const, inherited: false });

function source(log: LogName | null, from: number, to: number, more: Partial<TraceFile> = {}) {
  const file: TraceFile = {
    path: `${more.node ?? "N"}/${log}.txt`,
    log,
    node: "N",
    format: log === "sdl" ? "sdl" : "sdi",
    encoding: "ascii",
    version: null,
    detail: null,
    modifiedMs: null,
    ...more,
  };
  return { file, first: moment(from), last: moment(to) };
}

const patterns = new Map(
  Object.entries({ "of-capf": ["capf"], "of-sdl": ["sdl", "ccm"], "of-client": ["ctl-client"], card: [] }).map(
    ([id, logs]) => [id, { id, logs } as unknown as Pattern],
  ),
);
const two = rule({ type: "temporal", steps: [step(["of-capf"]), step(["of-sdl"])], timespanMs: hour });

function judge(given: IncidentRule, sources: RuleEvidence["sources"], more: Partial<RuleEvidence> = {}) {
  const evidence = {
    sources,
    gaps: [],
    problems: [],
    expected: ["capf", "sdl", "ccm"] as const,
    onlyLogs: [],
    assumedOffsetMin: 0,
  };
  const [told] = ruleCoverage([given], patterns, { ...evidence, ...more });
  return told === undefined
    ? null
    : [told.status, ...told.reasons.map(({ reason, logs }) => `${reason} ${logs.join(" ")}`)];
}

describe("a rule", () => {
  const all = [source("capf", 8, 12), source("sdl", 8, 12), source("ccm", 8, 12)];

  it("is visible when all of its logs were read, at the same time and in detail", () => {
    expect(judge(two, all)).toEqual(["visible"]);
  });

  it("is blind when none of the logs of a step was read", () => {
    expect(judge(two, [source("sdl", 8, 12), source("ccm", 8, 12)])).toEqual(["blind", "no-log capf"]);
    expect(judge(two, [...all.slice(1), source(null, 8, 12)])).toEqual(["blind", "no-log capf"]);
    expect(judge(rule({ type: "event_count", steps: [step(["card"])] }), all)).toEqual(["blind"]);
  });

  it("is seen partly when another log could have shown a step too, where such servers have it", () => {
    expect(judge(two, all.slice(0, 2))).toEqual(["partly", "no-log ccm"]);
    expect(judge(two, all.slice(0, 2), { expected: ["capf", "sdl"] })).toEqual(["visible"]);
  });

  it("is blind when the logs of two steps are too far apart in time for it", () => {
    expect(judge(two, [source("capf", 8, 9), source("sdl", 11, 12)])).toEqual(["blind", "no-overlap ccm sdl capf"]);
    expect(judge(two, [source("capf", 8, 10), source("sdl", 11, 12), source("ccm", 11, 12)])).toEqual(["visible"]);
    expect(
      judge({ ...two, timespanMs: null }, [source("capf", 1, 2), source("sdl", 11, 12), source("ccm", 1, 2)]),
    ).toEqual(["visible"]);
  });

  it("is seen partly through a low trace level, a gap, or a file that ends early", () => {
    const low = [source("capf", 8, 12, { detail: "low" }), ...all.slice(1)];
    expect(judge(two, low)).toEqual(["partly", "low-trace-level capf"]);
    const gaps = [{ path: "N/sdl.txt", from: moment(9), to: moment(10) }];
    expect(judge(two, all, { gaps })).toEqual(["partly", "gap sdl"]);
    const problem = (kind: Problem["kind"]): Problem => ({ path: "N/ccm.txt", kind, detail: {} });
    expect(judge(two, all, { problems: [problem("truncated-archive")] })).toEqual(["partly", "cut-short ccm"]);
    expect(judge(two, all, { problems: [problem("still-written")] })).toEqual(["visible"]);
  });

  it("is seen partly when the log that could end its count was not read", () => {
    const reset = rule({
      type: "event_count",
      steps: [step(["of-capf"])],
      resetOn: ["of-client"],
      condition: { field: null, gte: 2, lt: null },
    });
    expect(judge(reset, [source("capf", 8, 12)], { expected: ["capf", "ctl-client"] })).toEqual([
      "partly",
      "no-log ctl-client",
    ]);
  });

  it("is no matter where --log left its logs out", () => {
    expect(judge(two, [source("sdl", 8, 12)], { onlyLogs: ["sdl"] })).toBeNull();
    expect(judge(two, all, { onlyLogs: ["sdl", "capf"] })).not.toBeNull();
  });
});

describe("up to when a pattern could have been seen", () => {
  it("is the end of its logs, or of files that may be any log", () => {
    const end = coverageEnds(
      [...patterns.values()],
      [source("capf", 8, 12), source("sdl", 8, 10), source("ccm", 8, 11)],
      0,
    );
    expect(end("of-capf", [])).toBe(12 * hour);
    expect(end("of-sdl", [])).toBe(11 * hour);
    expect(end("of-sdl", ["sdl"])).toBe(10 * hour);
    expect(end("of-sdl", ["capf"])).toBeNull();
    expect(end("of-client", [])).toBeNull();
    expect(coverageEnds([...patterns.values()], [source(null, 8, 9)], 0)("of-client", ["ctl-client"])).toBe(9 * hour);
  });
});

describe("silent logs", () => {
  it("are steady logs that begin late or stop early beside the other logs of their server", () => {
    const sources = [
      source("sdl", 9, 11),
      source("ccm", 8, 12),
      source("tftp", 8, 12.1),
      source("sdl", 6, 7, { node: "M" }),
    ];
    expect(
      silences(sources, 0).map(({ log, node, from, to }) => [log, node, from.localMs / hour, to.localMs / hour]),
    ).toEqual([
      ["sdl", "N", 8, 9],
      ["sdl", "N", 11, 12.1],
    ]);
  });

  it("are not those that write only now and then, nor the record of an installation", () => {
    expect(silences([source("capf", 9, 9.1), source("sdl", 8, 12), source("https", 1, 2)], 0)).toEqual([]);
  });
});

describe("the trace level", () => {
  const lines = (count: number, text: (index: number) => string) =>
    Array.from({ length: count }, (_, n) => text(n)).join("\n");
  const sdl = (kind: string) => (n: number) => `0000${1000 + n}.000 |10:00:00.${100 + (n % 900)} |${kind} |text`;
  const capf = (text: string) => (n: number) => `01/17/2006 10:00:00.${100 + (n % 900)} CAPF|${text}`;

  it("is told by what detailed traces hold", () => {
    expect(traceDetail(lines(60, sdl("SdlSig   ")), "sdl", "sdl")).toBe("full");
    expect(traceDetail(lines(60, sdl("AppInfo  ")), "sdl", "sdl")).toBe("low");
    expect(traceDetail(lines(60, capf("   debug 3:waiting")), "sdi", "capf")).toBe("full");
    expect(traceDetail(lines(60, capf("<--CCAPF::Run")), "sdi", "capf")).toBe("full");
    expect(traceDetail(lines(60, capf("error")), "sdi", "capf")).toBe("low");
  });

  it("is not told of few records, nor of logs that have no such detail", () => {
    expect(traceDetail(lines(20, sdl("AppInfo  ")), "sdl", "sdl")).toBeNull();
    expect(traceDetail(lines(60, capf("anything")), "sdi", "tftp")).toBeNull();
    expect(traceDetail("", "plain", null)).toBeNull();
  });
});
