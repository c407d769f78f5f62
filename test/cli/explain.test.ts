/** `ccmtrace explain`, and what `patterns list | show | coverage` print, as a user sees them. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { coverGuide, loadCatalog } from "../../src/pipeline/index.ts";
import { renderCoverage } from "../../src/report/index.ts";
import { runCli } from "../helpers/run-cli.ts";
import { plant } from "../helpers/temporary-folder.ts";

const template = readFileSync(new URL("../../patterns/_template.yaml", import.meta.url), "utf8");

describe("explain", () => {
  it.each([
    ["No CTL File.", "ctl-file-not-found"],
    ["Could not get CallManager Certificate from server CM-PUB01", "ctl-client-certificate-not-fetched"],
    ["invalid public key lenght", "certificate-public-key-too-long"],
    ["authentication string locked", "authentication-string-locked"],
    ["認証文字列を10回間違えた", "authentication-string-locked"],
    ["security-tokens-all-lost", "security-tokens-all-lost"],
    [
      "00001821.000 |16:34:01.765 |AlarmErr |AlarmClass: CallManager, AlarmName: EndPointTransientConnection, AlarmSeverity: Error, AlarmMessage: , AlarmDescription: x, AlarmParameters:  DeviceName:SEP001122334455, Reason:10,",
      "endpoint-authentication-mode-mismatch",
    ],
  ])("leads from %s to %s", async (text, id) => {
    const { code, out } = await runCli(["explain", text, "--format", "json"]);
    expect(code).toBe(0);
    expect(JSON.parse(out).hits[0].pattern).toBe(id);
  });

  it("shows the card: message, cause, steps, how to check, row of the guide", async () => {
    const { out } = await runCli(["explain", "Invalid", "Port", "number"]);
    for (const part of [
      "[LOW]",
      "Message",
      "Invalid Port number",
      "Cause",
      "1026",
      "32767",
      "Action",
      "1. ",
      "Verify",
      "P.9-14, Table 9-2",
    ])
      expect(out).toContain(part);
    const japanese = await runCli(["explain", "Invalid Port number", "--lang", "ja"]);
    for (const part of ["［低］", "原因", "1026", "対処", "表 9-2"]) expect(japanese.out).toContain(part);
  });

  it("says when nothing is close", async () => {
    for (const text of ["the weather tomorrow", "lorem ipsum dolor sit amet", "天気予報"]) {
      const { code, out } = await runCli(["explain", text]);
      expect(code).toBe(0);
      expect(out, text).toContain("Nothing in the catalog is close");
      expect(JSON.parse((await runCli(["explain", text, "--format", "json"])).out).hits).toEqual([]);
    }
  });

  it("reads the text from standard input", async () => {
    const { out } = await runCli(["explain", "-", "--format", "json"], { stdin: "No CTL File.\r\n" });
    const { text, hits } = JSON.parse(out);
    expect(text).toBe("No CTL File.");
    expect(hits[0]).toMatchObject({ pattern: "ctl-file-not-found", score: 1 });
  });

  it("quotes what came closest in the language of the answer", async () => {
    const { out } = await runCli(["explain", "no CTL file exist on server but cluster mode is secure"]);
    expect(out).toContain("ALSO CLOSE");
    expect(out).not.toMatch(/[ぁ-ん]/);
  });

  it("writes to a file, and makes foreign text visible", async () => {
    const folder = plant({});
    const { out } = await runCli([
      "explain",
      "--line",
      "\u001b[31mNo CTL File exists",
      "-o",
      `${folder}/why.txt`,
      "--quiet",
    ]);
    expect(out).toBe("");
    const shown = await runCli(["explain", "--line", "\u001b[31mNo CTL File exists"]);
    expect(shown.out).not.toContain("\u001b");
  });

  it.each([
    [["explain"], "nothing to explain"],
    [["explain", "x", "--line", "y"], "together"],
    [["explain", "x", "--log", "capf"], "--line only"],
    [["explain", "--line", "x", "--log", "capf,ccm"], "one log"],
    [["explain", "--line", "x", "--log", "cpaf"], "capf"],
    [["explain", "--line", ""], "--line needs a value"],
    [["explain", "x", "--format", "xml"], "--format"],
  ])("refuses %j", async (argv, words) => {
    const { code, out, err } = await runCli(argv);
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(err).toContain(words);
  });
});

describe("explain --line", () => {
  const explain = async (line: string, ...flags: string[]) => {
    const { out } = await runCli(["explain", "--line", line, ...flags, "--format", "json"]);
    return JSON.parse(out);
  };

  it("names the pattern that reports the line", async () => {
    const { candidates } = await explain("03/14/2006 09:15:02.118 CTLClient|CTL File is not valid.");
    expect(candidates[0]).toMatchObject({ pattern: "ctl-file-not-valid", verdict: "reported" });
  });

  it.each([
    [
      "the sentence goes on",
      "03/14/2006 09:15:02.118 CTLClient|No CTL File exists",
      "ctl-file-not-found",
      "goes-on-after",
    ],
    [
      "a user typed it",
      '03/14/2006 09:15:02.118 CTLClient|DisplayName="No CTL File."',
      "ctl-file-not-found",
      "typed-field",
    ],
    ["it is denied", "03/14/2006 09:15:02.118 CTLClient|never No CTL File.", "ctl-file-not-found", "goes-on-before"],
  ])("says that %s", async (_what, line, id, why) => {
    const { candidates } = await explain(line);
    const candidate = candidates.find(({ pattern }: { pattern: string }) => pattern === id);
    expect(candidate.verdict).toBe("no-match");
    expect(candidate.conditions).toContainEqual(expect.objectContaining({ kind: "refused", why }));
  });

  it("says at which word a text stops", async () => {
    const { candidates } = await explain(
      "03/14/2006 09:15:02.118 CTLClient|Could not get CallManager Certifcate from server CM1",
    );
    const [{ conditions }] = candidates;
    expect(candidates[0].pattern).toBe("ctl-client-certificate-not-fetched");
    expect(conditions[0]).toMatchObject({ kind: "stops", fitted: "Could not get CallManager", wanted: "Certificate" });
  });

  it("says that the log is another", async () => {
    const line = "12:00:00.000 |   debug Invalid Password";
    expect((await explain(line)).candidates[0]).toMatchObject({
      pattern: "ctl-client-password-invalid",
      verdict: "reported",
    });
    expect((await explain(line, "--log", "ccm")).candidates[0]).toMatchObject({
      pattern: "ctl-client-password-invalid",
      verdict: "other-log",
    });
    const { out } = await runCli(["explain", "--line", line, "--log", "ccm"]);
    expect(out).toContain("✗ the log is CallManager, the pattern belongs to CTL client");
  });

  it("says to which pattern a line is left", async () => {
    const { candidates } = await explain(
      "16:34:01.765 |   debug 3:SEP001122334455:LSC validation failed: certificate not issued by CAPF",
    );
    const left = candidates.find(({ pattern }: { pattern: string }) => pattern === "lsc-validation-failed");
    expect(left).toMatchObject({ verdict: "left-to", leftTo: "lsc-not-issued-by-capf" });
  });

  it("says that the alarm has another reason", async () => {
    const { candidates } = await explain(
      "00001821.000 |16:34:01.765 |AlarmErr |AlarmClass: CallManager, AlarmName: EndPointTransientConnection, AlarmSeverity: Error, AlarmMessage: , AlarmDescription: x, AlarmParameters:  DeviceName:SEP001122334455, Reason:6,",
    );
    expect(candidates.flatMap(({ conditions }: { conditions: unknown[] }) => conditions)).toContainEqual(
      expect.objectContaining({ kind: "other-reason", reason: 6 }),
    );
  });

  it("says it in Japanese, and says when nothing comes near", async () => {
    const { out } = await runCli([
      "explain",
      "--line",
      "03/14/2006 09:15:02.118 CTLClient|No CTL File exists",
      "--lang",
      "ja",
    ]);
    expect(out).toContain("後に続く語があり");
    expect((await runCli(["explain", "--line", "12:00 keep-alive"])).out).toContain("none comes near");
  });
});

describe("patterns", () => {
  it("list names every pattern, worst first, in both languages and as JSON", async () => {
    const { out } = await runCli(["patterns", "list"]);
    expect(out.indexOf("CRITICAL")).toBeLessThan(out.indexOf("INFO"));
    const { patterns } = JSON.parse((await runCli(["patterns", "list", "--format", "json"])).out);
    for (const { pattern } of patterns) expect(out).toContain(pattern);
    expect((await runCli(["patterns", "list", "--lang", "ja"])).out).toContain("重大");
    expect(patterns.some(({ kind }: { kind: string }) => kind === "card")).toBe(true);
  });

  it("show gives a pattern whole", async () => {
    const { out } = await runCli(["patterns", "show", "ctl-file-not-found"]);
    for (const part of ["Cause", "MATCH", '+ text "No CTL File."', "PROOFS", "must match", "must not match: "])
      expect(out).toContain(part);
    const json = JSON.parse(
      (await runCli(["patterns", "show", "ctl-file-not-found", "--format", "json", "--lang", "ja"])).out,
    );
    expect(json).toMatchObject({
      schema: 1,
      pattern: "ctl-file-not-found",
      any: [{ kind: "text", text: "No CTL File." }],
    });
    const { code, err } = await runCli(["patterns", "show", "ctl-file-not-foud"]);
    expect(code).toBe(2);
    expect(err).toContain("Did you mean ctl-file-not-found?");
  });

  it("coverage holds the catalog against every row of the guide", async () => {
    const { code, out } = await runCli(["patterns", "coverage"]);
    expect(code).toBe(0);
    expect(out).toContain("All 137 rows of the guide are covered");
    const { holes, rows } = JSON.parse((await runCli(["patterns", "coverage", "--format", "json"])).out);
    expect(holes).toBe(0);
    expect(rows).toHaveLength(137);
    for (const { row, patterns } of rows)
      for (const { tests } of patterns) expect(tests, row).toBeGreaterThanOrEqual(5);
  });

  it("coverage finds a hole: a row without a pattern, or a message that its pattern does not find", async () => {
    const catalog = await loadCatalog([]);
    const without = new Map([...catalog.patterns].filter(([id]) => id !== "ctl-file-not-valid"));
    const gone = coverGuide({ ...catalog, patterns: without });
    expect(gone.filter(({ status }) => status !== "covered")).toMatchObject([{ row: "9-2/042", status: "no-pattern" }]);
    const deaf = catalog.compiled.patterns.filter(({ pattern }) => pattern.id !== "ctl-file-not-valid");
    const unheard = coverGuide({ ...catalog, compiled: { ...catalog.compiled, patterns: deaf } });
    expect(unheard.filter(({ status }) => status !== "covered")).toMatchObject([
      { row: "9-2/042", status: "not-found" },
    ]);
    const shown = { lang: "en", width: 80, color: false } as const;
    expect(renderCoverage(gone, shown)).toContain("NO PATTERN");
    expect(renderCoverage(gone, shown)).toContain("1 of 137 rows of the guide has a hole");
    expect(renderCoverage(unheard, { ...shown, lang: "ja" })).toContain("検出できません");
  });

  it("an id that a shipped pattern has is refused, in a check and in a scan", async () => {
    const { out } = await runCli(["patterns", "show", "ctl-file-not-valid", "--format", "json"]);
    expect(out).toContain("ctl-file-not-valid");
    const mine = plant({
      "ctl-file-not-valid.yaml": template.replace("id: thing-what-happened", "id: ctl-file-not-valid"),
    });
    const check = await runCli(["patterns", "check", mine]);
    expect(check.code).toBe(1);
    expect(check.out).toContain("already used by patterns/ctl/ctl-file-not-valid.yaml");
    expect((await runCli(["scan", plant({ "x.txt": "hello" }), "--patterns", mine])).code).toBe(3);
  });

  it("check takes the shipped folder, and a single file", async () => {
    const shipped = await runCli(["patterns", "check", "patterns"]);
    expect(shipped).toMatchObject({ code: 0, err: "" });
    const folder = plant({ "thing-what-happened.yaml": template, "broken.yaml": "x" });
    expect((await runCli(["patterns", "check", `${folder}/thing-what-happened.yaml`])).code).toBe(0);
    expect((await runCli(["patterns", "check", folder])).code).toBe(1);
    const empty = await runCli(["scan", folder, "--patterns", plant({ "_draft.yaml": template })]);
    expect(empty.code).toBe(2);
    expect(empty.err).toContain("no pattern files there");
  });
});
