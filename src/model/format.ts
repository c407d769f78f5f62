/**
 * The line layouts a file can have. What each looks like, and how sure that is, stands in the file of the same
 * name in src/parse.
 */
export const FORMAT_NAMES = [
  "sdi",
  "sdi-time",
  "function-trace",
  "sdl",
  "sdl-old",
  "call-log",
  "phone-console",
  "syslog",
  "event-log",
  "plain",
] as const;

/** One of the line layouts; "plain" is text that fits none of the others. */
export type FormatName = (typeof FORMAT_NAMES)[number];
