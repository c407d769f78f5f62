/** Which browser the tests of the HTML report take, and what is said where there is none. */
import { delimiter, join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { findBrowser } from "./find-browser.ts";

const NO_INSTALL = { CCMTRACE_NO_INSTALL: "1" };
const disk =
  (...files: string[]) =>
  (path: string) =>
    files.includes(path);
const IN_A = join("a", "chromium");
const EDGE = join("Programs", "Microsoft", "Edge", "Application", "msedge.exe");

afterEach(() => {
  vi.restoreAllMocks();
});

test("the browser that is named goes before all others", () => {
  expect(findBrowser({ ...NO_INSTALL, CCMTRACE_BROWSER: "mine", PATH: "a" }, disk("mine", IN_A))).toBe("mine");
  expect(findBrowser({ ...NO_INSTALL, CCMTRACE_BROWSER: "", PATH: "a" }, disk("mine", IN_A))).toBe(IN_A);
});

test("a name that is no file is a mistake", () => {
  expect(() => findBrowser({ CCMTRACE_BROWSER: "mine", PATH: "a" }, disk(IN_A))).toThrow(/CCMTRACE_BROWSER names mine/);
});

test("it is looked for on the PATH and where systems put it", () => {
  expect(findBrowser({ ...NO_INSTALL, PATH: ["", "b", "a"].join(delimiter) }, disk(IN_A))).toBe(IN_A);
  expect(findBrowser({ ...NO_INSTALL, "ProgramFiles(x86)": "Programs" }, disk(EDGE))).toBe(EDGE);
  const ofMac = join("home", "Applications", "Chromium.app/Contents/MacOS/Chromium");
  expect(findBrowser({ ...NO_INSTALL, HOME: "home" }, disk(ofMac))).toBe(ofMac);
});

test("none at all is told loudly, and is a mistake where one is required", () => {
  const told = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  expect(findBrowser(NO_INSTALL, disk())).toBeNull();
  expect(told.mock.calls.join("")).toMatch(/SKIPPED: install Chrome, Edge or Chromium/);
  expect(() => findBrowser({ ...NO_INSTALL, CCMTRACE_REQUIRE_BROWSER: "1" }, disk())).toThrow(/no browser/);
});
