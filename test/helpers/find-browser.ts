/**
 * Finds a browser that tests can drive: the one that CCMTRACE_BROWSER names, else an installed Chrome, Edge or Chromium,
 * else, on a Debian where this process may install packages, Debian's Chromium, unless CCMTRACE_NO_INSTALL is set. With
 * CCMTRACE_REQUIRE_BROWSER it is a mistake that there is none; without it the tests that need one say that they are skipped.
 */
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { delimiter, join } from "node:path";

/** The path of a browser, null where there is none. `isFile` looks at the disk. */
export function findBrowser(env: NodeJS.ProcessEnv = process.env, isFile = isFileOnDisk): string | null {
  const named = env.CCMTRACE_BROWSER;
  if (named && !isFile(named)) throw new Error(`CCMTRACE_BROWSER names ${named}, which is no file`);
  const found = named || installed(env, isFile) || (mayInstall(env) ? installChromium(env) : null);
  if (found !== null) return found;
  const advice = "install Chrome, Edge or Chromium, or name one in CCMTRACE_BROWSER";
  if (env.CCMTRACE_REQUIRE_BROWSER) throw new Error(`no browser for the tests of the HTML report: ${advice}`);
  process.stderr.write(`\nWARNING: the tests of the HTML report in a browser are SKIPPED: ${advice}\n\n`);
  return null;
}

/** What a browser needs to run under tests; without its own sandbox only where it is root, which has none. */
export function browserFlags(): string[] {
  return [
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ];
}

function installed(env: NodeJS.ProcessEnv, isFile: (path: string) => boolean): string | null {
  const ofMac = [
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ];
  const ofWindows = [
    join("Google", "Chrome", "Application", "chrome.exe"),
    join("Microsoft", "Edge", "Application", "msedge.exe"),
    join("Chromium", "Application", "chrome.exe"),
  ];
  const onPath = [
    ...["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"],
    ...["microsoft-edge-stable", "chrome.exe", "msedge.exe"],
  ];
  const below = (folders: readonly (string | undefined)[], paths: readonly string[]) =>
    paths.flatMap((path) => folders.filter(Boolean).map((folder) => join(folder as string, path)));
  const candidates = [
    ...below(["/Applications", env.HOME && join(env.HOME, "Applications")], ofMac),
    ...below([env.ProgramFiles, env.ProgramW6432, env["ProgramFiles(x86)"], env.LOCALAPPDATA], ofWindows),
    ...below((env.PATH ?? "").split(delimiter), onPath),
    ...below(["/usr/bin", "/snap/bin"], onPath),
    "/opt/google/chrome/chrome",
  ];
  return candidates.find(isFile) ?? null;
}

/** A folder on the PATH may hold a folder of a browser's name. */
function isFileOnDisk(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function mayInstall(env: NodeJS.ProcessEnv): boolean {
  return (
    process.platform === "linux" &&
    process.getuid?.() === 0 &&
    !env.CCMTRACE_NO_INSTALL &&
    existsSync("/usr/bin/apt-get") &&
    existsSync("/etc/debian_version")
  );
}

function installChromium(env: NodeJS.ProcessEnv): string | null {
  process.stderr.write(
    "installing Debian's Chromium for the tests of the HTML report (CCMTRACE_NO_INSTALL=1 prevents it)\n",
  );
  const apt = (...args: string[]) =>
    spawnSync("apt-get", args, {
      stdio: "ignore",
      timeout: 300_000,
      env: { ...env, DEBIAN_FRONTEND: "noninteractive" },
    });
  const install = ["install", "-y", "--no-install-recommends", "chromium", "fonts-ipafont-gothic"];
  if (apt(...install).status !== 0) {
    apt("update");
    if (apt(...install).status !== 0) process.stderr.write("Debian's Chromium could not be installed\n");
  }
  return installed(env, isFileOnDisk);
}
