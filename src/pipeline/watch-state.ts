/** What a watch knows, as the lines of a checkpoint: a head, one line for each file, and a last line that proves all is there. */
import { createHash } from "node:crypto";
import type { Problem } from "../model/index.ts";
import { packJson, unpackJson } from "../util/pack-json.ts";
import type { FollowedState } from "./followed-file.ts";
import type { Retired } from "./retired-files.ts";
import type { SourceResult } from "./scan-source.ts";
import type { ToldIncidents } from "./watch-incidents.ts";

/** Everything that another run needs to go on. */
export interface WatchState {
  /** The fingerprint of the patterns. */
  catalog: string;
  files: readonly FollowedState[];
  readonly retired: Retired;
  readonly toldIncidents: ToldIncidents;
  /** Problems that last and have been told. */
  raised: readonly Problem[];
  /** Problems that were told and are over, for the report. */
  readonly passed: Problem[];
  /** Pauses of logs that have been told, by file and beginning; null before anything was read. */
  pauses: Set<string> | null;
  /** Bytes read, and matches told, in all. */
  bytes: number;
  matches: number;
}

/** What a watch knows that begins. */
export function freshState(catalog: string): WatchState {
  return {
    catalog,
    files: [],
    retired: { sources: [], series: [] },
    toldIncidents: new Map(),
    raised: [],
    passed: [],
    pauses: null,
    bytes: 0,
    matches: 0,
  };
}

/** The form of the checkpoint; another one is not read. */
const SCHEMA = 1;

/** The lines of a checkpoint. `beside` is what the caller keeps in it. */
export function* writeState(state: WatchState, beside: unknown): Generator<string, void, undefined> {
  const digest = createHash("sha256");
  const { files, retired, ...others } = state;
  let count = 0;
  function* line(value: unknown): Generator<string, void, undefined> {
    const text = `${packJson(value)}\n`;
    digest.update(text);
    count++;
    yield text;
  }
  yield* line({ ccmtrace: "watch", schema: SCHEMA, beside, ...others });
  for (const file of files) yield* line({ file });
  for (const source of retired.sources) yield* line({ retired: source });
  for (const source of retired.series) yield* line({ series: source });
  yield `${packJson({ lines: count, sha256: digest.digest("hex") })}\n`;
}

/** Why a checkpoint cannot be used. */
export type StateFault = "not-ours" | "schema" | "damaged";

/** Reads a checkpoint back. */
export function readState(text: string): { readonly state: WatchState; readonly beside: unknown } | StateFault {
  const end = text.lastIndexOf("\n", text.length - 2) + 1;
  const lines = text.slice(0, end);
  try {
    const first = unpackJson(text.slice(0, text.indexOf("\n"))) as Record<string, unknown>;
    if (first?.ccmtrace !== "watch") return "not-ours";
    if (first.schema !== SCHEMA) return "schema";
    const proof = unpackJson(text.slice(end)) as { sha256?: unknown };
    if (proof?.sha256 !== createHash("sha256").update(lines).digest("hex")) return "damaged";
    const { ccmtrace, schema, beside, ...others } = first;
    const files: FollowedState[] = [];
    const retired: Retired = { sources: [], series: [] };
    for (const line of lines.split("\n").slice(1, -1)) {
      const held = unpackJson(line) as { file?: FollowedState; retired?: SourceResult; series?: SourceResult };
      if (held.file !== undefined) files.push(held.file);
      else if (held.retired !== undefined) retired.sources.push(held.retired);
      else if (held.series !== undefined) retired.series.push(held.series);
    }
    return { state: { ...(others as unknown as Omit<WatchState, "files" | "retired">), files, retired }, beside };
  } catch {
    return text.startsWith('{"ccmtrace":"watch"') ? "damaged" : "not-ours";
  }
}
