/** Which of several patterns speaks for a record. */
import { describe, expect, it } from "vitest";
import { type Contender, resolve } from "../../src/detect/resolve.ts";
import type { Entry } from "../../src/model/index.ts";
import { OutOfTime } from "../../src/util/guarded-regex.ts";

/** A pattern that finds a word wherever it stands. */
function finder(id: string, word: string, more: { yieldsTo?: string[]; confidence?: string } = {}): Contender {
  return {
    pattern: {
      id,
      confidence: more.confidence ?? "inferred",
      yieldsTo: more.yieldsTo ?? [],
    } as unknown as Contender["pattern"],
    match({ text }, isFree = () => true) {
      for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1))
        if (isFree(at, word.length)) return { at, length: word.length, groups: {} };
      return null;
    },
  };
}
const entry = (text: string): Entry => ({ text, line: 1, offset: 0, process: null, kind: null, tags: {}, alarm: null });
function winners(text: string, ...patterns: Contender[]): string[] {
  return resolve(patterns, entry(text)).won.map(({ pattern, found }) => `${pattern.pattern.id}@${found.at}`);
}

describe("of the patterns that match a record", () => {
  it("the one that matches more of the same words speaks", () => {
    expect(winners("no ctl file exists", finder("short", "ctl file"), finder("long", "no ctl file exists"))).toEqual([
      "long@0",
    ]);
  });

  it("the other speaks too where its words stand once more", () => {
    const text = "no ctl file exists; ctl file";
    expect(winners(text, finder("short", "ctl file"), finder("long", "no ctl file exists"))).toEqual([
      "short@20",
      "long@0",
    ]);
  });

  it("both speak when they match different words", () => {
    expect(winners("handshake failed, certificate expired", finder("a", "failed"), finder("b", "expired"))).toEqual([
      "a@10",
      "b@30",
    ]);
  });

  it("one keeps silent for the one it yields to, wherever that matches", () => {
    const general = finder("general", "failed", { yieldsTo: ["special"] });
    expect(winners("failed because expired", general, finder("special", "expired"))).toEqual(["special@15"]);
    expect(winners("failed because revoked", general, finder("special", "expired"))).toEqual(["general@0"]);
  });

  it("the surer speaks of two that match the same words, then the one first by name, in any order", () => {
    const a = finder("a", "failed");
    const b = finder("b", "failed");
    const sure = finder("z", "failed", { confidence: "verbatim" });
    expect(winners("failed", a, b)).toEqual(["a@0"]);
    expect(winners("failed", b, a)).toEqual(["a@0"]);
    expect(winners("failed", a, sure)).toEqual(["z@0"]);
  });

  it("one that does not come to an end is named and hinders no other", () => {
    const hanging: Contender = {
      ...finder("hanging", ""),
      match() {
        throw new OutOfTime();
      },
    };
    const { won, gaveUp } = resolve([hanging, finder("a", "failed")], entry("failed"));
    expect(won.map(({ pattern }) => pattern.pattern.id)).toEqual(["a"]);
    expect(gaveUp).toEqual([hanging]);
  });

  it("the other speaks too where its words stand once more before", () => {
    const text = "ctl file; no ctl file exists; ctl file";
    expect(winners(text, finder("short", "ctl file"), finder("long", "no ctl file exists"))).toEqual([
      "short@0",
      "long@10",
    ]);
    expect(winners("no ctl file exists; x", finder("short", "ctl file"), finder("long", "no ctl file exists"))).toEqual(
      ["long@0"],
    );
  });

  it("one of two that yield to each other speaks", () => {
    const a = finder("a", "stuck", { yieldsTo: ["b"] });
    const b = finder("b", "trapped", { yieldsTo: ["a"] });
    expect(winners("stuck; trapped", a, b)).toEqual(["b@7"]);
    expect(winners("stuck; trapped", b, a)).toEqual(["b@7"]);
  });

  it("only places of this part of a record count", () => {
    const resolved = resolve([finder("a", "failed")], entry("failed failed"), (at) => at >= 3);
    expect(resolved.won.map(({ found }) => found.at)).toEqual([7]);
    expect(resolve([finder("a", "failed")], entry("failed failed"), (at) => at > 7).won).toEqual([]);
  });

  it("says to whom one was lost", () => {
    const { lost } = resolve(
      [finder("short", "ctl file"), finder("long", "no ctl file exists")],
      entry("no ctl file exists"),
    );
    expect(lost.map(({ pattern, to }) => `${pattern.pattern.id} to ${to.pattern.id}`)).toEqual(["short to long"]);
  });
});
