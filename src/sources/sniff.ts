/** Tells by the first bytes whether something is an archive. Names lie: RTMT drops ".gz" from files it left packed. */
import type { Reason } from "./reason.ts";
import { isTarHeader } from "./tar-header.ts";

/** What the first bytes look like; "bytes" is anything that is no archive. */
export type Wrapping =
  | { readonly kind: "gzip" | "zip" | "tar" | "bytes" }
  | { readonly kind: "foreign" /** A kind of archive we do not unpack. */; readonly reason: Reason };

/** Judges the first bytes (512 are enough). */
export function sniff(head: Uint8Array): Wrapping {
  if (startsWith(head, [0x1f, 0x8b, 0x08])) return { kind: "gzip" };
  if (ZIP_STARTS.some((start) => startsWith(head, start))) return { kind: "zip" };
  if (isTarHeader(head)) return { kind: "tar" };
  const foreign = FOREIGN.find(({ start }) => startsWith(head, start));
  return foreign === undefined ? { kind: "bytes" } : { kind: "foreign", reason: foreign.reason };
}

/** Does the name say that there are other files inside? Such a name tells nothing about the log. */
export function isArchiveName(path: string): boolean {
  return /\.(?:zip|tar|tgz|taz|tar\.gzo?)$/i.test(path);
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte);
}

/** A local file, an archive without entries, one piece of a split archive. */
const ZIP_STARTS = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x4b, 0x05, 0x06],
  [0x50, 0x4b, 0x07, 0x08],
] as const;

const FOREIGN: readonly { reason: Reason; start: readonly number[] }[] = [
  { reason: "unsupported-7z", start: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c] },
  { reason: "unsupported-rar", start: [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07] },
  { reason: "unsupported-xz", start: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00] },
  { reason: "unsupported-zstd", start: [0x28, 0xb5, 0x2f, 0xfd] },
  { reason: "unsupported-cab", start: [0x4d, 0x53, 0x43, 0x46, 0, 0, 0, 0] },
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((level) => ({
    reason: "unsupported-bzip2" as const,
    start: [0x42, 0x5a, 0x68, 0x30 + level, 0x31, 0x41, 0x59, 0x26, 0x53, 0x59],
  })),
];
