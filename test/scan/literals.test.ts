/** The sampling literal scanner against a plain search, in both engines; and these against each other. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLiteralScanner, type Engine, type LiteralScanner, MIN_LITERAL } from "../../src/scan/index.ts";
import { FIELD, HIT_ROOM } from "../../src/scan/memory.ts";
import { between, type Dice, diceOf, ENGINES, type Hit, oneOf, searchPlainly } from "./plain-search.ts";

/** One scanner for the same literals: its tables are made once. */
const scanners = new Map<string, LiteralScanner>();
function scannerOf(literals: readonly string[], engine: Engine): LiteralScanner {
  const key = JSON.stringify([engine, ...literals]);
  const scanner = scanners.get(key) ?? createLiteralScanner(literals, { engine });
  scanners.set(key, scanner);
  return scanner;
}

interface How {
  readonly from?: number;
  readonly endsAfter?: number;
  /** What is left of other blocks behind the text. */
  readonly behind?: string;
  /** Where a first block ends; the second is searched as records.ts does. */
  readonly border?: number;
}

/** Where the literals stand, in the order in which a kernel lists them. */
function find(text: string, literals: readonly string[], engine: Engine, how: How = {}): Hit[] {
  const scanner = scannerOf(literals, engine);
  const bench = scanner.open();
  const { bufferAt, words } = bench;
  const bytes = Buffer.from(text, "latin1");
  bench.bytes.fill(0xaa, bufferAt, bufferAt + bytes.length + 256);
  bench.bytes.set(bytes, bufferAt);
  bench.bytes.set(Buffer.from(how.behind ?? "", "latin1"), bufferAt + bytes.length);
  const { border } = how;
  let { from = 0, endsAfter = 0 } = how;
  if (border !== undefined) {
    words[FIELD.hitCount >> 2] = bench.kernel.find(bufferAt, bufferAt + border, bufferAt);
    from = Math.max(0, border - scanner.longest) & ~3;
    endsAfter = border;
  }
  const count = bench.kernel.find(bufferAt + from, bufferAt + bytes.length, bufferAt + endsAfter);
  const listAt = (words[FIELD.hits >> 2] as number) >> 2;
  const hits = Array.from({ length: Math.min(count, HIT_ROOM) }, (_, hit) => ({
    place: (words[listAt + hit * 2] as number) - bufferAt,
    literal: words[listAt + hit * 2 + 1] as number,
  }));
  bench.close();
  return hits;
}

const inOrder = (hits: readonly Hit[]): Hit[] => hits.toSorted((a, b) => a.place - b.place || a.literal - b.literal);

/** Both engines give the same list, by place, and it is what a plain search finds. */
function expectPlain(text: string, literals: readonly string[], how: How = {}): Hit[] {
  const [hits, twin] = ENGINES.map((engine) => find(text, literals, engine, how)) as [Hit[], Hit[]];
  const wanted = searchPlainly(text, literals);
  // Only then is the slow comparison asked to explain itself.
  const isRight =
    same(hits, twin) && same(inOrder(hits), wanted) && hits.every(({ place }, i) => place >= (hits[i - 1]?.place ?? 0));
  if (isRight) return hits;
  expect(twin, "the engines agree").toEqual(hits);
  expect(inOrder(hits), JSON.stringify({ text, how })).toEqual(wanted);
  expect(hits.map(({ place }) => place)).toEqual(wanted.map(({ place }) => place));
  return hits;
}

function same(a: readonly Hit[], b: readonly Hit[]): boolean {
  return a.length === b.length && a.every((hit, i) => hit.place === b[i]?.place && hit.literal === b[i]?.literal);
}

/** Random signs, no two words of which are alike. */
function makeWord(dice: Dice, length: number, signs: string): string {
  return Array.from({ length }, () => oneOf(dice, [...signs])).join("");
}

/** Capitals and small letters mixed, each blank one of its forms. */
function vary(dice: Dice, literal: string): string {
  return literal.replace(/[a-z ]/g, (sign) =>
    sign === " " ? oneOf(dice, [" ", "\t", "\r", "\n"]) : dice() < 0.5 ? sign.toUpperCase() : sign,
  );
}

describe.each<Engine>(ENGINES)("literal scanner in %s", (engine) => {
  it("does not take a sign for the letter that differs in one bit", () => {
    expect(find("@[abcdef", ["`{abcdef"], engine)).toEqual([]);
    expect(find("abc\0def", ["abc def"], engine)).toEqual([]);
    expect(find("abcdefghijk\x0b", ["abcdefghijk+"], engine)).toEqual([]);
    expect(find("\xe1bcdef", ["abcdef"], engine)).toEqual([]);
  });

  it("gives a literal to the block in which it ends", () => {
    const text = "xxhandshake";
    expect(find(text, ["handshake"], engine, { endsAfter: 10 })).toEqual([{ literal: 0, place: 2 }]);
    expect(find(text, ["handshake"], engine, { endsAfter: 11 })).toEqual([]);
    expect(find(text, ["handshake"], engine, { from: 4 })).toEqual([]);
  });

  it("counts on where more literals stand than the list holds, and writes nothing behind it", () => {
    const literals = ["aaaaaa", "aaaaaaa"];
    const bench = scannerOf(literals, engine).open();
    const { bufferAt, words } = bench;
    const count = 20_000;
    bench.bytes.fill("a", bufferAt, bufferAt + count);
    bench.bytes.fill(0, bufferAt + count, bufferAt + count + 256);
    const listEnd = ((words[FIELD.hits >> 2] as number) >> 2) + HIT_ROOM * 2;
    words[listEnd] = 0x5eed;
    expect(bench.kernel.find(bufferAt, bufferAt + count, bufferAt)).toBe(count - 5 + count - 6);
    expect(count - 5 + count - 6).toBeGreaterThan(HIT_ROOM);
    expect(words[listEnd]).toBe(0x5eed);
    bench.close();
  });

  it("says whether a byte of 0x80 or more stands there", () => {
    const bench = scannerOf(["handshake"], engine).open();
    const { bufferAt, words } = bench;
    for (const length of [1, 63, 64, 65, 4095, 4096, 4097, 9000])
      for (const at of [0, 1, length >> 1, length - 1, null]) {
        bench.bytes.fill("x", bufferAt, bufferAt + length + 256);
        if (at !== null) bench.bytes[bufferAt + at] = 0x80;
        bench.kernel.find(bufferAt, bufferAt + length, bufferAt);
        expect(words[FIELD.hasHigh >> 2], `${at} of ${length}`).toBe(at === null ? 0 : 1);
      }
    bench.close();
  });

  it("refuses what it could not find", () => {
    expect(() => createLiteralScanner(["x".repeat(MIN_LITERAL - 1)], { engine })).toThrow(RangeError);
    expect(() => createLiteralScanner(["証明書の検証"], { engine })).toThrow(RangeError);
  });
});

describe("literals in both engines, as a plain search finds them", () => {
  it("of every length, at every alignment, at the very start and the very end", () => {
    const dice = diceOf(1);
    for (let length = MIN_LITERAL; length <= 40; length++) {
      const literals = ["abcdefghijklmnopqrstuvwxyz0123456789", "abcdef ", "a[b]c{d|~\\^_@`"].map((signs) =>
        makeWord(dice, length, signs),
      );
      for (const literal of literals)
        for (let before = 0; before <= 70; before++) {
          const text = `${"-".repeat(before)}${vary(dice, literal)}`;
          const hits = expectPlain(text, literals);
          expect(hits.some(({ place }) => place === before)).toBe(true);
          // What other blocks left behind the end is no part of the text.
          expectPlain(text.slice(0, -1), literals, { behind: text.slice(-1) });
          expectPlain(`${text}${makeWord(dice, before % 9, "abc -\x80\0")}`, literals);
        }
    }
  });

  it("with blanks at any of their places, each in any of its forms", () => {
    const literals = ["  file", "no ctl", "a  b  c", "a b c d", "file   ", " a certificate b ", "x    yyyyyyy    z"];
    const forms = [" ", "\t", "\r", "\n"];
    for (const literal of literals) {
      const blanks = literal.split(" ").length - 1;
      for (let form = 0; form < 4 ** Math.min(4, blanks); form++) {
        let blank = 0;
        const varied = literal.replaceAll(" ", () => forms[(form >> (2 * (blank++ % 4))) & 3] as string);
        for (let before = 0; before < 4; before++) {
          const hits = expectPlain(`${"-".repeat(before)}${varied}${"~".repeat(form % 5)}`, literals);
          expect(hits.some(({ place }) => place === before)).toBe(true);
        }
      }
    }
  });

  it("across the chunks of 4,096 bytes in which the kernel searches", () => {
    const literals = ["abcdef", "handshake", "certificate verification", "abcdefabcdef"];
    for (const literal of literals)
      for (let place = 4096 - 40; place <= 4096 + 8; place++)
        expectPlain(`${"-".repeat(place)}${literal}${"~".repeat(place % 77)}`, literals);
  });

  it("that overlap and hold each other, among NUL and high bytes", () => {
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
    const sign = [
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
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...sign), { maxLength: 50 }), fc.nat(60), (parts, border) => {
        const text = parts.join("");
        expectPlain(text, literals);
        // Searched in two blocks, the list is the same.
        expectPlain(text, literals, { border: Math.min(border, text.length) });
      }),
      { numRuns: 3000 },
    );
  });

  it("of any number and kind, in text that is made of their pieces", () => {
    const syllables = ["an", "no", " ", "ca", "ll", "er", "9", "\0", "[", "@", "`", "{", "\x7f", "e", "  ", "\t"];
    let found = 0;
    for (let round = 0; round < 12; round++) {
      const dice = diceOf(100 + round);
      const literals = [1, 2, 20, 500].map((count) =>
        Array.from({ length: count }, () => {
          let literal = "";
          for (const length = between(dice, MIN_LITERAL, 30); literal.length < length; )
            literal += oneOf(dice, syllables);
          return literal.slice(0, 30);
        }),
      )[round % 4] as string[];
      // Some that hold others.
      for (let more = literals.length / 5; more > 1; more--)
        literals.push(`${oneOf(dice, syllables)}${oneOf(dice, literals)}${oneOf(dice, syllables)}`);
      for (let run = 0; run < 40; run++) {
        let text = "";
        for (let parts = between(dice, 1, 60); parts > 0; parts--) {
          const literal = vary(dice, oneOf(dice, literals));
          text += oneOf(dice, [literal, literal, literal.slice(between(dice, 0, 9)), literal.slice(0, -1), "\x80"]);
          text += oneOf(dice, ["", "", oneOf(dice, syllables), String.fromCharCode(between(dice, 0, 255))]);
        }
        found += expectPlain(text, literals).length;
        expectPlain(text, literals, { border: between(dice, 0, text.length), behind: oneOf(dice, literals) });
      }
      for (const engine of ENGINES) scanners.delete(JSON.stringify([engine, ...literals]));
    }
    expect(found).toBeGreaterThan(5_000); // the texts are worth something
  });
});
