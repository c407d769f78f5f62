/** Walks over lines in which nothing happens, by the shape of the heads of records. */

import {
  FIRST_BYTES,
  HEADS,
  HIT_COUNT,
  HITS,
  IN_RECORD,
  IS_TIMELESS,
  KIND_AT,
  LINE_START,
  LINES,
  LISTED_END,
  LONGEST,
  NEXT_HIT,
  NEXT_LINE,
  NEXT_OPAQUE,
  ORPHANS,
  RECORDS,
  RUN_COUNT,
  RUNS,
  SECOND_BYTES,
  SEGMENT_LINES,
  SEGMENT_START,
  SHAPE_BASE,
  SHAPE_BYTES,
  SHAPE_SPAN,
  STOP_FROM,
  TIME_AT,
} from "./layout";
import { firstLines, lengthOfLine } from "./lines";
import { passes } from "./passes";

const RUN_BYTES: usize = 16;
const RUN_ROOM: i32 = 24;
/** So many lines are looked through for heads at a time, in bytes of their list. */
const LINES_AT_ONCE: usize = 1024;
const COLON: u8 = 0x3a;
/** The kind of record that heads a file. */
const FILE_HEAD: u8 = 0x46;
const NEVER: u8 = 0;
const MAYBE: u8 = 1;
const TIMELESS: u8 = 2;
const BY_SECOND_BYTE: u8 = 4;
const WITH_COLON: u8 = 8;
/** A line longer than this stops the walk, and so does a record: the caller cuts those. */
const SEGMENT_BYTES: usize = 65536;
const RUN_SPAN_MS: i32 = 900000;
const DAY_OF_MS: i32 = 86400000;
/** Behind everything. */
const NOWHERE: u32 = 0x7fffffff;

/** What a walk has come to: the first record it opened, and the open one, both by their line in the list, and behind which place one must be looked at before it ends. */
let firstRecord: usize = 0;
let segmentStart: usize = 0;
let segmentLine: usize = 0;
let guard: usize = 0;
let records: i32 = 0;
/** The last "hh:mm:ss" seen, and what it is in milliseconds of the day. */
let seenClock: u64 = 0;
let secondMs: i32 = 0;
/** The times of the run at hand. No time is within a run of the first two. */
let runMin: i32 = 0;
let runMax: i32 = 0;
let runLast: i32 = 0;

/**
 * Walks over whole lines from LINE_START on, as long as nothing happens in them: no literal stands in a record that its
 * patterns could match, no head is other than the shape foresees, no record with a literal in it is long, nor the last.
 * Where something does, LINE_START is left at that line for the caller to deal with. `end` is where the known bytes end.
 */
export function skim(end: usize): void {
  segmentStart = load<i32>(SEGMENT_START);
  segmentLine = 0;
  records = 0;
  seenClock = 0;
  runMin = -RUN_SPAN_MS;
  runMax = -RUN_SPAN_MS;
  store<i32>(RUN_COUNT, 0);
  store<i32>(IS_TIMELESS, 0);
  store<i32>(LISTED_END, 0);
  guard = nextStop();

  const lastLine = firstLines(load<u32>(LINE_START), end);
  const firstLine: usize = load<u32>(NEXT_LINE) - 4;
  let line = firstLine;
  while (line < lastLine) {
    const first = line;
    const last = min(lastLine, first + LINES_AT_ONCE);
    const heads = listHeads(first, last);
    line = endOfShort(first, takeHeads(heads, last));
    seeLengths(first, line);
    if (line !== last) break;
  }

  store<u32>(NEXT_LINE, <u32>(line + 4));
  store<u32>(LINE_START, load<u32>(line));
  store<i32>(LINES, <i32>(line - firstLine) >> 2);
  store<i32>(RECORDS, records);
  store<i32>(SEGMENT_START, <i32>segmentStart);
  store<i32>(SEGMENT_LINES, records === 0 ? -1 : <i32>(segmentLine - firstLine) >> 2);
  endRun();
  store<i32>(IS_TIMELESS, load<i32>(IS_TIMELESS) === <i32>segmentStart ? 1 : 0);
  if (load<i32>(IN_RECORD) !== 0) store<i32>(ORPHANS, 0);
  else if (records === 0) store<i32>(ORPHANS, <i32>(line - firstLine) >> 2);
  else {
    store<i32>(ORPHANS, <i32>(firstRecord - firstLine) >> 2);
    store<i32>(IN_RECORD, 1);
  }
}

/**
 * Walks over the records that begin at the lines listed from HEADS to `heads`. Gives the line that it stops at, `last`
 * where it does not.
 */
function takeHeads(heads: usize, last: usize): usize {
  for (let head = HEADS; head < heads; head += 4) {
    const from = head;
    head = passTimed(head, heads);
    if (head > from) openRecords((head - from) >> 2, load<u32>(from), load<u32>(head - 4));
    if (head === heads) break;
    const line = load<u32>(head);
    if (!takeHead(line)) return line;
  }
  return last;
}

/**
 * Passes over heads as the shape foresees them, with times of the second at hand and of the run, as long as nothing that
 * must be looked at stands in the records. Gives the first that is other. What nearly every record needs stands here,
 * and little of it, so that it stays in registers; exported, for else the compiler makes one function of this and more.
 */
export function passTimed(head: usize, heads: usize): usize {
  const headBytes: usize = load<i32>(SHAPE_BYTES) + 1;
  if (headBytes === 1) return head; // no shape
  const mostBehind: usize = SEGMENT_BYTES - headBytes + 1;
  const timeAt: usize = load<i32>(TIME_AT);
  const kindAt: usize = load<i32>(KIND_AT);
  const fileHead: i32 = kindAt === 0 ? -1 : FILE_HEAD;
  const base0 = v128.load(SHAPE_BASE);
  const base1 = v128.load(SHAPE_BASE, 16);
  const base2 = v128.load(SHAPE_BASE, 32);
  const span0 = v128.load(SHAPE_SPAN);
  const span1 = v128.load(SHAPE_SPAN, 16);
  const span2 = v128.load(SHAPE_SPAN, 32);
  const clock = seenClock;
  const second = secondMs;
  const stop = guard;
  let least = runMin;
  let most = runMax;
  let time = runLast;
  for (; head < heads; head += 4) {
    const line: usize = load<u32>(head);
    const lineStart: usize = load<u32>(line);
    if (
      load<u32>(line, 4) - lineStart - headBytes >= mostBehind ||
      !i8x16.all_true(
        v128.and(
          i8x16.le_u(i8x16.sub(v128.load(lineStart), base0), span0),
          v128.and(
            i8x16.le_u(i8x16.sub(v128.load(lineStart, 16), base1), span1),
            i8x16.le_u(i8x16.sub(v128.load(lineStart, 32), base2), span2),
          ),
        ),
      ) ||
      <i32>load<u8>(lineStart + kindAt) === fileHead ||
      load<u64>(lineStart + timeAt) !== clock ||
      stop < lineStart
    )
      break;
    const now = second + fractionOf(load<u32>(lineStart + timeAt, 8));
    if (now - least >= RUN_SPAN_MS || most - now >= RUN_SPAN_MS) break;
    least = min(least, now);
    most = max(most, now);
    time = now;
  }
  runMin = least;
  runMax = most;
  runLast = time;
  return head;
}

/** Milliseconds of ".mmm". */
function fractionOf(fraction: u32): i32 {
  return <i32>((fraction >> 8) & 15) * 100 + <i32>((fraction >> 16) & 15) * 10 + <i32>((fraction >> 24) & 15);
}

/** So many records have begun, at the line listed at `first`, and the last of them at the one at `last`. */
function openRecords(count: i32, first: usize, last: usize): void {
  if (records === 0) firstRecord = first;
  records += count;
  segmentLine = last;
  segmentStart = load<u32>(last);
}

/** Walks over the record that begins at the line listed there, or over the line if none does; false to stop before it. */
function takeHead(line: usize): bool {
  const lineStart: usize = load<u32>(line);
  const next: usize = load<u32>(line, 4);
  const isTimed = hasShape(lineStart, next);
  const timeAt: usize = load<i32>(TIME_AT);
  if (isTimed) {
    // "hh:mm:ss" is the same for many records in a row; ".mmm" stands behind it. Hour 24 and its like are no time, and
    // the line no head: that must be known before the record before it is closed.
    const clock = load<u64>(lineStart + timeAt);
    const ms = secondOf(clock);
    if (ms >= DAY_OF_MS) return false;
    seenClock = clock;
    secondMs = ms;
  }
  // Whichever a head is, it begins a record.
  const answer = isTimed ? TIMELESS : answerOf(lineStart, next);
  if (answer === NEVER) return true;
  // The record before ends here: did anything stand in it?
  if (answer === MAYBE || (guard < lineStart && mayHold(segmentStart, lineStart))) return false;
  if (guard < lineStart) guard = nextStop();
  if (isTimed) {
    const time = secondMs + fractionOf(load<u32>(lineStart + timeAt, 8));
    if (time - runMin >= RUN_SPAN_MS || runMax - time >= RUN_SPAN_MS) {
      if (load<i32>(RUN_COUNT) === RUN_ROOM) return false;
      endRun();
      beginRun(time);
    }
    runMin = min(runMin, time);
    runMax = max(runMax, time);
    runLast = time;
  } else store<i32>(IS_TIMELESS, <i32>lineStart);
  openRecords(1, line, line);
  return true;
}

/** Does a head stand there as the shape foresees it? */
function hasShape(lineStart: usize, next: usize): bool {
  const shapeBytes: usize = load<i32>(SHAPE_BYTES);
  const length = next - lineStart;
  // A line that is no longer has no head of the shape, and one that is longer than a segment stops the walk.
  if (shapeBytes === 0 || length <= shapeBytes || length > SEGMENT_BYTES) return false;
  const kindAt: usize = load<i32>(KIND_AT);
  return (
    fitsShape(lineStart, 0) &&
    fitsShape(lineStart, 16) &&
    fitsShape(lineStart, 32) &&
    (kindAt === 0 || load<u8>(lineStart + kindAt) !== FILE_HEAD)
  );
}

function fitsShape(lineStart: usize, at: usize): bool {
  const above = i8x16.sub(v128.load(lineStart + at), v128.load(SHAPE_BASE + at));
  return i8x16.all_true(i8x16.le_u(above, v128.load(SHAPE_SPAN + at)));
}

/**
 * Of the lines listed from `first` to before `last`, lists those that by their first byte may be heads. Gives the end of
 * that list. Without a branch for each, for nobody can guess which line is one.
 */
function listHeads(first: usize, last: usize): usize {
  let heads = HEADS;
  for (let line = first; line < last; line += 4) {
    store<u32>(heads, <u32>line);
    heads += (<usize>(load<u8>(<usize>load<u8>(load<u32>(line)), FIRST_BYTES) !== NEVER)) << 2;
  }
  return heads;
}

/** The line listed from `first` on with which the open record gets longer than a segment, if that comes before `line`; else `line`. */
function endOfShort(first: usize, line: usize): usize {
  if (<isize>load<u32>(line) - <isize>segmentStart <= <isize>SEGMENT_BYTES) return line;
  while (<isize>load<u32>(first, 4) - <isize>segmentStart <= <isize>SEGMENT_BYTES) first += 4;
  return first;
}

/** Takes the lengths of the lines listed from `first` to before `last` into account. */
function seeLengths(first: usize, last: usize): void {
  let most = i32x4.splat(0);
  // What is listed behind them may be looked at as well.
  for (let line = first; line < last; line += 16)
    most = i32x4.max_s(most, i32x4.sub(v128.load(line, 4), v128.load(line)));
  let longest = load<i32>(LONGEST);
  if (!v128.any_true(i32x4.gt_s(most, i32x4.splat(longest + 1)))) return;
  for (let line = first; line < last; line += 4)
    longest = max(longest, lengthOfLine(load<u32>(line), load<u32>(line, 4)));
  store<i32>(LONGEST, longest);
}

/** Behind which place a record must not end without being looked at: the next hit, the next place that cannot be seen through, the end of the walk. */
function nextStop(): usize {
  const hits: usize = load<i32>(HITS);
  const number: usize = load<i32>(NEXT_HIT);
  const hit = number < <usize>load<i32>(HIT_COUNT) ? load<u32>(hits + (number << 3)) : NOWHERE;
  return min(min(<usize>hit, <usize>load<i32>(NEXT_OPAQUE)), <usize>load<i32>(STOP_FROM) - 1);
}

/** May a pattern match the record [start, end), or does the walk end here? If not, its hits are behind. */
function mayHold(start: usize, end: usize): bool {
  if (<usize>load<i32>(NEXT_OPAQUE) < end || <usize>load<i32>(STOP_FROM) <= end) return true;
  const hits: usize = load<i32>(HITS);
  const listEnd = hits + ((<usize>load<i32>(HIT_COUNT)) << 3);
  let hit = hits + ((<usize>load<i32>(NEXT_HIT)) << 3);
  if (hit >= listEnd || <usize>load<u32>(hit) >= end) return false;
  if (passes(hit, listEnd, start, end)) {
    store<i32>(LISTED_END, <i32>end);
    return true;
  }
  while (hit < listEnd && <usize>load<u32>(hit) < end) hit += 8;
  store<i32>(NEXT_HIT, <i32>((hit - hits) >> 3));
  return false;
}

/** What the first two bytes of a line say of it, that may be a head by the first. */
function answerOf(lineStart: usize, next: usize): u8 {
  if (next - lineStart > SEGMENT_BYTES) return MAYBE;
  const answer: u8 = load<u8>(FIRST_BYTES + <usize>load<u8>(lineStart));
  if (answer < BY_SECOND_BYTE) return answer;
  if (!(answer & load<u8>(SECOND_BYTES + <usize>load<u8>(lineStart, 1)))) return answer & (BY_SECOND_BYTE - 1);
  if (!(answer & WITH_COLON)) return MAYBE;
  const colon = i8x16.splat(COLON);
  let colons: u32 =
    i8x16.bitmask(i8x16.eq(v128.load(lineStart), colon)) |
    (i8x16.bitmask(i8x16.eq(v128.load(lineStart, 16), colon)) << 16);
  if (next - lineStart < 32) colons &= (1 << (<u32>(next - lineStart))) - 1;
  return colons !== 0 ? MAYBE : NEVER;
}

function beginRun(first: i32): void {
  runMin = first;
  runMax = first;
  const count = load<i32>(RUN_COUNT);
  store<i32>(RUNS + <usize>count * RUN_BYTES, first);
  store<i32>(RUN_COUNT, count + 1);
}

/** Ends the run that was begun last, if one was. */
function endRun(): void {
  const count = load<i32>(RUN_COUNT);
  if (count === 0) return;
  const run = RUNS + <usize>(count - 1) * RUN_BYTES;
  store<i32>(run, runMin, 4);
  store<i32>(run, runMax, 8);
  store<i32>(run, runLast, 12);
}

/** "hh:mm:ss", known to be digits and colons, in milliseconds of the day. */
function secondOf(clock: u64): i32 {
  const tens: u64 = clock & 0x000f00000f00000f;
  const ones: u64 = (clock >> 8) & 0x000f00000f00000f;
  const pairs = tens * 10 + ones;
  const hours = <i32>(pairs & 0xff);
  const minutes = <i32>((pairs >> 24) & 0xff);
  const seconds = <i32>((pairs >> 48) & 0xff);
  return ((hours * 60 + minutes) * 60 + seconds) * 1000;
}
