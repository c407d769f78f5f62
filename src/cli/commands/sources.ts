/** `ccmtrace sources`. */
import { HARMLESS_PROBLEMS, type Language } from "../../model/index.ts";
import { listSources } from "../../pipeline/index.ts";
import { LIST_FORMATS, renderSources, renderSourcesJson } from "../../report/index.ts";
import type { Environment } from "../environment.ts";
import { EXIT, type ExitCode, exitOfSignal } from "../exit-codes.ts";
import { parseOutputOptions, parseReadOptions, type RawFlags } from "../options.ts";
import { CLI_WORDS } from "../words/index.ts";
import { writeOutput } from "../write-output.ts";
import { choosePaths } from "./scan.ts";

/** Lists what would be read, with the collection checklist. */
export async function sourcesCommand(
  paths: readonly string[],
  flags: RawFlags,
  lang: Language,
  environment: Environment,
): Promise<ExitCode> {
  const output = parseOutputOptions(flags, lang, LIST_FORMATS);
  const options = await parseReadOptions(choosePaths(paths, environment), flags);
  const listing = await listSources(options, environment.signal);
  if (environment.signal.aborted) {
    // Half a checklist would call logs missing that are there.
    environment.stderr.write(`ccmtrace: ${CLI_WORDS[lang].interruptedEmpty}\n`);
    return exitOfSignal(environment.signal);
  }
  await writeOutput(
    (format, surface) =>
      format === "json" ? renderSourcesJson(listing, lang) : renderSources(listing, { lang, ...surface }),
    output,
    environment,
  );
  return listing.problems.some((problem) => !HARMLESS_PROBLEMS.has(problem.kind)) ? EXIT.input : EXIT.done;
}
