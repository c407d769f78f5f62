/** Everything the command line takes from the process, so that tests can run it in memory. */
import type { Readable, Writable } from "node:stream";

/** A stream that may be a terminal. */
export type Output = Writable & { readonly isTTY?: boolean | undefined; readonly columns?: number | undefined };

/** A stream that somebody may type into. */
export type Input = Readable & { readonly isTTY?: boolean | undefined };

/** The process as the CLI sees it. */
export interface Environment {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly stdin: Input;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** "win32", "linux", "darwin", … */
  readonly platform: string;
  /** Aborted when the user or the system asks the command to stop; the reason is the signal's name. */
  readonly signal: AbortSignal;
}

/** The real process. */
export function processEnvironment(signal: AbortSignal): Environment {
  const { stdout, stderr, stdin, env, platform } = process;
  return { stdout, stderr, stdin, env, platform, signal };
}
