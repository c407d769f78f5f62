/** `ccmtrace patterns list`. */
import { loadCatalog } from "../../pipeline/index.ts";
import { LIST_FORMATS, renderPatternList, renderPatternListJson } from "../../report/index.ts";
import type { CommandCall } from "../command.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import { parseOutputOptions } from "../options.ts";
import { writeOutput } from "../write-output.ts";

/** One line a pattern, worst level first. */
export async function run({ flags, lang, environment }: CommandCall): Promise<ExitCode> {
  const output = parseOutputOptions(flags, lang, LIST_FORMATS);
  const { patterns, rules } = await loadCatalog(flags.patterns ?? []);
  const render = { text: renderPatternList, json: renderPatternListJson };
  await writeOutput(
    (format, surface) => render[format]({ patterns: [...patterns.values()], rules }, { lang, ...surface }),
    output,
    environment,
  );
  return EXIT.done;
}
