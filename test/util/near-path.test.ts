/** What somebody meant who mistyped a path. */
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { nearPath } from "../../src/util/near-path.ts";
import { plant } from "../helpers/temporary-folder.ts";

describe("nearPath", () => {
  it.each([
    ["Case-4711", "case-4711"],
    ["case-471", "case-4711"],
    ["case-4711/Trcae/ccm.txt", "case-4711/Trace/ccm.txt"],
    ["csae-4711/trace/cmm.txt", "case-4711/Trace/ccm.txt"],
    ["case-4711/./trace", "case-4711/Trace"],
  ])("%s", (typed, meant) => {
    const folder = plant({ "case-4711/Trace/ccm.txt": "x", "other.zip": "x" });
    expect(nearPath(join(folder, "/").concat(typed))).toBe(`${folder}/${meant}`.replaceAll("\\", "/"));
  });

  it.each(["nothing-like-it", "case-4711/nothing-like-it", "other.zip/case-4711", "case-4711"])("%s", (typed) => {
    const folder = plant({ "case-4711/Trace/ccm.txt": "x", "other.zip": "x" });
    expect(nearPath(`${folder}/${typed}`)).toBeNull();
  });

  it("takes a path without a folder to lie in this one", () => {
    expect(nearPath("packge.json")).toBe("package.json");
    expect(nearPath("./sampels")).toBe("samples");
    expect(nearPath("../nothing-like-it-at-all")).toBeNull();
  });
});
