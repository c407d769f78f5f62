/** What somebody meant who mistyped a word. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editDistance, nearest } from "../../src/util/nearest.ts";

const LEVELS = ["informational", "low", "medium", "high", "critical"];
const FLAGS = ["--format", "--fail-on", "--level", "--lang", "--log"];

describe("nearest", () => {
  it.each([
    ["hgih", LEVELS, "high"],
    ["hihg", LEVELS, "high"],
    ["hig", LEVELS, "high"],
    ["MEDIUM", LEVELS, "medium"],
    ["ｌｏｗ", LEVELS, "low"],
    ["mediun", LEVELS, "medium"],
    ["info", LEVELS, "informational"],
    ["crit", LEVELS, "critical"],
    ["jsn", ["text", "json"], "json"],
    ["cpaf", ["ccm", "sdl", "capf", "ils"], "capf"],
    ["jp", ["en", "ja"], "ja"],
    ["--fromat", FLAGS, "--format"],
    ["--failon", FLAGS, "--fail-on"],
    ["case-471", ["case-4711", "samples"], "case-4711"],
    ["trace", ["Trace", "Traces"], "Trace"],
    ["か\u3099いど", ["がいど"], "がいど"],
    ["ctl-file-not-foud", ["ctl-file-not-valid", "ctl-file-not-found"], "ctl-file-not-found"],
  ])("%s among %j is %s", (word, known, meant) => {
    expect(nearest(word, known)).toBe(meant);
  });

  it.each([
    ["fr", ["en", "ja"]],
    ["x", ["y", "xy"]],
    ["", ["a", "b"]],
    ["severe", LEVELS],
    ["csv", ["text", "json"]],
    ["ct", ["ctl-client", "ctl-provider"]],
    ["anything", []],
  ])("nothing among %j is meant by %s", (word, known) => {
    expect(nearest(word, known)).toBeNull();
  });

  it("of several equally near the first is taken", () => {
    expect(nearest("bat", ["cat", "hat"])).toBe("cat");
  });
});

describe("the distance", () => {
  it.each([
    ["", "", 0],
    ["same", "same", 0],
    ["hgih", "high", 1],
    ["ab", "ba", 1],
    ["abcd", "badc", 2],
    ["kitten", "sitting", 3],
    ["", "abc", 3],
  ])("%s to %s is %i", (a, b, distance) => {
    expect(editDistance(a, b, 9)).toBe(distance);
    expect(editDistance(b, a, 9)).toBe(distance);
  });

  it("is the same with any limit it does not exceed, and limit + 1 beyond", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 9 });
    fc.assert(
      fc.property(word, word, fc.nat(9), (a, b, limit) => {
        const exact = editDistance(a, b, 20);
        expect(editDistance(a, b, limit)).toBe(Math.min(exact, limit + 1));
        expect(exact).toBeLessThanOrEqual(Math.max(a.length, b.length));
        expect(exact === 0).toBe(a === b);
      }),
    );
  });
});
