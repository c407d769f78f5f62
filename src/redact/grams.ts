/**
 * Runs of four characters, without regard to case, as numbers of 16 bits: a table of them tells in one step that nothing
 * can begin at a place. Different runs may share a number; who is sent somewhere by the table looks again.
 */

/** How many characters a run has. */
export const GRAM = 4;
/** The size of a table. */
export const GRAMS = 0x10000;

/** The number of a run that is one character longer, and without its first one. */
export function pushGram(gram: number, code: number): number {
  return ((gram << 4) ^ (code < 0x80 ? (FOLDED[code] as number) : (code ^ (code >> 8)) & 0xff)) & 0xffff;
}

/** The number of the first four characters of a text; of three, and a fourth one that may be any of 256 in effect. */
export function gramOf(text: string, fourth?: number): number {
  let gram = 0;
  for (let at = 0; at < GRAM - 1; at++) gram = pushGram(gram, text.charCodeAt(at));
  return fourth === undefined ? pushGram(gram, text.charCodeAt(GRAM - 1)) : ((gram << 4) ^ fourth) & 0xffff;
}

/** ASCII in lower case. */
export const FOLDED = new Uint8Array(0x80);
for (let code = 0; code < 0x80; code++) FOLDED[code] = code >= 0x41 && code <= 0x5a ? code + 0x20 : code;
