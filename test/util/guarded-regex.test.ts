/** Expressions that would hang are stopped; all others give what they always give. */
import { describe, expect, it } from "vitest";
import { execGuarded, OutOfTime, REGEX_TIME_MS } from "../../src/util/guarded-regex.ts";

describe("a guarded search", () => {
  it("gives what exec gives, from the same place on", () => {
    const plain = /(?<word>[a-z]+) \d/g;
    const guarded = /(?<word>[a-z]+) \d/g;
    for (const from of [0, 5, 12]) {
      plain.lastIndex = from;
      guarded.lastIndex = from;
      const text = "alpha 1 beta 2";
      const found = execGuarded(guarded, text);
      const wanted = plain.exec(text);
      expect(found?.index).toBe(wanted?.index);
      expect(found?.groups?.word).toBe(wanted?.groups?.word);
    }
  });

  it("is stopped when it does not end", () => {
    const started = performance.now();
    expect(() => execGuarded(/^(a+)+$/, `${"a".repeat(50)}b`)).toThrow(OutOfTime);
    expect(performance.now() - started).toBeLessThan(REGEX_TIME_MS * 10);
    expect(execGuarded(/b/, "abc")?.index).toBe(1);
  });
});
