/** Turns the text of one record into an Entry: the parse stage's readings put together. */
import type { Entry, FormatName } from "../model/index.ts";
import { FORMATS, readAlarm } from "../parse/index.ts";

/** Reads a record's head, trailer and alarm by its layout. `part` above 0 is the middle of a long record and has no head. */
export function readRecord(
  text: string,
  layout: FormatName,
  place: { line: number; offset: number; part: number },
): Entry {
  const { line, offset, part } = place;
  if (part > 0) return { text, line, offset, process: null, kind: null, tags: {}, alarm: null };
  const { process, kind, tags, message } = FORMATS[layout].read(text);
  return { text, line, offset, process, kind, tags, alarm: readAlarm(message, kind, layout) };
}
