/**
 * Texts of the Windows event log: a block of lines that starts with `Error: DeviceUnregistered - Device unregistered.`
 * and goes on with `Key: value` lines, Explanation and Recommended Action. Published without time, in 2005 and later.
 * Lines that start with `M/D/YYYY h:mm:ss AM`, or on Japanese Windows with `YYYY/MM/DD` and after a tab `h:mm:ss`, as
 * the event viewer exports them, are from memory.
 */
import { BLANK, COLON, isUpper, SLASH, TAB, UNREADABLE } from "./fixed-bytes.ts";
import { yearFirst, yearLast } from "./generic-time.ts";
import { type LineFormat, messageOnly, NO_TIME, NOT_A_HEAD } from "./line-format.ts";

/** The event log of a Windows server, exported or copied. */
export const eventLog: LineFormat = {
  name: "event-log",
  head(bytes, at, end) {
    if (end - at < 8) return NOT_A_HEAD;
    const first = bytes[at] as number;
    if (first >= 0x30 && first <= 0x39) {
      const isTabbed = end - at > 10 && bytes[at + 4] === SLASH && bytes[at + 10] === TAB;
      const moment = isTabbed ? yearFirst(bytes, at, end) : yearLast(bytes, at, end);
      return moment === UNREADABLE ? NOT_A_HEAD : moment;
    }
    return startsAlarm(bytes, at, end) ? NO_TIME : NOT_A_HEAD;
  },
  read(text) {
    const head = /^(Emergency|Alert|Critical|Error|Warning|Notice|Information(?:al)?|Debug): /.exec(text);
    return { ...messageOnly(text), kind: head?.[1] ?? null };
  },
};

/** "Error: Name -", the dash as ASCII, in Windows-1252 or in UTF-8. */
function startsAlarm(bytes: Uint8Array, at: number, end: number): boolean {
  let colon = at;
  while (colon - at <= LONGEST_SEVERITY && colon < end && bytes[colon] !== COLON) colon++;
  if (end - colon < 8 || bytes[colon + 1] !== BLANK || !isUpper(bytes[colon + 2])) return false;
  if (!isSeverity(bytes, at, colon)) return false;
  const stop = Math.min(end - 1, colon + LONGEST_NAME);
  for (let i = colon + 3; i < stop; i++) {
    const next = bytes[i + 1] as number;
    if (bytes[i] === BLANK && (next === 0x2d || next === 0x96 || next === 0xe2)) return true;
  }
  return false;
}

function isSeverity(bytes: Uint8Array, at: number, end: number): boolean {
  return SEVERITIES.some((word) => word.length === end - at && word.every((letter, i) => bytes[at + i] === letter));
}

const SEVERITIES = [
  "Emergency",
  "Alert",
  "Critical",
  "Error",
  "Warning",
  "Notice",
  "Information",
  "Informational",
  "Debug",
].map((word) => [...word].map((letter) => letter.charCodeAt(0)));
const LONGEST_SEVERITY = 13;
/** Behind the colon: a blank, the alarm's name and the blank before the dash. */
const LONGEST_NAME = 80;
