/** Text in no known layout: every line is a record, with a time where it starts with one of the usual timestamps. */
import { UNREADABLE } from "./fixed-bytes.ts";
import { genericTimeAt } from "./generic-time.ts";
import { type LineFormat, messageOnly, NO_TIME } from "./line-format.ts";

/** Lines, and nothing known about them. */
export const plain: LineFormat = {
  name: "plain",
  head(bytes, at, end) {
    const time = genericTimeAt(bytes, at, end);
    return time === UNREADABLE ? NO_TIME : time;
  },
  read: messageOnly,
};
