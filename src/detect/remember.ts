/**
 * Remembers the matches of one file for correlation, in memory that does not grow with their number: of each subject the
 * first few and the last few. Which ones depends on the file alone, not on how the work was divided.
 */
import type { Match, Moment } from "../model/index.ts";
import type { Fit, Settle } from "./findings.ts";

/** What is remembered of a file; plain data that can cross a thread. */
export interface Remembered {
  readonly bySubject: Map<string, RememberedSubject>;
  /** Matches that were too many. */
  forgotten: number;
}

interface RememberedSubject {
  /** Where the subject appears first in the file. */
  firstOffset: number;
  /** Where it appears last. */
  lastOffset: number;
  /** In the order of the file; the middle is missing where `first` is full. */
  first: Match[];
  last: Match[];
}

/** How many of a subject's first matches are remembered, and how many of its last. */
export const REMEMBERED_ENDS = 500;
/** How many subjects are remembered of a file, those that appear first. */
export const REMEMBERED_SUBJECTS = 4_000;

/** Takes in the matches of one file, or of a part of it. */
export interface Memory {
  add(match: Match): void;
  /** Takes a match in of which only who, when and where in the file is asked: its line is not kept. */
  addUnquoted(match: Match): void;
  /** Takes in what was remembered of another part of the same file. */
  absorb(part: Remembered, fit: Fit): void;
  /** What is remembered, before its moments are settled. */
  raw(): Remembered;
  /** What is remembered, in the order of the file, of those that are wanted once their moments are settled. */
  result(settle: Settle, isWanted: (match: Match) => boolean): { matches: Match[]; forgotten: number };
}

/** Starts with nothing to remember. Parts and matches may come in any order. */
export function createMemory(): Memory {
  const memory: Remembered = { bySubject: new Map(), forgotten: 0 };
  const { bySubject } = memory;
  /** Where the subject that appears last among those remembered appears first. */
  let latestOffset = -1;
  const isTooLate = (subject: string, offset: number): boolean =>
    bySubject.size >= REMEMBERED_SUBJECTS && offset > latestOffset && !bySubject.has(subject);
  const put = (subject: string, match: Match): void => {
    let own = bySubject.get(subject);
    if (own === undefined) {
      own = { firstOffset: match.recordOffset, lastOffset: -1, first: [], last: [] };
      bySubject.set(subject, own);
    }
    own.firstOffset = Math.min(own.firstOffset, match.recordOffset);
    latestOffset = Math.max(latestOffset, own.firstOffset);
    if (match.recordOffset > own.lastOffset) {
      (own.first.length < REMEMBERED_ENDS ? own.first : own.last).push(match);
      own.lastOffset = match.recordOffset;
    } else {
      insert(own.first, match);
      if (own.first.length > REMEMBERED_ENDS) insert(own.last, own.first.pop() as Match);
    }
    if (own.last.length > REMEMBERED_ENDS) {
      own.last.shift();
      memory.forgotten++;
    }
    if (bySubject.size > REMEMBERED_SUBJECTS) latestOffset = forgetOne(memory);
  };
  const take = (match: Match): void => {
    const subject = subjectOf(match);
    if (isTooLate(subject, match.recordOffset)) memory.forgotten++;
    else put(subject, match);
  };
  return {
    add: take,
    addUnquoted: (match) => take({ ...match, line: 0, offset: match.recordOffset, text: "" }),
    absorb(part, { lines, moment, isFitting = false }) {
      memory.forgotten += part.forgotten;
      if (isFitting && bySubject.size === 0) {
        for (const [subject, own] of part.bySubject) {
          bySubject.set(subject, { ...own, first: own.first.slice(), last: own.last.slice() });
          latestOffset = Math.max(latestOffset, own.firstOffset);
        }
        return;
      }
      const placed = (time: Moment | null): Moment | null => (time === null ? null : moment(time));
      for (const [subject, { first, last }] of part.bySubject)
        for (const match of [...first, ...last])
          put(subject, { ...match, line: match.line + lines, time: placed(match.time) });
    },
    raw: () => memory,
    result(settle, isWanted) {
      const matches = [...bySubject.values()]
        .flatMap(({ first, last }) => [...first, ...last])
        .sort(compareByPlace)
        .map((match) => settled(match, settle))
        .filter(isWanted);
      return { matches, forgotten: memory.forgotten };
    },
  };
}

function settled(match: Match, settle: Settle): Match {
  const time = match.time === null ? null : settle(match.time);
  return time === match.time ? match : { ...match, time };
}

/** Whom a match is about. What is about the same stays together, so that nothing of it is lost in between. */
function subjectOf({ entities }: Match): string {
  return entities.device?.[0] ?? entities.mac?.[0] ?? entities.ip?.[0] ?? entities.server?.[0] ?? "";
}

/** Forgets the subject that appears last in the file, and says where the last of the others appears. */
function forgetOne(memory: Remembered): number {
  let latest: string | null = null;
  let latestAt = -1;
  for (const [subject, { firstOffset }] of memory.bySubject)
    if (firstOffset > latestAt || (firstOffset === latestAt && subject > (latest as string)))
      [latest, latestAt] = [subject, firstOffset];
  const { first, last } = memory.bySubject.get(latest as string) as RememberedSubject;
  memory.forgotten += first.length + last.length;
  memory.bySubject.delete(latest as string);
  return [...memory.bySubject.values()].reduce((last, { firstOffset }) => Math.max(last, firstOffset), -1);
}

/** Puts a match in its place; nearly always at the end. */
function insert(list: Match[], match: Match): void {
  let at = list.length;
  while (at > 0 && compareByPlace(list[at - 1] as Match, match) > 0) at--;
  if (at === list.length) list.push(match);
  else list.splice(at, 0, match);
}

function compareByPlace(a: Match, b: Match): number {
  return a.recordOffset - b.recordOffset || a.offset - b.offset || (a.pattern < b.pattern ? -1 : 1);
}
