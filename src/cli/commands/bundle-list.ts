/** `ccmtrace bundle list`. */
import { listBundle } from "../../pipeline/bundle-verify.ts";
import { LIST_FORMATS } from "../../report/format-names.ts";
import { listingText } from "../bundle-text.ts";
import type { CommandCall } from "../command.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import { parseOutputOptions } from "../options.ts";
import { passwordOf } from "../password.ts";
import { writeOutput } from "../write-output.ts";

/** Shows what the manifest says. */
export async function run({ words: [path = ""], flags, lang, environment }: CommandCall): Promise<ExitCode> {
  const output = parseOutputOptions(flags, lang, LIST_FORMATS);
  const manifest = await listBundle(path, await passwordOf(path, flags, environment, lang));
  await writeOutput(
    (format) => (format === "json" ? `${JSON.stringify(manifest, null, 2)}\n` : listingText(manifest, lang)),
    output,
    environment,
  );
  return EXIT.done;
}
