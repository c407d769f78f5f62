import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hang, wrap, wrapQuote } from "../../src/report/wrap.ts";
import { displayWidth } from "../../src/util/display-width.ts";

describe("wrap", () => {
  test.each<[why: string, text: string, width: number, lines: string[]]>([
    ["nothing stays nothing", "", 10, [""]],
    ["fits", "one two", 10, ["one two"]],
    ["breaks at a blank", "one two three four", 9, ["one two", "three", "four"]],
    ["runs of blanks are one", "one   two", 10, ["one two"]],
    [
      "a long word stays whole",
      "see C:\\Trace\\CCM\\ccm0001.txt now",
      12,
      ["see", "C:\\Trace\\CCM\\ccm0001.txt", "now"],
    ],
    ["line ends stay", "one\n\ntwo", 10, ["one", "", "two"]],
    [
      "a Windows path keeps its blanks",
      "in C:\\Program Files\\Cisco\\Trace here",
      20,
      ["in", "C:\\Program Files\\Cisco\\Trace", "here"],
    ],
    ["a path ends where no backslash follows", "open C:\\Trace then look", 13, ["open C:\\Trace", "then look"]],
    ["Japanese breaks between characters", "認証文字列を確認します", 12, ["認証文字列を", "確認します"]],
    ["no full stop at a line start", "認証文字列を、確認", 12, ["認証文字列", "を、確認"]],
    ["no opening bracket at a line end", "これはＡＢ「確認」です", 12, ["これはＡＢ", "「確認」です"]],
    ["no small kana at a line start", "あいうえキャンプです", 10, ["あいうえ", "キャンプで", "す"]],
    ["a sound mark stays with its vowel", "あいうサーバを見る", 8, ["あいう", "サーバを", "見る"]],
    ["latin words in Japanese stay whole", "設定は CTLFile.tlv です", 12, ["設定は", "CTLFile.tlv", "です"]],
    ["a number keeps its counter", "検出した行は 17 件あります", 16, ["検出した行は", "17 件あります"]],
    ["no syllable is left alone", "認証文字列を確認してください", 26, ["認証文字列を確認してく", "ださい"]],
  ])("%s", (_why, text, width, lines) => {
    expect(wrap(text, width)).toEqual(lines);
  });

  const word = fc.string({ unit: fc.constantFrom(..."abcXYZ019-_."), minLength: 1, maxLength: 14 });
  const japanese = fc.string({ unit: fc.constantFrom(..."認証文字列をてにはローカルュッ、。「」（）"), minLength: 1 });
  const prose = fc.array(fc.oneof(word, japanese), { maxLength: 12 }).map((parts) => parts.join(" "));

  test("loses nothing but blanks, and only what cannot break sticks out", () => {
    fc.assert(
      fc.property(prose, fc.integer({ min: 8, max: 60 }), (text, width) => {
        const lines = wrap(text, width);
        expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
        for (const line of lines.filter((candidate) => displayWidth(candidate) > width)) {
          expect(line.replace(/\d (?=[ぁ-ヿ一-龠])/g, "")).not.toContain(" ");
          expect(line).not.toMatch(/[認証文字列をてにはロカル][認証文字列をてにはロカル]/);
        }
      }),
    );
  });

  test("no line begins with a closing sign or ends with an opening one where a break was chosen", () => {
    fc.assert(
      fc.property(japanese, fc.integer({ min: 8, max: 60 }), (text, width) => {
        const lines = wrap(text, width);
        for (const line of lines.slice(1)) expect(line).not.toMatch(/^[、。」）ーュッ]/);
        for (const line of lines.slice(0, -1)) expect(line).not.toMatch(/[「（]$/);
      }),
    );
  });
});

describe("wrapQuote", () => {
  test("cuts long words and leaves nothing out", () => {
    expect(wrapQuote("abcdefghijklmnopqrstuvwxyz", 10)).toEqual(["abcdefghij", "klmnopqrst", "uvwxyz"]);
    expect(wrapQuote("short", 10)).toEqual(["short"]);
    expect(wrapQuote("認証文字列認証文字列", 9)).toEqual(["認証文字", "列認証文", "字列"]);
  });

  test("no line is wider than asked", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 4, max: 30 }), (text, width) => {
        for (const line of wrapQuote(text, width)) expect(displayWidth(line)).toBeLessThanOrEqual(width);
      }),
    );
  });
});

test("hang sets the following lines under the first word", () => {
  expect(hang("1. ", "open the phone", 11)).toEqual(["1. open the", "   phone"]);
  expect(hang("［高］", "認証文字列", 12)).toEqual(["［高］認証文", "      字列"]);
});
