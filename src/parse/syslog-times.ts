/** Leaves out of a syslog record, in bytes, what only tells when it was written. */
import { BLANK, COLON, DOT, digitsAt, isDigit, isUpper } from "./fixed-bytes.ts";

/**
 * Writes a record whose head goes on with an alarm of CallManager into `out`, each date in that head and the sender's count
 * of its records exchanged for a mark of as many bytes; gives the length, 0 where the record has no such head. What two
 * records that become the same have in common stands at the same place in both.
 */
export function writeWithoutTimes(record: Uint8Array, out: Uint8Array): number {
  const alarm = alarmPlace(record);
  if (alarm === 0 || record.length > out.length) return 0;
  let to = 0;
  for (let at = 0; at < alarm; ) {
    const byte = record[at] as number;
    if (byte < BLANK) return 0; // a mark, or a line's end
    const length = dateLength(record, at) || countLength(record, at);
    if (length === 0) {
      out[to++] = byte;
      at++;
    } else {
      out[to++] = length;
      at += length;
    }
  }
  out.set(record.subarray(alarm), to);
  return to + record.length - alarm;
}

/** Where "%UC_" or "%CCM_" stands in a record's beginning, else 0. */
function alarmPlace(record: Uint8Array): number {
  const at = record.indexOf(PERCENT);
  if (at === -1 || at > LONGEST_HEAD) return 0;
  return ALARMS.some((alarm) => alarm.every((byte, index) => record[at + index] === byte)) ? at : 0;
}

/** Length of "Jun 11 00:00:00", "Jun 11 2019 00:00:00" or either with milliseconds, as a word; 0 for anything else. */
function dateLength(record: Uint8Array, at: number): number {
  if (!isUpper(record[at]) || isWordSign(record[at - 1])) return 0;
  if (!isMonth(record, at) || !isDay(record, at + 3)) return 0;
  let i = at + 7;
  if (digitsAt(record, i, record.length, 5) === 4 && record[i + 4] === BLANK) i += 5;
  for (let part = 0; part < 3; part++, i += 3) {
    if (digitsAt(record, i, record.length, 3) !== 2) return 0;
    if (part < 2 && record[i + 2] !== COLON) return 0;
  }
  i--;
  if (record[i] === DOT) {
    if (digitsAt(record, i + 1, record.length, 4) !== 3) return 0;
    i += 4;
  }
  return record[i] === DOT || record[i] === COLON || isDigit(record[i]) ? 0 : i - at;
}

/** Length of the count in ": 364: host Jun 11 " or ": 364: host: Jun 11 ", where it stands there; else 0. */
function countLength(record: Uint8Array, at: number): number {
  if (!isDigit(record[at]) || record[at - 1] !== BLANK || record[at - 2] !== COLON) return 0;
  const length = digitsAt(record, at, record.length, 9);
  let i = at + length;
  if (length > 8 || record[i] !== COLON || record[i + 1] !== BLANK || isDigit(record[i + 2])) return 0;
  i += 2;
  const host = i;
  while (isHostSign(record[i])) i++;
  if (i === host || i - host > LONGEST_HOST) return 0;
  if (record[i] === COLON) i++;
  return record[i] === BLANK && isMonth(record, i + 1) && isDay(record, i + 4) ? length : 0;
}

function isMonth(record: Uint8Array, at: number): boolean {
  const letters = ((record[at] as number) << 16) | ((record[at + 1] as number) << 8) | (record[at + 2] as number);
  return MONTHS.includes(letters);
}

/** " 11 " or "  1 ". */
function isDay(record: Uint8Array, at: number): boolean {
  return (
    record[at] === BLANK &&
    (record[at + 1] === BLANK || isDigit(record[at + 1])) &&
    isDigit(record[at + 2]) &&
    record[at + 3] === BLANK
  );
}

function isWordSign(byte: number | undefined): boolean {
  return byte !== undefined && (isDigit(byte) || isUpper(byte & 0xdf) || byte === UNDERSCORE);
}

function isHostSign(byte: number | undefined): boolean {
  return isWordSign(byte) || byte === DOT || byte === DASH;
}

const PERCENT = 0x25;
const DASH = 0x2d;
const UNDERSCORE = 0x5f;
const LONGEST_HEAD = 200;
const LONGEST_HOST = 80;
const bytesOf = (word: string): number[] => [...word].map((sign) => sign.charCodeAt(0));
const ALARMS = ["%UC_", "%CCM_"].map(bytesOf);
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"].map((month) =>
  bytesOf(month).reduce((letters, byte) => (letters << 8) | byte),
);
