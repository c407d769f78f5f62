/**
 * Makes a fresh clone ready: installs the dependencies, compiles src into dist and the patterns into one file there,
 * each only when something it depends on has changed. Runs before every npm script, so it needs nothing but Node and
 * npm, and says what it does on stderr because stdout belongs to the command that follows. `--rebuild` builds anew.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const stampPath = "node_modules/.ccmtrace-prepared";
/** Files in dist that the TypeScript compiler does not write from a file of the same name. */
const BUILT_OTHERWISE = new Set([".tsbuildinfo", "kernel.wasm", "tables.bin", "catalog.json"]);
/** What a scan needs before it reads, in one file each: these modules with all that they import. The first that asks has a module. */
const TOGETHER = [
  { name: "version", test: /src.cli.version\.ts$/ },
  { name: "cli", test: /src.cli.index\.ts$/ },
  { name: "thread", test: /src.pipeline.(?:load-catalog|scan-context|scan-unit|worker-protocol)\.ts$/ },
  { name: "scan", test: /src.pipeline.scan\.ts$/ },
];

await prepare();

async function prepare() {
  const stamp = readStamp();

  const installed = hashInstall();
  if (stamp.installed !== installed) {
    say("installing the dependencies (once, it may take a minute)");
    // Without --include=dev a shell with NODE_ENV=production would leave out the compiler.
    run(npmCli(), ["ci", "--include=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
    stamp.compiled = undefined; // perhaps another compiler
  }

  const compiled = hashFiles([...listFiles("src"), "tsconfig.json", "tsconfig.build.json"]);
  const fromScratch = stamp.compiled === undefined || !existsSync("dist/bin.js") || process.argv[2] === "--rebuild";
  if (fromScratch || stamp.compiled !== compiled) {
    say("compiling src into dist");
    stamp.catalog = undefined; // perhaps another compiler of patterns
    writeStamp({ installed }); // what a failed compilation leaves in dist belongs to no source
    if (fromScratch) rmSync("dist", { recursive: true, force: true });
    run("node_modules/typescript/bin/tsc", ["-p", "tsconfig.build.json"]);
    sweepDist();
    compileKernel();
    await bundleProgram();
  }

  const catalog = hashFiles(listFiles("patterns"));
  if (stamp.catalog !== catalog) {
    writeStamp({ installed, compiled });
    await compilePatterns();
    writeStamp({ installed, compiled, catalog });
  }
}

/** What `npm ci` depends on: the exact versions, and the Node and the system some of them bring binaries for. */
function hashInstall() {
  const [major] = process.versions.node.split(".");
  const hash = createHash("sha256").update(`${major} ${process.platform} ${process.arch}\n`);
  return hash.update(readFileSync("package-lock.json")).digest("hex");
}

/** Contents rather than times, because git and archive tools set times as they like; it takes a few milliseconds. */
function hashFiles(paths) {
  const hash = createHash("sha256");
  for (const path of paths) {
    const content = readFileSync(path);
    hash.update(`${path} ${content.length}\n`).update(content);
  }
  return hash.digest("hex");
}

function listFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** A file that left src must leave dist too: dist is what gets published, and the compiler never deletes. */
function sweepDist() {
  for (const path of listFiles("dist")) {
    if (path.startsWith(join("dist", "chunks"))) continue;
    const source = join("src", relative("dist", path).replace(/(\.d)?\.[jt]s(\.map)?$/, ".ts"));
    if (!existsSync(source) && !BUILT_OTHERWISE.has(basename(path))) rmSync(path);
  }
}

/** The inner loops of the scan, from AssemblyScript to WebAssembly: whole or not at all, for a program may start meanwhile. */
function compileKernel() {
  const flags = ["-O3", "--noAssert", "--runtime", "stub", "--enable", "simd", "--initialMemory", "1"];
  const made = "dist/scan/kernel.wasm";
  run("node_modules/assemblyscript/bin/asc.js", ["src/scan/assembly/kernel.ts", "--outFile", `${made}.new`, ...flags]);
  renameSync(`${made}.new`, made);
}

/**
 * The program in a few files instead of some two hundred: opening each of them would take longer than a small scan. The
 * library keeps its modules. Chunks lie as deep as those do, so that what is named relative to a module is found.
 */
async function bundleProgram() {
  const { rolldown } = await import("rolldown");
  rmSync("dist/chunks", { recursive: true, force: true });
  const bundle = await rolldown({
    input: { bin: "src/bin.ts", "pipeline/scan-worker": "src/pipeline/scan-worker.ts" },
    platform: "node",
    external: (id) => !/^[./\\]|^[A-Za-z]:/.test(id) && !id.startsWith("src/"), // packages, and parts of Node
    treeshake: { moduleSideEffects: false }, // who imports one name of a folder does not load the whole folder
    logLevel: "warn",
  });
  await bundle.write({
    dir: "dist",
    format: "esm",
    entryFileNames: "[name].js",
    chunkFileNames: "chunks/[name].js",
    codeSplitting: { groups: TOGETHER },
  });
  await bundle.close();
}

/** Without the one file, as when a pattern is broken, the program reads the patterns themselves and says what is wrong. */
async function compilePatterns() {
  rmSync("dist/catalog.json", { force: true });
  const { writeBuilt } = await import("../dist/catalog/index.js");
  const { issues } = await writeBuilt();
  if (issues.length === 0) {
    const { loadCatalog } = await import("../dist/pipeline/load-catalog.js");
    const { buildTables } = await import("../dist/pipeline/catalog-literals.js");
    buildTables(await loadCatalog([]));
  } else say(`mistakes in the patterns: ${issues.length}; npm run check -- patterns lists them`);
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(stampPath, "utf8"));
  } catch {
    return {}; // no stamp, or one that was cut off: prepare everything
  }
}

function writeStamp(stamp) {
  writeFileSync(stampPath, `${JSON.stringify(stamp)}\n`);
}

/** npm as a plain script, so that no shell is needed to start it: npm.cmd on Windows would need one. */
function npmCli() {
  const path = process.env.npm_execpath;
  if (path !== undefined && basename(path) === "npm-cli.js") return path;
  return fail("start this through npm, for example: npm test", 1);
}

function run(script, args) {
  const child = spawnSync(process.execPath, [script, ...args], { stdio: ["ignore", 2, 2] });
  if (child.error) fail(`could not start ${basename(script)}: ${child.error.message}`, 1);
  if (child.status !== 0) fail(`${basename(script)} ${args[0]} failed, its messages stand above`, child.status ?? 1);
}

function say(message) {
  process.stderr.write(`ccmtrace: ${message}\n`);
}

function fail(message, exitCode) {
  say(message);
  process.exit(exitCode);
}
