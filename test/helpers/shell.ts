/** Runs scripts in real shells, where there are any. */
import { spawnSync } from "node:child_process";

/** Is there a program of this name? On Windows those meant here would be of another system inside it. */
export function hasProgram(name: string): boolean {
  return process.platform !== "win32" && spawnSync(name, ["--version"], { stdio: "ignore" }).error === undefined;
}

/** What to append to the name of a test that needs a program: the message with which it is skipped where there is none. */
export function skippedWithout(name: string, from = name): string {
  return hasProgram(name) ? "" : ` (skipped: install ${from} to have it tried)`;
}

/** What a script printed; what it wrote to standard error is a mistake of the script. */
export function runScript(program: string, args: readonly string[], cwd: string): string {
  const env = { PATH: process.env.PATH, HOME: cwd, LC_ALL: "C.UTF-8", TERM: "dumb" };
  const child = spawnSync(program, args, { cwd, env, encoding: "utf8", timeout: 30_000 });
  if (child.error !== undefined || child.stderr !== "" || child.signal !== null)
    throw new Error(`${program}: ${child.error?.message ?? child.signal ?? child.stderr}`);
  return child.stdout;
}
