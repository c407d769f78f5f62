/**
 * Reads the parameters of an alarm in the four ways they are printed. Keys keep their printed words but lose
 * "[Optional]", "(Optional)", a final full stop, and the "UNKNOWN_PARAMNAME:" that stands before parameters the alarm
 * catalog of the server does not know.
 */

/** Parameter values by name. */
export type Parameters = Record<string, string>;

/** `K:V, K:V, …,` of an AlarmErr record. A value may hold ", " when no key follows it. */
export function readRecordParameters(text: string): Parameters {
  const parameters: Parameters = {};
  for (const part of text.split(/,\s*(?=[A-Za-z][\w ]{0,60}:(?!\/\/)|$)/)) {
    const pair = /^((?:\s{0,20}UNKNOWN_\w{1,40}:)?[^:]{1,120}):([\s\S]*)$/.exec(part);
    if (pair !== null) keep(parameters, pair[1] as string, pair[2] as string);
  }
  return parameters;
}

/** `Key:Value Key:Value` of alarm prose, where keys and values may both hold blanks; `at` is where the first key starts. */
export function readProseParameters(text: string): { parameters: Parameters; at: number } {
  const parameters: Parameters = {};
  const keys = [...text.matchAll(PROSE_KEY)];
  keys.forEach((key, index) => {
    const end = keys[index + 1]?.index ?? text.length;
    keep(parameters, key[1] as string, text.slice(key.index + key[0].length, end));
  });
  return { parameters, at: keys[0]?.index ?? text.length };
}

/** `[Key=Value][Key=Value]` of newer syslog lines. */
export function readBracketParameters(text: string): Parameters {
  const parameters: Parameters = {};
  for (const [, key, value] of text.matchAll(/\[([^=[\]]{1,120})=([\s\S]{0,2000}?)\](?=[ \t]{0,4}(?:\[|:|$))/g)) {
    keep(parameters, key as string, value as string);
  }
  return parameters;
}

/** `Key: value` lines of the Windows event log, up to the explanation. */
export function readLineParameters(text: string): Parameters {
  const parameters: Parameters = {};
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (/^\s*(?:Explanation|Recommended Action)\b/.test(line)) break;
    const pair = /^\s*([A-Za-z][^:]{1,60}):\s*(.*)$/.exec(line);
    if (pair !== null) keep(parameters, pair[1] as string, pair[2] as string);
  }
  return parameters;
}

/** The reason code among the parameters, under any of its names. */
export function reasonOf(parameters: Parameters): number | null {
  for (const key in parameters) {
    if (!REASON.test(key)) continue;
    const value = parameters[key] as string;
    if (/^\d{1,5}$/.test(value)) return Number(value);
  }
  return null;
}

function keep(parameters: Parameters, key: string, value: string): void {
  // Most keys are one plain word, and few values say that they are optional: one published line has the mark behind
  // the colon, "Device type: (Optional): 255".
  const name = PLAIN_KEY.test(key) ? key : cleanKey(key);
  const isMarked = value.includes("ptional");
  if (name !== "") parameters[name] ??= (isMarked ? value.replace(/^\s*[[(]Optional[\])]\s*:/i, "") : value).trim();
}

const REASON = /^reason(?: ?code)?$/i;
const PLAIN_KEY = /^[A-Za-z]\w*$/;

function cleanKey(key: string): string {
  return key
    .replace(/^\s*(?:UNKNOWN_\w+:)/, "")
    .trim()
    .replace(/\.?\s{0,4}[[(]Optional[\])]/i, "")
    .replace(/[.:]{1,4}$/, "")
    .trim();
}

/** Keys of several words, as printed; other keys are one word. */
const WORDY_KEYS = [
  "Connecting Port",
  "Device name",
  "Name of device",
  "Device type",
  "Database device type",
  "Reason Code",
  "IP Address",
  "Device MAC address",
  "Device IP address",
  "Device description",
  "IPV6 Address",
  "Policy Decision Point",
  "The cause of the connection failure",
  "Remote IP Address",
  "Peer IP Address",
  "App ID",
  "Cluster ID",
  "Node ID",
];
const MARK = "(?: ?[.])?(?: ?[\\[(]Optional[\\])])?[.]?";
const PROSE_KEY = new RegExp(
  `(?<=^|\\s)((?:${WORDY_KEYS.join("|")})${MARK}|(?:UNKNOWN_\\w+:)?[A-Za-z]\\w*${MARK}):(?!//|:[A-Za-z])`,
  "gi",
);
