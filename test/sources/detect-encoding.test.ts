import { describe, expect, test } from "vitest";
import { detectEncoding } from "../../src/sources/index.ts";
import { bytesOf, CP932_LOG, EUC_JP_LOG } from "./encoded-text.ts";

const ASCII = "2006/01/05 12:34:56.789 CCM|StationInit: 1.2.3.4|<CLID::CM1>\r\n".repeat(20);
const JAPANESE = `${ASCII}Description=会議室Aの電話 エラーが発生しました\r\n`;
const utf16 = (text: string, encoding: "le" | "be") => {
  const bytes = Buffer.from(text, "utf16le");
  return encoding === "le" ? bytes : bytes.swap16();
};

describe("detecting the encoding", () => {
  test.each([
    ["plain ASCII", Buffer.from(ASCII), "ascii", 0],
    ["UTF-8 with a mark", Buffer.from(`\uFEFF${ASCII}`), "utf-8", 3],
    ["UTF-8", Buffer.from(JAPANESE), "utf-8", 0],
    ["UTF-8 with one garbled byte", Buffer.concat([Buffer.from(JAPANESE), bytesOf("ff 0d 0a")]), "utf-8", 0],
    ["UTF-8 cut within a character", Buffer.from(JAPANESE).subarray(0, -2 - 1 - 1), "utf-8", 0],
    ["one accented letter in UTF-8", Buffer.from(`${ASCII}Müller`), "utf-8", 0],
    ["UTF-16 LE with a mark", utf16(`\uFEFF${ASCII}`, "le"), "utf-16le", 2],
    ["UTF-16 BE with a mark", utf16(`\uFEFF${ASCII}`, "be"), "utf-16be", 2],
    ["UTF-16 LE without", utf16(JAPANESE, "le"), "utf-16le", 0],
    ["UTF-16 BE without", utf16(JAPANESE, "be"), "utf-16be", 0],
    ["cp932", Buffer.concat([Buffer.from(ASCII), CP932_LOG]), "cp932", 0],
    ["cp932 only", CP932_LOG, "cp932", 0],
    ["cp932 cut within a character", CP932_LOG.subarray(0, -1), "cp932", 0],
    ["half-width katakana", bytesOf("b4 d7 b0 0d 0a c3 de dd dc 20 b6 b2 b7 de"), "cp932", 0],
    ["EUC-JP", Buffer.concat([Buffer.from(ASCII), EUC_JP_LOG]), "euc-jp", 0],
    ["windows-1252, one umlaut", Buffer.from(`${ASCII}M\xfcller, caf\xe9`, "latin1"), "windows-1252", 0],
    [
      "windows-1252, French",
      Buffer.from("R\xe9seau \xe9tendu: d\xe9lai d\xe9pass\xe9, r\xe9essayez", "latin1"),
      "windows-1252",
      0,
    ],
    ["windows-1252, curly quote", Buffer.from(`${ASCII}can\x92t open`, "latin1"), "windows-1252", 0],
    ["a few NULs in text", Buffer.from(`${ASCII}\0\0\0\x01\x02 garbage\r\n`), "ascii", 0],
    ["text, then space reserved in advance", Buffer.concat([Buffer.from(ASCII), Buffer.alloc(60_000)]), "ascii", 0],
    ["a hole in the middle", Buffer.concat([Buffer.from(ASCII), Buffer.alloc(40_001), Buffer.from(ASCII)]), "ascii", 0],
    ["escape sequences", Buffer.from("\x1b[31mERROR\x1b[0m\tx\f\r\n"), "ascii", 0],
    ["one letter", Buffer.from("a"), "ascii", 0],
  ] as const)("%s", (_name, bytes, encoding, bomBytes) => {
    expect(detectEncoding(bytes)).toEqual({ encoding, bomBytes });
  });

  const lines = Array.from(
    { length: 200 },
    (_, at) => `証明書の検証に失敗しました。　電話機との接続を切断します（一覧${at % 7}番目、上位の認証局）\r\n`,
  ).join("");
  const wide = "ＣＡＰＦ　ｅｒｒｏｒ　１２３：証明書\r\n".repeat(30);

  test.each([
    ["mostly Japanese lines", lines + ASCII.slice(0, 126)],
    ["Japanese lines alone", lines],
    ["Japanese lines that end with LF", lines.replaceAll("\r", "")],
    ["a few Japanese words and no digit", "初期化\r\n完了\r\n"],
    ["full width with line ends", wide],
    ["full width without line ends", "ＣＡＰＦ　ｅｒｒｏｒ　１２３：証明書".repeat(30)],
    ["many ideographic blanks", "表　　　　　　　　　示　　　　　　　　　一\r\n".repeat(40)],
    ["kana", "エラーがはっせいしました\r\nおわり\r\n".repeat(40)],
    ["Japanese lines, then space reserved in advance", `${lines}${"\0".repeat(20_000)}`],
  ])("UTF-16 without a mark: %s", (_name, text) => {
    expect(detectEncoding(utf16(text, "le"))).toEqual({ encoding: "utf-16le", bomBytes: 0 });
    expect(detectEncoding(utf16(text, "be"))).toEqual({ encoding: "utf-16be", bomBytes: 0 });
  });

  test("NULs in eight-bit text do not make it UTF-16", () => {
    const texts = [
      ["ascii", Buffer.from(ASCII)],
      ["ascii", Buffer.from("a line of plain words and nothing else\n")],
      ["utf-8", Buffer.from(JAPANESE)],
      ["utf-8", Buffer.from(lines)],
      ["cp932", Buffer.concat(Array(40).fill(CP932_LOG))],
      ["euc-jp", Buffer.concat(Array(40).fill(EUC_JP_LOG))],
    ] as const;
    const nuls = ["00", "00 0a", "0a 00", "00 0d 00 0a", "0d 00 0a 00", "00 00 00 01"].map(bytesOf);
    for (const [encoding, text] of texts)
      for (const garbage of nuls)
        for (const shift of ["", "x"]) {
          const bytes = Buffer.concat([Buffer.from(shift), text, garbage, text, garbage]);
          expect([encoding, garbage, shift, detectEncoding(bytes)?.encoding]).toEqual([
            encoding,
            garbage,
            shift,
            encoding,
          ]);
        }
  });

  test.each([
    ["nothing but NULs", Buffer.alloc(65_536)],
    ["a program", Buffer.concat([bytesOf("4d 5a 90 00 03 00 00 00 04 00 00 00 ff ff 00 00 b8"), Buffer.alloc(500, 7)])],
    ["noise", noise(65_536)],
    ["a little noise", noise(200)],
    ["a picture", Buffer.concat([bytesOf("89 50 4e 47 0d 0a 1a 0a 00 00 00 0d 49 48 44 52"), noise(1000)])],
    ["numbers of four bytes", Buffer.from(new Uint32Array(1000).map((_, at) => at * 77).buffer)],
  ])("%s is not text", (_name, bytes) => {
    expect(detectEncoding(bytes)).toBeNull();
  });
});

/** Bytes as random as compressed data, the same every time. */
function noise(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let state = 12345;
  for (let at = 0; at < length; at++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[at] = state >>> 24;
  }
  return bytes;
}
