/** Writes a command's result to the files of -o and to standard output. */
import { writeFile } from "node:fs/promises";
import { UserError } from "../errors.ts";
import type { OutputFormat } from "../report/index.ts";
import type { Environment, Output } from "./environment.ts";
import type { OutputOptions } from "./options.ts";
import { columnsOf, fileAddress, usesColor, usesHyperlinks } from "./terminal.ts";
import { CLI_WORDS } from "./words/index.ts";

/** Makes the result in one format, for a surface of that width. */
export type Render<F extends OutputFormat> = (format: F, surface: Surface) => Written | Promise<Written>;

/** What a text for the eyes is written on. */
interface Surface {
  readonly width: number;
  readonly color: boolean;
  readonly linkTo?: typeof fileAddress;
  /** Is it standard output, and not a file of -o? */
  readonly isStdout: boolean;
}

/** A text, whole or in pieces. */
type Written = string | Iterable<string>;

/** Columns of a text written to a file. */
export const FILE_WIDTH = 100;

/**
 * Writes to every file asked for, then to standard output unless --quiet leaves that to the files.
 * @throws UserError when a file cannot be written
 */
export async function writeOutput<F extends OutputFormat>(
  render: Render<F>,
  output: OutputOptions<F>,
  environment: Environment,
): Promise<void> {
  const { stdout, stderr, env } = environment;
  for (const { path, format } of output.files) {
    const text = await render(format, { width: FILE_WIDTH, color: false, isStdout: false });
    await writeFile(path, piecesOf(text)).catch((error: NodeJS.ErrnoException) => {
      const reason = error.code ?? error.message;
      const words = { en: CLI_WORDS.en.outputFailed(path, reason), ja: CLI_WORDS.ja.outputFailed(path, reason) };
      throw new UserError("output", words, { cause: error });
    });
    if (!output.quiet) stderr.write(`${CLI_WORDS[output.lang].wrote(path)}\n`);
  }
  if (!writesStdout(output)) return;
  const surface: Surface = {
    width: columnsOf(stdout, env),
    color: usesColor(stdout, env, output.color),
    isStdout: true,
    ...(usesHyperlinks(stdout, env) ? { linkTo: fileAddress } : {}),
  };
  for (const piece of piecesOf(await render(output.format, surface))) if (!stdout.write(piece)) await drained(stdout);
}

/** Does the result go to standard output, and not only to files? */
export function writesStdout({ files, quiet }: Pick<OutputOptions, "files" | "quiet">): boolean {
  return files.length === 0 || !quiet;
}

/** Resolves when the stream takes more; a reader that went away is bin.ts's to deal with. */
export async function drained(stream: Output): Promise<void> {
  if (stream.writableNeedDrain) await new Promise<void>((resolve) => stream.once("drain", resolve));
}

function piecesOf(text: Written): Iterable<string> {
  return typeof text === "string" ? [text] : text;
}
