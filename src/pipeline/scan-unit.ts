/**
 * The unit of work of a scan: a file on disk with everything in it, or a part of a large plain one. Any thread can do
 * any unit; what it gives is plain data.
 */
import type { LogName, Problem } from "../model/index.ts";
import { createLiteralScanner, type LiteralScanner } from "../scan/index.ts";
import { type DiskFile, identifyPath, type OpenSource, openSources, withPlainFile } from "../sources/index.ts";
import { NO_READING, type TimesState } from "./file-times.ts";
import { identifySource, type SourceIdentity } from "./identify-source.ts";
import { createJoiner } from "./join-parts.ts";
import { type PartResult, type ScanContext, type SourceResult, scanPart } from "./scan-source.ts";

/** A file, or a part of it. */
export interface ScanUnit {
  readonly file: DiskFile;
  readonly part: FilePart | null;
}

/** The part of a file whose records begin in [from, to). */
export interface FilePart {
  readonly from: number;
  readonly to: number;
  /** The same for all parts of the file. */
  readonly look: FileLook;
}

/** What a large file is, and what its clock may show anywhere behind its first records. */
export interface FileLook {
  readonly identity: SourceIdentity;
  readonly guess: TimesState;
}

/** What a unit held. */
export interface UnitResult {
  readonly sources: readonly SourceResult[];
  /** For a part: what it held, and what its file is; null when the file could not be opened, or is not wanted. */
  readonly part: { readonly identity: SourceIdentity; readonly result: PartResult } | null;
  readonly problems: readonly Problem[];
  /** Files of other logs than those asked for. */
  readonly otherLog: number;
  /** Bytes on disk that were read. */
  readonly bytesRead: number;
}

/** Scans a unit. `onBytes` is told of bytes on disk as they are read; `unpacked` is its file unpacked before (gunzipAhead). */
export async function scanUnit(
  { file, part }: ScanUnit,
  context: ScanContext,
  onBytes: (count: number) => void,
  unpacked: Buffer | null = null,
): Promise<UnitResult> {
  const problems: Problem[] = [];
  const sources: SourceResult[] = [];
  let otherLog = 0;
  let bytesRead = 0;
  const wants = (log: LogName | null): boolean => {
    const isWanted = isWantedLog(log, context);
    if (!isWanted && (part === null || part.from === 0)) otherLog++;
    return isWanted;
  };
  const openOptions = {
    signal: context.signal,
    isText: context.options.encoding !== null,
    onProblem: (problem: Problem) => void problems.push(problem),
    onBytes: (count: number) => {
      bytesRead += count;
      onBytes(count);
    },
    wants: (path: string) => wants(identifyPath(path).log),
    unpacked,
  };

  if (part !== null) {
    const result = await withPlainFile(file, openOptions, async (source) => {
      const { from, to, look } = part;
      const { identity, guess } = look;
      if (!wants(identity.file.log)) return null;
      const range = { from, to, start: from === 0 ? null : guess };
      return { identity, result: await scanPart(source, identity, context, range) };
    });
    return { sources, part: result, problems, otherLog, bytesRead };
  }
  for await (const source of openSources(file, openOptions)) {
    const identity = identifySource(source, context.options);
    if (!wants(identity.file.log)) continue;
    const joiner = createJoiner(identity, context);
    joiner.add(await scanPart(source, identity, context));
    sources.push(joiner.finish());
  }
  return { sources, part: null, problems, otherLog, bytesRead };
}

/** Scans a part once more, with what is really known from before it. */
export async function rescanPart(
  { file, part }: ScanUnit,
  context: ScanContext,
  start: TimesState,
): Promise<PartResult | null> {
  if (part === null) return null;
  const openOptions = { signal: context.signal, isText: context.options.encoding !== null, onProblem: () => {} };
  const { from, to, look } = part;
  return withPlainFile(file, openOptions, (source) => scanPart(source, look.identity, context, { from, to, start }));
}

/** Looks at the beginning of a file. */
export async function lookAtFile(
  source: OpenSource,
  context: Pick<ScanContext, "options" | "signal">,
): Promise<FileLook> {
  const identity = identifySource(source, context.options);
  const { head } = source;
  const beginning: OpenSource = {
    ...source,
    direct: null,
    async *chunks() {
      yield head;
    },
  };
  const { times } = await scanPart(beginning, identity, { ...context, ...lookForNothing() });
  return { identity, guess: { ...times.end, first: NO_READING, last: NO_READING, gaps: [] } };
}

/** What makes a scan look for nothing: it only counts, and keeps the time. */
export function lookForNothing(): Pick<ScanContext, "catalog" | "literals" | "uses"> {
  noLiterals ??= createLiteralScanner([]);
  return { catalog: NO_CATALOG, literals: noLiterals, uses: NO_USES };
}

const NO_CATALOG: ScanContext["catalog"] = {
  patterns: [],
  literals: [],
  byLiteral: [],
  patternOfClause: [],
  conditions: [],
};
const NO_USES: ScanContext["uses"] = { shown: new Set(), asked: new Set(), told: new Set(), onlyTold: new Set() };
let noLiterals: LiteralScanner | undefined;

/** Was this log asked for, or may a file of no known log be it? */
export function isWantedLog(log: LogName | null, { options }: Pick<ScanContext, "options">): boolean {
  return options.logs.length === 0 || log === null || options.logs.includes(log);
}
