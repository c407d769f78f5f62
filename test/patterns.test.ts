/** Every shipped pattern is sound: its proofs hold, its rows exist, its words stand in both languages. */
import { describe, expect, it } from "vitest";
import { loadShippedYaml } from "../src/catalog/index.ts";
import { checkPatterns } from "../src/pipeline/index.ts";

const shipped = await loadShippedYaml();

describe("shipped patterns", () => {
  it("pass the check", async () => {
    const { issues, patterns } = await checkPatterns([]);
    expect(issues.map((issue) => `${issue.file}: ${issue.message.en}`)).toEqual([]);
    expect(patterns).toBeGreaterThan(30);
  });

  it.each(shipped.patterns.map((pattern) => [pattern.id, pattern] as const))(
    "%s is proven and explained",
    (_id, pattern) => {
      expect(pattern.tests.filter((test) => test.kind === "hit").length).toBeGreaterThanOrEqual(2);
      expect(pattern.tests.filter((test) => test.kind === "miss").length).toBeGreaterThanOrEqual(3);
      for (const words of [pattern.title, pattern.cause, pattern.action, pattern.verify]) {
        expect(words.ja).toMatch(/[ぁ-んァ-ヶ一-龠]/);
        expect(words.en).not.toMatch(/[ぁ-ん]/);
      }
      for (const [index, step] of pattern.action.en.trim().split("\n").entries())
        expect(step).toMatch(new RegExp(`^${index + 1}\\. `));
      expect(pattern.action.ja.trim().split("\n").length).toBe(pattern.action.en.trim().split("\n").length);
      // What the guide does not print cannot be verbatim.
      if (pattern.confidence === "verbatim") expect(pattern.guide.length).toBeGreaterThan(0);
    },
  );
});
