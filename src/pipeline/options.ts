/** The checked options of a scan; nothing after the command line sees a raw flag. */
import type { Encoding, Language, Level, LogName } from "../model/index.ts";
import type { TimeZone } from "../util/time-zone.ts";

/** A bound in time as the user gave it. */
export interface TimeBound {
  /** As given, for the report. */
  readonly text: string;
  /** Wall-clock milliseconds since 1970-01-01T00:00. */
  readonly localMs: number;
  /** Minutes east of UTC; null when none was given: then the bound is held against what the log's clock shows. */
  readonly offsetMin: number | null;
}

/** What to read and how. */
export interface ReadOptions {
  /** Paths as given. */
  readonly paths: readonly string[];
  /** Read every text in this encoding instead of the detected one. */
  readonly encoding: Encoding | null;
  /**
   * The zone a server's clock ran in, by node name in lower case; "*" stands for every other node. For logs that do not
   * print their own offset.
   */
  readonly sourceZones: ReadonlyMap<string, TimeZone>;
  /** The same as the user typed it, for the report. */
  readonly sourceZoneTexts: readonly string[];
  /** On how many threads a scan works, from 1; how many files a listing looks at together. */
  readonly jobs: number;
  /** How many threads the machine can run at once, from 1. */
  readonly processors: number;
}

/** What a scan does. */
export interface ScanOptions extends ReadOptions {
  readonly lang: Language;
  readonly since: TimeBound | null;
  readonly until: TimeBound | null;
  /** The zone times are shown in. */
  readonly zone: TimeZone | null;
  /** Canonical device names; empty for all. */
  readonly devices: readonly string[];
  /** Empty for all. */
  readonly logs: readonly LogName[];
  readonly level: Level;
  /** Take what the clocks of servers differ by off their times when events are put in order. */
  readonly alignClocks: boolean;
  /** Folders of the user's own patterns. */
  readonly patternFolders: readonly string[];
}

/** What a scan does of which nothing is said but, where given, the paths. */
export function plainScan(...paths: readonly string[]): ScanOptions {
  return {
    paths,
    encoding: null,
    sourceZones: new Map(),
    sourceZoneTexts: [],
    jobs: 1,
    processors: 1,
    lang: "en",
    since: null,
    until: null,
    zone: null,
    devices: [],
    logs: [],
    level: "low",
    alignClocks: false,
    patternFolders: [],
  };
}

/** Told while a scan runs; for display only. */
export interface ProgressEvent {
  /** The file being read. */
  readonly path: string;
  readonly filesDone: number;
  readonly files: number;
  /** Bytes on disk read so far, and in all. */
  readonly bytesDone: number;
  readonly bytes: number;
}
