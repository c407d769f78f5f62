/**
 * A stretch of a file as text of which every character is one unit of the file: a byte, or two in UTF-16. What is not
 * replaced can so be written back as it was, invalid bytes included, and no table of an encoding is needed for that.
 */
import { TextDecoder } from "node:util";
import type { Encoding } from "../model/index.ts";

/** A stretch of text to read names in. */
export interface PieceText {
  /** The units as they are. */
  readonly raw: string;
  /** The same length; the second byte of a character of CP932 is no ASCII here. Names are recognised in this. */
  readonly plain: string;
  /** Whether a unit is a byte. */
  readonly isBytes: boolean;
  /** What stands in a range, as ordinary text. */
  decode(start: number, end: number): string;
}

/** Ordinary text, or UTF-16 of a file. */
export function wideText(text: string): PieceText {
  return { raw: text, plain: text, isBytes: false, decode: (start, end) => text.slice(start, end) };
}

/** The bytes of a file, one per character. */
export function narrowText(raw: string, encoding: Encoding): PieceText {
  const isAscii = !BEYOND_ASCII.test(raw);
  const plain = encoding === "cp932" && !isAscii ? raw.replace(DOUBLE_BYTE, "\x80\x80") : raw;
  return {
    raw,
    plain,
    isBytes: true,
    decode(start, end) {
      const bytes = raw.slice(start, end);
      return !isAscii && BEYOND_ASCII.test(bytes) ? decoderOf(encoding).decode(Buffer.from(bytes, "latin1")) : bytes;
    },
  };
}

function decoderOf(encoding: Encoding): TextDecoder {
  const label = encoding === "cp932" ? "shift_jis" : encoding === "ascii" ? "utf-8" : encoding;
  let decoder = decoders.get(label);
  if (decoder === undefined) {
    decoder = new TextDecoder(label, { ignoreBOM: true });
    decoders.set(label, decoder);
  }
  return decoder;
}

const decoders = new Map<string, TextDecoder>();
// biome-ignore lint/suspicious/noControlCharactersInRegex: all that is not ASCII
const BEYOND_ASCII = /[^\x00-\x7f]/;
const DOUBLE_BYTE = /[\x81-\x9f\xe0-\xfc][\x40-\x7e\x80-\xfc]/g;
