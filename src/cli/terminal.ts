/** What the terminal behind a stream can show. */
import { pathToFileURL } from "node:url";
import type { Environment, Output } from "./environment.ts";

/** Columns of the terminal; 80 for a pipe or a file, unless COLUMNS says otherwise. */
export function columnsOf(stream: Output, env: Environment["env"]): number {
  const told = Number(env.COLUMNS);
  return stream.columns ?? (Number.isInteger(told) && told > 0 ? told : 80);
}

/** May colour be written to the stream? https://no-color.org: any non-empty NO_COLOR says no. */
export function usesColor(stream: Output, env: Environment["env"], when: "auto" | "always" | "never"): boolean {
  if (when !== "auto") return when === "always";
  return stream.isTTY === true && !env.NO_COLOR && env.TERM !== "dumb";
}

/** Does the terminal behind the stream open what a text leads to (OSC 8)? FORCE_HYPERLINK, 1 or 0, decides where it is set. */
export function usesHyperlinks(stream: Output, env: Environment["env"]): boolean {
  if (env.FORCE_HYPERLINK) return env.FORCE_HYPERLINK !== "0";
  if (stream.isTTY !== true || env.TERM === "dumb" || env.CI) return false;
  return (
    Boolean(env.WT_SESSION || env.KONSOLE_VERSION || env.DOMTERM) ||
    Number(env.VTE_VERSION) >= FIRST_VTE ||
    LINKING_PROGRAMS.has(env.TERM_PROGRAM ?? "") ||
    /^(?:xterm-kitty|xterm-ghostty|alacritty|foot|wezterm)/.test(env.TERM ?? "")
  );
}

/** The address of a line in a file, or of the archive that the file is in, for a terminal to open. */
export function fileAddress(path: string, line: number): string {
  const [outer = path] = path.split("!/", 1);
  return `${pathToFileURL(outer).href}${outer === path ? `#${line}` : ""}`;
}

/** GNOME's terminal library shows links from 0.50 on, which it writes 5000. */
const FIRST_VTE = 5_000;
const LINKING_PROGRAMS = new Set(["iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby", "rio"]);
