import { expect, it } from "vitest";
import type { Match } from "../../src/model/index.ts";
import { createMatchSet } from "../../src/report/match-set.ts";

const match: Match = {
  pattern: "lsc-expired",
  path: "ccm1.txt",
  log: "ccm",
  node: null,
  line: 3,
  offset: 120,
  recordOffset: 100,
  time: null,
  text: "text",
  entities: {},
  alarm: null,
};

it("a match and its copies count once", () => {
  const set = createMatchSet();
  expect(set.add(match)).toBe(true);
  expect(set.add(match)).toBe(false);
  expect(set.add({ ...match })).toBe(false);
});

it.each([{ path: "ccm2.txt" }, { recordOffset: 90 }, { offset: 130 }, { pattern: "lsc-invalid" }, { text: "other" }])(
  "is another match with %o",
  (other) => {
    const set = createMatchSet();
    set.add(match);
    expect(set.add({ ...match, ...other })).toBe(true);
  },
);
