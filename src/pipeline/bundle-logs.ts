/**
 * Writes the logs into a bundle: each is read a second time, redacted as a whole, and the lines that are kept are let
 * through. Nothing of a log is held but what waits for a decision.
 */
import { createHash } from "node:crypto";
import { type ArchiveWriter, createNamer } from "../bundle/index.ts";
import type { BundleFile, LeftOutFile, Moment } from "../model/index.ts";
import type { DiskFile, OpenSource } from "../sources/index.ts";
import { type CutOptions, createCutter, cutRanges } from "./bundle-cut.ts";
import type { Quotes } from "./bundle-quotes.ts";
import type { Redaction } from "./bundle-redaction.ts";
import { type LogSurvey, openForBundle, type SurveyOptions, unitOf } from "./bundle-survey.ts";
import { createLineFilter } from "./line-filter.ts";

/** What is written, and how. */
export interface LogsOptions {
  readonly files: readonly DiskFile[];
  /** In the order in which they were read. */
  readonly surveys: readonly LogSurvey[];
  /** Times of a log by its path. */
  timesOf(path: string): { readonly first: string | null; readonly last: string | null };
  readonly cut: CutOptions;
  readonly redaction: Redaction;
  /** How a path is shown: redacted, without what lies above the traces. */
  pathOf(path: string): string;
  readonly quotes: Quotes;
  readonly context: SurveyOptions["context"];
  /** Paths of logs that are left out because they changed. */
  readonly changed: ReadonlySet<string>;
  onBytes?(diskBytes: number): void;
}

/** The logs that went in, and those that did not; paths redacted. */
export interface WrittenLogs {
  readonly files: readonly BundleFile[];
  readonly leftOut: readonly LeftOutFile[];
}

/** A log is not what it was when it was read first. */
export class ChangedWhileRead extends Error {
  readonly path: string;

  constructor(path: string) {
    super(`${path} changed`);
    this.name = "ChangedWhileRead";
    this.path = path;
  }
}

/** The run was asked to stop. */
export class Interrupted extends Error {}

/**
 * Writes every log that is to go in.
 * @throws ChangedWhileRead for a log that is not what it was; the archive is then good for nothing
 * @throws Interrupted when the signal says stop
 */
export async function writeLogs(archive: ArchiveWriter, options: LogsOptions): Promise<WrittenLogs> {
  const { pathOf } = options;
  const nameOf = createNamer();
  const waiting = new Map<string, LogSurvey[]>();
  for (const survey of options.surveys) waiting.set(survey.path, [...(waiting.get(survey.path) ?? []), survey]);
  const files: BundleFile[] = [];
  const leftOut: LeftOutFile[] = [];
  for (const file of options.files) {
    for await (const source of openForBundle(file, options)) {
      const survey = waiting.get(source.path)?.shift();
      if (survey === undefined) continue;
      const path = pathOf(source.path);
      const reason = reasonAgainst(survey, options);
      if (reason === null) files.push(await writeLog(archive, source, survey, nameOf(`logs/${path}`), options));
      else {
        if (reason !== "changed") leftOut.push({ path, reason });
        if (reason === "not-wanted" && options.quotes.has(source.path)) await quoteLog(source, survey, options);
      }
      stopIfAsked(options);
    }
    stopIfAsked(options);
  }
  // What was there for the first reading and is not for the second.
  for (const [gone] of [...waiting.values()]) if (gone !== undefined) throwChanged(gone.path, options);
  for (const path of options.changed) leftOut.push({ path: pathOf(path), reason: "changed" });
  return { files, leftOut };
}

function reasonAgainst(
  { path, identity, matched }: LogSurvey,
  { cut, changed }: LogsOptions,
): LeftOutFile["reason"] | null {
  if (changed.has(path)) return "changed";
  const isNoLog = identity.file.log === null && identity.file.format === "plain" && matched?.length === 0;
  if (isNoLog) return "no-log";
  return cut.mode === "none" ? "not-wanted" : null;
}

async function writeLog(
  archive: ArchiveWriter,
  source: OpenSource,
  survey: LogSurvey,
  name: string,
  options: LogsOptions,
): Promise<BundleFile> {
  const cutter = createCutter(survey, options.cut);
  const before = countOf(options);
  const written = await archive.add(name, redactedLog(source, survey, cutter, options));
  const kept = cutter.kept();
  const { file } = survey.identity;
  return {
    ...written,
    role: "log",
    replaced: countOf(options) - before,
    original: {
      path: options.pathOf(survey.path),
      bytes: survey.bytes,
      sha256: survey.sha256,
      modified: survey.modifiedMs === null ? null : new Date(survey.modifiedMs).toISOString(),
      encoding: file.encoding,
      log: file.log,
      lines: survey.lines,
      ...options.timesOf(survey.path),
      kept,
      cut: cutRanges(kept, survey.lines),
    },
  };
}

/** Reads a log that does not go in for the lines that are quoted of it. */
async function quoteLog(source: OpenSource, survey: LogSurvey, options: LogsOptions): Promise<void> {
  const cutter = createCutter(survey, { ...options.cut, mode: "all" });
  for await (const _ of redactedLog(source, survey, cutter, options));
}

async function* redactedLog(
  source: OpenSource,
  survey: LogSurvey,
  cutter: ReturnType<typeof createCutter>,
  options: LogsOptions,
): AsyncGenerator<Uint8Array> {
  const { redaction, quotes } = options;
  const { identity, path } = survey;
  const { bomBytes, file } = identity;
  const hash = createHash("sha256");
  const stream = redaction.stream(file.encoding);
  const filter = createLineFilter({
    unit: unitOf(identity),
    isKept: cutter.isKept,
    isQuoted: quotes.has(path) ? (line) => quotes.isQuoted(path, line) : () => false,
    onQuote: (line, bytes) => quotes.take(path, line, bytes, file.encoding),
  });
  let bytes = 0;
  for await (const chunk of source.chunks()) {
    stopIfAsked(options);
    hash.update(chunk);
    const mark = chunk.subarray(0, Math.min(chunk.length, Math.max(0, bomBytes - bytes)));
    const text = chunk.subarray(mark.length);
    bytes += chunk.length;
    cutter.push(text);
    if (mark.length > 0) yield filter.push(mark);
    yield filter.push(stream.push(text));
    if (filter.waiting < MOST_WAITING_BYTES) continue;
    cutter.keepOpen();
    yield filter.push(NOTHING);
  }
  cutter.finish();
  yield filter.push(stream.finish());
  yield filter.finish();
  stopIfAsked(options);
  if (bytes !== survey.bytes || hash.digest("hex") !== survey.sha256) throw new ChangedWhileRead(path);
  if (filter.lines !== survey.lines)
    throw new Error(`redaction made ${filter.lines} lines of ${survey.lines} in ${path}`);
}

function throwChanged(path: string, { changed }: LogsOptions): void {
  if (!changed.has(path)) throw new ChangedWhileRead(path);
}

function stopIfAsked({ context }: LogsOptions): void {
  if (context.signal.aborted) throw new Interrupted();
}

function countOf({ redaction }: LogsOptions): number {
  return Object.values(redaction.redactor.counts()).reduce((sum, count) => sum + count, 0);
}

/** A moment as a report shows it. */
export type ShowTime = (moment: Moment) => string;

const NOTHING = new Uint8Array(0);
/** A record that waits longer than this for its end is kept. */
const MOST_WAITING_BYTES = 4 * 2 ** 20;
