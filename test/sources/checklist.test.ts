import { describe, expect, test } from "vitest";
import { checklist, identifyPath, LOCATIONS } from "../../src/sources/index.ts";

/** The checklist over these paths, as "log status files" for every row that is not missing. */
function check(paths: readonly string[], rest: Partial<Parameters<typeof checklist>[0]> = {}): string[] {
  const sources = paths.map((path) => ({ path, ...identifyPath(path) }));
  const rows = checklist({ sources, folders: [], problems: [], ...rest });
  return rows.filter(({ status }) => status !== "missing").map(({ log, status, files }) => `${log} ${status} ${files}`);
}

describe("the collection checklist", () => {
  test("without anything it lists the ten places of the guide, all missing", () => {
    const rows = checklist({ sources: [], folders: [], problems: [] });
    expect(rows.map(({ log }) => log)).toEqual([
      "ccm",
      "tftp",
      "dbl",
      "sdl",
      "https",
      "ctl-provider",
      "ctl-client",
      "ctl-install",
      "capf",
      "srst",
    ]);
    expect(rows.every(({ status, files }) => status === "missing" && files === 0)).toBe(true);
    expect(rows[0]?.location).toBe("C:\\Program Files\\Cisco\\Trace\\CCM");
  });

  test("counts the files of each log", () => {
    expect(check(["Trace/CCM/ccm1.txt", "Trace/CCM/ccm2.txt", "Trace/SDL/CCM/SDL001_100_000001.txt"])).toEqual([
      "ccm found 2",
      "sdl found 1",
    ]);
  });

  test("an appliance download gets the appliance's rows", () => {
    const sources = [{ path: "x", log: "sdl", era: "appliance" }] as const;
    const rows = checklist({ sources, folders: [], problems: [] });
    expect(rows.map(({ log }) => log)).toEqual(
      LOCATIONS.filter(({ era }) => era === "appliance").map(({ log }) => log),
    );
    expect(rows.find(({ log }) => log === "sdl")).toMatchObject({ status: "found", files: 1 });
  });

  test("both eras: both lists, each file once", () => {
    const files = check(["Trace/CCM/ccm1.txt", "cm/trace/ccm/sdi/ccm00000002.txt", "ccm00000003.txt"]);
    expect(files).toEqual(["ccm found 2", "ccm found 1"]);
  });

  test("an empty folder or file is empty, not missing", () => {
    const problems = [{ path: "Trace/TFTP/tftp00000001.txt", kind: "empty-file", detail: {} }] as const;
    expect(check([], { folders: ["Trace", "Trace/CAPF"], problems })).toEqual(["tftp empty 0", "capf empty 0"]);
  });

  test("what could not be read is unreadable, be it file or folder", () => {
    const problems = [
      { path: "Trace/CAPF", kind: "no-permission", detail: {} },
      { path: "Trace/CCM/ccm00000001.txt", kind: "vanished", detail: {} },
    ] as const;
    expect(check([], { folders: ["Trace/CAPF"], problems })).toEqual(["ccm unreadable 0", "capf unreadable 0"]);
  });

  test("one readable file makes a log found, whatever else went wrong", () => {
    const problems = [{ path: "Trace/CAPF/a.txt", kind: "no-permission", detail: {} }] as const;
    expect(check(["Trace/CAPF/b.txt"], { folders: ["Trace/CAPF"], problems })).toEqual(["capf found 1"]);
  });

  test("an empty appliance folder alone calls for the appliance's rows", () => {
    expect(check([], { folders: ["cm", "cm/trace", "cm/trace/ccm/sdl"] })).toEqual(["sdl empty 0"]);
  });
});
