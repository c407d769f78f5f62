/**
 * Console logs of the phones themselves, in the published variants: `NNNN: LVL hh:mm:ss.uuuuuu SECD: text` and
 * `NNNN NOT hh:mm:ss.uuuuuu  SECD: -text` (79xx, 99xx), `NNNN LVL Mon DD hh:mm:ss.uuuuuu (pid:tid) PROC-text`
 * (78xx, 88xx). Published levels: DEB INF NOT WRN ERR; any three capitals are taken.
 */
import { afterBlanks, BLANK, COLON, digitsAt, isUpper, secondsAt, UNREADABLE } from "./fixed-bytes.ts";
import { type LineFormat, messageOnly, NOT_A_HEAD } from "./line-format.ts";
import { fractionAt, monthAt, monthDateAt } from "./month-date.ts";

/** The console log of a phone: never a year, often no date. */
export const phoneConsole: LineFormat = {
  name: "phone-console",
  head(bytes, at, end) {
    const digits = digitsAt(bytes, at, end, 11);
    if (digits === 0 || digits > 10) return NOT_A_HEAD;
    let i = at + digits;
    if (i < end && bytes[i] === COLON) i++;
    if (end - i < 13 || bytes[i] !== BLANK) return NOT_A_HEAD;
    i = afterBlanks(bytes, i, end);
    if (end - i < 12 || !isUpper(bytes[i]) || !isUpper(bytes[i + 1]) || !isUpper(bytes[i + 2])) return NOT_A_HEAD;
    if (bytes[i + 3] !== BLANK) return NOT_A_HEAD;
    i = afterBlanks(bytes, i + 4, end);
    if (end - i < 8) return NOT_A_HEAD;
    if (monthAt(bytes, i, end) !== 0) {
      const moment = monthDateAt(bytes, i, end);
      return moment === UNREADABLE ? NOT_A_HEAD : moment;
    }
    const time = secondsAt(bytes, i);
    return time === UNREADABLE ? NOT_A_HEAD : time + fractionAt(bytes, i + 8, end);
  },
  read(text) {
    const head = HEAD.exec(text);
    if (head === null) return messageOnly(text);
    return { process: head[2] ?? null, kind: head[1] ?? null, tags: {}, message: text.slice(head[0].length) };
  },
};

const HEAD =
  /^\d{1,10}:? +([A-Z]{3}) +(?:[A-Z][a-z]{2} +\d{1,2} (?:\d{4} )?)?\d\d:\d\d:\d\d(?:\.\d+)? *(?:\(\d+:\d+\) ?)?(?:(\w{2,24})(?:: ?-?|-))?/;
