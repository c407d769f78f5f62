/**
 * The whole of a scan on one screen: find files, divide them into units, scan these on as many threads as there are,
 * put the parts of a file together, and tell what they add up to (`add-up`). Results are taken in the order of their paths, so
 * the report is the same however the work was divided.
 */
import type { Problem } from "../model/index.ts";
import { type Found, findFiles } from "../sources/index.ts";
import { compareTexts } from "../util/compare-texts.ts";
import { addUp, type ScanResult } from "./add-up.ts";
import { createJoiner, type Joiner } from "./join-parts.ts";
import { loadCatalog } from "./load-catalog.ts";
import type { ProgressEvent, ScanOptions } from "./options.ts";
import { type Division, planUnits, USUAL_DIVISION } from "./plan-units.ts";
import { runUnits } from "./run-units.ts";
import { createContext } from "./scan-context.ts";
import type { ScanContext, SourceResult } from "./scan-source.ts";
import { rescanPart, type ScanUnit, type UnitResult } from "./scan-unit.ts";

/** What the CLI lends to a running scan. */
export interface ScanRun {
  readonly signal: AbortSignal;
  onProgress?(event: ProgressEvent): void;
  /** Told of each source as soon as it is known to be the next in the order of paths, which is that of the report. */
  onSource?(source: SourceResult): void;
  /** How work is divided, where not as usual; the report is the same. */
  readonly division?: Division;
}

/**
 * Runs a scan.
 * @throws UserError when the catalog cannot be used; bad input never throws but ends up in `problems`
 */
export async function runScan(options: ScanOptions, run: ScanRun): Promise<ScanResult> {
  const catalog = await loadCatalog(options.patternFolders);
  const found = await findFiles(options.paths);
  const context = createContext(catalog, options, run.signal);
  const { sources, problems, otherLog } = await scanFiles(found, context, run);
  return addUp({ catalog, options, found, sources, problems, otherLog, signal: run.signal });
}

interface Scanned {
  readonly sources: SourceResult[];
  readonly problems: Problem[];
  otherLog: number;
}

async function scanFiles(
  found: Found,
  context: ScanContext & { readonly signal: AbortSignal },
  run: ScanRun,
): Promise<Scanned> {
  const scanned: Scanned = { sources: [], problems: [], otherLog: 0 };
  const bytes = found.files.reduce((sum, file) => sum + file.sizeBytes, 0);
  const division = run.division ?? USUAL_DIVISION;
  const units = await planUnits(found.files, context, division);
  const readOf = new Map<string, number>(found.files.map(({ shown }) => [shown, 0]));
  const unitsLeft = new Map<string, number>();
  for (const { file } of units) unitsLeft.set(file.shown, (unitsLeft.get(file.shown) ?? 0) + 1);
  let bytesDone = 0;
  let filesDone = 0;
  /** Of the file whose parts are coming in. */
  let joiner: Joiner | null = null;
  let announced = 0;

  /** Whatever still comes has a path of `before` or behind it; null where nothing comes. */
  function announce(before: string | null): void {
    if (run.onSource === undefined) return;
    const waiting = scanned.sources.slice(announced).sort((a, b) => compareTexts(a.file.path, b.file.path));
    scanned.sources.splice(announced, waiting.length, ...waiting);
    for (const source of waiting) {
      if (before !== null && compareTexts(source.file.path, before) >= 0) return;
      run.onSource(source);
      announced++;
    }
  }

  async function takeIn(unit: ScanUnit, result: UnitResult): Promise<void> {
    const { shown } = unit.file;
    for (const problem of result.problems)
      if (unit.part === null || !scanned.problems.some(({ path, kind }) => path === shown && kind === problem.kind))
        scanned.problems.push(problem);
    scanned.sources.push(...result.sources);
    scanned.otherLog += result.otherLog;
    readOf.set(shown, (readOf.get(shown) as number) + result.bytesRead);
    if (result.part !== null) {
      joiner ??= createJoiner(result.part.identity, context);
      if (!joiner.add(result.part.result)) {
        const again = await rescanPart(unit, context, joiner.state() as NonNullable<ReturnType<Joiner["state"]>>);
        if (again !== null) joiner.add(again);
      }
    }
    const left = (unitsLeft.get(shown) as number) - 1;
    unitsLeft.set(shown, left);
    if (left > 0) return;
    filesDone++;
    if (joiner !== null) scanned.sources.push(joiner.finish());
    joiner = null;
    announce(found.files[filesDone]?.shown ?? null);
  }

  await runUnits(units, context, {
    jobs: context.options.jobs,
    processors: context.options.processors,
    bytesPerThread: division.bytesPerThread,
    onBytes({ file }, count) {
      bytesDone += count;
      run.onProgress?.({ path: file.shown, filesDone, files: found.files.length, bytesDone, bytes });
    },
    onResult: takeIn,
  });
  if (!run.signal.aborted) return scanned;
  // What came of the parts of a file that was not read to its end counts all the same.
  if (joiner !== null) scanned.sources.push((joiner as Joiner).finish());
  announce(null);
  for (const { shown, sizeBytes } of found.files) {
    const read = readOf.get(shown) as number;
    if (read < sizeBytes || ((unitsLeft.get(shown) ?? 0) > 0 && read === 0))
      scanned.problems.push({ path: shown, kind: "not-read", detail: { bytes: read } });
  }
  return scanned;
}
