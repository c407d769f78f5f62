/** The one byte that stands for a 16-bit unit of UTF-16, so that text of it can be searched as bytes. */

/** What every unit without an ASCII form becomes; never part of ASCII text. */
export const OTHER_UNIT = 0xff;

/** ASCII stays, full-width ASCII becomes ASCII, wide and no-break spaces a blank, everything else OTHER_UNIT. */
export function narrowUnit(high: number, low: number): number {
  if (high === 0x00) return low < 0x80 ? low : low === 0xa0 ? BLANK : OTHER_UNIT;
  // Full-width ASCII U+FF01..FF5E and the ideographic space U+3000.
  if (high === 0xff) return low >= 0x01 && low <= 0x5e ? low + 0x20 : OTHER_UNIT;
  return high === 0x30 && low === 0x00 ? BLANK : OTHER_UNIT;
}

const BLANK = 0x20;
