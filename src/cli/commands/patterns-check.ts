/** `ccmtrace patterns check`. */
import { checkPatterns } from "../../pipeline/index.ts";
import { visible } from "../../util/printable.ts";
import type { CommandCall } from "../command.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import { CLI_WORDS } from "../words/index.ts";

/** Checks pattern files and runs their proofs. */
export async function run({ words: folders, lang, environment }: CommandCall): Promise<ExitCode> {
  const { stdout, stderr } = environment;
  const words = CLI_WORDS[lang];
  const check = await checkPatterns(folders);
  if (check.issues.length === 0) {
    stdout.write(`${words.checkPassed(check.patterns, check.rules, check.tests)}\n`);
    return EXIT.done;
  }
  for (const { file, line, column, message } of check.issues)
    stdout.write(`${visible(file)}:${line}:${column}: ${visible(message[lang])}\n`);
  stderr.write(`${words.checkFailed(check.issues.length)}\n`);
  return EXIT.found;
}
