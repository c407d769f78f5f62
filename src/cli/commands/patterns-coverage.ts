/** `ccmtrace patterns coverage`. */
import { coverGuide, loadCatalog } from "../../pipeline/index.ts";
import { LIST_FORMATS, renderCoverage, renderCoverageJson } from "../../report/index.ts";
import type { CommandCall } from "../command.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import { parseOutputOptions } from "../options.ts";
import { writeOutput } from "../write-output.ts";

/** Every row of the guide with its patterns; a row without one is a failed check. */
export async function run({ flags, lang, environment }: CommandCall): Promise<ExitCode> {
  const output = parseOutputOptions(flags, lang, LIST_FORMATS);
  const rows = coverGuide(await loadCatalog(flags.patterns ?? []));
  await writeOutput(
    (format, surface) => (format === "json" ? renderCoverageJson(rows) : renderCoverage(rows, { lang, ...surface })),
    output,
    environment,
  );
  return rows.every(({ status }) => status === "covered") ? EXIT.done : EXIT.found;
}
