/** The table of commands as completion scripts need it: one entry a command, the program and the groups among them. */
import { argumentParts, type CommandSpec, type FlagSpec, partsOf, type Takes } from "../command.ts";
import { COMMANDS } from "../command-table.ts";
import { HELP, PROGRAM_FLAGS } from "../flags.ts";
import type { CliWords } from "../words/index.ts";

/** A command that a command line can be in, with what can follow it. */
export interface Completable {
  /** "patterns list"; "" is the program itself. */
  readonly path: string;
  readonly subcommands: readonly { readonly name: string; readonly about: string }[];
  readonly flags: readonly CompletableFlag[];
  readonly arguments: readonly CompletableArgument[];
}

/** A flag with its parts. */
export interface CompletableFlag extends ReturnType<typeof partsOf> {
  readonly about: string;
  readonly takes: Takes | null;
  readonly repeats: boolean;
  readonly commas: boolean;
}

/** A word that follows a command without a flag. */
export interface CompletableArgument {
  readonly name: string;
  readonly takes: Takes | null;
  readonly isSeveral: boolean;
}

/** All of them, the program first. */
export function completables(words: CliWords): Completable[] {
  const helpFlag = flagOf(HELP, words);
  const group = (path: string, specs: readonly CommandSpec[], flags: readonly FlagSpec[]): Completable => ({
    path,
    subcommands: [
      ...specs.map((spec) => ({ name: spec.name, about: spec.describe(words).summary })),
      { name: "help", about: words.helpCommand },
    ],
    flags: [...flags.map((flag) => flagOf(flag, words)), helpFlag],
    arguments: [],
  });
  const helpOf = (path: string, specs: readonly CommandSpec[]): Completable => ({
    path: `${path} help`.trimStart(),
    subcommands: [],
    flags: [helpFlag],
    arguments: [{ name: "command", takes: specs.map(({ name }) => name), isSeveral: false }],
  });
  const below = (path: string, spec: CommandSpec): Completable[] => {
    if ("subcommands" in spec)
      return [
        group(path, spec.subcommands, []),
        helpOf(path, spec.subcommands),
        ...spec.subcommands.flatMap((one) => below(`${path} ${one.name}`, one)),
      ];
    return [
      {
        path,
        subcommands: [],
        flags: [...spec.flags.map((flag) => flagOf(flag, words)), helpFlag],
        arguments: spec.arguments.map((argument) => {
          const { name, isSeveral } = argumentParts(argument);
          return { name, isSeveral, takes: argument.takes ?? null };
        }),
      },
    ];
  };
  return [
    group("", COMMANDS, Object.values(PROGRAM_FLAGS)),
    helpOf("", COMMANDS),
    ...COMMANDS.flatMap((spec) => below(spec.name, spec)),
  ];
}

/** The flags of all commands that want a value, short and long: the word behind them is no command. */
export function flagsWithValue(commands: readonly Completable[]): string[] {
  const flags = commands.flatMap((command) => command.flags).filter(({ value }) => value !== null);
  return [...new Set(flags.flatMap(namesOf))];
}

/** "-o" and "--output". */
export function namesOf({ short, long }: CompletableFlag): string[] {
  return short === null ? [long] : [short, long];
}

function flagOf(flag: FlagSpec, words: CliWords): CompletableFlag {
  return {
    ...partsOf(flag),
    about: flag.describe(words),
    takes: flag.takes ?? null,
    repeats: flag.repeats === true,
    commas: flag.commas === true,
  };
}
