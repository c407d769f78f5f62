/** Dates in paths: only where there is no doubt. */
import { expect, test } from "vitest";
import { dateFromPath } from "../../src/parse/index.ts";

const MAY_15 = Date.UTC(2020, 4, 15);

test.each([
  "ccm_2020-05-15.txt",
  "trace20200515.log",
  "a/b/20200515_102030.txt",
  "20200515102030.txt",
  "log-05-15-2020.txt",
  "log-15-05-2020.txt",
  "log_2020_05_15.txt",
  "log.2020.05.15.txt",
  "C:\\traces\\x-2020-05-15.txt",
  "2019-01-01_00-00-00/ccm_2020-05-15.txt",
])("name %s", (path) => {
  expect(dateFromPath(path)).toMatchObject({ dayMs: MAY_15, from: "name" });
});

test.each([
  "cm1_1/2020-05-15_00-28-40/cm/trace/ccm/sdl/SDL001_100_000218.txt",
  "case-2020-05-15.zip!/cm/trace/ccm00000012.txt",
  "2019-01-01/2020-05-15/ccm00000012.txt",
])("folder %s", (path) => {
  expect(dateFromPath(path)).toMatchObject({ dayMs: MAY_15, from: "folder" });
});

test.each([
  "ccm00000012.txt",
  "SDL001_100_000218.txt",
  "calllogs_00000001.txt",
  "log-05-06-2020.txt",
  "2020-13-15.txt",
  "2020-02-30.txt",
  "1997-05-15.txt",
  "2100-05-15.txt",
  "120200515.txt",
  "2020-05-15_to_2020-05-16.txt",
  "",
])("no date beyond doubt in %j", (path) => {
  expect(dateFromPath(path)).toBeNull();
});

test("month and day the same cannot be swapped", () => {
  expect(dateFromPath("x_06-06-2020.txt")).toMatchObject({ dayMs: Date.UTC(2020, 5, 6), from: "name" });
});

test("a download's folder tells the time as well, half a day in doubt; another folder the whole day", () => {
  const latest = (path: string): string => new Date(dateFromPath(path)?.latestMs ?? 0).toISOString();
  expect(latest("cm1_1/2020-05-15_00-28-40/cm/x.txt")).toBe("2020-05-15T12:28:40.000Z");
  expect(latest("case 2020-05-15/x.txt")).toBe("2020-05-15T23:59:59.999Z");
  expect(latest("cm1_1/2020-05-15_25-28-40/cm/x.txt")).toBe("2020-05-15T23:59:59.999Z");
});
