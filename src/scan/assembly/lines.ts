/**
 * The list of lines: where each begins that stands behind a line end. It is made while literals are looked for; where that
 * does not tell the line ends, or was not done, it is made anew.
 */

import { CHUNK, CR, GROUP, LAST_LINE, LF, LINE_LIST, LINES_END, LINES_FROM, MARKS, NEXT_LINE, RETURNS } from "./layout";

/** No byte that ends a line is as great. */
const BEHIND_ENDS: i8 = 0x0e;

export function countReturns(count: i32): void {
  store<i32>(RETURNS, load<i32>(RETURNS) + count);
}

/** The last group goes on behind `end`, and the LF of a CR just before may still come: those CRs do not count. */
export function forgetReturns(from: usize, end: usize): void {
  const stop = end + ((from - end) & (GROUP - 1));
  for (let at = end - 1; at < stop; at++) if (load<u8>(at) === CR) countReturns(-1);
}

/** Begins a list of the lines that begin behind what is marked in [from, end). Before its first stands one more, for the walk. */
export function beginLines(from: usize, end: usize): void {
  store<u32>(LINES_FROM, <u32>from);
  store<u32>(LINES_END, <u32>end);
  store<u32>(NEXT_LINE, load<u32>(LINE_LIST) + 4);
  store<u32>(LAST_LINE, load<u32>(LINE_LIST));
  store<i32>(RETURNS, 0);
}

/** Lists what begins behind the marks of the chunk [from, stop). */
export function listLines(from: usize, stop: usize): void {
  const beyond = (stop - from) & (GROUP - 1);
  if (beyond !== 0) {
    const mark = MARKS + (((stop - from) / GROUP) << 3);
    store<u64>(mark, load<u64>(mark) & (((<u64>1) << beyond) - 1));
  }
  let last: usize = load<u32>(LAST_LINE);
  let mark = MARKS;
  for (let at = from + 1; at <= stop; at += GROUP) {
    let marks: u64 = load<u64>(mark);
    mark += 8;
    const count = (<usize>popcnt(marks)) << 2;
    // There are rarely more than two; these are written whether they are there or not, to spare wrong guesses.
    store<u32>(last, <u32>(at + <usize>ctz(marks)), 4);
    marks &= marks - 1;
    store<u32>(last, <u32>(at + <usize>ctz(marks)), 8);
    if (count > 8) {
      for (let more: usize = 8; more < count; more += 4) {
        marks &= marks - 1;
        store<u32>(last + more, <u32>(at + <usize>ctz(marks)), 4);
      }
    }
    last += count;
  }
  store<u32>(LAST_LINE, <u32>last);
}

/**
 * Sees that the lines of a walk from `lineStart` to `end` are listed, the one at hand first, from the one before NEXT_LINE
 * on. Gives the last of them, which ends behind `end`.
 */
export function firstLines(lineStart: usize, end: usize): usize {
  // The last search has listed them already, where it ended there and before each CR an LF stood.
  if (<usize>load<u32>(LINES_END) !== end) listAll(lineStart, end);
  else if (load<i32>(RETURNS) !== 0) {
    if (load<i32>(RETURNS) === countPairs()) store<i32>(RETURNS, 0);
    else listAll(load<u32>(LINES_FROM), end);
  }
  let next: usize = load<u32>(NEXT_LINE);
  const last: usize = load<u32>(LAST_LINE);
  while (next <= last && <usize>load<u32>(next) <= lineStart) next += 4;
  store<u32>(NEXT_LINE, <u32>next);
  store<u32>(next - 4, <u32>lineStart);
  return last;
}

/** Before how many of the LFs that are listed stands a CR, among the bytes that were searched? */
function countPairs(): i32 {
  let line: usize = load<u32>(LINE_LIST) + 4;
  const last: usize = load<u32>(LAST_LINE);
  if (line <= last && load<u32>(line) === load<u32>(LINES_FROM) + 1) line += 4; // nothing was searched before it
  let pairs: i32 = 0;
  for (; line <= last; line += 4) pairs += <i32>(load<u8>(<usize>load<u32>(line) - 2) === CR);
  return pairs;
}

/** Lists the lines that begin behind the line ends in [from, end), whichever these are. */
function listAll(from: usize, end: usize): void {
  const behindEnds = i8x16.splat(BEHIND_ENDS);
  beginLines(from, end);
  for (let chunk = from; chunk < end; chunk += CHUNK) {
    const stop = min(end, chunk + CHUNK);
    let mark = MARKS;
    for (let at = chunk; at < stop; at += 16) {
      store<u16>(mark, <u16>i8x16.bitmask(i8x16.lt_s(v128.load(at), behindEnds)));
      mark += 2;
    }
    listLines(chunk, stop);
  }
  sortOut(end);
}

/** Leaves of the controls that are listed those that end a line: each LF, and each CR without one behind it. */
function sortOut(end: usize): void {
  let kept: usize = load<u32>(LINE_LIST);
  const last: usize = load<u32>(LAST_LINE);
  for (let line = kept; line < last; line += 4) {
    const next: usize = load<u32>(line, 4);
    const byte = load<u8>(next - 1);
    store<u32>(kept, <u32>next, 4);
    // A CR before an LF ends its line together with it; at the end of what is known the LF may still come.
    const endsLine = <i32>(byte === LF) | (<i32>(byte === CR) & <i32>(next < end) & <i32>(load<u8>(next) !== LF));
    kept += (<usize>endsLine) << 2;
  }
  store<u32>(LAST_LINE, <u32>kept);
}

/** Length of a line without its end. */
export function lengthOfLine(lineStart: usize, next: usize): i32 {
  const length: i32 = <i32>(next - 1 - lineStart);
  return length > 0 && load<u8>(next - 1) === LF && load<u8>(next - 2) === CR ? length - 1 : length;
}
