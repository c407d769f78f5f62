/**
 * Judges whether bytes without a byte order mark are UTF-16 in Japanese, where NULs are few: only ASCII has them. Nearly
 * any two bytes are some character, so the characters must be ones that logs hold, and the lines must end as in UTF-16.
 */

/** One of the two orders of bytes. */
export type Utf16 = "utf-16le" | "utf-16be";

/** The order in which the bytes are UTF-16 text beyond doubt; null where they may be something else. */
export function judgeUtf16(bytes: Uint8Array): Utf16 | null {
  if (!bytes.includes(0) && !bytes.includes(0xff)) return null;
  const lineFeeds = bytes.reduce((count, byte) => (byte === 0x0a ? count + 1 : count), 0);
  let best: Utf16 | null = null;
  let mostKnown = 0;
  for (const order of ["utf-16le", "utf-16be"] as const) {
    const reading = read(bytes, order);
    if (!isText(reading) || reading.known <= mostKnown) continue;
    // Characters such as 上 have the byte of a line feed in them, but lines end more often than that. Without any line
    // end there must be letters of full width: their byte FF stands in no other Japanese encoding.
    const endsLines = reading.lineFeeds > 0 && reading.lineFeeds * 2 >= lineFeeds;
    if (!endsLines && (reading.lineFeeds > 0 || reading.wide * 5 < reading.units)) continue;
    best = order;
    mostKnown = reading.known;
  }
  return best;
}

interface Reading {
  /** Units outside of holes. */
  readonly units: number;
  /** Units that logs hold: ASCII, kana, kanji, full and half width, marks. */
  readonly known: number;
  readonly lineFeeds: number;
  /** Units of full width letters. */
  readonly wide: number;
  /** Units other than kana of which both bytes are ASCII letters, digits or marks: two letters of eight-bit text? */
  readonly twins: number;
}

function isText({ units, known, lineFeeds, twins }: Reading): boolean {
  return units >= 4 && known * 20 >= units * 19 && lineFeeds * 2 <= units && twins * 10 <= units * 6;
}

function read(bytes: Uint8Array, order: Utf16): Reading {
  const highAt = order === "utf-16le" ? 1 : 0;
  let units = 0;
  let known = 0;
  let lineFeeds = 0;
  let wide = 0;
  let twins = 0;
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    const high = bytes[at + highAt] as number;
    const low = bytes[at + 1 - highAt] as number;
    if (high === 0 && low === 0 && isHole(bytes, at)) continue;
    units++;
    if (isKnown(high, low)) known++;
    if (high === 0 && low === 0x0a) lineFeeds++;
    if (high === 0xff) wide++;
    if (high !== 0x30 && isPrintable(high) && isPrintable(low)) twins++;
  }
  return { units, known, lineFeeds, wide, twins };
}

/** Is it within a run of NULs that stands for space reserved in advance? */
function isHole(bytes: Uint8Array, at: number): boolean {
  const isNul = (from: number) => {
    for (let i = from; i < from + HOLE_NULS; i++) if (bytes[i] !== 0) return false;
    return true;
  };
  return isNul(at) || isNul(at - HOLE_NULS + 2);
}

const HOLE_NULS = 16;

function isKnown(high: number, low: number): boolean {
  switch (high) {
    case 0x00: // ASCII and Latin-1
      return low >= 0xa0 || (low >= 0x20 && low < 0x7f) || low === 0x09 || low === 0x0a || low === 0x0c || low === 0x0d;
    case 0x20: // dashes and quotes
    case 0x21: // ℃, №, arrows
    case 0x22: // mathematics
    case 0x25: // lines, blocks, ■ ○
    case 0x26:
      return true;
    case 0x24: // ①
      return low >= 0x60;
    case 0x30: // marks and kana
      return low <= 0x3f || (low >= 0x41 && low <= 0x96) || low >= 0x99;
    case 0x32: // ㈱
    case 0x33: // ㍻
      return true;
    case 0x9f:
      return low <= 0xa5;
    case 0xff: // full-width ASCII, half-width katakana, ￥
      return (low >= 0x01 && low <= 0x9f) || (low >= 0xe0 && low <= 0xe6);
    default:
      return high >= 0x4e && high < 0x9f;
  }
}

function isPrintable(byte: number): boolean {
  return byte >= 0x20 && byte < 0x7f;
}
