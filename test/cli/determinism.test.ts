/**
 * The same traces give the same bytes in every format, whatever the machine: its zone, its locale, the order in which
 * folders are named, the number of threads, the separators of paths.
 */
import { spawnSync } from "node:child_process";
import { readFileSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { endingsOf, OUTPUT_FORMATS, type OutputFormat } from "../../src/report/format-names.ts";
import { plant, temporaryFolder } from "../helpers/temporary-folder.ts";
import { zipOf } from "../helpers/zip-of.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const FOLDERS = ["samples/windows-4.1-capf-lockout/traces", "samples/appliance-11.5-tls/traces"];

/** What the built program writes for the folders in every format, with these flags and this environment. */
function scan(
  flags: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
  folders: readonly string[] = FOLDERS,
): Record<OutputFormat, string> {
  const folder = temporaryFolder();
  const files = OUTPUT_FORMATS.map((format) => [format, join(folder, `report${endingsOf(format)[0]}`)] as const);
  const outputs = files.flatMap(([, file]) => ["-o", file]);
  const child = spawnSync(process.execPath, ["dist/bin.js", "scan", ...folders, "--quiet", ...outputs, ...flags], {
    cwd: root,
    env: { ...process.env, ...env },
    encoding: "utf8",
  });
  expect({ status: child.status, stdout: child.stdout, stderr: child.stderr }).toEqual({
    status: 0,
    stdout: "",
    stderr: "",
  });
  const texts = files.map(([format, file]) => [format, readFileSync(file, "utf8")]);
  return Object.fromEntries(texts) as Record<OutputFormat, string>;
}

describe("every format", () => {
  let known: ReturnType<typeof scan> | undefined;
  const usual = () => {
    known ??= scan(["--jobs", "1"], { TZ: "UTC", LC_ALL: "C" });
    return known;
  };

  test.each(OUTPUT_FORMATS)("%s holds something, and no time of the run", (format) => {
    expect(usual()[format].length).toBeGreaterThan(1_000);
    expect(usual()[format]).not.toContain(new Date().toISOString().slice(0, 10));
  });

  test("is the same in another zone and locale", () => {
    expect(scan(["--jobs", "1"], { TZ: "Asia/Tokyo", LC_ALL: "ja_JP.UTF-8", LANG: "ja_JP.UTF-8" })).toEqual(usual());
    expect(scan(["--jobs", "1"], { TZ: "America/New_York", LC_ALL: "tr_TR.UTF-8" })).toEqual(usual());
  });

  test("is the same with the folders named in another order, and on two threads", () => {
    expect(scan(["--jobs", "2"], {}, [...FOLDERS].reverse())).toEqual(usual());
  });

  test("is the same for an archive packed on Windows", async () => {
    const name = "CM1-PUB/C/Program Files/Cisco/Trace/CAPF/CAPF00000009.txt";
    const zip = await zipOf({ [name]: readFileSync(`${root}${FOLDERS[0]}/${name}`) }, new Date(2006, 0, 17));
    const backslashed = Buffer.from(zip.toString("latin1").replaceAll(name, name.replaceAll("/", "\\")), "latin1");
    expect(backslashed.equals(zip)).toBe(false);
    const written = [zip, backslashed].map((bytes) => {
      const folder = plant({ "case.zip": bytes });
      return Object.entries(scan([], {}, [folder])).map(([format, text]) => [
        format,
        text.replaceAll(folder, "FOLDER"),
      ]);
    });
    expect(written[0]?.[0]?.[1]).toContain("CAPF00000009.txt");
    expect(written[1]).toEqual(written[0]);
  });
});

test("dates that only a file's modification time tells are the same in every zone", () => {
  const folder = plant({ "CM1/CCM00000001.txt": "23:30:00.123 CCM|one\n23:30:01.123 CCM|two\n" });
  const modified = new Date("2006-07-21T23:31:00Z");
  utimesSync(`${folder}/CM1/CCM00000001.txt`, modified, modified);
  const [first, ...others] = ["UTC", "Asia/Tokyo", "America/New_York"].map((TZ) => scan([], { TZ }, [folder]).json);
  expect(JSON.parse(first ?? "").sources[0]).toMatchObject({ first: "2006-07-21T23:30:00.123", dateFrom: "modified" });
  for (const other of others) expect(other).toBe(first);
});

test("lines of NDJSON come while the scan goes on, and are those of the whole report", async () => {
  const { runCli } = await import("../helpers/run-cli.ts");
  const folder = plant({
    "case.zip": await zipOf({ "b/CCM1.txt": "hello\n", "a/CCM2.txt": "hello\n" }),
    "case.zip copy.txt": "hello\n",
    "case.zip-more/CCM.txt": "hello\n",
    "z.txt": "hello\n",
  });
  const file = `${folder}/out.ndjson`;
  const { out } = await runCli(["scan", folder, "--format", "ndjson", "-o", file]);
  expect(out).toBe(readFileSync(file, "utf8"));
  const paths = out.split("\n").flatMap((line) => (line.includes('"type":"source"') ? JSON.parse(line).path : []));
  expect(paths.map((path: string) => path.slice(folder.length + 1))).toEqual([
    "case.zip copy.txt",
    "case.zip!/a/CCM2.txt",
    "case.zip!/b/CCM1.txt",
    "case.zip-more/CCM.txt",
    "z.txt",
  ]);
});
