/** The character encodings a trace file can have. */
export const ENCODINGS = ["ascii", "utf-8", "utf-16le", "utf-16be", "windows-1252", "cp932", "euc-jp"] as const;

/** One of the character encodings; "ascii" is what fits all of them but UTF-16. */
export type Encoding = (typeof ENCODINGS)[number];
