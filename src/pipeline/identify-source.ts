/** Says what a source is before it is scanned: its log, server, encoding and layout, from its path and first bytes. */
import type { Encoding, LogName, Problem, TraceFile } from "../model/index.ts";
import { detectFormat, readFileHead, traceDetail } from "../parse/index.ts";
import { createNarrower, decode, detectEncoding, identifyPath, type OpenSource } from "../sources/index.ts";
import type { ReadOptions } from "./options.ts";

/** What a source is, judged by its path and first bytes. */
export interface SourceIdentity {
  readonly file: TraceFile;
  readonly bomBytes: number;
  /** The log by path alone: proof enough to leave out patterns of other logs, which content is not. */
  readonly provenLog: LogName | null;
  readonly problems: readonly Problem[];
}

/** Looks at a source's first bytes and path and says what it is. */
export function identifySource(source: OpenSource, options: ReadOptions): SourceIdentity {
  // Sources that look like no text do not get here, unless the user says what they are.
  const looked = source.guess ?? detectEncoding(source.head);
  const guess = looked ?? { encoding: options.encoding ?? "ascii", bomBytes: 0 };
  const encoding = options.encoding !== null && guess.bomBytes === 0 ? options.encoding : guess.encoding;
  const head = narrowed(source.head.subarray(guess.bomBytes), encoding);
  const place = identifyPath(source.path);
  const content = detectFormat(head, place.log !== null);
  const fileHead = readFileHead(decode(head.subarray(0, 1024), "ascii"));
  const log = place.log ?? content.log;
  const file: TraceFile = {
    path: source.path,
    log,
    node: (place.nodeIsSure ? place.node : (fileHead?.host ?? place.node)) ?? null,
    version: fileHead?.version ?? null,
    format: content.format,
    encoding,
    detail: traceDetail(decode(head, "ascii"), content.format, log),
    modifiedMs: source.modifiedMs,
  };
  const problems: Problem[] = [];
  if (log === null && content.format === "plain" && !DOWNLOAD_LIST.test(source.path))
    problems.push({ path: source.path, kind: "unrecognised", detail: {} });
  if (!fits(encoding, guess, source.head.subarray(guess.bomBytes)))
    problems.push({ path: source.path, kind: "wrong-encoding", detail: { encoding } });
  return { file, bomBytes: guess.bomBytes, provenLog: place.log, problems };
}

/** What RTMT puts beside a download: the list of what it fetched, no log. */
const DOWNLOAD_LIST = /(?:^|\/)TraceCollectionResult_[^/]*\.xml$/i;
/** Can the bytes be text in this encoding? Only in doubt where the user forces one. */
function fits(encoding: Encoding, guess: { encoding: Encoding }, head: Uint8Array): boolean {
  if (encoding === guess.encoding || guess.encoding === "ascii")
    return isTwoByte(encoding) === isTwoByte(guess.encoding);
  if (isTwoByte(encoding) !== isTwoByte(guess.encoding)) return false;
  // The last character may be cut in two.
  return !decode(head, encoding).slice(0, -2).includes("\ufffd");
}

/** Does every character take two bytes? */
export function isTwoByte(encoding: Encoding): boolean {
  return encoding === "utf-16le" || encoding === "utf-16be";
}

function narrowed(bytes: Uint8Array, encoding: Encoding): Uint8Array {
  if (encoding !== "utf-16le" && encoding !== "utf-16be") return bytes;
  return createNarrower(encoding).push(bytes);
}
