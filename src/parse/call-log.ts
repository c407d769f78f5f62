/**
 * Call logs of CUCM 9 and later: `YYYY/MM/DD hh:mm:ss.mmm|CC|SETUP|…` and
 * `…|SIPL|ref|TCP|IN|ip|port|device|ip|port|tag|n|call id|method`. Measured over real downloads: every line a record.
 */
import { BLANK, dayOf, millisecondsAt, momentOf, numberAt, PIPE, SLASH, UNREADABLE } from "./fixed-bytes.ts";
import { type LineFormat, messageOnly, NOT_A_HEAD, tagsOf } from "./line-format.ts";

/** Call logs: date, time and fields between bars. */
export const callLog: LineFormat = {
  name: "call-log",
  head(bytes, at, end) {
    if (end - at < 24 || bytes[at + 4] !== SLASH || bytes[at + 7] !== SLASH) return NOT_A_HEAD;
    if (bytes[at + 10] !== BLANK || bytes[at + 23] !== PIPE) return NOT_A_HEAD;
    const day = dayOf(numberAt(bytes, at, 4), numberAt(bytes, at + 5, 2), numberAt(bytes, at + 8, 2));
    const moment = momentOf(day, millisecondsAt(bytes, at + 11));
    return moment === UNREADABLE ? NOT_A_HEAD : moment;
  },
  read(text) {
    const head = /^[\d/]{10} [\d:.]{12}\|(\w*)\|?/.exec(text);
    if (head === null) return messageOnly(text);
    const message = text.slice(head[0].length);
    const fields = message.split("|", 9);
    const ct = /^(\d+,\d+,\d+,\d+\.\d+)\^/.exec(fields[8] ?? "")?.[1];
    const tags = head[1] === "SIPL" ? tagsOf({ device: fields[5], ip: fields[6], ct }) : {};
    return { process: null, kind: head[1] || null, tags, message };
  },
};
