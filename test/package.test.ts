/** What gets published: the right files and no others, and a command that works where it is installed. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import manifest from "../package.json" with { type: "json" };

const root = fileURLToPath(new URL("..", import.meta.url));
let folder: string;

beforeAll(() => {
  if (!existsSync(join(root, "dist", "bin.js"))) throw new Error("There is no dist: run the tests with npm test");
  folder = mkdtempSync(join(tmpdir(), "ccmtrace-package-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));

test("the package holds dist, patterns and the papers, nothing else", () => {
  const [packed] = JSON.parse(npm(root, "pack", "--dry-run", "--json", "--ignore-scripts"));
  const paths: string[] = packed.files.map((file: { path: string }) => file.path);

  const surprises = paths.filter(
    (path) =>
      !/^(dist\/.+\.(js|d\.ts)|dist\/catalog\.json|dist\/scan\/(?:kernel\.wasm|tables\.bin)|patterns\/.+\.(yaml|json|md)|docs\/ccmtrace(?:\.ja)?\.1|docs\/(?:report|report-line|comparison|watch-line|bundle-manifest)\.schema\.json)$/.test(
        path,
      ),
  );
  expect(surprises.sort()).toEqual(expect.arrayContaining(["LICENSE", "README.md", "package.json"]));
  expect(surprises.filter((path) => !/^(LICENSE|README(?:\.ja)?\.md|CHANGELOG\.md|package\.json)$/.test(path))).toEqual(
    [],
  );

  const modules = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !/^scan[\\/]assembly/.test(path))
    .map((path) => `dist/${path.replaceAll("\\", "/").replace(/\.ts$/, ".js")}`);
  const isChunk = (path: string): boolean => path.startsWith("dist/chunks/");
  expect(paths.filter((path) => path.endsWith(".js") && !isChunk(path)).sort()).toEqual(modules.sort());
  expect(paths.some(isChunk)).toBe(true);
  expect(paths).toContain("dist/scan/kernel.wasm");
  expect(paths).toContain("docs/report.schema.json");
  expect(paths).toEqual(expect.arrayContaining(manifest.man));
});

test("the installed package runs", { timeout: 120_000 }, () => {
  npm(root, "pack", "--pack-destination", folder, "--ignore-scripts");
  const tarball = readdirSync(folder).find((name) => name.endsWith(".tgz"));
  writeFileSync(join(folder, "package.json"), "{}");
  // The cache holds what npm ci has just put there, so that this asks the network for little or nothing.
  npm(folder, "install", `./${tarball}`, "--prefer-offline", "--ignore-scripts", "--no-audit", "--no-fund");

  expect(ccmtrace("--version").trim()).toBe(manifest.version);
  const report = JSON.parse(ccmtrace("scan", join(root, "samples"), "--format", "json"));
  expect(report.tool.catalog.patterns).toBeGreaterThan(0);
  expect(report.findings.length).toBeGreaterThan(0);
});

/** Runs the command the way npm has put it into the folder; on Windows that is a script for a shell, so its target. */
function ccmtrace(...args: string[]): string {
  const onWindows = process.platform === "win32";
  const command = join(folder, "node_modules", onWindows ? "ccmtrace/dist/bin.js" : ".bin/ccmtrace");
  return run(folder, onWindows ? [process.execPath, command, ...args] : [command, ...args]);
}

function npm(cwd: string, ...args: string[]): string {
  // Tests started without npm find the one that lies beside Node, as the installer for Windows puts it.
  const besideNode = join(dirname(process.execPath), "node_modules", "npm", "bin", "npm-cli.js");
  const script = process.env.npm_execpath ?? (existsSync(besideNode) ? besideNode : undefined);
  return run(cwd, [...(script === undefined ? ["npm"] : [process.execPath, script]), ...args, "--loglevel=error"]);
}

function run(cwd: string, [command = "", ...args]: string[]): string {
  // npm tells its scripts which package they belong to; here another one is meant.
  const aboutUs = /^(npm_(package|lifecycle)_.*|npm_config_(local_)?prefix|INIT_CWD)$/i;
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !aboutUs.test(name)));
  return execFileSync(command, args, { cwd, env, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
}
