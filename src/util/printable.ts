/**
 * Makes foreign text safe to show in a terminal: what would move the cursor, turn the reading direction or hide
 * becomes a sign one can see. Letters of every language stay as they are.
 */

/**
 * The text on one line with nothing invisible in it: ESC is "␛", a line end "⏎", other control characters their
 * picture or "\x9b", direction and zero-width signs "\u202e", half a surrogate pair "\ud83d". A tab becomes a blank,
 * because it is harmless but has no width of its own.
 */
export function visible(text: string): string {
  return text.replace(UNSAFE, picture);
}

function picture(sign: string): string {
  if (sign === "\t") return " ";
  if (sign === "\n" || sign === "\r\n") return "⏎";
  const code = sign.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(CONTROL_PICTURES + code);
  if (code === 0x7f) return "␡";
  if (code < 0x100) return `\\x${hex(code, 2)}`;
  return code > 0xffff ? `\\u{${hex(code, 5)}}` : `\\u${hex(code, 4)}`;
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, "0");
}

/** The picture of NUL; those of the other control characters follow in order. */
const CONTROL_PICTURES = 0x2400;

/**
 * Controls (Cc), format signs such as bidi overrides and zero-width joiners (Cf), half surrogate pairs (Cs), the line
 * and paragraph separators (Zl, Zp), and the Hangul fillers, which are letters by name and blank to the eye.
 */
const UNSAFE = /\r\n|[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]/gu;
