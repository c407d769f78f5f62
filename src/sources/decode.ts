/** Turns the bytes of a file into text. Never fails: bytes that mean nothing become U+FFFD. */
import { isAscii, isUtf8 } from "node:buffer";
import { TextDecoder } from "node:util";
import type { Encoding } from "../model/index.ts";
import { isCp932 } from "./japanese.ts";

/** The text of a whole slice that begins and ends between characters, such as a line. A byte order mark is kept. */
export function decode(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding === "utf-16le" || encoding === "utf-16be") return decoderOf(encoding).decode(bytes);
  if (isAscii(bytes)) return bufferOf(bytes).toString("latin1");
  switch (encoding) {
    case "ascii":
      // The head of the file was plain ASCII, so each later slice has to speak for itself.
      return decode(bytes, isUtf8(bytes) ? "utf-8" : isCp932(bytes) ? "cp932" : "windows-1252");
    case "utf-8":
      return bufferOf(bytes).toString("utf8");
    case "windows-1252":
      return bufferOf(bytes).toString("latin1").replace(C1_CONTROLS, fromWindows1252);
    case "cp932":
    case "euc-jp":
      return decoderOf(encoding).decode(bytes);
  }
}

/** Node's name of each encoding: it knows cp932 by the name of its web cousin, with the same extensions. */
const LABELS = { "utf-16le": "utf-16le", "utf-16be": "utf-16be", cp932: "shift_jis", "euc-jp": "euc-jp" } as const;
const decoders = new Map<string, TextDecoder>();

function decoderOf(encoding: keyof typeof LABELS): TextDecoder {
  let decoder = decoders.get(encoding);
  if (decoder === undefined) {
    decoder = new TextDecoder(LABELS[encoding], { ignoreBOM: true });
    decoders.set(encoding, decoder);
  }
  return decoder;
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/**
 * Windows-1252 is Latin-1 but for these 32 bytes. Node 20 decodes them as control characters (nodejs/node#60888), so
 * the table is ours; U+FFFD where Windows has no character.
 */
const WINDOWS_1252_80_TO_9F =
  "\u20AC\uFFFD\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\uFFFD\u017D\uFFFD" +
  "\uFFFD\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\uFFFD\u017E\u0178";
const C1_CONTROLS = /[\u0080-\u009F]/g;

function fromWindows1252(control: string): string {
  return WINDOWS_1252_80_TO_9F.charAt(control.charCodeAt(0) - 0x80);
}
