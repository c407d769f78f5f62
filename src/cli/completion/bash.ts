/**
 * The completion script for bash, 3.2 of a Mac included. Where files are wanted it proposes nothing, so that readline
 * does it with its own rules of quoting.
 */
import type { Takes } from "../command.ts";
import { type Completable, flagsWithValue, namesOf } from "./tree.ts";

/** The script. bash shows no descriptions. */
export function renderBash(commands: readonly Completable[], head: readonly string[]): string {
  return `${head.join("\n")}

_ccmtrace() {
  local IFS=$' \\t\\n' cur="\${COMP_WORDS[COMP_CWORD]}" command="" flag="" word="" plain="" words="" before="" given=0 at=1
  COMPREPLY=()
  # Which command it is, how many words it was given, and which flag waits for its value.
  while [ "$at" -lt "$COMP_CWORD" ]; do
    word="\${COMP_WORDS[at]}"
    at=$((at + 1))
    if [ -n "$plain" ]; then
      given=$((given + 1))
      continue
    fi
    case "$word" in
      --) plain=yes ;;
      ${flagsWithValue(commands).join(" | ")})
        # --flag=value comes as three words.
        if [ "\${COMP_WORDS[at]}" = "=" ]; then
          at=$((at + 1))
          if [ "$at" -gt "$COMP_CWORD" ]; then cur=""; fi
        fi
        if [ "$at" -ge "$COMP_CWORD" ]; then flag="$word"; fi
        at=$((at + 1))
        ;;
      -*) ;;
      *)
        case "$command/$word" in
${subcommandCases(commands)}
          *) given=$((given + 1)) ;;
        esac
        ;;
    esac
  done

  if [ -n "$flag" ]; then
    case "$command $flag" in
${valueCases(commands)}
      *)
        compopt +o default 2>/dev/null
        return
        ;;
    esac
  else
    case "$command" in
${wordCases(commands)}
    esac
    if [ -z "$plain" ]; then
      case "$cur" in
        -*) words="" ;;
      esac
      if [ -z "$words" ]; then
        case "$command" in
${flagCases(commands)}
        esac
      fi
    fi
  fi
  compopt +o default 2>/dev/null # no file is meant here
  COMPREPLY=($(compgen -P "$before" -W "$words" -- "$cur"))
}

complete -o default -F _ccmtrace ccmtrace
`;
}

/** A word that is a command there takes the line into it. */
function subcommandCases(commands: readonly Completable[]): string {
  return commands
    .filter(({ subcommands }) => subcommands.length > 0)
    .map(({ path, subcommands }) => {
      const labels = subcommands.map(({ name }) => `${path}/${name}`).join(" | ");
      return `          ${labels}) command="${path === "" ? "" : `${path} `}$word" ;;`;
    })
    .join("\n");
}

/** What the flags of each command take; those that take the same stand together. */
function valueCases(commands: readonly Completable[]): string {
  const labels = new Map<string, string[]>();
  for (const { path, flags } of commands)
    for (const flag of flags)
      for (const name of namesOf(flag)) {
        if (flag.takes === null) continue;
        const action = takeValue(flag.takes, flag.commas);
        labels.set(action, [...(labels.get(action) ?? []), `"${path} ${name}"`]);
      }
  return [...labels].map(([action, names]) => `      ${names.join(" | ")})\n${action}\n        ;;`).join("\n");
}

function takeValue(takes: Takes, commas: boolean): string {
  if (takes === "folder") return "        compopt +o default -o dirnames 2>/dev/null\n        return";
  if (typeof takes === "string") return "        return";
  const last = `        before="\${cur%"\${cur##*,}"}"\n        cur="\${cur##*,}"\n`;
  return `${commas ? last : ""}        words="${takes.join(" ")}"`;
}

/** What can follow a command without a flag. Where files can, and no flag is begun, readline proposes them. */
function wordCases(commands: readonly Completable[]): string {
  return commands
    .map(({ path, subcommands, arguments: list }) => {
      if (subcommands.length > 0) return `      "${path}") words="${subcommands.map(({ name }) => name).join(" ")}" ;;`;
      return list.length === 0 ? null : `      "${path}")\n${placeLines(list)}\n        ;;`;
    })
    .filter((line) => line !== null)
    .join("\n");
}

function placeLines(list: Completable["arguments"]): string {
  return list
    .map(({ takes, isSeveral }, place) => {
      const here = `[ "$given" ${isSeveral ? "-ge" : "-eq"} ${place} ]`;
      if (typeof takes === "object" && takes !== null) return `        if ${here}; then words="${takes.join(" ")}"; fi`;
      const prepare =
        takes === null
          ? "compopt +o default 2>/dev/null; "
          : takes === "folder"
            ? "compopt +o default -o dirnames 2>/dev/null; "
            : "";
      return `        if ${here} && { [ -n "$plain" ] || [ "\${cur#-}" = "$cur" ]; }; then ${prepare}return; fi`;
    })
    .join("\n");
}

function flagCases(commands: readonly Completable[]): string {
  return commands
    .map(({ path, flags }) => `          "${path}") words="${flags.flatMap(namesOf).join(" ")}" ;;`)
    .join("\n");
}
