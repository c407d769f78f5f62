/**
 * What stands behind a label: "HostName: cm1", "DeviceName=SEP…", "<NID::cm1>", "fRemoteHostname[cm1]", "password>x<",
 * "User=1013Host=cm1" with the next label right behind the value, as SDL signals print it.
 */
import type { RedactionKind } from "../model/index.ts";
import type { Take } from "./found.ts";

/** Reads the label that ends before the sign at `at` (one of `= : [ ( >`) and what stands behind that sign. */
export function readLabelled(text: string, at: number, take: Take): void {
  const kind = labelBefore(text, at);
  if (kind === undefined) return;
  const sign = text.charAt(at);
  let start = at + 1;
  if (sign === ":" && text.charAt(start) === ":") start++;
  if (sign === ":" && text.startsWith("//", start)) return;
  // "key": "value", key = value
  while (start - at < 5 && (text.charAt(start) === " " || text.charAt(start) === "\t")) start++;
  const value = valueAt(text, start, sign, kind);
  if (value === null) return;
  const word = text.slice(value.start, value.end);
  if (!isValue(kind, word, sign, value.isQuoted)) return;
  take(value.start, value.end, isNumberKind(kind, word) ? "number" : kind);
}

/** The kind of what a label announces: the last one to three words before a sign, or the end of a word in camel case. */
function labelBefore(text: string, at: number): RedactionKind | undefined {
  let end = at;
  while (end > 0 && at - end < 3 && CLOSERS.includes(text.charAt(end - 1))) end--;
  if (end === 0 || LAST_LETTERS[text.charCodeAt(end - 1)] !== 1) return undefined;
  let start = end;
  let words = "";
  for (let count = 0; count < 3; count++) {
    const wordEnd = start;
    while (start > 0 && wordEnd - start < LONGEST_WORD && isLetter(text.charCodeAt(start - 1))) start--;
    if (start === wordEnd) break;
    const word = text.slice(start, wordEnd);
    words = word.toLowerCase() + words;
    const kind = LABELS.get(words) ?? (count === 0 ? kindOfSuffix(word) : undefined);
    // "Name" alone says little, "Host Name" much: longer labels are tried while they grow.
    if (kind !== undefined) return kind;
    const before = text.charAt(start - 1);
    if (before !== " " && before !== "_" && before !== "-") break;
    start--;
  }
  return undefined;
}

/** "labPassWord", "clstrDeviceName": the label at the end of a word that begins with a capital letter. */
function kindOfSuffix(word: string): RedactionKind | undefined {
  for (let at = 1; at < word.length - 1; at++) {
    const code = word.charCodeAt(at);
    if (code < 0x41 || code > 0x5a) continue;
    const kind = LABELS.get(word.slice(at).toLowerCase());
    if (kind !== undefined) return kind;
  }
  return undefined;
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
  // "labPort=": the next label is part of the word.
  const next = text.charAt(end);
  if (next === "=" || (next === ":" && text.charAt(end + 1) === ":")) {
    const glued = /(?:^|(?<=[a-z0-9.]))[A-Z][A-Za-z]{0,30}$/.exec(text.slice(start, end));
    if (glued !== null) end = start + glued.index;
    else if (kind !== "password" && next === "=") return null;
    else if (kind === "password") end = passwordEnd(text, end);
  }
  while (end > start && TRAILING.includes(text.charAt(end - 1))) end--;
  return end > start ? { start, end, isQuoted: false } : null;
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
  return text.charAt(end) === close && end > start ? { start, end, isQuoted: true } : null;
}

/** A password may hold equals signs. */
function passwordEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && end - from < LONGEST_VALUE && !/[\s"<>|]/.test(text.charAt(end))) end++;
  return end;
}

function isValue(kind: RedactionKind, word: string, sign: string, isQuoted: boolean): boolean {
  switch (kind) {
    case "auth-string":
      return /\d/.test(word);
    case "password":
      return !(isQuoted ? PLACEHOLDER : STATUS_WORD).test(word.trim());
    case "community":
      return !PLACEHOLDER.test(word.trim()) && (sign !== ":" || !STATUS_WORD.test(word));
    case "key-material":
      return (
        /^(?:0x)?(?:[0-9a-f]{2}[ :.,-]?){8,}$/i.test(word.trim()) ||
        (/^[\w+/-]{16,}={0,2}$/.test(word) && /\d/.test(word))
      );
    case "cookie":
    case "digest":
      return word.length >= 4;
    case "number":
      return /^[+\\*#\d][\d*#+() -]{1,30}$/.test(word) && /\d{3}/.test(word);
    case "user":
    case "host":
    case "domain":
    case "device":
      return isName(kind, word, sign, isQuoted);
    default:
      return true;
  }
}

function isName(kind: RedactionKind, word: string, sign: string, isQuoted: boolean): boolean {
  if (!LETTER.test(word)) return kind === "user" && /^\+?\d{3,}$/.test(word);
  if (/^(?:phone|ip|dialstring)$/i.test(word) && kind === "user") return false;
  if (/^0x[0-9a-f]+$/i.test(word) || UUID.test(word) || /[(){}<>=]/.test(word)) return false;
  // Behind a colon and a blank a word of letters alone may as well begin a sentence.
  if (sign === ":" && !isQuoted && kind !== "domain" && STATUS_WORD.test(word)) return false;
  return word.length >= 2;
}

function isNumberKind(kind: RedactionKind, word: string): boolean {
  return kind === "user" && /^\+?\d{3,}$/.test(word);
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

const CLOSERS = " \t\"'\\";
const TRAILING = ".-:,;";
const LONGEST_WORD = 32;
const LONGEST_VALUE = 512;
const NAME_WORD = /[\w\x80-\uffff][\w.\x80-\uffff-]{0,252}/y;
const DEVICE_WORD = /[A-Za-z][\w.@/-]{1,127}/y;
const USER_WORD = /[\w.\x80-\uffff\\+-]{1,128}/y;
const NUMBER_WORD = /[+\\*#]{0,2}\d[\d*#]{1,30}/y;
const SECRET_WORD = /[^\s"'<>|=]{1,512}/y;
const COOKIE_WORD = /[^\s"'<>|;,]{1,512}/y;
const KEY_WORD = /(?:0x)?[0-9A-Fa-f]{2}(?:[ :.,-]?[0-9A-Fa-f]{2}){7,511}|[\w+/-]{16,512}={0,2}/y;
const LETTER = /[A-Za-z\x80-\uffff]/;
const UUID = /^\{?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\}?$/i;
const PLACEHOLDER = /^(?:\*+|x{3,}|null|\(null\)|none|nil|n\/a|empty|true|false|\.{3})$/i;
const STATUS_WORD =
  /^(?:\*+|x{3,}|null|\(null\)|none|nil|empty|true|false|yes|no|n\/a|ok|failed|failure|incorrect|invalid|wrong|bad|expired|changed|accepted|rejected|refused|required|mismatch|verified|correct|confirmed|matched|matches|successful|succeeded|passed|valid|locked|unlocked|missing|not|is|was|has|must|will|for|contains|should|cannot|could|does|did|of|or|and|to|the|a|an|on|in|at|by|from|with|field|unknown|undefined|default|enter|entered|please|type|authenticated|authenticating|login|logged|error|exists|found|created|deleted|updated|added|removed|name|id|type|value|list|tone|policy|length|retry|attempt|attempts)\.?$/i;

const LABELS: ReadonlyMap<string, RedactionKind> = new Map(
  Object.entries({
    host: `hostname host nodeid nodename nid servername peeraddr destaddr connectedhostname remotehostname fremotehostname
      localhostname hostaddress systemname machinename computername tftpserver fqdn dnsname dns lhost setlhost node
      callmanagername ccmname cmname publisher subscriber servernode remotenode localnode callmanagernode cluster`,
    domain: `domain domainname clusterid clid dnsdomain realm networkdomain workgroup remoteclusterid localclusterid
      organizationaltopleveldomain toplevelorgdomain`,
    user: `user username userid loginid loginuser loginname uid account accountname callinguser callingusr callinguserid
      calleduserid owneruserid owner displayname mdisplayname unicodename enduser enduserid adminuser administrator callername
      callingname calledname mcallername connectedname callingpartyname calledpartyname firstname lastname fullname givenname mailid mail email
      alertingname`,
    device: `devicename devname dev devicenm device farenddevname farenddevicename cgdevname mobiledevname targetdevname notifieddname
      trunkname gatewayname endpointname phonename devicepool origdevname deviceid nameofdevice targetdevicename`,
    number: `dn nd directorynumber dialednumber dialednum dialeddigits callingparty calledparty callingpartynumber calledpartynumber
      callingnumber callednumber callernumber cgpn cdpn ocdpn digits dd callbacknumber fsetupcallbacknumber blfdn rdn tel extension ext
      linepattern lpatt locdpnpatt lcnpatt cnpatt cdpat cgpat cgpatt cdpatt mcallerid connectednum vmbox cvmbox phonenumber e164 did ani dnis
      telephonenumber mobile voicemailbox lastredirecteddn originalcalled fqcgpn dialstring connectednumber unconsumeddigits
      callerid callingdn calleddn speeddial pilot huntpilot prexcgpn prexcdpn`,
    "auth-string":
      "authstring authenticationstring authstr authcode authenticationcode authenticationstr capfauthstring authstrings",
    password: `password passwd pwd passphrase passcode pin secret sharedsecret pass userpassword adminpassword tokenpassword pw
      newpassword oldpassword confirmpassword securitypassword`,
    community:
      "community communitystring communityname rocommunity rwcommunity readcommunity writecommunity snmpcommunity",
    "key-material": `masterkey mastersalt srtpkey srtpsalt sessionkey keymaterial key salt capturekey encryptionkey mediakey srtpmasterkey
      masterkeysalt privatekey secretkey presharedkey psk premastersecret mastersecret keydata symmetrickey tek encrkey decryptionkey`,
    digest: "ha response digestcredentials digestpassword accesstoken authtoken bearertoken apikey",
    cookie: "jsessionid jsessionidsso phpsessid sessionid sessioncookie sessiontoken ssotoken csrftoken",
  } satisfies Partial<Record<RedactionKind, string>>).flatMap(([kind, words]) =>
    words.split(/\s+/).map((word): [string, RedactionKind] => [word, kind as RedactionKind]),
  ),
);

const LAST_LETTERS = new Uint8Array(0x10000);
for (const label of LABELS.keys()) {
  LAST_LETTERS[label.charCodeAt(label.length - 1)] = 1;
  LAST_LETTERS[label.toUpperCase().charCodeAt(label.length - 1)] = 1;
}
