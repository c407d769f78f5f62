/** The files of -o while a watch goes on: made anew now and then, and never left behind what was found. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createReportFiles } from "../../../src/cli/watch/report-files.ts";
import { plainScan } from "../../../src/pipeline/options.ts";
import { scan } from "../../../src/pipeline/scan.ts";
import { plant, temporaryFolder } from "../../helpers/temporary-folder.ts";

it("are made at most every five seconds, and whoever has to wait is told so", async () => {
  let nowMs = 0;
  const path = join(temporaryFolder(), "report.json");
  const reports = createReportFiles({ files: [{ path, format: "json" }], lang: "en" }, () => nowMs);
  const paths = [plant({ "ccm00000001.txt": "03/14/2006 08:50:01.180 CCM|Nothing happens<CLID::A>\n" })];
  let made = 0;
  const report = () => {
    made++;
    return scan({ ...plainScan(), paths }, { version: `0.0.${made}`, signal: new AbortController().signal });
  };
  const version = () => JSON.parse(readFileSync(path, "utf8")).tool.version;

  expect(await reports.refresh(report, false)).toBe(true);
  expect(version()).toBe("0.0.1");
  nowMs = 4_999;
  expect(await reports.refresh(report, false)).toBe(false);
  expect(version()).toBe("0.0.1");
  nowMs = 5_000;
  expect(await reports.refresh(report, false)).toBe(true);
  expect(version()).toBe("0.0.2");
  expect(await reports.refresh(report, true)).toBe(true);
  expect(version()).toBe("0.0.3");
});
