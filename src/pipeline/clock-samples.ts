/**
 * Reads, out of stretches of the logs of several servers, events that another server may have written down too: signals
 * over SDL links, which the sender logs as SdlSig-O and the receiver as SdlSig-I with the same signal, processes, tag
 * and data (seen in three real downloads of two clusters), and the call tags of SDI.
 */
import { type ClockSample, callTagKey } from "../correlate/clock-differences.ts";
import { headOf } from "../parse/index.ts";
import { type DiskFile, type OpenSource, openSources, withPlainFile } from "../sources/index.ts";
import type { Stretch } from "./clock-stretches.ts";
import type { Stop } from "./scan-source.ts";

/** The events in the stretches. What cannot be read again gives none: the scan has said why. */
export async function readClockSamples(
  stretches: readonly Stretch[],
  files: readonly DiskFile[],
  signal: Stop,
): Promise<ClockSample[]> {
  const byPath = new Map(files.map((file) => [file.shown, file]));
  const samples: ClockSample[] = [];
  const isThinned =
    stretches.reduce((sum, { file, bytes }) => sum + (isSdl(file) ? 0 : bytes), 0) > MOST_UNTHINNED_BYTES;
  const samplesOf = (bytes: Buffer, stretch: Stretch): ClockSample[] =>
    isSdl(stretch.file) ? signalsIn(bytes, stretch) : tagsIn(bytes, stretch, isThinned);
  const zips = new Map<DiskFile, Map<string, Stretch>>();
  // Archives in archives would be unpacked to see what is in them.
  const options = { signal, isText: true, onProblem() {}, limits: { maxDepth: 1 } };
  for (const stretch of stretches) {
    const { path } = stretch.file;
    const file = byPath.get(path);
    if (file === undefined) {
      // The entries of a ZIP can be got at one by one; for those of other archives all of it would have to be unpacked.
      const zip = byPath.get(path.slice(0, path.indexOf("!/")));
      if (zip === undefined || !/\.zip$/i.test(zip.shown)) continue;
      zips.set(zip, (zips.get(zip) ?? new Map<string, Stretch>()).set(path, stretch));
    } else if (!PACKED.test(path) || stretch.fileBytes <= MOST_UNPACKED_BYTES) {
      const text = await withPlainFile(file, options, async ({ direct }) => direct && readStretch(direct, stretch));
      if (text) samples.push(...samplesOf(text, stretch));
    }
    if (signal.aborted) return [];
  }
  for (const [zip, wanted] of zips)
    for await (const source of openSources(zip, { ...options, wants: (path) => wanted.has(path) })) {
      const stretch = wanted.get(source.path);
      if (stretch !== undefined) samples.push(...samplesOf(await readBeginning(source, stretch.bytes), stretch));
    }
  return signal.aborted ? [] : samples;
}

/** A file that fits is read whole; of a longer one what follows the moment that the stretch is about. */
function readStretch(direct: Direct, stretch: Stretch): Buffer {
  const { fileBytes, bytes, first, last } = stretch;
  const timeAt = timeReader(stretch);
  const afterFirst = stretch.afterFirstMs - LEAD_MS;
  let low = 0;
  let high = fileBytes - bytes;
  if (afterFirst > last.localMs - first.localMs) low = high;
  const probe = Buffer.allocUnsafe(PROBE_BYTES);
  while (afterFirst > 0 && high - low > PROBE_BYTES) {
    const middle = Math.floor((low + high) / 2);
    const text = probe.subarray(0, direct.read(probe, middle));
    const time = firstTime(text, timeAt);
    if (time !== null && time - first.localMs >= afterFirst) high = middle;
    else low = middle;
  }
  return readFully(direct, afterFirst > 0 ? low : 0, bytes);
}

/** Reads up to so many bytes. */
function readFully(direct: Direct, from: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  let count = 0;
  for (;;) {
    const more = count < length ? direct.read(bytes.subarray(count), from + count) : 0;
    if (more === 0) return bytes.subarray(0, count);
    count += more;
  }
}

async function readBeginning(source: OpenSource, length: number): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let count = 0;
  for await (const piece of source.chunks()) {
    pieces.push(piece);
    count += piece.length;
    if (count >= length) break;
  }
  return Buffer.concat(pieces, Math.min(count, length));
}

/** Says when a line's record was written, in milliseconds on the log's own clock; null where that is not known. */
type TimeAt = (bytes: Uint8Array, at: number, end: number) => number | null;

/** A time of day has its date from the times of its file, where these leave only one. */
function timeReader({ file, first, last }: Stretch): TimeAt {
  const head = headOf(file.format);
  const midnight = Math.floor(first.localMs / DAY_MS) * DAY_MS;
  const hasOneDay = last.localMs - first.localMs < DAY_MS;
  return (bytes, at, end) => {
    const value = head(bytes, at, end);
    if (value >= first.localMs && value <= last.localMs) return value;
    if (value < 0 || value >= DAY_MS || !hasOneDay) return null;
    const time = midnight + value < first.localMs ? midnight + value + DAY_MS : midnight + value;
    return time <= last.localMs ? time : null;
  };
}

/** The first time in a piece of a file; what stands before the first line end is no whole line. */
function firstTime(bytes: Buffer, timeAt: TimeAt): number | null {
  for (let at = bytes.indexOf(LF) + 1; at > 0; at = bytes.indexOf(LF, at) + 1) {
    const time = timeAt(bytes, at, Math.min(bytes.length, at + HEAD_BYTES));
    if (time !== null) return time;
  }
  return null;
}

function isSdl({ format }: Stretch["file"]): boolean {
  return format === "sdl" || format === "sdl-old";
}

function signalsIn(bytes: Buffer, stretch: Stretch): ClockSample[] {
  const timeAt = timeReader(stretch);
  const samples: ClockSample[] = [];
  for (let at = bytes.indexOf(SIGNAL_KIND); at >= 0; at = bytes.indexOf(SIGNAL_KIND, at + 1)) {
    const direction = bytes[at + SIGNAL_KIND.length];
    if (direction !== LETTER_O && direction !== LETTER_I) continue;
    const lineAt = lineStart(bytes, at, SIGNAL_BEGINS_WITHIN);
    const key = signalKey(bytes.toString("latin1", lineAt, Math.min(bytes.length, lineAt + SIGNAL_BYTES)));
    const localMs = timeAt(bytes, lineAt, Math.min(bytes.length, lineAt + HEAD_BYTES));
    if (key === null || localMs === null) continue;
    const side = direction === LETTER_O ? "sent" : "received";
    samples.push({ node: stretch.node, key, side, time: { localMs, offsetMin: stretch.first.offsetMin } });
    if (samples.length >= MOST_SIGNALS) break;
  }
  return samples;
}

/** Of each tag the first and the last time; thinned, of those only whose number ends in 0: the same ones on every server. */
function tagsIn(bytes: Buffer, stretch: Stretch, isThinned: boolean): ClockSample[] {
  const timeAt = timeReader(stretch);
  const seen = new Map<string, { firstMs: number; lastMs: number }>();
  for (let at = bytes.indexOf(TAG_NAME); at >= 0; at = bytes.indexOf(TAG_NAME, at + 1)) {
    if (isThinned) {
      let end = at + TAG_NAME.length;
      while (end < at + TAG_BYTES && bytes[end] !== GREATER) end++;
      if (bytes[end - 1] !== DIGIT_0) continue;
    }
    const lineAt = lineStart(bytes, at, TAG_STANDS_WITHIN);
    const ms = timeAt(bytes, lineAt, Math.min(bytes.length, lineAt + HEAD_BYTES));
    const tag = TAG.exec(bytes.toString("latin1", at, Math.min(bytes.length, at + TAG_BYTES)))?.[1];
    if (ms === null || tag === undefined) continue;
    const known = seen.get(tag);
    if (known === undefined) seen.set(tag, { firstMs: ms, lastMs: ms });
    else {
      known.firstMs = Math.min(known.firstMs, ms);
      known.lastMs = Math.max(known.lastMs, ms);
    }
  }
  const { offsetMin } = stretch.first;
  return [...seen].flatMap(([tag, { firstMs, lastMs }]) => {
    const key = callTagKey(tag);
    if (key === null) return [];
    return [firstMs, lastMs].map((localMs) => ({ node: stretch.node, key, side: null, time: { localMs, offsetMin } }));
  });
}

/** Where the line begins, no further back than so many bytes: lines without end must not take time without end. */
function lineStart(bytes: Buffer, at: number, within: number): number {
  const least = Math.max(0, at - within);
  let start = at;
  while (start > least && bytes[start - 1] !== LF) start--;
  return start;
}

/** What says which signal a line tells of, if it goes from one server to another. */
function signalKey(text: string): string | null {
  const columns = SIGNAL.exec(text)?.slice(1);
  if (columns === undefined) return null;
  const [toNode, fromNode] = columns.slice(1, 3).map((process) => PROCESS_NODE.exec(process)?.[1]);
  // CallManager talks over links to the other services of its own server as well.
  if (toNode === undefined || fromNode === undefined || toNode === fromNode) return null;
  return `signal ${columns.map((column) => column.trim()).join("|")}`;
}

type Direct = NonNullable<OpenSource["direct"]>;

/**
 * Kind, signal, state (that of the receiver, so not the same on both sides), process to and from, tag, how full the
 * queues are (not the same either), data. That SDL before CUCM 9 has the same kinds is inferred.
 */
const SIGNAL =
  /^(?:[^|\r\n]{0,40}\|){2,3} ?SdlSig-[OI] *\|([^|\r\n]*)\|[^|\r\n]*\|([^|\r\n]*)\|([^|\r\n]*)\|([^|\r\n]*)\| *(?:\[[^\]\r\n]*\])?([^\r\n]{0,80})/;
const SIGNAL_KIND = Buffer.from("SdlSig-");
const TAG_NAME = Buffer.from("<CT::");
const TAG = /^<CT::([^<>]*)>/;
const PROCESS_NODE = /\((\d+),/;
const PACKED = /\.gzo?$/i;
const MOST_UNPACKED_BYTES = 16 * 2 ** 20;
/** So many signals of one file are enough. */
const MOST_SIGNALS = 2000;
const SIGNAL_BEGINS_WITHIN = 128;
const TAG_STANDS_WITHIN = 4096;
const SIGNAL_BYTES = 640;
const TAG_BYTES = 64;
const HEAD_BYTES = 80;
const PROBE_BYTES = 64 * 1024;
/** Clocks that differ by as much show the moment in both stretches all the same. */
const LEAD_MS = 30_000;
const DAY_MS = 86_400_000;
/** All of SDI has tags; from so many bytes on a tenth of them is plenty. */
const MOST_UNTHINNED_BYTES = 4 * 2 ** 20;
const LF = 0x0a;
const GREATER = 0x3e;
const DIGIT_0 = 0x30;
const LETTER_O = 0x4f;
const LETTER_I = 0x49;
