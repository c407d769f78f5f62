/** Secrets that are known by more than a label: PEM keys, authorization and cookie headers, SDP keys, words without a sign. */
import type { SecretKind } from "../model/index.ts";
import { encodeText } from "../util/encode-text.ts";
import type { Take } from "./found.ts";
import { type Keyed, withNext } from "./keywords.ts";

/**
 * Those that need more than a word that begins them. `raw` has the second bytes of CP932 as they are, for labels may be
 * Japanese; null where all is ASCII.
 */
export function findSecrets(text: string, raw: string | null, take: Take): void {
  findPrivateKeys(text, take);
  if (raw !== null) findJapanese(raw, take);
}

/** From "-----BEGIN … PRIVATE KEY-----" to its end, or as far as it looks like one; and what stands before an end alone. */
function findPrivateKeys(text: string, take: Take): void {
  let from = 0;
  for (let at = text.indexOf(PEM, from); at !== -1; at = text.indexOf(PEM, from)) {
    const dashes = dashesBefore(text, "-----", at);
    from = at + PEM.length;
    if (dashes === -1) continue;
    if (text.startsWith("-----BEGIN", dashes)) {
      const next = text.indexOf(PEM, from);
      const endAt = next === -1 ? -1 : dashesBefore(text, "-----END", next);
      if (endAt > from && next - dashes < LONGEST_KEY) {
        from = next + PEM.length;
        take(dashes, from, "private-key");
      } else {
        PEM_BODY.lastIndex = from;
        PEM_BODY.test(text);
        take(dashes, Math.max(from, PEM_BODY.lastIndex), "private-key");
        from = Math.max(from, PEM_BODY.lastIndex);
      }
    } else if (text.startsWith("-----END", dashes)) {
      let start = dashes;
      while (start > 0 && dashes - start < LONGEST_KEY && PEM_LETTER.test(text.charAt(start - 1))) start--;
      take(start, from, "private-key");
    }
  }
}

/** Where the dashes of a line "-----BEGIN RSA PRIVATE KEY-----" stand, close before the place of its end; -1 without them. */
function dashesBefore(text: string, dashes: string, at: number): number {
  const from = Math.max(0, at - 40);
  const found = text.slice(from, at).lastIndexOf(dashes);
  return found === -1 ? -1 : from + found;
}

const PEM = "PRIVATE KEY-----";
/** A key of 8192 bits has 6.4 kB. */
const LONGEST_KEY = 12_288;
const PEM_LETTER = /[A-Za-z0-9+/=\s]/;
const PEM_BODY =
  /(?:[A-Za-z0-9+/=]{16,}|[\r\n]+|\\[rn]|[ \t]|(?:Proc-Type|DEK-Info): [^\r\n]{1,80}|[A-Za-z0-9+/=]{1,15}(?=[\r\n]|$)){0,2000}/y;

/** "パスワードは x です", "認証文字列: 12345", in ordinary text and in the bytes of any encoding. */
function findJapanese(raw: string, take: Take): void {
  for (const { kind, expression } of JAPANESE_RULES) {
    expression.lastIndex = 0;
    for (let hit = expression.exec(raw); hit !== null; hit = expression.exec(raw)) {
      const end = hit.index + hit[0].length;
      take(end - (hit[1] as string).length, end, kind);
    }
  }
}

/** Words in the ways in which they can stand in a text whose characters are letters, or bytes. */
function inAllEncodings(words: readonly string[]): string {
  const all = words.flatMap((word) => {
    const bytes = (["cp932", "euc-jp"] as const).map((encoding) => Buffer.from(encodeText(word, encoding) ?? []));
    return [word, ...[Buffer.from(word), ...bytes].map((code) => code.toString("latin1"))];
  });
  return all.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")).join("|");
}

/** What may stand between a label and its value: particles, signs of either width, brackets. */
const BETWEEN = `(?:[ \\t:="'[(]|${inAllEncodings(["は", "が", "を", "：", "＝", "「", "『", "　"])}){1,4}`;
const JAPANESE_RULES: readonly { readonly kind: SecretKind; readonly expression: RegExp }[] = [
  {
    kind: "auth-string",
    expression: new RegExp(
      `(?:${inAllEncodings(["認証文字列", "認証ストリング", "認証コード"])})${BETWEEN}(\\d{4,10})(?![\\d.])`,
      "g",
    ),
  },
  {
    kind: "password",
    expression: new RegExp(
      `(?:${inAllEncodings(["パスワード", "パスフレーズ", "暗証番号", "共有秘密"])})${BETWEEN}([!-&*-~]{3,64})`,
      "g",
    ),
  },
  {
    kind: "community",
    expression: new RegExp(`(?:${inAllEncodings(["コミュニティ名", "コミュニティ"])})${BETWEEN}([!-&*-~]{3,64})`, "g"),
  },
];

/** A secret behind a word. Its first group is the secret and ends where the match ends. */
export interface SecretRule extends Keyed {
  readonly kind: SecretKind;
}

const HEX_SIGNS = "0123456789abcdef";
/** What begins with a word; "://" begins the one of a URL. */
export const SECRET_RULES: readonly SecretRule[] = [
  // "Authentication String 12345", "authentication string is 12345", "entered AuthString '12345'"
  {
    kind: "auth-string",
    begins: ["auth"],
    expression:
      /\bauth(?:entication)?[ _-]?(?:string|str|code)s?\b[^\d\r\n:=|]{0,24}[ '"[(]((?<![.\d])\d{4,10}(?![\d.]))/iy,
  },
  // "Authentication String: received 12345": words between the sign and the digits.
  {
    kind: "auth-string",
    begins: ["auth"],
    expression:
      /\bauth(?:entication)?[ _-]?(?:string|str|code)s?[ \t]{0,3}[:=][ \t]{0,3}[a-z ]{1,30}[ '"[(](\d{4,10})(?![\d.])/iy,
  },
  // "password is x", "-password x", "--pin 1234", "passphrase 'x'"
  {
    kind: "password",
    begins: ["pass", "pwd ", "pwd=", "pin ", "pin="],
    expression:
      /(?:(?<=[\s"']--?)(?:password|passwd|passphrase|pwd|pin)[ =]|\b(?:password|passwd|passphrase|pwd|pin) (?:is|was|to|set to|entered) ?:? ?['"]?)(?!(?:not|wrong|in\w+|bad|correct|valid|accepted|verified|required|the|a|be|expired?|changed|entered|set|locked|missing|empty|too|now|ok|enter|match\w*|confirm\w*|re\w+|succe\w+|fail\w*|is|was)\b)([^\s"'<>|,;]{1,128})/iy,
  },
  {
    kind: "digest",
    begins: ["auth"],
    expression:
      /\bauthorization"?[ \t]{0,2}[:=][ \t]{0,2}"?(?:basic|bearer|negotiate|ntlm|token)[ \t]{1,3}([\w+/=.~-]{4,4096})/iy,
  },
  // Digest answers, also over folded lines: username is a name, realm a domain, the rest goes.
  {
    kind: "digest",
    begins: ["nonc", "cnon", "resp", "opaq", "next", "rspa"],
    expression: /\b(?:c?nonce|response|opaque|nextnonce|rspauth)[ \t]{0,2}=[ \t]{0,2}\\?"([^"\\\r\n]{4,512})/iy,
  },
  // SDP: a=crypto with its key, key management, the old k= line.
  { kind: "key-material", begins: ["inli"], expression: /\binline:[ \t]{0,2}([\w+/=-]{8,512})/iy },
  { kind: "key-material", begins: ["mike"], expression: /\bmikey[ \t]{1,3}([\w+/=]{8,8192})/iy },
  {
    kind: "key-material",
    begins: ["k=cl", "k=ba", "k=ur"],
    expression: /^k=(?:clear|base64|uri):(\S{1,512})/my,
  },
  // A TLS key log.
  {
    kind: "key-material",
    begins: ["clie", "serv", "expo"],
    expression: /\b(?:CLIENT|SERVER|EXPORTER)_[A-Z_0-9]{3,40} [0-9A-Fa-f]{64} ([0-9A-Fa-f]{32,128})/y,
  },
  // "Key (16 bytes): 01 23 …", "Key Material 0x0123…", "Master Key is …"
  {
    kind: "key-material",
    begins: [...withNext("key", ` \ts([<":=mdvih${HEX_SIGNS}`), "salt", "secr"],
    expression:
      /(?<![A-Za-z])(?:key|salt|secret)s?(?: ?(?:material|data|value|is|hex|dump)){0,2}(?: ?[([][^)\]\r\n]{0,24}[)\]])?[ \t]{0,3}[:=]?[ \t]{0,3}[[(<"]?[ \t]?((?:0x)?[0-9A-F]{2}(?:([ :.,])(?:0x)?[0-9A-F]{2})(?:\2(?:0x)?[0-9A-F]{2}){6,255}|(?:0x)?[0-9A-F]{32,512})(?![0-9A-Z@.-])/iy,
  },
  // "snmp-server community public RO", "rocommunity x", "com2sec name source x"
  {
    kind: "community",
    begins: ["comm"],
    expression:
      /(?<=\b(?:r[ow])?)community (?:string |name )?(?:is )?['"]?(?!(?:string|name|is|was|has|not|for|of|mismatch|invalid|wrong|failed|and|or)\b)([^\s"'<>|,;:=]{1,64})/iy,
  },
  { kind: "community", begins: ["com2"], expression: /\bcom2sec6?[ \t]+\S{1,64}[ \t]+\S{1,64}[ \t]+(\S{1,64})/y },
  {
    kind: "cookie",
    begins: ["cook"],
    expression: /\bcookie2?"?[ \t]{0,2}:[ \t]{0,2}"?([^\r\n"<>|]{3,4096})/iy,
  },
  {
    kind: "cookie",
    begins: ["jses", "phps", "asp."],
    expression: /\b(?:jsession(?:id(?:sso)?)?|phpsessid|asp\.net_sessionid)=([\w.!~*+/%-]{8,512})/iy,
  },
];

/** http://user:password@host, from its "://" on. */
export const URL_PASSWORD: SecretRule = {
  kind: "password",
  begins: [],
  expression: /:\/\/[^\s/:@"'<>]{1,128}:([^\s/@"'<>]{1,128})(?=@)/y,
};
