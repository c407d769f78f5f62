/** What the terminal behind a stream can show. */
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
