/** The completion script for fish: one line a flag, each under the condition that its command stands in the line. */
import type { Takes } from "../command.ts";
import { type Completable, type CompletableFlag, flagsWithValue } from "./tree.ts";

/** The script. */
export function renderFish(commands: readonly Completable[], head: readonly string[]): string {
  return `${head.join("\n")}

# Is the line in this command, and was it given fewer words than that?
function __ccmtrace_at
    set -l command ""
    set -l given 0
    set -l skip no
    for word in (commandline -opc)[2..-1]
        if test $skip = yes
            set skip no
            continue
        end
        switch "$word"
            case ${flagsWithValue(commands).join(" ")}
                set skip yes
            case '-*'
            case '*'
                switch "$command/$word"
${subcommandCases(commands)}
                    case '*'
                        set given (math $given + 1)
                end
        end
    end
    test "$command" = "$argv[1]"; and test (count $argv) -lt 2 -o $given -lt "$argv[2]"
end

# The words as parts of a list with commas.
function __ccmtrace_list
    set -l token (commandline -ct | string replace -r -- '^--[a-z-]+=' '')
    set -l before (string match -r -- '.*,' "$token")
    for word in $argv
        echo "$before$word"
    end
end

complete -c ccmtrace -f
${commands.flatMap(linesOf).join("\n")}
`;
}

function subcommandCases(commands: readonly Completable[]): string {
  return commands
    .filter(({ subcommands }) => subcommands.length > 0)
    .map(({ path, subcommands }) => {
      const labels = subcommands.map(({ name }) => `'${path}/${name}'`).join(" ");
      return `                    case ${labels}\n                        set command "${path === "" ? "" : `${path} `}$word"`;
    })
    .join("\n");
}

function linesOf({ path, subcommands, flags, arguments: list }: Completable): string[] {
  const line = (rest: string, more = ""): string =>
    `complete -c ccmtrace -n ${quote(`__ccmtrace_at ${path === "" ? '""' : `"${path}"`}${more}`)} ${rest}`;
  return [
    ...subcommands.map(({ name, about }) => line(`-a ${name} -d ${quote(about)}`)),
    ...list
      .filter(({ takes }) => takes !== null)
      .map(({ takes, isSeveral }) => line(propose(takes, false), isSeveral ? "" : ` ${list.length}`)),
    ...flags.map((flag) => line(flagOf(flag))),
  ];
}

function flagOf({ short, long, value, takes, commas, about }: CompletableFlag): string {
  const names = `${short === null ? "" : `-s ${short.slice(1)} `}-l ${long.slice(2)}`;
  const wants = value === null ? "" : takes === null ? " -x" : ` -r ${propose(takes, commas)}`;
  return `${names}${wants} -d ${quote(about)}`;
}

/** With -f nothing but what is said is proposed, with -F files as well. */
function propose(takes: Takes | null, commas: boolean): string {
  if (takes === "folder") return "-f -a '(__fish_complete_directories)'";
  if (takes === null || typeof takes === "string") return "-F";
  return `-f -a ${quote(commas ? `(__ccmtrace_list ${takes.join(" ")})` : takes.join(" "))}`;
}

/** In single quotes only the quote and the backslash mean anything. */
function quote(text: string): string {
  return `'${text.replace(/['\\]/g, "\\$&")}'`;
}
