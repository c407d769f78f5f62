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
    const changes: Change[] = [];
    let from = 0;
    for (const { start, end: stop, kind, text: put } of redactor.replacements(text)) {
      // What begins before the cut is wholly in this window: no name reaches over what waits behind it.
      if (start >= end) break;
      from = stop;
      if (put === raw.slice(start, stop)) continue;
      redactor.count(kind);
      changes.push({ start, end: stop, put: breaksIn(raw, start, stop, put) });
    }
    return { changes, end: Math.max(from, end) };
  });
}

/** The first pass over a file in an encoding: gives no bytes. */
export function createLearnStream(redactor: Redactor, encoding: Encoding): ByteStream {
  return createWindows(encoding, (text, end) => {
    redactor.learn(text, end);
    return { changes: null, end };
  });
}

/** A stretch of a window, in units, and what is written in its place. */
interface Change {
  readonly start: number;
  readonly end: number;
  readonly put: string;
}

/**
 * Calls `work` for windows and the place in each where it is to be cut; it says what is to be changed, or null where
 * nothing is to be written, and where it cut.
 */
function createWindows(
  encoding: Encoding,
  work: (text: PieceText, end: number) => { changes: readonly Change[] | null; end: number },
): ByteStream {
  const isWide = encoding === "utf-16le" || encoding === "utf-16be";
  const unit = isWide ? 2 : 1;
  // The bytes that wait, from the beginning of a window on.
  let waiting = Buffer.allocUnsafe(2 * WINDOW * unit);
  let length = 0;

  // Read anew for each window: characters of a text that is whole in memory are reached quickest.
  const textOf = (bytes: Buffer): PieceText => {
    if (!isWide) return narrowText(bytes, encoding);
    return wideText((encoding === "utf-16be" ? Buffer.from(bytes).swap16() : bytes).toString("utf16le"));
  };
  const toBytes = (units: string): Buffer => {
    if (!isWide) return Buffer.from(units, "latin1");
    const bytes = Buffer.from(units, "utf16le");
    return encoding === "utf-16be" ? bytes.swap16() : bytes;
  };
  /** Works on a window, adds what is to be written, and answers how many bytes are done with. */
  const run = (bytes: Buffer, isLast: boolean, out: Uint8Array[]): number => {
    const text = textOf(bytes);
    const { changes, end } = work(text, isLast ? text.raw.length : cutOf(text.raw));
    if (changes === null) return end * unit;
    let from = 0;
    for (const { start, end: stop, put } of changes) {
      out.push(Buffer.from(bytes.subarray(from, start * unit)), toBytes(put));
      from = stop * unit;
    }
    out.push(Buffer.from(bytes.subarray(from, end * unit)));
    return end * unit;
  };

  return {
    push(bytes) {
      const out: Uint8Array[] = [];
      if (length + bytes.length > waiting.length) {
        const larger = Buffer.allocUnsafe(length + bytes.length + WINDOW * unit);
        waiting.copy(larger, 0, 0, length);
        waiting = larger;
      }
      waiting.set(bytes, length);
      length += bytes.length;
      let done = 0;
      while (length - done >= WINDOW * unit) done += run(waiting.subarray(done, done + WINDOW * unit), false, out);
      waiting.copyWithin(0, done, length);
      length -= done;
      return Buffer.concat(out);
    },
    finish() {
      const out: Uint8Array[] = [];
      const whole = length - (length % unit);
      if (whole > 0) run(waiting.subarray(0, whole), true, out);
      // A byte that is no whole unit stays as it is.
      if (whole < length) out.push(Buffer.from(waiting.subarray(whole, length)));
      length = 0;
      return Buffer.concat(out);
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
