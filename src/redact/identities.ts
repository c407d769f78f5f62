/**
 * Names that are known by their shape or place: addresses, phones, hosts in URLs, users in SIP URIs and mail addresses,
 * certificate subjects; and everything behind a label. One walk over the text, and a few expressions that cannot hang.
 */
import { readVersion4, readVersion6 } from "./addresses.ts";
import { looksLikeHost } from "./domain-name.ts";
import type { Take } from "./found.ts";
import { readLabelled } from "./labels.ts";
import { findSubjects } from "./subjects.ts";

/** Finds names in a text. */
export function findIdentities(text: string, take: Take): void {
  findAddresses(text, take);
  findPhones(text, take);
  findSubjects(text, take);
  let behind = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x7e || SIGNS[code] === 0) continue;
    if (code === AT) readUri(text, at, take);
    else if (code === DOT) {
      if (at >= behind) behind = readHostName(text, at, take);
    } else if (code === CARET) readSignalTag(text, at, take);
    else if (code === SLASH) readUrlHost(text, at, take);
    else if (code === BACKSLASH) readWindowsName(text, at, take);
    else readLabelled(text, at, take);
  }
}

function findAddresses(text: string, take: Take): void {
  VERSION_4.lastIndex = 0;
  for (let hit = VERSION_4.exec(text); hit !== null; hit = VERSION_4.exec(text)) {
    if (readVersion4(hit[0]) === null) continue;
    const before = text.slice(Math.max(0, hit.index - 10), hit.index);
    if (!/(?:[\w.]|\d-|version[ =:]{1,3}|pid ?= ?\[|install=|build=|load=|\bv)$/i.test(before) || GLUED.test(before))
      take(hit.index, hit.index + hit[0].length, "ip");
  }
  MAC.lastIndex = 0;
  for (let hit = MAC.exec(text); hit !== null; hit = MAC.exec(text)) {
    take(hit.index, hit.index + hit[0].length, "mac");
  }
  LABELLED_MAC.lastIndex = 0;
  for (let hit = LABELLED_MAC.exec(text); hit !== null; hit = LABELLED_MAC.exec(text)) {
    const end = hit.index + hit[0].length;
    take(end - 12, end, "mac");
  }
  if (!text.includes("::") && !/:[0-9a-f]{1,4}:[0-9a-f]{1,4}:[0-9a-f]{1,4}:[0-9a-f]{1,4}:/i.test(text)) return;
  VERSION_6.lastIndex = 0;
  for (let hit = VERSION_6.exec(text); hit !== null; hit = VERSION_6.exec(text)) {
    const word = hit[0].replace(/:$/, (colon) => (hit?.[0].endsWith("::") ? colon : ""));
    if (!/\d/.test(word) || readVersion6(word) === null) continue;
    take(hit.index, hit.index + word.length, "ip");
  }
}

/** SEP001122334455, also ATA…, CSF… with twelve digits. */
function findPhones(text: string, take: Take): void {
  PHONE.lastIndex = 0;
  for (let hit = PHONE.exec(text); hit !== null; hit = PHONE.exec(text)) {
    const end = hit.index + hit[0].length;
    take(end - 12 - (hit[1] as string).length, end, "device");
  }
}

/** user@host in a SIP URI, a mail address, or an MGCP name. */
function readUri(text: string, at: number, take: Take): void {
  let start = at;
  while (start > 0 && at - start < 128 && isUserSign(text.charCodeAt(start - 1))) start--;
  HOST.lastIndex = at + 1;
  const host = HOST.test(text) ? text.slice(at + 1, HOST.lastIndex) : "";
  const isSip = /(?:sips?|tel|mailto):(?:[^@\s<>"]{0,64}:)?$/i.test(text.slice(Math.max(0, start - 80), start));
  if (
    host !== "" &&
    readVersion4(host) === null &&
    LETTER.test(host) &&
    !GLUED_HOST.test(host) &&
    (isSip || host.includes("."))
  ) {
    const end = at + 1 + hostEnd(text, at + 1, host);
    if (end > at + 2) take(at + 1, end, "host");
  }
  const user = text.slice(start, at);
  if (user === "" || host === "" || NO_USER.test(user)) return;
  if (/^\+?\d{3,}$/.test(user)) {
    if (isSip || !/call-id|branch|tag/i.test(text.slice(Math.max(0, start - 12), start))) take(start, at, "number");
  } else if (LETTER.test(user) && (isSip || looksLikeHost(host)) && !/\d{6,}|[0-9a-f]{16}/i.test(user))
    take(start, at, "user");
}

/** How much of a host is the host: "cm1.lab" of "cm1.labPort=5060". */
function hostEnd(text: string, start: number, host: string): number {
  let name = host.replace(/[.-]+$/, "");
  if (text.charAt(start + host.length) === "=") name = name.replace(/(?<=[a-z0-9])[A-Z][A-Za-z]*$/, "");
  return name.length;
}

/** A word with dots that ends like a host. Answers where the walk may look for the next one. */
function readHostName(text: string, at: number, take: Take): number {
  if (!isHostSign(text.charCodeAt(at - 1)) || !isHostSign(text.charCodeAt(at + 1))) return at;
  let start = at;
  while (start > 0 && at - start < 64 && isHostSign(text.charCodeAt(start - 1))) start--;
  let end = at + 1;
  while (end < text.length && end - start < 256 && (isHostSign(text.charCodeAt(end)) || text.charCodeAt(end) === DOT))
    end++;
  const word = text.slice(start, end).replace(/[.-]+$/, "");
  if (!LETTER.test(word)) return end;
  const whole = text.charAt(end) === "=" ? word.replace(/(?<=[a-z0-9])[A-Z][A-Za-z]*$/, "") : word;
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
  if (text.charAt(at - 1) !== "/" || text.charAt(at - 2) !== ":" || !isLetter(text.charCodeAt(at - 3))) return;
  URL_START.lastIndex = at + 1;
  const hit = URL_START.exec(text);
  if (hit === null) return;
  const [whole, user, host = ""] = hit;
  const end = at + 1 + whole.length;
  if (user !== undefined && user.length >= 2) take(at + 1, at + 1 + user.length, "user");
  if (LETTER.test(host) && readVersion4(host) === null)
    take(end - host.length, end - host.length + host.replace(/[.-]+$/, "").length, "host");
}

/** C:\Users\name\, \\server\share */
function readWindowsName(text: string, at: number, take: Take): void {
  WINDOWS_USER.lastIndex = at;
  const user = WINDOWS_USER.exec(text);
  if (user !== null) {
    const end = at + user[0].length;
    const name = user[1] as string;
    if (!/^(?:public|default|all users|administrator)$/i.test(name)) take(end - name.length, end, "user");
  }
  if (text.charAt(at + 1) !== "\\" || /[\w\\:"]/.test(text.charAt(at - 1))) return;
  WINDOWS_SERVER.lastIndex = at + 2;
  const server = WINDOWS_SERVER.exec(text);
  if (server !== null && LETTER.test(server[1] as string)) take(at + 2, at + 2 + (server[1] as string).length, "host");
}

function isUserSign(code: number): boolean {
  return isHostSign(code) || code === DOT || code === 0x5f || code === 0x2b || code === 0x25 || code > 0x7f;
}

function isHostSign(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || isLetter(code) || code === 0x2d;
}

function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
}

const AT = 0x40;
const DOT = 0x2e;
const CARET = 0x5e;
const SLASH = 0x2f;
const BACKSLASH = 0x5c;
const SIGNS = new Uint8Array(0x7f);
for (const sign of "@.^/\\=:[(>") SIGNS[sign.charCodeAt(0)] = 1;

const LETTER = /[A-Za-z\x80-\uffff]/;
const VERSION_4 = /(?<!\d\.|\d)\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?!\d|\.\d|-\d)/g;
/** "192.168.38.5Port": a letter behind is the next label; a letter before it is one too, "ipAddr=" not being printed. */
const GLUED = /[A-Za-z_]$/;
const MAC =
  /(?<![0-9A-Za-z])(?<![0-9A-Fa-f][:-])(?:[0-9A-F]{2}([:-])(?:[0-9A-F]{2}\1){4}[0-9A-F]{2}(?![0-9A-Za-z]|[:-][0-9A-F]{2}(?![0-9A-Za-z]))|(?<![.])[0-9A-F]{4}\.[0-9A-F]{4}\.[0-9A-F]{4}(?![\w]|\.\w))/gi;
const LABELLED_MAC =
  /\b(?:MAC(?:[ _-]?Addr(?:ess)?)?|CTL-MAC|phy(?:sical)?[ _-]?addr(?:ess)?)[:=."'\s[(]{1,4}[0-9A-F]{12}(?![0-9A-Za-z])/gi;
const VERSION_6 = /(?<![\w:.])(?:[0-9a-f]{1,4}:|::)[0-9a-f:]{2,37}(?:\d{1,3}(?:\.\d{1,3}){3})?(?![\w])/gi;
const PHONE =
  /(?:(?<![A-Za-z])|(?<=CTL|ITL|[a-z=]))(SEP|ATA|VGC|VG[0-9]|CSF|TCT|BOT|TAB|SIP|AN|SKIGW|BAT|CIPC|UPC|BE|DTR|VAA|DVA|RTP|VPN|ECP|NULL)[0-9A-F]{12}(?![0-9A-Za-z])/gi;
const HOST = /[A-Za-z0-9\x80-\uffff](?:[A-Za-z0-9.\x80-\uffff-]{0,252})/y;
const GLUED_HOST = /^(?:null|host)$/i;
const NO_USER = /^(?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{8}-[0-9a-f-]{4,40}|[0-9a-f]{24,})$/i;
const TAG_DEVICE = /[A-Za-z][\w.@/-]{1,127}/y;
const URL_START = /(?:([^\s/:@"'<>]{1,128})(?::[^\s/@"'<>]{0,128})?@)?([A-Za-z0-9.\x80-\uffff_-]{1,253})/y;
const WINDOWS_USER = /\\(?:Users|Documents and Settings)\\{1,2}([^\\/:*?"<>|\r\n]{2,64})(?=\\|$)/iy;
const WINDOWS_SERVER = /([A-Za-z0-9.\x80-\uffff_-]{2,253})\\/y;
/** Ends of file names that may follow a host in one: "…_cm1.customer.com.xml". */
const FILE_ENDING = /\.(?:xml|txt|gzo?|zip|log|tlv|sgn|cnf|tar|tgz|html?|json|csv|pem|cer|der|csr|xmls|index|\d+)$/i;
