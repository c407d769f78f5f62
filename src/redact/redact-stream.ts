/**
 * Redaction of a file as its bytes come: the same encoding and the same line ends out, and every byte that is not
 * replaced as it was. Windows of a fixed size are cut at line ends, wherever the chunks are cut, so that these change
 * nothing; what may go on behind a window's end waits for the next one.
 */
import type { Encoding } from "../model/index.ts";
import { narrowText, type PieceText, wideText } from "./piece-text.ts";
import { breaksIn, type Redactor } from "./redactor.ts";

/** Takes the bytes of a file in order and gives what is to be written of them so far. */
export interface ByteStream {
  push(bytes: Uint8Array): Uint8Array;
  /** The rest. The stream is over then. */
  finish(): Uint8Array;
}

/** The second pass over a file in an encoding. Needs memory of a few windows, of 256 Ki units each. */
export function createRedactStream(redactor: Redactor, encoding: Encoding): ByteStream {
  return createWindows(encoding, (text, end) => {
    const { raw } = text;
    let result = "";
    let from = 0;
    for (const { start, end: stop, kind, text: put } of redactor.replacements(text)) {
      // What begins before the cut is wholly in this window: no name reaches over what waits behind it.
      if (start >= end) break;
      if (put !== raw.slice(start, stop)) redactor.count(kind);
      result += raw.slice(from, start) + breaksIn(raw, start, stop, put);
      from = stop;
    }
    if (from < end) result += raw.slice(from, end);
    return { result, end: Math.max(from, end) };
  });
}

/** The first pass over a file in an encoding: gives no bytes. */
export function createLearnStream(redactor: Redactor, encoding: Encoding): ByteStream {
  return createWindows(encoding, (text, end) => {
    redactor.learn(text, end);
    return { result: "", end };
  });
}

/** Calls `work` for windows and the place in each where it is to be cut; it says what is to be written, and where it cut. */
function createWindows(
  encoding: Encoding,
  work: (text: PieceText, end: number) => { result: string; end: number },
): ByteStream {
  const isWide = encoding === "utf-16le" || encoding === "utf-16be";
  let waiting = "";
  let odd: Uint8Array = new Uint8Array(0);

  const toUnits = (bytes: Uint8Array): string => {
    if (!isWide) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
    const all = Buffer.concat([odd, bytes]);
    const even = all.length & ~1;
    odd = Uint8Array.from(all.subarray(even));
    const whole = all.subarray(0, even);
    if (encoding === "utf-16be") whole.swap16();
    return whole.toString("utf16le");
  };
  const toBytes = (units: string): Uint8Array => {
    if (!isWide) return Buffer.from(units, "latin1");
    const bytes = Buffer.from(units, "utf16le");
    return encoding === "utf-16be" ? bytes.swap16() : bytes;
  };
  const run = (window: string, end: number): { result: string; end: number } =>
    work(isWide ? wideText(window) : narrowText(window, encoding), end);

  return {
    push(bytes) {
      waiting += toUnits(bytes);
      let result = "";
      while (waiting.length >= WINDOW) {
        const window = waiting.slice(0, WINDOW);
        const { result: done, end } = run(window, cutOf(window));
        result += done;
        waiting = waiting.slice(end);
      }
      return toBytes(result);
    },
    finish() {
      const { result } = waiting === "" ? { result: "" } : run(waiting, waiting.length);
      waiting = "";
      const rest = toBytes(result);
      return odd.length === 0 ? rest : Buffer.concat([rest, odd]);
    },
  };
}

/** Where to cut a window: behind a line that ends well before its end, else behind a sign that no name has. */
function cutOf(window: string): number {
  const latest = window.length - OVERLAP;
  const line = window.lastIndexOf("\n", latest);
  if (line > latest - LONGEST_LINE) return line + 1;
  for (let at = latest; at > latest - LONGEST_LINE; at--) {
    const code = window.charCodeAt(at - 1);
    if (code === 0x20 || code === 0x09 || code === 0x0d) return at;
  }
  return latest;
}

/** Units in a window, that wait behind a cut, and in a line that is not cut. */
const WINDOW = 0x40000;
const OVERLAP = 0x4000;
const LONGEST_LINE = 0x10000;
