/** The manual page, made from the table of commands: a pure function of language and version, without a date. */
import type { Language } from "../model/index.ts";
import { argumentParts, type CommandSpec, type FlagSpec, type LeafCommand, partsOf } from "./command.ts";
import { COMMANDS } from "./command-table.ts";
import { HELP, PROGRAM_FLAGS } from "./flags.ts";
import { roffArgument, roffLine, roffText } from "./roff.ts";
import { CLI_WORDS, type CliWords } from "./words/index.ts";

/** The page in roff, with the macros of man(7). */
export function renderManPage(lang: Language, version: string): string {
  const words = CLI_WORDS[lang];
  const { man } = words;
  const section = (title: string, lines: readonly string[]): string[] => [`.SH ${roffArgument(title)}`, ...lines];
  const lines = [
    `.\\" -*- mode: nroff; coding: utf-8 -*-`,
    `.\\" ${man.madeBy}`,
    `.TH CCMTRACE 1 "" ${roffArgument(`ccmtrace ${version}`)} ${roffArgument(man.manual)}`,
    ".nh", // no hyphens: they would be read as part of a name
    ".ad l",
    ...section(man.titles.name, [`ccmtrace \\- ${roffLine(man.name)}`]),
    ...section(man.titles.synopsis, synopsis()),
    ...section(man.titles.description, paragraphs(man.description)),
    ...section(man.titles.commands, commands(words)),
    ...section(
      man.titles.exit,
      words.exits.flatMap(([code = "", what = ""]) => entry(bold(code), what)),
    ),
    ...section(
      man.titles.environment,
      man.environment.flatMap(([name = "", what = ""]) => entry(bold(name), what)),
    ),
    ...section(
      man.titles.files,
      man.files.flatMap(([name = "", what = ""]) => entry(bold(name), what)),
    ),
    ...section(
      man.titles.examples,
      COMMANDS.flatMap(leavesOf).flatMap(({ spec }) => exampleEntries(spec, words)),
    ),
    ...section(man.titles.seeAlso, paragraphs(man.seeAlso)),
  ];
  return `${lines.join("\n")}\n`;
}

/** A command with the words that lead to it. */
interface Leaf {
  readonly path: string;
  readonly spec: LeafCommand;
}

function leavesOf(spec: CommandSpec): Leaf[] {
  if ("load" in spec) return [{ path: spec.name, spec }];
  return spec.subcommands.map((one) => ({ path: `${spec.name} ${one.name}`, spec: one }));
}

function synopsis(): string[] {
  const lines = COMMANDS.flatMap(leavesOf).map(usageOf);
  return [...lines, `${bold("ccmtrace")} ${bold("--version")} [${bold("--json")}]`].flatMap((line, at) =>
    at === 0 ? [line] : [".br", line],
  );
}

function usageOf({ path, spec }: Leaf): string {
  const words = spec.arguments.map((argument) => {
    const { name, isRequired, isSeveral } = argumentParts(argument);
    const shown = `${italic(name)}${isSeveral ? " ..." : ""}`;
    return isRequired ? shown : `[${shown}]`;
  });
  return [bold(`ccmtrace ${path}`), `[${italic("options")}]`, ...words].join(" ");
}

/** Every command with its flags. What an earlier one has just the same is only named, with where it is explained. */
function commands(words: CliWords): string[] {
  const explained = new Map<string, string>(); // a flag as it is written out -> the command it was first written at
  const program = [...Object.values(PROGRAM_FLAGS), HELP].flatMap((flag) => flagEntry(flag, words));
  const lines = COMMANDS.flatMap(leavesOf).flatMap((leaf) => {
    const { path, spec } = leaf;
    const known = new Map<string, string[]>(); // where it is explained -> the flags
    const own: string[] = [];
    for (const flag of spec.flags) {
      const written = flagEntry(flag, words);
      const before = explained.get(written.join("\n"));
      if (before === undefined) {
        explained.set(written.join("\n"), path);
        own.push(...written);
      } else known.set(before, [...(known.get(before) ?? []), bold(partsOf(flag).long)]);
    }
    return [
      `.SS ${roffArgument(`ccmtrace ${path}`)}`,
      usageOf(leaf),
      ".PP",
      roffText(spec.describe(words).summary),
      ...spec.arguments.flatMap((argument) => entry(italic(argumentParts(argument).name), argument.describe(words))),
      ...own,
      ...[...known].flatMap(([before, flags]) => [
        ".PP",
        roffText(words.man.asFor(`ccmtrace ${before}`)),
        flags.join(", "),
      ]),
    ];
  });
  return [...lines, `.SS ${roffArgument("ccmtrace")}`, ...program];
}

function flagEntry(flag: FlagSpec, words: CliWords): string[] {
  const { short, long, value } = partsOf(flag);
  const names = [short, long].filter((name) => name !== null).map(bold);
  const about = flag.describe(words);
  const values = typeof flag.takes === "object" && !flag.takes.every((word) => about.includes(word)) ? flag.takes : [];
  return entry(
    `${names.join(", ")}${value === null ? "" : ` ${italic(value)}`}`,
    values.length === 0 ? about : words.man.oneOf(about, values.join(", ")),
  );
}

function exampleEntries(spec: LeafCommand, words: CliWords): string[] {
  return spec.describe(words).examples.flatMap(([command = "", what = ""]) => entry(bold(command), what));
}

/** A term, already in roff, and what is said of it. */
function entry(term: string, text: string): string[] {
  return [".TP", term, roffText(text)];
}

function paragraphs(texts: readonly string[]): string[] {
  return texts.flatMap((text, at) => (at === 0 ? [roffText(text)] : [".PP", roffText(text)]));
}

function bold(text: string): string {
  return `\\fB${roffText(text)}\\fR`;
}

function italic(text: string): string {
  return `\\fI${roffText(text)}\\fR`;
}
