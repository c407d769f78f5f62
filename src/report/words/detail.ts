/** Reads the details of a problem for its message. A detail that is not there leaves the sentence whole without it. */
import type { Problem } from "../../model/index.ts";
import { groupThousands } from "../numbers.ts";

/** The codes of detail.reason that have words of their own. A code that is not here is shown as it is. */
export const REASONS = [
  "checksum", // what was unpacked does not fit its checksum
  "bad-header", // a header of the archive or of an entry is wrong
  "bad-deflate", // the compressed data breaks off or is wrong
  "wrong-size", // more or fewer bytes came out than the archive says
  "trailing-bytes", // bytes behind the compressed data
  "bad-directory", // a ZIP's directory is damaged
  "no-directory", // a ZIP without its directory
  "overlap", // entries of a ZIP share their bytes
  "unsupported-method", // a way of packing that is not known
  "unsupported-7z",
  "unsupported-rar",
  "unsupported-xz",
  "unsupported-zstd",
  "unsupported-cab",
  "unsupported-bzip2",
  "temporary-file", // no temporary copy of an inner archive could be made
  "bad-name", // the name is no valid text
  "EACCES",
  "EPERM",
  "EBUSY",
  "EIO",
  "EMFILE",
  "ENAMETOOLONG",
  "ENOENT",
  "ENOSPC",
  "ETIMEDOUT",
] as const;

/** One of those codes. */
export type Reason = (typeof REASONS)[number];

/** The reason in words, or nothing at all; the system's own codes stand behind their words, for searching. */
export function reasonText(
  detail: Problem["detail"],
  words: Readonly<Record<Reason, string>>,
  aside: (text: string) => string,
): string {
  const code = detailText(detail, "reason");
  if (code === "") return "";
  if (!isReason(code)) return aside(code);
  return aside(/^E[A-Z]+$/.test(code) ? `${words[code]}: ${code}` : words[code]);
}

/** What helps against this reason. */
export function remedyFor(detail: Problem["detail"]): "copy" | "unpack" | "rename" {
  const code = detail.reason;
  if (typeof code === "string" && code.startsWith("unsupported")) return "unpack";
  return code === "bad-name" ? "rename" : "copy";
}

/** What a damaged archive cost: all that follows the damage, nothing, or some bytes behind the end. */
export function lossOf(detail: Problem["detail"]): "rest" | "nothing" | "tail" {
  if (detail.reason === "checksum") return "nothing";
  return detail.reason === "trailing-bytes" ? "tail" : "rest";
}

function isReason(code: string): code is Reason {
  return (REASONS as readonly string[]).includes(code);
}

/** The detail as text between `before` and `after`, or nothing at all. */
export function detailText(detail: Problem["detail"], key: string, before = "", after = ""): string {
  const value = detail[key];
  if (value === undefined || value === "") return "";
  return before + (typeof value === "number" ? groupThousands(value) : value) + after;
}
