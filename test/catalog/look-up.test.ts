/** What people type and paste leads to the pattern they mean, and what has nothing to do with the catalog to none. */
import { expect, test } from "vitest";
import { createLookUp } from "../../src/catalog/look-up.ts";
import { loadShippedYaml } from "../../src/catalog/shipped.ts";

const { patterns, guide } = await loadShippedYaml();
const lookUp = createLookUp(patterns, guide);
const ids = (text: string): string[] => lookUp(text).map(({ pattern }) => pattern.id);

/** The guide's messages with the patterns that cite their row. */
const messages = [...guide.values()]
  .map(({ row, message }) => ({ row, message, owners: citing(row) }))
  .filter(({ message, owners }) => message !== "" && owners.length > 0);

function citing(row: string): string[] {
  return patterns
    .filter(({ status, guide }) => status !== "deprecated" && guide.some((cited) => cited.row === row))
    .map(({ id }) => id);
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

/** What the look-up answers where none of the owners is among its first `top`. */
function failure(text: string, owners: readonly string[], top: number): string[] {
  const found = ids(text);
  const isFound = found.slice(0, top).some((id) => owners.includes(id));
  return isFound ? [] : [`"${text}" is ${owners.join(" or ")}, found: ${found.slice(0, 4).join(", ")}`];
}

test("the guide has messages and patterns cite them", () => expect(messages.length).toBeGreaterThan(60));

test("a message of the guide leads to its pattern, which comes first with score 1", () => {
  const failures = messages.flatMap(({ message, owners }) => {
    const score = lookUp(message)[0]?.score;
    return [...failure(message, owners, 1), ...(score === 1 ? [] : [`"${message}" scores ${score}`])];
  });
  expect(failures).toEqual([]);
});

test("so does the message in lower case without punctuation", () => {
  expect(messages.flatMap(({ message, owners }) => failure(plain(message), owners, 1))).toEqual([]);
});

test("the first words of a message lead to its pattern", () => {
  const failures = messages.flatMap(({ message, owners }) => {
    const words = message.split(" ");
    const start = words.slice(0, Math.ceil(words.length * 0.6)).join(" ");
    const isShared = messages.some(
      (other) => plain(other.message).startsWith(plain(start)) && !other.owners.some((id) => owners.includes(id)),
    );
    return isShared || start.split(" ").length < 3 ? [] : failure(start, owners, 3);
  });
  expect(failures).toEqual([]);
});

test("a message with two letters swapped leads to its pattern", () => {
  const failures = messages.flatMap(({ message, owners }) => {
    const longest = (message.match(/[A-Za-z]+/g) ?? []).reduce((a, b) => (b.length > a.length ? b : a), "");
    const at = Math.floor(longest.length / 2);
    const slip = longest.slice(0, at - 1) + longest[at] + longest[at - 1] + longest.slice(at + 1);
    return failure(message.replace(longest, slip), owners, 3);
  });
  expect(failures).toEqual([]);
});

test("a message is found with more around it: a path, a server, the head of a line", () => {
  const failures = messages.flatMap(({ message, owners }) =>
    failure(
      `03/14/2006 09:15:02.118 CTLClient|10.1.2.3 CM-PUB01: ${message}|<CLID::Cluster1><NID::CM-PUB01>`,
      owners,
      1,
    ),
  );
  expect(failures).toEqual([]);
});

test("the questions that stand in a card lead to it, the others to something better", () => {
  const cards = patterns.filter(({ any, status }) => any.length === 0 && status !== "deprecated");
  const failures = cards.flatMap(({ id, tests }) =>
    tests.flatMap(({ kind, text }) => {
      if (kind === "hit") return failure(text, [id], 3);
      return ids(text)[0] === id ? [`"${text}" is not ${id}`] : [];
    }),
  );
  expect(failures).toEqual([]);
});

/** What somebody asks and the pattern expected first. */
const first: [string, string][] = [
  ["phone locked after wrong auth string", "authentication-string-locked"],
  ["etoken locked", "security-token-locked"],
  ["securty tokne locked", "security-token-locked"],
  ["CKR_PIN_LOCKED", "security-token-locked"],
  ["pwd of etoken wrong", "security-token-password-wrong"],
  ["How do I change the etoken password?", "security-token-password-change"],
  ["we lost one of the two security tokens yesterday", "security-token-lost"],
  ["all tokens lost", "security-tokens-all-lost"],
  ["tftp not authorized", "phone-tftp-not-authorized"],
  ["my 7960 says TFTP not authorised since yesterday", "phone-tftp-not-authorized"],
  ["no ctl file mixed mode", "ctl-file-missing-in-mixed-mode"],
  ["errror openig ctlfile", "ctl-file-access-failed"],
  ["cant connect to ctl provider", "ctl-provider-not-reachable"],
  ["port number ctl client", "ctl-client-port-invalid"],
  ["remote desktop ctl client does not run", "ctl-client-in-terminal-services"],
  ["could not get callmanager certificate from server CM-PUB01", "ctl-client-certificate-not-fetched"],
  ["Could not get Call Manger Certificate from server cm1.example.com", "ctl-client-certificate-not-fetched"],
  ["locally significant certificate expired", "lsc-expired"],
  ["capf cert missing on sub", "capf-certificate-missing"],
  ["users cannot barge into calls on encrypted 7940 phones", "barge-fails-on-encrypted-phone"],
  ["duration of packet capture 500 minutes", "packet-capture-duration-out-of-range"],
  ["srst certificate removed", "srst-certificate-removed-from-gateway"],
  ["phone does not register", "phone-not-registered"],
  ["ssl handshake to ctl provider fails", "ctl-client-ssl-handshake"],
  ["認証文字列を10回間違えた", "authentication-string-locked"],
  ["トークンがロックされた", "security-token-locked"],
  ["ﾄｰｸﾝがﾛｯｸされた", "security-token-locked"],
  ["トークンを全部なくした", "security-tokens-all-lost"],
  ["CTLクライアントがプロバイダーに接続できない", "ctl-provider-not-reachable"],
  ["サーバーの証明書が無効", "server-certificate-invalid"],
  ["ローカルで有効な証明書の有効期限", "lsc-expired"],
  ["昨日から電話機に TFTP Not Authorized と表示される", "phone-tftp-not-authorized"],
  ["公開鍵が長すぎる", "certificate-public-key-too-long"],
  ["CCM証明書を取得できない", "ctl-client-certificate-not-fetched"],
  ["レジストリに書き込めない", "ctl-client-registry-not-written"],
  ["暗号化した電話機で割り込みできない", "barge-fails-on-encrypted-phone"],
  ["No CTL File.", "ctl-file-not-found"],
  ["Invalid Serial Number length", "certificate-serial-number-too-long"],
  ["C:\\Program Files\\Cisco\\tftppath\\CTLFile.tlv: No CTL File.", "ctl-file-not-found"],
  ["16:34:01.765 |   debug 3:SEP001122334455:Authentication string locked, retry", "authentication-string-locked"],
  ["5011: NOT 10:25:10.068387 SECD: TFTP Not Authorized: 10.1.2.3", "phone-tftp-not-authorized"],
  ["03/14/2006 09:15:02.118 CTLClient|Error occurred during SSL Handshake.", "ctl-client-ssl-handshake"],
  ["%UC_ILS-3-ILSPwdAuthenticationFailed: %[AppID=Cisco CallManager][NodeID=cm1]:", "ils-password-mismatch"],
];
/** Where several patterns are as near: the one expected among the first three. */
const amongFirst: [string, string][] = [
  ["証明書の有効期限が切れた", "ctl-certificate-expired"],
  ["after replacing the publisher the ctl client complains about the handshake", "ctl-client-ssl-handshake"],
  ["パスワードを間違えた", "security-token-password-wrong"],
  ["packet capture forgotten", "packet-capture-left-on"],
  ["auth string must be numbers", "authentication-string-not-digits"],
  ["issuer name empty", "certificate-issuer-name-missing"],
];

test.each(first)("%s → %s", (text, id) => expect(ids(text)[0]).toBe(id));
test.each(amongFirst)("%s → %s among others", (text, id) => expect(ids(text).slice(0, 3)).toContain(id));

test.each([
  "",
  " \r\n",
  "the",
  "error",
  "no",
  "です",
  "エラー",
  "SEP001122334455 10.1.2.3",
  "weather tomorrow: sunny with light wind, 20 degrees",
  "The weather in Tokyo today is fine, rain is expected in the evening",
  "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore",
  "how to bake a cake",
  "excel sheet does not open",
  "天気予報",
  "今日の東京の天気は晴れです",
  "会議室の予約をしたい",
  "プリンターの紙がなくなった",
  "03/14/2006 09:15:02.118 CCM|StationInit: (0004567) KeepAlive|<CLID::Cluster1><NID::10.1.1.1><DEV::SEP001122334455>",
  "16:34:01.765 |   debug Verify return code: 0 (ok)",
])("nothing is close to: %s", (text) => expect(lookUp(text)).toEqual([]));

test("a short message beats the long one that holds it, which is still listed", () => {
  expect(ids("No CTL File.").indexOf("ctl-file-missing-in-mixed-mode")).toBeGreaterThan(0);
  expect(ids("Invalid Serial Number length").indexOf("certificate-serial-number-invalid")).toBeGreaterThan(0);
});

test("what came closest is told in the words of the catalog", () => {
  expect(lookUp("invalid serial number LENGTH")[0]).toMatchObject({
    score: 1,
    closest: "Invalid Serial Number length.",
  });
  expect(lookUp("認証文字列を10回間違えた")[0]?.closest).toBe("認証文字列を 10 回間違えた");
});

test("at most ten are listed, best first, and the same ones whatever the order of the patterns", () => {
  const reversed = createLookUp([...patterns].reverse(), guide);
  for (const text of ["token", "certificate invalid", "Could not get Certificate", "署名できない"]) {
    const hits = lookUp(text);
    expect(hits.length).toBeGreaterThan(1);
    expect(hits.length).toBeLessThanOrEqual(10);
    expect(hits.every(({ score }, at) => score <= (hits[at - 1]?.score ?? 1))).toBe(true);
    expect(reversed(text)).toEqual(hits);
  }
});

test("a deprecated pattern is not found", () => {
  const old = patterns.map((pattern) =>
    pattern.id === "ctl-file-not-found" ? { ...pattern, status: "deprecated" as const } : pattern,
  );
  expect(createLookUp(old, guide)("No CTL File.").map(({ pattern }) => pattern.id)).not.toContain("ctl-file-not-found");
});

test("an empty catalog and a very long text are no trouble", () => {
  expect(createLookUp([], guide)("No CTL File.")).toEqual([]);
  expect(ids(`No CTL File. ${"word ".repeat(20_000)}`)[0]).toBe("ctl-file-not-found");
});

test("no text can hang it: the limit is far above what a slow machine needs", () => {
  for (const text of ["a-".repeat(50_000), "<a ".repeat(50_000), "あ".repeat(50_000), "Ab1.".repeat(50_000)]) {
    const started = performance.now();
    lookUp(text);
    expect(performance.now() - started, text.slice(0, 4)).toBeLessThan(3_000);
  }
});
