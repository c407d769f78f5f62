import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Finding } from "../../src/model/index.ts";
import { buildReport, type ReportInput } from "../../src/report/index.ts";
import { at, INPUT } from "./fixed-input.ts";
import { jsonText } from "./json-text.ts";

const ids = (input: ReportInput) => buildReport(input).findings.map((finding) => finding.pattern);
const finding = (pattern: string, own: Partial<Finding>): Finding => ({
  pattern,
  logs: [],
  count: 1,
  first: at("10:00:00.000"),
  last: at("10:00:00.000"),
  entities: {},
  entitiesOmitted: {},
  nodes: [],
  evidence: [],
  ...own,
});

describe("order", () => {
  test("the worst finding comes first, whatever its count", () => {
    expect(ids(INPUT)).toEqual(["ccm-x509-name-mismatch", "ctl-client-ssl-handshake", "tftp-ctl-file-nak"]);
  });

  test("in one level the most frequent, then the earliest, then the id decides", () => {
    const findings = [
      finding("srst-port-invalid", { count: 3, first: null }),
      finding("capf-key-failed", { count: 3, first: at("10:00:00.000") }),
      finding("capf-auth-string-wrong", { count: 7, first: at("11:00:00.000") }),
    ];
    expect(ids({ ...INPUT, findings })).toEqual(["capf-auth-string-wrong", "capf-key-failed", "srst-port-invalid"]);
    const alike = ["srst-port-invalid", "capf-key-failed"].map((pattern) => finding(pattern, {}));
    expect(ids({ ...INPUT, findings: alike })).toEqual(["capf-key-failed", "srst-port-invalid"]);
  });

  test("known zones are compared as points in time", () => {
    const findings = [
      finding("capf-auth-string-wrong", { first: at("10:00:00.000", { offsetMin: -240 }) }),
      finding("capf-key-failed", { first: at("12:00:00.000", { offsetMin: 0 }) }),
    ];
    expect(ids({ ...INPUT, findings })).toEqual(["capf-key-failed", "capf-auth-string-wrong"]);
  });

  test("any order of the input gives the same bytes", () => {
    const expected = jsonText(buildReport(INPUT));
    const shuffled = <T>(items: readonly T[]) =>
      fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
    const inputs = fc.record({
      files: shuffled(INPUT.files),
      findings: shuffled(INPUT.findings),
      logs: shuffled(INPUT.coverage.logs),
      blind: shuffled(INPUT.coverage.blind),
      problems: shuffled(INPUT.problems),
    });
    fc.assert(
      fc.property(inputs, ({ files, findings, logs, blind, problems }) => {
        const turned = findings.map((one) => ({
          ...one,
          logs: [...one.logs].reverse(),
          nodes: [...one.nodes].reverse(),
          evidence: [...one.evidence].reverse(),
          entities: Object.fromEntries(Object.entries(one.entities).reverse()),
        }));
        const coverage = { ...INPUT.coverage, logs, blind };
        expect(jsonText(buildReport({ ...INPUT, files, findings: turned, coverage, problems }))).toBe(expected);
      }),
    );
  });

  test("problems stand by path, then place, then kind", () => {
    const problems = [
      { path: "b", kind: "no-time" as const, detail: {} },
      { path: "a", kind: "nul-run" as const, detail: {}, offset: 9 },
      { path: "a", kind: "garbled-text" as const, detail: {}, offset: 9 },
      { path: "a", kind: "undated" as const, detail: {} },
    ];
    const worded = buildReport({ ...INPUT, problems }).problems;
    expect(worded.map(({ path, kind }) => `${path} ${kind}`)).toEqual([
      "a undated",
      "a garbled-text",
      "a nul-run",
      "b no-time",
    ]);
    expect(worded.map((problem) => "offset" in problem)).toEqual([false, true, true, false]);
  });
});

describe("what is said", () => {
  test("findings below the level are left out and counted", () => {
    const report = buildReport({ ...INPUT, scan: { ...INPUT.scan, level: "high" } });
    expect(report.findings.map((one) => one.level)).toEqual(["critical", "high"]);
    expect(report.hidden).toEqual({
      belowLevel: { informational: 1, low: 1 },
      outsideTime: 17,
      otherDevice: 0,
      noDevice: 0,
      untimed: 1,
      incidentsBelowLevel: {},
      incidentsOtherDevice: 0,
      otherLog: 0,
    });
  });

  test("the words are those of the language", () => {
    const report = buildReport({ ...INPUT, scan: { ...INPUT.scan, lang: "ja" } });
    expect(report.findings[0]?.title).toBe("電話機の証明書にある名前がデバイス名と一致しない");
    expect(report.problems[0]?.message).toMatch(/。$/);
  });

  test("times are ISO 8601, or as the caller writes them", () => {
    expect(buildReport(INPUT).findings[0]?.first).toBe("2006-07-21T13:15:39.763");
    const shown = buildReport({ ...INPUT, showTime: (moment) => `T${moment.localMs}` });
    expect(shown.findings[0]?.first).toBe(`T${Date.parse("2006-07-21T13:15:39.763Z")}`);
    expect(shown.coverage.gaps[0]?.from).toMatch(/^T\d+$/);
  });

  test("the basis of a date stands beside it", () => {
    const report = buildReport(INPUT);
    expect(report.sources.map((source) => source.dateFrom)).toEqual(["line", "line", "line", "line", null, "line"]);
    expect(report.findings[2]?.evidence.map((evidence) => evidence.dateFrom)).toEqual(["modified", null]);
  });

  test("a finding without its pattern is a bug", () => {
    expect(() => buildReport({ ...INPUT, patterns: new Map() })).toThrow(/pattern that was not given/);
  });
});
