/** Says in our words what the operating system meant when a file or folder could not be read. */
import type { Problem } from "../model/index.ts";
import { because } from "./reason.ts";

/** The problem behind an error of node:fs. A file that is gone was listed before, so it vanished. */
export function problemOfError(path: string, error: unknown): Problem {
  const code = codeOf(error);
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
      // A name that is not valid UTF-8 cannot be written back to the system the way it was listed.
      if (path.includes("\uFFFD")) return { path, kind: "unreadable", detail: because("bad-name") };
      return { path, kind: "vanished", detail: {} };
    case "EACCES":
    case "EPERM":
      return { path, kind: "no-permission", detail: {} };
    case "ELOOP":
      return { path, kind: "link-loop", detail: {} };
    default:
      return { path, kind: "unreadable", detail: reasonOf(error) };
  }
}

/** The system's code for an error; "unknown" with its message where it has none. */
export function reasonOf(error: unknown): Problem["detail"] {
  const code = codeOf(error);
  return code === null ? because("unknown", { error: messageOf(error) }) : { reason: code };
}

/** The code of a system error, such as "ENOENT"; null for any other value. */
export function codeOf(error: unknown): string | null {
  if (!(error instanceof Error) || !("code" in error)) return null;
  // Node's own codes, such as ERR_OUT_OF_RANGE, say nothing to a user.
  return typeof error.code === "string" && !error.code.startsWith("ERR_") ? error.code : null;
}

/** The message of whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
