/**
 * SDL before CUCM 9: `sequence| YYYY/MM/DD hh:mm:ss.mmm| node| kind | signal | state | to | from | tag | data`, as
 * published from CUCM 7.0 in 2008, there also without its first three columns. That CallManager 4.x on Windows prints
 * the same is inferred.
 */
import {
  afterBlanks,
  BLANK,
  dayOf,
  digitsAt,
  millisecondsAt,
  momentOf,
  numberAt,
  PIPE,
  SLASH,
  UNREADABLE,
} from "./fixed-bytes.ts";
import { type LineFormat, messageOnly, NO_TIME, NOT_A_HEAD, tagsOf } from "./line-format.ts";

/** SDL with the date on every line. */
export const sdlOld: LineFormat = {
  name: "sdl-old",
  head(bytes, at, end) {
    if (end > at && bytes[at] === PIPE) return startsWithKind(bytes, at + 1, end) ? NO_TIME : NOT_A_HEAD;
    const digits = digitsAt(bytes, at, end, 11);
    if (digits < 6 || digits > 10 || end - at < digits + 25 || bytes[at + digits] !== PIPE) return NOT_A_HEAD;
    const date = afterBlanks(bytes, at + digits + 1, end);
    if (end - date < 24 || bytes[date + 4] !== SLASH || bytes[date + 7] !== SLASH) return NOT_A_HEAD;
    if (bytes[date + 10] !== BLANK || bytes[date + 23] !== PIPE) return NOT_A_HEAD;
    const day = dayOf(numberAt(bytes, date, 4), numberAt(bytes, date + 5, 2), numberAt(bytes, date + 8, 2));
    const moment = momentOf(day, millisecondsAt(bytes, date + 11));
    return moment === UNREADABLE ? NOT_A_HEAD : moment;
  },
  read(text) {
    const head = /^(?:\d{6,10}\| *[\d/]{10} [\d:.]{12}\| *\d*)?\| *([A-Z][A-Za-z-]*) *\|/.exec(text);
    if (head === null) return messageOnly(text);
    const rest = text.slice(head[0].length);
    const columns = /^([^|]*)\|([^|]*)\|([^|]*)\|([^|]*)\|([^|]*)\|/.exec(rest);
    const isBlank = columns?.slice(1).every((column) => column.trim() === "") ?? false;
    // The tag is "(node,app,type,inst).seq-(device:ip)"; records without a signal leave its columns blank.
    const tag = /^\s*\((\d+,\d+,\d+,\d+)\)\.(\d+)-\(([^:)]*):?([^)]*)\)/.exec(columns?.[5] ?? "");
    return {
      process: null,
      kind: head[1] ?? null,
      tags: tag === null ? {} : tagsOf({ ct: `${tag[1]}.${tag[2]}`, device: tag[3], ip: tag[4] }),
      message: (isBlank ? rest.slice(columns?.[0].length) : rest).trimStart(),
    };
  },
};

/** " AppInfo", " SdlSig" and their like, behind the bar of a line that lost its first columns. */
function startsWithKind(bytes: Uint8Array, at: number, end: number): boolean {
  const kind = afterBlanks(bytes, at, end);
  if (kind === at || end - kind < 8) return false;
  const letters = ((bytes[kind] as number) << 16) | ((bytes[kind + 1] as number) << 8) | (bytes[kind + 2] as number);
  return KINDS.includes(letters);
}

const KINDS = ["Sdl", "App", "Ala", "Cre", "Sto", "Lnk", "Net"].map(
  (word) => (word.charCodeAt(0) << 16) | (word.charCodeAt(1) << 8) | word.charCodeAt(2),
);
