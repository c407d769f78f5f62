/** `ccmtrace completion`. */
import type { CommandCall } from "../command.ts";
import { renderCompletion } from "../completion/index.ts";
import { SHELLS } from "../completion/shells.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import { choice } from "../options.ts";

/** Prints the completion script of a shell. */
export async function run({ words: [shell = ""], lang, environment }: CommandCall): Promise<ExitCode> {
  environment.stdout.write(renderCompletion(choice("completion", shell, SHELLS), lang));
  return EXIT.done;
}
