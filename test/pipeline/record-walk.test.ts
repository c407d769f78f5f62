import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLineFilter } from "../../src/pipeline/line-filter.ts";
import { createRecordWalk } from "../../src/pipeline/record-walk.ts";
import "../helpers/fixed-seed.ts";

const ENDS = ["\n", "\r\n", "\r"];
const line = fc.oneof(
  fc.constant(""),
  fc.constant("10:00:00.123 |   debug one"), // made: a head in the layout sdi-time
  fc.constant("no head at all"),
  fc.constant("x".repeat(700)),
  fc.constant(`12:34:56.000 | ${"y".repeat(600)}`),
);
const text = fc.array(fc.tuple(line, fc.constantFrom(...ENDS)), { maxLength: 12 });
const cuts = fc.array(fc.nat(2_000), { maxLength: 6 });
const encodings = fc.constantFrom("ascii" as const, "utf-16le" as const, "utf-16be" as const);

function encode(plain: string, encoding: "ascii" | "utf-16le" | "utf-16be"): Buffer {
  if (encoding === "ascii") return Buffer.from(plain, "latin1");
  const wide = Buffer.from(plain, "utf16le");
  return encoding === "utf-16le" ? wide : wide.swap16();
}

function* pieces(bytes: Buffer, at: readonly number[]): Generator<Buffer> {
  let from = 0;
  for (const to of [...at.map((cut) => Math.min(cut, bytes.length)), bytes.length].sort((a, b) => a - b)) {
    yield bytes.subarray(from, to);
    from = to;
  }
}

/** Lines with their ends, of a text that mixes all ends. */
function linesOf(plain: string): string[] {
  return plain.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
}

describe("the walk over records", () => {
  it("finds the same heads and lines, wherever the bytes are cut", () => {
    fc.assert(
      fc.property(text, fc.boolean(), cuts, encodings, (parts, isOpen, at, encoding) => {
        let plain = parts.map(([body, end]) => body + end).join("");
        if (isOpen) plain += "10:00:01.000 | last";
        const bytes = encode(plain, encoding);
        const found: [number, number][] = [];
        const walk = createRecordWalk({ encoding, format: "sdi-time", bomBytes: 0 }, ({ line: number, offset }) =>
          found.push([number, offset]),
        );
        for (const piece of pieces(bytes, at)) walk.push(piece);
        walk.finish();
        const expected: [number, number][] = [];
        let offset = 0;
        for (const [index, one] of linesOf(plain).entries()) {
          if (/^\d\d:/.test(one)) expected.push([index + 1, offset * (encoding === "ascii" ? 1 : 2)]);
          offset += one.length;
        }
        expect(found).toEqual(expected);
        expect(walk.lines).toBe(linesOf(plain).length);
      }),
      { numRuns: 500 },
    );
  });
});

describe("the filter of lines", () => {
  it("lets through what is kept and quotes what is asked for, wherever the bytes are cut and decisions come late", () => {
    fc.assert(
      fc.property(
        text,
        fc.boolean(),
        cuts,
        encodings,
        fc.func<[number], boolean>(fc.boolean()),
        fc.nat(5),
        (parts, isOpen, at, encoding, choose, late) => {
          let plain = parts.map(([body, end]) => body + end).join("");
          if (isOpen) plain += "last";
          const bytes = encode(plain, encoding);
          const isKept = (number: number): boolean => choose(number % 7);
          let known = 0;
          const quoted: string[] = [];
          const filter = createLineFilter({
            unit: encoding === "ascii" ? null : encoding,
            isKept: (number) => (number > known ? undefined : isKept(number)),
            isQuoted: (number) => number % 3 === 0,
            onQuote: (_, own) => quoted.push(Buffer.from(own).toString("hex")),
          });
          const out: Uint8Array[] = [];
          for (const piece of pieces(bytes, at)) {
            out.push(filter.push(piece));
            known += late;
          }
          known = Number.POSITIVE_INFINITY;
          out.push(filter.finish());
          const all = linesOf(plain);
          const kept = all.filter((_, index) => isKept(index + 1)).join("");
          expect(Buffer.concat(out).equals(encode(kept, encoding))).toBe(true);
          expect(filter.lines).toBe(all.length);
          expect(quoted).toEqual(
            all
              .filter((_, index) => (index + 1) % 3 === 0)
              .map((one) => encode(one.replace(/[\r\n]+$/, ""), encoding).toString("hex")),
          );
        },
      ),
      { numRuns: 500 },
    );
  });
});
