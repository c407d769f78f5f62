/** Bad input gets one clear message with the place and the next step, the right exit code, and costs nothing else. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, closeSync, ftruncateSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { Report } from "../../src/model/index.ts";
import { runCli } from "../helpers/run-cli.ts";
import { plant } from "../helpers/temporary-folder.ts";
import { zipOf } from "../helpers/zip-of.ts";

/** A made line in the proven SDL grammar that one pattern knows. */
const FAILURE =
  "00001821.000 |16:34:01.765 |AppInfo  |[1, 600, 17, 5]: HandleSSLError - Certificate verification failed for 192.0.2.7:7501\n";
const HEAD =
  "00001820.000 |16:34:00.000 |FileHead |UTC:+09:00,Date: 2019/03/12, AppName: CCM, AppId: 100, AppNodeId: 1, HostName: cm1, FileNumber: 1, TraceVer: 3.0\n";
const FAILURES = HEAD + FAILURE.repeat(3);
const GOOD = { "Trace/SDL/CCM/SDL001_100_000001.txt": FAILURES };
const scanJson = async (path: string, ...flags: string[]) => {
  const result = await runCli(["scan", path, "--format", "json", ...flags]);
  return { ...result, report: JSON.parse(result.out) as Report };
};
const expectGoodFileRead = (report: Report): void =>
  expect(report.findings).toMatchObject([{ pattern: "tls-certificate-verification-failed", count: 3 }]);

describe("wrong usage", () => {
  it.each([
    [["scan"], "ccmtrace scan ./case-4711"],
    [["scan", ".", "--nonsense"], "--nonsense"],
    [["scan", ".", "--formt", "json"], "--format"],
    [["skan", "."], "skan"],
    [["scan", ".", "--since", "yesterday"], "yesterday"],
    [["scan", ".", "--since", "2006-02-30"], "2006-02-30"],
    [["scan", ".", "--since", "2006-07-22", "--until", "2006-07-21"], "--since"],
    [["scan", ".", "--tz", "Mars/Olympus"], "Mars/Olympus"],
    [["scan", ".", "--source-tz", "CM1"], "CM1"],
    [["scan", ".", "--device", "phone1"], "phone1"],
    [["scan", ".", "--log", "cmm"], "cmm"],
    [["scan", ".", "--level", "severe"], "severe"],
    [["scan", ".", "--fail-on", "severe"], "severe"],
    [["scan", ".", "--format", "xml"], "xml"],
    [["scan", ".", "--jobs", "0"], "--jobs"],
    [["scan", ".", "--encoding", "klingon"], "klingon"],
    [["scan", ".", "--since"], "--since"],
    [["scan", ".", "-o", "/nowhere/at/all/report.json"], "/nowhere/at/all"],
    [["scan", ".", "-o", "report.xyz"], "report.xyz"],
    [["scan", ".", "--since", "2006-07-21T13:00+99:99"], "+99:99"],
    [["patterns", "check", "/nowhere/at/all"], "/nowhere/at/all"],
    [["patterns", "check", "test/helpers"], "*.yaml"],
    [["patterns", "show"], "id"],
    [["patterns", "show", "no-such-pattern"], "no-such-pattern"],
    [["scan", ".", "--patterns", "/nowhere/at/all"], "/nowhere/at/all"],
  ])("%j is told in one message, in both languages", async (argv, words) => {
    for (const lang of ["en", "ja"]) {
      const { code, out, err } = await runCli([...argv], { env: { CCMTRACE_LANG: lang } });
      expect(code).toBe(2);
      expect(out).toBe("");
      expect(err.trim().split("\n").length).toBe(1);
      expect(err).toContain(words);
      expect(err).not.toMatch(/\n\s+at /);
      if (lang === "ja") expect(err).toMatch(/[ぁ-ん]/);
    }
  });

  it("suggests what was meant", async () => {
    expect((await runCli(["scan", ".", "--formt", "json"])).err).toContain("--format");
    expect((await runCli(["scna", "."])).err).toContain("scan");
  });

  it("shows help where no command is given", async () => {
    const { code, out, err } = await runCli([]);
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(err).toContain("ccmtrace scan");
  });
});

describe("bad paths", () => {
  it("nothing but wrong paths gets one message each, no page on missing logs", async () => {
    const { code, out, err } = await runCli(["scan", "/nowhere/a", "/nowhere/b"]);
    expect({ code, out }).toEqual({ code: 4, out: "" });
    expect(err.trim().split("\n")).toHaveLength(2);
    expect(err).toMatch(/error: \/nowhere\/a: There is nothing at this path/);
    const json = await runCli(["scan", "/nowhere/a", "--format", "json"]);
    expect(json.code).toBe(4);
    expect((JSON.parse(json.out) as Report).problems).toMatchObject([{ kind: "not-found", path: "/nowhere/a" }]);
  });

  it("a path that does not exist does not cost the others", async () => {
    const folder = plant(GOOD);
    const result = await runCli(["scan", join(folder, "gone"), folder, "--format", "json"]);
    const report = JSON.parse(result.out) as Report;
    expect(result.code).toBe(4);
    expectGoodFileRead(report);
    expect(report.problems).toMatchObject([{ kind: "not-found" }]);
    expect(report.problems[0]?.path).toContain("gone");
  });

  it.each([
    ["an empty folder", {}],
    [
      "a folder without traces",
      { "readme.md": "nothing\n", "photo.jpg": Buffer.from([0xff, 0xd8, 0xff, 0, 0, 1, 2, 0, 0, 0, 3, 0]) },
    ],
  ])("%s is not an error, but never said to be healthy", async (_what, files) => {
    const folder = plant(files);
    const { code, out } = await runCli(["scan", folder]);
    expect(code).toBe(0);
    expect(out).toMatch(/missing/i);
    const { report } = await scanJson(folder);
    expect(report.findings).toEqual([]);
    expect(report.coverage.logs.every(({ status }) => status === "missing")).toBe(true);
    expect(report.coverage.blind.length).toBeGreaterThan(20);
  });
});

describe("bad files", () => {
  it("half a gzip gives what can be read and says so", async () => {
    const lines = Array.from(
      { length: 3000 },
      (_, n) => `${String(n).padStart(8, "0")}.000 |16:34:01.765 |AppInfo  |line ${Math.sin(n)}\n`,
    );
    const whole = gzipSync(FAILURES + lines.join(""));
    const folder = plant({ "Trace/SDL/CCM/SDL001_100_000001.txt.gz": whole.subarray(0, whole.length / 2) });
    const { code, report } = await scanJson(folder);
    expect(code).toBe(4);
    expectGoodFileRead(report);
    expect(report.sources[0]?.records).toBeGreaterThan(500);
    expect(report.problems).toMatchObject([{ kind: "truncated-archive" }]);
  });

  it("a gzip still being written is normal", async () => {
    const whole = gzipSync(FAILURES + "x".repeat(5000));
    const folder = plant({ "Trace/SDL/CCM/SDL001_100_000001.txt.gzo": whole.subarray(0, whole.length - 9) });
    const { code, report } = await scanJson(folder);
    expect(code).toBe(0);
    expectGoodFileRead(report);
    expect(report.problems).toMatchObject([{ kind: "still-written" }]);
  });

  it("a zip entry that leads outside is skipped, the others are read", async () => {
    const zip = await zipOf({ "SDL001_100_000001.txt": FAILURES, "xx/xx/evil.txt": FAILURE });
    const evil = Buffer.from(zip.toString("latin1").replaceAll("xx/xx/evil.txt", "../../evil.txt"), "latin1");
    const { code, report } = await scanJson(plant({ "case.zip": evil }));
    expect(code).toBe(4);
    expectGoodFileRead(report);
    expect(report.problems).toMatchObject([{ kind: "unsafe-name" }]);
    expect(report.problems[0]?.message).toContain("../../evil.txt");
  });

  it("two gigabytes of NUL bytes are told from their first bytes", async () => {
    const folder = plant(GOOD);
    const handle = openSync(join(folder, "nul.txt"), "w");
    ftruncateSync(handle, 2 * 1024 ** 3);
    closeSync(handle);
    const { code, report } = await scanJson(folder);
    expect(code).toBe(0);
    expectGoodFileRead(report);
    expect(report.problems).toMatchObject([{ kind: "binary" }]);
  });

  it("a file of unknown kind is searched and said to be unrecognised", async () => {
    const { code, report } = await scanJson(plant({ "notes.txt": `hello\n${FAILURE.slice(31)}` }));
    expect(code).toBe(0);
    expect(report.findings.length).toBe(1);
    expect(report.problems).toMatchObject([{ kind: "unrecognised" }]);
  });
});

describe("a broken catalog", () => {
  it("stops the scan with file, line and column", async () => {
    const template = readFileSync(new URL("../../patterns/_template.yaml", import.meta.url), "utf8");
    const patterns = plant({
      "thing-what-happened.yaml": template.replace("level: medium", "level: severe"),
      "other-thing.yaml": "id: [",
    });
    const { code, out, err } = await runCli(["scan", plant(GOOD), "--patterns", patterns]);
    expect(code).toBe(3);
    expect(out).toBe("");
    expect(err).toMatch(/thing-what-happened\.yaml:\d+:\d+: level/);
    expect(err).toMatch(/other-thing\.yaml:\d+:\d+: .*YAML/);
    const check = await runCli(["patterns", "check", patterns]);
    expect(check.code).toBe(1);
    expect(check.out).toMatch(/thing-what-happened\.yaml:\d+:\d+: level/);
  });

  it("a pattern of the user is used when it is right", async () => {
    const template = readFileSync(new URL("../../patterns/_template.yaml", import.meta.url), "utf8");
    const patterns = plant({ "thing-what-happened.yaml": template });
    const traces = plant({ "capf.txt": "12:00:00.000 |   debug Message as it is printed\n" });
    const result = await runCli(["scan", traces, "--patterns", patterns, "--format", "json"]);
    expect((JSON.parse(result.out) as Report).findings).toMatchObject([{ pattern: "thing-what-happened" }]);
  });
});

describe("as a process", () => {
  const bin = fileURLToPath(new URL("../../dist/bin.js", import.meta.url));

  it("a reader that goes away early is a normal end", async () => {
    const lines = Array.from(
      { length: 400 },
      (_, n) => `10:00:00.000 |   debug HandleSSLError - Certificate verification failed for 192.0.2.7 try ${n}\n`,
    );
    const folder = plant(
      Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`some folder/file number ${n}.txt`, lines.join("")])),
    );
    const child = spawn(process.execPath, [bin, "scan", folder, "--format", "json"], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    let err = "";
    child.stderr.on("data", (data: Buffer) => (err += data.toString()));
    child.stdout.once("data", () => child.stdout.destroy());
    const [code] = (await once(child, "exit")) as [number];
    expect(err).toBe("");
    expect(code).toBe(0);
  });

  it.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)("%s stops it cleanly with what was found so far", async (signal, wanted) => {
    const folder = plant(GOOD);
    // Some gigabytes of text, packed so that they take seconds and no room.
    const member = gzipSync("10:00:00.000 |   debug nothing here\n".repeat(300_000));
    for (let i = 0; i < 400; i++) appendFileSync(join(folder, "large.txt.gz"), member);
    const child = spawn(process.execPath, [bin, "scan", folder, "--format", "json", "--jobs", "1"], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    let out = "";
    let err = "";
    child.stdout.on("data", (data: Buffer) => (out += data.toString()));
    child.stderr.on("data", (data: Buffer) => (err += data.toString()));
    setTimeout(() => child.kill(signal), 700);
    const [code] = (await once(child, "close")) as [number];
    expect(code).toBe(wanted);
    expect(err).toMatch(/interrupted/);
    const report = JSON.parse(out) as Report;
    expect(report.scan.interrupted).toBe(true);
    expect(
      report.problems.filter(({ kind }) => kind === "not-read").map(({ path }) => path.replace(/.*\//, "")),
    ).toContain("large.txt.gz");
  });
});
