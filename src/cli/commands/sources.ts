/** `ccmtrace sources`. */
import { HARMLESS_PROBLEMS } from "../../model/index.ts";
import { listSources } from "../../pipeline/index.ts";
import { LIST_FORMATS, renderSources, renderSourcesJson } from "../../report/index.ts";
import { choosePaths } from "../choose-paths.ts";
import type { CommandCall } from "../command.ts";
import { EXIT, type ExitCode, exitOfSignal } from "../exit-codes.ts";
import { parseOutputOptions } from "../options.ts";
import { parseReadOptions } from "../scan-options.ts";
import { CLI_WORDS } from "../words/index.ts";
import { writeOutput } from "../write-output.ts";

/** Lists what would be read, with the collection checklist. */
export async function run({ words: paths, flags, lang, environment }: CommandCall): Promise<ExitCode> {
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
