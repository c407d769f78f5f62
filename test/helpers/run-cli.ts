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
    columns?: number;
  } = {},
): Promise<CliRun> {
  const out = collect();
  const err = collect();
  const terminal = { isTTY: options.isTTY ?? false, columns: options.columns };
  const code = await run(argv, {
    stdout: Object.assign(out.stream, terminal),
    stderr: Object.assign(err.stream, terminal),
    stdin: new PassThrough().end(options.stdin ?? ""),
    env: options.env ?? {},
    platform: options.platform ?? "linux",
    signal: options.signal ?? new AbortController().signal,
  });
  return { code, out: out.text(), err: err.text() };
}

function collect(): { stream: Writable; text(): string } {
  let text = "";
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString();
      done();
    },
  });
  return { stream, text: () => text };
}
