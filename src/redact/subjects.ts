/** Names in certificates: "CN=cucm10;OU=TAC;O=Cisco;L=Bangalore;ST=KN;C=IN", in any order and with any separator. */

import type { RedactionKind } from "../model/index.ts";
import { readVersion4 } from "./addresses.ts";
import { codeAt } from "./code-at.ts";
import { looksLikeHost } from "./domain-name.ts";
import type { Take } from "./found.ts";

/**
 * Finds the values of a subject's attributes, each by itself. The common name is a host where it looks like one, a
 * domain component part of a domain. The country stays: it names nobody.
 */
export function createSubjects(text: string, take: Take): { tryAt(equals: number): void } {
  let behind = 0;
  return {
    tryAt(equals) {
      const hint = hintBefore(text, equals);
      if (hint === -1 || hint < behind) return;
      const from = Math.max(behind, text.lastIndexOf("\n", hint) + 1, hint - AROUND);
      const lineEnd = text.indexOf("\n", hint);
      behind = Math.min(lineEnd === -1 ? text.length : lineEnd, hint + AROUND);
      readAttributes(text.slice(from, behind), (start, end, kind) => take(from + start, from + end, kind));
    },
  };
}

/** Where an attribute that tells of a subject begins before an equals sign, perhaps with a blank between; else -1. */
function hintBefore(text: string, equals: number): number {
  const last = codeAt(text, equals - 1);
  const end = (last > 0 && last <= 0x20) || last === 0xa0 ? equals - 1 : equals;
  if (end < 2 || (end !== equals && !BLANK.test(text.charAt(end)))) return -1;
  const pair = text.slice(end - 2, end);
  if (/^(?:CN|OU|DC)$/i.test(pair)) return end - 2;
  return pair === "me" && LONG_NAME.test(text.slice(Math.max(0, end - 24), end)) ? end - 2 : -1;
}

function readAttributes(text: string, take: Take): void {
  ATTRIBUTE.lastIndex = 0;
  let before = -1;
  let waiting: [start: number, end: number, kind: RedactionKind] | null = null;
  for (let hit = ATTRIBUTE.exec(text); hit !== null; hit = ATTRIBUTE.exec(text)) {
    const [whole, name = "", quoted, bare] = hit;
    const value = quoted ?? bare ?? "";
    const start = hit.index + whole.length - value.length;
    let end = start + value.length;
    const isChained = before !== -1 && CHAIN.test(text.slice(before, hit.index));
    const goesOn = NEXT.test(text.slice(end, end + 40));
    if (!goesOn && quoted === undefined) end = start + lastValue(value).length;
    before = end;
    ATTRIBUTE.lastIndex = Math.max(end, hit.index + 1);
    if (isChained && waiting !== null) take(...waiting);
    waiting = null;
    // A country names nobody, and a mail address is found as such.
    if (/^(?:C|c|E|countryName|emailAddress)$/.test(name) || end === start) continue;
    const isDomain = name.toUpperCase() === "DC";
    if (isDomain && PUBLIC_PARTS.test(value)) continue;
    const kind = isDomain ? "domain" : "subject";
    // In small letters, and of a single letter alone, it may be anything: "cn=1001", "O=1".
    if (name === "CN" || name === "commonName" || (name === "cn" && (isChained || goesOn)))
      takeCommonName(text, start, end, take);
    else if (isChained) take(start, end, kind);
    // Only another attribute behind it makes it one.
    else if (goesOn || name.length > 10) waiting = [start, end, kind];
    if (name.length > 10 && waiting !== null) {
      take(...waiting);
      waiting = null;
    }
  }
}

function takeCommonName(text: string, start: number, end: number, take: Take): void {
  const name = text.slice(start, end);
  // "CP-7960-SEP001122334455": the phone in it is found by itself.
  if (readVersion4(name) !== null || /(?:SEP|ATA|VGC|CSF|TCT|BOT|TAB)[0-9A-F]{12}$/i.test(name)) return;
  const isHost = looksLikeHost(name) || (/^[A-Za-z][\w-]{1,62}$/.test(name) && !/^(?:CAPF|CAP-RTP|SAST)-/i.test(name));
  take(start, end, isHost ? "host" : "subject");
}

/** The last value of a subject goes as far as it looks like one: "cucm10" of "cucm10 and Length: 49". */
function lastValue(value: string): string {
  const cut = /^(.*?)(?= (?:[a-z(:=,-]|Length|Serial|Issuer|Subject)|\)|\]|\}|:(?!\/)|$)/.exec(value.trimEnd());
  return (cut?.[1] ?? value).trimEnd();
}

const BLANK = /\s/;
const LONG_NAME = /(?:common|organization|organizationalUnit|locality|stateOrProvince)Name$/;
/** How far a subject reaches from one of its attributes. */
const AROUND = 1024;
const NAMES =
  "CN|OU|O|L|S|ST|DC|C|E|emailAddress|serialNumber|street|title|cn|ou|o|l|st|dc|c|uid|commonName|organizationName|organizationalUnitName|localityName|stateOrProvinceName|countryName";
/** A serial number may stand right before the first attribute. A value in quotes may hold commas, one without escaped ones. */
const ATTRIBUTE = new RegExp(
  `(?:(?<![\\w.-])|(?<=[0-9A-F]{16}))(${NAMES})\\s?=\\s?(?:"([^"\\r\\n]{0,100})(?=")|"?((?:\\\\[,;+=<>]|[^,;/+<>|"\\r\\n=^]){0,100}))`,
  "g",
);
const CHAIN = /^"?\s{0,3}[,;/+]\s{0,3}$/;
const NEXT = new RegExp(`^"?\\s{0,3}[,;/+]\\s{0,3}(?:${NAMES})\\s?=`);
/** Parts of domains that everybody has. */
const PUBLIC_PARTS = /^(?:com|net|org|edu|gov|local|lan|co|ac|or|ne|go|[a-z]{2})$/i;
