/** The words of a bundle in English. */
import type { BundleWords } from "./words.ts";

/** English. */
export const en: BundleWords = {
  title: "ccmtrace bundle: traces of Cisco CallManager for Cisco TAC",
  intro: [
    "This archive was made by ccmtrace from CallManager traces. It holds what was found in them, where, and the traces",
    "themselves as far as they are needed. Names of servers, phones and people have been exchanged, secrets taken out.",
  ],
  headings: {
    missing: "WHAT IS STILL MISSING",
    separately: "SENT SEPARATELY, THE WAY TAC ASKS",
    found: "WHAT WAS FOUND",
    inside: "WHAT IS INSIDE",
    leftOut: "WHAT WAS LEFT OUT, AND WHY",
    redaction: "WHAT WAS EXCHANGED",
    check: "HOW TO CHECK IT",
  },
  nothingMissing: "Nothing that is known to be needed.",
  nothingFound: "Nothing known. coverage.json says what could not have been seen.",
  found: (incidents, findings, worst) =>
    `Incidents: ${incidents}, findings: ${findings}.${worst === null ? "" : ` The worst: ${worst}.`}`,
  missingCase: (fields) => `Of the case (case.json): ${fields}.`,
  missingLogs: (kind, page, logs) => `${kind} (guide P.${page}): ${logs}.`,
  missingList: (logs) => `Of the logs to collect before calling TAC (guide P.9-4): ${logs}.`,
  separatelyIntro: "These are never taken into a bundle. Ask TAC for a secure way before you send them.",
  separatelyFor: (kind, page, items) => `${kind} (guide P.${page}): ${items}.`,
  fields: {
    sr: "number of the service request",
    severity: "severity",
    problem: "what the problem is",
    impact: "what it keeps people from doing",
    started: "since when",
    changed: "what was changed before",
    tried: "what was tried",
    phonesAffected: "the phones affected",
    usersAffected: "the users affected",
  },
  kinds: {
    "lsc-validation": "Validation of locally significant certificates",
    capf: "Certificate Authority Proxy Function",
    "ctl-client": "CTL client, CTL file and security tokens",
    "phone-files": "Files of phones and TFTP",
    https: "HTTPS",
    srst: "SRST references",
    encryption: "Encryption",
  },
  items: {
    "capture-file": "the packet capture file (.pkt) of the day",
    "capture-key": "the key of that file",
    "sniffer-trace": "a sniffer trace of the SRTP packets between the devices",
    administrator: "the administrator's user name and password of the CallManager server",
  },
  roles: {
    readme: "this text, in English and Japanese",
    case: "what is said of the case, and what is not",
    report: "the report as text, page for the browser, data and ticket, in English and Japanese",
    findings: "sources, findings, incidents and problems, one object a line",
    timeline: "everything that was found, in the order of time, as a table",
    evidence: "for each incident the lines around it",
    coverage: "which logs were there, what could not have been seen, what TAC needs",
    redaction: "how much was exchanged and taken out, by kind and by file",
    patterns: "the patterns and rules that the traces were searched with",
    "run-log": "what was done, step by step",
    log: "the traces; the manifest says which lines of each are here",
    manifest: "every file: where it comes from, size, digests, which lines were kept",
    sums: "SHA-256 of every file",
  },
  logsModes: {
    none: "None of the traces is here (--logs none).",
    evidence:
      "Of the traces the records are here that were found, and what a scan needs around them (--logs evidence).",
    window:
      "Of the traces the records are here that were found, all records from five minutes before to five minutes after each incident, and what a scan needs around them (--logs window).",
    all: "The traces are here whole (--logs all).",
  },
  leftOut: {
    "not-wanted": "traces, left out by --logs none",
    "no-log": "texts that are no known log and hold nothing that was found",
    secret: "keys, certificates and packet captures",
    "not-read": "could not be read; see the problems in the report",
    changed: "written to while the bundle was made; copy them first",
  },
  leftOutCount: (what, files) => `${files} ${files === 1 ? "file" : "files"}: ${what}.`,
  cutLogs: (files, lines) =>
    `${lines} lines of ${files} ${files === 1 ? "trace" : "traces"}; manifest.json says which. Whole records were cut, and line numbers in reports are those of the whole files.`,
  nothingLeftOut: "Nothing.",
  redaction: [
    "Each name was exchanged for a stand-in, the same in every file: addresses of one network stay in one network,",
    "SEP names stay SEP names. The list that leads back is not in here; who sent this has it, and turns an answer back with",
    "ccmtrace bundle unmask. What stands in brackets, [removed: …], was a secret and is kept nowhere.",
    "After the archive was written all of it was searched for every name and secret, in many spellings; one that was",
    "found would have deleted it.",
  ],
  replaced: (kind, places) => `${kind}: ${places}`,
  nothingReplaced: "No name and no secret was found.",
  kept: (kinds) => `Left as they are (--keep): ${kinds}.`,
  check: [
    "ccmtrace bundle verify FILE    says whether any byte was changed",
    "ccmtrace bundle replay FILE    scans the traces in it again and compares",
    "Unpacked: sha256sum -c SHA256SUMS",
  ],
  list: (items) => items.join(", "),
  evidence: {
    place: (path, from, to) => `${path}, lines ${from} to ${to}`,
    more: (places) => `${places} more places; see the timeline in the report.`,
    moreIncidents: (incidents) => `${incidents} more incidents have no file here; see the report.`,
  },
  parts: (name) =>
    `# Parts of ${name}. Put them together again: cat ${name}.??? > ${name}\n# (Windows: copy /b with the parts in their order and + between them), or open the first one with 7-Zip.\n# ccmtrace bundle verify ${name}.001 checks all of them.\n`,
};
