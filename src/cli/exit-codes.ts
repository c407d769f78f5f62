/** The exit codes, a contract with scripts. */
export const EXIT = {
  /** Done; nothing at or above --fail-on. */
  done: 0,
  /** Findings at or above --fail-on, or a check that failed. */
  found: 1,
  /** Wrong usage. */
  usage: 2,
  /** The catalog is broken. */
  catalog: 3,
  /** Some input could not be (fully) read. Wins over `found`. */
  input: 4,
  /** Redaction could not be proved. */
  redaction: 5,
  /** Interrupted by Ctrl-C. */
  interrupted: 130,
  /** Ended by SIGTERM. */
  terminated: 143,
} as const;

/** The code for a run that a signal ended. */
export function exitOfSignal(signal: AbortSignal): ExitCode {
  return signal.reason === "SIGTERM" ? EXIT.terminated : EXIT.interrupted;
}

/** One of the exit codes. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
