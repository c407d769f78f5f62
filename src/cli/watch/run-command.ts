/** Runs the command of --exec for one incident: the only place in ccmtrace that starts another program. */
import { type ChildProcess, spawn } from "node:child_process";
import type { IncidentPayload } from "../../model/index.ts";
import { shorten } from "../../util/display-width.ts";
import { visible } from "../../util/printable.ts";
import type { Environment } from "../environment.ts";
import type { CliWords } from "../words/index.ts";
import type { Outcome } from "./delivery-queue.ts";

/** How to run it. */
export interface CommandOptions extends Pick<Environment, "env" | "platform"> {
  /** A command that takes longer is killed, in milliseconds. */
  readonly limitMs: number;
  readonly words: CliWords["watch"]["deliveries"];
  readonly signal: AbortSignal;
}

/**
 * Runs a command line through the platform's shell, which gets nothing but that line as the user wrote it. The payload
 * goes to its standard input as JSON, and what names the incident into CCMTRACE_* variables. What it prints is kept from
 * the terminal; its end is quoted where the command fails.
 */
export async function runCommand(
  command: string,
  payload: IncidentPayload,
  { env, platform, limitMs, words, signal }: CommandOptions,
): Promise<Outcome> {
  const isWindows = platform === "win32";
  // A group of its own, so that a Ctrl-C for us is none for it, and what it starts can be ended with it.
  const child: ChildProcess = spawn(command, {
    shell: true,
    detached: !isWindows,
    windowsHide: true,
    stdio: ["pipe", "pipe", "pipe"],
    env: { ...env, ...variablesOf(payload, isWindows) },
  });
  const printed = keepEnd(child);
  // A machine that has no pipes left gives none.
  child.stdin?.on("error", () => {}); // it need not read it
  child.stdin?.end(JSON.stringify(payload));

  const ended = new Promise<Outcome>((resolve) => {
    child.on("error", (error: NodeJS.ErrnoException) =>
      resolve({ kind: "failed", reason: words.notStarted(error.code ?? error.message) }),
    );
    child.on("exit", (code, by) => {
      if (code === 0) return resolve({ kind: "delivered" });
      // What it printed last may still be on its way; what it left running may hold the pipes for ever.
      const tell = (): void => resolve({ kind: "failed", reason: words.exit(code ?? by ?? "?", printed()) });
      child.on("close", tell);
      setTimeout(tell, LAST_WORDS_MS);
    });
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Outcome>((resolve) => {
    timer = setTimeout(() => resolve({ kind: "failed", reason: words.tooLong(limitMs / 1_000, printed()) }), limitMs);
  });
  const stopped = new Promise<Outcome>((resolve) => {
    const stop = (): void => resolve({ kind: "failed", reason: words.stopped });
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
    void ended.then(() => signal.removeEventListener("abort", stop));
  });
  const outcome = await Promise.race([ended, late, stopped]);
  clearTimeout(timer);
  if (child.exitCode === null && child.signalCode === null) kill(child, isWindows);
  for (const stream of [child.stdin, child.stdout, child.stderr]) stream?.destroy();
  return outcome;
}

/** Ends the command and what it started. */
function kill(child: ChildProcess, isWindows: boolean): void {
  if (child.pid === undefined) return;
  if (isWindows) {
    const killer = spawn("taskkill", ["/pid", String(child.pid), "/T", "/F"], { stdio: "ignore", windowsHide: true });
    killer.on("error", () => child.kill("SIGKILL"));
    return;
  }
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    child.kill("SIGKILL");
  }
}

/** Takes what the command prints, however much, and keeps its last lines. */
function keepEnd({ stdout, stderr }: ChildProcess): () => string {
  let end = Buffer.alloc(0);
  for (const stream of [stdout, stderr]) {
    stream?.on("data", (piece: Buffer) => {
      end = Buffer.concat([end, piece.subarray(-KEPT_BYTES)]).subarray(-KEPT_BYTES);
    });
    stream?.on("error", () => {});
  }
  return () => {
    const lines = end
      .toString()
      .split(/\r?\n/)
      .map((line) => visible(line.trim()))
      .filter((line) => line !== "");
    return lines
      .slice(-LINES_TOLD)
      .map((line) => shorten(line, LINE_COLUMNS))
      .join(" / ");
  };
}

function variablesOf(payload: IncidentPayload, isWindows: boolean): Record<string, string> {
  const values = {
    CCMTRACE_INCIDENT_ID: payload.incident,
    CCMTRACE_RULE: payload.rule,
    CCMTRACE_LEVEL: payload.level,
    CCMTRACE_ENTITY: payload.entity,
    CCMTRACE_TITLE: payload.title,
    CCMTRACE_STATE: payload.state,
  };
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, harmless(shorten(value, VALUE_COLUMNS), isWindows)]),
  );
}

/**
 * A value that a shell cannot take for anything but text. A POSIX shell does not read again what a variable holds; cmd.exe
 * puts it into the line first and reads that then, so its signs are taken out there.
 */
function harmless(value: string, isWindows: boolean): string {
  const text = visible(value);
  return isWindows ? text.replace(/[&|<>^"%!()]/g, "_") : text;
}

const KEPT_BYTES = 4_096;
const LINES_TOLD = 3;
const LINE_COLUMNS = 120;
const VALUE_COLUMNS = 1_000;
const LAST_WORDS_MS = 200;
