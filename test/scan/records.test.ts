/**
 * How a stream is cut into blocks must never change what the record scanner finds: held against a plain reference, with
 * either engine. What skimming, two-byte text and parts of streams must not change either: test/scan/skimming.test.ts.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  createLiteralScanner,
  createRecordScanner,
  type Engine,
  type FoundSegment,
  type LiteralScanner,
  OPAQUE,
  SEGMENT_BYTES,
  SEGMENT_OVERLAP,
} from "../../src/scan/index.ts";
import { ENGINES } from "./plain-search.ts";

const NOT_A_HEAD = -1;
/** A record starts at a line whose first byte is "@"; its value is the next byte. */
const head = (bytes: Uint8Array, at: number, end: number): number =>
  end > at && bytes[at] === 0x40 ? (bytes[at + 1] ?? 0) : NOT_A_HEAD;

type Seen = Pick<FoundSegment, "offset" | "line" | "lineOffset" | "record" | "part" | "literals"> & { text: string };

/** One scanner for the same literals: its tables are made once. */
const scanners = new Map<string, LiteralScanner>();
function scannerOf(literals: string[], engine: Engine): LiteralScanner {
  const key = [engine, ...literals].join("\n");
  const scanner = scanners.get(key) ?? createLiteralScanner(literals, { engine });
  scanners.set(key, scanner);
  return scanner;
}

/** The slow, obviously right way: lines by a regular expression, records by their heads, literals by indexOf. */
function reference(input: Uint8Array, literals: string[]) {
  const text = Buffer.from(input).toString("latin1");
  const lines: { text: string; at: number }[] = [];
  for (let at = 0; at < text.length; ) {
    const found = /\r\n|\r|\n/.exec(text.slice(at));
    const end = found === null ? text.length : at + found.index + found[0].length;
    lines.push({ text: text.slice(at, end), at });
    at = end;
  }
  const records: { at: number; text: string; line: number }[] = [];
  lines.forEach((line, index) => {
    if (line.text.startsWith("@") || records.length === 0)
      records.push({ at: line.at, text: line.text, line: index + 1 });
    else (records.at(-1) as { text: string }).text += line.text;
  });
  const orphaned = lines.length > 0 && !(lines[0] as { text: string }).text.startsWith("@");
  const found: { offset: number; line: number; record: number; literals: number[]; text: string }[] = [];
  records.forEach((record, index) => {
    const lower = record.text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
    const inside = literals.flatMap((literal, number) => (lower.includes(literal) ? [number] : []));
    if (inside.length > 0)
      found.push({
        offset: record.at,
        line: record.line,
        record: orphaned ? index : index + 1,
        literals: inside,
        text: record.text,
      });
  });
  return { found, lines: lines.length, records: lines.filter((line) => line.text.startsWith("@")).length };
}

const LITERALS = ["handshake", "certificate", "abcabc", "sslerror!", "aaaaaaa", "bcabca"];
const piece = fc.oneof(
  fc.constantFrom("\n", "\r\n", "\r", "\n@x ", "\r\n@y ", "@", " ", "\0", "\x80\xff", "a", "aaaa", "abc"),
  fc.constantFrom(...LITERALS, "HandShake", "CERTIFICATE", "handshak", "ertificate", "abcabcabc"),
  fc.string({ unit: "binary", maxLength: 12 }),
);
const corpus = fc.array(piece, { maxLength: 60 }).map((parts) => Buffer.from(parts.join(""), "latin1"));

describe.each<Engine>(ENGINES)("record scanner in %s", (engine) => {
  function scan(input: Uint8Array, literals: string[], cuts: readonly number[], everySegment = false) {
    const seen: Seen[] = [];
    const heads: number[] = [];
    const scanner = createRecordScanner({
      literals: scannerOf(literals, engine),
      head,
      notAHead: NOT_A_HEAD,
      everySegment,
      onRecord: (value) => heads.push(value),
      onSegment: ({ bytes, raw: _, ...place }) => seen.push({ ...place, text: Buffer.from(bytes).toString("latin1") }),
    });
    let from = 0;
    for (const cut of [...cuts].sort((a, b) => a - b)) {
      scanner.push(input.subarray(from, Math.min(cut, input.length)));
      from = Math.max(from, Math.min(cut, input.length));
    }
    scanner.push(input.subarray(from));
    scanner.finish();
    return { seen, heads, counts: scanner.counts };
  }

  it("finds what a plain search finds, wherever the blocks are cut", () => {
    fc.assert(
      fc.property(corpus, fc.array(fc.nat(400), { maxLength: 12 }), (input, cuts) => {
        const { seen, counts } = scan(input, LITERALS, cuts);
        const wanted = reference(input, LITERALS);
        expect(
          seen.map(({ offset, line, record, literals, text }) => ({ offset, line, record, literals, text })),
        ).toEqual(wanted.found);
        expect(counts.lines).toBe(wanted.lines);
        expect(counts.records).toBe(wanted.records);
        expect(counts.bytes).toBe(input.length);
      }),
      { numRuns: 3000 },
    );
  });

  it("gives the same for one-byte blocks", () => {
    fc.assert(
      fc.property(corpus, (input) => {
        const cuts = Array.from({ length: input.length }, (_, index) => index);
        expect(scan(input, LITERALS, cuts)).toEqual(scan(input, LITERALS, []));
      }),
      { numRuns: 300 },
    );
  });

  it("looks at a record of many segments in full, and cuts no literal in two", () => {
    const random =
      (seed: number): (() => number) =>
      () => {
        seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
        return seed / 0x7fffffff;
      };
    for (let round = 0; round < 12; round++) {
      const next = random(round + 1);
      const size = Math.floor(SEGMENT_BYTES * (0.9 + next() * 4));
      const bytes = Buffer.alloc(size, "x");
      bytes.write("@z");
      const places: number[] = [];
      for (let i = 0; i < 20; i++) {
        const at = 2 + Math.floor(next() * (size - 20));
        if (places.some((other) => Math.abs(other - at) < 20)) continue;
        places.push(at);
        bytes.write("handshake", at);
      }
      const input = Buffer.concat([Buffer.from("@a first\n"), bytes, Buffer.from("\n@b last certificate\n")]);
      const cuts = Array.from({ length: 9 }, () => Math.floor(next() * input.length));
      const whole = scan(input, LITERALS, []);
      expect(scan(input, LITERALS, cuts)).toEqual(whole);
      for (const at of places) {
        const absolute = at + 9;
        const inside = whole.seen.some(
          ({ offset, text }) => offset <= absolute && absolute + 9 <= offset + text.length,
        );
        expect(inside, `literal at ${absolute}`).toBe(true);
      }
      expect(whole.heads.length).toBe(3);
      expect(whole.counts.lines).toBe(3);
      for (const segment of whole.seen.filter(({ record }) => record === 2)) {
        expect(segment.text.length).toBeLessThanOrEqual(SEGMENT_BYTES);
        expect(segment.offset).toBe(9 + segment.part * (SEGMENT_BYTES - SEGMENT_OVERLAP));
        expect(segment.line).toBe(2);
        expect(segment.lineOffset).toBe(9);
      }
    }
  });

  it("keeps line numbers right in a long record of many lines", () => {
    const line = `${"y".repeat(97)}\r\n`;
    const input = Buffer.from(`@a\n${line.repeat(3000)}handshake at the end\n`);
    const { seen } = scan(input, LITERALS, [5, 70_000, 140_001]);
    const last = seen.at(-1) as Seen;
    const before = input.subarray(0, last.offset).toString("latin1");
    expect(last.line).toBe(before.split("\n").length);
    expect(last.lineOffset).toBe(before.lastIndexOf("\n") + 1);
  });

  it("hands on everything when told to, and nothing of an empty stream", () => {
    expect(scan(Buffer.from("@a one\ntwo\n@b three"), [], [], true).seen.map(({ text }) => text)).toEqual([
      "@a one\ntwo\n",
      "@b three",
    ]);
    expect(scan(Buffer.alloc(0), LITERALS, []).counts).toEqual({
      bytes: 0,
      lines: 0,
      records: 0,
      orphanLines: 0,
      longestLine: 0,
      beginsAt: 0,
    });
  });

  it("counts a line of 100 MB without keeping it", () => {
    const block = Buffer.alloc(1024 * 1024, "x");
    let hits = 0;
    const scanner = createRecordScanner({
      literals: scannerOf(LITERALS, engine),
      head,
      notAHead: NOT_A_HEAD,
      onRecord() {},
      onSegment: () => hits++,
    });
    const before = process.memoryUsage().arrayBuffers;
    for (let i = 0; i < 100; i++) scanner.push(block);
    scanner.push(Buffer.from("handshake\n"));
    scanner.finish();
    expect(scanner.counts).toMatchObject({ lines: 1, longestLine: 100 * 1024 * 1024 + 9 });
    expect(hits).toBeGreaterThan(0);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 * 1024 * 1024);
  });

  it("hands on all of a text that is full of literals, and loses none that stood before it", () => {
    const literals = Array.from({ length: 10 }, (_, more) => "a".repeat(6 + more));
    const flood = Buffer.from(`@b ${"a".repeat(70_000)}\n@c handshake\n@d nothing\n`);
    const input = Buffer.concat([Buffer.from("@a certificate\n"), flood]);
    const wanted = [...literals, "handshake", "certificate"];
    for (const cuts of [[], [17, 18, 40_000, 70_010]]) {
      const { seen, counts } = scan(input, wanted, cuts);
      expect(counts).toMatchObject({ lines: 4, records: 4, bytes: input.length });
      const full = seen.filter(({ record }) => record === 2);
      expect(full.map(({ offset, part }) => [offset, part])).toEqual([
        [15, 0],
        [15 + SEGMENT_BYTES - SEGMENT_OVERLAP, 1],
      ]);
      // Every pattern is tried where not every literal is listed.
      for (const segment of full)
        expect(segment.literals[0] === OPAQUE || segment.literals.length === literals.length).toBe(true);
      const certain = (record: number, literal: number): boolean =>
        seen.some((one) => one.record === record && (one.literals[0] === OPAQUE || one.literals.includes(literal)));
      expect(certain(1, 11)).toBe(true);
      expect(certain(3, 10)).toBe(true);
      expect(seen.some(({ literals: [first] }) => first === OPAQUE)).toBe(true);
    }
  });

  it("keeps a literal of the block before that lies within one of a block with too many", () => {
    const literals = [
      "handshake",
      "the handshake failed",
      ...Array.from({ length: 10 }, (_, more) => "a".repeat(6 + more)),
    ];
    const text = "@a the handshake failed\n";
    const flood = `@b ${"a".repeat(9_000)}\n`;
    const { seen } = scan(Buffer.from(text + flood.repeat(4)), literals, [text.indexOf(" failed")]);
    expect(seen[0]).toMatchObject({ record: 1, literals: [0, 1] });
  });

  it("puts a literal into the record in which it ends", () => {
    const { seen } = scan(Buffer.from("@a ssl\n@b x\n@c ssl\nfailed\n@d"), ["ssl @b x", "ssl failed"], []);
    expect(seen.map(({ record, literals }) => [record, literals])).toEqual([[3, [1]]]);
  });
});
