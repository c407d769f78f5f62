/** Frees a short text from the long one it was cut out of: engines keep the whole alive for the sake of a slice. */

/** The same text in memory of its own. */
export function detachString(text: string): string {
  if (text.length < SHORTEST_SLICE) return text;
  const encoding = isLatin1(text) ? "latin1" : "utf16le";
  return Buffer.from(text, encoding).toString(encoding);
}

/** Shorter ones are copied when they are cut out. */
const SHORTEST_SLICE = 13;

/** Can the text be kept with one byte for each sign? */
function isLatin1(text: string): boolean {
  return !BEYOND_LATIN1.test(text);
}

const BEYOND_LATIN1 = /[^\0-\xff]/;
