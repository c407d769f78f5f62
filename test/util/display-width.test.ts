import fc from "fast-check";
import { expect, test } from "vitest";
import { clusters, displayWidth, padEnd, padStart, shorten } from "../../src/util/display-width.ts";

test.each([
  ["", 0],
  ["trace", 5],
  ["トレース", 8],
  ["ﾄﾚｰｽ", 4],
  ["ＣＴＬ", 6],
  ["CTL ファイル", 12],
  ["、。「」", 8],
  ["e\u0301", 1],
  ["が", 2],
  ["か\u3099", 2],
  ["😀", 2],
  ["…", 1],
  ["✓", 1],
  ["␛", 1],
  ["한글", 4],
  ["\u1112\u1161\u11ab", 2],
])("%j takes %d columns", (text, width) => {
  expect(displayWidth(text)).toBe(width);
});

test.each([
  ["short", 10, "short"],
  ["exactly ten", 11, "exactly ten"],
  ["one too many", 11, "one too ma…"],
  ["blank before cut", 6, "blank…"],
  ["認証文字列", 10, "認証文字列"],
  ["認証文字列", 9, "認証文字…"],
  ["認証文字列", 8, "認証文…"],
  ["e\u0301e\u0301e\u0301", 2, "e\u0301…"],
])("%j in %d columns is %j", (text, width, expected) => {
  expect(shorten(text, width)).toBe(expected);
});

test("padding counts columns, not characters", () => {
  expect(padEnd("ログ", 6)).toBe("ログ  ");
  expect(padStart("ログ", 6)).toBe("  ログ");
  expect(padEnd("too long", 3)).toBe("too long");
});

test("clusters lose nothing and their widths add up", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("a", "認", "\u0301", "ｶ", "\u3099", " ", "😀") }), (text) => {
      const parts = clusters(text);
      expect(parts.map((part) => part.text).join("")).toBe(text);
      expect(parts.reduce((sum, part) => sum + part.width, 0)).toBe(displayWidth(text));
    }),
  );
});

test("a shortened text never exceeds its width", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 30 }), (text, width) => {
      expect(displayWidth(shorten(text, width))).toBeLessThanOrEqual(width);
    }),
  );
});
