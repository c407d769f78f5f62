/**
 * The findings bundle for Cisco TAC: what its manifest and its case file hold. Field names are a contract: other programs
 * read them. Times are ISO 8601, with an offset where the zone is known.
 */
import type { CoverageStatus } from "./coverage.ts";
import type { Encoding } from "./encoding.ts";
import type { Language } from "./language.ts";
import type { LogName } from "./log.ts";
import type { Level } from "./pattern.ts";
import type { Report } from "./report.ts";

/**
 * How much of the logs goes into a bundle: nothing; the records that were found; those and all around the incidents; all.
 */
export const LOGS_MODES = ["none", "evidence", "window", "all"] as const;
/** One of the choices. */
export type LogsMode = (typeof LOGS_MODES)[number];

/** What an entry of a bundle is. */
export const ENTRY_ROLES = [
  "readme",
  "case",
  "report",
  "findings",
  "timeline",
  "evidence",
  "coverage",
  "redaction",
  "patterns",
  "run-log",
  "log",
] as const;
/** One of the roles. */
export type EntryRole = (typeof ENTRY_ROLES)[number];

/** manifest.json: everything in the bundle but itself and SHA256SUMS. */
export interface BundleManifest {
  readonly schema: 1;
  readonly kind: "ccmtrace-bundle";
  readonly tool: Report["tool"];
  /** The words of the command that made it, redacted as everything is. */
  readonly commandLine: readonly string[];
  /** How the traces were scanned, and are when the bundle is replayed. */
  readonly scan: BundleScan;
  readonly logs: LogsMode;
  /** Of all files, sorted by path. */
  readonly files: readonly BundleFile[];
  /** What was there and did not go in, sorted by path. */
  readonly leftOut: readonly LeftOutFile[];
  readonly redaction: BundleRedaction;
}

/** The settings of the scan that a replay repeats. */
export interface BundleScan {
  readonly since: string | null;
  readonly until: string | null;
  readonly tz: string | null;
  /** The zones given for servers' clocks: "host-1a2b=Asia/Tokyo". */
  readonly sourceTz: readonly string[];
  readonly encoding: Encoding | null;
  readonly level: Level;
}

/** One file in the bundle. */
export interface BundleFile {
  readonly path: string;
  readonly role: EntryRole;
  readonly bytes: number;
  /** Of these bytes, as they stand in the bundle. */
  readonly sha256: string;
  /** How many names were exchanged and secrets taken out in it. */
  readonly replaced: number;
  /** For a log: where it comes from. */
  readonly original?: OriginalFile;
}

/** A log as it lay where it was collected. */
export interface OriginalFile {
  /** Redacted; inside an archive "case.zip!/cm/trace/x.txt". */
  readonly path: string;
  /** Unpacked. */
  readonly bytes: number;
  /** Of the unpacked bytes before anything was exchanged. */
  readonly sha256: string;
  /** ISO 8601 in UTC; null where an archive does not tell. */
  readonly modified: string | null;
  readonly encoding: Encoding;
  readonly log: LogName | null;
  readonly lines: number;
  /** Times of the first and last record; null without times. */
  readonly first: string | null;
  readonly last: string | null;
  /** The lines that are here, 1-based and both included, in order; null for all. */
  readonly kept: readonly LineRange[] | null;
  /** The lines that are not, likewise. */
  readonly cut: readonly LineRange[];
}

/** From line, to line; 1-based, both included. */
export type LineRange = readonly [from: number, to: number];

/** Why a file did not go in. */
export const LEFT_OUT_REASONS = [
  "not-wanted", // --logs none
  "no-log", // fits no known log or layout, and holds nothing that was found
  "secret", // a key, a certificate or a packet capture by its name or first bytes: sent separately, the way TAC asks
  "not-read", // could not be read, or not as text; stands in the report's problems
  "changed", // was written to while the bundle was made
] as const;
/** One of the reasons. */
export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number];

/** A file that did not go in. */
export interface LeftOutFile {
  readonly path: string;
  readonly reason: LeftOutReason;
}

/** What redaction did. */
export interface BundleRedaction {
  /** Kinds of names that were left as they are (--keep). */
  readonly kept: readonly string[];
  /** How many places were exchanged, by kind. */
  readonly replaced: Readonly<Record<string, number>>;
}

/** case.json: what no trace tells, as far as it was said. */
export interface CaseDetails {
  readonly schema: 1;
  /** Numbers of service requests. */
  readonly sr: readonly string[];
  readonly severity: string | null;
  readonly problem: string | null;
  readonly impact: string | null;
  readonly started: string | null;
  readonly changed: string | null;
  readonly tried: string | null;
  readonly phonesAffected: string | null;
  readonly usersAffected: string | null;
  /** The versions of CallManager that the traces name. */
  readonly versions: readonly { readonly node: string | null; readonly version: string }[];
  /** The fields that nobody filled in. */
  readonly missing: readonly CaseField[];
}

/** The fields of a case that people fill in, in the order in which they are asked for. */
export const CASE_FIELDS = [
  "severity",
  "problem",
  "impact",
  "started",
  "changed",
  "tried",
  "phonesAffected",
  "usersAffected",
] as const;
/** One of them, or the number of the service request. */
export type CaseField = "sr" | (typeof CASE_FIELDS)[number];

/** The kinds of case for which the guide says what TAC needs. */
export const CASE_KINDS = [
  "lsc-validation",
  "capf",
  "ctl-client",
  "phone-files",
  "https",
  "srst",
  "encryption",
] as const;
/** One of the kinds. */
export type CaseKind = (typeof CASE_KINDS)[number];

/** What is never taken into a bundle and is sent the way TAC asks. */
export const SEPARATE_ITEMS = ["capture-file", "capture-key", "sniffer-trace", "administrator"] as const;
/** One of them. */
export type SeparateItem = (typeof SEPARATE_ITEMS)[number];

/** What TAC needs for one kind of case, and what of it is there. */
export interface CaseNeeds {
  readonly kind: CaseKind;
  /** The page of the guide. */
  readonly page: string;
  readonly logs: readonly { readonly log: LogName; readonly status: CoverageStatus }[];
  readonly separately: readonly SeparateItem[];
}

/** coverage.json: what could be seen, and what TAC still needs. */
export interface BundleCoverage {
  readonly schema: 1;
  readonly coverage: Report["coverage"];
  readonly needs: readonly CaseNeeds[];
}

/** What is wrong with a bundle. */
export const BUNDLE_FAULTS = [
  "not-a-bundle", // no ZIP archive, or one without a manifest
  "damaged-structure", // the ZIP's own records contradict each other; detail.reason
  "seal-missing", // packed anew by another program, or changed behind its end
  "seal-broken", // bytes changed since it was written
  "unsafe-name", // a name that leads out of the folder
  "duplicate-name",
  "too-large", // unpacks to more than is allowed
  "damaged-entry", // does not unpack, or to other bytes than its directory says
  "sum-missing", // not in SHA256SUMS
  "sum-wrong", // other bytes than SHA256SUMS says
  "file-missing", // in SHA256SUMS or the manifest, not in the archive
  "file-extra", // in the archive, not in the manifest
  "manifest-damaged", // no manifest of schema 1
  "manifest-wrong", // size or digest is another than in the manifest
  "part-missing", // a part of a split bundle is not there
  "part-wrong", // a part of a split bundle has other bytes than its list says
] as const;
/** One of the faults. */
export type BundleFaultKind = (typeof BUNDLE_FAULTS)[number];

/** A fault and where it is. */
export interface BundleFault {
  readonly kind: BundleFaultKind;
  /** The entry, or the archive itself. */
  readonly path: string;
  /** More about it, in words that are the same in every language; empty where there is nothing. */
  readonly detail: string;
}

/** What looking through a bundle gave. */
export interface BundleCheck {
  readonly schema: 1;
  readonly path: string;
  readonly faults: readonly BundleFault[];
  /** Of the archive, over all its parts. */
  readonly bytes: number;
  readonly sha256: string;
  readonly files: number;
  readonly manifest: BundleManifest | null;
}

/** What a replay gave: the same findings and incidents or not. */
export interface BundleReplay {
  readonly schema: 1;
  readonly path: string;
  readonly isSame: boolean;
  readonly findings: number;
  readonly incidents: number;
  /** What differs, the report in the bundle first. */
  readonly differences: readonly ReplayDifference[];
  readonly lang: Language;
}

/** One thing that the two scans told differently. */
export interface ReplayDifference {
  readonly id: string;
  readonly title: string;
  /** What each says of it: "count 3, 2006-… to 2006-…"; null where it is not there. */
  readonly reported: string | null;
  readonly replayed: string | null;
}
