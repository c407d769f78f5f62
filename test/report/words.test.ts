import { describe, expect, test } from "vitest";
import { LANGUAGES, PROBLEM_KINDS, type Problem, RULE_BLIND_REASONS } from "../../src/model/index.ts";
import { WORDS } from "../../src/report/index.ts";
import { REASONS } from "../../src/report/words/detail.ts";

const FULL: Problem["detail"] = {
  reason: "EIO",
  expected: 12_345,
  actual: 400,
  name: "../../etc/passwd",
  limit: 1000,
  other: "case/a.txt",
  count: 12,
  pattern: "some-pattern",
  bytes: 65_536,
  encoding: "cp932",
};

describe.each(LANGUAGES)("%s", (lang) => {
  const words = WORDS[lang];

  test.each(PROBLEM_KINDS)("%s has a name and a whole message, with details and without", (kind) => {
    const { name, message } = words.problems[kind];
    for (const text of [name, message(FULL), message({})]) {
      expect(text.trim()).not.toBe("");
      expect(text).not.toMatch(/undefined|null|NaN|\[object|\(\)|（）/);
      expect(text).not.toMatch(/ {2}| [.,;]|^ | $/);
    }
    expect(message(FULL)).toMatch(/[.。]$/);
    expect(
      message(FULL)
        .split(/[.。](?:\s|$)|。/)
        .filter((part) => part !== "").length,
    ).toBeLessThanOrEqual(3);
  });

  test("every detail a kind carries is said", () => {
    const said = (kind: Problem["kind"], detail: Problem["detail"]) => words.problems[kind].message(detail);
    expect(said("unreadable", { reason: "EIO" })).toContain("EIO");
    expect(said("shrank", { expected: 12_345, actual: 400 })).toMatch(/12,345.*400/);
    expect(said("damaged-archive", { reason: "bad CRC" })).toContain("bad CRC");
    expect(said("not-read", { bytes: 65_536 })).toContain("65,536");
    expect(said("not-read", { bytes: 0 })).toBe(said("not-read", {}));
    expect(said("wrong-encoding", { encoding: "cp932" })).toContain("cp932");
    expect(said("unsafe-name", { name: "../x" })).toContain("../x");
    expect(said("archive-ratio", { limit: 1000 })).toContain("1,000");
    expect(said("archive-size", { limit: 10_000_000 })).toContain("10,000,000");
    expect(said("archive-depth", { limit: 4 })).toContain("4");
    expect(said("archive-entries", { limit: 100_000 })).toContain("100,000");
    expect(said("same-file", { other: "case/a.txt" })).toContain("case/a.txt");
    expect(said("garbled-text", { count: 12 })).toContain("12");
    expect(said("nul-run", { count: 4096 })).toContain("4,096");
    expect(said("long-line", { count: 70_000 })).toContain("70,000");
    expect(said("pattern-gave-up", { pattern: "some-pattern" })).toContain("some-pattern");
  });

  test("a known reason has words, an unknown one is shown as it is", () => {
    const said = (reason: string) => words.problems.unreadable.message({ reason });
    for (const reason of REASONS) {
      expect(said(reason)).toMatch(/[(（][^)）]+[)）]/);
      if (reason.startsWith("E")) expect(said(reason)).toContain(`: ${reason}`);
      else expect(said(reason)).not.toMatch(new RegExp(`[(（]${reason}[)）]`));
    }
    expect(said("odd-code")).toContain(lang === "en" ? " (odd-code)" : "（odd-code）");
    expect(said("constructor")).toContain("constructor");
  });

  test("copying again is not advised where it does not help", () => {
    const { unreadable, "damaged-archive": damaged } = words.problems;
    expect(unreadable.message({ reason: "unsupported-7z" })).toMatch(/Unpack it|展開して/);
    expect(damaged.message({ reason: "checksum" })).toMatch(/Copy or|コピーまたは/);
    expect(unreadable.message({ reason: "bad-name" })).toMatch(/Rename|名前を変更/);
  });

  test("no word is empty", () => {
    for (const table of [
      words.levels,
      words.confidences,
      words.statuses,
      words.dateBases,
      words.logs,
      words.entities,
      words.blindReasons,
      words.headings,
      words.rowLabels,
      words.columns,
      words.incidents.headings,
      words.incidents.stages,
      words.incidents.stageStatuses,
      words.incidents.units,
      words.incidents.clocks.certainties,
    ]) {
      for (const word of Object.values(table)) expect(word).not.toBe("");
    }
  });
});

describe.each(LANGUAGES)("incidents in %s", (lang) => {
  const { incidents } = WORDS[lang];

  test.each([
    [0, 1, 3],
    [1, 0, 1],
    [2, 1, 3],
    [1_234, 5_678, 9_999],
  ])("%d rules that could not be seen and %d only in part, of %d, make a whole sentence", (blind, partly, all) => {
    for (const text of [incidents.rulesNotSeen(blind, partly, all), incidents.blindRules(blind, all)]) {
      expect(text).not.toMatch(/undefined|NaN|\d{4}| {2}/);
      expect(text).toMatch(/[.:。]$/);
    }
    if (blind > 0) expect(incidents.rulesNotSeen(blind, partly, all)).toContain(blind.toLocaleString("en"));
  });

  test("every reason names its logs", () => {
    for (const reason of RULE_BLIND_REASONS) expect(incidents.reasons[reason]("XYZ")).toContain("XYZ");
  });
});

test("both languages say everything, and do not say the same", () => {
  expect(Object.keys(WORDS.ja.say)).toEqual(Object.keys(WORDS.en.say));
  expect(Object.keys(WORDS.ja.incidents)).toEqual(Object.keys(WORDS.en.incidents));
  for (const kind of PROBLEM_KINDS) {
    expect(WORDS.ja.problems[kind].message(FULL)).toMatch(/[ぁ-ん]/);
    expect(WORDS.en.problems[kind].message(FULL)).toMatch(/^[ -~]*$/);
  }
});

test.each([
  [["A"], "A", "A"],
  [["A", "B"], "A and B", "A、B"],
  [["A", "B", "C"], "A, B and C", "A、B、C"],
  [[], "", ""],
])("a list of %j", (items, en, ja) => {
  expect(WORDS.en.say.list(items)).toBe(en);
  expect(WORDS.ja.say.list(items)).toBe(ja);
});
