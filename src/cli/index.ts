/** The command line: from arguments and an environment to an exit code. */
import { CommanderError } from "commander";
import { UserError } from "../errors.ts";
import { visible } from "../util/printable.ts";
import type { Environment } from "./environment.ts";
import { EXIT, type ExitCode } from "./exit-codes.ts";
import { checkLanguage, chooseLanguage } from "./options.ts";
import { createProgram } from "./program.ts";
import { wordHelpMistake, wordMistake } from "./usage-mistake.ts";
import { asksForVersionJson } from "./version.ts";
import { CLI_WORDS, type CliWords } from "./words/index.ts";

/** Runs one command. Everything it prints goes to the environment's streams. */
export async function run(argv: readonly string[], environment: Environment): Promise<ExitCode> {
  const lang = chooseLanguage(argv, environment.env);
  const words = CLI_WORDS[lang];
  let exitCode: ExitCode = EXIT.done;
  try {
    checkLanguage(argv, environment.env);
    if (asksForVersionJson(argv)) return await printVersionJson(environment);
    const program = createProgram(lang, environment, argv, (code) => {
      exitCode = code;
    });
    await program.parseAsync([...argv], { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return EXIT.done; // help and version end the parsing too
      // Without a command the help went to standard error, and mostly says it all.
      const isHelp = error.code === "commander.help";
      const mistake = isHelp ? wordHelpMistake(argv, words) : wordMistake(error, argv, words);
      if (mistake !== null) complain(environment, words, mistake);
      return EXIT.usage;
    }
    if (error instanceof UserError) {
      complain(environment, words, error.in(lang));
      return USER_ERROR_EXIT[error.kind];
    }
    throw error;
  }
  return exitCode;
}

const USER_ERROR_EXIT: Readonly<Record<UserError["kind"], ExitCode>> = {
  usage: EXIT.usage,
  catalog: EXIT.catalog,
  input: EXIT.input,
  output: EXIT.usage,
  redaction: EXIT.redaction,
};

/** The version is no command, but its JSON names the catalog, which has to be loaded. */
async function printVersionJson({ stdout }: Environment): Promise<ExitCode> {
  const { versionJson } = await import("./version-json.ts");
  stdout.write(await versionJson());
  return EXIT.done;
}

function complain(environment: Environment, words: CliWords, message: string): void {
  // What it quotes may come from a file or an argument.
  const lines = message.split("\n").map((line) => visible(line));
  environment.stderr.write(`ccmtrace: ${words.error}: ${lines.join("\n")}\n`);
}
