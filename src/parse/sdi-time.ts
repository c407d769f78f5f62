/**
 * SDI without date: `hh:mm:ss.mmm CCM|text`. Printed in the troubleshooting guides of CallManager 3.0 to 4.1; the
 * date has to come from elsewhere. Scanned copies lost the bar ("CCMStationInit"), which is tolerated after "CCM".
 */
import { BLANK, isUpper, millisecondsAt, UNREADABLE } from "./fixed-bytes.ts";
import { type LineFormat, messageOnly, NOT_A_HEAD } from "./line-format.ts";
import { afterApp } from "./sdi.ts";
import { takeTags } from "./sdi-tags.ts";

/** SDI with time and application name. */
export const sdiTime: LineFormat = {
  name: "sdi-time",
  head(bytes, at, end) {
    if (end - at < HEAD_LENGTH || bytes[at + 12] !== BLANK || !isUpper(bytes[at + 13])) return NOT_A_HEAD;
    const time = millisecondsAt(bytes, at);
    if (time === UNREADABLE) return NOT_A_HEAD;
    return isCcm(bytes, at + 13) || afterApp(bytes, at + 13, end) !== UNREADABLE ? time : NOT_A_HEAD;
  },
  read(text) {
    const head = /^[\d:.]{12} (?:([A-Z][\w .-]{0,31})\||(CCM))/.exec(text);
    if (head === null) return messageOnly(text);
    const { message, tags } = takeTags(text.slice(head[0].length));
    return { process: head[1] ?? head[2] ?? null, kind: null, tags, message };
  },
};

function isCcm(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0x43 && bytes[at + 1] === 0x43 && bytes[at + 2] === 0x4d;
}

/** "hh:mm:ss.mmm CCM". */
const HEAD_LENGTH = 16;
