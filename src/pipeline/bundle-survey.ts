/**
 * Reads every log once before a bundle is written: which names stand in it, which of its records were found, what its
 * clock shows, and its digest, by which it is known again when it is read a second time.
 */
import { createHash } from "node:crypto";
import type { Match, Moment, Problem } from "../model/index.ts";
import { isFileHead, zoneOfSyslog } from "../parse/index.ts";
import { type DiskFile, decode, type OpenSource, openSources } from "../sources/index.ts";
import { createFileTimes, type FileTimes } from "./file-times.ts";
import { identifySource, isTwoByte, type SourceIdentity } from "./identify-source.ts";
import { createRecordWalk, type RecordStart } from "./record-walk.ts";
import type { ScanContext } from "./scan-source.ts";
import { scanPart } from "./scan-source.ts";

/** What is known of a log before it is written. */
export interface LogSurvey {
  readonly path: string;
  readonly identity: SourceIdentity;
  readonly modifiedMs: number | null;
  /** Unpacked. */
  readonly bytes: number;
  readonly sha256: string;
  readonly lines: number;
  /** Byte offsets in records that were found, ascending; null where they are too many to be remembered. */
  readonly matched: Float64Array | null;
  /** Gives an undated moment its date. */
  settle(moment: Moment): Moment | null;
}

/** Who is told of a log's bytes while it is read for the first time. */
export interface LearnStream {
  push(bytes: Uint8Array): unknown;
  finish(): unknown;
}

/** What a survey needs. */
export interface SurveyOptions {
  readonly context: ScanContext & { readonly signal: AbortSignal };
  /** Is the file one that never goes in? Then it is not read. */
  isSecret(source: Pick<OpenSource, "path" | "head">): boolean;
  learn(identity: SourceIdentity): LearnStream;
  onBytes?(diskBytes: number): void;
}

/** Surveys every log in a file on disk, one after the other. What cannot be read stands in the scan's problems. */
export async function* surveyFile(file: DiskFile, options: SurveyOptions): AsyncGenerator<LogSurvey> {
  const { context, isSecret } = options;
  for await (const source of openForBundle(file, options)) {
    if (isSecret(source)) continue;
    const identity = identifySource(source, context.options);
    yield await surveyLog(source, identity, options);
  }
}

/** The texts of a file as both readings see them. */
export function openForBundle(
  file: DiskFile,
  { context, onBytes }: Pick<SurveyOptions, "context" | "onBytes">,
  onProblem: (problem: Problem) => void = () => {},
): AsyncGenerator<OpenSource> {
  return openSources(file, {
    signal: context.signal,
    isText: context.options.encoding !== null,
    onProblem,
    ...(onBytes === undefined ? {} : { onBytes }),
  });
}

async function surveyLog(
  source: OpenSource,
  identity: SourceIdentity,
  { context, learn }: SurveyOptions,
): Promise<LogSurvey> {
  const { bomBytes } = identity;
  const hash = createHash("sha256");
  const learner = learn(identity);
  const times = createFileTimes(identity.file, context.options);
  const walk = createRecordWalk({ ...identity.file, bomBytes }, (start) => tellTime(times, start, identity));
  const found: number[] = [];
  let bytes = 0;
  async function* tee(): AsyncGenerator<Uint8Array> {
    for await (const chunk of source.chunks()) {
      hash.update(chunk);
      const text = chunk.subarray(Math.min(chunk.length, Math.max(0, bomBytes - bytes)));
      bytes += chunk.length;
      learner.push(text);
      walk.push(text);
      yield chunk;
    }
  }
  const onEveryMatch = ({ recordOffset }: Match): void => {
    if (found.length <= MOST_MATCHES) found.push(recordOffset);
  };
  await scanPart({ ...source, direct: null, chunks: tee }, identity, { ...context, onEveryMatch });
  learner.finish();
  walk.finish();
  return {
    path: source.path,
    identity,
    modifiedMs: source.modifiedMs,
    bytes,
    sha256: hash.digest("hex"),
    lines: walk.lines,
    matched: found.length > MOST_MATCHES ? null : Float64Array.from(new Set(found)).sort(),
    settle: times.settle(),
  };
}

/** Lets the clock of a file know of a record, as the scan does, and gives its time. */
export function tellTime(
  times: FileTimes,
  { head, bytes, at, end }: RecordStart,
  { file }: Pick<SourceIdentity, "file">,
): Moment | null {
  if (isFileHead(bytes, at, end)) times.fileHead(decode(bytes.subarray(at, end), "ascii"));
  if (file.format === "syslog" && head > 0) {
    const offsetMin = zoneOfSyslog(decode(bytes.subarray(at, end), "ascii"), head);
    if (offsetMin !== null) times.zone(offsetMin);
  }
  times.record(head);
  return times.now();
}

/** Of a log with more matches than this all is kept. */
const MOST_MATCHES = 200_000;
/** Does every character of the log take two bytes, and in which order? */
export function unitOf({ file }: Pick<SourceIdentity, "file">): "utf-16le" | "utf-16be" | null {
  return isTwoByte(file.encoding) ? (file.encoding as "utf-16le" | "utf-16be") : null;
}
