/** Where a checkpoint lies unless --checkpoint says it: in the folder that the system has for such things. */
import { createHash } from "node:crypto";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import type { Environment } from "../environment.ts";

/** The file for a watch of these paths: the same each time, another one for other paths. */
export function usualCheckpoint(
  paths: readonly string[],
  { env, platform }: Pick<Environment, "env" | "platform">,
): string {
  const watched = [...paths].map((path) => resolve(path)).sort();
  const name = createHash("sha256").update(watched.join("\n")).digest("hex").slice(0, 16);
  return join(stateFolder(env, platform), `watch-${name}.checkpoint`);
}

function stateFolder(env: Environment["env"], platform: string): string {
  if (platform === "win32") return join(env.LOCALAPPDATA ?? join(homedir(), "AppData", "Local"), "ccmtrace");
  if (platform === "darwin") return join(homedir(), "Library", "Application Support", "ccmtrace");
  // https://specifications.freedesktop.org/basedir-spec: a path that is not absolute is left out.
  const own = env.XDG_STATE_HOME;
  return join(own?.startsWith("/") === true ? own : join(env.HOME ?? homedir(), ".local", "state"), "ccmtrace");
}
