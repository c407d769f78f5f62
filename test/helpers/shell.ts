/** Runs scripts in real shells, where there are any. */
import { spawnSync } from "node:child_process";

/** Is there a program of this name? Tests that need it skip where there is none, and say so by their name. */
export function hasProgram(name: string, flag = "--version"): boolean {
  return spawnSync(name, [flag], { stdio: "ignore" }).error === undefined;
}

/** What a script printed; what it wrote to standard error is a mistake of the script. */
export function runScript(program: string, args: readonly string[], cwd: string): string {
  const env = { PATH: process.env.PATH, HOME: cwd, LC_ALL: "C.UTF-8", TERM: "dumb" };
  const child = spawnSync(program, args, { cwd, env, encoding: "utf8", timeout: 30_000 });
  if (child.error !== undefined || child.stderr !== "" || child.signal !== null)
    throw new Error(`${program}: ${child.error?.message ?? child.signal ?? child.stderr}`);
  return child.stdout;
}
