/**
 * The completion script for PowerShell. Below its first lines it is plain ASCII, letters beyond written as \uXXXX: Windows
 * PowerShell reads what a program prints in the code page of the console, which would spoil Japanese and could even
 * swallow the quote behind it. The first lines are for people, and end in ASCII, so that no line end gets lost. Where files are wanted it proposes nothing, so that PowerShell does it.
 */
import type { Takes } from "../command.ts";
import { type Completable, namesOf } from "./tree.ts";

/** The script. */
export function renderPowerShell(commands: readonly Completable[], head: readonly string[]): string {
  return `${head.join("\n")}

Register-ArgumentCompleter -Native -CommandName ccmtrace -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    # Each command: what can follow it (w), its flags (f: name, what its value can be, description).
    $table = @{
${commands.map(entryOf).join("\n")}
    }

    function Show($text, $about) {
        $tip = if ($about) { [regex]::Unescape($about) } else { $text }
        [System.Management.Automation.CompletionResult]::new($text, $text, 'ParameterValue', $tip)
    }
    function Propose($takes, $word, $before) {
        if ($takes -eq '<folder>') {
            [System.Management.Automation.CompletionCompleters]::CompleteFilename($word) |
                Where-Object { $_.ResultType -eq 'ProviderContainer' }
        } elseif ($takes -notlike '<*') {
            $takes -split ' ' | Where-Object { $_ -and $_.StartsWith($word) } | ForEach-Object { Show "$before$_" $_ }
        }
    }

    # Which command it is, how many words it was given, and which flag waits for its value.
    $command = ''
    $given = 0
    $flag = $null
    foreach ($element in @($commandAst.CommandElements | Select-Object -Skip 1)) {
        if ($element.Extent.StartOffset -ge $cursorPosition) { break }
        if ($wordToComplete -and $element.Extent.EndOffset -ge $cursorPosition) { break }
        $word = if ($element.Value) { "$($element.Value)" } else { $element.Extent.Text }
        if ($flag) { $flag = $null; continue }
        $known = $table[$command].f | Where-Object { $_[0] -ceq $word }
        if ($known -and $known[1]) { $flag = $known; continue }
        if ($word.StartsWith('-')) { continue }
        $below = "$command $word".Trim()
        if ($table.ContainsKey($below)) { $command = $below } else { $given += 1 }
    }

    $here = $table[$command]
    if ($flag) {
        $before = if ($flag[1] -like '*,') { $wordToComplete -replace '[^,]*$', '' } else { '' }
        Propose $flag[1].TrimEnd(',') $wordToComplete.Substring($before.Length) $before
    } elseif ($wordToComplete -match '^(--[a-z-]+)=(.*)$') {
        $name, $value = $Matches[1], $Matches[2]
        $known = $here.f | Where-Object { $_[0] -ceq $name -and $_[1] -and $_[1] -notlike '<*' }
        if ($known) { Propose $known[1].TrimEnd(',') $value "$name=" }
    } elseif ($wordToComplete.StartsWith('-')) {
        $here.f | Where-Object { $_[0].StartsWith($wordToComplete) } | ForEach-Object { Show $_[0] $_[2] }
    } else {
        foreach ($one in $here.w) {
            if ($one[1] -ge 0 -and $given -ne $one[1]) { continue }
            if ($one[0].StartsWith('<')) { Propose $one[0] $wordToComplete '' }
            elseif ($one[0].StartsWith($wordToComplete)) { Show $one[0] $one[2] }
        }
    }
}
`;
}

/** A command's entry. Of a word: itself or what it can be, the place where it can stand (-1 for any), its description. */
function entryOf({ path, subcommands, flags, arguments: list }: Completable): string {
  const words = [
    ...subcommands.map(({ name, about }) => row(quote(name), "0", about)),
    ...list.flatMap(({ takes, isSeveral }, place) => {
      const choices = typeof takes === "object" && takes !== null ? takes : [sayTakes(takes, false)];
      return choices.map((word) => row(quote(word), String(isSeveral ? -1 : place), ""));
    }),
  ];
  const rows = flags.flatMap((flag) => {
    const takes = flag.value === null ? "" : sayTakes(flag.takes, flag.commas);
    return namesOf(flag).map((name) => row(quote(name), quote(takes), flag.about));
  });
  return `        ${quote(path)} = @{
            w = @(${words.join("")}
            )
            f = @(${rows.join("")}
            )
        }`;
}

/** The comma in front keeps a list of one a list. The script reads a description with [regex]::Unescape. */
function row(word: string, more: string, about: string): string {
  return `\n                , @(${word}, ${more}, ${quote(escapeLetters(about.replaceAll("\\", "\\\\")))})`;
}

function sayTakes(takes: Takes | null, commas: boolean): string {
  if (takes === null) return "<any>";
  return typeof takes === "string" ? `<${takes}>` : `${takes.join(" ")}${commas ? "," : ""}`;
}

/** Letters beyond ASCII by their code; curly quotes among them, which PowerShell takes for straight ones. */
function escapeLetters(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** In single quotes only the quote means anything. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
