/**
 * The parse stage over real trace downloads, which are too large and not ours to keep here. They lie in the folder
 * named by CCMTRACE_REAL_TRACES, or in the one beside this repository: zips of CUCM downloads in "cucm", pages of
 * published lines in "excerpts", each with its source on the first line. Without them these tests are skipped.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { openPromise } from "yauzl";
import {
  createClock,
  detectFormat,
  FORMATS,
  isFileHead,
  NOT_A_HEAD,
  readAlarm,
  readEntities,
  readFileHead,
} from "../../src/parse/index.ts";

const root = process.env.CCMTRACE_REAL_TRACES ?? resolve(import.meta.dirname, "../../..", "shared", "traces");
const isHere = existsSync(join(root, "cucm")) && existsSync(join(root, "excerpts"));

describe.skipIf(!isHere)(`real traces${isHere ? "" : " (skipped: set CCMTRACE_REAL_TRACES to their folder)"}`, () => {
  test("every published excerpt is judged right, and its lines start records", () => {
    const judged = readdirSync(join(root, "excerpts")).map((name) => {
      const bytes = readFileSync(join(root, "excerpts", name));
      const lines = bytes.subarray(bytes.indexOf(0x0a) + 1);
      const { format, log } = detectFormat(lines);
      const heads = linesOf(lines).filter(([at, end]) => FORMATS[format].head(lines, at, end) !== NOT_A_HEAD);
      return `${name} ${format} ${log} ${heads.length}`;
    });
    expect(judged).toEqual([
      "ccm_sdi_ccm3.0_station_alarm_2000.txt sdi-time ccm 5",
      "ccm_sdi_ccm3.x_clid_tags_2003.txt sdi ccm 1",
      "phone_console_secd_tls_failure.txt phone-console phone 10",
      "sdl_ConnectionFailureToPDP_cucm12_14.txt sdl null 2",
      "sdl_ils_tls_failures_cucm11.5.txt sdl ils 18",
      "sdl_old_layout_cucm7.0_2008.txt sdl-old sdl 5",
      "tftp_sdi_ctlfile_nak_cucm8.txt sdi tftp 5",
      "tftp_sdl_signed_config_served_cucm11.5_12.txt sdl tftp 11",
      "tvs_sdi_cert_not_found_cucm9.txt function-trace tvs 14",
      "tvs_sdi_cert_ok_cucm10.txt function-trace tvs 21",
    ]);
  });

  test("every SDL record of the downloads is found, dated and in order; no other line is taken for one", async () => {
    const proved = /^\d{8}\.\d{3} \|\d\d:\d\d:\d\d\.\d{3} \|/;
    const { head } = FORMATS.sdl;
    let records = 0;
    for (const { name, bytes } of await downloads(/SDL[^/]*\.txt$/)) {
      expect([name, detectFormat(bytes.subarray(0, 65_536))]).toEqual([name, { format: "sdl", log: "sdl" }]);
      const fileHead = readFileHead(bytes.toString("latin1", 0, 1_024));
      const clock = createClock();
      let last = 0;
      let wrong = 0;
      let backwards = 0;
      for (const [at, end] of linesOf(bytes)) {
        const value = head(bytes, at, end);
        if (proved.test(bytes.toString("latin1", at, Math.min(end, at + 32))) !== (value !== NOT_A_HEAD)) wrong++;
        if (value === NOT_A_HEAD) continue;
        if (isFileHead(bytes, at, end)) clock.anchor(fileHead?.dayMs ?? Number.NaN);
        const time = clock.advance(value);
        if (!(time >= last)) backwards++;
        last = time;
        records++;
      }
      expect([name, wrong, backwards]).toEqual([name, 0, 0]);
      expect(fileHead?.host).toBeTruthy();
    }
    expect(records).toBe(83_631);
  });

  test("every line of the call logs is a record", async () => {
    for (const { name, bytes } of await downloads(/calllogs_\d+\.txt$/)) {
      expect([name, detectFormat(bytes)]).toEqual([name, { format: "call-log", log: null }]);
      const others = linesOf(bytes).filter(([at, end]) => FORMATS["call-log"].head(bytes, at, end) === NOT_A_HEAD);
      expect([name, others]).toEqual([name, []]);
    }
  });

  test("what lies beside the traces is plain text", async () => {
    for (const { name, bytes } of await downloads(/\.xml$|Information\.txt$/)) {
      expect([name, detectFormat(bytes)]).toEqual([name, { format: "plain", log: null }]);
    }
  });

  test("alarms printed as prose and as a record say the same reason and device", async () => {
    const said: Record<"prose" | "record", string[]> = { prose: [], record: [] };
    for (const { bytes } of await downloads(/SDL[^/]*\.txt$/)) {
      for (const [at, end] of linesOf(bytes)) {
        if (FORMATS.sdl.head(bytes, at, end) === NOT_A_HEAD) continue;
        const text = bytes.toString("latin1", at, end);
        const { message, kind, tags } = FORMATS.sdl.read(text);
        const alarm = readAlarm(message, kind, "sdl");
        if (alarm?.form !== "prose" && alarm?.form !== "record") continue;
        const says = `${alarm.name} ${alarm.reason} ${alarm.reasonName} ${readEntities("device", text, tags)}`;
        said[alarm.form].push(says);
      }
    }
    // One record has no prose twin: CallManager printed that one in another way.
    const records = said.record.filter((says) => !says.startsWith("RecordingSessionTerminatedUnexpectedly"));
    expect(said.prose.sort()).toEqual(records.sort());
    expect(said.prose).toHaveLength(23);
  });
});

/** Files of all downloads whose path fits. */
async function downloads(wanted: RegExp): Promise<{ name: string; bytes: Buffer }[]> {
  const zips = readdirSync(join(root, "cucm")).filter((name) => name.endsWith(".zip"));
  return (await Promise.all(zips.map((zip) => unzip(join(root, "cucm", zip), wanted)))).flat();
}

async function unzip(path: string, wanted: RegExp): Promise<{ name: string; bytes: Buffer }[]> {
  const zip = await openPromise(path);
  const files: { name: string; bytes: Buffer }[] = [];
  for await (const entry of zip.eachEntry()) {
    if (!wanted.test(entry.fileName)) continue;
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    files.push({ name: entry.fileName, bytes: Buffer.concat(chunks) });
  }
  return files;
}

/** Places [at, end) of the lines that are not empty. */
function linesOf(bytes: Uint8Array): [number, number][] {
  const lines: [number, number][] = [];
  let at = 0;
  while (at < bytes.length) {
    const lf = bytes.indexOf(0x0a, at);
    const next = lf === -1 ? bytes.length : lf;
    const end = next > at && bytes[next - 1] === 0x0d ? next - 1 : next;
    if (end > at) lines.push([at, end]);
    at = next + 1;
  }
  return lines;
}
