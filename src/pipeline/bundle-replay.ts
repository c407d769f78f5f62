/**
 * `ccmtrace bundle replay`: scans the logs in a bundle with the patterns in it, as the traces were scanned when it was made,
 * and holds what is found against the report in it.
 */
import { DamagedEntry, readText } from "../bundle/index.ts";
import { UserError } from "../errors.ts";
import type {
  BundleFile,
  BundleManifest,
  BundleReplay,
  ComparableReport,
  Language,
  Problem,
  ReplayDifference,
} from "../model/index.ts";
import type { OpenSource } from "../sources/index.ts";
import { loadTimeZone, type TimeZone } from "../util/time-zone.ts";
import { readWrittenTime } from "../util/written-time.ts";
import { addUp } from "./add-up.ts";
import { manifestOrError, type OpenBundle, withBundle } from "./bundle-open.ts";
import { loadCarried } from "./carried-catalog.ts";
import { identifySource } from "./identify-source.ts";
import { createJoiner } from "./join-parts.ts";
import { type ProgressEvent, plainScan, type ScanOptions, type TimeBound } from "./options.ts";
import { reportOn } from "./scan.ts";
import { createContext } from "./scan-context.ts";
import { type SourceResult, scanPart } from "./scan-source.ts";

/** What the CLI lends. */
export interface ReplayRun {
  readonly version: string;
  readonly lang: Language;
  readonly signal: AbortSignal;
  onProgress?(event: ProgressEvent): void;
}

/**
 * Replays a bundle. Null: interrupted.
 * @throws UserError when there is nothing to replay or it cannot be used
 */
export function replayBundle(path: string, password: string | null, run: ReplayRun): Promise<BundleReplay | null> {
  return withBundle(path, password, async (bundle) => {
    try {
      return await replay(bundle, run);
    } catch (error) {
      if (error instanceof DamagedEntry) throw damaged(bundle.name, error.path);
      throw error;
    }
  });
}

async function replay(bundle: OpenBundle, run: ReplayRun): Promise<BundleReplay | null> {
  const { name, archive } = bundle;
  const manifest = await manifestOrError(bundle);
  const logs = manifest.files.filter(({ role }) => role === "log");
  if (logs.length === 0) throw noLogs(name);
  const patterns = await textOf(bundle, "patterns/patterns.json");
  const saved = await textOf(bundle, `reports/report.${run.lang}.json`);
  const { readSavedReport } = await import("../report/saved-report.ts");
  const reported = readSavedReport(saved, `${name}!/reports/report.${run.lang}.json`);
  const catalog = await loadCarried(patterns, name);
  const options = await scanOptions(manifest, run.lang);
  const context = { ...createContext(catalog, options, run.signal), signal: run.signal };

  const entries = new Map(archive.entries.map((entry) => [entry.path, entry]));
  const bytes = logs.reduce((sum, log) => sum + log.bytes, 0);
  let done = 0;
  const sources: SourceResult[] = [];
  const problems: Problem[] = [];
  for (const log of logs) {
    const entry = entries.get(log.path);
    if (entry === undefined) throw damaged(name, log.path);
    const source = await openLog(log, entry.read(), (count) => {
      done += count;
      run.onProgress?.({ path: log.path, filesDone: sources.length, files: logs.length, bytesDone: done, bytes });
    });
    const identity = identifySource(source, { ...options, encoding: log.original?.encoding ?? options.encoding });
    const joiner = createJoiner({ ...identity, problems: [] }, context);
    joiner.add(await scanPart(source, identity, context));
    sources.push(joiner.finish());
    if (run.signal.aborted) return null;
  }
  const found = { files: [], folders: [], problems: [] };
  const result = await addUp({
    catalog,
    options,
    found,
    sources,
    problems,
    otherLog: 0,
    signal: run.signal,
    skipsClocks: true,
  });
  const { report: replayed } = reportOn(result, options, run.version);
  const differences = compareSides(reported, replayed);
  return {
    schema: 1,
    path: name,
    isSame: differences.length === 0,
    findings: reported.findings.length,
    incidents: reported.incidents.length,
    differences,
    lang: run.lang,
  };
}

/** A log in the bundle as a source under the path that it had, redacted: that tells its log, its server and its date. */
async function openLog(
  { path, original }: BundleFile,
  bytes: AsyncGenerator<Uint8Array>,
  onBytes: (count: number) => void,
): Promise<OpenSource> {
  const first: Uint8Array[] = [];
  let length = 0;
  while (length < HEAD_BYTES) {
    const next = await bytes.next();
    if (next.done === true) break;
    first.push(next.value);
    length += next.value.length;
  }
  const beginning = Buffer.concat(first);
  return {
    kind: "source",
    path: original?.path ?? path,
    modifiedMs: original?.modified == null ? null : Date.parse(original.modified),
    head: beginning.subarray(0, HEAD_BYTES),
    direct: null,
    async *chunks() {
      onBytes(beginning.length);
      yield beginning;
      for await (const piece of bytes) {
        onBytes(piece.length);
        yield piece;
      }
    },
  };
}

/** The settings of the scan as the manifest has them. What is no time or zone there was none when it was made. */
async function scanOptions({ scan }: BundleManifest, lang: Language): Promise<ScanOptions> {
  const bound = (text: string | null, isUntil: boolean): TimeBound | null => {
    const time = text === null ? null : readWrittenTime(text, isUntil);
    return time === null ? null : { text: text as string, ...time };
  };
  const sourceZones = new Map<string, TimeZone>();
  for (const text of scan.sourceTz) {
    const [, node, name] = /^([^=]+)=(.+)$/.exec(text) ?? [];
    const zone = name === undefined ? null : await loadTimeZone(name);
    if (node !== undefined && zone !== null) sourceZones.set(node.toLowerCase(), zone);
  }
  return {
    ...plainScan(),
    encoding: scan.encoding,
    sourceZones,
    lang,
    since: bound(scan.since, false),
    until: bound(scan.until, true),
    zone: scan.tz === null ? null : await loadTimeZone(scan.tz),
    level: scan.level,
  };
}

/** What each side tells of a finding or of incidents with the same subject and times. */
function compareSides(reported: ComparableReport, replayed: ComparableReport): ReplayDifference[] {
  const before = tellings(reported);
  const after = tellings(replayed);
  const differences: ReplayDifference[] = [];
  for (const id of [...new Set([...before.keys(), ...after.keys()])].sort()) {
    const [was, is] = [before.get(id), after.get(id)];
    if (was?.says === is?.says) continue;
    differences.push({
      id,
      title: was?.title ?? is?.title ?? "",
      reported: was?.says ?? null,
      replayed: is?.says ?? null,
    });
  }
  return differences;
}

function tellings(report: ComparableReport): Map<string, { title: string; says: string }> {
  const told = new Map<string, { title: string; says: string }>();
  const span = (first: string | null, last: string | null): string => `${first ?? "-"} – ${last ?? "-"}`;
  for (const { id, title, level, count, first, last } of report.findings)
    told.set(id, { title, says: `${level}, ${count} x, ${span(first, last)}` });
  // Their ids end in a number that hangs on the order of names, which redaction changes.
  const incidents = new Map<string, { title: string; says: string[] }>();
  for (const { rule, entity, title, level, first, last, explained } of report.incidents) {
    const id = `I-${rule} ${entity}`;
    const records = Object.values(explained).reduce((sum, count) => sum + count, 0);
    const own = incidents.get(id) ?? { title, says: [] };
    own.says.push(`${level}, ${records} x, ${span(first, last)}`);
    incidents.set(id, own);
  }
  for (const [id, { title, says }] of incidents) told.set(id, { title, says: says.sort().join("; ") });
  return told;
}

async function textOf({ archive, name }: OpenBundle, path: string): Promise<string> {
  const text = await readText(archive, path);
  if (text === null) throw damaged(name, path);
  return text;
}

function noLogs(name: string): UserError {
  return new UserError("input", {
    en: `${name}: there are no logs in this bundle (--logs none), so there is nothing to scan again. Ask for one with --logs window.`,
    ja: `${name}: このバンドルにはログが入っていない (--logs none) ため、もう一度スキャンできません。--logs window で作成したものを依頼してください。`,
  });
}

function damaged(name: string, path: string): UserError {
  return new UserError("input", {
    en: `${name}: ${path} is missing or damaged. See what is wrong: ccmtrace bundle verify ${name}`,
    ja: `${name}: ${path} がないか、破損しています。次のように確認してください: ccmtrace bundle verify ${name}`,
  });
}

const HEAD_BYTES = 64 * 1024;
