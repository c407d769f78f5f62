/**
 * Names that are known by their shape or place: addresses, phones, hosts in URLs, users in SIP URIs and mail addresses,
 * certificate subjects; and everything behind a label. One walk over the text, and a few expressions that cannot hang.
 */

import type { RedactionKind } from "../model/index.ts";
import { readVersion4, readVersion6 } from "./addresses.ts";
import { codeAt } from "./code-at.ts";
import { isCommonWord } from "./common-words.ts";
import { looksLikeHost } from "./domain-name.ts";
import type { Take } from "./found.ts";
import { GRAM, pushGram } from "./grams.ts";
import { createKeywords, type Keyed, withNext } from "./keywords.ts";
import { mayBeLabelled, readLabelled } from "./labels.ts";
import { SECRET_RULES, type SecretRule, URL_PASSWORD } from "./secrets.ts";
import { createSubjects } from "./subjects.ts";
import { isColonOfVersion6 } from "./writings.ts";

/** Finds names in a text, and secrets behind words. */
export function findIdentities(text: string, take: Take): void {
  findHardwareNames(text, take);
  findConfigurationFiles(text, take);
  findHeads(text, take);
  const subjects = createSubjects(text, take);
  const words = createWords(text, take);
  const { grams } = KEYWORDS;
  let gram = 0;
  /** Where hosts, and addresses of version 6, are looked for again. */
  let hostsFrom = 0;
  let sixFrom = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    gram = pushGram(gram, code);
    if (grams[gram] === 1) words.tryAt(at - GRAM + 1);
    if (code > 0x7e || SIGNS[code] === 0) continue;
    switch (code) {
      case AT:
        readUri(text, at, take);
        break;
      case DOT:
        if (isDigit(codeAt(text, at - 1)) && isDigit(codeAt(text, at + 1))) readVersion4At(text, at, take);
        if (codeAt(text, at + 5) === DOT) readMac(text, at - 4, take);
        if (at >= hostsFrom) hostsFrom = readHostName(text, at, take);
        break;
      case CARET:
        readSignalTag(text, at, take);
        break;
      case SLASH:
        if (codeAt(text, at - 1) === SLASH && codeAt(text, at - 2) === COLON) {
          words.tryRule(URL_PASSWORD, at - 2);
          readUrlHost(text, at, take);
        }
        break;
      case BACKSLASH:
        readWindowsName(text, at, take);
        break;
      case DASH:
        if (codeAt(text, at + 3) === DASH && codeAt(text, at + 6) === DASH) readMac(text, at - 2, take);
        break;
      case COLON:
        if (codeAt(text, at + 3) === COLON && codeAt(text, at + 6) === COLON) readMac(text, at - 2, take);
        if (at >= sixFrom) sixFrom = readVersion6At(text, at, take);
        if (mayBeLabelled(text, at)) readLabelled(text, at, take);
        break;
      case EQUALS:
        subjects.tryAt(at);
        if (mayBeLabelled(text, at)) readLabelled(text, at, take);
        break;
      default:
        if (mayBeLabelled(text, at)) readLabelled(text, at, take);
    }
  }
}

/** Tries the expressions that begin with a word; each goes on behind what it found last. */
function createWords(
  text: string,
  take: Take,
): { tryAt(start: number): void; tryRule(rule: KeyedRule, start: number): void } {
  const behind = new Map<KeyedRule, number>();
  const tryRule = (rule: KeyedRule, start: number): void => {
    const { expression, kind } = rule;
    expression.lastIndex = start;
    if (!expression.test(text)) return;
    if ((behind.get(rule) ?? 0) > start) return;
    expression.lastIndex = start;
    const hit = expression.exec(text);
    if (hit === null) return;
    const end = start + hit[0].length;
    behind.set(rule, end);
    const value = hit[1] as string;
    const from = start + hit[0].lastIndexOf(value);
    if (!("isSpoken" in rule)) {
      take(from, from + value.length, kind, start);
      return;
    }
    const name = value.replace(/[.-]+$/, "");
    if (!rule.isSpoken || kind === "number" || (SPOKEN_SIGN.test(name) && !NO_SPOKEN_NAME.test(name)))
      take(from, from + name.length, kind, start);
  };
  return {
    tryRule,
    tryAt(start) {
      const rules = KEYWORDS.at(text, start);
      if (rules !== undefined) for (const rule of rules) tryRule(rule, start);
    },
  };
}

/** Who wrote a line: in the heads of syslog, new and old, and in the columns of a Windows event log. */
function findHeads(text: string, take: Take): void {
  for (const { hint, expression } of HEADS) {
    if (!text.includes(hint)) continue;
    expression.lastIndex = 0;
    for (let hit = expression.exec(text); hit !== null; hit = expression.exec(text)) {
      const host = hit[1] as string;
      const end = hit.index + hit[0].length;
      if (!NO_HEAD.test(host)) take(end - host.length, end, readVersion4(host) === null ? "host" : "ip");
    }
  }
}

/** "ipctest2.cnf.xml": a phone's configuration is named after it. */
function findConfigurationFiles(text: string, take: Take): void {
  for (let at = text.indexOf(CONFIGURATION); at !== -1; at = text.indexOf(CONFIGURATION, at + CONFIGURATION.length)) {
    let start = at;
    while (at - start < 64 && (isHostSign(codeAt(text, start - 1)) || text.charAt(start - 1) === "_")) start--;
    const name = text.slice(start, at);
    if (/^[A-Za-z][\w-]{2,}$/.test(name) && !/^(?:(?:CTL|ITL)?SEP[0-9A-F]{12}|XMLDefault|\w*Default)$/i.test(name))
      take(start, at, "device");
  }
}

/** An address at its first dot. No version ("8.6.2.20" behind "version"), no process ("PID=(1.100.84.3)"). */
function readVersion4At(text: string, dot: number, take: Take): void {
  // Of four numbers the second is followed by a dot, too.
  let next = dot + 2;
  while (next - dot < 5 && isDigit(codeAt(text, next))) next++;
  if (codeAt(text, next) !== DOT) return;
  let start = dot - 1;
  while (dot - start < 4 && isDigit(codeAt(text, start - 1))) start--;
  if (codeAt(text, start - 1) === DOT && isDigit(codeAt(text, start - 2))) return;
  const end = endOfFourNumbers(text, start);
  if (end === -1) return;
  if (!NO_ADDRESS.test(text.slice(Math.max(0, start - 12), start))) take(start, end, "ip");
}

/** Behind four numbers of an address, with nothing that goes on; -1 where they do not stand. */
function endOfFourNumbers(text: string, start: number): number {
  let at = start;
  for (let count = 0; count < 4; count++) {
    if (count > 0 && codeAt(text, at++) !== DOT) return -1;
    const first = at;
    let number = 0;
    for (let code = codeAt(text, at); at - first < 4 && isDigit(code); code = codeAt(text, ++at))
      number = number * 10 + code - 0x30;
    if (at === first || at - first > 3 || number > 255) return -1;
    if (at - first > 1 && codeAt(text, first) === 0x30) return -1;
  }
  const next = codeAt(text, at);
  return (next === DOT || next === DASH) && isDigit(codeAt(text, at + 1)) ? -1 : at;
}

/** An address of version 6 with a colon at a place. Answers where to look for the next one. */
function readVersion6At(text: string, colon: number, take: Take): number {
  const isDouble = codeAt(text, colon + 1) === COLON;
  if (!isDouble && !isHex(codeAt(text, colon - 1))) return colon;
  let start = colon;
  while (colon - start < 5 && isHex(codeAt(text, start - 1))) start--;
  if (!mayBeVersion6(text, start)) return colon;
  SIX.lastIndex = start;
  const hit = SIX.exec(text);
  if (hit === null || isWordSign(codeAt(text, start - 1)) || isColonOfVersion6(text, start - 1)) return colon;
  let end = start + hit[0].length;
  // A fingerprint has more pairs than an address.
  if (isWordSign(codeAt(text, end)) || (codeAt(text, end) === COLON && isHex(codeAt(text, end + 1)))) return end;
  // "2001:db8::1:" with the colon of a sentence.
  if (codeAt(text, end - 1) === COLON && codeAt(text, end - 2) !== COLON) end--;
  const word = text.slice(start, end);
  // Eight pairs are a serial number. "::ffff:10.1.2.3" is an address of version 4, and read as one.
  if (MAPPED.test(word)) return start + word.lastIndexOf(":") + 1;
  if (/\d/.test(word) && !EIGHT_PAIRS.test(word) && readVersion6(word) !== null) take(start, end, "ip");
  return end;
}

/** Two colons together, or seven of them: a time has two. */
function mayBeVersion6(text: string, start: number): boolean {
  let colons = 0;
  for (let at = start; at - start < 48; at++) {
    const code = codeAt(text, at);
    if (code === COLON) {
      if (++colons === 7 || codeAt(text, at + 1) === COLON) return true;
    } else if (!isHex(code)) return false;
  }
  return false;
}

/** A MAC address in pairs or groups of four. Longer runs of pairs are fingerprints. */
function readMac(text: string, start: number, take: Take): void {
  if (start < 0) return;
  MAC.lastIndex = start;
  const hit = MAC.exec(text);
  if (hit === null) return;
  const end = start + hit[0].length;
  const before = codeAt(text, start - 1);
  const after = codeAt(text, end);
  const separator = codeAt(text, start + 2);
  if (isWordSign(before) || isWordSign(after)) return;
  if (before === separator && isHex(codeAt(text, start - 2))) return;
  if (
    after === separator &&
    isHex(codeAt(text, end + 1)) &&
    isHex(codeAt(text, end + 2)) &&
    !isWordSign(codeAt(text, end + 3))
  )
    return;
  take(start, end, "mac");
}

/** SEP001122334455 and its like, "MAC 001122334455": runs of twelve digits are found by every twelfth character. */
function findHardwareNames(text: string, take: Take): void {
  for (let at = MAC_DIGITS - 1; at < text.length; at += MAC_DIGITS) {
    if (!isHex(codeAt(text, at))) continue;
    let start = at;
    let end = at + 1;
    while (at - start < 64 && isHex(codeAt(text, start - 1))) start--;
    while (end - at < 64 && isHex(codeAt(text, end))) end++;
    if (end - start < MAC_DIGITS || end - start > 2 * MAC_DIGITS || isWordSign(codeAt(text, end))) continue;
    const digits = end - MAC_DIGITS;
    const before = text.slice(Math.max(0, digits - 24), digits);
    const prefix = PHONE_PREFIX.exec(before);
    if (prefix !== null) take(digits - (prefix[1] ?? prefix[2] ?? "").length, end, "device");
    else if (start === digits && MAC_LABEL.test(before)) take(start, end, "mac");
    at = Math.max(at, end - (end % MAC_DIGITS));
  }
}

/** user@host in a SIP URI, a mail address, or an MGCP name. */
function readUri(text: string, at: number, take: Take): void {
  let start = at;
  while (start > 0 && at - start < 128 && isUserSign(codeAt(text, start - 1))) start--;
  HOST.lastIndex = at + 1;
  const host = HOST.test(text) ? text.slice(at + 1, HOST.lastIndex) : "";
  const scheme = SCHEME_BEFORE.exec(text.slice(Math.max(0, start - 80), start));
  const isHost = LETTER.test(host) && !/^\d+\.\d/.test(host) && !GLUED_HOST.test(host);
  const end = at + 1 + hostEnd(text, at + 1, host);
  if (isHost && (scheme !== null || host.includes(".")) && end > at + 2) take(at + 1, end, "host");
  readDisplayName(text, start - (scheme?.[0].length ?? 0), take);

  const user = text.slice(start, at);
  if (user === "" || host === "") return;
  // "AALN/S1/SU0/1@vg200": the port of a gateway names nobody, the gateway does.
  if (GATEWAY_PORT.test(text.slice(Math.max(0, start - 24), at))) {
    if (!isHost || host.includes(".")) return;
    take(at + 1, end, /^[A-Z]{2,4}[0-9A-F]{12}$/.test(text.slice(at + 1, end)) ? "device" : "host");
    return;
  }
  if (NO_USER.test(user)) return;
  const inner = scheme?.[1] ?? "";
  if (inner !== "") {
    // sip:user:password@host
    take(start, at, "password");
    take(start - 1 - inner.length, start - 1, /^\+?\d{3,}$/.test(inner) ? "number" : "user");
    return;
  }
  if (/^(?=.*\d)(?=.*[a-f])[0-9a-f]{12}$/i.test(user)) take(start, at, "mac");
  else if (/^\+?\d{3,}$/.test(user)) {
    if (scheme !== null) take(start, at, "number");
  } else if (!LETTER.test(user) || /\d{6,}|[0-9a-f]{16}/i.test(user)) return;
  else if (scheme !== null || (isHost && looksLikeHost(text.slice(at + 1, end)))) take(start, at, "user");
}

/** "Taro Yamada" <sip:…>, From: Taro Yamada <sip:…> */
function readDisplayName(text: string, address: number, take: Take): void {
  let close = address - 1;
  if (codeAt(text, close) !== LESS) return;
  do close--;
  while (text.charAt(close) === " " && address - close < 4);
  let open = text.lastIndexOf('"', close - 1);
  if (text.charAt(close) !== '"') {
    const header = BARE_NAME.exec(text.slice(Math.max(0, close - 100), ++close));
    if (header === null) return;
    open = close - (header[1] as string).length - 1;
  }
  const name = text.slice(open + 1, close);
  if (open === -1 || name.length > 64 || name.length < 2 || /[\r\n<>]/.test(name)) return;
  if (/^\+?[\d*#]{3,}$/.test(name)) take(open + 1, close, "number");
  else if (LETTER.test(name) && !name.split(" ").every((word) => isCommonWord(word.toLowerCase())))
    take(open + 1, close, "user");
}

/** How much of a host is the host: "cm1.lab" of "cm1.labPort=5060". */
function hostEnd(text: string, start: number, host: string): number {
  let name = host.replace(/[.-]+$/, "");
  if (text.charAt(start + host.length) === "=") name = name.replace(/(?<=[a-z0-9])[A-Z][A-Za-z]*$/, "");
  return name.length;
}

/** A word with dots that ends like a host. Answers where the walk may look for the next one. */
function readHostName(text: string, at: number, take: Take): number {
  if (!isHostSign(codeAt(text, at - 1)) || !isHostSign(codeAt(text, at + 1))) return at;
  let start = at;
  let hasLetter = false;
  for (let code = codeAt(text, start - 1); at - start < 64 && isHostSign(code); code = codeAt(text, start - 1)) {
    hasLetter ||= code > 0x40;
    start--;
  }
  let end = at + 1;
  for (
    let code = codeAt(text, end);
    end - start < 256 && (code === DOT || isHostSign(code));
    code = codeAt(text, end)
  ) {
    hasLetter ||= code > 0x40;
    end++;
  }
  if (!hasLetter) return end;
  const word = text.slice(start, end).replace(/[.-]+$/, "");
  let whole = word;
  if (text.charAt(end) === "=") {
    // "cm1.customer.labPort=", but "MOH.netHoldID=" is a label.
    whole = word.replace(/(?<=[a-z0-9])[A-Z][A-Za-z]*$/, "");
    if (whole.indexOf(".") === whole.lastIndexOf(".")) return end;
  }
  // An address right before a name, an ending of a file behind it.
  for (let name = whole; name.includes("."); name = name.replace(/\.[^.]*$/, "")) {
    if (looksLikeHost(name)) {
      take(start, start + name.length, "host");
      break;
    }
    if (!FILE_ENDING.test(name)) break;
  }
  return end;
}

/** "3,100,14,1.86^192.0.2.7^SEP…": the tag of a signal ends with the device. */
function readSignalTag(text: string, at: number, take: Take): void {
  const before = text.slice(Math.max(0, at - 48), at);
  if (!/[\d*]\^[^\s^|]{1,45}$/.test(before)) return;
  TAG_DEVICE.lastIndex = at + 1;
  const device = TAG_DEVICE.exec(text);
  if (device !== null && !/^port$/i.test(device[0])) take(at + 1, at + 1 + device[0].length, "device");
}

/** https://host:8443/, \\host\share */
function readUrlHost(text: string, at: number, take: Take): void {
  if (!SCHEME.test(text.slice(Math.max(0, at - 12), at))) return;
  URL_START.lastIndex = at + 1;
  const hit = URL_START.exec(text);
  if (hit === null) return;
  const [whole, user, host = ""] = hit;
  const end = at + 1 + whole.length;
  if (user !== undefined && user.length >= 2) take(at + 1, at + 1 + user.length, "user");
  if (LETTER.test(host) && readVersion4(host) === null)
    take(end - host.length, end - host.length + host.replace(/[.-]+$/, "").length, "host");
}

/** C:\Users\name\, \\server\share, DOMAIN\name */
function readWindowsName(text: string, at: number, take: Take): void {
  WINDOWS_USER.lastIndex = at;
  const user = WINDOWS_USER.exec(text);
  if (user !== null) {
    const [whole, name = "", domain = ""] = user;
    const end = at + whole.length;
    if (!/^(?:public|default|all users|administrator|localservice|networkservice)$/i.test(name)) {
      const start = end - domain.length - name.length;
      take(start, start + name.length, "user");
      // "jdoe.ACME": a second profile of the same user.
      if (domain !== "") take(end - domain.length + 1, end, "domain");
    }
  }
  if (codeAt(text, at + 1) === BACKSLASH) {
    let name = at + 2;
    // In JSON each of them is two.
    const isDoubled = text.startsWith("\\\\", name);
    if ((isDoubled ? /[\w\\:]/ : /[\w\\:"]/).test(text.charAt(at - 1))) return;
    if (isDoubled) name += 2;
    WINDOWS_SERVER.lastIndex = name;
    const server = WINDOWS_SERVER.exec(text)?.[1];
    if (server !== undefined && LETTER.test(server)) take(name, name + server.length, "host");
    return;
  }
  let start = at;
  while (at - start < 16 && isHostSign(codeAt(text, start - 1))) start--;
  const domain = text.slice(start, at);
  // Small letters, a drive or a folder before it: a path.
  if (!/^[A-Z][A-Z0-9-]{1,14}$/.test(domain) || /[\w\\/.:%]/.test(text.charAt(start - 1)) || NO_DOMAIN.test(domain))
    return;
  ACCOUNT.lastIndex = at + 1;
  const account = ACCOUNT.exec(text)?.[0].replace(/[.-]+$/, "");
  if (account === undefined || FILE_ENDING.test(account) || NO_ACCOUNT.test(account)) return;
  if (/[\w$\\/]/.test(text.charAt(at + 1 + account.length))) return;
  take(start, at, "domain");
  take(at + 1, at + 1 + account.length, "user");
}

function isUserSign(code: number): boolean {
  return isHostSign(code) || code === DOT || code === 0x5f || code === 0x2b || code === 0x25 || code > 0x7f;
}

function isHostSign(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || isLetter(code) || code === 0x2d;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isHex(code: number): boolean {
  return isDigit(code) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x66);
}

function isWordSign(code: number): boolean {
  return isDigit(code) || isLetter(code);
}

function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
}

const AT = 0x40;
const DOT = 0x2e;
const CARET = 0x5e;
const SLASH = 0x2f;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const LESS = 0x3c;
const EQUALS = 0x3d;
const DASH = 0x2d;
const SIGNS = new Uint8Array(0x7f);
for (const sign of "@.^/\\=:[(>-") SIGNS[sign.charCodeAt(0)] = 1;

const LETTER = /[A-Za-z\x80-\uffff]/;
interface SpokenRule extends Keyed {
  readonly kind: RedactionKind;
  /** What it finds must look like a name. */
  readonly isSpoken: boolean;
}

type KeyedRule = SecretRule | SpokenRule;

/** Names that a sentence tells: "DN 1000", "sent to server CM2-SUB", "started by user op-4". */
const SPOKEN_RULES: readonly SpokenRule[] = [
  {
    kind: "number",
    isSpoken: true,
    begins: [...withNext("dn ", "+in0123456789"), "exte", "ext ", "ext.", "dire", "phon", "tele", "call", "dial"],
    expression:
      /\b(?:DN|[Ee]xtension|[Ee]xt\.?|(?:[Dd]irectory|[Pp]hone|[Tt]elephone) [Nn]umber|[Cc]all(?:ed|ing) [Pp]arty(?: [Nn]umber)?|[Cc]allee|[Cc]aller|[Dd]ialled|[Dd]ialed) (?:is |number )?(\+?\d{3,15})(?![\w.:-]\d|\w)/y,
  },
  // Behind such a word a name is only sure with a digit in it, or in capitals with a dash.
  {
    kind: "host",
    isSpoken: true,
    begins: ["serv", "work", "host", "node", "mach", "comp", "publ", "subs"],
    expression:
      /\b(?:[Ss]erver|[Ww]orkstation|[Hh]ost|[Nn]ode|[Mm]achine|[Cc]omputer|[Pp]ublisher|[Ss]ubscriber) ((?=[\w.-]*\d|[A-Z]+[-_][A-Z]+\b)[A-Za-z][\w-]*(?:\.[\w-]+)*)(?![\w=(:]|::)/y,
  },
  {
    kind: "user",
    isSpoken: true,
    begins: ["user"],
    expression: /\b[Uu]ser ((?=[\w.-]*[\d._])[A-Za-z][\w.-]{2,})(?![\w=(:@])/y,
  },
];
/** Names of letters alone, where the sentence leaves no doubt: as a system's log prints who came and went. */
const LOGIN_RULES: readonly SpokenRule[] = [
  {
    kind: "user",
    isSpoken: false,
    begins: ["sess", "acce", "fail", "inva"],
    expression:
      /\b(?:session (?:opened|closed) for user|(?:[Aa]ccepted|[Ff]ailed) [a-z/-]{2,24} for(?: invalid user)?|[Ii]nvalid user) ([A-Za-z][\w.-]{1,31})(?= (?:from|by)\b|[,.;]?\s*$)/my,
  },
  {
    kind: "user",
    isSpoken: false,
    begins: ["user"],
    expression: /\b[Uu]ser ['"]?([A-Za-z][\w.-]{1,31})['"]? (?:logged|logs|has logged|signed) (?:in|on|off|out)\b/y,
  },
  {
    kind: "host",
    isSpoken: false,
    begins: ["sip/"],
    expression: /\bSIP\/2\.0\/(?:TCP|UDP|TLS|SCTP) ([A-Za-z][\w.-]{1,250})(?=[:;])/y,
  },
];
/** What a line begins with, up to the name of its host. */
const HEADS: readonly { readonly hint: string; readonly expression: RegExp }[] = [
  {
    hint: ":",
    expression:
      /^(?:<\d{1,3}>)?(?:[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d(?:\.\d{1,6})?|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[\d.]*(?:Z|[+-]\d\d:?\d\d)) ([A-Za-z][\w.-]{1,250})(?= )/gm,
  },
  {
    hint: "UTC :",
    expression: /(?<=^|[ :])\d{1,9}: ([A-Za-z][\w.-]{1,250})(?=: [A-Z][a-z]{2} [ \d]\d (?:\d{4} )?\d\d:\d\d:\d\d)/gm,
  },
  {
    hint: "\t",
    expression:
      /^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}\t\d{1,2}:\d\d:\d\d[^\t\r\n]{0,12}(?:\t[^\t\r\n]{0,200}){5}\t([A-Za-z][\w.-]{1,250})(?=\t)/gm,
  },
];
const NO_HEAD = /^(?:UTC|GMT|[A-Z]{3,4}|local\d|kern|auth(?:priv)?|daemon|cron|user|mail|syslog|last|N\/A)$/;
/** All that begins with a word. */
export const KEYED_RULES: readonly KeyedRule[] = [...SECRET_RULES, ...SPOKEN_RULES, ...LOGIN_RULES];
const KEYWORDS = createKeywords(KEYED_RULES);
/** What makes a spoken word a name; a stop behind it ends the sentence. */
const SPOKEN_SIGN = /[\d._]|^[A-Z]+[-_][A-Z]+/;
/** Versions of protocols and products, keys, addresses of memory. */
const NO_SPOKEN_NAME =
  /^(?:(?:TLS|SSL|SSH|SHA|AES|RSA|MD|IP|v|ver|version|key|id|no|type|state|status|port|pid)v?[-_.]?\d.*|.*\.(?:txt|log|xml|exe|dll|java|c|h|cpp))$/i;
const CONFIGURATION = ".cnf.xml";
/** What stands before four numbers that are none. A name may end in a dash and a number. */
const NO_ADDRESS = /(?:\d-|version[ =:]{1,3}|pid ?= ?[[(]|install=|build=|load=|\bv|\bver[ =:.]{1,2})$/i;
const MAPPED = /^(?:::|(?:0{1,4}:){5})ffff:[\d.]+\.\d+$/i;
const EIGHT_PAIRS = /^(?:[0-9a-f]{2}:){7}[0-9a-f]{2}$/i;
const SIX =
  /(?:[0-9a-f]{1,4}:){6}\d{1,3}(?:\.\d{1,3}){3}|(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,5})?::(?:[0-9a-f]{1,4}:){0,5}\d{1,3}(?:\.\d{1,3}){3}|(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}|(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,6})?::(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,6}:?)?/iy;
const MAC = /[0-9A-F]{2}([:-])(?:[0-9A-F]{2}\1){4}[0-9A-F]{2}|[0-9A-F]{4}\.[0-9A-F]{4}\.[0-9A-F]{4}/iy;
const MAC_DIGITS = 12;
const PHONE_PREFIX =
  /(?:^|[^A-Za-z]|[a-z]|CTL|ITL)(SEP|ATA|SAA|SDA|VGC|VG[0-9]|CSF|TCT|BOT|TAB|SIP|AN|SKIGW|BAT|CIPC|UPC|BE|DTR|VAA|DVA|RTP|VPN|ECP|NULL)$|(?:^|[^A-Za-z])(sep|ata|vgc|csf|tct|bot|tab)$/;
const MAC_LABEL = /\b(?:MAC(?:[ _-]?Addr(?:ess)?)?|phy(?:sical)?[ _-]?addr(?:ess)?)[:=."'\s[(]{1,4}$/i;
const HOST = /[A-Za-z0-9\x80-\uffff](?:[A-Za-z0-9.\x80-\uffff-]{0,252})/y;
const SCHEME_BEFORE = /(?:sips?|tel|mailto):(?:([^@\s<>":;/]{1,64}):)?$/i;
const BARE_NAME =
  /(?:^|[\n "])(?:From|To|Cc|Contact|Remote-Party-ID|P-(?:Asserted|Preferred)-Identity|Diversion|Referred-By|Refer-To|Reply-To|[ftmr]): ([^\s"<>:;,[\]=][^"<>:;,[\]=\r\n]{1,62})$/i;
const GLUED_HOST = /^(?:null|host)$/i;
const NO_USER = /^(?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{8}-[0-9a-f-]{4,40}|[0-9a-f]{24,})$/i;
const GATEWAY_PORT =
  /(?:^|[^\w/])(?:aaln|s\d{1,2}|ds[01]-\d{1,2}|bri)(?:\/(?:s\d{1,2}|su\d{1,2}|ds[01]-\d{1,2}|\d{1,3})){1,3}$/i;
const TAG_DEVICE = /[A-Za-z][\w.@/-]{1,127}/y;
const SCHEME = /[a-z][a-z\d+-]{1,9}:\/$/i;
const URL_START = /(?:([^\s/:@"'<>]{1,128})(?::[^\s/@"'<>]{0,128})?@)?([A-Za-z0-9.\x80-\uffff_-]{1,253})/y;
const WINDOWS_USER =
  /\\(?:Users|Documents and Settings)\\{1,2}([^\\/:*?"<>|\r\n]{2,64}?)(\.[A-Z][A-Z0-9-]{1,14})?(?=\\|$)/iy;
const ACCOUNT = /[A-Za-z][\w.-]{1,63}/y;
/** What stands before a backslash in paths and keys, and the domains that every Windows has. */
const NO_DOMAIN =
  /^(?:WINNT|WINDOWS|SYSTEM(?:32)?|SYSTEMROOT|PROGRAM|PROGRA-1|TEMP|TMP|BIN|LOG|LOGS|TRACE|CISCO|INETPUB|HKLM|HKCU|HKCR|HKU|HKEY-.*|HARDWARE|SOFTWARE|SECURITY|SAM|BUILTIN|AUTHORITY|NT|MSSQL|SQL|MICROSOFT|C|D|E|[A-Z])$/;
const NO_ACCOUNT = /^(?:SYSTEM|LOCAL|NETWORK|SERVICE|ANONYMOUS|Administrators|Users|Guests|Everyone|[nrt])$/i;
const WINDOWS_SERVER = /([A-Za-z0-9.\x80-\uffff_-]{2,253})\\/y;
/** Ends of file names that may follow a host in one: "…_cm1.customer.com.xml". */
const FILE_ENDING = /\.(?:xml|txt|gzo?|zip|log|tlv|sgn|cnf|tar|tgz|html?|json|csv|pem|cer|der|csr|xmls|index|\d+)$/i;
