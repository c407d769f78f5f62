/** Completion scripts, made from the table of commands: a pure function of shell and language. */
import type { Language } from "../../model/index.ts";
import { CLI_WORDS } from "../words/index.ts";
import { renderBash } from "./bash.ts";
import { renderFish } from "./fish.ts";
import { renderPowerShell } from "./powershell.ts";
import type { Shell } from "./shells.ts";
import { type Completable, completables } from "./tree.ts";
import { renderZsh } from "./zsh.ts";

/** The script for a shell, with descriptions in one language. Its first lines say how to install it. */
export function renderCompletion(shell: Shell, lang: Language): string {
  const words = CLI_WORDS[lang].completion;
  const { now, always } = INSTALL[shell];
  const head = [words.made(shell), `${words.now}  ${now}`, `${words.always}  ${always}`];
  return RENDER[shell](
    completables(CLI_WORDS[lang]),
    head.map((line) => `# ${line}`),
  );
}

const RENDER: Readonly<Record<Shell, (commands: readonly Completable[], head: readonly string[]) => string>> = {
  bash: renderBash,
  zsh: renderZsh,
  fish: renderFish,
  powershell: renderPowerShell,
};

const INSTALL: Readonly<Record<Shell, { readonly now: string; readonly always: string }>> = {
  bash: {
    now: 'eval "$(ccmtrace completion bash)"',
    always: `echo 'eval "$(ccmtrace completion bash)"' >> ~/.bashrc`,
  },
  zsh: {
    now: 'eval "$(ccmtrace completion zsh)"',
    always: `ccmtrace completion zsh > "\${fpath[1]}/_ccmtrace"`,
  },
  fish: {
    now: "ccmtrace completion fish | source",
    always: "ccmtrace completion fish > ~/.config/fish/completions/ccmtrace.fish",
  },
  powershell: {
    now: "ccmtrace completion powershell | Out-String | Invoke-Expression",
    always: "Add-Content $PROFILE 'ccmtrace completion powershell | Out-String | Invoke-Expression'",
  },
};
