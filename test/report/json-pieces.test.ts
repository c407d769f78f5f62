/** However a value is cut in pieces, together they are what JSON.stringify makes of it. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Report } from "../../src/model/index.ts";
import { buildReport, renderJson } from "../../src/report/index.ts";
import { jsonPieces } from "../../src/report/json-pieces.ts";
import { INPUT } from "./fixed-input.ts";
import { jsonText } from "./json-text.ts";

const joined = (value: object) => [...jsonPieces(value)].join("");

test.each<[what: string, value: object]>([
  ["nothing", {}],
  ["an empty list", []],
  [
    "empty lists and objects at any depth",
    { a: [], b: {}, c: { d: [], e: {}, f: { g: [], h: {} } }, i: [[], {}, [[]]] },
  ],
  ["lists in lists", [[1, [2, [3, [4, { a: [5, { b: 6 }] }]]]], []]],
  ["objects in objects", { a: { b: { c: { d: { e: [1, { f: 2 }] } } } } }],
  [
    "fields that are not there",
    { a: undefined, b: { c: undefined }, d: { e: undefined, f: 1 }, g: { h: { i: undefined } } },
  ],
  ["items that are not there", { a: [undefined, null, 1], b: { c: [undefined] }, d: [{ e: undefined }] }],
  ["numbers, yes and no", { a: [0, -0, 1.5, 1e21, Number.NaN, true, false, null], b: null, c: 7 }],
  [
    "brackets, commas and line ends in texts",
    { "[": ["]", ",\n", "}\n]", "  "], "}": { '"': "{\n  [", "\\": ["\r\n"] } },
  ],
  ["an odd key", JSON.parse('{"__proto__": {"a": [1]}, "": {"": ""}, "2": 1, "1": 2}')],
  ["halves of pairs", { a: ["\ud83d", "\ude00"], b: { "\ud83d": "\ude00\ud83d" }, c: [["\u{1f600}"]] }],
])("%s", (_what, value) => {
  expect(joined(value)).toBe(JSON.stringify(value, null, 2));
});

test("any plain value", () => {
  const anything = fc.anything({ withNullPrototype: false, maxDepth: 6, key: fc.string({ unit: "binary" }) });
  const value = fc.oneof(fc.array(anything), fc.dictionary(fc.string({ unit: "binary" }), anything));
  fc.assert(
    fc.property(value, (own) => {
      expect(joined(own)).toBe(JSON.stringify(own, null, 2));
    }),
    { numRuns: 500 },
  );
});

describe("a report longer than one piece", () => {
  // What a terminal would obey or hide stands at every place of a piece, also at its border.
  const UNSEEN = [
    "\u007f",
    "\u0085",
    "\u009b31m",
    "\u00ad",
    "\u202e",
    "\u2028",
    "\u2029",
    "\ufeff",
    "\u{e0041}",
    "\ud83d",
  ];
  const SEEN = ["é", "日本", "\u{1f600}", "\\", '"', "\t"];
  const said = [...UNSEEN, ...SEEN];
  const problems = Array.from({ length: 2_000 }, (_, at) => ({
    path: `${"x".repeat(at % 97)}${at % 5 === 0 ? said[(at / 5) % said.length] : ""}`,
    kind: "no-time" as const,
    detail: {},
  }));
  const report = buildReport({ ...INPUT, problems });

  test("is the same text as in one piece, with the same escapes", () => {
    const whole = JSON.stringify(report, null, 2).replace(/[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
      character
        .split("")
        .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
        .join(""),
    );
    expect(jsonText(report)).toBe(`${whole}\n`);
  });

  test("is never there as a whole", () => {
    const pieces = [...renderJson(report)];
    expect(pieces.length).toBeGreaterThan(4);
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(2 ** 17);
  });

  test("is made only as far as it is asked for", () => {
    const unread = {
      ...(report.problems[0] as Report["problems"][number]),
      get message(): string {
        throw new Error("read too early");
      },
    };
    const broken = { ...report, problems: [...report.problems, unread] };
    expect(() => jsonText(broken)).toThrow("read too early");
    expect(() => renderJson(broken).next()).not.toThrow();
  });
});
