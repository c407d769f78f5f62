/** The FileHead record of SDL files. */
import { expect, test } from "vitest";
import { isFileHead, readFileHead } from "../../src/parse/index.ts";

// Made in the measured grammar, names and addresses invented.
const HEAD =
  "00000001.000 |00:00:00.214 |FileHead |UTC:-04:00,Date: 2020/05/15, AppName: CCM, AppId: 100, AppNodeId: 1, AppVersion: CUCM Install=11.5.1.17900-52 Build=11.5.1.17900-52 (d3f126) memlog=40, HostName: cm1, HostIPAddress: 10.1.1.5, AppStartTime: 2020/05/01 10:04:24, FileNumber: 219, TraceVer: 3.0";

const asked = (line: string): boolean => isFileHead(Buffer.from(line), 0, line.length);

test("tells date, zone, host, service and version", () => {
  expect(readFileHead(`${HEAD}\n00000002.000 |00:00:00.214 |AppInfo  |x`)).toEqual({
    dayMs: Date.UTC(2020, 4, 15),
    offsetMin: -240,
    host: "cm1",
    app: "CCM",
    version: "11.5.1.17900-52",
  });
  expect(asked(HEAD)).toBe(true);
});

test("a zone east of UTC, and parts missing", () => {
  const short = "00000001.000 |00:00:00.214 |FileHead |UTC:+05:30,Date: 2020/05/15, AppVersion: 9.1";
  expect(readFileHead(short)).toMatchObject({ offsetMin: 330, host: null, app: null, version: "9.1" });
});

test.each([
  ["another kind", HEAD.replace("FileHead ", "AppInfo  ")],
  ["an impossible date", HEAD.replace("2020/05/15", "2020/15/15")],
  ["no record", "FileHead |UTC:-04:00,Date: 2020/05/15"],
  ["nothing", ""],
])("null for %s", (_, text) => {
  expect(readFileHead(text)).toBeNull();
});

test.each(["", "00000001.000 |00:00:00.214 |File", "00000001.000 |00:00:00.214 |AppInfo  |FileHead", "FileHead"])(
  "no file head: %j",
  (line) => {
    expect(asked(line)).toBe(false);
  },
);
