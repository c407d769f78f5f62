/** What a command is, as data: the parser, the help, the completion scripts and the manual page are made from it. */
import type { Language } from "../model/index.ts";
import type { Environment } from "./environment.ts";
import type { ExitCode } from "./exit-codes.ts";
import type { RawFlags } from "./options.ts";
import type { CliWords } from "./words/index.ts";

/** A command of ccmtrace: one that does something, or a group of such. */
export type CommandSpec = LeafCommand | CommandGroup;

/** A command that does something. */
export interface LeafCommand extends Named {
  readonly arguments: readonly ArgumentSpec[];
  readonly flags: readonly FlagSpec[];
  /** Does its help end with the exit codes? */
  readonly showsExitCodes?: boolean;
  /** Loads what the command does; only called when it is to run. */
  readonly load: () => Promise<{ readonly run: CommandAction }>;
}

/** A command that only holds others. */
export interface CommandGroup extends Named {
  readonly subcommands: readonly LeafCommand[];
}

interface Named {
  readonly name: string;
  /** What is said about the command, in the words of one language. */
  readonly describe: (words: CliWords) => CommandWords;
}

/** What is said about a command: a line, and examples, each a command line and what it gives. */
export interface CommandWords {
  readonly summary: string;
  readonly examples: readonly (readonly string[])[];
}

/** One thing that follows a command without a flag. */
export interface ArgumentSpec {
  /** As in usage: "<id>", "[path...]". */
  readonly syntax: string;
  readonly describe: (words: CliWords) => string;
  readonly takes?: Takes;
}

/** One flag of a command. */
export interface FlagSpec {
  /** As in usage: "-o, --output <file>". */
  readonly syntax: string;
  readonly describe: (words: CliWords) => string;
  readonly takes?: Takes;
  /** Can it be given several times? */
  readonly repeats?: boolean;
  /** Does it take several values with commas between them? */
  readonly commas?: boolean;
}

/** What a value can be: one of these words, or a place on disk. Where nothing is said, no word can be proposed. */
export type Takes = readonly string[] | "file" | "folder" | "path";

/** Does what a command is for. */
export type CommandAction = (call: CommandCall) => Promise<ExitCode>;

/** A command line as it was read. */
export interface CommandCall {
  /** What follows the command without a flag, in order. */
  readonly words: readonly string[];
  readonly flags: RawFlags;
  readonly lang: Language;
  readonly environment: Environment;
  /** The whole command line, without the program. */
  readonly argv: readonly string[];
}

/** The parts of a flag's syntax: "-o, --output <file>" is "-o", "--output" and "file". */
export function partsOf({ syntax }: Pick<FlagSpec, "syntax">): {
  readonly short: string | null;
  readonly long: string;
  readonly value: string | null;
} {
  const [, short, long, value] = /^(?:(-\w), )?(--[\w-]+)(?: <(.+)>)?$/.exec(syntax) ?? [];
  if (long === undefined) throw new Error(`not the syntax of a flag: ${syntax}`);
  return { short: short ?? null, long, value: value ?? null };
}

/** The parts of an argument's syntax: "[path...]" is "path", not required, several. */
export function argumentParts({ syntax }: Pick<ArgumentSpec, "syntax">): {
  readonly name: string;
  readonly isRequired: boolean;
  readonly isSeveral: boolean;
} {
  return {
    name: syntax.replace(/[<>[\].]/g, ""),
    isRequired: syntax.startsWith("<"),
    isSeveral: /\.\.\./.test(syntax),
  };
}
