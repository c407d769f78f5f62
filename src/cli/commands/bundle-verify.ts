/** `ccmtrace bundle verify`. */
import { verifyBundle } from "../../pipeline/bundle-verify.ts";
import { LIST_FORMATS } from "../../report/format-names.ts";
import { checkText } from "../bundle-text.ts";
import type { CommandCall } from "../command.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import { parseOutputOptions } from "../options.ts";
import { passwordOf } from "../password.ts";
import { showProgress } from "../show-progress.ts";
import { writeOutput } from "../write-output.ts";

/** Looks through a bundle and says what is wrong with it. */
export async function run({ words: [path = ""], flags, lang, environment }: CommandCall): Promise<ExitCode> {
  const output = parseOutputOptions(flags, lang, LIST_FORMATS);
  const password = await passwordOf(path, flags, environment, lang);
  const progress = await showProgress(output, environment);
  const check = await verifyBundle(path, password, (event) => progress?.update(event)).finally(() => progress?.done());
  await writeOutput(
    (format) => (format === "json" ? `${JSON.stringify(check, null, 2)}\n` : checkText(check, lang)),
    output,
    environment,
  );
  return check.faults.length > 0 ? EXIT.found : EXIT.done;
}
