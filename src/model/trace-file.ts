import type { Encoding } from "./encoding.ts";
import type { FormatName } from "./format.ts";
import type { LogName } from "./log.ts";

/** A file worth reading, on disk or inside an archive. Plain data, no open handle. */
export interface TraceFile {
  /** As the user would name it, always with "/"; inside an archive "case.zip!/cm/trace/x.txt". */
  readonly path: string;
  /** Which log of the guide (or of the appliance) it is; null where neither path nor first lines tell. */
  readonly log: LogName | null;
  /** The server or phone that wrote it, from the path or the file head; null where nothing tells. */
  readonly node: string | null;
  /** The version of CallManager that its head names, "11.5.1.17900-52"; null where it names none. */
  readonly version: string | null;
  /** The layout of its lines, from its first lines. */
  readonly format: FormatName;
  /** The encoding of its text, from its first bytes or from the user. */
  readonly encoding: Encoding;
  /** Whether its first records were traced in detail; null where that cannot be told. Our reading: parse/trace-detail. */
  readonly detail: "full" | "low" | null;
  /** Milliseconds since 1970 UTC of the last change; null where unknown (some archives). */
  readonly modifiedMs: number | null;
}

/** Is the file of a log that is written all the time while its service runs, so that a pause tells something? */
export function isSteady({ log, format }: Pick<TraceFile, "log" | "format">): boolean {
  return log === "sdl" || (log === "ccm" && format !== "call-log");
}
