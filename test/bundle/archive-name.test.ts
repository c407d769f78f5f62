import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createNamer, isUnsafeName } from "../../src/bundle/archive-name.ts";
import "../helpers/fixed-seed.ts";

describe("the name of a log in a bundle", () => {
  it.each([
    ["logs/CM1/C/Program Files/x.txt", "logs/CM1/C/Program Files/x.txt"],
    ["logs/case.zip!/cm/trace/x.txt.gz", "logs/case.zip!/cm/trace/x.txt"],
    ["logs/D:/Trace/x.txt", "logs/D/Trace/x.txt"],
    ["logs//../.././x.txt", "logs/x.txt"],
    ["logs/a\\b\\x.txt", "logs/a/b/x.txt"],
    ["logs/con/nul.txt", "logs/_con/_nul.txt"],
    ['logs/a<b>c:d"e|f?g*h.txt', "logs/a_b_c_d_e_f_g_h.txt"],
    ["logs/ends in a dot./x ", "logs/ends in a dot_/x_"],
    ["logs/見本\u202e.txt", "logs/見本_.txt"],
    ["logs/e\u0301.txt", "logs/\u00e9.txt"],
    ["", "_"],
  ])("%j becomes %j", (path, name) => {
    expect(createNamer()(path)).toBe(name);
  });

  it("is never given twice, also where case makes no difference", () => {
    const nameOf = createNamer();
    expect(["a/X.txt", "A/x.TXT", "a/x.txt.gz", "a/x~2.txt"].map(nameOf)).toEqual([
      "a/X.txt",
      "A/x~2.TXT",
      "a/x~3.txt",
      "a/x~2~2.txt",
    ]);
  });

  it("is safe, whatever the path", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" }), { maxLength: 8 }), (paths) => {
        const nameOf = createNamer();
        const names = paths.map((path) => nameOf(`logs/${path}`));
        for (const name of names) expect(isUnsafeName(name)).toBe(false);
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
      }),
    );
  });
});
