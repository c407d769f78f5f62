/** Reading a character that may not be there. */

/** The code of a character; 0 beyond either end. `charCodeAt` alone is slow there: the engine gives up what it made fast. */
export function codeAt(text: string, at: number): number {
  return at >= 0 && at < text.length ? text.charCodeAt(at) : 0;
}
