/** Keeps two runs from one checkpoint: a file beside it that names who has it, and is touched while they do. */
import { closeSync, openSync, readFileSync, rmSync, statSync, utimesSync, writeSync } from "node:fs";
import { hostname } from "node:os";
import { usageError } from "../options.ts";

/** A lock that is held. */
export interface Lock {
  /** Says that it still is. */
  touch(): void;
  release(): void;
}

/** A lock that nobody has touched for so long is nobody's, in milliseconds. */
const ABANDONED_MS = 60_000;

/**
 * Takes the lock of a checkpoint; that of a run that is no more is taken over.
 * @throws UserError when another run has it
 */
export function takeLock(checkpoint: string): Lock {
  const path = `${checkpoint}.lock`;
  for (let attempt = 0; ; attempt++) {
    try {
      const file = openSync(path, "wx");
      writeSync(file, `${process.pid} ${hostname()}\n`);
      closeSync(file);
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      const holder = holderOf(path);
      if (holder !== null || attempt > 2) {
        const [pid = "?", host = "?"] = (holder ?? "").split(" ");
        throw usageError((words) => words.watch.locked(checkpoint, pid, host));
      }
      rmSync(path, { force: true });
    }
  }
  return {
    touch() {
      try {
        const now = new Date();
        utimesSync(path, now, now);
      } catch {
        // Whoever removed it meant it.
      }
    },
    release: () => rmSync(path, { force: true }),
  };
}

/** Who has the lock; null where they are no more. */
function holderOf(path: string): string | null {
  try {
    const holder = readFileSync(path, "utf8").trim();
    const [pid = "", host = ""] = holder.split(" ");
    if (host === hostname() && !isRunning(Number(pid))) return null;
    return Date.now() - statSync(path).mtimeMs > ABANDONED_MS ? null : holder;
  } catch {
    return null; // gone by now
  }
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"; // somebody else's
  }
}
