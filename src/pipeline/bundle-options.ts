/** The checked options of a bundle, and what making one gives. */
import type {
  BundleCoverage,
  CaseDetails,
  CaseField,
  IdentityKind,
  LeftOutFile,
  LogName,
  LogsMode,
  Problem,
} from "../model/index.ts";
import type { ProgressEvent, ScanOptions } from "./options.ts";

/** What goes into a bundle and where it is written. */
export interface BundleOptions {
  readonly scan: ScanOptions;
  /** Where the archive goes. */
  readonly output: string;
  /** Where the map lies that leads from stand-ins back to names; made if it is not there. */
  readonly mapPath: string;
  readonly logs: LogsMode;
  /** Kinds of names that stay as they are. */
  readonly keep: ReadonlySet<IdentityKind>;
  /** What was said of the case. */
  readonly case: Omit<CaseDetails, "schema" | "versions" | "missing">;
  /** The words of the command, for the record. */
  readonly commandLine: readonly string[];
  /** The most bytes a file may have that is sent; null: any. */
  readonly maxBytes: number | null;
  /** Encrypts the archive; null: does not. */
  readonly password: string | null;
  /** Does everything but leave anything on the disk. */
  readonly isDryRun: boolean;
}

/** What the CLI lends. */
export interface BundleRun {
  readonly version: string;
  readonly signal: AbortSignal;
  /** Bytes nobody can guess, for the key of a new map. */
  randomBytes(count: number): Uint8Array;
  onProgress?(event: ProgressEvent): void;
}

/** A bundle that was made, or would have been. */
export interface BundleResult {
  readonly schema: 1;
  readonly isDryRun: boolean;
  readonly path: string;
  /** Of the archive, before it was encrypted. */
  readonly bytes: number;
  readonly sha256: string;
  /** Of what lies on the disk: the archive, or its parts. */
  readonly written: readonly { readonly path: string; readonly bytes: number; readonly sha256: string }[];
  readonly isEncrypted: boolean;
  readonly map: { readonly path: string; readonly isNew: boolean };
  readonly logs: LogsMode;
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly replaced: number }[];
  readonly leftOut: readonly LeftOutFile[];
  readonly replaced: Readonly<Record<string, number>>;
  readonly needs: BundleCoverage["needs"];
  /** Logs of the guide's collection list that are not there. */
  readonly missingLogs: readonly LogName[];
  readonly missingCase: readonly CaseField[];
  readonly incidents: number;
  readonly findings: number;
  /** What the proof searched for, and in how much. */
  readonly proof: { readonly originals: number; readonly bytes: number; readonly controls: number };
  readonly problems: readonly Problem[];
}
