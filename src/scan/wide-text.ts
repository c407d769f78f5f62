/**
 * Finds full-width letters and wide blanks. A literal written in them has other bytes than the one searched for, so a
 * record that holds any is always looked at closely.
 */
import type { Encoding } from "../model/index.ts";

/**
 * Says of a byte of 0x80 or more whether a full-width ASCII letter (Ａ-Ｚ, ａ-ｚ), or an ideographic or no-break space
 * behind ASCII text, may start there. May say so too often.
 */
export type WideTextTest = (bytes: Uint8Array, at: number) => boolean;

/** The test for an encoding; undefined where full-width letters cannot occur or are narrowed before the scan. */
export function wideTextTest(encoding: Encoding): WideTextTest | undefined {
  switch (encoding) {
    case "utf-16le":
    case "utf-16be":
      return undefined;
    case "windows-1252":
      return isNoBreakSpace;
    case "utf-8":
      return isWideUtf8;
    case "cp932":
      return isWideCp932;
    case "euc-jp":
      return isWideEucJp;
    case "ascii":
      // What follows an ASCII head may be any of them.
      return (bytes, at) => isWideUtf8(bytes, at) || isWideCp932(bytes, at) || isNoBreakSpace(bytes, at);
  }
}

/** A gap between two ASCII words starts behind a letter or a blank; in Japanese text it stands behind a wide character. */
function followsAscii(bytes: Uint8Array, at: number): boolean {
  return at > 0 && (bytes[at - 1] as number) < 0x80;
}

function isNoBreakSpace(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0xa0 && followsAscii(bytes, at);
}

/** U+FF21..FF3A and U+FF41..FF5A: EF BC A1..BA, EF BD 81..9A. U+3000: E3 80 80, U+00A0: C2 A0. */
function isWideUtf8(bytes: Uint8Array, at: number): boolean {
  if (bytes[at] === 0xe3) return bytes[at + 1] === 0x80 && bytes[at + 2] === 0x80 && followsAscii(bytes, at);
  if (bytes[at] === 0xc2) return bytes[at + 1] === 0xa0 && followsAscii(bytes, at);
  if (bytes[at] !== 0xef) return false;
  const third = bytes[at + 2] as number;
  return (
    (bytes[at + 1] === 0xbc && third >= 0xa1 && third <= 0xba) ||
    (bytes[at + 1] === 0xbd && third >= 0x81 && third <= 0x9a)
  );
}

/** 82 60..79 and 82 81..9A; the ideographic space 81 40. */
function isWideCp932(bytes: Uint8Array, at: number): boolean {
  if (bytes[at] === 0x81) return bytes[at + 1] === 0x40 && followsAscii(bytes, at);
  if (bytes[at] !== 0x82) return false;
  const second = bytes[at + 1] as number;
  return (second >= 0x60 && second <= 0x79) || (second >= 0x81 && second <= 0x9a);
}

/** A3 C1..DA and A3 E1..FA; the ideographic space A1 A1. */
function isWideEucJp(bytes: Uint8Array, at: number): boolean {
  if (bytes[at] === 0xa1) return bytes[at + 1] === 0xa1 && followsAscii(bytes, at);
  if (bytes[at] !== 0xa3) return false;
  const second = bytes[at + 1] as number;
  return (second >= 0xc1 && second <= 0xda) || (second >= 0xe1 && second <= 0xfa);
}
