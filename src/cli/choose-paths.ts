/** Which paths a command reads. */
import { existsSync } from "node:fs";
import { defaultPaths, type ReadOptions } from "../pipeline/index.ts";
import type { Environment } from "./environment.ts";
import { usageError } from "./options.ts";

/** The paths given; without any, on Windows, those of the guide's own folders that exist: no server has all of them. */
export function choosePaths(paths: readonly string[], environment: Environment): ReadOptions["paths"] {
  if (paths.length > 0) return paths;
  const known = defaultPaths(environment.platform, environment.env);
  if (known.length === 0) throw usageError((words) => words.noPath);
  const existing = known.filter((path) => existsSync(path));
  if (existing.length === 0) throw usageError((words) => words.noGuideFolder(known[0] as string));
  return existing;
}
