/** Makes the parser from the table of commands, with help in one language. */
import { Command, Help, Option } from "commander";
import type { Language } from "../model/index.ts";
import { type CommandSpec, type CommandWords, type FlagSpec, type LeafCommand, partsOf } from "./command.ts";
import { COMMANDS } from "./command-table.ts";
import type { Environment } from "./environment.ts";
import type { ExitCode } from "./exit-codes.ts";
import { HELP, PROGRAM_FLAGS } from "./flags.ts";
import type { RawFlags } from "./options.ts";
import { usageError } from "./options.ts";
import { readVersion } from "./version.ts";
import { CLI_WORDS, type CliWords } from "./words/index.ts";

/** A fresh program for each run: commander keeps state. `setExit` is told how the command ended. */
export function createProgram(
  lang: Language,
  environment: Environment,
  argv: readonly string[],
  setExit: (code: ExitCode) => void,
): Command {
  const words = CLI_WORDS[lang];
  const dress = (command: Command): Command => dressCommand(command, words, environment);

  const program = dress(new Command("ccmtrace"))
    .description(words.tagline)
    .version(readVersion(), PROGRAM_FLAGS.version.syntax, words.flags.version)
    .option(PROGRAM_FLAGS.json.syntax, words.flags.versionJson)
    .helpCommand("help [command]", words.helpCommand)
    .addHelpText("after", examples(words, words) + exitCodes(words));

  const add = (parent: Command, spec: CommandSpec): void => {
    const { summary } = spec.describe(words);
    const command = dress(parent.command(spec.name)).description(summary);
    if ("subcommands" in spec) for (const subcommand of spec.subcommands) add(command, subcommand);
    else furnish(command, spec);
    const exits = "load" in spec && spec.showsExitCodes === true ? exitCodes(words) : "";
    command.addHelpText("after", examples(words, spec.describe(words)) + exits);
  };

  const furnish = (command: Command, spec: LeafCommand): void => {
    for (const argument of spec.arguments) command.argument(argument.syntax, argument.describe(words));
    // A command that is not named cannot be run or asked for help: to make the flags of all takes longer than a short scan.
    if (argv.includes(spec.name)) for (const flag of spec.flags) command.addOption(optionOf(flag, words));
    command.action(async () => {
      if (program.opts().json === true) throw usageError((cli) => cli.jsonOfVersion);
      const { run } = await spec.load();
      setExit(await run({ words: command.args, flags: command.opts<RawFlags>(), lang, environment, argv }));
    });
  };

  for (const spec of COMMANDS) add(program, spec);
  return program;
}

/** What all commands have alike: where they print, how their help looks, and that they end no process. */
function dressCommand(command: Command, words: CliWords, { stdout, stderr }: Environment): Command {
  return command
    .exitOverride()
    .showSuggestionAfterError(false)
    .configureOutput({
      writeOut: (text) => void stdout.write(text),
      writeErr: (text) => void stderr.write(text),
      outputError: () => {},
    })
    .configureHelp({
      helpWidth: 100,
      styleTitle: (title) => translateTitle(title, words),
      subcommandTerm: (subcommand) => new Help().subcommandTerm(subcommand).replace("[options] ", ""),
    })
    .helpOption(HELP.syntax, words.flags.help);
}

function optionOf(flag: FlagSpec, words: CliWords): Option {
  const option = new Option(flag.syntax, flag.describe(words));
  return flag.repeats === true && partsOf(flag).value !== null ? option.argParser(collect) : option;
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

function examples(words: CliWords, { examples: list }: Pick<CommandWords, "examples">): string {
  return `\n${words.examplesTitle}\n${list.map(([command, what]) => `  ${command}\n      ${what}`).join("\n")}\n`;
}

function exitCodes(words: CliWords): string {
  return `\n${words.exitTitle}\n${words.exits.map(([code, what]) => `  ${(code as string).padEnd(10)}${what}`).join("\n")}\n`;
}
