/**
 * Finds a browser that tests can drive: the one that CCMTRACE_BROWSER names, else an installed Chrome, Edge or Chromium,
 * else, on a Debian where this process may install packages, Debian's Chromium, unless CCMTRACE_NO_INSTALL is set. With
 * CCMTRACE_REQUIRE_BROWSER it is a mistake that there is none; without it the tests that need one say that they are skipped.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** The path of a browser, null where there is none. */
export function findBrowser(env: NodeJS.ProcessEnv = process.env): string | null {
  const found = env.CCMTRACE_BROWSER ?? installed(env) ?? (mayInstall(env) ? installChromium(env) : null);
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

function installed(env: NodeJS.ProcessEnv): string | null {
  const fixed = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ...[env.ProgramFiles, env["ProgramFiles(x86)"], env.LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => [
        join(folder, "Google", "Chrome", "Application", "chrome.exe"),
        join(folder, "Microsoft", "Edge", "Application", "msedge.exe"),
      ]),
  ];
  const folders = (env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...fixed, ...onPath].find((path) => existsSync(path)) ?? null;
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
    apt(...install);
  }
  return installed(env);
}
