/** The shapes of heads: for each layout how nearly all of its records begin, so that a scan can pass over them quickly. */
import {
  type FormatName,
  type HeadShape,
  MAYBE_A_HEAD,
  NEVER_A_HEAD,
  TIMELESS_HEAD,
  WITH_COLON,
} from "../model/index.ts";

/** The shape of the heads in a file of this layout. What it says agrees with headOf(). */
export function headShapeOf(format: FormatName): HeadShape {
  const { templates, goesOnToBar = false, kindAt = null, others = "", isExact = false } = SHAPES[format];
  const elsewhere = ELSEWHERE[format] ?? NEVER_A_HEAD;
  const firstBytes = new Uint8Array(256).fill(elsewhere);
  const secondBytes = new Uint8Array(256);
  for (const digit of DIGITS) {
    // Lines that begin so may be heads of another layout in any file; in most, one digit alone is no date and no number.
    firstBytes[digit] = isExact ? TWO_DIGITS : MAYBE_A_HEAD;
    secondBytes[digit] = TWO_DIGITS | BEHIND_BAR;
  }
  // "|12:00:00.000" of SDL, "| AppInfo" of SDL in its old layout.
  secondBytes[BLANK] = BEHIND_BAR;
  firstBytes[BAR] = elsewhere === MAYBE_A_HEAD ? MAYBE_A_HEAD : BEHIND_BAR | elsewhere;
  for (const sign of others) firstBytes[sign.charCodeAt(0)] = MAYBE_A_HEAD;
  return { firstBytes, secondBytes, templates, isExact, goesOnToBar, kindAt };
}

const BAR = 0x7c;
const BLANK = 0x20;
const DIGITS = [..."0123456789"].map((digit) => digit.charCodeAt(0));
/** Bits of second bytes. */
const BEHIND_BAR = 4;
/** Two digits begin a number, a date or a time; in layouts where no other line begins with them a time follows soon. */
const TWO_DIGITS = WITH_COLON;

interface Shape {
  /** Where no head begins with a single digit there is one at most. */
  readonly templates: readonly string[];
  readonly goesOnToBar?: boolean;
  readonly kindAt?: number;
  /** First signs of heads, besides digits and the bar. */
  readonly others?: string;
  /** As in HeadShape; no head of such a layout begins with a single digit. */
  readonly isExact?: boolean;
}

const SHAPES: Readonly<Record<FormatName, Shape>> = {
  sdi: { templates: ["?????????? 29:59:59.999 "], goesOnToBar: true, isExact: true },
  "sdi-time": { templates: ["29:59:59.999 "], goesOnToBar: true, isExact: true },
  "function-trace": { templates: ["29:59:59.999 |"], isExact: true },
  sdl: { templates: ["99999999.999 |29:59:59.999 |"], kindAt: 28, others: "L", isExact: true },
  "sdl-old": { templates: ["999999999| ?????????? 29:59:59.999|"], isExact: true },
  "call-log": { templates: ["?????????? 29:59:59.999|"], isExact: true },
  "phone-console": { templates: ["#: @@@ 29:59:59.999", "# @@@ ?????? 29:59:59.999", "# @@@ 29:59:59.999"] },
  syslog: { templates: [] },
  "event-log": { templates: [], others: "EACWNID" },
  // Every line is a record; a time may follow a bracket, a digit or the first letter of a month, a FileHead "Line 1: ".
  plain: { templates: [], others: "[JFMASONDL" },
};

/** What any other first byte says, where it is not "never". */
const ELSEWHERE: Partial<Record<FormatName, number>> = { syslog: MAYBE_A_HEAD, plain: TIMELESS_HEAD };
