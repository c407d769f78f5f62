/**
 * The whole of a scan on one screen: find files, open each (archives give several sources), scan every source, merge
 * what they hold, and build the report. Files are read in any order and several at a time; results are merged in the
 * order of their paths, so the report is the same however the work was divided.
 */
import pLimit from "p-limit";
import { mergeFindings } from "../detect/index.ts";
import type { LogName, Problem } from "../model/index.ts";
import { createLiteralScanner } from "../scan/index.ts";
import { type DiskFile, type Found, findFiles, identifyPath, openSources } from "../sources/index.ts";
import { blindPatterns, gapsBetweenFiles, logCoverage, usualOffset, windowCoverage } from "./coverage.ts";
import { identifySource } from "./identify-source.ts";
import { type Catalog, loadCatalog } from "./load-catalog.ts";
import type { ProgressEvent, ScanOptions } from "./options.ts";
import { type Hidden, type ScanContext, type SourceResult, scanSource } from "./scan-source.ts";

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
  /** The zone taken for moments of unknown zone when they are held against others, in minutes east of UTC. */
  readonly assumedOffsetMin: number;
  readonly coverage: {
    readonly logs: ReturnType<typeof logCoverage>;
    readonly gaps: ReturnType<typeof gapsBetweenFiles>;
    readonly blind: ReturnType<typeof blindPatterns>;
    readonly window: ReturnType<typeof windowCoverage>;
  };
  readonly problems: readonly Problem[];
  readonly hidden: Hidden & { readonly otherLog: number };
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
    literals: createLiteralScanner(catalog.compiled.literals, { conditions: catalog.compiled.conditions }),
    signal: run.signal,
  };
  const scanned = await scanFiles(found, context, run);
  const sources = scanned.sources.sort((a, b) => comparePaths(a.file.path, b.file.path));
  const problems = [
    ...found.problems,
    ...scanned.problems,
    ...sources.flatMap((source) => source.problems),
    ...unusedZones(options, sources),
  ];
  const total = (key: keyof Hidden): number => sources.reduce((sum, source) => sum + source.hidden[key], 0);
  const assumedOffsetMin = usualOffset(sources);
  return {
    catalog,
    sources,
    findings: mergeFindings(
      sources.map((source) => source.gathered),
      assumedOffsetMin,
    ),
    assumedOffsetMin,
    coverage: {
      logs: logCoverage(sources, found.folders, problems, options.logs, assumedOffsetMin),
      gaps: gapsBetweenFiles(sources, assumedOffsetMin),
      blind: blindPatterns(
        catalog.compiled.patterns.map(({ pattern }) => pattern),
        sources,
        options.logs,
      ),
      window: windowCoverage(sources, options),
    },
    problems,
    hidden: {
      outsideTime: total("outsideTime"),
      otherDevice: total("otherDevice"),
      noDevice: total("noDevice"),
      untimed: total("untimed"),
      otherLog: scanned.otherLog,
    },
    interrupted: run.signal.aborted,
  };
}

/** Zones given for servers none of whose logs was read. */
function unusedZones(options: ScanOptions, sources: readonly SourceResult[]): Problem[] {
  const nodes = new Set(sources.map(({ file }) => (file.node ?? "").toLowerCase()));
  return options.sourceZoneTexts
    .filter((text) => !text.startsWith("*=") && !nodes.has(text.slice(0, text.indexOf("=")).toLowerCase()))
    .map((text) => ({ path: text, kind: "unused-zone", detail: {} }));
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
    if (run.signal.aborted) {
      scanned.problems.push({ path: file.shown, kind: "not-read", detail: { bytes: 0 } });
      return;
    }
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
  const isWanted = (log: LogName | null): boolean =>
    context.options.logs.length === 0 || log === null || context.options.logs.includes(log);
  const countWanted = (log: LogName | null): boolean => {
    if (!isWanted(log)) scanned.otherLog++;
    return isWanted(log);
  };
  let bytesRead = 0;
  const sources = openSources(file, {
    signal: context.signal,
    isText: context.options.encoding !== null,
    onProblem: (problem) => scanned.problems.push(problem),
    onBytes: (read) => {
      bytesRead += read;
      onBytes(read);
    },
    wants: (path) => countWanted(identifyPath(path).log),
  });
  for await (const source of sources) {
    const identity = identifySource(source, context.options);
    if (countWanted(identity.file.log)) scanned.sources.push(await scanSource(source, identity, context));
  }
  if (context.signal.aborted && bytesRead < file.sizeBytes)
    scanned.problems.push({ path: file.shown, kind: "not-read", detail: { bytes: bytesRead } });
}

/** Code-unit order: the same on every machine and locale. */
function comparePaths(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
