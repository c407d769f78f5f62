/**
 * Makes a fresh clone ready: installs the dependencies and compiles src into dist, each only when something it depends
 * on has changed. Runs before every npm script, so it needs nothing but Node and npm, and says what it does on stderr
 * because stdout belongs to the command that follows. `--rebuild` compiles in any case.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const stampPath = join(root, "node_modules", ".ccmtrace-prepared");

const dist = join(root, "dist");

prepare();

function prepare() {
  const stamp = readStamp();

  const installed = hashInstall();
  if (stamp.installed !== installed) {
    say("installing the dependencies (about half a minute, only once)");
    // Without --include=dev a shell with NODE_ENV=production would leave out the compiler.
    run(npmCli(), ["ci", "--include=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
    stamp.built = undefined; // perhaps another compiler
    writeStamp({ installed });
  }

  const built = hashBuild();
  const fromScratch = stamp.built === undefined || !existsSync(join(dist, "bin.js")) || process.argv[2] === "--rebuild";
  if (fromScratch || stamp.built !== built) {
    say("compiling src into dist");
    if (fromScratch) rmSync(dist, { recursive: true, force: true });
    run(join(root, "node_modules", "typescript", "bin", "tsc"), ["-p", "tsconfig.build.json"]);
    sweepDist();
    writeStamp({ installed, built });
  }
}

/** What `npm ci` depends on: the exact versions, and the Node and the system some of them bring binaries for. */
function hashInstall() {
  const [major] = process.versions.node.split(".");
  const hash = createHash("sha256").update(`${major} ${process.platform} ${process.arch}\n`);
  return hash.update(readFileSync(join(root, "package-lock.json"))).digest("hex");
}

/**
 * What the compiler reads. Contents rather than times, because git and archive tools set times as they like; reading
 * all of src takes a few milliseconds. The patterns are read when the program runs and are no part of dist.
 */
function hashBuild() {
  const hash = createHash("sha256");
  for (const path of [...listFiles(join(root, "src")), join(root, "tsconfig.json"), join(root, "tsconfig.build.json")]) {
    const content = readFileSync(path);
    hash.update(`${path} ${content.length}\n`).update(content);
  }
  return hash.digest("hex");
}

/** A file that left src must leave dist too: dist is what gets published, and the compiler never deletes. */
function sweepDist() {
  for (const path of listFiles(dist)) {
    const source = join(root, "src", relative(dist, path).replace(/(\.d)?\.[jt]s(\.map)?$/, ".ts"));
    if (!existsSync(source) && basename(path) !== ".tsbuildinfo") rmSync(path);
  }
}

function listFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
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
  const child = spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: ["ignore", 2, 2] });
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
