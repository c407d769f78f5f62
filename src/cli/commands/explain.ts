/** `ccmtrace explain`. */
import { explainLine, explainText } from "../../pipeline/index.ts";
import {
  LIST_FORMATS,
  renderExplained,
  renderExplainedJson,
  renderExplainedLine,
  renderExplainedLineJson,
} from "../../report/index.ts";
import type { CommandCall } from "../command.ts";
import type { Environment } from "../environment.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import { parseLogNames, parseOutputOptions, usageError } from "../options.ts";
import { writeOutput } from "../write-output.ts";

/** Explains a text, or with --line why a line is or is not reported. */
export async function run({ words, flags, lang, environment }: CommandCall): Promise<ExitCode> {
  const output = parseOutputOptions(flags, lang, LIST_FORMATS);
  const folders = flags.patterns ?? [];
  const text = words.length === 1 && words[0] === "-" ? await readAll(environment.stdin) : words.join(" ");
  if (flags.line !== undefined) {
    if (words.length > 0) throw usageError((cli) => cli.explainBoth);
    if (flags.line.trim() === "") throw usageError((cli) => cli.missingValue("--line"));
    const logs = parseLogNames(flags.log);
    if (logs.length > 1) throw usageError((cli) => cli.explainLogs);
    const explained = await explainLine(flags.line, logs[0] ?? null, folders);
    await writeOutput(
      (format, surface) =>
        format === "json" ? renderExplainedLineJson(explained) : renderExplainedLine(explained, { lang, ...surface }),
      output,
      environment,
    );
    return EXIT.done;
  }
  if (text.trim() === "") throw usageError((cli) => cli.explainNothing);
  if (flags.log !== undefined) throw usageError((cli) => cli.explainLog);
  const hits = await explainText(text, folders);
  await writeOutput(
    (format, surface) =>
      format === "json" ? renderExplainedJson(text, hits, lang) : renderExplained(hits, { lang, ...surface }),
    output,
    environment,
  );
  return EXIT.done;
}

/** What stands on standard input, up to what a look-up reads. */
async function readAll(stdin: Environment["stdin"]): Promise<string> {
  let text = "";
  for await (const chunk of stdin.setEncoding("utf8")) {
    text += chunk as string;
    if (text.length > LONGEST_TEXT) break;
  }
  return text.trim();
}

const LONGEST_TEXT = 64 * 1024;
