#!/usr/bin/env node
/** Process edge: arguments, streams and signals in, exit code out. */
import { setFlagsFromString } from "node:v8";
import { asksForVersion, readVersion } from "./cli/version.ts";

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

// The V8 of Node 20 compiles a function for speed, on threads of its own, after 67,584 bytes of its code were run. Most functions
// never earn that back, and a scan on several threads waits for the processors it takes. Later versions have no such flag, and say
// so on stderr; a cheaper compiler comes first there.
if (process.versions.node.startsWith("20.")) setFlagsFromString("--interrupt-budget=1000000");

// An expression that was tried once is mostly tried again: to compile it for speed at once costs less than to prepare it for the
// interpreter first. A scan of few failures spends a good part of judging them on that.
setFlagsFromString("--no-regexp-tier-up");

// Loaded only now, so that a signal is heard from the first moment; and no more than a lone --version needs.
const argv = process.argv.slice(2);
if (asksForVersion(argv)) process.stdout.write(`${readVersion()}\n`);
else {
  const { processEnvironment } = await import("./cli/environment.ts");
  const { run } = await import("./cli/index.ts");
  process.exitCode = await run(argv, processEnvironment(stop.signal));
}
