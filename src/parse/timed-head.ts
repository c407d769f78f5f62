/** How long the part of a record's head is that tells when it was written, and nothing else. */
import type { FormatName } from "../model/index.ts";
import { headShapeOf } from "./head-shape.ts";

/** How many of a record's first bytes are the number and the time in its head; 0 where it has another head. */
export type TimedHead = (record: Uint8Array) => number;

/**
 * Measures the heads of a layout; null for one where more than when it was written may follow from them. Two records that
 * are the same behind such heads differ in nothing else, and all that is the same in them stands at the same place.
 */
export function timedHeadOf(format: FormatName): TimedHead | null {
  const { templates, isExact } = headShapeOf(format);
  const [template] = templates;
  if (template === undefined || !isExact) return null;
  const signs = [...template].map((sign) => sign.charCodeAt(0));
  const least = Uint8Array.from(signs, (sign) => (sign === DATE_SIGN ? SLASH : isDigit(sign) ? ZERO : sign));
  const most = Uint8Array.from(signs, (sign) => (sign === DATE_SIGN ? NINE : sign));
  return (record) => {
    if (record.length < least.length) return 0;
    for (let at = 0; at < least.length; at++) {
      const byte = record[at] as number;
      if (byte < (least[at] as number) || byte > (most[at] as number)) return 0;
    }
    return least.length;
  };
}

function isDigit(sign: number): boolean {
  return sign >= ZERO && sign <= NINE;
}

const DATE_SIGN = 0x3f;
const SLASH = 0x2f;
const ZERO = 0x30;
const NINE = 0x39;
