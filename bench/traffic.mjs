/**
 * The traffic of the benchmark, by size, mix of noise, hit rate and layout: healthy-traffic.mjs with known failures
 * (failure-scenes.mjs) in it and with look-alikes as rare as they are in real traces. The same wish and the same
 * catalog give the same bytes. Memory stays flat whatever the size.
 */
import { mkdir, open } from "node:fs/promises";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { loadFailureScenes } from "./failure-scenes.mjs";
import { healthyTraffic } from "./healthy-traffic.mjs";

/**
 * @typedef {object} Traffic
 * @property {number} sizeBytes Of text, before it is packed or turned into UTF-16.
 * @property {number} seed
 * @property {"cluster" | "sdi" | "sdl"} mix Every log of a cluster, or CallManager's of one layout only: "sdi" of 4.1,
 *   "sdl" of 11.5 with SIP messages in it.
 * @property {number} hitRate Share of the lines that are a known failure: 0, 1 / 5000, 0.01, 0.5.
 * @property {"one-file" | "many-files" | "gzip" | "utf-16"} layout One plain file; files of 1 to 4 MiB, as the programs
 *   write them; files of 10 MiB, each packed; one file of UTF-16LE with a byte order mark.
 */

/**
 * @typedef {{ files: number, bytes: number, textBytes: number, lines: number, alikeLines: number, failureLines: number }}
 *   TrafficCounts `bytes` lie on the disk, `textBytes` are what they hold, in UTF-8.
 */

/** One look-alike in about so many lines. healthy-traffic.mjs, a test of false alarms, has far more of them. */
const ALIKE_ONE_IN = 2000;
/** A GiB in about 50 minutes: a busy node, and 16 GiB still end before midnight. */
const PACE = 10;

const STREAM_OF_MIX = { sdi: /^CM2-SUB\/.*\/CCM\/ccm/, sdl: /^cucmsub1.*\/ccm\/sdl\// };
const FILE_BYTES = { "one-file": Infinity, "utf-16": Infinity, gzip: 10 * 1024 ** 2, "many-files": undefined };

/**
 * The files of a corpus, one after the other; the chunks of one come once and must be taken before the next.
 * @param {Traffic} traffic
 * @param {(path: string) => string} failuresOf From loadFailureScenes().
 */
export function* trafficFiles({ sizeBytes, seed, mix, hitRate, layout }, failuresOf) {
  if (mix === "cluster" && FILE_BYTES[layout] === Infinity) throw new Error(`a whole cluster cannot be ${layout}`);
  const files = healthyTraffic({
    sizeBytes,
    seed,
    only: STREAM_OF_MIX[mix],
    fileBytes: FILE_BYTES[layout],
    alikeOneIn: ALIKE_ONE_IN,
    pace: PACE,
    failuresOf: hitRate === 0 ? undefined : failuresOf,
    failureOneIn: (1 - hitRate) / hitRate,
  });
  for (const file of files) {
    yield { file, path: layout === "gzip" ? `${file.path}.gz` : file.path, pieces: pack(file.chunks(), layout) };
  }
}

/**
 * Writes a corpus below a folder.
 * @param {string} folder
 * @param {Traffic} traffic
 * @returns {Promise<TrafficCounts>}
 */
export async function writeTraffic(folder, traffic) {
  const counts = { files: 0, bytes: 0, textBytes: 0, lines: 0, alikeLines: 0, failureLines: 0 };
  for (const { file, path, pieces } of trafficFiles(traffic, await loadFailureScenes())) {
    counts.bytes += await writePieces(join(folder, path), pieces);
    counts.files++;
    counts.textBytes += file.bytes;
    counts.lines += file.lines;
    counts.alikeLines += file.alikeLines;
    counts.failureLines += file.failureLines;
  }
  return counts;
}

/** Chunks of text as the bytes of a file. A chunk ends at the end of a line, so no letter is cut. */
function* pack(chunks, layout) {
  if (layout === "gzip") {
    yield gzipSync(Buffer.concat([...chunks]), { level: 6 });
  } else if (layout === "utf-16") {
    yield Buffer.from("\ufeff", "utf16le");
    for (const chunk of chunks) yield Buffer.from(chunk.toString("utf8"), "utf16le");
  } else {
    yield* chunks;
  }
}

/** Writes one file and says how many bytes went into it. A few pieces are on their way to the disk at a time. */
async function writePieces(path, pieces) {
  await mkdir(dirname(path), { recursive: true });
  const handle = await open(path, "w");
  let at = 0;
  try {
    const underWay = [];
    for (const piece of pieces) {
      const writing = writeAll(handle, piece, at);
      writing.catch(() => {}); // awaited below
      at += piece.length;
      if (underWay.push(writing) > PIECES_UNDER_WAY) await underWay.shift();
    }
    await Promise.all(underWay);
  } finally {
    await handle.close();
  }
  return at;
}

async function writeAll(handle, bytes, at) {
  for (let done = 0; done < bytes.length; ) {
    done += (await handle.write(bytes, done, bytes.length - done, at + done)).bytesWritten;
  }
}

const PIECES_UNDER_WAY = 8;
