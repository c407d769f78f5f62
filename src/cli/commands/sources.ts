/** `ccmtrace sources`. */
import { writeFile } from "node:fs/promises";
import { HARMLESS_PROBLEMS, type Language } from "../../model/index.ts";
import { listSources } from "../../pipeline/index.ts";
import { renderSources, renderSourcesJson } from "../../report/index.ts";
import type { Environment } from "../environment.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import { parseOutputOptions, parseReadOptions, type RawFlags } from "../options.ts";
import { columnsOf, usesColor } from "../terminal.ts";
import { choosePaths } from "./scan.ts";

/** Lists what would be read, with the collection checklist. */
export async function sourcesCommand(
  paths: readonly string[],
  flags: RawFlags,
  lang: Language,
  environment: Environment,
): Promise<ExitCode> {
  const output = parseOutputOptions(flags, lang);
  const options = await parseReadOptions(choosePaths(paths, environment), flags);
  const listing = await listSources(options, environment.signal);
  const { stdout, env } = environment;
  const render = (format: string, width: number, color: boolean): string =>
    format === "json" ? renderSourcesJson(listing, lang) : renderSources(listing, { lang, width, color });
  for (const { path, format } of output.files) await writeFile(path, render(format, 100, false));
  if (output.files.length === 0 || !output.quiet)
    stdout.write(render(output.format, columnsOf(stdout, env), usesColor(stdout, env, output.color)));
  return listing.problems.some((problem) => !HARMLESS_PROBLEMS.has(problem.kind)) ? EXIT.input : EXIT.done;
}
