/** Where the password of a bundle comes from: a file, the environment, or somebody who types it. Never from the command line. */
import { readFile } from "node:fs/promises";
import { isLocked } from "../pipeline/bundle-open.ts";
import { askHidden, canAsk } from "./ask.ts";
import type { Environment } from "./environment.ts";
import { type RawFlags, usageError } from "./options.ts";
import { CLI_WORDS } from "./words/index.ts";

/** The password that a file or the environment gives; null where neither does. @throws UserError */
async function givenPassword({ passwordFile }: RawFlags, { env }: Environment): Promise<string | null> {
  if (passwordFile === undefined) return env.CCMTRACE_PASSWORD || null;
  const text = await readFile(passwordFile, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw usageError(({ bundle }) => bundle.badPasswordFile(passwordFile, error.code ?? error.message));
  });
  const [line = ""] = text.replace(/^\ufeff/, "").split(/\r?\n/);
  if (line === "") throw usageError(({ bundle }) => bundle.shortPassword);
  return line;
}

/**
 * The password of a bundle that is there: given, or asked for when it is behind one. Null: none is given and none can be asked
 * for, or none is needed.
 * @throws UserError when the bundle cannot be read
 */
export async function passwordOf(
  path: string,
  flags: RawFlags,
  environment: Environment,
  lang: keyof typeof CLI_WORDS,
): Promise<string | null> {
  const given = await givenPassword(flags, environment);
  if (given !== null || !canAsk(environment) || !(await isLocked(path))) return given;
  const typed = await askHidden(environment, [CLI_WORDS[lang].bundle.askPassword]);
  return typed?.[0] || null;
}

/** The password for a new bundle, asked for twice where nothing gives it. Null: interrupted. @throws UserError */
export async function newPassword(
  flags: RawFlags,
  environment: Environment,
  lang: keyof typeof CLI_WORDS,
): Promise<string | null> {
  const given = await givenPassword(flags, environment);
  if (given !== null) return given;
  if (!canAsk(environment)) throw usageError(({ bundle }) => bundle.noPassword);
  const { askPassword, askAgain } = CLI_WORDS[lang].bundle;
  const typed = await askHidden(environment, [askPassword, askAgain]);
  if (typed === null) return null;
  const [password = "", again] = typed;
  if (password === "") throw usageError(({ bundle }) => bundle.shortPassword);
  if (password !== again) throw usageError(({ bundle }) => bundle.passwordsDiffer);
  return password;
}
