/** What the command line says about bundles, in English. */
import type { BundleFaultKind, CaseField } from "../../model/index.ts";

/** English. */
export const enBundle = {
  bundle: {
    summary: "a package for Cisco TAC: what was found, and the traces for it, with names exchanged",
    examples: [
      ["ccmtrace bundle create ./case-4711 -o tac.zip", "make one"],
      ["ccmtrace bundle verify case.zip", "was a byte of it changed?"],
    ],
  },
  create: {
    summary: "make a bundle: reports and traces in one archive, names exchanged, secrets taken out, and proved so",
    examples: [
      ["ccmtrace bundle create ./case-4711 -o tac.zip --case 612345678", "from a folder of traces"],
      [
        "ccmtrace bundle create download.zip -o tac.zip --dry-run",
        "only say what would go in, and how much is exchanged",
      ],
      [
        "ccmtrace bundle create ./case-4711 -o tac.zip --logs all --max-size 10MB",
        "the whole traces, in parts of 10 MB",
      ],
    ],
  },
  verify: {
    summary: "check a bundle: seal, digests, manifest, missing and extra files; exit code 1 when something is wrong",
    file: "the bundle, or the first of its parts",
    examples: [
      ["ccmtrace bundle verify case.zip", "is everything as it was made?"],
      ["ccmtrace bundle verify case.zip --format json --lang ja", "the same for a program"],
    ],
  },
  list: {
    summary: "show what is in a bundle",
    examples: [
      ["ccmtrace bundle list case.zip", "files, sizes, kept lines, what was left out"],
      ["ccmtrace bundle list case.zip --format json", "its manifest"],
    ],
  },
  replay: {
    summary:
      "scan the traces in a bundle with the patterns in it; exit code 1 when that finds other than its report says",
    examples: [
      ["ccmtrace bundle replay case.zip", "does it still show what it says?"],
      ["ccmtrace bundle replay case.zip --lang ja", "the same, told in Japanese"],
    ],
  },
  unmask: {
    summary: "turn the stand-ins in an answer back into names",
    text: "a file, or a text; - reads it from standard input",
    examples: [
      ["ccmtrace bundle unmask answer.txt --map case.map.json", "an answer that was saved"],
      ['ccmtrace bundle unmask "phone SEP001122334455 is locked" --map case.map.json', "a sentence"],
    ],
  },
  flags: {
    output: "where the archive goes; it must end in .zip",
    case: "number of the service request; repeatable or with commas",
    caseField:
      "what is known of the case: severity, problem, impact, started, changed, tried, phonesAffected or usersAffected, as FIELD=TEXT; repeatable; on a terminal you are asked for the others",
    caseFile: "a JSON file with these fields; then nothing is asked",
    map: "the list of names and stand-ins: made if it is not there, else used again; beside the archive unless said",
    unmaskMap: "the list of names and stand-ins that was made with the bundle",
    logs: "how much of the traces goes in: none; evidence, the records that were found; window, those and all around incidents; all",
    keep: "kinds of names that stay as they are: host, domain, ip, mac, device, user, number, subject; secrets never do",
    dryRun: "do everything but write: show files, sizes and how much is exchanged",
    maxSize: "split the archive into parts of at most this size: 10MB, 500KB",
    encrypt: "put the archive behind a password (AES-256), which is asked for, or read as --password-file says",
    passwordFile: "read the password from the first line of this file (also CCMTRACE_PASSWORD)",
  },
  noOutput: "-o is missing: where should the bundle go? For example: -o case.zip",
  badOutput: (file: string) => `-o ${file}: a bundle's name ends in .zip, and there can be only one.`,
  insideInput: (file: string, folder: string) =>
    `${file} would lie in ${folder}, among the traces, and be read as one next time. Choose a place outside of it.`,
  badKeep: (value: string, kinds: string) =>
    `--keep cannot be "${value}"; it is one of: ${kinds}. Secrets are never kept.`,
  badSize: (value: string) => `--max-size "${value}" is not a size of 64 KB or more. Write it like 10MB, 500KB or 1GB.`,
  badCaseFile: (file: string, why: string) => `--case-file ${file}: ${why}`,
  badCaseField: (value: string, fields: string) =>
    `--case-field "${value}" is not FIELD=TEXT with one of these fields: ${fields}.`,
  caseFileMissing: "there is no such file, or it is no JSON.",
  caseFileField: (field: string, fields: string) =>
    `"${field}" is not a text, or no field of a case; these are: ${fields}.`,
  noPassword: "--encrypt needs a password: use --password-file FILE, CCMTRACE_PASSWORD, or a terminal to type it on.",
  shortPassword: "the password is empty.",
  passwordsDiffer: "the two passwords are not the same.",
  idlePassword: "--password-file is for --encrypt. Add it, or leave the password out.",
  badPasswordFile: (file: string, reason: string) => `--password-file ${file}: cannot be read (${reason}).`,
  askPassword: "Password: ",
  askAgain: "Once more: ",
  askCase: "About the case, for TAC. Leave empty what is not known.",
  ask: {
    sr: "Service request: ",
    severity: "Severity (1 to 4): ",
    problem: "What is the problem? ",
    impact: "What does it keep people from doing? ",
    started: "Since when? ",
    changed: "What was changed before? ",
    tried: "What was tried? ",
    phonesAffected: "Which phones, how many? ",
    usersAffected: "Which users, how many? ",
  } satisfies Record<CaseField, string>,
  notWritten: (file: string) => `a dry run: ${file} was not written`,
  noMap: "--map is missing: which list leads back? It was made beside the bundle, as case.map.json.",
  nothingToUnmask: "nothing to turn back. Name a file or give a text.",
  interrupted: "interrupted; nothing was left behind.",
  result: {
    wrote: (file: string, size: string) => `Wrote ${file}, ${size}`,
    wouldWrite: (file: string, size: string) => `Would write ${file}, ${size}`,
    encrypted: "Behind a password (AES-256); the digest below is that of the bundle in it.",
    sha256: (digest: string) => `SHA-256   ${digest}`,
    map: (file: string, isNew: boolean) =>
      `Map       ${file} (${isNew ? "new" : "used again"}): leads back from stand-ins to names. Keep it, do not send it.`,
    found: (incidents: number, findings: number) => `Found     incidents: ${incidents}, findings: ${findings}`,
    inside: (logs: number, others: number) => `Inside    traces: ${logs}, other files: ${others}`,
    replaced: (what: string) => `Exchanged ${what}`,
    nothingReplaced: "nothing",
    proved: (originals: number, size: string) =>
      `Proved    ${originals} names and secrets were searched for in ${size}; none is in it.`,
    leftOut: "Left out:",
    missing: "Still missing:",
    separately: "Send separately, the way TAC asks:",
    filesTitle: "Files:",
    file: (path: string, size: string, replaced: number) =>
      `${path}  ${size}${replaced > 0 ? `  (${replaced} exchanged)` : ""}`,
    unread: (count: number) =>
      `${count} ${count === 1 ? "place" : "places"} could not be read; see the problems in the report.`,
  },
  check: {
    whole: (files: number, size: string) => `Whole: ${files} files, ${size}. Seal, digests and manifest agree.`,
    broken: (count: number) => `${count} ${count === 1 ? "fault" : "faults"}:`,
    faults: {
      "not-a-bundle": "no bundle of ccmtrace",
      "damaged-structure": "the archive's own records contradict each other",
      "seal-missing": "the seal is missing: packed anew by another program, or changed at its end",
      "seal-broken": "bytes were changed since it was made",
      "unsafe-name": "a name that leads out of the folder",
      "duplicate-name": "a name that is there twice",
      "too-large": "unpacks to more than is allowed",
      "damaged-entry": "does not unpack, or to other bytes than it should",
      "sum-missing": "is not in SHA256SUMS",
      "sum-wrong": "has other bytes than SHA256SUMS says",
      "file-missing": "is missing",
      "file-extra": "does not belong there",
      "manifest-damaged": "the manifest is damaged",
      "manifest-wrong": "has other bytes than the manifest says",
      "part-missing": "a part is missing",
      "part-wrong": "a part has other bytes than its list says",
    } satisfies Record<BundleFaultKind, string>,
  },
  listing: {
    made: (version: string, logs: string) => `Made by ccmtrace ${version}, --logs ${logs}`,
    lines: (kept: number, lines: number) => (kept === lines ? `${lines} lines` : `${kept} of ${lines} lines`),
    leftOut: "Left out:",
    reasons: {
      "not-wanted": "--logs none",
      "no-log": "no known log",
      secret: "key, certificate or capture",
      "not-read": "could not be read",
      changed: "was written to meanwhile",
    },
  },
  replayed: {
    same: (incidents: number, findings: number) =>
      `The same: incidents ${incidents}, findings ${findings}, as its report says.`,
    differs: (count: number) => `${count} ${count === 1 ? "difference" : "differences"} from its report:`,
    reported: (what: string | null) => `report: ${what ?? "not there"}`,
    replayed: (what: string | null) => `replay: ${what ?? "not there"}`,
  },
};

/** The shape every language fills. */
export type BundleCliWords = typeof enBundle;
