/** Frees a short text from the long one it was cut out of: engines keep the whole alive for the sake of a slice. */

/** The same text in memory of its own. */
export function detachString(text: string): string {
  return Buffer.from(text, "utf16le").toString("utf16le");
}
