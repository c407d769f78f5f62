/** Parses JSON that somebody else may have made to do harm: a few bytes of an archive can unpack to what fills the memory. */

/**
 * The value of a JSON text.
 * @throws SyntaxError for what is no JSON, nests deeper than 64 values or holds more than ten million
 */
export function parseForeignJson(text: string): unknown {
  let depth = 0;
  let values = 1;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at);
    else if (code === COMMA) values++;
    else if (code === OPEN_ARRAY || code === OPEN_OBJECT) {
      values++;
      depth++;
    } else if (code === CLOSE_ARRAY || code === CLOSE_OBJECT) depth--;
    if (depth > MOST_DEPTH || values > MOST_VALUES) throw new SyntaxError(`too much JSON at position ${at}`);
  }
  return JSON.parse(text);
}

/** Where the quote stands that ends the string that begins there. */
function endOfString(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let escapes = 0;
    while (text.charCodeAt(at - 1 - escapes) === BACKSLASH) escapes++;
    if (escapes % 2 === 0) return at;
  }
  return text.length;
}

const MOST_DEPTH = 64;
const MOST_VALUES = 10_000_000;
const [QUOTE, COMMA, BACKSLASH] = [0x22, 0x2c, 0x5c];
const [OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];
