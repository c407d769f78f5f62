/**
 * Something that kept part of the input from being read, or that the reader should know about it. Each kind has
 * its wording in both languages in src/report/words.
 */
export const PROBLEM_KINDS = [
  "not-found", // path given does not exist; detail.near: one like it that does
  "no-permission", // folder or file cannot be opened
  "unreadable", // any other read error; detail.reason
  "vanished", // was listed, then gone
  "shrank", // shorter than when listed; detail.expected, detail.actual (bytes)
  "binary", // skipped: not text
  "not-read", // interrupted before or while it was read; detail.bytes (bytes read)
  "empty-file",
  "unrecognised", // scanned as plain text; fits no known log or layout
  "truncated-archive", // compressed data ends early; read up to there
  "still-written", // a .gzo that ends early: normal, read up to there
  "damaged-archive", // compressed data is wrong; detail.reason
  "encrypted-entry", // archive entry is encrypted: skipped
  "unsafe-name", // archive entry name leads outside: skipped; detail.name
  "archive-ratio", // expands too much: stopped; detail.limit
  "archive-size", // expands to too many bytes: stopped; detail.limit
  "archive-depth", // archive in archive too deep: skipped; detail.limit
  "archive-entries", // too many entries: stopped; detail.limit
  "link-loop", // symbolic link back to a folder above: not followed
  "same-file", // the same file under another name: read once; detail.other
  "special-file", // device, pipe or socket: skipped
  "garbled-text", // bytes that are not valid in the file's encoding; detail.count
  "nul-run", // a long run of NUL bytes; detail.count
  "long-line", // a line longer than the quoting limit; detail.count (bytes)
  "wrong-encoding", // the bytes do not fit the encoding forced by --encoding; detail.encoding
  "undated", // no date in line, head or name; the modification time was used; detail.part "year": only the year is missing
  "no-time", // records without any time
  "pattern-gave-up", // a pattern was stopped on a record; detail.pattern
  "unused-zone", // a --source-tz names a server that was not found; path is the text given
  "data-lost", // watched: overwritten, cut or removed before it was read; detail.from, detail.to (bytes)
  "replaced", // watched: another file took its place while nobody watched: begun anew
  "silent", // watched: a log of a server is silent while its others go on; detail.log, detail.minutes
  "pause", // watched: a log that is written all the time paused; detail.from, detail.to (times)
  "disk-full", // watched: no space left on the disk of this path
  "not-written", // watched: a file of ours could not be written; detail.reason
  "patterns-kept", // watched: changed patterns cannot be used, the ones before stay; detail.reason
  "patterns-changed", // watched: from here on other patterns are looked for
  "not-delivered", // watched: a command or an address that is told of incidents does not take them; detail.reason
  "given-up", // watched: incidents that such a one will never be told of; detail.count, detail.reason (of the last)
] as const;

/** One of the problem kinds. */
export type ProblemKind = (typeof PROBLEM_KINDS)[number];

/** Kinds that are worth saying but lose nothing: they do not turn the exit code to 4. */
export const HARMLESS_PROBLEMS: ReadonlySet<ProblemKind> = new Set<ProblemKind>([
  "binary",
  "empty-file",
  "unrecognised",
  "still-written",
  "link-loop",
  "same-file",
  "special-file",
  "nul-run",
  "garbled-text",
  "long-line",
  "undated",
  "no-time",
  "unused-zone",
  "replaced",
  "silent",
  "pause",
  "disk-full",
  "not-written",
  "patterns-kept",
  "patterns-changed",
  "not-delivered",
  "given-up",
]);

/** Plain data; ends up in the report's problems. */
export interface Problem {
  readonly path: string;
  readonly kind: ProblemKind;
  readonly detail: Readonly<Record<string, string | number>>;
  /** Byte offset where it was met, where that says something. */
  readonly offset?: number;
}
