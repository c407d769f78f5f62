/** The completion script for zsh: one function a command, each of them a call of _arguments. */
import type { Takes } from "../command.ts";
import type { Completable, CompletableArgument, CompletableFlag } from "./tree.ts";
import { namesOf } from "./tree.ts";

/** The script; it can lie in $fpath or be evaluated. */
export function renderZsh(commands: readonly Completable[], head: readonly string[]): string {
  return `#compdef ccmtrace
${head.join("\n")}

${commands.map((command) => (command.subcommands.length > 0 ? groupFunction(command) : leafFunction(command))).join("\n\n")}

if [[ $funcstack[1] = _ccmtrace ]]; then
  _ccmtrace "$@"
elif (( $+functions[compdef] )); then
  compdef _ccmtrace ccmtrace
fi
`;
}

function leafFunction({ path, flags, arguments: list }: Completable): string {
  return `${functionName(path)}() {
  _arguments -s -S \\
${[...flags.flatMap(flagSpecs), ...list.map(argumentSpec)].map((spec) => `    ${quote(spec)}`).join(" \\\n")}
}`;
}

function groupFunction({ path, flags, subcommands }: Completable): string {
  const calls = subcommands.map(({ name }) => `        ${name}) ${functionName(`${path} ${name}`.trimStart())} ;;`);
  return `${functionName(path)}() {
  local curcontext="$curcontext" state line
  typeset -A opt_args
  local -a commands
  commands=(
${subcommands.map(({ name, about }) => `    ${quote(`${name}:${about.replaceAll("\\", "\\\\")}`)}`).join("\n")}
  )
  _arguments -s -S -C \\
${flags
  .flatMap(flagSpecs)
  .map((spec) => `    ${quote(spec)} \\`)
  .join("\n")}
    '1: :->command' \\
    '*:: :->rest'
  case $state in
    command) _describe -t commands command commands ;;
    rest)
      case $words[1] in
${calls.join("\n")}
      esac
      ;;
  esac
}`;
}

/** "patterns list" is _ccmtrace_patterns_list. */
function functionName(path: string): string {
  return ["_ccmtrace", ...path.split(" ").filter((word) => word !== "")].join("_");
}

/** A short and a long name are two specs with one description: zsh puts them into one line. */
function flagSpecs(flag: CompletableFlag): string[] {
  const names = namesOf(flag);
  const excludes = flag.repeats ? "*" : names.length > 1 ? `(${names.join(" ")})` : "";
  const value = flag.value === null ? "" : `:${escapeSpec(flag.value)}:${action(flag.takes, flag.commas)}`;
  return names.map((name) => {
    const joins = flag.value === null ? "" : name.startsWith("--") ? "=" : "+";
    return `${excludes}${name}${joins}[${escapeSpec(flag.about)}]${value}`;
  });
}

function argumentSpec({ name, takes, isSeveral }: CompletableArgument, place: number): string {
  return `${isSeveral ? "*" : place + 1}:${escapeSpec(name)}:${action(takes, false)}`;
}

function action(takes: Takes | null, commas: boolean): string {
  if (takes === null) return " ";
  if (takes === "folder") return "_files -/";
  if (typeof takes === "string") return "_files";
  return commas ? `_sequence compadd - ${takes.join(" ")}` : `(${takes.join(" ")})`;
}

/** What _arguments would take for its own signs. */
function escapeSpec(text: string): string {
  return text.replace(/[\\[\]:]/g, "\\$&");
}

/** In single quotes nothing means anything but the quote itself. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
