/** JSON of strangers: read as ever, but never so much of it that it fills the memory. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { parseForeignJson } from "../../src/util/foreign-json.ts";

it("reads what JSON.parse reads", () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 8 }), (text) => {
      expect(parseForeignJson(text)).toEqual(JSON.parse(text));
    }),
  );
});

it.each([
  ['"[[[[\\"[[[["', '[[[["[[[['],
  ['["\\\\",[1]]', ["\\", [1]]],
])("takes brackets in strings for what they are: %s", (text, value) => {
  expect(parseForeignJson(text)).toEqual(value);
});

it.each(["", "{", '"', '"\\', '{"a":', "]", "[,]"])("refuses what is none: %j", (text) => {
  expect(() => parseForeignJson(text)).toThrow(SyntaxError);
});

it("refuses what nests too deep or holds too much, before it costs anything", () => {
  const deep = 1_000_000;
  expect(() => parseForeignJson("[".repeat(deep))).toThrow("too much JSON");
  expect(() => parseForeignJson(`${"[".repeat(65)}${"]".repeat(65)}`)).toThrow("too much JSON");
  expect(parseForeignJson(`${"[".repeat(64)}${"]".repeat(64)}`)).toHaveLength(1);
  expect(() => parseForeignJson(`[${"0,".repeat(10_000_000)}0]`)).toThrow("too much JSON");
});
