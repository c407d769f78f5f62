/**
 * Cuts what people type, paste or translate into words that can be held against each other: English words in one
 * spelling, terms of the trade under one name in both languages, the rest of Japanese text as pairs of characters.
 */

/** The words of a text in order; what names one server, phone or moment is left out. */
export function readWords(text: string): string[] {
  let plain = text.normalize("NFKC");
  if (/[\d<]/.test(plain)) for (const noise of NOISE) plain = plain.replace(noise, " ");
  plain = plain
    .replace(CAMEL, " ")
    .toLowerCase()
    .replace(/[ー'’]/g, "");
  plain = plain.replace(JAPANESE_TERM, (term) => ` ${JAPANESE_TERMS.get(term)} `);
  const words: string[] = [];
  for (const run of plain.match(RUN) ?? []) {
    if (run.charCodeAt(0) > 0x7f) addPairs(run, words);
    else words.push(withoutPlural(run));
  }
  return inOneSpelling(words);
}

/** How much a word says for itself, from 0 to 1, whatever catalog it stands in. */
export function importance(word: string): number {
  if (STOP_WORDS.has(word) || /^[a-z]$|[ぁ-ゖ]/.test(word)) return 0.08;
  return /^[a-z]/.test(word) ? 1 : 0.5;
}

/** Does a word say by itself what the trouble is about? "failed" does not. */
export function isTelling(word: string): boolean {
  return importance(word) > 0.08 && !VAGUE_WORDS.has(word);
}

/** Words that mean the same under one name: three, two or one of them. */
function inOneSpelling(words: readonly string[]): string[] {
  const found: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string;
    const other = SAME.get(word)?.find(({ rest }) => rest.every((next, index) => words[at + 1 + index] === next));
    found.push(other?.name ?? word);
    at += other?.rest.length ?? 0;
  }
  return found;
}

function withoutPlural(word: string): string {
  if (STOP_WORDS.has(word)) return word;
  return word.length >= 4 && word.endsWith("s") && /[^isu\d]s$/.test(word) ? word.slice(0, -1) : word;
}

/** Adds pairs of neighbouring characters of the parts between particles, and a character that is alone and no hiragana. */
function addPairs(run: string, words: string[]): void {
  for (const part of run.split(PARTICLE)) {
    if (part.length === 1 && !/[ぁ-ゖ]/.test(part)) words.push(part);
    for (let at = 0; at + 1 < part.length; at++) words.push(part.slice(at, at + 2));
  }
}

/** A Latin word or a run of kanji and kana. */
const RUN = /[a-z0-9]+|[々〆ぁ-ゖァ-ヺ㐀-鿿]+/g;
const PARTICLE = /[のがをにはへともでや]/;
/** "CTLProvider", "eToken", "CallManager": where a new word begins. */
const CAMEL = /(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]{2})/g;

const NOISE: readonly RegExp[] = [
  // The head of a line: "03/14/2006 09:15:02.118 CCM|", "16:34:01.765 |   debug 3:", "5011: ERR 10:25:10.068387 SECD: ".
  /\d{1,2}\/\d{1,2}\/\d{4} \d{1,2}:\d{2}:\d{2}[.\d]{0,7}\s{0,3}\w{0,20}\|/g,
  /\d{1,2}:\d{2}:\d{2}\.\d{3} {0,3}\|[\s<>-]{0,20}\w{0,20}[\s|]{0,3}(?:\d{1,5}:)?/g,
  /\b\d{1,7}:? (?:ERR|WRN|NOT|INF|DEB) (?:[A-Z][a-z]{2} \d{1,2} )?\d{1,2}:\d{2}:\d{2}[.\d]{0,7} \w{1,20}[:-] ?(?:[A-Z]{4}:\w{1,30}:)?/g,
  // Times and dates elsewhere.
  /\b\d{1,4}([/-])\d{1,2}\1\d{1,4}\b|\b\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\b/g,
  // <CLID::Cluster1>, <server name>
  /<[A-Z]{1,8}::[^>\r\n]{0,80}>|<[A-Za-z][A-Za-z ]{0,30}>/g,
  // Addresses, phones, numbers of the machine, names such as CM-PUB01.
  /\b(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}\b|\b(?:[0-9a-f]{4}\.){2}[0-9a-f]{4}\b/gi,
  /\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b/g,
  /\b(?:SEP|ATA|VGC|BAT)[0-9A-F]{12}\b|\b0x[0-9a-f]+\b|\b(?=[a-f]*\d)[0-9a-f]{8,}\b/gi,
  /\b[a-z]+\d*(?:-[a-z]+)*-(?=[a-z]*\d)[a-z0-9]+(?:-[a-z0-9]+)*\b/gi,
];

/** Japanese terms that stand for the English word, so that either language finds the other's messages. */
const JAPANESE_TERMS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ローカルで有効な証明書: "lsc",
    認証文字列: "authstring",
    サーバ証明書: "server certificate",
    証明書: "certificate",
    公開キー: "public key",
    公開鍵: "public key",
    秘密キー: "private key",
    秘密鍵: "private key",
    シリアル番号: "serial number",
    ポート番号: "port number",
    有効期限: "expired",
    期限切れ: "expired",
    発行者: "issuer",
    サブジェクト: "subject",
    シグニチャ: "signature",
    署名: "sign",
    混合モード: "mixed mode",
    ミクストモード: "mixed mode",
    電話機: "phone",
    電話: "phone",
    パブリッシャ: "publisher",
    サブスクライバ: "subscriber",
    パスワード: "password",
    トークン: "token",
    サーバ: "server",
    クライアント: "client",
    プロバイダ: "provider",
    クラスタ: "cluster",
    ファイル: "file",
    ポート: "port",
    ユーザ: "user",
    ホスト名: "hostname",
    レジストリ: "registry",
    メモリ: "memory",
    ハンドシェイク: "handshake",
    セキュリティ: "security",
    ロック: "lock",
    暗号化: "encrypted",
    割り込み: "barge",
    入力: "enter",
    認証: "authenticate",
    検証: "verify",
    削除: "delete",
    紛失: "lost",
    なくした: "lost",
    失くした: "lost",
    破損: "damaged",
    壊れ: "damaged",
    できない: "cannot",
    できません: "cannot",
    エラー: "failed",
    失敗: "failed",
    障害: "failed",
    無効: "invalid",
    登録: "register",
    再起動: "restart",
    つながら: "接続",
    繋がら: "接続",
    鍵: "key",
  }).map(([term, name]) => [term.replaceAll("ー", ""), name] as const),
);
const JAPANESE_TERM = new RegExp([...JAPANESE_TERMS.keys()].sort((a, b) => b.length - a.length).join("|"), "g");

/** A word that has another name here, by itself or with the `rest` behind it. */
interface OtherName {
  readonly rest: readonly string[];
  readonly name: string;
}

/** Words and neighbouring words, without plural, that mean the same here; by the first of them. */
const SAME: ReadonlyMap<string, readonly OtherName[]> = byFirstWord({
  lsc: ["locally significant certificate"],
  authstring: ["auth string", "authentication string", "authenticationstring"],
  callmanager: ["call manager", "ccm", "cm"],
  phone: ["ip phone", "ipphone", "telephone"],
  token: ["e token", "etoken"],
  key: ["キ"],
  certificate: ["cert"],
  publisher: ["pub"],
  subscriber: ["sub"],
  password: ["pwd", "passwd"],
  hostname: ["host name"],
  username: ["user name"],
  filename: ["file name"],
  handshake: ["hand shake"],
  cannot: ["can not", "cant", "could not", "couldnt", "unable"],
  failed: ["error", "failure", "fail", "fault"],
  not: ["isnt", "arent", "doesnt", "dont", "wont", "didnt"],
});

function byFirstWord(table: Readonly<Record<string, readonly string[]>>): Map<string, OtherName[]> {
  const names = new Map<string, OtherName[]>();
  for (const [name, others] of Object.entries(table))
    for (const other of others) {
      const [first, ...rest] = other.split(" ") as [string, ...string[]];
      names.set(first, [...(names.get(first) ?? []), { rest, name }]);
    }
  return names;
}

const STOP_WORDS: ReadonlySet<string> = new Set(
  "a an the this that these those it its is are was were be been am i my me we our you your he she they to of in on at by for from with as and or but if so do does did have has had will would can may there here what why how when where which who then than into about after before again please say says said show shows get gets got use uses since".split(
    " ",
  ),
);

/** They tell messages apart, but no message is about them. */
const VAGUE_WORDS: ReadonlySet<string> = new Set([
  "failed",
  "invalid",
  "valid",
  "wrong",
  "no",
  "not",
  "cannot",
  "found",
  "missing",
  "problem",
  "trouble",
  "issue",
  "問題",
]);
