/** The sampling literal scanner against a plain search. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLiteralScanner, type Engine, MIN_LITERAL, usualEngine } from "../../src/scan/index.ts";
import { FIELD } from "../../src/scan/memory.ts";

/** Where the literals stand, as "number@place", found by a kernel on bytes that begin `shift` behind a multiple of 64. */
function find(text: string, literals: string[], from = 0, endsAfter = 0, engine = usualEngine()): string[] {
  const bytes = Buffer.from(text, "latin1");
  const bench = createLiteralScanner(literals, { engine }).open();
  bench.bytes.fill(0xaa, bench.bufferAt, bench.bufferAt + bytes.length + 256); // what is left of other blocks
  bench.bytes.set(bytes, bench.bufferAt);
  const { bufferAt } = bench;
  const count = bench.kernel.find(bufferAt + from, bufferAt + bytes.length, bufferAt + endsAfter);
  const hits = Array.from({ length: count }, (_, hit) => {
    const at = (bench.words[FIELD.hits >> 2] as number) / 4 + hit * 2;
    return { literal: bench.words[at + 1] as number, place: (bench.words[at] as number) - bufferAt };
  });
  expect(hits.map(({ place }) => place)).toEqual(hits.map(({ place }) => place).sort((a, b) => a - b));
  return hits.map(({ literal, place }) => `${literal}@${place}`).sort();
}

function plain(text: string, literals: string[]): string[] {
  const lower = text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  const stands = (literal: string, at: number): boolean =>
    [...literal].every((char, index) =>
      char === " " ? /[ \t\r\n]/.test(lower[at + index] ?? "") : lower[at + index] === char,
    );
  return literals
    .flatMap((literal, number) => {
      const hits: string[] = [];
      for (let at = 0; at < lower.length; at++) if (stands(literal, at)) hits.push(`${number}@${at}`);
      return hits;
    })
    .sort();
}

describe.each<Engine>(["wasm", "javascript"])("literal scanner in %s", (engine) => {
  it("finds every literal at every alignment, at the very start and the very end", () => {
    const literals = [
      "abcdef",
      "handshake",
      "certificate verification failed",
      "zzzzzz",
      "a[b]c{d}",
      "  file",
      "no ctl",
      "a  b  c",
    ];
    for (const literal of literals)
      for (let before = 0; before < 9; before++)
        for (let after = 0; after < 9; after++) {
          const text = `${"-".repeat(before)}${literal}${"~".repeat(after)}`;
          expect(find(text, literals, 0, 0, engine), text).toEqual(plain(text, literals));
        }
  });

  it("agrees with a plain search on random text with overlaps, case, NUL and high bytes", () => {
    const literals = [
      "aaaaaa",
      "aaaaaab",
      "abaaaaa",
      "\u0001\u0002\u0003abc",
      "[]{}|\\",
      "a b a a",
      "  aaaa",
      "aaaaa  ",
    ];
    const text = fc.array(
      fc.constantFrom(
        "a",
        "A",
        "b",
        "aaaaaa",
        "\0",
        "\x81",
        "[",
        "{",
        "]{}|\\",
        "\u0001\u0002\u0003AbC",
        "\n",
        " ",
        "\t",
        "\r",
      ),
      { maxLength: 50 },
    );
    fc.assert(
      fc.property(text, (parts) => {
        const joined = parts.join("");
        expect(find(joined, literals, 0, 0, engine)).toEqual(plain(joined, literals));
      }),
      { numRuns: 3000 },
    );
  });

  it("does not take a sign for the letter that differs in one bit", () => {
    expect(find("@[abcdef", ["`{abcdef"], 0, 0, engine)).toEqual([]);
    expect(find("abc\0def", ["abc def"], 0, 0, engine)).toEqual([]);
  });

  it("gives a literal to the block in which it ends", () => {
    expect(find("xxhandshake", ["handshake"], 0, 10, engine)).toEqual(["0@2"]);
    expect(find("xxhandshake", ["handshake"], 0, 11, engine)).toEqual([]);
    expect(find("xxhandshake", ["handshake"], 4, 0, engine)).toEqual([]);
  });

  it("refuses what it could not find", () => {
    expect(() => createLiteralScanner(["x".repeat(MIN_LITERAL - 1)])).toThrow(RangeError);
    expect(() => createLiteralScanner(["証明書の検証"])).toThrow(RangeError);
  });
});
