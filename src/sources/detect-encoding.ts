/**
 * Guesses the encoding of a file from its first bytes, or that it is not text. In this order: byte order mark, UTF-16
 * by its characters and line ends, UTF-16 by where its NULs stand, ASCII, UTF-8, cp932 against EUC-JP, and windows-1252
 * for any other text.
 */
import { isAscii } from "node:buffer";
import type { Encoding } from "../model/index.ts";
import { readCp932, readEucJp } from "./japanese.ts";
import { judgeUtf16 } from "./utf16.ts";

/** The encoding, and how many bytes at the start are a byte order mark. */
export interface EncodingGuess {
  readonly encoding: Encoding;
  readonly bomBytes: number;
}

/** Judges the first bytes of a file (64 KiB are plenty); null when they are not text. */
export function detectEncoding(head: Uint8Array): EncodingGuess | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: "utf-8", bomBytes: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: "utf-16le", bomBytes: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: "utf-16be", bomBytes: 2 };

  if (isPlainAscii(head)) return { encoding: "ascii", bomBytes: 0 };
  const bytes = countBytes(head);
  if (bytes.total === 0) return null;
  const utf16 = judgeUtf16(head);
  if (utf16 !== null) return { encoding: utf16, bomBytes: 0 };
  if (isUtf16(bytes.oddNuls, bytes.evenNuls, bytes.total)) return { encoding: "utf-16le", bomBytes: 0 };
  if (isUtf16(bytes.evenNuls, bytes.oddNuls, bytes.total)) return { encoding: "utf-16be", bomBytes: 0 };
  if (bytes.controls > MOST_CONTROLS * bytes.total) return null;

  const encoding = detectEightBit(head, bytes);
  return encoding === null ? null : { encoding, bomBytes: 0 };
}

/** Nearly every log: nothing but ASCII, and of the controls only those of text. */
function isPlainAscii(head: Uint8Array): boolean {
  if (head.length === 0 || !isAscii(head)) return false;
  const before = (4 - (head.byteOffset % 4)) % 4;
  const words = Math.max(0, (head.length - before) >> 2);
  if (words === 0) return hasTextControls(head, 0, head.length);
  const fours = new Int32Array(head.buffer, head.byteOffset + before, words);
  for (let word = 0; word < words; word++) {
    const at = before + word * 4;
    if (mayHoldControl(fours[word] as number) && !hasTextControls(head, at, at + 4)) return false;
  }
  return hasTextControls(head, 0, before) && hasTextControls(head, before + words * 4, head.length);
}

/** Is one of four bytes of ASCII, taken together, a control character? Sometimes yes where none is. */
function mayHoldControl(four: number): boolean {
  const isBelowBlank = (four - 0x20202020) & ~four;
  const isDelete = four + 0x01010101;
  return ((isBelowBlank | isDelete) & 0x80808080) !== 0;
}

/** Are the controls of that ASCII in [from, end) only those of text? */
function hasTextControls(head: Uint8Array, from: number, end: number): boolean {
  for (let at = from; at < end; at++) if (OTHER_CONTROLS[head[at] as number] === 1) return false;
  return true;
}

/** Text with a record of binary garbage in it stays far below this share; programs and pictures are above it. */
const MOST_CONTROLS = 0.1;
/** A run of this many NULs is a hole (space reserved in advance, or lost in a crash) and says nothing. */
const HOLE_NULS = 16;

interface ByteCounts {
  /** Bytes outside of holes. */
  readonly total: number;
  readonly evenNuls: number;
  readonly oddNuls: number;
  /** NULs and control characters other than tab, line ends, form feed and escape. */
  readonly controls: number;
  readonly high: number;
}

function countBytes(head: Uint8Array): ByteCounts {
  let total = 0;
  let evenNuls = 0;
  let oddNuls = 0;
  let controls = 0;
  let high = 0;
  for (let at = 0; at < head.length; at++) {
    const byte = head[at] as number;
    if (byte === 0) {
      let end = at + 1;
      while (head[end] === 0) end++;
      const run = end - at;
      if (run < HOLE_NULS) {
        for (let nul = at; nul < end; nul++) nul % 2 === 0 ? evenNuls++ : oddNuls++;
        controls += run;
        total += run;
      }
      at = end - 1;
      continue;
    }
    total++;
    if (byte >= 0x80) high++;
    else if (byte === 0x7f || (byte < 0x20 && !TEXT_CONTROLS.has(byte))) controls++;
  }
  return { total, evenNuls, oddNuls, controls, high };
}

const TEXT_CONTROLS: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0c, 0x0d, 0x1b]);
/** 1 for each other control character of ASCII. */
const OTHER_CONTROLS = Uint8Array.from({ length: 128 }, (_, byte) =>
  byte === 0x7f || (byte < 0x20 && !TEXT_CONTROLS.has(byte)) ? 1 : 0,
);

/** Where logs are mostly ASCII, one half of nearly every UTF-16 unit is NUL. */
function isUtf16(highHalfNuls: number, lowHalfNuls: number, total: number): boolean {
  return total >= 4 && highHalfNuls > 0.1 * total && lowHalfNuls * 20 <= highHalfNuls;
}

function detectEightBit(head: Uint8Array, bytes: ByteCounts): Encoding | null {
  if (bytes.high === 0) return "ascii";
  const utf8 = readUtf8(head);
  // Chance hardly ever makes a UTF-8 sequence, so more garbage is forgiven here.
  if (utf8.characters > 0 && utf8.invalid * 5 <= utf8.characters) return "utf-8";

  const cp932 = readCp932(head);
  const eucJp = readEucJp(head);
  const canBeCp932 = isMostlyValid(cp932.characters, cp932.invalid) && cp932.western <= cp932.likely;
  const canBeEucJp = isMostlyValid(eucJp.characters, eucJp.invalid) && eucJp.likely > 0;
  // EUC-JP often reads as half-width katakana in cp932. Real EUC-JP text has full kana, and CallManager rarely any EUC.
  if (canBeEucJp && (!canBeCp932 || (eucJp.kana * 8 >= eucJp.characters && cp932.kana === 0))) return "euc-jp";
  if (canBeCp932) return "cp932";

  // A lone Japanese full stop is no kana. But bytes that windows-1252 does not have rule that out.
  if (cp932.characters > 0 && cp932.invalid === 0 && head.some((byte) => NOT_IN_1252.has(byte))) return "cp932";
  // Anything fits windows-1252, so this last guess must at least look like a log: mostly ASCII.
  return bytes.high <= 0.4 * bytes.total ? "windows-1252" : null;
}

const NOT_IN_1252: ReadonlySet<number> = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/** A garbled record does not change what the rest of the file is. */
function isMostlyValid(characters: number, invalid: number): boolean {
  return characters > 0 && invalid * 20 <= characters;
}

/** Counts UTF-8 sequences and bytes that belong to none; a sequence cut off at the end does not count. */
function readUtf8(bytes: Uint8Array): { characters: number; invalid: number } {
  let characters = 0;
  let invalid = 0;
  let at = 0;
  while (at < bytes.length) {
    const lead = bytes[at] as number;
    if (lead < 0x80) {
      at++;
      continue;
    }
    const length =
      lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 1;
    let end = at + 1;
    while (end < at + length && ((bytes[end] ?? 0) & 0xc0) === 0x80) end++;
    if (length > 1 && end === at + length) characters++;
    else if (length > 1 && end === bytes.length) break;
    else invalid++;
    at = end;
  }
  return { characters, invalid };
}
