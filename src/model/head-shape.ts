/**
 * How nearly every record of a layout begins, as plain data, so that a scan can pass over such heads many at a time. A
 * line that does not begin so is no lesser head: it is looked at one by one.
 */
export interface HeadShape {
  /**
   * By the value of a line's first byte, 256 of them, whether a record starts there: NEVER_A_HEAD, MAYBE_A_HEAD,
   * TIMELESS_HEAD; or, where the second byte tells more, one or several of the higher bits with or without TIMELESS_HEAD.
   */
  readonly firstBytes: Uint8Array;
  /**
   * By the value of the second byte: where it shares a bit with the first byte's answer, a record may start there; where
   * it does not, the first byte's answer holds without those bits.
   */
  readonly secondBytes: Uint8Array;
  /**
   * The first bytes of a head, one sign each, in every way that a layout has: a digit stands for the digits up to it, "@" for any capital, "?" for what
   * the last head had there, "#" at the beginning for as many digits as the last head had; any other sign for itself.
   * "hh:mm:ss.mmm" stands in it as "29:59:59.999". None where heads vary too much.
   */
  readonly templates: readonly string[];
  /** Do nearly all records begin with the one template, number and time, so that none can be mistaken? */
  readonly isExact: boolean;
  /** Does the shape go on, behind a template, with what the last head had up to and with its next bar? */
  readonly goesOnToBar: boolean;
  /** Where the first letter of the record's kind stands: one that begins with F may be a FileHead and is looked at. */
  readonly kindAt: number | null;
}

/** firstBytes: no record starts with this byte. */
export const NEVER_A_HEAD = 0;
/** firstBytes: a record may start here. */
export const MAYBE_A_HEAD = 1;
/** firstBytes: a record starts here, without a time of its own. */
export const TIMELESS_HEAD = 2;
/** From this value on, what firstBytes says hangs on the second byte. */
export const BY_SECOND_BYTE = 4;
/** The bit of such a value that says: only a line with a colon among its first COLON_WITHIN bytes. */
export const WITH_COLON = 8;
export const COLON_WITHIN = 32;

/** What stands for a time of day in a template. */
export const TIME_TEMPLATE = "29:59:59.999";
