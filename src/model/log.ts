/** The logs ccmtrace knows by name. Closed list: scripts rely on these words. */
export const LOG_NAMES = [
  "ccm",
  "sdl",
  "tftp",
  "dbl",
  "ctl-provider",
  "ctl-client",
  "ctl-install",
  "capf",
  "https",
  "srst",
  "tvs",
  "ils",
  "syslog",
  "phone",
] as const;

/** One of the log names; the first ten are the guide's (P.9-4), the last four belong to the Linux appliance. */
export type LogName = (typeof LOG_NAMES)[number];

/** Is this word one of the log names? */
export function isLogName(word: string): word is LogName {
  return (LOG_NAMES as readonly string[]).includes(word);
}
