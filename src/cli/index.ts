/** The command line: from arguments and an environment to an exit code. */
import { Command, CommanderError, Help } from "commander";
import { UserError } from "../errors.ts";
import type { Language } from "../model/index.ts";
import { visible } from "../util/printable.ts";
import type { Environment } from "./environment.ts";
import { EXIT, type ExitCode } from "./exit-codes.ts";
import { checkLanguage, chooseLanguage, type RawFlags } from "./options.ts";
import { readVersion } from "./version.ts";
import { CLI_WORDS, type CliWords } from "./words/index.ts";

/** Runs one command. Everything it prints goes to the environment's streams. */
export async function run(argv: readonly string[], environment: Environment): Promise<ExitCode> {
  const lang = chooseLanguage(argv, environment.env);
  const words = CLI_WORDS[lang];
  let exitCode: ExitCode = EXIT.done;
  const program = createProgram(words, environment, lang, (code) => {
    exitCode = code;
  });
  try {
    checkLanguage(argv, environment.env);
    await program.parseAsync([...argv], { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) return afterCommander(error, words, environment);
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
};

function complain(environment: Environment, words: CliWords, message: string): void {
  // What it quotes may come from a file or an argument.
  const lines = message.split("\n").map((line) => visible(line));
  environment.stderr.write(`ccmtrace: ${words.error}: ${lines.join("\n")}\n`);
}

/** Help and version end the parsing too; everything else is a mistake, said in the user's language. */
function afterCommander(error: CommanderError, words: CliWords, environment: Environment): ExitCode {
  if (error.exitCode === 0) return EXIT.done;
  if (error.code === "commander.help") return EXIT.usage; // no command given: the help went to standard error
  const [, name = ""] = /'([^']*)'/.exec(error.message) ?? [];
  const suggestion = /\(Did you mean (.*)\?\)/.exec(error.message.replaceAll("\n", " "))?.[1];
  const message = wordMistake(error, name, words);
  complain(environment, words, suggestion === undefined ? message : `${words.didYouMean(suggestion)} ${message}`);
  return EXIT.usage;
}

function wordMistake(error: CommanderError, name: string, words: CliWords): string {
  switch (error.code) {
    case "commander.unknownOption":
      return words.unknownOption(name);
    case "commander.unknownCommand":
      return words.unknownCommand(name);
    case "commander.optionMissingArgument":
      return words.missingValue(name.split(" ").findLast((word) => word.startsWith("-")) ?? name);
    case "commander.missingArgument":
      return words.missingArgument(name);
    case "commander.excessArguments":
      return words.tooManyArguments;
    default:
      return error.message;
  }
}

/** A fresh program for each run: commander keeps state. */
function createProgram(
  words: CliWords,
  environment: Environment,
  lang: Language,
  setExit: (code: ExitCode) => void,
): Command {
  const program = new Command("ccmtrace");
  const silent = { writeErr: (text: string) => void environment.stderr.write(text), outputError: () => {} };
  const dress = (command: Command): Command =>
    command
      .exitOverride()
      .configureOutput({ ...silent, writeOut: (text) => void environment.stdout.write(text) })
      .configureHelp({
        helpWidth: 100,
        styleTitle: (title) => translateTitle(title, words),
        subcommandTerm: commandTerm,
      })
      .helpOption("-h, --help", words.flags.help);
  dress(program)
    .description(words.tagline)
    .version(readVersion(), "-v, --version", words.flags.version)
    .helpCommand("help [command]", words.helpCommand)
    .addHelpText("after", examples(words, words.scan.examples) + exitCodes(words));

  const scan = dress(program.command("scan"))
    .description(words.scan.summary)
    .argument("[path...]", words.scan.paths)
    .addHelpText("after", examples(words, words.scan.examples) + exitCodes(words));
  withOutputFlags(withReadFlags(scan, words), words)
    .option("--since <time>", words.flags.since)
    .option("--until <time>", words.flags.until)
    .option("--tz <zone>", words.flags.tz)
    .option("--align-clocks", words.flags.alignClocks);
  withFilterFlags(scan, words)
    .option("--fail-on <level>", words.flags.failOn)
    .option("--patterns <dir>", words.flags.patterns, collect)
    .action(async (paths: string[], flags: RawFlags) => {
      const { scanCommand } = await import("./commands/scan.ts");
      setExit(await scanCommand(paths, flags, lang, environment));
    });

  const sources = dress(program.command("sources"))
    .description(words.sources.summary)
    .argument("[path...]", words.scan.paths)
    .addHelpText("after", examples(words, words.sources.examples));
  withOutputFlags(withReadFlags(sources, words), words).action(async (paths: string[], flags: RawFlags) => {
    const { sourcesCommand } = await import("./commands/sources.ts");
    setExit(await sourcesCommand(paths, flags, lang, environment));
  });

  const diff = dress(program.command("diff"))
    .description(words.diff.summary)
    .argument("<before>", words.diff.side)
    .argument("<after>", words.diff.after)
    .addHelpText("after", examples(words, words.diff.examples) + exitCodes(words));
  withOutputFlags(withReadFlags(diff, words), words).option("--tz <zone>", words.flags.tz);
  withFilterFlags(diff, words)
    .option("--fail-on <new|level>", words.diff.failOn)
    .option("--patterns <dir>", words.flags.patterns, collect)
    .action(async (before: string, after: string, flags: RawFlags) => {
      const { diffCommand } = await import("./commands/diff.ts");
      setExit(await diffCommand({ before, after }, flags, lang, environment));
    });

  const explain = dress(program.command("explain"))
    .description(words.explain.summary)
    .argument("[text...]", words.explain.text)
    .option("--line <line>", words.explain.line)
    .option("--log <log>", words.explain.log, collect)
    .option("--patterns <dir>", words.flags.patterns, collect)
    .addHelpText("after", examples(words, words.explain.examples));
  withOutputFlags(explain, words).action(async (text: string[], flags: RawFlags) => {
    const { explainCommand } = await import("./commands/explain.ts");
    setExit(await explainCommand(text, flags, lang, environment));
  });

  const patterns = dress(program.command("patterns")).description(words.patterns.summary);
  dress(patterns.command("check"))
    .description(words.patternsCheck.summary)
    .argument("[folder...]", words.patternsCheck.folders)
    .option("--lang <language>", words.flags.lang)
    .addHelpText("after", examples(words, words.patternsCheck.examples))
    .action(async (folders: string[]) => {
      const { patternsCheckCommand } = await import("./commands/patterns.ts");
      setExit(await patternsCheckCommand(folders, lang, environment));
    });
  const withCatalogFlags = (command: Command): Command =>
    withOutputFlags(dress(command).option("--patterns <dir>", words.flags.patterns, collect), words);
  withCatalogFlags(patterns.command("list"))
    .description(words.patternsList.summary)
    .action(async (flags: RawFlags) => {
      const { patternsListCommand } = await import("./commands/patterns.ts");
      setExit(await patternsListCommand(flags, lang, environment));
    });
  withCatalogFlags(patterns.command("show"))
    .description(words.patternsShow.summary)
    .argument("<id>", words.patternsShow.id)
    .action(async (id: string, flags: RawFlags) => {
      const { patternsShowCommand } = await import("./commands/patterns.ts");
      setExit(await patternsShowCommand(id, flags, lang, environment));
    });
  withCatalogFlags(patterns.command("coverage"))
    .description(words.patternsCoverage.summary)
    .action(async (flags: RawFlags) => {
      const { patternsCoverageCommand } = await import("./commands/patterns.ts");
      setExit(await patternsCoverageCommand(flags, lang, environment));
    });
  return program;
}

function withReadFlags(command: Command, words: CliWords): Command {
  return command
    .option("--encoding <name>", words.flags.encoding)
    .option("--source-tz <node=zone>", words.flags.sourceTz, collect)
    .option("--jobs <n>", words.flags.jobs);
}

function withFilterFlags(command: Command, words: CliWords): Command {
  return command
    .option("--device <name>", words.flags.device, collect)
    .option("--log <log>", words.flags.log, collect)
    .option("--level <level>", words.flags.level);
}

function withOutputFlags(command: Command, words: CliWords): Command {
  return command
    .option("--format <form>", words.flags.format)
    .option("-o, --output <file>", words.flags.output, collect)
    .option("--lang <language>", words.flags.lang)
    .option("--color <when>", words.flags.color)
    .option("-q, --quiet", words.flags.quiet)
    .option("--no-progress", words.flags.noProgress);
}

function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

function translateTitle(title: string, words: CliWords): string {
  const titles: Record<string, string> = {
    "Usage:": words.usage,
    "Arguments:": words.argumentsTitle,
    "Options:": words.optionsTitle,
    "Commands:": words.commandsTitle,
  };
  return titles[title] ?? title;
}

function commandTerm(command: Command): string {
  return new Help().subcommandTerm(command).replace("[options] ", "");
}

function examples(words: CliWords, list: readonly (readonly string[])[]): string {
  return `\n${words.examplesTitle}\n${list.map(([command, what]) => `  ${command}\n      ${what}`).join("\n")}\n`;
}

function exitCodes(words: CliWords): string {
  return `\n${words.exitTitle}\n${words.exits.map(([code, what]) => `  ${(code as string).padEnd(10)}${what}`).join("\n")}\n`;
}
