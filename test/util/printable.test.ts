import fc from "fast-check";
import { expect, test } from "vitest";
import { visible } from "../../src/util/printable.ts";

test.each([
  ["plain text, 日本語, ｶﾀｶﾅ, é, 😀", "plain text, 日本語, ｶﾀｶﾅ, é, 😀"],
  ["\u001b[31mred\u001b[0m", "␛[31mred␛[0m"],
  ["a\u0000b", "a␀b"],
  ["bell\u0007 back\u0008", "bell␇ back␈"],
  ["\u007f", "␡"],
  ["csi \u009b31m", "csi \\x9b31m"],
  ["one\ntwo\r\nthree\rfour", "one⏎two⏎three␍four"],
  ["a\tb", "a b"],
  ["\u202egnp.exe\u202c", "\\u202egnp.exe\\u202c"],
  ["\u2066x\u2069", "\\u2066x\\u2069"],
  ["zero\u200bwidth\u200d\ufeff", "zero\\u200bwidth\\u200d\\ufeff"],
  ["soft\u00adhyphen", "soft\\xadhyphen"],
  ["line\u2028para\u2029", "line\\u2028para\\u2029"],
  ["half \ud83d pair \ude00", "half \\ud83d pair \\ude00"],
  ["tag \u{e0041}", "tag \\u{e0041}"],
  ["filler\u3164", "filler\\u3164"],
  ["C:\\Program Files", "C:\\Program Files"],
  ["", ""],
])("%j becomes %j", (text, expected) => {
  expect(visible(text)).toBe(expected);
});

test("nothing that a terminal obeys or hides is left in any text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(visible(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      expect(visible(visible(text))).toBe(visible(text));
    }),
  );
});
