/** Two times as one short phrase: what both share is said once. Times of another shape are said in full. */
import type { Words } from "./words/index.ts";

/** "2006-07-21T13:15:39 to 14:02:11 (-04:00)"; with `exact` the milliseconds are kept. */
export function spanText(words: Words, first: string | null, last: string | null, exact = false): string {
  const from = first ?? last;
  const to = last ?? first;
  if (from === null || to === null) return words.unknownTime;
  const a = readIso(from);
  const b = readIso(to);
  if (a === null || b === null || a.offset !== b.offset) return from === to ? from : words.say.span(from, to);
  const start = `${a.date}T${a.time}${exact ? a.fraction : ""}`;
  const end = `${b.time}${exact ? b.fraction : ""}`;
  const zone = a.offset === "" ? "" : words.say.aside(a.offset);
  if (start === `${b.date}T${end}`) return start + zone;
  return words.say.span(start, a.date === b.date ? end : `${b.date}T${end}`) + zone;
}

/**
 * The time without its date and zone where those are the ones of `known`, which stands above it; else in full. A zone that
 * a log does not tell is not held against one that another tells.
 */
export function timeBeside(time: string, known: string | null): string {
  const own = readIso(time);
  const other = known === null ? null : readIso(known);
  if (
    own === null ||
    own.date !== other?.date ||
    (own.offset !== other.offset && own.offset !== "" && other.offset !== "")
  )
    return time;
  return own.time + own.fraction;
}

function readIso(text: string): { date: string; time: string; fraction: string; offset: string } | null {
  const found = ISO.exec(text)?.groups;
  if (found === undefined) return null;
  return {
    date: found.date ?? "",
    time: found.time ?? "",
    fraction: found.fraction ?? "",
    offset: found.offset ?? "",
  };
}

const ISO = /^(?<date>\d{4}-\d\d-\d\d)T(?<time>\d\d:\d\d:\d\d)(?<fraction>\.\d{3})?(?<offset>[+-]\d\d:\d\d)?$/;
