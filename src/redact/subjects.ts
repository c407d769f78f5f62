/** Names in certificates: "CN=cucm10;OU=TAC;O=Cisco;L=Bangalore;ST=KN;C=IN", in any order and with any separator. */

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

/** Where "CN" or "OU" begins before an equals sign, perhaps with a blank between; else -1. */
function hintBefore(text: string, equals: number): number {
  let end = equals;
  const last = codeAt(text, end - 1);
  if (last <= 0x20 || last === 0xa0) end--;
  const pair = text.slice(end - 2, end);
  return end >= 2 && (pair === "CN" || pair === "OU") && (end === equals || BLANK.test(text.charAt(end)))
    ? end - 2
    : -1;
}

function readAttributes(text: string, take: Take): void {
  ATTRIBUTE.lastIndex = 0;
  let before = -1;
  let waiting: [start: number, end: number] | null = null;
  for (let hit = ATTRIBUTE.exec(text); hit !== null; hit = ATTRIBUTE.exec(text)) {
    const name = hit[1] as string;
    const start = hit.index + hit[0].length - (hit[2] as string).length;
    let end = start + (hit[2] as string).length;
    const isChained = before !== -1 && CHAIN.test(text.slice(before, hit.index));
    const goesOn = NEXT.test(text.slice(end, end + 24));
    if (!goesOn) end = start + lastValue(text.slice(start, end)).length;
    before = end;
    ATTRIBUTE.lastIndex = Math.max(end, hit.index + 1);
    if (isChained && waiting !== null) take(waiting[0], waiting[1], "subject");
    waiting = null;
    if (name === "C" || end === start) continue;
    if (name === "CN") takeCommonName(text, start, end, take);
    else if (isChained) take(start, end, "subject");
    // Alone it may be anything: "O=1". Only another attribute behind it makes it one.
    else if (goesOn) waiting = [start, end];
  }
}

function takeCommonName(text: string, start: number, end: number, take: Take): void {
  const name = text.slice(start, end);
  // "CP-7960-SEP001122334455": the phone in it is found by itself.
  if (readVersion4(name) !== null || /(?:SEP|ATA|VGC|CSF|TCT|BOT|TAB)[0-9A-F]{12}$/i.test(name)) return;
  const isHost = looksLikeHost(name) || (/^[A-Za-z][\w-]{1,62}$/.test(name) && !/^CAPF-|^CAP-RTP-/i.test(name));
  take(start, end, isHost ? "host" : "subject");
}

/** The last value of a subject goes as far as it looks like one: "cucm10" of "cucm10 and Length: 49". */
function lastValue(value: string): string {
  const cut = /^(.*?)(?= (?:[a-z(:=,-]|Length|Serial|Issuer|Subject)|\)|\]|\}|:(?!\/)|$)/.exec(value.trimEnd());
  return (cut?.[1] ?? value).trimEnd();
}

const BLANK = /\s/;
/** How far a subject reaches from one of its attributes. */
const AROUND = 1024;
/** A serial number may stand right before the first attribute. */
const ATTRIBUTE =
  /(?:(?<![\w.-])|(?<=[0-9A-F]{16}))(CN|OU|O|L|ST|DC|C|emailAddress|serialNumber|street|title)\s?=\s?"?([^,;/+<>|"\r\n=^]{0,100})/g;
const CHAIN = /^"?\s{0,3}[,;/+]\s{0,3}$/;
const NEXT = /^"?\s{0,3}[,;/+]\s{0,3}(?:CN|OU|O|L|ST|DC|C|emailAddress|serialNumber|street|title)\s?=/;
