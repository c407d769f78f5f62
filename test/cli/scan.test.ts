/** The flags of a scan, each seen to work. All lines are made, in the grammars the parse stage proves. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { Report } from "../../src/model/index.ts";
import { runCli } from "../helpers/run-cli.ts";
import { plant, temporaryFolder } from "../helpers/temporary-folder.ts";
import { zipOf } from "../helpers/zip-of.ts";

const sdlHead = (utc: string) =>
  `00000001.000 |00:00:00.000 |FileHead |UTC:${utc},Date: 2019/03/12, AppName: CCM, AppId: 100, AppNodeId: 1, HostName: cm1, FileNumber: 1, TraceVer: 3.0\n`;
const sdl = (time: string, text: string) => `00001821.000 |${time} |AppInfo  |${text}\n`;
const failed = (time: string, ip: string) =>
  sdl(time, `[1, 600, 17, 5]: HandleSSLError - Certificate verification failed for ${ip}:7501`);
const alarm = (time: string, device: string, reason: number) =>
  sdl(
    time,
    `EndPointTransientConnection - An endpoint attempted to register but did not complete registration Connecting Port:5061 Device name:${device} Device IP address:10.1.1.9 Reason Code:${reason} Protocol:SIP App ID:Cisco CallManager Cluster ID:C1 Node ID:cm1`,
  ) +
  sdl(time, "something else in between") +
  `00001822.001 |${time} |AlarmErr |AlarmClass: CallManager, AlarmName: EndPointTransientConnection, AlarmSeverity: Error, AlarmMessage: , AlarmDescription: An endpoint attempted to register but did not complete registration, AlarmParameters:  ConnectingPort:5061, DeviceName:${device}, IPAddress:10.1.1.9, Reason:${reason}, Protocol:SIP, AppID:Cisco CallManager, ClusterID:C1, NodeID:cm1,\n`;
const TREE = {
  "cm1/Trace/SDL/CCM/SDL001_100_000001.txt":
    sdlHead("+09:00") +
    failed("10:00:00.000", "192.0.2.1") +
    failed("11:00:00.000", "192.0.2.2") +
    alarm("11:30:00.000", "SEP001122334455", 10) +
    alarm("11:40:00.000", "SEP00AABBCCDDEE", 29) +
    failed("12:00:00.000", "192.0.2.3"),
};
const scan = async (path: string, ...flags: string[]) => {
  const result = await runCli(["scan", path, "--format", "json", ...flags]);
  return { ...result, report: JSON.parse(result.out) as Report };
};
const counts = (report: Report) => Object.fromEntries(report.findings.map(({ pattern, count }) => [pattern, count]));

describe("clocks", () => {
  const signal = (direction: "O" | "I", time: string, id: number) =>
    `00001823.000 |${time} |SdlSig-${direction} |DMRemoteDeviceRegister |${direction === "O" ? "NA RemoteSignal" : "wait"} |DMPropagation(2,100,217,1) |DMPropagation(1,100,217,1) |1,100,150,1.1^*^* |[R:N-H:0] Transaction Id=${id}\n`;
  const tree = {
    "cm1/cm/trace/ccm/sdl/SDL001_100_000001.txt":
      sdlHead("+09:00") + signal("O", "10:00:00.000", 1) + signal("O", "10:05:00.000", 2),
    "cm2/cm/trace/ccm/sdl/SDL002_100_000001.txt":
      sdlHead("+09:00").replace("cm1", "cm2") + signal("I", "10:00:04.200", 1) + signal("I", "10:05:04.200", 2),
  };

  it("differ by what two servers logged of one event", async () => {
    const { report } = await scan(plant(tree));
    expect(report.scan.alignClocks).toBe(false);
    expect(report.coverage.clocks).toMatchObject([
      { node: "cm1", against: "cm2", offsetMs: -4200, pairs: 2, spreadMs: 0, confidence: "medium" },
    ]);
  });

  it("are aligned with --align-clocks, and the report says so", async () => {
    expect((await scan(plant(tree), "--align-clocks")).report.scan.alignClocks).toBe(true);
    const { out } = await runCli(["scan", plant(tree), "--align-clocks"]);
    expect(out).toMatch(/Reading +--align-clocks/);
    for (const lang of ["en", "ja"])
      expect((await runCli(["scan", "--help", "--lang", lang])).out).toContain("--align-clocks");
  });
});

describe("times", () => {
  it.each([
    [["--since", "2019-03-12T11:00"], 2, 1],
    [["--until", "2019-03-12 11:00"], 2, 1],
    [["--since", "2019-03-12T11:00:00.001", "--until", "2019/03/12 11:59"], 0, 3],
    [["--since", "2019-03-12T02:30Z", "--until", "2019-03-12T03:00Z"], 1, 2],
    [["--since", "2019-03-11", "--until", "2019-03-12"], 3, 0],
    [["--since", "2019-03-12T04:30", "--tz", "Europe/Moscow"], 2, 1],
    [["--since", "2019-03-13"], 0, 3],
  ])("%j leaves %i of 3", async (flags, left, hidden) => {
    const { report } = await scan(
      plant({
        "t.txt": `${sdlHead("+09:00")}${["10", "11", "12"].map((h) => failed(`${h}:00:00.000`, "192.0.2.1")).join("")}`,
      }),
      ...flags,
    );
    expect(counts(report)["tls-certificate-verification-failed"] ?? 0).toBe(left);
    expect(report.hidden.outsideTime).toBe(hidden);
  });

  it("hold against files whose date is only known at their end", async () => {
    const folder = plant({ "x.txt": failed("23:50:00.000", "192.0.2.1") + failed("00:10:00.000", "192.0.2.2") });
    utimesSync(join(folder, "x.txt"), new Date("2019-03-12T00:15:00Z"), new Date("2019-03-12T00:15:00Z"));
    const whole = await scan(folder);
    expect(whole.report.findings[0]).toMatchObject({
      count: 2,
      first: "2019-03-11T23:50:00.000",
      last: "2019-03-12T00:10:00.000",
    });
    expect(whole.report.problems.map(({ kind }) => kind)).toContain("undated");
    const { report } = await scan(folder, "--since", "2019-03-12");
    expect(report.findings[0]).toMatchObject({ count: 1, first: "2019-03-12T00:10:00.000" });
    expect(report.findings[0]?.evidence[0]).toMatchObject({ line: 2, dateFrom: "modified" });
    expect(report.hidden.outsideTime).toBe(1);
    expect(report.sources.length).toBe(1);
  });

  it("without a year say that only the year is a guess", async () => {
    const line = "1237 WRN Jul 21 10:25:12.060663 SECUREAPP-File Auth Failed\n";
    const folder = plant({ "console.log": line.repeat(3) });
    utimesSync(join(folder, "console.log"), new Date("2016-08-02T00:00:00Z"), new Date("2016-08-02T00:00:00Z"));
    const { report } = await scan(folder);
    expect(report.sources[0]).toMatchObject({ format: "phone-console", first: "2016-07-21T10:25:12.060" });
    expect(report.problems[0]?.message).toMatch(/no year/);
  });

  it("are shown in another zone, and take the zone the user knows", async () => {
    const folder = plant(TREE);
    const { report } = await scan(folder, "--tz", "UTC");
    expect(report.sources[0]).toMatchObject({ first: "2019-03-11T15:00:00.000+00:00" });
    expect(report.findings.find(({ pattern }) => pattern === "tls-certificate-verification-failed")?.first).toBe(
      "2019-03-12T01:00:00.000+00:00",
    );
    const sdi = plant({
      "cm7/Trace/CCM/ccm1.txt":
        "07/21/2006 13:15:39.763 CCM|HandleSSLError - Certificate verification failed for 192.0.2.7:1|<NID::cm7>\n",
    });
    expect((await scan(sdi)).report.findings[0]?.first).toBe("2006-07-21T13:15:39.763");
    expect((await scan(sdi, "--source-tz", "CM7=Asia/Tokyo")).report.findings[0]?.first).toBe(
      "2006-07-21T13:15:39.763+09:00",
    );
    expect(
      (await scan(sdi, "--source-tz", "other=Asia/Tokyo", "--source-tz", "*=America/New_York")).report.findings[0]
        ?.first,
    ).toBe("2006-07-21T13:15:39.763-04:00");
  });
});

describe("what could not be seen", () => {
  it("a window that no log reaches is said to be one", async () => {
    const folder = plant(TREE);
    const windowOf = async (...flags: string[]) => (await scan(folder, ...flags)).report.coverage.window;
    expect(await windowOf()).toBeNull();
    expect(await windowOf("--since", "2019-03-13")).toBe("none");
    expect(await windowOf("--until", "2019-03-11")).toBe("none");
    expect(await windowOf("--since", "2019-03-12T10:00", "--until", "2019-03-12T11:00")).toBe("covered");
    expect(await windowOf("--since", "2019-03-12T10:00", "--until", "2019-03-12T23:00")).toBe("partly");
    expect((await runCli(["scan", folder, "--since", "2019-03-13"])).out.split("\n\n")[0]).not.toMatch(
      /^Nothing known/,
    );
  });

  it("logs that --log left out are not called missing", async () => {
    const { report } = await scan(
      plant({ ...TREE, "cm1/Trace/CAPF/CAPF1.txt": "12:00:00.000 |   debug hello\n" }),
      "--log",
      "sdl",
    );
    expect(report.coverage.logs.map(({ log, status }) => `${log} ${status}`)).toEqual(["sdl found"]);
    expect(report.coverage.blind).toEqual([]);
  });

  it("a date that is nowhere to be had is not invented", async () => {
    const zip = await zipOf({ "sub/x.txt": failed("10:00:00.000", "192.0.2.1") }, new Date(1980, 0, 1));
    const { report } = await scan(plant({ "case.zip": zip }));
    expect(report.findings[0]).toMatchObject({ first: null, count: 1 });
    expect(report.problems.map(({ kind }) => kind)).toContain("no-time");
    const bounded = await scan(plant({ "case.zip": zip }), "--since", "2026-01-01");
    expect(bounded.report.findings[0]).toMatchObject({ count: 1 });
    expect(bounded.report.hidden.untimed).toBe(1);
  });

  it("bytes that do not fit the encoding forced on them are a problem", async () => {
    const { code, report } = await scan(plant(TREE), "--encoding", "utf-16le");
    expect(code).toBe(4);
    expect(report.problems).toMatchObject([{ kind: "wrong-encoding" }]);
  });

  it("a zone for a server that is not there is told", async () => {
    const { report } = await scan(plant(TREE), "--source-tz", "CM1=UTC", "--source-tz", "cm9=UTC");
    expect(report.problems).toMatchObject([{ kind: "unused-zone", path: "cm9=UTC" }]);
    expect(report.scan.sourceTz).toEqual(["CM1=UTC", "cm9=UTC"]);
    // The file itself says +09:00.
    expect(report.findings[0]?.first).toMatch(/\+09:00$/);
  });
});

describe("filters", () => {
  it("--device takes a name or any writing of a MAC address", async () => {
    for (const device of [
      "SEP001122334455",
      "sep001122334455",
      "0011.2233.4455",
      "00:11:22:33:44:55",
      "00-11-22-33-44-55",
    ]) {
      const { report } = await scan(plant(TREE), "--device", device);
      expect(counts(report)).toEqual({ "endpoint-authentication-mode-mismatch": 1 });
      expect(report.hidden).toMatchObject({ otherDevice: 1, noDevice: 3 });
      expect(report.scan.device).toEqual(["SEP001122334455"]);
    }
  });

  it("--device takes all of the phone's own log", async () => {
    const line = "5013: ERR 10:25:10.075656 SECD: EROR:clpSetupSsl: ** SSL handshake failed, <192.0.2.6> c:14 s:15\n";
    const folder = plant({
      "SEP001122334455/console-2019-03-12.log": line.repeat(5),
      "SEP001122334466/console-2019-03-12.log": line.repeat(7),
    });
    expect(counts((await scan(folder, "--device", "SEP001122334455")).report)).toEqual({
      "phone-tls-handshake-failed": 5,
    });
  });

  it.each([["--device="], ["--log="], ["--device", "SEP001122334455,"]])(
    "%s with an empty value is refused",
    async (...flags) => {
      expect((await runCli(["scan", ".", ...flags])).code).toBe(2);
    },
  );

  it("--log reads only those logs, and files that fit none", async () => {
    const folder = plant({ ...TREE, "cm1/Trace/CAPF/CAPF1.txt": "12:00:00.000 |   debug hello\n" });
    const { report } = await scan(folder, "--log", "capf,tftp");
    expect(report.sources.map(({ log }) => log)).toEqual(["capf"]);
    expect(report.hidden.otherLog).toBe(1);
  });

  it("--level shows what is usually hidden; an alarm printed twice counts once", async () => {
    const { report } = await scan(plant(TREE));
    expect(counts(report)).toEqual({
      "tls-certificate-verification-failed": 3,
      "endpoint-authentication-mode-mismatch": 1,
    });
    expect(report.hidden.belowLevel).toEqual({ informational: 1 });
    const all = await scan(plant(TREE), "--level", "informational");
    expect(counts(all.report)["endpoint-registration-not-completed"]).toBe(1);
    expect(all.report.findings.find(({ pattern }) => pattern.startsWith("endpoint-auth"))?.entities).toMatchObject({
      device: ["SEP001122334455"],
      code: ["10 authenticationError"],
    });
  });

  it("--fail-on sets the exit code, and unreadable input wins", async () => {
    const folder = plant(TREE);
    expect((await scan(folder, "--fail-on", "high")).code).toBe(1);
    expect((await scan(folder, "--fail-on", "critical")).code).toBe(0);
    expect((await scan(folder, "--fail-on", "high", "--level", "critical")).code).toBe(1);
    const both = await runCli(["scan", folder, join(folder, "gone"), "--fail-on", "high", "--format", "json"]);
    expect(both.code).toBe(4);
  });
});

describe("output", () => {
  it("-o writes files beside standard output, --quiet instead of it", async () => {
    const folder = plant(TREE);
    const [text, json] = [join(folder, "report.txt"), join(folder, "report.json")];
    const loud = await runCli(["scan", join(folder, "cm1"), "-o", text, "-o", json], { env: { COLUMNS: "100" } });
    expect(loud.out).toBe(readFileSync(text, "utf8"));
    expect(loud.err).toBe(`wrote ${text}\nwrote ${json}\n`);
    expect(JSON.parse(readFileSync(json, "utf8"))).toMatchObject({
      schema: 1,
      findings: [{ level: "high" }, { level: "high" }],
    });
    const quiet = await runCli(["scan", join(folder, "cm1"), "-o", text, "--quiet"]);
    expect(quiet).toMatchObject({ out: "", err: "" });
  });

  it("colours only a terminal, and never against NO_COLOR", async () => {
    const folder = plant(TREE);
    const coloured = async (options: Parameters<typeof runCli>[1], ...flags: string[]) =>
      (await runCli(["scan", folder, "--no-progress", ...flags], options)).out.includes("\x1b[");
    expect(await coloured({})).toBe(false);
    expect(await coloured({ isTTY: true, columns: 80 })).toBe(true);
    expect(await coloured({ isTTY: true, columns: 80, env: { NO_COLOR: "1" } })).toBe(false);
    expect(await coloured({}, "--color", "always")).toBe(true);
    expect(await coloured({ isTTY: true, columns: 80 }, "--color", "never")).toBe(false);
  });

  it("shows progress on a terminal and leaves nothing of it", async () => {
    const folder = plant(TREE);
    const { err } = await runCli(["scan", folder], { isTTY: true, columns: 60 });
    const redraw = "\r\x1b[K";
    expect(err.startsWith(redraw) && err.endsWith(redraw)).toBe(true);
    expect(err).toContain(" %");
    expect((await runCli(["scan", folder, "--no-progress"], { isTTY: true, columns: 60 })).err).toBe("");
    expect((await runCli(["scan", folder])).err).toBe("");
  });

  it("is the same bytes in another time zone and locale", () => {
    const bin = fileURLToPath(new URL("../../dist/bin.js", import.meta.url));
    const samples = fileURLToPath(new URL("../../samples/appliance-11.5-tls/traces", import.meta.url));
    const run = (env: Record<string, string>) =>
      spawnSync(process.execPath, [bin, "scan", samples, "--format", "json"], {
        env: { ...process.env, ...env },
        encoding: "utf8",
      }).stdout;
    const here = run({ TZ: "UTC", LC_ALL: "C" });
    expect(here.length).toBeGreaterThan(1000);
    expect(run({ TZ: "Asia/Tokyo", LC_ALL: "ja_JP.UTF-8" })).toBe(here);
    expect(run({ TZ: "America/St_Johns", LC_ALL: "tr_TR.UTF-8" })).toBe(here);
  });
});

describe("encodings and long lines", () => {
  const line = `証明書 ${sdl("10:00:00.000", "x").slice(0, 0)}HandleSSLError - Certificate verification failed for 192.0.2.1:1`;
  const text = `${sdlHead("+09:00")}${sdl("09:59:59.000", "認証文字列")}${sdl("10:00:00.000", line)}`;
  const utf16be = (bytes: Buffer): Buffer => Buffer.from(bytes).swap16();

  it.each([
    ["utf-8", Buffer.from(text)],
    ["utf-8", Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)])],
    ["utf-16le", Buffer.from(text, "utf16le")],
    ["utf-16le", Buffer.from(`\ufeff${text}`, "utf16le")],
    ["utf-16be", utf16be(Buffer.from(text, "utf16le"))],
    ["utf-16be", utf16be(Buffer.from(`\ufeff${text}`, "utf16le"))],
  ])("%s is found, quoted right, and its place is right", async (encoding, bytes) => {
    const folder = plant({ "SDL001_100_000001.txt": bytes });
    const { report } = await scan(folder);
    expect(report.sources[0]).toMatchObject({ encoding, records: 3, lines: 3 });
    const [evidence] = report.findings[0]?.evidence ?? [];
    expect(evidence).toMatchObject({ line: 3, time: "2019-03-12T10:00:00.000+09:00" });
    expect(evidence?.text).toContain("証明書 HandleSSLError");
    const start =
      encoding === "utf-16be"
        ? utf16be(Buffer.from("00001821", "utf16le"))
        : Buffer.from("00001821", encoding === "utf-8" ? "utf8" : "utf16le");
    expect(evidence?.offset).toBe(bytes.lastIndexOf(start));
  });

  it.each([
    [0, 1],
    [1, 1],
  ])("UTF-16 that ends in half a character is read to its end", async (bom, extra) => {
    const bytes = Buffer.concat([Buffer.from(`${bom ? "\ufeff" : ""}${text}`, "utf16le"), Buffer.alloc(extra, 0x0a)]);
    const { report, code } = await scan(plant({ "SDL001_100_000001.txt": bytes }));
    expect(code).toBe(0);
    expect(report.findings[0]?.count).toBe(1);
    expect(report.sources[0]?.bytes).toBe(bytes.length);
  });

  it("Shift_JIS and EUC-JP too, and --encoding overrides", async () => {
    // "証明書の検証に失敗しました。" as CP932 and EUC-JP
    const cp932 = Buffer.from(
      "8fd896be8f9182cc8c9f8fd882c98eb894738b5882b5dc82b582bd8142".replace("8b5882b5dc", "82b582dc"),
      "hex",
    );
    const eucJp = Buffer.from("beb2cccdbdf1a4cea1a1c7a7bedab8a1bedaa4cbbcbac7d4a4b7a4dea4b7a4bfa1a3", "hex");
    for (const [encoding, words] of [
      ["cp932", cp932],
      ["euc-jp", eucJp],
    ] as const) {
      const bytes = Buffer.concat([
        Buffer.from(sdlHead("+09:00")),
        Buffer.from("00001821.000 |10:00:00.000 |AppInfo  |"),
        words,
        words,
        Buffer.from(` ${line.slice(4)}\n`),
      ]);
      const { report } = await scan(plant({ "SDL001_100_000001.txt": bytes }));
      expect(report.sources[0]?.encoding).toBe(encoding);
      expect(report.findings[0]?.evidence[0]?.text).toMatch(/証/);
      const forced = await scan(plant({ "SDL001_100_000001.txt": bytes }), "--encoding", "windows-1252");
      expect(forced.report.sources[0]?.encoding).toBe("windows-1252");
      expect(forced.report.findings[0]?.evidence[0]?.text).not.toMatch(/証/);
    }
  });

  it("a line of 100 MB is searched in full and shown shortened", async () => {
    const folder = temporaryFolder();
    const block = "x".repeat(1024 * 1024);
    const path = join(folder, "SDL001_100_000001.txt");
    writeFileSync(path, `${sdlHead("+09:00")}00001821.000 |10:00:00.000 |AppInfo  |`);
    for (let i = 0; i < 100; i++) writeFileSync(path, block, { flag: "a" });
    writeFileSync(
      path,
      ` HandleSSLError - Certificate verification failed for 192.0.2.9:1 ${block}\n${failed("10:00:01.000", "192.0.2.1")}`,
      { flag: "a" },
    );
    const { report, code } = await scan(folder);
    expect(code).toBe(0);
    expect(report.findings[0]).toMatchObject({ count: 2, entities: { ip: ["192.0.2.1", "192.0.2.9"] } });
    expect(report.findings[0]?.evidence[0]).toMatchObject({
      line: 2,
      offset: sdlHead("+09:00").length,
      time: "2019-03-12T10:00:00.000+09:00",
    });
    expect(report.findings[0]?.evidence[0]?.text.length).toBeLessThan(410);
    expect(report.problems.map(({ kind }) => kind)).toEqual(["long-line"]);
  });
});

describe("without a path", () => {
  it("on Windows the guide's own folders are read, those that are there", async () => {
    const programs = join(temporaryFolder(), "PF");
    const capf = `${programs}\\Cisco\\Trace\\CAPF`;
    mkdirSync(capf, { recursive: true });
    writeFileSync(join(capf, "CAPF00000001.txt"), "12:00:00.000 |   debug hello\n");
    const env = { ProgramFiles: programs, SystemDrive: join(programs, "none"), windir: join(programs, "none") };
    const { code, out } = await runCli(["scan", "--format", "json"], { platform: "win32", env });
    expect(code).toBe(0);
    const report = JSON.parse(out) as Report;
    expect(report.sources.map(({ log }) => log)).toEqual(["capf"]);
    expect(report.coverage.logs.find(({ log }) => log === "ccm")?.status).toBe("missing");
    const nothing = await runCli(["scan"], {
      platform: "win32",
      env: { ...env, ProgramFiles: join(programs, "none") },
    });
    expect(nothing).toMatchObject({ code: 2, out: "" });
    expect(nothing.err).toMatch(/guide's folders/);
  });
});
