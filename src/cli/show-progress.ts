/** Progress where somebody sees it: on a terminal, unless the user wants none. */
import type { Environment } from "./environment.ts";
import type { OutputOptions } from "./options.ts";
import type { Progress } from "./progress.ts";
import { CLI_WORDS } from "./words/index.ts";

/** The display of a command's progress, or null; what draws it is only loaded when there is something to draw on. */
export async function showProgress(output: OutputOptions, environment: Environment): Promise<Progress | null> {
  if (!output.progress || output.quiet || environment.stderr.isTTY !== true) return null;
  const { createProgress } = await import("./progress.ts");
  return createProgress(environment, CLI_WORDS[output.lang]);
}
