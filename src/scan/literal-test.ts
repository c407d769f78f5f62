/** Says of one text which literals stand in it, as the scan finds them in bytes: case ignored, any white space a blank. */

/** A test for the text; undefined where wide characters may stand for narrow ones, which literals know nothing of. */
export function literalTest(text: string): ((literal: string) => boolean) | undefined {
  if (BEYOND_ASCII.test(text)) return undefined;
  const folded = text.toLowerCase().replace(OTHER_BLANKS, " ");
  return (literal) => folded.includes(literal);
}

const BEYOND_ASCII = /[^\0-\x7f]/;
const OTHER_BLANKS = /[\t\n\v\f\r]/g;
