/**
 * The whole of a scan on one screen: find files, open each (archives give several sources), scan every source, merge
 * what they hold, and build the report. Files are read in any order and several at a time; results are merged in the
 * order of their paths, so the report is the same however the work was divided.
 */
import pLimit from "p-limit";
import { mergeFindings } from "../detect/index.ts";
import type { Problem } from "../model/index.ts";
import { createLiteralScanner } from "../scan/index.ts";
import { type DiskFile, type Found, findFiles, identifyPath, openSources } from "../sources/index.ts";
import { blindPatterns, gapsBetweenFiles, logCoverage } from "./coverage.ts";
import { type Catalog, loadCatalog } from "./load-catalog.ts";
import type { ProgressEvent, ScanOptions } from "./options.ts";
import { identifySource, type ScanContext, type SourceResult, scanSource } from "./scan-source.ts";

/** What the CLI lends to a running scan. */
export interface ScanRun {
  readonly signal: AbortSignal;
  onProgress?(event: ProgressEvent): void;
}

/** Everything a scan found, before it is worded. */
export interface ScanResult {
  readonly catalog: Catalog;
  readonly sources: readonly SourceResult[];
  readonly findings: ReturnType<typeof mergeFindings>;
  readonly coverage: {
    readonly logs: ReturnType<typeof logCoverage>;
    readonly gaps: ReturnType<typeof gapsBetweenFiles>;
    readonly blind: ReturnType<typeof blindPatterns>;
  };
  readonly problems: readonly Problem[];
  readonly hidden: { outsideTime: number; otherDevice: number; untimed: number; otherLog: number };
  readonly interrupted: boolean;
}

/**
 * Runs a scan.
 * @throws UserError when the catalog cannot be used; bad input never throws but ends up in `problems`
 */
export async function runScan(options: ScanOptions, run: ScanRun): Promise<ScanResult> {
  const catalog = await loadCatalog(options.patternFolders);
  const found = await findFiles(options.paths);
  const context: ScanContext = {
    options,
    catalog: catalog.compiled,
    literals: createLiteralScanner(catalog.compiled.literals),
    signal: run.signal,
  };
  const scanned = await scanFiles(found, context, run);
  const sources = scanned.sources.sort((a, b) => comparePaths(a.file.path, b.file.path));
  const problems = [...found.problems, ...scanned.problems, ...sources.flatMap((source) => source.problems)];
  const total = (key: "outsideTime" | "otherDevice" | "untimed"): number =>
    sources.reduce((sum, source) => sum + source.hidden[key], 0);
  return {
    catalog,
    sources,
    findings: mergeFindings(sources.map((source) => source.gathered)),
    coverage: {
      logs: logCoverage(sources, found.folders, problems),
      gaps: gapsBetweenFiles(sources),
      blind: blindPatterns(
        catalog.compiled.patterns.map(({ pattern }) => pattern),
        sources,
      ),
    },
    problems,
    hidden: {
      outsideTime: total("outsideTime"),
      otherDevice: total("otherDevice"),
      untimed: total("untimed"),
      otherLog: scanned.otherLog,
    },
    interrupted: run.signal.aborted,
  };
}

interface Scanned {
  readonly sources: SourceResult[];
  readonly problems: Problem[];
  otherLog: number;
}

async function scanFiles(found: Found, context: ScanContext, run: ScanRun): Promise<Scanned> {
  const scanned: Scanned = { sources: [], problems: [], otherLog: 0 };
  const bytes = found.files.reduce((sum, file) => sum + file.sizeBytes, 0);
  let bytesDone = 0;
  let filesDone = 0;
  const limit = pLimit(context.options.jobs);
  await limit.map(found.files, async (file) => {
    if (run.signal.aborted) return;
    await scanFile(file, context, scanned, (read) => {
      bytesDone += read;
      run.onProgress?.({ path: file.shown, filesDone, files: found.files.length, bytesDone, bytes });
    });
    filesDone++;
  });
  return scanned;
}

/** Scans every source in one file on disk. */
async function scanFile(
  file: DiskFile,
  context: ScanContext,
  scanned: Scanned,
  onBytes: (read: number) => void,
): Promise<void> {
  /** Sources that need a second look, with the shift that was only known at their end. */
  const again = new Map<string, number>();
  const pass = async (shifts: ReadonlyMap<string, number> | null): Promise<void> => {
    const options = {
      signal: context.signal,
      onProblem: (problem: Problem) => {
        if (shifts === null) scanned.problems.push(problem);
      },
      onBytes: shifts === null ? onBytes : () => {},
      wants: (path: string) => (shifts === null ? wantsLog(path) : shifts.has(path)),
    };
    for await (const source of openSources(file, options)) {
      if (context.signal.aborted) return;
      const identity = identifySource(source, context.options);
      if (identity === null) continue;
      if (!isWantedLog(identity.file.log)) {
        scanned.otherLog++;
        continue;
      }
      const result = await scanSource(source, identity, context, shifts?.get(source.path) ?? null);
      if (shifts === null && result.lateShiftMs !== null) again.set(source.path, result.lateShiftMs);
      else scanned.sources.push(result);
    }
  };
  const isWantedLog = (log: SourceResult["file"]["log"]): boolean =>
    context.options.logs.length === 0 || log === null || context.options.logs.includes(log);
  const wantsLog = (path: string): boolean => {
    const isWanted = isWantedLog(identifyPath(path).log);
    if (!isWanted) scanned.otherLog++;
    return isWanted;
  };
  await pass(null);
  if (again.size > 0) await pass(again);
}

/** Code-unit order: the same on every machine and locale. */
function comparePaths(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
