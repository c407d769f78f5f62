/** Finds a date in the path of a file, for layouts without dates on their lines. Guesses nothing: one date or none. */
import { dayOf, timeOfDay, UNREADABLE } from "./fixed-bytes.ts";
import { DAY_MS } from "./line-format.ts";

/** A date in a path. */
export interface PathDate {
  /** Local midnight as wall-clock milliseconds since 1970. */
  readonly dayMs: number;
  /**
   * "name": the file's own name has it. "folder": a folder above has it; that of a download tells when it was
   * downloaded, so the records are from that day or before.
   */
  readonly from: "name" | "folder";
  /**
   * The latest wall-clock milliseconds a record can have. A download's folder has the time of day as well, but that of
   * the computer it was downloaded to, up to twelve hours from the server's.
   */
  readonly latestMs: number;
}

/** The one date in the file's name, else in the nearest folder that has one; null where none is beyond doubt. */
export function dateFromPath(path: string): PathDate | null {
  const parts = path.split(/[/\\]/);
  const name = parts.pop() ?? "";
  const own = dateIn(name);
  if (own !== null) return { dayMs: own, from: "name", latestMs: own + DAY_MS - 1 };
  for (const folder of parts.reverse()) {
    const dayMs = dateIn(folder);
    if (dayMs === null) continue;
    const [, hours, minutes, seconds] = DOWNLOAD_TIME.exec(folder) ?? [];
    const time = hours === undefined ? UNREADABLE : timeOfDay(Number(hours), Number(minutes), Number(seconds));
    return { dayMs, from: "folder", latestMs: dayMs + (time === UNREADABLE ? DAY_MS - 1 : time + DAY_MS / 2) };
  }
  return null;
}

/** Midnight of the only date in a word; null for none, for several, and where day and month could be swapped. */
function dateIn(word: string): number | null {
  const days = new Set<number>();
  for (const [, year, , month, day] of word.matchAll(YEAR_FIRST)) days.add(plausible(year, month, day));
  for (const [, year, month, day] of word.matchAll(COMPACT)) days.add(plausible(year, month, day));
  for (const [, first, , second, year] of word.matchAll(YEAR_LAST)) {
    const asMonthDay = plausible(year, first, second);
    const asDayMonth = plausible(year, second, first);
    if (asMonthDay === UNREADABLE || asDayMonth === UNREADABLE) days.add(Math.max(asMonthDay, asDayMonth));
    else if (asMonthDay === asDayMonth) days.add(asMonthDay);
    else return null;
  }
  days.delete(UNREADABLE);
  return days.size === 1 ? ([...days][0] as number) : null;
}

function plausible(year: string | undefined, month: string | undefined, day: string | undefined): number {
  return Number(year) < FIRST_PRODUCT_YEAR ? UNREADABLE : dayOf(Number(year), Number(month), Number(day));
}

/** 2020-05-15, 2020_05_15, 2020.05.15 */
const YEAR_FIRST = /(?<!\d)(\d{4})([-_.])(\d\d)\2(\d\d)(?!\d)/g;
/** 05-15-2020, 05_15_2020, 05.15.2020 */
const YEAR_LAST = /(?<!\d)(\d\d)([-_.])(\d\d)\2(\d{4})(?!\d)/g;
/** 20200515, also with a time of day glued on */
const COMPACT = /(?<!\d)(\d{4})(\d\d)(\d\d)(?:\d{4}(?:\d\d)?)?(?!\d)/g;
/** The time of day in the folder of a download: 2020-05-15_00-28-40 */
const DOWNLOAD_TIME = /^\d{4}-\d\d-\d\d_(\d\d)-(\d\d)-(\d\d)$/;
/** The year of Selsius, the product's first name; numbers below are no years. */
const FIRST_PRODUCT_YEAR = 1998;
