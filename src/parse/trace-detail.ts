/**
 * Judges from the first records of a file whether its service traced in enough detail to show how something failed. No
 * document says what a trace of a lower level leaves out: this is our reading of what detailed ones hold.
 */
import type { FormatName, LogName } from "../model/index.ts";

/** Enough to judge by. */
const FEWEST_RECORDS = 50;

/**
 * "full" when the detail is there, "low" when so many records come without any of it, null when there are too few, or
 * when the layout has no such detail. `head` is the file's beginning as text.
 */
export function traceDetail(head: string, format: FormatName, log: LogName | null): "full" | "low" | null {
  const detail = format === "sdl" ? SIGNALS : log !== null && TALKATIVE.has(log) ? DEBUG : null;
  if (detail === null) return null;
  if (detail.test(head)) return "full";
  const records = head.match(RECORD)?.length ?? 0;
  return records >= FEWEST_RECORDS ? "low" : null;
}

/** Services whose detailed traces hold the entry and the exit of functions, or lines that say "debug". */
const TALKATIVE: ReadonlySet<LogName> = new Set<LogName>(["capf", "tvs", "ctl-provider"]);
const SIGNALS = /\|SdlSig\b/;
const DEBUG = /\|\s*(?:debug\b|-->|<--)/;
/** A line with a time, in any of these layouts. */
const RECORD = /^.{0,24}\b\d\d:\d\d:\d\d\.\d{3}/gm;
