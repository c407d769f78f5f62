/** `ccmtrace bundle replay`. */
import { replayBundle } from "../../pipeline/bundle-replay.ts";
import { LIST_FORMATS } from "../../report/format-names.ts";
import { replayText } from "../bundle-text.ts";
import type { CommandCall } from "../command.ts";
import { EXIT, type ExitCode, exitOfSignal } from "../exit-codes.ts";
import { parseOutputOptions } from "../options.ts";
import { passwordOf } from "../password.ts";
import { showProgress } from "../show-progress.ts";
import { readVersion } from "../version.ts";
import { CLI_WORDS } from "../words/index.ts";
import { writeOutput } from "../write-output.ts";

/** Scans a bundle's logs again and says what differs from its report. */
export async function run({ words: [path = ""], flags, lang, environment }: CommandCall): Promise<ExitCode> {
  const output = parseOutputOptions(flags, lang, LIST_FORMATS);
  const password = await passwordOf(path, flags, environment, lang);
  const progress = await showProgress(output, environment);
  const replay = await replayBundle(path, password, {
    version: readVersion(),
    lang,
    signal: environment.signal,
    onProgress: (event) => progress?.update(event),
  }).finally(() => progress?.done());
  if (replay === null) {
    environment.stderr.write(`ccmtrace: ${CLI_WORDS[lang].bundle.interrupted}\n`);
    return exitOfSignal(environment.signal);
  }
  await writeOutput(
    (format) => (format === "json" ? `${JSON.stringify(replay, null, 2)}\n` : replayText(replay, lang)),
    output,
    environment,
  );
  return replay.isSame ? EXIT.done : EXIT.found;
}
