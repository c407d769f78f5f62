/** `ccmtrace bundle unmask`. */
import { readFile, stat } from "node:fs/promises";
import { openUnmasker } from "../../pipeline/bundle-unmask.ts";
import { visible } from "../../util/printable.ts";
import type { CommandCall } from "../command.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import { usageError } from "../options.ts";

/** Turns the stand-ins in a file, in standard input or in a text back, and writes what comes of it. */
export async function run({ words, flags, environment }: CommandCall): Promise<ExitCode> {
  if (flags.map === undefined) throw usageError(({ bundle }) => bundle.noMap);
  const unmask = await openUnmasker(flags.map);
  const [first = ""] = words;
  if (words.join(" ").trim() === "") throw usageError(({ bundle }) => bundle.nothingToUnmask);
  const isFile = words.length === 1 && first !== "-" && (await stat(first).catch(() => null))?.isFile() === true;
  if (words.length === 1 && first === "-") environment.stdout.write(unmask(await readAll(environment.stdin)));
  else if (isFile) environment.stdout.write(unmask(decode(await readFile(first))));
  else environment.stdout.write(`${visible(unmask(words.join(" ")))}\n`);
  return EXIT.done;
}

/** A shell or an editor may have written UTF-16, or UTF-8 with a mark. */
function decode(bytes: Buffer): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(isUtf16 ? "utf-16le" : "utf-8").decode(bytes);
}

async function readAll(stdin: CommandCall["environment"]["stdin"]): Promise<string> {
  let text = "";
  for await (const chunk of stdin.setEncoding("utf8")) text += chunk as string;
  return text;
}
