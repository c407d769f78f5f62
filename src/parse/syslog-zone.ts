/**
 * The zone of a syslog file, from lines that carry the sender's time in UTC: `Mar 12 2019 06:21:05.123 UTC`. Where a
 * relay or daemon put its own time in front, the two together tell how far its clock is from UTC.
 */
import { monthDateAt } from "./month-date.ts";

/**
 * Minutes east of UTC of the clock that gave the record's time; null when the line has no time in UTC, or the two do
 * not belong together.
 * @param headTime wall-clock milliseconds that the layout's head() read from the line
 */
export function zoneOfSyslog(line: string, headTime: number): number | null {
  const stamp = SENDER_TIME.exec(line)?.[1];
  if (stamp === undefined) return null;
  const bytes = Buffer.from(stamp, "latin1");
  const utc = monthDateAt(bytes, 0, bytes.length);
  const minutes = Math.round((headTime - utc) / 60_000 / ZONE_STEP_MIN) * ZONE_STEP_MIN;
  const rest = Math.abs(headTime - utc - minutes * 60_000);
  return Math.abs(minutes) <= WIDEST_ZONE_MIN && rest <= RELAY_DELAY_MS ? minutes : null;
}

const SENDER_TIME = /\b([A-Z][a-z]{2} {1,2}\d{1,2} \d{4} \d\d:\d\d:\d\d(?:\.\d{1,6})?) UTC\b/;
const ZONE_STEP_MIN = 15;
const WIDEST_ZONE_MIN = 14 * 60;
/** A relay stamps a line within this time; more says that one of the clocks is wrong. */
const RELAY_DELAY_MS = 2 * 60_000;
