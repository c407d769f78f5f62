/** What the English reports say about each kind of problem: what happened, then the next step. */
import type { Problem, ProblemKind } from "../../model/index.ts";
import { lossOf, type Reason, reasonText, remedyFor, detailText as text } from "./detail.ts";
import type { ProblemWords } from "./words.ts";

/** The English words for every kind of problem. */
export const enProblems = {
  "not-found": {
    name: "Path not found",
    message: (d) =>
      d.near
        ? `There is nothing at this path. Did you mean ${text(d, "near")}? If not, check its spelling, and that the drive or share is connected.`
        : "There is nothing at this path. Check its spelling, and that the drive or share is connected.",
  },
  "no-permission": {
    name: "No permission",
    message: () => "Opening it was refused. Run as a user who may read it, or scan a copy in a folder of your own.",
  },
  unreadable: {
    name: "Read error",
    message: (d) => `Reading failed${why(d)}. ${REMEDIES[remedyFor(d)]}`,
  },
  vanished: {
    name: "Gone while scanning",
    message: () => "It was listed, then gone before it was read; traces rotate. Scan a copy that no longer changes.",
  },
  shrank: {
    name: "Shrank while scanning",
    message: (d) =>
      `It became shorter while it was scanned${text(d, "expected", ", from ", " bytes")}${text(d, "actual", " to ", " bytes")}; it was probably overwritten. Scan a copy that no longer changes.`,
  },
  "not-read": {
    name: "Interrupted, not read",
    message: (d) =>
      `The scan was interrupted ${d.bytes ? `after reading ${text(d, "bytes")} bytes of it` : "before it was read"}. Run the scan again to the end.`,
  },
  binary: {
    name: "Not text, skipped",
    message: () => "Skipped because it is not text. If it should be a trace, collect it again.",
  },
  "empty-file": {
    name: "Empty file",
    message: () =>
      "It holds nothing. If it should, check that this trace is switched on at the server, then collect it again.",
  },
  unrecognised: {
    name: "Unknown kind of file",
    message: () => "Fits no known log; searched as plain text.",
  },
  "truncated-archive": {
    name: "Archive ends early",
    message: () =>
      "The compressed data ends early; it was read up to there. Copy or collect it again to read the rest.",
  },
  "still-written": {
    name: "Still being written when collected",
    message: () =>
      "The server was still writing it, so it was read up to its end. Collect it again only if the failure came later.",
  },
  "damaged-archive": {
    name: "Damaged archive",
    message: (d) =>
      ({
        rest: `The compressed data is damaged${why(d)}, and what follows the damage was not read. ${REMEDIES.copy}`,
        nothing: `All of it was read, but it differs from what was packed${why(d)}. ${REMEDIES.copy}`,
        tail: `What stands behind the end of the compressed data could not be read${why(d)}. ${REMEDIES.copy}`,
      })[lossOf(d)],
  },
  "encrypted-entry": {
    name: "Encrypted, skipped",
    message: () => "Skipped because it is encrypted. Unpack it with its password and scan the folder.",
  },
  "unsafe-name": {
    name: "Unsafe name in archive, skipped",
    message: (d) =>
      `Skipped because the name of the entry leads outside the archive${text(d, "name", " (", ")")}. If you trust the sender, unpack it by hand and scan the folder.`,
  },
  "archive-ratio": {
    name: "Expands too far, stopped",
    message: (d) =>
      `Stopped because it expands far beyond its packed size${text(d, "limit", " (limit ", " times)")}. If you trust the sender, unpack it by hand and scan the folder.`,
  },
  "archive-size": {
    name: "Expands to too much, stopped",
    message: (d) =>
      `Stopped because it expands to too much data${text(d, "limit", " (limit ", " bytes)")}. If you trust the sender, unpack it by hand and scan the folder.`,
  },
  "archive-depth": {
    name: "Archives nested too deep, skipped",
    message: (d) =>
      `Skipped because it lies too deep in archives within archives${text(d, "limit", " (limit ", " levels)")}. Unpack the outer archive and scan the folder.`,
  },
  "archive-entries": {
    name: "Too many archive entries, stopped",
    message: (d) =>
      `Stopped because the archive holds too many entries${text(d, "limit", " (limit ", ")")}. Unpack it and scan the folder.`,
  },
  "link-loop": {
    name: "Link in a circle",
    message: () =>
      "Not followed because the link leads back to a folder above it. Nothing is lost and nothing is to be done.",
  },
  "same-file": {
    name: "Same file twice",
    message: (d) =>
      `It is the same file as ${text(d, "other") || "another one"} and was read once. Nothing is to be done.`,
  },
  "special-file": {
    name: "Device, pipe or socket, skipped",
    message: () => "Skipped because it is a device, pipe or socket. To have its content read, save it to a file.",
  },
  "garbled-text": {
    name: "Garbled text",
    message: (d) =>
      `It holds ${text(d, "count", "", " ") || "some "}bytes that do not fit its character encoding. Names and values near them may read wrong: compare with the file itself.`,
  },
  "nul-run": {
    name: "Run of NUL bytes",
    message: (d) =>
      `It holds a long run of NUL bytes${text(d, "count", " (", ")")}, which a sudden stop of the server leaves behind. Records of that moment are lost; check what happened to the server then.`,
  },
  "long-line": {
    name: "Very long line",
    message: (d) =>
      `A line${text(d, "count", " of ", " bytes")} is too long to be quoted whole. Open the file there to read all of it.`,
  },
  "wrong-encoding": {
    name: "Wrong encoding given",
    message: (d) =>
      `Its bytes do not fit the encoding${text(d, "encoding", " ")} given with --encoding, so failures in it may have been missed. Scan it again without --encoding.`,
  },
  undated: {
    name: "Date is a guess",
    message: (d) =>
      d.part === "year"
        ? "Its lines give month and day but no year, so the year of its modification time was used. Check that copying kept that time before you rely on the year."
        : "No line, head or name of the file gives a date, so its modification time was used. Check that copying kept that time before you rely on the dates.",
  },
  "no-time": {
    name: "Records without time",
    message: () =>
      "Some of its records carry no time, so --since and --until cannot judge them. Find their place by line number.",
  },
  "pattern-gave-up": {
    name: "Pattern gave up",
    message: (d) =>
      `The pattern${text(d, "pattern", " ")} took too long on the record at line${text(d, "line", " ")} and was left out for the rest of this file, so findings of it may be missing. Give its repetitions an upper limit, and run "ccmtrace patterns check".`,
  },
  "unused-zone": {
    name: "--source-tz without its server",
    message: () =>
      "No log of a server of this name was found, so the zone was not used. Compare the name with the servers listed in this report.",
  },
  "data-lost": {
    name: "Lost before it was read",
    message: (d) =>
      `Bytes${text(d, "from", " from ")}${text(d, "to", " to ")} were overwritten or removed before they could be read: what they told is not in this report. Keep more trace files at the server, or watch from a machine that is nearer to it.`,
  },
  replaced: {
    name: "Replaced while nobody watched",
    message: () =>
      "Since the last run another file has taken its place, or it was cut; what stands there now is read from its beginning.",
  },
  silent: {
    name: "Log is silent",
    message: (d) =>
      `This log${text(d, "log", " (", ")")} has written nothing${text(d, "minutes", " for ", " minutes")} while other logs of the same server go on. Check that the service runs and that its trace is switched on.`,
  },
  pause: {
    name: "Log paused",
    message: (d) =>
      `A log that is written all the time has no record${text(d, "from", " from ")}${text(d, "to", " to ")}. Check whether the service was stopped then.`,
  },
  "disk-full": {
    name: "Disk is full",
    message: () => "There is no space left on this disk: nothing can be written to it. Free some space.",
  },
  "not-written": {
    name: "Cannot be written",
    message: (d) => `It could not be written${why(d)}. It is tried again; check the folder and the space on the disk.`,
  },
  "patterns-kept": {
    name: "Changed patterns cannot be used",
    message: (d) =>
      `The patterns were changed and cannot be used${text(d, "reason", " (", ")")}. The ones before stay in force; mend these, and they are taken up at once.`,
  },
  "patterns-changed": {
    name: "Patterns changed",
    message: () =>
      "From here on the changed patterns are looked for. What was read before was judged by the ones before; --from start reads everything anew.",
  },
  "not-delivered": {
    name: "Not delivered",
    message: (d) => `It does not take what it is told of incidents${why(d)}. It is tried again.`,
  },
  "given-up": {
    name: "Never delivered",
    message: (d) =>
      `Incidents that it will not be told of:${text(d, "count", " ") || " some"}${why(d)}. The report holds them; check the command or the address.`,
  },
} satisfies Record<ProblemKind, ProblemWords>;

const REASON_WORDS: Readonly<Record<Reason, string>> = {
  checksum: "its checksum does not fit",
  "bad-header": "a header in it is wrong",
  "bad-deflate": "the packed bytes make no sense",
  "wrong-size": "its size is not the one given",
  "trailing-bytes": "bytes that belong to nothing",
  "bad-directory": "the directory of the archive is damaged",
  "no-directory": "the archive has lost its directory",
  overlap: "its entries lie over each other",
  "unsupported-method": "packed in a way that cannot be read here",
  "unsupported-7z": "7z archive",
  "unsupported-rar": "RAR archive",
  "unsupported-xz": "xz compression",
  "unsupported-zstd": "Zstandard compression",
  "unsupported-cab": "CAB archive",
  "unsupported-bzip2": "bzip2 compression",
  "temporary-file": "no temporary copy could be made",
  "bad-name": "its name is not valid text",
  EACCES: "access was refused",
  EPERM: "access was refused",
  EBUSY: "another program holds it",
  EIO: "the disk or network failed",
  EMFILE: "too many files are open",
  ENAMETOOLONG: "its path is too long",
  ENOENT: "it is not there",
  ENOSPC: "the disk is full",
  ETIMEDOUT: "the network did not answer",
};

const REMEDIES: Readonly<Record<ReturnType<typeof remedyFor>, string>> = {
  copy: "Copy or collect it again and scan the copy.",
  unpack: "Unpack it by hand and scan the folder.",
  rename: "Rename it and scan again.",
};

function why(detail: Problem["detail"]): string {
  return reasonText(detail, REASON_WORDS, (reason) => ` (${reason})`);
}
