/**
 * Why something could not be read, as short codes. They stand in detail.reason of a problem; the report has the words
 * for them. Codes of the operating system (EIO) stand there as they are.
 */
import type { Problem } from "../model/index.ts";

/** One of the codes. */
export type Reason =
  | "bad-deflate" // the compressed data cannot be unpacked from here on
  | "checksum" // everything was read, but it does not fit its checksum
  | "wrong-size" // fewer or more bytes came out than the archive says
  | "trailing-bytes" // bytes behind the compressed data cannot be read; detail.count
  | "bad-header" // the header of an entry is damaged
  | "bad-directory" // the directory of a ZIP is damaged; the entries before were read
  | "no-directory" // a ZIP has no directory; detail.recovered entries were found without it
  | "overlap" // entries of a ZIP share their bytes
  | "unsupported-method" // a ZIP entry is packed in another way; detail.method
  | "unsupported-7z"
  | "unsupported-rar"
  | "unsupported-xz"
  | "unsupported-zstd"
  | "unsupported-cab"
  | "unsupported-bzip2"
  | "temporary-file" // no temporary copy could be made; detail.error where the system gives a code
  | "bad-name" // the name is not valid UTF-8, so the system cannot find it again
  | "unknown"; // an error without a code; detail.error has its message

/** The details of a problem with this reason. */
export function because(reason: Reason, more: Problem["detail"] = {}): Problem["detail"] {
  return { reason, ...more };
}
