/** Incidents and stories from the command line: over several logs, servers and files. All lines are made. */
import { describe, expect, it } from "vitest";
import type { Report } from "../../src/model/index.ts";
import { runCli } from "../helpers/run-cli.ts";
import { plant } from "../helpers/temporary-folder.ts";

const scan = async (path: string, ...flags: string[]): Promise<Report> =>
  JSON.parse((await runCli(["scan", path, "--format", "json", ...flags])).out) as Report;
const ids = (report: Report): string[] => report.incidents.map(({ id }) => id);

const DAY = "01/17/2006";
const capf = (time: string, text: string) => `${DAY} ${time} CAPF|   debug ${text}\n`;
const wrong = (time: string, device: string) => capf(time, `5:${device}:Authentication String does not match`);
const client = (time: string, text: string) => `${DAY} ${time} CTLClient|   MessageBox: ${text}\n`;
const CAPF = "CM1/Trace/CAPF/CAPF0000000";
const CLIENT = "PC1/CTL Client/Trace/CTLClient00000001.txt";
const SDL = "cm1/cm/trace/ccm/sdl/SDL001_100_000001.txt";
const sdlHead = (date: string, started: string) =>
  `00000001.000 |00:00:01.000 |FileHead |UTC:+00:00,Date: ${date}, AppName: CCM, AppId: 100, AppNodeId: 1, HostName: cm1, AppStartTime: ${started}, FileNumber: 1, TraceVer: 3.0\n`;

describe("an incident", () => {
  const tries = Array.from({ length: 10 }, (_, n) => wrong(`10:0${n}:00.000`, "SEP001122334455"));
  const other = Array.from({ length: 9 }, (_, n) => wrong(`10:0${n}:30.000`, "SEP0000000000AA"));
  const lines = tries.flatMap((line, n) => [line, other[n] ?? ""]);

  it("is the same however the log was rotated, and in whatever order files are named", async () => {
    const whole = await scan(plant({ [`${CAPF}1.txt`]: lines.join("") }));
    expect(ids(whole)).toEqual([
      "I-authentication-string-lockout-SEP001122334455",
      "I-authentication-string-tries-SEP0000000000AA",
    ]);
    expect(whole.incidents[0]?.facts).toMatchObject({ tries: 10, "retry-not-before": "2006-01-17T10:19:00.000" });
    const told = ({ incidents }: Report) =>
      incidents.map(({ id, first, last, facts, explained }) => [id, first, last, facts, explained]);
    for (const cut of [1, 7, 12]) {
      const parts = { [`${CAPF}1.txt`]: lines.slice(0, cut).join(""), [`${CAPF}2.txt`]: lines.slice(cut).join("") };
      expect(told(await scan(plant(parts)))).toEqual(told(whole));
      const swapped = { [`${CAPF}2.txt`]: lines.slice(0, cut).join(""), [`${CAPF}1.txt`]: lines.slice(cut).join("") };
      expect(told(await scan(plant(swapped), "--jobs", "2"))).toEqual(told(whole));
    }
  });

  it("tells findings whole that it explains, and keeps them in the JSON", async () => {
    const folder = plant({ [`${CAPF}1.txt`]: tries.join("") });
    expect((await scan(folder)).findings).toMatchObject([
      { id: "F-authentication-string-wrong", count: 10, inIncidents: 10 },
    ]);
    const { out } = await runCli(["scan", folder]);
    expect(out).toContain("[HIGH] A phone is locked out of CAPF");
    expect(out).not.toContain("[LOW] Wrong CAPF authentication string entered");
  });

  it("is told of the phones asked for, and hidden for others", async () => {
    const folder = plant({ [`${CAPF}1.txt`]: lines.join("") });
    const report = await scan(folder, "--device", "SEP0000000000AA");
    expect(ids(report)).toEqual(["I-authentication-string-tries-SEP0000000000AA"]);
    expect(report.hidden.incidentsOtherDevice).toBe(1);
    expect(ids(await scan(folder, "--level", "high"))).toEqual(["I-authentication-string-lockout-SEP001122334455"]);
    expect((await scan(folder, "--level", "high")).hidden.incidentsBelowLevel).toEqual({ medium: 1 });
  });

  it("counts only what lies in the window asked for", async () => {
    const folder = plant({ [`${CAPF}1.txt`]: tries.join("") });
    expect(ids(await scan(folder, "--since", "2006-01-17T10:03"))).toEqual([
      "I-authentication-string-tries-SEP001122334455",
    ]);
  });
});

describe("a restart", () => {
  const made = { [CLIENT]: client("10:00:00.000", "CTL File created successfully.") };
  const sdl = (started: string) => ({
    [SDL]: `${sdlHead("2006/01/18", started)}00001821.000 |09:00:00.000 |AppInfo  |x\n`,
  });

  it("is outstanding when no service says that it was started since", async () => {
    const report = await scan(plant({ ...made, ...sdl("2006/01/02 03:04:05") }));
    expect(report.incidents).toMatchObject([{ id: "I-ctl-restart-outstanding", openAt: "2006-01-18T09:00:00.000" }]);
  });

  it("is done when the head of a trace says so, whenever that head was written", async () => {
    expect(ids(await scan(plant({ ...made, ...sdl("2006/01/17 21:30:00") })))).toEqual([]);
  });

  it("is not missed where no log could show it", async () => {
    const report = await scan(plant(made));
    expect(ids(report)).toEqual([]);
    const rule = report.coverage.rules.find((one) => one.rule === "ctl-restart-outstanding");
    expect(rule).toMatchObject({
      status: "blind",
      reasons: [{ reason: "no-log", logs: ["ccm", "sdl", "tftp", "syslog"] }],
    });
    expect((await runCli(["scan", plant(made)])).out).toContain("could not have been seen");
  });
});

describe("clocks that differ", () => {
  const signal = (direction: "O" | "I", time: string, id: number) =>
    `00001823.000 |${time} |SdlSig-${direction} |DMRemoteDeviceRegister |${direction === "O" ? "NA RemoteSignal" : "wait"} |DMPropagation(2,100,217,1) |DMPropagation(1,100,217,1) |1,100,150,1.1^*^* |[R:N-H:0] Transaction Id=${id}\n`;
  const head = (node: string) =>
    sdlHead("2019/06/11", "2019/06/01 00:00:00").replace("HostName: cm1", `HostName: ${node}`);
  const changed =
    "00001824.000 |10:01:08.000 |AlarmErr |AlarmClass: TVS, AlarmName: TVSCertificateRegenerated, AlarmSeverity: Informational, AlarmMessage: , AlarmDescription: x, AlarmParameters:  NodeID:cm1,\n";
  const refused = "00001825.000 |10:01:01.000 |AppInfo  |SEP001122334455 Trust List update failed\n";
  // cm1 is 8 s ahead of cm2: what it logs at 10:01:08 happened at 10:01:00 of cm2's clock, a second before the phone's trouble.
  const tree = {
    "cm1/cm/trace/ccm/sdl/SDL001_100_000001.txt":
      head("cm1") + [1, 2, 3, 4, 5].map((n) => signal("O", `10:00:${10 + n}.000`, n)).join("") + changed,
    "cm2/cm/trace/ccm/sdl/SDL002_100_000001.txt":
      head("cm2") + [1, 2, 3, 4, 5].map((n) => signal("I", `10:00:0${2 + n}.000`, n)).join("") + refused,
  };

  it("put cause and symptom in the wrong order, unless they are aligned", async () => {
    const asLogged = await scan(plant(tree));
    expect(asLogged.coverage.clocks).toMatchObject([
      { node: "cm1", against: "cm2", offsetMs: 8000, confidence: "high" },
    ]);
    expect(ids(asLogged)).not.toContain("I-trust-broken-after-change");
    const aligned = await scan(plant(tree), "--align-clocks");
    expect(ids(aligned)).toContain("I-trust-broken-after-change");
    // Times stay as the logs show them.
    expect(aligned.incidents[0]?.first).toBe("2019-06-11T10:01:08.000+00:00");
  });
});

describe("the story of a phone", () => {
  const device = "SEP001122334455";
  const tree = {
    "CM1/Trace/TFTP/tftp00000001.txt": `${DAY} 09:00:00.000 TFTP|Served file CTL${device}.tlv to 10.1.2.3\n`,
    [`${CAPF}1.txt`]: [
      wrong("09:10:00.000", device),
      capf("09:11:00.000", `5:${device}:Authentication String accepted`),
      capf("09:12:00.000", `5:${device}:LSC validation failed`),
      capf("09:13:00.000", `5:${device}:LSC validation failed`),
    ].join(""),
  };

  it("tells how each stage went, and marks the first that broke", async () => {
    const { stories } = await scan(plant(tree), "--device", device);
    expect(stories).toHaveLength(1);
    const [story] = stories;
    expect(story?.stages.map(({ stage, status }) => `${stage} ${status}`)).toEqual([
      "tftp unseen",
      "ctl ok",
      "capf ok",
      "lsc failed",
      "tls unseen",
      "registration blind",
    ]);
    expect(story?.broke).toBe("lsc");
    expect(story?.timeline.map(({ stage, status, count, broke }) => [stage, status, count, broke])).toEqual([
      ["ctl", "ok", 1, false],
      ["capf", "failed", 1, false],
      ["capf", "ok", 1, false],
      ["lsc", "failed", 2, true],
    ]);
    for (const [lang, words] of [
      ["en", /it broke here/],
      ["ja", /ここ/],
    ] as const)
      expect((await runCli(["scan", plant(tree), "--device", device, "--lang", lang])).out).toMatch(words);
  });

  it("is told only where a phone was asked for", async () => {
    expect((await scan(plant(tree))).stories).toEqual([]);
  });
});
