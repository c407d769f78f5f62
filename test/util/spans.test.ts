import { describe, expect, it, test } from "vitest";
import { clipSpans, cutSpans, lengthOf, mergeSpans, touches } from "../../src/util/spans.ts";

const span = (from: number, to: number) => ({ from, to });

test("mergeSpans puts in order and joins what touches", () => {
  expect(mergeSpans([span(5, 6), span(0, 2), span(2, 3), span(1, 2)])).toEqual([span(0, 3), span(5, 6)]);
  expect(mergeSpans([])).toEqual([]);
});

test("clipSpans keeps what lies between the bounds", () => {
  expect(clipSpans([span(0, 3), span(5, 9)], 2, 7)).toEqual([span(2, 3), span(5, 7)]);
  expect(clipSpans([span(0, 3)], 4, 7)).toEqual([]);
});

describe("cutSpans", () => {
  it.each([
    [span(1, 2), [span(0, 1), span(2, 4)]],
    [span(-1, 1), [span(1, 4)]],
    [span(3, 9), [span(0, 3)]],
    [span(-1, 9), []],
    [span(4, 9), [span(0, 4)]],
  ])("of 0 to 4 without %j", (hole, left) => {
    expect(cutSpans([span(0, 4)], [hole])).toEqual(left);
  });
});

test("lengthOf and touches", () => {
  expect(lengthOf([span(0, 3), span(5, 9)])).toBe(7);
  expect(touches(span(0, 1), span(1, 2))).toBe(true);
  expect(touches(span(0, 1), span(2, 3))).toBe(false);
});
