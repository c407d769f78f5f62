/**
 * What stands behind a label: "HostName: cm1", "DeviceName=SEP…", "<NID::cm1>", "fRemoteHostname[cm1]", "password>x<",
 * "User=1013Host=cm1" with the next label right behind the value, as SDL signals print it.
 */
import type { RedactionKind } from "../model/index.ts";
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
  if (value === null) return;
  const word = text.slice(value.start, value.end);
  if (!isValue(label, word, sign === ":" && text.charAt(at + 1) === " ", value.isQuoted)) return;
  take(value.start, value.end, kindOf(kind, word), from);
}

/** May a label end right before a place? A quick answer, without reading it. */
export function mayBeLabelled(text: string, at: number): boolean {
  const last = text.charCodeAt(at - 1);
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
  return LAST_LETTERS[pairOf(text.charCodeAt(at - 2), last)] === 1;
}

function pairOf(one: number, two: number): number {
  return ((one & 0xdf) << 8) | (two & 0xdf);
}

/** The kind of what a label announces: the last one to three words before a sign, or the end of a word in camel case. */
function labelBefore(text: string, at: number): { readonly label: Label; readonly from: number } | undefined {
  const sign = text.charAt(at);
  const isSentence = sign === ":" && text.charAt(at + 1) === " ";
  let end = at;
  // "Device name [Optional].:SEP…" in alarms.
  if (/[\].]/.test(text.charAt(at - 1))) end -= OPTIONAL.exec(text.slice(Math.max(0, at - 14), at))?.[0].length ?? 0;
  while (end > 0 && at - end < 18 && CLOSERS.includes(text.charAt(end - 1))) end--;
  if (end < 2 || LAST_LETTERS[pairOf(text.charCodeAt(end - 2), text.charCodeAt(end - 1))] === 0) return undefined;
  let start = end;
  // <password>…</password>, name="password">…; not a->b.
  if (sign === ">" && !/[<"'][\w :-]{1,40}["']?$/.test(text.slice(Math.max(0, at - 42), at))) return undefined;
  let words = "";
  for (let count = 0; count < 3; count++) {
    const wordEnd = start;
    while (start > 0 && wordEnd - start < LONGEST_WORD && isLetter(text.charCodeAt(start - 1))) start--;
    if (start === wordEnd) break;
    const word = text.slice(start, wordEnd);
    words = word.toLowerCase() + words;
    // "Name" alone says little, "Host Name" much: longer labels are tried while they grow.
    const label = LABELS.get(words) ?? (count === 0 && !isSentence ? labelAtEnd(word) : undefined);
    if (label !== undefined)
      return sign === "(" && (label.kind !== "auth-string" || end < at) ? undefined : { label, from: start };
    const before = text.charAt(start - 1);
    if (before !== " " && before !== "_" && before !== "-") break;
    start--;
  }
  return undefined;
}

/** "labPassWord", "clstrDeviceName": the label at the end of a word that begins with a capital letter. */
function labelAtEnd(word: string): Label | undefined {
  for (let at = 1; at < word.length - 1; at++) {
    const code = word.charCodeAt(at);
    if (code < 0x41 || code > 0x5a) continue;
    const label = LABELS.get(word.slice(at).toLowerCase());
    if (label?.isSure) return label;
  }
  return undefined;
}

interface Label {
  readonly kind: RedactionKind;
  /** What stands behind it is a value, not a sentence. */
  readonly isSure: boolean;
  /** The value may have several words. */
  readonly isText: boolean;
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
const CLOSERS = " \t\"'\\";
const TRAILING = ".-:,;";
const LONGEST_WORD = 32;
const LONGEST_VALUE = 512;
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

/** Labels in lower case without blanks. Those with "+" announce a name of several words. Behind those with "?" a colon and a blank may begin a sentence. */
const LABEL_TABLE = {
  host: `hostname host? nodeid nodename nid servername peeraddr destaddr connectedhostname remotehostname fremotehostname
    localhostname hostaddress systemname machinename computername tftpserver fqdn dnsname dns? node? callmanagername ccmname cmname
    publisher? subscriber? servernode? remotenode? localnode? cluster? neighbordeviceid`,
  domain: `domain? domainname clusterid clid dnsdomain realm networkdomain workgroup? remoteclusterid localclusterid
    organizationaltopleveldomain`,
  user: `user? username userid loginid loginuser loginname uid? account? accountname callinguserid calleduserid owneruserid owner?
    displayname+ mdisplayname+ unicodename+ enduser? enduserid adminuser callername+ callingname+ calledname+ mcallername+ connectedname+
    callingpartyname+ calledpartyname+ firstname+ lastname+ fullname+ givenname+ mailid mail? email? alertingname+ callingusr`,
  device: `devicename devname dev? devicenm device? farenddevname farenddevicename cgdevname mobiledevname targetdevname trunkname
    gatewayname endpointname phonename deviceid origdevname nameofdevice targetdevicename`,
  number: `dn nd directorynumber dialednumber dialednum dialeddigits callingparty calledparty callingpartynumber calledpartynumber
    callingnumber callednumber callernumber cgpn cdpn ocdpn digits dd callbacknumber fsetupcallbacknumber blfdn rdn tel extension ext
    linepattern lpatt locdpnpatt lcnpatt cnpatt cdpat cgpat cgpatt cdpatt mcallerid connectednum vmbox cvmbox phonenumber e164 did ani dnis
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
    LABELS.set(word.replace(/[?+]/, ""), { kind, isSure: !word.endsWith("?"), isText: word.endsWith("+") });
  }
}

/** By the last two letters of a label, in any case: nearly all words that are none are told by them. */
const LAST_LETTERS = new Uint8Array(0x10000);
for (const label of LABELS.keys())
  LAST_LETTERS[pairOf(label.charCodeAt(label.length - 2), label.charCodeAt(label.length - 1))] = 1;
