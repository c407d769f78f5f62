/**
 * The function trace of Linux services: `hh:mm:ss.mmm |-->Class::method`, `|   debug text`, `|<--Class::method`, no
 * date, no application. Proved by published lines of TVS, with the three blanks and with the one that web pages leave;
 * that CAPF prints the same is inferred. Dumps and decoded messages continue a record without a head.
 */
import { BLANK, millisecondsAt, PIPE, UNREADABLE } from "./fixed-bytes.ts";
import { type LineFormat, messageOnly, NOT_A_HEAD, tagsOf } from "./line-format.ts";

/** The trace of functions entered and left. */
export const functionTrace: LineFormat = {
  name: "function-trace",
  head(bytes, at, end) {
    if (end - at < 14 || bytes[at + 12] !== BLANK || bytes[at + 13] !== PIPE) return NOT_A_HEAD;
    const time = millisecondsAt(bytes, at);
    return time === UNREADABLE ? NOT_A_HEAD : time;
  },
  read(text) {
    const head = /^[\d:.]{12} \|[ \t]*(?:(-->|<--)|(debug)\b[ \t]*)?/.exec(text);
    if (head === null) return messageOnly(text);
    const message = text.slice(head[0].length);
    // "7:UNKNOWN:" and, from memory, "7:SEP001122334455:" name the session and its phone.
    const session = /^\s*\d+:(SEP[0-9A-F]{12}):/i.exec(message);
    return { process: null, kind: head[1] ?? head[2] ?? null, tags: tagsOf({ device: session?.[1] }), message };
  },
};
