/** Says of one text which literals stand in it, as the scan finds them in bytes: case ignored, any white space a blank. */

/** A test for the text; true for every literal where wide characters may stand for narrow ones, which literals know nothing of. */
export function literalTest(text: string): (literal: string) => boolean {
  let folded: string | null | undefined;
  return (literal) => {
    if (folded === undefined) folded = BEYOND_ASCII.test(text) ? null : text.toLowerCase().replace(OTHER_BLANKS, " ");
    return folded === null || folded.includes(literal);
  };
}

const BEYOND_ASCII = /[^\0-\x7f]/;
const OTHER_BLANKS = /[\t\n\v\f\r]/g;
