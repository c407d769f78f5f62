/** The ways to end a watch: a signal, or a key where the terminal sends none. */
import { EXIT, type ExitCode, exitOfSignal } from "../exit-codes.ts";

/** Somebody may ask to end. */
export interface Quit {
  /** Aborted when somebody has. */
  readonly signal: AbortSignal;
  /** Asks by a key: q, or Ctrl-C. The second time somebody means it, and the process ends at once. */
  ask(how: "quit" | "interrupt"): void;
  /** The exit code of a run that was interrupted; null for one that was not. */
  code(): ExitCode | null;
}

/** Listens to the signals of the process. */
export function createQuit(signals: AbortSignal): Quit {
  const keys = new AbortController();
  const end = (code: ExitCode): void => {
    process.exit(code);
  };
  signals.addEventListener("abort", () => {
    if (keys.signal.aborted) end(exitOfSignal(signals));
  });
  return {
    signal: AbortSignal.any([signals, keys.signal]),
    ask(how) {
      if (keys.signal.aborted || signals.aborted) end(how === "quit" ? EXIT.done : EXIT.interrupted);
      keys.abort(how);
    },
    code() {
      if (signals.aborted) return exitOfSignal(signals);
      return keys.signal.reason === "interrupt" ? EXIT.interrupted : null;
    },
  };
}
