/** The standard readings: names of one kind in a text, each in the one writing ccmtrace uses, without repeats. */
import type { EntityKind, EntryTags } from "../model/index.ts";
import { devicesIn } from "./device-name.ts";
import { hitsOf } from "./hits-of.ts";
import { addressesIn } from "./ip-address.ts";
import { macsIn } from "./mac-address.ts";

/**
 * What the text names of that kind, in order of appearance, then what the record's tags add. Codes have no standard
 * reading: what a number means depends on the message.
 */
export function readEntities(kind: EntityKind, text: string, tags: EntryTags): string[] {
  const names = READERS[kind](text, tags);
  return names.length < 2 ? names : [...new Set(names)];
}

const READERS: Readonly<Record<EntityKind, (text: string, tags: EntryTags) => string[]>> = {
  device: devicesIn,
  mac: macsIn,
  ip: (text, tags) => {
    const found = addressesIn(NODE_WORD.test(text) ? text.replace(OWN_NODE, " ") : text);
    return tags.ip === undefined ? found : [...found, ...addressesIn(tags.ip)];
  },
  port: portsIn,
  server: (text, tags) => [...wordsOf(text, SERVER).filter((name) => /[A-Za-z]/.test(name)), ...given(tags.node)],
  user: (text) => wordsOf(text, USER),
  file: (text) => wordsOf(text, FILE),
  serial: (text) => wordsOf(text, SERIAL).map((serial) => serial.toUpperCase()),
  code: () => [],
  handle: (text) => wordsOf(text, HANDLE),
  ct: (text, tags) => [...wordsOf(text, CALL_TAG), ...given(tags.ct)],
};

/** Decimal, as ports are printed both in decimal and in hexadecimal. */
function portsIn(text: string): string[] {
  const alone = /^\s*(0x[0-9a-f]{1,4}|\d{1,5})\s*$/i.exec(text);
  const words = alone === null ? wordsOf(text, PORT) : [alone[1] as string];
  return words
    .map(Number)
    .filter((port) => port > 0 && port <= 65_535)
    .map(String);
}

/** The first group that took part, of every hit. */
function wordsOf(text: string, expression: RegExp): string[] {
  return hitsOf(expression, text).map((hit) => hit.slice(1).find((group) => group !== undefined) ?? "");
}

function given(tag: string | undefined): string[] {
  return tag === undefined ? [] : [tag];
}

/** Port=49888, Connecting Port:5060, ipPort(7501), "Port 45168", and what follows an address: 10.1.2.3:7501. */
const PORT =
  /(?<![A-Za-z])(?:(?:connecting|peer|source|listen|destination|remote|local|server|ip) ?)?port ?(?:[=:(] ?)?(0x[0-9a-f]{1,4}|\d{1,5})(?![\w.])|(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}:(\d{1,5})(?![\w:.]\w|\w)/gi;
const SERVER = /(?:\bNode ?ID|\bHost ?Name|<NID:) ?[:=] ?([A-Za-z0-9][\w.-]*)/gi;
const USER = /\b(?:Login)?User ?(?:ID|Name) ?[=:] ?([^\s,;|[\]<>"'=:()]+)(?=[\s,;|[\]<>"')]|$)/gi;
const FILE = /(?<![\w.-])([\w-]+(?:\.[\w-]+)*\.(?:tlv|sgn|enc|cnf\.xml)(?:\.sgn)?)(?![\w.]\w|\w)/gi;
const SERIAL = /\bserial ?(?:number|no\.?)\s*[:=]\s*((?:0x)?[0-9A-F]{4,64})(?![0-9A-Za-z])/gi;
/** The server that writes the trace names itself in every record: that is not an address the record is about. */
const NODE_WORD = /<NID:|Node ?ID/i;
const OWN_NODE = /<NID::[^<>]{0,80}>|\bNode ?ID ?[:=] ?[^\s,\]|<]{1,80}/gi;
/** As printed: TCPHandle=0x4fbbc30, TCP Handle: 4fbbc30, StationInit: (0000188). */
const HANDLE = /\bTCP ?Handle ?[=:] ?(0x[0-9a-f]+|[0-9a-f]{4,})(?!\w)|\bStation(?:D|Init): {0,8}\((\d{7})\)/gi;
const CALL_TAG = /<CT::(\d+,\d+,\d+,\d+\.\d+)>/g;
