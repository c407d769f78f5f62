/** Lets some lines of a text through, byte for byte as they are, and hands out others to be quoted. */

/** Takes the bytes of a text in pieces cut anywhere. */
export interface LineFilter {
  /** The bytes of lines that are let through, as far as that is decided. */
  push(bytes: Uint8Array): Uint8Array;
  finish(): Uint8Array;
  /** Lines so far; at the end those of the text. */
  readonly lines: number;
  /** Bytes that wait for a decision. */
  readonly waiting: number;
}

/** What decides. */
export interface LineFilterOptions {
  /** Of two-byte text the order of the bytes; null for all other text. */
  readonly unit: "utf-16le" | "utf-16be" | null;
  /** Is the line, by its 1-based number, let through? Undefined: not known yet. Asked in the order of lines. */
  isKept(line: number): boolean | undefined;
  /** Is the line quoted? */
  isQuoted(line: number): boolean;
  /** A line that is quoted, without its end. */
  onQuote(line: number, bytes: Uint8Array): void;
}

/** A filter at the beginning of a text. */
export function createLineFilter(options: LineFilterOptions): LineFilter {
  const width = options.unit === null ? 1 : 2;
  /** Lines whose ends have come and that wait for a decision, and the beginning of the next; `lines` ended before it. */
  let held = Buffer.alloc(0);
  let lines = 0;
  /** How far the held bytes have been searched for ends of lines that were seen, quoted, and are not decided. */
  let seenTo = 0;
  let seenLines = 0;

  /** Place behind the end of the line that begins at `from`; -1 where it has not come, or may go on. */
  function lineEnd(from: number, isLast: boolean): number {
    for (let at = from; at + width <= held.length; at += width) {
      const unit = unitAt(at);
      if (unit === LF) return at + width;
      if (unit !== CR) continue;
      if (at + 2 * width > held.length) return isLast ? at + width : -1;
      return unitAt(at + width) === LF ? at + 2 * width : at + width;
    }
    return isLast && from < held.length ? held.length : -1;
  }

  function unitAt(at: number): number {
    if (options.unit === null) return held[at] as number;
    return options.unit === "utf-16le" ? held.readUInt16LE(at) : held.readUInt16BE(at);
  }

  function withoutEnd(line: Buffer): Buffer {
    let end = line.length;
    const last = (): number =>
      options.unit === null
        ? (line[end - 1] as number)
        : options.unit === "utf-16le"
          ? line.readUInt16LE(end - 2)
          : line.readUInt16BE(end - 2);
    while (end >= width && (last() === LF || last() === CR)) end -= width;
    return line.subarray(0, end);
  }

  function take(isLast: boolean): Uint8Array {
    const out: Buffer[] = [];
    // Quotes do not wait for decisions.
    const ends: number[] = [];
    for (let end = lineEnd(seenTo, isLast); end !== -1; end = lineEnd(seenTo, isLast)) {
      seenLines++;
      if (options.isQuoted(seenLines)) options.onQuote(seenLines, withoutEnd(held.subarray(seenTo, end)));
      pendingEnds.push(end);
      seenTo = end;
    }
    ends.push(...pendingEnds);
    let from = 0;
    let decided = 0;
    let runFrom = -1;
    for (const end of ends) {
      const isKept = options.isKept(lines + 1);
      if (isKept === undefined) break;
      if (isKept && runFrom === -1) runFrom = from;
      if (!isKept && runFrom !== -1) {
        out.push(held.subarray(runFrom, from));
        runFrom = -1;
      }
      lines++;
      decided++;
      from = end;
    }
    if (runFrom !== -1) out.push(held.subarray(runFrom, from));
    pendingEnds = pendingEnds.slice(decided).map((end) => end - from);
    seenTo -= from;
    held = held.subarray(from);
    return out.length === 1 ? (out[0] as Buffer) : Buffer.concat(out);
  }
  let pendingEnds: number[] = [];

  return {
    push(bytes) {
      held = held.length === 0 ? Buffer.from(bytes) : Buffer.concat([held, bytes]);
      return take(false);
    },
    finish: () => take(true),
    get lines() {
      return seenLines;
    },
    get waiting() {
      return held.length;
    },
  };
}

const LF = 0x0a;
const CR = 0x0d;
