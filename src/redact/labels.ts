/**
 * What stands behind a label: "HostName: cm1", "DeviceName=SEP…", "<NID::cm1>", "fRemoteHostname[cm1]", "password>x<",
 * "User=1013Host=cm1" with the next label right behind the value, as SDL signals print it.
 */

import type { RedactionKind } from "../model/index.ts";
import { detachString } from "../util/detach-string.ts";
import { codeAt } from "./code-at.ts";
import { isCommonWord } from "./common-words.ts";
import type { Take } from "./found.ts";

/** Reads the label that ends before the sign at `at` (one of `= : [ ( >`) and what stands behind that sign. */
export function readLabelled(text: string, at: number, take: Take): void {
  const found = labelBefore(text, at);
  if (found === undefined) return;
  const { label, from } = found;
  const { kind } = label;
  const sign = text.charAt(at);
  let start = at + 1;
  if (sign === ":" && text.charAt(start) === ":") {
    // <NID::cm1>; not Class::method.
    if (!/<\w{1,20}$/.test(text.slice(Math.max(0, at - 21), at))) return;
    start++;
  }
  if (sign === ":" && text.startsWith("//", start)) return;
  // "key": "value", key = value
  while (start - at < 5 && (text.charAt(start) === " " || text.charAt(start) === "\t")) start++;
  const value =
    label.isText && !/["'\\<[]/.test(text.charAt(start)) ? textAt(text, start) : valueAt(text, start, sign, kind);
  if (value === null || (label.isQuoted && !(value.isQuoted && /["'\\]/.test(text.charAt(value.start - 1))))) return;
  const word = text.slice(value.start, value.end);
  const isSentence = sign === ":" && text.charAt(at + 1) === " ";
  const known = label.known[(isSentence ? 2 : 0) + (value.isQuoted ? 1 : 0)] as Map<string, RedactionKind | null>;
  let meant = known.get(word);
  if (meant === undefined) {
    meant = isValue(label, word, isSentence, value.isQuoted) ? kindOf(kind, word) : null;
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(detachString(word), meant);
  }
  if (meant !== null) take(value.start, value.end, meant, from);
}

/** May a label end right before a place? A quick answer, without reading it. */
export function mayBeLabelled(text: string, at: number): boolean {
  const last = codeAt(text, at - 1);
  if (!isLetter(last))
    return (
      last === 0x20 ||
      last === 0x22 ||
      last === 0x27 ||
      last === 0x5c ||
      last === 0x09 ||
      last === 0x5d ||
      last === 0x2e
    );
  return mayEndLabel(text, at);
}

/** By the last two or three letters: nearly all words that are no labels are told by them. */
function mayEndLabel(text: string, end: number): boolean {
  const last = codeAt(text, end - 1);
  const second = codeAt(text, end - 2);
  if (LAST_LETTERS[pairOf(second, last)] === 0) return false;
  const third = codeAt(text, end - 3);
  return !isLetter(third) || LAST_THREE[tripleOf(third, second, last)] === 1;
}

function tripleOf(one: number, two: number, three: number): number {
  return ((one & 0x1f) << 10) | ((two & 0x1f) << 5) | (three & 0x1f);
}

function pairOf(one: number, two: number): number {
  return ((one & 0xdf) << 8) | (two & 0xdf);
}

/**
 * The kind of what a label announces: the last one to three words before a sign, or the end of a word in camel case. The
 * words are read backwards and looked up by a number that follows from their letters; only what is there becomes a text.
 */
function labelBefore(text: string, at: number): { readonly label: Label; readonly from: number } | undefined {
  const sign = codeAt(text, at);
  const isSentence = sign === COLON && codeAt(text, at + 1) === BLANK;
  let end = at;
  // "Device name [Optional].:SEP…" in alarms.
  const before = codeAt(text, at - 1);
  if (before === 0x5d || before === 0x2e) end -= OPTIONAL.exec(text.slice(Math.max(0, at - 14), at))?.[0].length ?? 0;
  while (end > 0 && at - end < 18 && isCloser(codeAt(text, end - 1))) end--;
  if (end < 2 || !mayEndLabel(text, end)) return undefined;
  // Of the labels before a bracket only one is read, and only with a blank between.
  if (sign === OPEN && end === at) return undefined;
  // <password>…</password>, name="password">…; not a->b.
  if (sign === GREATER && !/[<"'][\w :-]{1,40}["']?$/.test(text.slice(Math.max(0, at - 42), at))) return undefined;
  let start = end;
  let hash = 0;
  let length = 0;
  let camel: { readonly label: Label; readonly from: number } | undefined;
  for (let count = 0; count < 3; count++) {
    const wordEnd = start;
    while (start > 0 && wordEnd - start < LONGEST_WORD) {
      const code = codeAt(text, start - 1);
      if (!isLetter(code)) break;
      start--;
      hash = pushLetter(hash, code);
      length++;
      // The end of a word that begins with a capital letter: "labPassWord", "clstrDeviceName"; the longest counts.
      if (count > 0 || isSentence || code > 0x5a || KNOWN_HASHES[hash & 0xffff] === 0 || length < 2) continue;
      const label = LABELS.get(text.slice(start, end).toLowerCase());
      if (label?.isSure) camel = { label, from: start };
    }
    if (start === wordEnd) return undefined;
    if (KNOWN_HASHES[hash & 0xffff] === 1) {
      // "Name" alone says little, "Host Name" much: longer labels are tried while they grow.
      const label = LABELS.get(text.slice(start, end).replace(/[ _-]/g, "").toLowerCase());
      if (label !== undefined) return isFor(sign, label) ? { label, from: start } : undefined;
    }
    if (camel !== undefined) return isFor(sign, camel.label) ? camel : undefined;
    const between = codeAt(text, start - 1);
    if (between !== BLANK && between !== 0x5f && between !== 0x2d) return undefined;
    start--;
  }
  return undefined;
}

function isFor(sign: number, { kind }: Label): boolean {
  return sign !== OPEN || kind === "auth-string";
}

function isCloser(code: number): boolean {
  return code === BLANK || code === 0x09 || code === 0x22 || code === 0x27 || code === 0x5c;
}

/** A number for the letters of a label that is read backwards, in any case. */
function pushLetter(hash: number, code: number): number {
  return (Math.imul(hash, 31) + (code & 0x1f)) | 0;
}

interface Label {
  readonly kind: RedactionKind;
  /** What stands behind it is a value, not a sentence. */
  readonly isSure: boolean;
  /** The value may have several words. */
  readonly isText: boolean;
  /** Only what stands in quotes is a value. */
  readonly isQuoted: boolean;
  /** What values were found to be, null for none, in each of the ways in which they can stand there. */
  readonly known: readonly Map<string, RedactionKind | null>[];
}

interface Value {
  readonly start: number;
  readonly end: number;
  readonly isQuoted: boolean;
}

/** The value at a place: in quotes, in brackets, or a word. */
function valueAt(text: string, start: number, sign: string, kind: RedactionKind): Value | null {
  const open = text.charAt(start);
  if (open === '"' || open === "'") return quoted(text, start + 1, open);
  if (text.startsWith('\\"', start)) return quoted(text, start + 2, "\\");
  if (sign === "[") return quoted(text, start, "]");
  if (sign === "(") return quoted(text, start, ")");
  if (sign === ">") return quoted(text, start, "<");
  if (open === "[" || open === "<" || open === "(")
    return quoted(text, start + 1, open === "[" ? "]" : open === "<" ? ">" : ")");

  const word = wordOf(kind);
  word.lastIndex = start;
  if (!word.test(text)) return null;
  let end = word.lastIndex;
  // "labPort=": the next label is part of the word; "User=Host=": it is all of it.
  const next = text.charAt(end);
  if (next === "=" && kind === "password") {
    const isLabel = LABEL_WORD.test(text.slice(start, end)) && /^[A-Z]/.test(text.charAt(start));
    if (isLabel) return null;
    end = passwordEnd(text, end);
  } else if (next === "=" || (next === ":" && text.charAt(end + 1) === ":")) {
    const glued = /(?:^|(?<=[a-z0-9.]))[A-Z][A-Za-z]{0,30}$/.exec(text.slice(start, end));
    if (glued === null || LABEL_WORD.test(text.slice(start, end))) return null;
    end = start + glued.index;
  } else if (next === " " && text.charAt(end + 1) === "=" && NAMES.has(kind)) return null;
  else if (next === ":" && NAMES.has(kind) && !/\d/.test(text.charAt(end + 1))) return null;
  while (end > start && TRAILING.includes(text.charAt(end - 1))) end--;
  return end > start ? { start, end, isQuoted: false } : null;
}

/** The words of a display name, as far as the next label: "John Smith" of "John Smith retriedVideo=F". */
function textAt(text: string, start: number): Value | null {
  let end = start;
  for (let count = 0; count < 5; count++) {
    TEXT_WORD.lastIndex = count === 0 ? start : end + 1;
    if (count > 0 && text.charAt(end) !== " ") break;
    if (!TEXT_WORD.test(text)) break;
    const next = TEXT_WORD.lastIndex;
    if (/^\s?[=:]/.test(text.slice(next, next + 2))) break;
    end = next;
  }
  while (end > start && TRAILING.includes(text.charAt(end - 1))) end--;
  return end > start ? { start, end, isQuoted: true } : null;
}

/** Up to a closing sign on the same line; null where the line ends first, or nothing stands there. */
function quoted(text: string, start: number, close: string): Value | null {
  let end = start;
  while (end < text.length && end - start < LONGEST_VALUE) {
    const sign = text.charAt(end);
    if (sign === close) break;
    if (sign === "\n" || sign === "\r") return null;
    end++;
  }
  if (text.charAt(end) !== close) return null;
  while (end > start && TRAILING.includes(text.charAt(end - 1))) end--;
  return end > start ? { start, end, isQuoted: true } : null;
}

/** A password may hold equals signs. */
function passwordEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && end - from < LONGEST_VALUE && !/[\s"<>|]/.test(text.charAt(end))) end++;
  return end;
}

function isValue({ kind, isSure }: Label, word: string, isSentence: boolean, isQuoted: boolean): boolean {
  switch (kind) {
    case "auth-string":
      return /\d/.test(word) && word.length >= 4;
    case "password":
      return !(isQuoted ? PLACEHOLDER : STATUS_WORD).test(word.trim());
    case "community":
      return !PLACEHOLDER.test(word.trim()) && !(isSentence && STATUS_WORD.test(word));
    case "key-material":
      return isKey(word.trim(), isSure);
    case "cookie":
    case "digest":
      return word.length >= 4 && /\d/.test(word);
    case "number":
      return /^[+\\*#\d][\d*#+() -]{1,30}$/.test(word) && /\d{3}/.test(word);
    case "user":
    case "host":
    case "domain":
    case "device":
      return isName(kind, word, isSure || !isSentence, isQuoted);
    default:
      return true;
  }
}

/** Behind "key" alone only what can be nothing else: 128 bits or more, no identifier of a database row or call. */
function isKey(word: string, isSure: boolean): boolean {
  if (UUID.test(word)) return false;
  if (/^(?:0x)?[0-9a-f]+$/i.test(word)) return word.length >= (isSure ? 16 : 32);
  if (/^(?:0x)?[0-9a-f]{2}(?:([ :.,-])(?:0x)?[0-9a-f]{2})(?:\1(?:0x)?[0-9a-f]{2}){6,}$/i.test(word)) return true;
  return /^[A-Za-z0-9+/_]{16,}={0,2}$/.test(word) && /\d/.test(word) && /[a-z]/.test(word) && /[A-Z]/.test(word);
}

function isName(kind: RedactionKind, word: string, isSure: boolean, isQuoted: boolean): boolean {
  if (!LETTER.test(word)) return kind === "user" && /^\+?\d{3,}$/.test(word);
  if (/^(?:phone|ip|dialstring)$/i.test(word) && kind === "user") return false;
  if (/^0x[0-9a-f]+$/i.test(word) || UUID.test(word) || /[(){}<>=@|[\]]/.test(word) || /^[0-9a-f]{16,}$/i.test(word))
    return false;
  // An address, perhaps with more behind it.
  if (/^\d+\.\d+/.test(word)) return false;
  if (/^optional$/i.test(word)) return false;
  if (isQuoted) return !(kind === "user" && word.split(" ").every((part) => isCommonWord(part.toLowerCase())));
  if (STATUS_WORD.test(word)) return false;
  // Behind a colon and a blank a word of letters alone may as well begin a sentence.
  return word.length >= 2 && (isSure || /[\d._-]|[^\0-\x7f]/.test(word));
}

/** Users may have numbers for names, and phones that name themselves by their MAC address. */
function kindOf(kind: RedactionKind, word: string): RedactionKind {
  if (kind !== "user") return kind;
  if (/^\+?\d{3,}$/.test(word)) return "number";
  return /^(?=.*\d)[0-9a-f]{12}$/i.test(word) ? "mac" : kind;
}

function wordOf(kind: RedactionKind): RegExp {
  switch (kind) {
    case "password":
    case "community":
      return SECRET_WORD;
    case "key-material":
      return KEY_WORD;
    case "cookie":
      return COOKIE_WORD;
    case "number":
      return NUMBER_WORD;
    case "user":
      return USER_WORD;
    case "device":
      return DEVICE_WORD;
    default:
      return NAME_WORD;
  }
}

function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
}

const NAMES: ReadonlySet<RedactionKind> = new Set<RedactionKind>(["host", "domain", "user", "device"]);
const OPTIONAL = /\.? ?[[(]Optional[\])]\.?$|\.$/i;
const LABEL_WORD = /^[A-Za-z]+$/;
const COLON = 0x3a;
const BLANK = 0x20;
const OPEN = 0x28;
const GREATER = 0x3e;
const TRAILING = ".-:,;";
const LONGEST_WORD = 32;
const LONGEST_VALUE = 512;
const MOST_KNOWN = 2_000;
const TEXT_WORD = /[^\s:=<>|,;"()[\]{}]{1,64}/y;
const NAME_WORD = /[\w\x80-\uffff][\w.\x80-\uffff-]{0,252}/y;
const DEVICE_WORD = /[A-Za-z][\w.@/-]{1,127}/y;
const USER_WORD = /[\w.\x80-\uffff\\+-]{1,128}/y;
const NUMBER_WORD = /[+\\*#]{0,2}\d[\d*#]{1,30}/y;
const SECRET_WORD = /[^\s"'<>|=]{1,512}/y;
const COOKIE_WORD = /[^\s"'<>|;,]{1,512}/y;
const KEY_WORD =
  /(?:0x)?[0-9A-Fa-f]{2}(?:[ :.,-]?(?:0x)?[0-9A-Fa-f]{2}){7,511}(?![\w@.-])|[\w+/]{16,512}={0,2}(?![\w@.-])/y;
const LETTER = /[A-Za-z\x80-\uffff]/;
const UUID = /^\{?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\}?$/i;
const PLACEHOLDER = /^(?:\*+|x{3,}|null|\(null\)|none|nil|n\/a|empty|true|false|\.{3})$/i;
const STATUS_WORD =
  /^(?:\*+|x{3,}|null|\(null\)|none|nil|empty|true|false|yes|no|n\/a|ok|failed|failure|incorrect|invalid|wrong|bad|expired|changed|accepted|rejected|refused|required|mismatch|verified|correct|confirmed|matched|matches|successful|succeeded|passed|valid|locked|unlocked|missing|not|is|was|has|must|will|for|contains|should|cannot|could|does|did|of|or|and|to|the|a|an|on|in|at|by|from|with|field|unknown|undefined|default|enter|entered|please|type|authenticated|authenticating|login|logged|error|exists|found|created|deleted|updated|added|removed|name|id|type|value|list|tone|policy|length|retry|attempt|attempts)\.?$/i;

/** Labels in lower case without blanks. Those with "+" announce a name of several words, those with "!" only what stands in quotes. Behind those with "?" a colon and a blank may begin a sentence. */
const LABEL_TABLE = {
  host: `hostname host? nodeid nodename nid servername peeraddr destaddr connectedhostname remotehostname fremotehostname
    localhostname hostaddress systemname machinename computername tftpserver fqdn dnsname dns? node? callmanagername ccmname cmname
    publisher? subscriber? servernode? remotenode? localnode? cluster? neighbordeviceid server? computer? computername workstation? workstationname machine? sourcehost? desthost? remotehost? localhost? peername? servername`,
  domain: `domain? domainname clusterid clid dnsdomain realm networkdomain workgroup? remoteclusterid localclusterid
    organizationaltopleveldomain locationname locname? location? devicepoolname devicepool? regionname region? accountdomain`,
  user: `user? username userid loginid loginuser loginname uid? account? accountname callinguserid calleduserid owneruserid owner?
    displayname+ mdisplayname+ unicodename+ enduser? enduserid adminuser callername+ callingname+ calledname+ mcallername+ connectedname+
    callingpartyname+ calledpartyname+ firstname+ lastname+ fullname+ givenname+ mailid mail? email? alertingname+ callingusr`,
  device: `devicename devname dev? devicenm device? farenddevname farenddevicename cgdevname mobiledevname targetdevname trunkname
    gatewayname endpointname phonename deviceid origdevname nameofdevice targetdevicename devicedescription+ devdescription+ phonedescription+ linedescription+ patternnodeid
    description!`,
  number: `dn nd directorynumber dialednumber dialednum dialeddigits callingparty calledparty callingpartynumber calledpartynumber
    callingnumber callednumber callernumber cgpn cdpn ocdpn digits dd callbacknumber fsetupcallbacknumber blfdn rdn tel extension ext
    linepattern cn lpatt locdpnpatt lcnpatt cnpatt cdpat cgpat cgpatt cdpatt mcallerid connectednum vmbox cvmbox phonenumber e164 did ani dnis
    telephonenumber mobile voicemailbox lastredirecteddn originalcalled fqcgpn connectednumber unconsumeddigits callerid callingdn
    calleddn speeddial pilot huntpilot prexcgpn prexcdpn`,
  "auth-string": "authstring authenticationstring authstr authcode authenticationcode authenticationstr capfauthstring",
  password: `password passwd pwd passphrase passcode pin secret sharedsecret pass userpassword adminpassword tokenpassword pw
    newpassword oldpassword confirmpassword securitypassword`,
  community:
    "community communitystring communityname rocommunity rwcommunity readcommunity writecommunity snmpcommunity",
  "key-material": `masterkey mastersalt srtpkey srtpsalt sessionkey keymaterial key? salt? capturekey encryptionkey mediakey
    srtpmasterkey masterkeysalt privatekey secretkey presharedkey psk premastersecret mastersecret keydata symmetrickey encrkey decryptionkey`,
  digest: "digestcredentials digestpassword accesstoken authtoken bearertoken apikey",
  cookie: "jsessionid jsessionidsso phpsessid sessioncookie sessiontoken ssotoken csrftoken",
} as const satisfies Partial<Record<RedactionKind, string>>;

const LABELS = new Map<string, Label>();
for (const kind of Object.keys(LABEL_TABLE) as (keyof typeof LABEL_TABLE)[]) {
  for (const word of LABEL_TABLE[kind].split(/\s+/)) {
    const known = [0, 1, 2, 3].map(() => new Map<string, RedactionKind | null>());
    LABELS.set(word.replace(/[?+!]/, ""), {
      kind,
      isSure: !word.endsWith("?"),
      isText: word.endsWith("+"),
      isQuoted: word.endsWith("!"),
      known,
    });
  }
}

/** By the last two letters of a label, in any case. */
const LAST_LETTERS = new Uint8Array(0x10000);
for (const label of LABELS.keys())
  LAST_LETTERS[pairOf(label.charCodeAt(label.length - 2), label.charCodeAt(label.length - 1))] = 1;
/** By the last three, where a third letter stands there. A label of two letters may be the end of a longer word. */
const LAST_THREE = new Uint8Array(0x8000);
for (const label of LABELS.keys()) {
  const [third, second, last] = [3, 2, 1].map((back) => label.charCodeAt(label.length - back)) as [
    number,
    number,
    number,
  ];
  if (label.length > 2) LAST_THREE[tripleOf(third, second, last)] = 1;
  else for (let any = 1; any <= 26; any++) LAST_THREE[tripleOf(any, second, last)] = 1;
}
/** By a number that follows from the letters. */
const KNOWN_HASHES = new Uint8Array(0x10000);
for (const label of LABELS.keys()) {
  let hash = 0;
  for (let at = label.length - 1; at >= 0; at--) hash = pushLetter(hash, label.charCodeAt(at));
  KNOWN_HASHES[hash & 0xffff] = 1;
}
