/** What expressions may cost at worst. */
import { describe, expect, it } from "vitest";
import { stepsAtWorst } from "../../src/catalog/regex-cost.ts";

describe("steps at worst", () => {
  it.each([
    ["handshake failed", 20],
    ["(?:TLS|SSL) handshake[^|]{0,80}failed", 700],
    ["(?:\\d{1,3}\\.){3}\\d{1,3}", 300],
    ["(?<!no )\\bCAPF\\b(?! ok)", 20],
  ])("of /%s/ are few", (source, most) => expect(stepsAtWorst(source)).toBeLessThan(most));

  it.each([
    "(a+)+$",
    "(\\w+\\s?)*x",
    "(?:a|ab){0,60}x",
    "a.*b.*c",
    "(?:a?){40}b",
    "(?=(?:x+)+y)z",
    "(?:\\w{1,20} ){1,20}x",
  ])("of /%s/ are beyond what a scan bears", (source) => expect(stepsAtWorst(source)).toBeGreaterThan(5e9));

  it("are told apart where alternatives cannot both fit", () => {
    expect(stepsAtWorst("(?:is |was ){0,3}x")).toBeLessThan(stepsAtWorst("(?:is |it ){0,3}x"));
  });
});
