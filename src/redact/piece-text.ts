/**
 * A stretch of a file as text of which every character is one unit of the file: a byte, or two in UTF-16. What is not
 * replaced can so be written back as it was, invalid bytes included, and no table of an encoding is needed for that.
 */
import { isAscii as isAsciiBytes } from "node:buffer";
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
  /** Whether no unit is beyond ASCII. */
  readonly isAscii: boolean;
  /** What stands in a range, as ordinary text. */
  decode(start: number, end: number): string;
}

/** Ordinary text, or UTF-16 of a file. */
export function wideText(text: string): PieceText {
  return {
    raw: text,
    plain: text,
    isBytes: false,
    isAscii: !BEYOND_ASCII.test(text),
    decode: (start, end) => text.slice(start, end),
  };
}

/** The bytes of a file, one per character. They are read at once. */
export function narrowText(bytes: Uint8Array, encoding: Encoding): PieceText {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
  const isAscii = isAsciiBytes(bytes);
  const plain = encoding === "cp932" && !isAscii ? raw.replace(DOUBLE_BYTE, "\x80\x80") : raw;
  return {
    raw,
    plain,
    isBytes: true,
    isAscii,
    decode(start, end) {
      const units = raw.slice(start, end);
      return !isAscii && BEYOND_ASCII.test(units) ? decoderOf(encoding).decode(Buffer.from(units, "latin1")) : units;
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
