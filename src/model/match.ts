import type { Entities } from "./entities.ts";
import type { LogName } from "./log.ts";
import type { Moment } from "./moment.ts";

/** One pattern hit one record. */
export interface Match {
  /** Pattern id. */
  readonly pattern: string;
  readonly path: string;
  readonly log: LogName | null;
  readonly node: string | null;
  /** 1-based number of the line on which the matched text starts. */
  readonly line: number;
  /** Byte offset of that line's first byte in the file. */
  readonly offset: number;
  /** Byte offset of the record in the file, at or before `offset`. */
  readonly recordOffset: number;
  /** Null when the record's time cannot be known. */
  readonly time: Moment | null;
  /** That line, shortened to QUOTE_LIMIT characters around the matched text. */
  readonly text: string;
  readonly entities: Entities;
  /**
   * For an alarm in a trace: how it was printed and what it says (name, reason, device). CallManager prints one alarm
   * as prose and again as a record; the two count once.
   */
  readonly alarm: { readonly form: "prose" | "record"; readonly says: string } | null;
}

/** The longest quoted line, in characters; marks of what was left out come on top. */
export const QUOTE_LIMIT = 320;
