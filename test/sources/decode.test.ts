import { describe, expect, test } from "vitest";
import { decode } from "../../src/sources/index.ts";
import { bytesOf, CP932_LOG, EUC_JP_LOG } from "./encoded-text.ts";

describe("decoding", () => {
  test.each([
    ["ascii", "41 42 0d 0a", "AB\r\n"],
    ["utf-8", "e3 81 82", "あ"],
    ["utf-8", "41 ff 42", "A\uFFFDB"],
    ["utf-8", "e3 81", "\uFFFD"],
    ["utf-16le", "41 00 42 30", "Aあ".replace("あ", "\u3042")],
    ["utf-16be", "00 41 30 42", "A\u3042"],
    ["utf-16le", "41 00 42", "A\uFFFD"],
    ["utf-16le", "00 d8 41 00", "\uFFFDA"],
    ["windows-1252", "80 91 92 93 94 96 99 e9 fc", "€‘’“”–™éü"],
    ["windows-1252", "81 8d 8f 90 9d", "\uFFFD".repeat(5)],
    ["windows-1252", "9f a0 ff", "Ÿ\u00A0ÿ"],
    ["cp932", "83 47 83 89 81 5b 20 95 5c", "エラー 表"],
    ["cp932", "b1 b2", "ｱｲ"],
    ["cp932", "41 82 0a 42", "A\uFFFD\nB"],
    ["euc-jp", "a5 a8 a5 e9 a1 bc", "エラー"],
    // The head of the file was ASCII: each slice speaks for itself.
    ["ascii", "e3 82 a8 e3 83 a9 e3 83 bc", "エラー"],
    ["ascii", "83 47 83 89 81 5b", "エラー"],
    ["ascii", "4d fc 6c 6c 65 72", "Müller"],
    ["ascii", "52 e9 73 65 61 75", "Réseau"],
    ["ascii", "63 61 6e 92 74", "can’t"],
  ] as const)("%s: %s", (encoding, hex, text) => {
    expect(decode(bytesOf(hex), encoding)).toBe(text);
  });

  test("cp932 knows the characters of NEC and IBM", () => {
    expect(decode(CP932_LOG, "cp932")).toBe("証明書の検証エラー①髙\r\n");
    expect(decode(EUC_JP_LOG, "euc-jp")).toBe("証明書の検証エラー\r\n");
  });

  test("reads a slice of a larger buffer, twice the same", () => {
    const whole = Buffer.concat([bytesOf("ff fe 00"), CP932_LOG, bytesOf("00")]);
    const slice = new Uint8Array(whole.buffer, whole.byteOffset + 3, CP932_LOG.length);
    for (let time = 0; time < 2; time++) expect(decode(slice, "cp932")).toBe("証明書の検証エラー①髙\r\n");
  });
});
