/** Runs the command line in memory and gives back what it printed and its exit code. */
import { PassThrough, Writable } from "node:stream";
import { run } from "../../src/cli/index.ts";

/** What a run printed and how it ended. */
export interface CliRun {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs `ccmtrace` with these arguments. */
export async function runCli(
  argv: readonly string[],
  options: {
    env?: Record<string, string>;
    platform?: string;
    signal?: AbortSignal;
    isTTY?: boolean;
    stdin?: string;
    /** What somebody at a terminal answers, one question after the other. */
    answers?: readonly string[];
    columns?: number;
  } = {},
): Promise<CliRun> {
  const answers = [...(options.answers ?? [])];
  const stdin = new PassThrough();
  if (options.answers === undefined) stdin.end(options.stdin ?? "");
  const out = collect();
  const err = collect((text) => {
    // Each answer comes once its question stands there; a terminal also moves its cursor behind it.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what a terminal is sent
    if (/[:?] (?:\x1b\[\d*\w)*$/.test(text) && answers.length > 0)
      setImmediate(() => stdin.write(`${answers.shift()}\r`));
  });
  const isTTY = options.isTTY ?? options.answers !== undefined;
  const terminal = { isTTY, columns: options.columns };
  const code = await run(argv, {
    stdout: Object.assign(out.stream, terminal),
    stderr: Object.assign(err.stream, terminal),
    stdin: Object.assign(stdin, { isTTY: options.answers !== undefined }),
    env: options.env ?? {},
    platform: options.platform ?? "linux",
    signal: options.signal ?? new AbortController().signal,
  });
  return { code, out: out.text(), err: err.text() };
}

function collect(onWrite: (text: string) => void = () => {}): { stream: Writable; text(): string } {
  let text = "";
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString();
      onWrite(text);
      done();
    },
  });
  return { stream, text: () => text };
}
