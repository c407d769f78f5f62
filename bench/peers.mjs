/**
 * The programs that ccmtrace is held against: found on this machine, or installed and built below .cache/bench/peers.
 * One that is not to be had is left out, and the page says why.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * @typedef {{ path: string, version: string } | { missing: string }} Peer
 * @typedef {Record<"wc" | "cat" | "grep" | "rg" | "rgDebian" | "hyperscan" | "lnav" | "zcat" | "strace", Peer>} Peers
 */

const RIPGREP = { package: "@vscode/ripgrep", version: "1.18.0" };

/**
 * @param {string} folder
 * @param {(text: string) => void} say
 * @returns {Peers}
 */
export function findPeers(folder, say) {
  mkdirSync(folder, { recursive: true });
  return {
    wc: debian("wc", "coreutils", say),
    cat: debian("cat", "coreutils", say),
    grep: debian("grep", "grep", say),
    rg: npmRipgrep(folder, say),
    rgDebian: debian("rg", "ripgrep", say),
    hyperscan: hyperscan(folder, say),
    lnav: debian("lnav", "lnav", say, ["-V"]),
    zcat: debian("zcat", "gzip", say),
    strace: debian("strace", "strace", say),
  };
}

/** What measuring itself needs. */
export function installTools(say) {
  debian("time", "time", say);
  debian("taskset", "util-linux", say);
}

function debian(program, packageName, say, versionFlags = ["--version"]) {
  let path = which(program);
  if (path === null && installPackage(packageName, say)) path = which(program);
  if (path === null) return { missing: "not installed" };
  return { path, version: firstLine(path, versionFlags) };
}

function which(program) {
  const folders = (process.env.PATH ?? "").split(":");
  return folders.map((folder) => join(folder, program)).find((path) => existsSync(path)) ?? null;
}

/** Installs a Debian package where that is possible without asking anybody. */
function installPackage(name, say) {
  if (process.getuid?.() !== 0 || which("apt-get") === null) return false;
  say(`installing ${name}`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const install = () => spawnSync("apt-get", ["install", "-y", "-q", "--no-install-recommends", name], { env }).status;
  if (install() === 0) return true;
  spawnSync("apt-get", ["update", "-q"], { env });
  return install() === 0;
}

/** The ripgrep that editors bring along: a newer one than Debian's. */
function npmRipgrep(folder, say) {
  const binaries = join(folder, "node_modules", "@vscode", `ripgrep-${process.platform}-${process.arch}`, "bin", "rg");
  if (!existsSync(binaries)) {
    say(`installing ${RIPGREP.package} ${RIPGREP.version}`);
    const wanted = `${RIPGREP.package}@${RIPGREP.version}`;
    const flags = ["--ignore-scripts", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"];
    spawnSync("npm", ["install", "--prefix", folder, ...flags, wanted], { stdio: ["ignore", "ignore", "inherit"] });
  }
  if (!existsSync(binaries)) return { missing: `${RIPGREP.package} could not be installed` };
  return { path: binaries, version: firstLine(binaries, ["--version"]) };
}

function hyperscan(folder, say) {
  const source = fileURLToPath(new URL("hyperscan-grep.c", import.meta.url));
  const binary = join(folder, "hyperscan-grep");
  if (!existsSync(binary) || statSync(binary).mtimeMs < statSync(source).mtimeMs) {
    if (!existsSync("/usr/include/hs/hs.h")) installPackage("libhyperscan-dev", say);
    if (which("gcc") === null) installPackage("gcc", say);
    const built = spawnSync("gcc", ["-O3", "-march=native", "-o", binary, source, "-lhs"], { encoding: "utf8" });
    if (built.status !== 0) return { missing: "libhyperscan-dev or gcc not installed" };
  }
  const version = firstLine("dpkg-query", ["-W", "-f", "$" + "{Version}", "libhyperscan5"]);
  return { path: binary, version: version === "" ? "unknown" : version };
}

function firstLine(program, args) {
  const { stdout } = spawnSync(program, args, { encoding: "utf8" });
  return (stdout ?? "").split("\n")[0].trim();
}
