/** `ccmtrace bundle` from the command line: what is made, that nothing leaves that must not, and that it can be proved. */
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import type { BundleManifest } from "../../src/model/index.ts";
import type { BundleResult } from "../../src/pipeline/bundle-options.ts";
import { openBytes, textIn } from "../bundle/make-archive.ts";
import { type CliRun, runCli } from "../helpers/run-cli.ts";
import { plant, temporaryFolder } from "../helpers/temporary-folder.ts";

const SAMPLE = fileURLToPath(new URL("../../samples/windows-4.1-capf-lockout/traces", import.meta.url));
/** Names in the sample that must not be in a bundle. */
const NAMES = ["CM1-PUB", "0017594B9C02", "0016C77E40A1", "10.1.1.5"];

/** Makes a bundle of the sample, or of other traces, in a folder of its own. */
async function create(
  flags: readonly string[] = [],
  {
    traces = [SAMPLE],
    folder = temporaryFolder(),
    ...others
  }: { traces?: string[]; folder?: string } & Parameters<typeof runCli>[1] = {},
): Promise<CliRun & { folder: string; zip: string; map: string }> {
  const zip = join(folder, "case.zip");
  const run = await runCli(["bundle", "create", ...traces, "-o", zip, ...flags], others);
  return { ...run, folder, zip, map: join(folder, "case.map.json") };
}

async function contents(zip: string): Promise<Map<string, string>> {
  const archive = await openBytes(readFileSync(zip));
  const texts = new Map<string, string>();
  for (const { path } of archive.entries) texts.set(path, await textIn(archive, path));
  return texts;
}

describe("bundle create", () => {
  it("makes an archive and, beside it, the list that leads back; both for their owner only", async () => {
    const { code, out, err, folder, zip, map } = await create(["--case", "612345678,612345679"]);
    expect({ code, err }).toEqual({ code: 0, err: `wrote ${zip}\n` });
    expect(readdirSync(folder).sort()).toEqual(["case.map.json", "case.zip"]);
    if (process.platform !== "win32") for (const file of [zip, map]) expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(out).toContain("Proved");
    const texts = await contents(zip);
    expect([...texts.keys()].filter((path) => !/^(?:logs|evidence|reports)\//.test(path)).sort()).toEqual([
      "README.ja.txt",
      "README.txt",
      "SHA256SUMS",
      "case.json",
      "coverage.json",
      "findings.ndjson",
      "manifest.json",
      "patterns/patterns.json",
      "redaction.json",
      "run-log.ndjson",
      "timeline.csv",
      "timeline.ja.csv",
    ]);
    expect([...texts.keys()].filter((path) => path.startsWith("evidence/"))).toHaveLength(3);
    const schema = readFileSync(new URL("../../docs/bundle-manifest.schema.json", import.meta.url), "utf8");
    const isManifest = new Ajv({ strict: false, allErrors: true }).compile(JSON.parse(schema));
    isManifest(JSON.parse(texts.get("manifest.json") as string));
    expect(isManifest.errors).toBeNull();
    expect(JSON.parse(texts.get("case.json") as string)).toMatchObject({
      sr: ["612345678", "612345679"],
      problem: null,
      missing: expect.arrayContaining(["problem", "impact"]),
    });
    expect(texts.get("evidence/001-authentication-string-lockout.txt")).toMatch(/^> +\d+ {2}.*\n/m);
  });

  it("holds none of the names, in contents or names of files, and no folder above the traces", async () => {
    const { zip, map } = await create(["--logs", "all"]);
    const texts = await contents(zip);
    const all = [...texts].map(([path, text]) => `${path}\n${text}`).join("\n");
    for (const name of NAMES) expect(all).not.toContain(name);
    expect(all).not.toContain("samples/windows");
    expect(readFileSync(map, "utf8")).toContain("CM1-PUB");
  });

  it("gives the same bytes for the same traces and map, in every zone, language and order, on any number of threads", async () => {
    const first = await create();
    const folders = readdirSync(join(SAMPLE, "CM1-PUB/C")).map((name) => join(SAMPLE, "CM1-PUB/C", name));
    const bytes = readFileSync(first.zip);
    const manifest = (zip: string) =>
      contents(zip).then((texts) => ({ ...JSON.parse(texts.get("manifest.json") as string), commandLine: [] }));
    const zone = process.env.TZ;
    process.env.TZ = "Asia/Tokyo";
    try {
      await create([], { folder: first.folder });
      expect(readFileSync(first.zip).equals(bytes)).toBe(true);
      await create(["--jobs", "2", "--lang", "ja"], { folder: first.folder, env: { CCMTRACE_LANG: "ja" } });
      // The command line is in the manifest and in the digest of that; all else is the same.
      const other = await manifest(first.zip);
      await create(["--map", first.map], { folder: first.folder });
      expect(other.files).toEqual((await manifest(first.zip)).files);
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
    const there = await create(["--map", first.map], { traces: folders });
    const back = await create(["--map", first.map], { traces: [...folders].reverse() });
    expect((await manifest(there.zip)).files).toEqual((await manifest(back.zip)).files);
  }, 60_000);

  it("with --dry-run says what would be made, and leaves nothing", async () => {
    const { code, out, err, folder, zip } = await create(["--dry-run", "--format", "json"]);
    expect({ code, err }).toEqual({ code: 0, err: `a dry run: ${zip} was not written\n` });
    expect(readdirSync(folder)).toEqual([]);
    const result = JSON.parse(out) as BundleResult;
    expect(result).toMatchObject({ isDryRun: true, written: [], incidents: 3 });
    expect(Object.values(result.replaced).some((count) => count > 100)).toBe(true);
    expect(result.files.length).toBeGreaterThan(25);
  });

  it.each(["none", "evidence", "window", "all"] as const)("--logs %s takes in as much as it says", async (logs) => {
    const { zip } = await create(["--logs", logs]);
    const texts = await contents(zip);
    const manifest = JSON.parse(texts.get("manifest.json") as string) as BundleManifest;
    const originals = manifest.files.flatMap(({ original }) => original ?? []);
    const cut = originals.reduce(
      (sum, own) => sum + own.cut.reduce((lines, [from, to]) => lines + to - from + 1, 0),
      0,
    );
    expect(manifest.logs).toBe(logs);
    if (logs === "none") {
      expect(originals).toEqual([]);
      expect(manifest.leftOut.every(({ reason }) => reason === "not-wanted")).toBe(true);
      // What is quoted is there all the same.
      expect(texts.get("evidence/001-authentication-string-lockout.txt")).toMatch(/^> +\d+ {2}.*\n/m);
      expect(await runCli(["bundle", "replay", zip])).toMatchObject({
        code: 4,
        err: expect.stringContaining("no logs"),
      });
      return;
    }
    expect(originals).toHaveLength(11);
    if (logs === "all") expect(cut).toBe(0);
    else expect(cut).toBeGreaterThan(20);
    for (const { lines, kept, cut: without } of originals) {
      const ranges = [...(kept ?? [[1, lines]]), ...without].sort(([a = 0], [b = 0]) => a - b);
      let next = 1;
      for (const [from = 0, to = 0] of ranges) {
        expect(from).toBe(next);
        next = to + 1;
      }
      expect(next).toBe(lines + 1);
    }
    expect(await runCli(["bundle", "replay", zip])).toMatchObject({ code: 0, err: "" });
  });

  it("leaves keys, certificates and captures out whatever they are called, and says so", async () => {
    const pem = "-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA\n-----END RSA PRIVATE KEY-----\n";
    const folder = plant({
      "CM1/C/Program Files/Cisco/Trace/CAPF/CAPF00000001.txt": "10:00:00.000 |   debug one\n",
      "CM1/C/Program Files/Cisco/PktCap/07-21-2006.pkt": Buffer.from([1, 2, 3, 0, 0, 0, 0]),
      "CM1/server.key": pem,
      "CM1/innocent.txt": pem,
      "CM1/capf.cer": "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n",
      "CM1/notes of somebody.txt": "nothing of a log\n",
    });
    const { code, zip } = await create([], { traces: [folder] });
    expect(code).toBe(0);
    const texts = await contents(zip);
    const { leftOut } = JSON.parse(texts.get("manifest.json") as string) as BundleManifest;
    expect(leftOut.filter(({ reason }) => reason === "secret")).toHaveLength(4);
    expect(leftOut.filter(({ reason }) => reason === "no-log")).toHaveLength(1);
    expect([...texts.values()].join("\n")).not.toContain("MIIE");
  });

  it("makes it of what can be read, and ends with 4 where something cannot", async () => {
    const log = "10:00:00.000 |   debug one\n".repeat(2_000);
    const folder = plant({
      "CM1/C/Program Files/Cisco/Trace/CAPF/CAPF00000001.txt": log,
      "CM1/C/Program Files/Cisco/Trace/CAPF/CAPF00000002.txt.gz": gzipSync(log).subarray(0, 90),
      "broken.zip": "PK\x03\x04 and no more",
    });
    const { code, zip, out } = await create([], { traces: [folder] });
    expect(code).toBe(4);
    expect(out).toContain("could not be read");
    const { leftOut } = JSON.parse((await contents(zip)).get("manifest.json") as string) as BundleManifest;
    expect(leftOut).toEqual([{ path: expect.stringContaining("broken.zip"), reason: "not-read" }]);
    expect(await runCli(["bundle", "verify", zip])).toMatchObject({ code: 0 });
  });

  it("stopped by a signal leaves nothing", async () => {
    const stop = new AbortController();
    stop.abort("SIGINT");
    const { code, err, folder } = await create([], { signal: stop.signal });
    expect({ code, err }).toEqual({ code: 130, err: "ccmtrace: interrupted; nothing was left behind.\n" });
    expect(readdirSync(folder)).toEqual([]);
  });

  it("takes what is known of the case from a file", async () => {
    const folder = plant({
      "case.json": '{"sr": "612345678", "problem": "Phone SEP0017594B9C02 is locked", "severity": 2}',
    });
    const { code, zip } = await create(["--case-file", join(folder, "case.json")]);
    expect(code).toBe(0);
    const text = (await contents(zip)).get("case.json") as string;
    expect(JSON.parse(text)).toMatchObject({
      sr: ["612345678"],
      severity: "2",
      problem: expect.stringMatching(/^Phone SEP[0-9A-F]{12} is locked$/),
    });
    expect(text).not.toContain("0017594B9C02");
  });

  it("takes it from flags too, and asks at a terminal for the rest", async () => {
    const answers = [
      "612345678, 612345679",
      "2",
      "SEP0017594B9C02 is locked",
      "",
      "since noon",
      "a new CTL file",
      "3",
      "4",
    ];
    const { code, err, zip } = await create(["--case-field", "IMPACT=nobody can call", "--no-progress"], { answers });
    expect(code).toBe(0);
    expect(err).toContain("What was tried?");
    expect(err).not.toContain("keep people from doing");
    expect(JSON.parse((await contents(zip)).get("case.json") as string)).toMatchObject({
      sr: ["612345678", "612345679"],
      severity: "2",
      problem: expect.stringMatching(/^SEP[0-9A-F]{12} is locked$/),
      impact: "nobody can call",
      started: null,
      changed: "since noon",
      tried: "a new CTL file",
      missing: ["started"],
    });
  });

  it("in UTF-16 and CP932 exchanges the names in that encoding and leaves everything else as it is", async () => {
    const said = "10:00:00.000 |   debug 見本 SEP0017594B9C02 from 10.1.21.34\r\n";
    const folder = plant({
      "CM1/C/Program Files/Cisco/Trace/CAPF/CAPF00000001.txt": Buffer.from(`\ufeff${said.repeat(50)}`, "utf16le"),
      "CM1/C/Program Files/Cisco/Trace/CAPF/CAPF00000002.txt": Buffer.concat([
        Buffer.from("10:00:00.000 |   debug "),
        Buffer.from([0x8c, 0xa9, 0x96, 0x7b]), // 見本
        Buffer.from(" SEP0017594B9C02 from 10.1.21.34\r\n"),
      ]),
    });
    const { code, zip } = await create(["--logs", "all"], { traces: [folder] });
    expect(code).toBe(0);
    const archive = await openBytes(readFileSync(zip));
    const read = async (ending: string): Promise<Buffer> => {
      const pieces: Uint8Array[] = [];
      for await (const piece of archive.entries.find(({ path }) => path.endsWith(ending))?.read() ?? [])
        pieces.push(piece);
      return Buffer.concat(pieces);
    };
    const wide = (await read("CAPF00000001.txt")).toString("utf16le");
    expect(wide).toMatch(/^\ufeff(?:10:00:00\.000 \| {3}debug 見本 SEP[0-9A-F]{12} from \d+\.\d+\.\d+\.\d+\r\n){50}$/);
    expect(wide).not.toContain("0017594B9C02");
    const japanese = await read("CAPF00000002.txt");
    expect(japanese.includes(Buffer.from([0x8c, 0xa9, 0x96, 0x7b]))).toBe(true);
    expect(japanese.toString("latin1")).not.toMatch(/0017594B9C02|10\.1\.21\.34/);
    // The same names have the same stand-ins in both.
    expect(japanese.toString("latin1").match(/SEP[0-9A-F]{12}/)?.[0]).toBe(wide.match(/SEP[0-9A-F]{12}/)?.[0]);
  });

  it.each([
    [[], /-o is missing/],
    [["-o", "case.rar"], /ends in \.zip/],
    [["-o", "a.zip", "-o", "b.zip"], /only one/],
    [["-o", "no/such/folder/case.zip"], /folder/],
    [["-o", join(SAMPLE, "case.zip")], /among the traces/],
    [["-o", "x.zip", "--map", join(SAMPLE, "m.json")], /among the traces/],
    [["-o", "x.zip", "--logs", "some"], /none, evidence, window, all/],
    [["-o", "x.zip", "--keep", "hosts"], /Did you mean host\?/],
    [["-o", "x.zip", "--keep", "password"], /never kept/],
    [["-o", "x.zip", "--max-size", "12"], /64 KB/],
    [["-o", "x.zip", "--encrypt"], /needs a password/],
    [["-o", "x.zip", "--password-file", "p"], /is for --encrypt/],
    [["-o", "x.zip", "--encrypt", "--password-file", "no-such-file"], /ENOENT/],
    [["-o", "x.zip", "--case-file", "no-such-file"], /no such file/],
    [["-o", "x.zip", "--case-field", "colour=blue"], /severity, problem/],
    [["-o", "x.zip", "--case-field", "impact="], /FIELD=TEXT/],
    [["-o", "x.zip", "--case", ""], /--case needs a value/],
  ])("%j is a mistake", async (flags, says) => {
    const { code, err } = await runCli(["bundle", "create", SAMPLE, ...flags]);
    expect(code).toBe(2);
    expect(err).toMatch(says);
    const ja = await runCli(["bundle", "create", SAMPLE, ...flags, "--lang", "ja"]);
    expect(ja.code).toBe(2);
    expect(ja.err).toMatch(/[ぁ-ん]/);
  });

  it("of traces that are not there is a mistake, and a map that is none too", async () => {
    const folder = temporaryFolder();
    const zip = join(folder, "case.zip");
    expect(await runCli(["bundle", "create", join(folder, "nothing"), "-o", zip])).toMatchObject({ code: 4 });
    writeFileSync(join(folder, "m.json"), "{");
    const { code, err } = await runCli(["bundle", "create", SAMPLE, "-o", zip, "--map", join(folder, "m.json")]);
    expect(code).toBeGreaterThan(0);
    expect(err).toContain("m.json");
    expect(readdirSync(folder)).toEqual(["m.json"]);
  });
});

describe("a bundle", () => {
  it("is verified, listed, replayed, and its text turned back, in both languages", async () => {
    const { zip, map } = await create();
    for (const lang of ["en", "ja"]) {
      expect(await runCli(["bundle", "verify", zip, "--lang", lang])).toMatchObject({ code: 0, err: "" });
      const list = await runCli(["bundle", "list", zip, "--lang", lang]);
      expect(list).toMatchObject({ code: 0, out: expect.stringContaining("CAPF00000009.txt") });
      expect(await runCli(["bundle", "replay", zip, "--lang", lang])).toMatchObject({ code: 0, err: "" });
    }
    const ticket = (await contents(zip)).get("reports/report.en.ticket.txt") as string;
    const folder = plant({ "answer.txt": ticket });
    const { code, out } = await runCli(["bundle", "unmask", join(folder, "answer.txt"), "--map", map]);
    expect(code).toBe(0);
    expect(out).toContain("SEP0017594B9C02");
    expect(out).toContain("CM1-PUB");
    const standIn = /SEP[0-9A-F]{12}/.exec(ticket)?.[0] as string;
    expect((await runCli(["bundle", "unmask", `about ${standIn}:`, "--map", map])).out).toBe(
      "about SEP0017594B9C02:\n",
    );
    expect((await runCli(["bundle", "unmask", "-", "--map", map], { stdin: standIn })).out).toBe("SEP0017594B9C02");
    expect(await runCli(["bundle", "unmask", "x"])).toMatchObject({ code: 2, err: expect.stringContaining("--map") });
  });

  it("that was changed fails, and says where; a replay of other logs differs", async () => {
    const { zip, folder } = await create();
    const bytes = readFileSync(zip);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] as number) ^ 1;
    const changed = join(folder, "changed.zip");
    writeFileSync(changed, bytes);
    const { code, out } = await runCli(["bundle", "verify", changed]);
    expect(code).toBe(1);
    expect(out).toContain("bytes were changed");
    const json = JSON.parse((await runCli(["bundle", "verify", changed, "--format", "json"])).out);
    expect(json.faults.map(({ kind }: { kind: string }) => kind)).toContain("seal-broken");
    expect(await runCli(["bundle", "list", join(folder, "case.map.json")])).toMatchObject({ code: 4 });
    expect(await runCli(["bundle", "verify", join(folder, "none.zip")])).toMatchObject({ code: 4 });

    const { archiveOf } = await import("../bundle/make-archive.ts");
    const entries = [...(await contents(zip))].map(
      ([path, text]) => [path, path.includes("/CAPF/") ? "other\n" : text] as const,
    );
    writeFileSync(changed, await archiveOf(entries));
    const replay = await runCli(["bundle", "replay", changed]);
    expect(replay.code).toBe(1);
    expect(replay.out).toContain("replay: not there");
  });

  it("in parts is read as one", async () => {
    const { zip, folder } = await create(["--max-size", "100KB"]);
    const names = readdirSync(folder);
    expect(names).toContain("case.zip.001");
    expect(names).toContain("case.zip.parts.txt");
    expect(names).not.toContain("case.zip");
    for (const name of names.filter((one) => /\.\d+$/.test(one)))
      expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(100_000);
    expect(await runCli(["bundle", "verify", `${zip}.001`])).toMatchObject({ code: 0 });
    expect(await runCli(["bundle", "replay", zip])).toMatchObject({ code: 0 });
    writeFileSync(`${zip}.002`, "x");
    expect(await runCli(["bundle", "verify", zip])).toMatchObject({
      code: 1,
      out: expect.stringContaining("case.zip.002"),
    });
  });

  it("behind a password is read with it only", async () => {
    const folder = plant({ password: "見本 secret\n", wrong: "other\n" });
    const { zip, code, out } = await create(["--encrypt", "--password-file", join(folder, "password")]);
    expect(code).toBe(0);
    expect(out).toContain("AES-256");
    for (const command of ["verify", "list", "replay"])
      expect(await runCli(["bundle", command, zip])).toMatchObject({
        code: 2,
        err: expect.stringContaining("password"),
      });
    expect(await runCli(["bundle", "verify", zip, "--password-file", join(folder, "wrong")])).toMatchObject({
      code: 2,
    });
    const env = { CCMTRACE_PASSWORD: "見本 secret" };
    expect(await runCli(["bundle", "verify", zip], { env })).toMatchObject({ code: 0 });
    expect(await runCli(["bundle", "replay", zip], { env })).toMatchObject({ code: 0 });
  });

  it("behind a password that is typed is read with the same one, which does not show", async () => {
    const said = ["--quiet", "--encrypt"]; // nothing is asked but the password
    const { zip, code, err } = await create(said, { answers: [" blanks count ", " blanks count "] });
    expect(code).toBe(0);
    expect(err).not.toContain("blanks");
    expect(await runCli(["bundle", "verify", zip], { answers: [" blanks count "] })).toMatchObject({ code: 0 });
    expect(await runCli(["bundle", "verify", zip], { answers: ["blanks count"] })).toMatchObject({ code: 2 });
    const { code: other, folder } = await create(said, { answers: ["one", "two"] });
    expect(other).toBe(2);
    expect(readdirSync(folder)).toEqual([]);
  });
});
