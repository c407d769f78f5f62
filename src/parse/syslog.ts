/**
 * Syslog of the appliance. Published: `NNN: host: Mon DD YYYY hh:mm:ss UTC :  %UC_…` with or without "<pri>" or a
 * collector's words in front, the same without year but with milliseconds, and texts that start at `%CCM_…`. A leading
 * `Mon DD hh:mm:ss host` as syslog daemons write it, and ISO times, are from memory. A leading time wins: it is the
 * clock of the machine that wrote the file.
 */
import { BLANK, digitsAt, isDigit, TAB, UNREADABLE } from "./fixed-bytes.ts";
import { genericTimeAt } from "./generic-time.ts";
import { type LineFormat, NO_TIME, NOT_A_HEAD, tagsOf } from "./line-format.ts";
import { monthAt, monthDateAt } from "./month-date.ts";
import { nearestYear } from "./yearless.ts";

/** Syslog lines, most of them alarms. */
export const syslog: LineFormat = {
  name: "syslog",
  head(bytes, at, end) {
    if (end <= at) return NOT_A_HEAD;
    const first = bytes[at] as number;
    if (first === PERCENT) return startsAlarm(bytes, at, end) ? NO_TIME : NOT_A_HEAD;
    if (first === LESS_THAN) return isPriority(bytes, at + 1, end) ? innerDate(bytes, at + 1, end) : NOT_A_HEAD;
    if (isDigit(first)) {
      // A tab behind the date is the event viewer's.
      if (end - at > 10 && bytes[at + 10] === TAB) return NOT_A_HEAD;
      const iso = genericTimeAt(bytes, at, end);
      return iso > YEARLESS_LIMIT ? iso : innerDate(bytes, at + 1, end);
    }
    if (monthAt(bytes, at, end) === 0) return senderDate(bytes, at, end);
    const leading = monthDateAt(bytes, at, end);
    if (leading === UNREADABLE) return NOT_A_HEAD;
    // A daemon's date has no year; the sender's own date behind it may have one.
    const inner = leading > YEARLESS_LIMIT ? NOT_A_HEAD : innerDate(bytes, at + 1, end);
    return inner > YEARLESS_LIMIT ? nearestYear(leading, inner) : leading;
  },
  read(text) {
    const alarm = /%((?:UC|CCM)_[A-Z0-9_]+(?:-[A-Z][A-Z0-9_]*)*)-([0-7])-/.exec(text);
    const host = HOST_BEFORE_DATE.exec(text)?.[1] ?? HOST_AFTER_DATE.exec(text)?.[1];
    return {
      process: alarm?.[1] ?? null,
      kind: alarm?.[2] ?? null,
      tags: tagsOf({ node: host }),
      message: alarm === null ? text : text.slice(alarm.index),
    };
  },
};

/** The first "Mon DD …" in the part of the line where a sender puts it. */
function innerDate(bytes: Uint8Array, at: number, end: number): number {
  const stop = Math.min(end, at + DATE_WITHIN);
  for (let i = at; i < stop; i++) {
    if (bytes[i] === PERCENT) return NOT_A_HEAD;
    const isWordStart = bytes[i - 1] === BLANK || bytes[i - 1] === GREATER_THAN;
    if (!isWordStart || monthAt(bytes, i, end) === 0) continue;
    const moment = monthDateAt(bytes, i, end);
    if (moment !== UNREADABLE) return moment;
  }
  return NOT_A_HEAD;
}

/** The sender's date with its year, in a line that starts with other words and goes on with an alarm. */
function senderDate(bytes: Uint8Array, at: number, end: number): number {
  const inner = innerDate(bytes, at + 1, end);
  if (!(inner > YEARLESS_LIMIT)) return NOT_A_HEAD;
  const stop = Math.min(end, at + ALARM_WITHIN);
  for (let i = at + 1; i < stop; i++) if (bytes[i] === PERCENT) return startsAlarm(bytes, i, end) ? inner : NOT_A_HEAD;
  return NOT_A_HEAD;
}

/** "<189>", told from the tags of XML. */
function isPriority(bytes: Uint8Array, at: number, end: number): boolean {
  const digits = digitsAt(bytes, at, end, 4);
  return digits >= 1 && digits <= 3 && at + digits < end && bytes[at + digits] === GREATER_THAN;
}

/** "%UC_" or "%CCM_". */
function startsAlarm(bytes: Uint8Array, at: number, end: number): boolean {
  if (end - at < 5) return false;
  if (bytes[at + 1] === 0x55) return bytes[at + 2] === 0x43 && bytes[at + 3] === 0x5f;
  return bytes[at + 1] === 0x43 && bytes[at + 2] === 0x43 && bytes[at + 3] === 0x4d && bytes[at + 4] === 0x5f;
}

const PERCENT = 0x25;
const LESS_THAN = 0x3c;
const GREATER_THAN = 0x3e;
/** A date that stands later in the line belongs to the text. */
const DATE_WITHIN = 160;
/** Behind the date only "UTC :" follows. */
const ALARM_WITHIN = 200;
/** Moments above this have a year: 1990. */
const YEARLESS_LIMIT = 631_000_000_000;
const HOST_BEFORE_DATE = /^[^%\r\n]{0,160}?\b\d+: ([A-Za-z][\w.-]*)(?::| ) ?[A-Z][a-z]{2} +\d/;
const HOST_AFTER_DATE = /^(?:<\d+>)?[A-Z][a-z]{2} +\d{1,2} (?:\d{4} )?[\d:.]{8,15} ([A-Za-z][\w.-]*) /;
