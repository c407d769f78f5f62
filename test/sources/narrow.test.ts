import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createNarrower } from "../../src/sources/index.ts";

describe("narrowing UTF-16", () => {
  test.each([
    ["ASCII", "CTL\r\n\0\x7f", "43 54 4c 0d 0a 00 7f"],
    ["full-width ASCII", "ＣＴＬ！～", "43 54 4c 21 7e"],
    ["blanks", "a\u3000b\u00A0c", "61 20 62 20 63"],
    ["anything else", "é\u0080あ\uFF00\uFF5F\uFFFF", "ff ff ff ff ff ff"],
    ["a pair of surrogates is two units", "\u{20BB7}", "ff ff"],
  ])("%s", (_name, text, hex) => {
    const little = Buffer.from(text, "utf16le");
    const big = Buffer.from(little).swap16();
    for (const [encoding, bytes] of [
      ["utf-16le", little],
      ["utf-16be", big],
    ] as const) {
      expect(Buffer.from(createNarrower(encoding).push(bytes)).toString("hex")).toBe(hex.replaceAll(" ", ""));
    }
  });

  test("any cut gives the same bytes, one for every two", () => {
    const cuts = fc.array(fc.nat(5), { maxLength: 40 });
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 80 }),
        cuts,
        fc.constantFrom("utf-16le", "utf-16be"),
        (bytes, lengths, encoding) => {
          const whole = createNarrower(encoding as "utf-16le");
          const expected = Buffer.concat([whole.push(bytes), whole.finish()]);
          const narrower = createNarrower(encoding as "utf-16le");
          const pieces: Uint8Array[] = [];
          let at = 0;
          for (const length of lengths) {
            pieces.push(narrower.push(bytes.subarray(at, at + length)));
            at = Math.min(at + length, bytes.length);
          }
          pieces.push(narrower.push(bytes.subarray(at)), narrower.finish());
          expect(Buffer.concat(pieces)).toEqual(expected);
          expect(expected.length).toBe(Math.ceil(bytes.length / 2));
        },
      ),
    );
  });

  test("half a unit at the end becomes one byte", () => {
    const narrower = createNarrower("utf-16le");
    expect([...narrower.push(Buffer.from([0x41, 0, 0x42]))]).toEqual([0x41]);
    expect([...narrower.finish()]).toEqual([0xff]);
    expect([...narrower.finish()]).toEqual([]);
  });
});
