/** `ccmtrace patterns check | list | show`. */
import { type Language, LEVELS } from "../../model/index.ts";
import { checkPatterns, loadCatalog } from "../../pipeline/index.ts";
import { padEnd } from "../../util/display-width.ts";
import type { Environment } from "../environment.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import { type RawFlags, usageError } from "../options.ts";
import { CLI_WORDS } from "../words/index.ts";

/** Checks pattern files and runs their proofs. */
export async function patternsCheckCommand(
  folders: readonly string[],
  lang: Language,
  { stdout, stderr }: Environment,
): Promise<ExitCode> {
  const words = CLI_WORDS[lang];
  const check = await checkPatterns(folders);
  if (check.patterns === 0 && check.issues.length === 0) throw usageError((cli) => cli.noPatterns);
  if (check.issues.length === 0) {
    stdout.write(`${words.checkPassed(check.patterns, check.tests)}\n`);
    return EXIT.done;
  }
  for (const { file, line, column, message } of check.issues)
    stdout.write(`${file}:${line}:${column}: ${message[lang]}\n`);
  stderr.write(`${words.checkFailed(check.issues.length)}\n`);
  return EXIT.found;
}

/** One line a pattern, worst level first. */
export async function patternsListCommand(flags: RawFlags, lang: Language, { stdout }: Environment): Promise<ExitCode> {
  const { patterns } = await loadCatalog(flags.patterns ?? []);
  const byLevel = [...patterns.values()].sort(
    (a, b) => LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level) || (a.id < b.id ? -1 : 1),
  );
  const idWidth = Math.max(...byLevel.map(({ id }) => id.length));
  for (const { id, level, title } of byLevel)
    stdout.write(`${padEnd(level, 14)}${padEnd(id, idWidth + 2)}${title[lang]}\n`);
  return EXIT.done;
}

/** One pattern whole, in one language. */
export async function patternsShowCommand(
  id: string,
  flags: RawFlags,
  lang: Language,
  { stdout }: Environment,
): Promise<ExitCode> {
  const { patterns } = await loadCatalog(flags.patterns ?? []);
  const pattern = patterns.get(id);
  if (pattern === undefined) throw usageError((words) => words.unknownPattern(id));
  const { cause, action, verify, title, tests, any, none, extract, ...facts } = pattern;
  const inLanguage = { ...facts, title: title[lang], cause: cause[lang], action: action[lang], verify: verify[lang] };
  stdout.write(`${JSON.stringify({ ...inLanguage, any, none, extract, tests }, null, 2)}\n`);
  return EXIT.done;
}
