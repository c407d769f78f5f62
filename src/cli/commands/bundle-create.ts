/** `ccmtrace bundle create`. */
import { randomBytes } from "node:crypto";
import { HARMLESS_PROBLEMS } from "../../model/index.ts";
import { createBundle } from "../../pipeline/bundle-create.ts";
import { LIST_FORMATS } from "../../report/format-names.ts";
import { parseBundleOptions } from "../bundle-options.ts";
import { resultText } from "../bundle-text.ts";
import { readCase } from "../case-details.ts";
import type { CommandCall } from "../command.ts";
import { EXIT, type ExitCode, exitOfSignal } from "../exit-codes.ts";
import { parseOutputOptions, usageError } from "../options.ts";
import { newPassword } from "../password.ts";
import { showProgress } from "../show-progress.ts";
import { readVersion } from "../version.ts";
import { CLI_WORDS } from "../words/index.ts";

/** Makes the bundle and says what is in it and what is missing. */
export async function run(call: CommandCall): Promise<ExitCode> {
  const { flags, lang, environment } = call;
  const words = CLI_WORDS[lang];
  const options = await parseBundleOptions(call);
  const { output: _, ...others } = flags;
  const answer = parseOutputOptions(others, lang, LIST_FORMATS);
  if (flags.passwordFile !== undefined && flags.encrypt !== true) throw usageError(({ bundle }) => bundle.idlePassword);
  const interrupted = (): ExitCode => {
    environment.stderr.write(`ccmtrace: ${words.bundle.interrupted}\n`);
    return exitOfSignal(environment.signal);
  };
  const said = await readCase(flags, environment, lang);
  if (said === null) return interrupted();
  const password = flags.encrypt === true ? await newPassword(flags, environment, lang) : null;
  if (flags.encrypt === true && password === null) return interrupted();

  const progress = await showProgress(answer, environment);
  const result = await createBundle(
    { ...options, case: said, password },
    {
      version: readVersion(),
      signal: environment.signal,
      randomBytes: (count) => randomBytes(count),
      onProgress: (event) => progress?.update(event),
    },
  ).finally(() => progress?.done());
  if (result === null) return interrupted();
  if (!answer.quiet) {
    const told = result.isDryRun
      ? [words.bundle.notWritten(result.path)]
      : result.written.map(({ path }) => words.wrote(path));
    environment.stderr.write(told.map((line) => `${line}\n`).join(""));
    environment.stdout.write(
      answer.format === "json" ? `${JSON.stringify(result, null, 2)}\n` : resultText(result, lang),
    );
  }
  return result.problems.some(({ kind }) => !HARMLESS_PROBLEMS.has(kind)) ? EXIT.input : EXIT.done;
}
