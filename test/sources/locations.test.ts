import { describe, expect, test } from "vitest";
import { defaultPaths, identifyPath, LOCATIONS } from "../../src/sources/index.ts";

describe("the guide's locations", () => {
  test.each(LOCATIONS.filter(({ era }) => era === "windows"))(
    "$location is known as $log",
    ({ log, location, names }) => {
      const isFile = location.endsWith(".log");
      const paths = isFile
        ? [location]
        : (names.length === 0 ? ["x.txt"] : names).map((name) => `${location}\\${name.replaceAll("*", "1")}`);
      for (const path of paths) expect(identifyPath(path)).toMatchObject({ log, era: "windows", node: null });
    },
  );

  test.each(LOCATIONS.filter(({ era }) => era === "appliance"))(
    "$location is known as $log",
    ({ log, location, names }) => {
      const folder = location.replace(/\{(\w+),.*\}/, "$1");
      const name = (names[0] ?? "x.txt").replaceAll("*", "001");
      expect(identifyPath(`${folder}/${name}`)).toMatchObject({ log, era: "appliance" });
    },
  );
});

describe("running without a path", () => {
  test("only Windows has default places", () => {
    expect(defaultPaths("linux", {})).toEqual([]);
    expect(defaultPaths("darwin", { SystemDrive: "C:" })).toEqual([]);
  });

  test("a plain machine gets the paths of the guide", () => {
    const paths = defaultPaths("win32", {});
    expect(paths).toContain("C:\\Program Files\\Cisco\\Trace\\SDL\\CCM");
    expect(paths).toContain("C:\\ctlinstall.log");
    expect(paths).toContain("C:\\WINNT\\system32\\Trace");
    expect(paths).toHaveLength(10);
  });

  test("the environment moves them, whatever the case of its names", () => {
    const env = { SYSTEMDRIVE: "D:", programfiles: "E:\\Programme", WinDir: "D:\\Windows" };
    const paths = defaultPaths("win32", env);
    expect(paths).toContain("E:\\Programme\\Cisco\\Trace\\CCM");
    expect(paths).toContain("E:\\Programme\\common files\\cisco\\logs\\HTTPSCertInstall.log");
    expect(paths).toContain("D:\\ctlinstall.log");
    expect(paths).toContain("D:\\Windows\\system32\\Trace");
  });
});
