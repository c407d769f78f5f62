/** The version of this package, from its package.json. Imports as little as can be: `--version` alone loads only this. */
import { readFileSync } from "node:fs";

/** "1.2.3". */
export function readVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
    version: string;
  };
  return version;
}

/** Does the command line ask for nothing but the version? */
export function asksForVersion(argv: readonly string[]): boolean {
  return argv.length === 1 && isVersionFlag(argv[0]);
}

/** Does the command line ask for the version as JSON? In what language makes no difference. */
export function asksForVersionJson(argv: readonly string[]): boolean {
  const rest = argv.filter((word, at) => !word.startsWith("--lang") && argv[at - 1] !== "--lang");
  return rest.length === 2 && rest.includes("--json") && rest.some(isVersionFlag);
}

function isVersionFlag(word: string | undefined): boolean {
  return word === "--version" || word === "-v";
}
