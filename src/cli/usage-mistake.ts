/** What was wrong with a command line that could not be read, in the user's language, with what may have been meant. */
import type { CommanderError } from "commander";
import { nearest } from "../util/nearest.ts";
import { argumentParts, type CommandGroup, type LeafCommand, partsOf } from "./command.ts";
import { COMMANDS } from "./command-table.ts";
import { HELP, PROGRAM_FLAGS } from "./flags.ts";
import type { CliWords } from "./words/index.ts";

/** The message for a mistake the parser found. */
export function wordMistake(error: CommanderError, argv: readonly string[], words: CliWords): string {
  const [, name = ""] = /'([^']*)'/.exec(error.message) ?? [];
  const { group, command } = commandOf(argv);
  switch (error.code) {
    case "commander.unknownOption":
      return words.suggest(nearest(name.replace(/=.*/, ""), flagsOf(command)), words.unknownOption(name));
    case "commander.unknownCommand":
      return unknownCommand(name, group, words);
    case "commander.optionMissingArgument":
      return words.missingValue(name.split(" ").findLast((word) => word.startsWith("-")) ?? name);
    case "commander.missingArgument":
      return missingArgument(name, command, words);
    case "commander.excessArguments":
      return words.tooManyArguments;
    default:
      return error.message;
  }
}

/** What is wrong with a question for help that was answered with the help of all; null when nothing is. */
export function wordHelpMistake(argv: readonly string[], words: CliWords): string | null {
  const at = argv.indexOf("help");
  const name = at === -1 ? undefined : argv[at + 1];
  if (name === undefined || name.startsWith("-")) return null;
  const { group } = commandOf(argv.slice(0, at));
  const isKnown = (group?.subcommands ?? COMMANDS).some((one) => one.name === name);
  return isKnown ? null : unknownCommand(name, group, words);
}

function unknownCommand(name: string, group: CommandGroup | null, words: CliWords): string {
  const known = (group?.subcommands ?? COMMANDS).map((one) => one.name);
  const message = group === null ? words.unknownCommand(name) : words.unknownSubcommand(group.name, name);
  return words.suggest(nearest(name, [...known, "help"]), message);
}

/** An argument that can only be one of a few words is best explained by them. */
function missingArgument(name: string, command: LeafCommand | null, words: CliWords): string {
  const takes = command?.arguments.find((argument) => argumentParts(argument).name === name)?.takes;
  return typeof takes === "object" ? words.missingChoice(name, takes.join(", ")) : words.missingArgument(name);
}

/** Which command a line that could not be read is of: the first word that names one, and the first of its own after it. */
function commandOf(argv: readonly string[]): {
  readonly group: CommandGroup | null;
  readonly command: LeafCommand | null;
} {
  for (const [at, word] of argv.entries()) {
    const spec = COMMANDS.find(({ name }) => name === word);
    if (spec === undefined) continue;
    if ("load" in spec) return { group: null, command: spec };
    const rest = argv.slice(at + 1);
    return { group: spec, command: spec.subcommands.find(({ name }) => rest.includes(name)) ?? null };
  }
  return { group: null, command: null };
}

function flagsOf(command: LeafCommand | null): string[] {
  return [...(command?.flags ?? []), HELP, ...Object.values(PROGRAM_FLAGS)].map((flag) => partsOf(flag).long);
}
