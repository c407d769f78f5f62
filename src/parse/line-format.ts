/** What every line layout can do: recognise the head of a record in bytes, and read a record's text. */
import type { EntryTags, FormatName } from "../model/index.ts";

/** head(): the line continues the record before it. */
export const NOT_A_HEAD = -1;
/** head(): a record starts, without a time of its own. */
export const NO_TIME = -2;
/** Milliseconds of a day. A head value below this and not negative is a time of day without a date. */
export const DAY_MS = 86_400_000;

/** One line layout. Its functions stand alone: they may be called without the object. */
export interface LineFormat {
  readonly name: FormatName;
  /**
   * Looks at the bytes [at, end) of one line, without its line end, and reads nothing outside of them. Called for
   * every line, so it makes no strings. Gives NOT_A_HEAD, NO_TIME, or when a record starts:
   * 0 to 86,399,999: milliseconds of the day; the line has no date.
   * From 86,400,000 to 1989: month, day and time, written as that moment in 1972; the line has no year.
   * From 1990: wall-clock milliseconds since 1970-01-01T00:00 of the log's own clock.
   */
  head(bytes: Uint8Array, at: number, end: number): number;
  /** Reads a record's head and trailer out of its decoded text. Text without a head is all message. */
  read(text: string): RecordText;
}

/** What a record's text says besides its message. */
export interface RecordText {
  /** The service that wrote it ("CCM", "SECD"), else null. */
  readonly process: string | null;
  /** The record's kind as the layout prints it ("AppInfo", "ERR"), else null. */
  readonly kind: string | null;
  readonly tags: EntryTags;
  /** The text after the head, without tag trailer. */
  readonly message: string;
}

/** The reading of a text that has no head. */
export function messageOnly(text: string): RecordText {
  return { process: null, kind: null, tags: {}, message: text };
}

/** Makes tags out of what was found, leaving out what is empty or stands for nothing ("*"). */
export function tagsOf(found: { readonly [key in keyof EntryTags]: string | undefined }): EntryTags {
  const tags: { -readonly [key in keyof EntryTags]: EntryTags[key] } = {};
  for (const key of ["node", "device", "ip", "ct"] as const) {
    const value = found[key]?.trim();
    if (value !== undefined && value !== "" && value !== "*") tags[key] = value;
  }
  return tags;
}
