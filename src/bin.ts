#!/usr/bin/env node
/** Process edge: arguments, streams and signals in, exit code out. */
import { setFlagsFromString } from "node:v8";
import { asksForVersion, readVersion } from "./cli/version.ts";

/** The newest version of Node that was tried. */
const NEWEST_KNOWN_NODE = 24;
const stop = new AbortController();
for (const name of ["SIGINT", "SIGTERM"] as const)
  process.on(name, () => {
    // The first asks for an orderly end with what was found so far; a second one leaves at once.
    if (stop.signal.aborted) process.exit(name === "SIGINT" ? 130 : 143);
    stop.abort(name);
  });
// A reader that closes the pipe early (head, less) is a normal end.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  // Said in both languages: the one wanted may not be known yet.
  const reason = `(${error.code})`;
  process.stderr.write(`ccmtrace: standard output cannot be written ${reason}; free some space, or use -o FILE\n`);
  process.stderr.write(
    `ccmtrace: 標準出力に書き込めません ${reason}。空き容量を確保するか、-o FILE を使ってください\n`,
  );
  process.exit(2);
});
process.stderr.on("error", () => {});

// V8 compiles a function for speed, on threads of its own, after so many bytes of its code were run, 67,584 unless told: most
// never earn that back, and on a machine with few processors the scan waits for it, most of all where several threads scan.
// Of a version that is not known it is not asked: one that has no such flag would say so on stderr.
if (Number.parseInt(process.versions.node, 10) <= NEWEST_KNOWN_NODE) setFlagsFromString("--interrupt-budget=540000");

// Loaded only now, so that a signal is heard from the first moment; and no more than a lone --version needs.
const argv = process.argv.slice(2);
if (asksForVersion(argv)) process.stdout.write(`${readVersion()}\n`);
else {
  const { processEnvironment } = await import("./cli/environment.ts");
  const { run } = await import("./cli/index.ts");
  process.exitCode = await run(argv, processEnvironment(stop.signal));
}
