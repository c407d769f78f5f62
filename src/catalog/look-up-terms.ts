/** The tables behind the look-up: which words mean the same, in English and Japanese, and which mean little. */

/** Japanese terms that stand for the English word, so that either language finds the other's messages. */
export const JAPANESE_TERMS: ReadonlyMap<string, string> = new Map(
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
    サポート: "support",
    ブロック: "blocked",
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
/** Finds them, the longest first. */
export const JAPANESE_TERM = new RegExp([...JAPANESE_TERMS.keys()].sort((a, b) => b.length - a.length).join("|"), "g");

/** A word that has another name here, by itself or with the `rest` behind it. */
interface OtherName {
  readonly rest: readonly string[];
  readonly name: string;
}

/** Words and neighbouring words, without plural, that mean the same here; by the first of them. */
export const SAME: ReadonlyMap<string, readonly OtherName[]> = byFirstWord({
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

/** Words that any sentence may have. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  "a an the this that these those it its is are was were be been am i my me we our you your he she they to of in on at by for from with as and or but if so do does did have has had will would can may there here what why how when where which who then than into about after before again please say says said show shows get gets got use uses since".split(
    " ",
  ),
);

/** They tell messages apart, but no message is about them. */
export const VAGUE_WORDS: ReadonlySet<string> = new Set([
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
