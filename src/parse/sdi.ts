/**
 * SDI with date: `MM/DD/YYYY hh:mm:ss.mmm APP|text|<tags>`, local time without zone. CallManager 3.3 to 4.x on Windows
 * and CUCM 5 to 8; proved by published lines of 2003, 2006 and 2011 with APP CCM and TFTP. That CAPF, CTL Provider and
 * the database layer print the same with their own APP is inferred.
 */
import {
  BLANK,
  dayOf,
  isDigit,
  isUpper,
  millisecondsAt,
  momentOf,
  numberAt,
  PIPE,
  SLASH,
  UNREADABLE,
} from "./fixed-bytes.ts";
import { type LineFormat, messageOnly, NOT_A_HEAD } from "./line-format.ts";
import { takeTags } from "./sdi-tags.ts";

/** SDI with date and application name. */
export const sdi: LineFormat = {
  name: "sdi",
  head(bytes, at, end) {
    if (end - at < HEAD_LENGTH || bytes[at + 2] !== SLASH || bytes[at + 5] !== SLASH) return NOT_A_HEAD;
    if (bytes[at + 10] !== BLANK || bytes[at + 23] !== BLANK) return NOT_A_HEAD;
    const day = dayOf(numberAt(bytes, at + 6, 4), numberAt(bytes, at, 2), numberAt(bytes, at + 3, 2));
    const moment = momentOf(day, millisecondsAt(bytes, at + 11));
    if (moment === UNREADABLE || afterApp(bytes, at + 24, end) === UNREADABLE) return NOT_A_HEAD;
    return moment;
  },
  read(text) {
    const head = /^\d\d\/\d\d\/\d{4} [\d:.]{12} ([\w .-]{0,32})\|/.exec(text);
    if (head === null) return messageOnly(text);
    const { message, tags } = takeTags(text.slice(head[0].length));
    return { process: head[1] || null, kind: null, tags, message };
  },
};

/** The place behind "APP|" (32 signs at most before the bar), or UNREADABLE. */
export function afterApp(bytes: Uint8Array, at: number, end: number): number {
  const stop = Math.min(end, at + APP_LENGTH + 1);
  for (let i = at; i < stop; i++) {
    const byte = bytes[i] as number;
    if (byte === PIPE) return i + 1;
    if (!isAppSign(byte)) return UNREADABLE;
  }
  return UNREADABLE;
}

function isAppSign(byte: number): boolean {
  if (isDigit(byte) || isUpper(byte) || (byte >= 0x61 && byte <= 0x7a)) return true;
  return byte === BLANK || byte === 0x5f || byte === 0x2d || byte === 0x2e;
}

/** Up to and with the bar of an empty APP. */
const HEAD_LENGTH = 25;
const APP_LENGTH = 32;
