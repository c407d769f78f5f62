/**
 * Text in each layout, scanned with the shape of its heads and line by line, as one byte a sign or two, in one block or
 * many, whole or in parts, by either engine: always the same segments, counts and times. Lines, records, literals and
 * owners are also held against a plain reference.
 */
import { describe, expect, it } from "vitest";
import { FORMAT_NAMES, type FormatName } from "../../src/model/index.ts";
import { createClock, headOf, headShapeOf, isFileHead, NO_TIME, NOT_A_HEAD } from "../../src/parse/index.ts";
import {
  type Condition,
  createLiteralScanner,
  createRecordScanner,
  type Engine,
  type FoundSegment,
  OPAQUE,
  type Part,
  type RecordScanner,
  SEGMENT_BYTES,
} from "../../src/scan/index.ts";
import { writeCorpus } from "./corpora.ts";
import { between, type Dice, diceOf, ENGINES, narrowPlainly, oneOf, ownersIn, searchPlainly } from "./plain-search.ts";

const LITERALS = ["handshake", "certificate", "abcabc", "bcabca", "handshake failed", "the certificate of"];
const CONDITIONS: Condition[][] = [
  [{ owner: 4, beside: [] }],
  [{ owner: 1, beside: [["phone", "failed"]] }],
  [
    { owner: 2, beside: [["nothing"], ["to see", "all"]] },
    { owner: 1, beside: [["handshake"]] },
  ],
  [{ owner: 3, beside: [["the"]] }],
  [{ owner: 3, beside: [[" f"]] }],
  [{ owner: 0, beside: [["of\tthe"]] }],
];
const WORDS = [...LITERALS, "HandShake\tFAILED", "of the", "abcabcabc", "\xef\xbc\xa1", "\xef\xbc"];

const freely = new Map(ENGINES.map((engine) => [engine, createLiteralScanner(LITERALS, { engine })]));
const choosily = new Map(
  ENGINES.map((engine) => [engine, createLiteralScanner(LITERALS, { engine, conditions: CONDITIONS })]),
);

/** A full-width A in UTF-8, as scan/wide-text.ts would find it. */
const isOpaque = (bytes: Uint8Array, at: number): boolean =>
  bytes[at] === 0xef && bytes[at + 1] === 0xbc && bytes[at + 2] === 0xa1;
const WIDE = "\xef\xbc\xa1";

/** By push(); by room() and filled(); or each block by ahead() before the one in front of it is scanned. */
type Feed = "push" | "room" | "ahead";
const feedOf = (round: number): Feed => oneOf(diceOf(round), ["push", "room", "ahead"] as const);

interface How {
  readonly engine: Engine;
  readonly skims: boolean;
  readonly format: FormatName;
  readonly hasConditions?: boolean;
  /** Where blocks end. */
  readonly cuts?: readonly number[];
  /** How the bytes are put in; push() unless said. */
  readonly feed?: Feed | undefined;
  readonly twoByte?: "utf-16le" | "utf-16be" | undefined;
  readonly part?: Part | undefined;
  readonly isOpaque?: ((bytes: Uint8Array, at: number) => boolean) | undefined;
}

/** A segment, and all that was known of the times when it was handed on. */
type Seen = Omit<FoundSegment, "bytes" | "raw"> & { text: string; raw: string; times: Times };

interface Times {
  /** What the last head said, and the clock behind it. */
  readonly last: number;
  readonly now: number;
  readonly least: number;
  readonly greatest: number;
  /** Pauses of a quarter of an hour and more. */
  readonly gaps: readonly number[];
  readonly fileHeads: number;
}

function scan(input: Uint8Array, how: How) {
  const { engine, format, twoByte, part } = how;
  const seen: Seen[] = [];
  const heads: number[] = [];
  const clock = createClock();
  let times: Times = {
    last: Number.NaN,
    now: Number.NaN,
    least: Infinity,
    greatest: -Infinity,
    gaps: [],
    fileHeads: 0,
  };
  const take = (last: number): void => {
    const now = clock.advance(last);
    if (last === NO_TIME) times = { ...times, last, now };
    else {
      const gaps = now - times.greatest >= 900_000 ? [...times.gaps, times.greatest, now] : times.gaps;
      const { least, greatest } = times;
      times = { ...times, last, now, least: Math.min(least, now), greatest: Math.max(greatest, now), gaps };
    }
  };
  const scanner = createRecordScanner({
    literals: (how.hasConditions === true ? choosily : freely).get(engine) as ReturnType<typeof createLiteralScanner>,
    head: headOf(format),
    notAHead: NOT_A_HEAD,
    onRecord(value, bytes, at, end) {
      heads.push(value);
      if (isFileHead(bytes, at, end)) {
        times = { ...times, fileHeads: times.fileHeads + 1 };
        clock.anchor(Date.UTC(2011, 2, 3 + times.fileHeads));
      }
      take(value);
    },
    onSegment: ({ bytes, raw, ...place }) =>
      seen.push({ ...place, text: latin(bytes), raw: raw === bytes ? "" : latin(raw), times }),
    skimming: how.skims
      ? {
          shape: headShapeOf(format),
          onRun(...values) {
            expect(Math.max(...values) - Math.min(...values)).toBeLessThan(900_000);
            for (const value of values) take(value);
          },
          onTimeless: () => take(NO_TIME),
        }
      : undefined,
    twoByte,
    part,
    isOpaque: how.isOpaque,
  });
  const ends = [...(how.cuts ?? []), input.length].sort((a, b) => a - b).filter((end) => end <= input.length);
  if (how.feed === "ahead") feedAhead(scanner, input, ends);
  else {
    let from = 0;
    for (const to of ends) {
      if (how.feed === "room") feedRoom(scanner, input.subarray(from, to));
      else scanner.push(input.subarray(from, to));
      from = to;
    }
  }
  const isDone = scanner.isDone();
  scanner.finish();
  return { seen, heads, times, isDone, counts: scanner.counts };
}

function feedRoom(scanner: RecordScanner, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length && !scanner.isDone(); ) {
    const room = scanner.room();
    const count = Math.min(room.length, bytes.length - at);
    room.set(bytes.subarray(at, at + count));
    scanner.filled(count);
    at += count;
  }
}

/** Whatever block is being scanned, the one behind it has come already, and what was there before it is gone. */
function feedAhead(scanner: RecordScanner, input: Uint8Array, ends: readonly number[]): void {
  let at = 0;
  const next = (): number => {
    const room = scanner.ahead();
    room.fill(oneOf(diceOf(at), [0, 0x0a, 0x61, 0xff]));
    const end = Math.min(at + room.length, ends.find((one) => one > at) ?? input.length);
    room.set(input.subarray(at, end));
    return end - at;
  };
  for (let count = next(); count > 0 && !scanner.isDone(); ) {
    scanner.takeAhead(count);
    at += count;
    count = next();
    scanner.scanTaken();
  }
}

type Scan = ReturnType<typeof scan>;
const latin = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");

/** What must not hang on how it was scanned. */
const essence = ({ seen, times, counts }: Scan) => ({ seen, times, counts });

/** Says where they differ only when they do: large texts are slow to compare in words. */
function expectSame(one: unknown, other: unknown, what: string): void {
  if (JSON.stringify(one) !== JSON.stringify(other)) expect(one, what).toEqual(other);
}

function cutsOf(dice: Dice, length: number): number[] {
  return Array.from({ length: between(dice, 0, 12) }, () => between(dice, 0, length));
}

/** What a segment of a whole record should be. */
interface Wanted extends Pick<FoundSegment, "offset" | "line" | "record" | "literals" | "owners"> {
  readonly text: string;
}

/** Lines by a regular expression, records by their heads, literals by a plain search; for records of one segment. */
function reference(input: Uint8Array, format: FormatName, hasConditions: boolean, sees: boolean) {
  const head = headOf(format);
  const lines = latin(input).match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
  const records: { offset: number; line: number; record: number; text: string }[] = [];
  const heads: number[] = [];
  let offset = 0;
  let longestLine = 0;
  lines.forEach((text, index) => {
    const length = text.replace(/[\r\n]+$/, "").length;
    longestLine = Math.max(longestLine, length);
    const value = head(input, offset, offset + Math.min(length, 512));
    if (value !== NOT_A_HEAD) heads.push(value);
    if (value !== NOT_A_HEAD || records.length === 0)
      records.push({ offset, line: index + 1, record: heads.length, text });
    else (records.at(-1) as { text: string }).text += text;
    offset += text.length;
  });
  const seen = records.flatMap((record): Wanted[] => {
    const inside = [...new Set(searchPlainly(record.text, LITERALS).map(({ literal }) => literal))].sort(
      (a, b) => a - b,
    );
    if (sees && record.text.includes(WIDE)) return [{ ...record, literals: [OPAQUE, ...inside], owners: null }];
    if (!hasConditions) return inside.length > 0 ? [{ ...record, literals: inside, owners: null }] : [];
    const met = inside.filter((literal) => ownersIn(record.text, CONDITIONS[literal] ?? []).length > 0);
    const owners = [...new Set(met.flatMap((literal) => ownersIn(record.text, CONDITIONS[literal] ?? [])))].sort(
      (a, b) => a - b,
    );
    return met.length > 0 ? [{ ...record, literals: met, owners }] : [];
  });
  return { seen, heads, lines: lines.length, longestLine };
}

describe.each(FORMAT_NAMES)("text in the layout %s", (format) => {
  it("is found by either engine, with the shape of its heads and without, as a plain reference finds it", () => {
    let segments = 0;
    for (let round = 0; round < 40; round++) {
      const dice = diceOf(round);
      const input = writeCorpus(dice, format, { words: WORDS, lines: between(dice, 0, 60) });
      const hasConditions = round % 2 === 0;
      const sees = round % 3 === 0;
      const wanted = reference(input, format, hasConditions, sees);
      segments += wanted.seen.length;
      for (const engine of ENGINES)
        for (const skims of [false, true]) {
          const how = { engine, skims, format, hasConditions, isOpaque: sees ? isOpaque : undefined };
          const what = JSON.stringify({ round, ...how });
          const found = scan(input, { ...how, cuts: cutsOf(dice, input.length) });
          const places = found.seen.map(({ offset, line, record, text, literals, owners }) => {
            return { offset, line, record, text, literals, owners };
          });
          expectSame(places, wanted.seen, what);
          const { bytes, lines, records, longestLine } = found.counts;
          const counts = { bytes: input.length, lines: wanted.lines, records: wanted.heads.length };
          expect({ bytes, lines, records, longestLine }).toEqual({ ...counts, longestLine: wanted.longestLine });
          if (!skims) expect(found.heads).toEqual(wanted.heads);
          else expect(found.heads.length).toBeLessThanOrEqual(wanted.heads.length);
        }
    }
    expect(segments).toBeGreaterThan(100); // the corpora are worth something
  });

  it("says the same with the shape of its heads as line by line, wherever its blocks end", () => {
    let skimmed = 0;
    let records = 0;
    for (let round = 0; round < 60; round++) {
      const dice = diceOf(1000 + round);
      const hasLongLines = round % 6 === 0;
      const lines = hasLongLines ? between(dice, 1, 25) : between(dice, 1, 250);
      const input = writeCorpus(dice, format, { words: WORDS, lines, hasLongLines });
      const slow = scan(input, { engine: "wasm", skims: false, format });
      for (const engine of hasLongLines && round % 12 !== 0 ? (["wasm"] as const) : ENGINES)
        for (const isCut of [false, true]) {
          const cuts = isCut ? cutsOf(dice, input.length) : [];
          const fast = scan(input, { engine, skims: true, format, cuts, feed: feedOf(round) });
          expectSame(essence(fast), essence(slow), JSON.stringify({ round, engine, cuts }));
          skimmed += slow.heads.length - fast.heads.length;
          records += slow.heads.length;
        }
    }
    // Where heads have a shape, nearly all are passed over.
    const { templates } = headShapeOf(format);
    if (templates.length > 0) expect(skimmed / records).toBeGreaterThan(0.4);
  });

  it("says the same in blocks of one byte", () => {
    for (let round = 0; round < 6; round++) {
      const dice = diceOf(2000 + round);
      const input = writeCorpus(dice, format, { words: WORDS, lines: between(dice, 1, 30) });
      const whole = scan(input, { engine: "wasm", skims: false, format, isOpaque });
      const cuts = Array.from({ length: input.length }, (_, at) => at);
      for (const engine of ENGINES)
        for (const skims of [false, true])
          expectSame(
            essence(scan(input, { engine, skims, format, cuts, isOpaque, feed: feedOf(round) })),
            essence(whole),
            JSON.stringify({ round, engine, skims }),
          );
    }
  });

  it("says the same in two bytes a sign, cut in the middle of any", () => {
    for (let round = 0; round < 24; round++) {
      const dice = diceOf(3000 + round);
      const corpus = writeCorpus(dice, format, {
        words: WORDS,
        lines: between(dice, 0, 60),
        hasLongLines: round % 12 === 0,
      });
      const units = Uint16Array.from(corpus, (byte) =>
        byte >= 0x80
          ? between(dice, 0x80, 0xffff)
          : dice() < 0.02 && byte > 0x20
            ? byte + 0xfee0
            : byte === 0x20 && dice() < 0.1
              ? oneOf(dice, [0xa0, 0x3000])
              : byte,
      );
      const text = Buffer.from(units.buffer);
      const twoByte = round % 2 === 0 ? "utf-16le" : "utf-16be";
      if (twoByte === "utf-16be") text.swap16();
      const isOdd = round % 3 === 0 && text.length > 0;
      const input = isOdd ? text.subarray(0, -1) : text;
      const wanted = scan(narrowPlainly(input, twoByte === "utf-16be"), { engine: "wasm", skims: false, format });
      for (const engine of ENGINES)
        for (const feed of ["push", "room"] as const) {
          const skims = between(dice, 0, 1) === 1;
          const cuts = round === 5 ? Array.from({ length: input.length }, (_, at) => at) : cutsOf(dice, input.length);
          const found = scan(input, { engine, skims, format, twoByte, cuts, feed });
          const what = JSON.stringify({ round, engine, skims, cuts });
          for (const { offset, text, raw } of found.seen)
            expect(raw === latin(input.subarray(offset * 2, (offset + text.length) * 2)), what).toBe(true);
          const narrow = found.seen.map((segment) => ({ ...segment, raw: "" }));
          expectSame(narrow, wanted.seen, what);
          expect(found.times, what).toEqual(wanted.times);
          expect(found.counts, what).toEqual({ ...wanted.counts, bytes: input.length });
        }
    }
  });

  it("says in parts what it says as a whole, and every byte belongs to one of them", () => {
    for (let round = 0; round < 40; round++) {
      const dice = diceOf(4000 + round);
      const lines = between(dice, 1, 60);
      const input = writeCorpus(dice, format, { words: WORDS, lines, hasLongLines: round % 10 === 0 });
      const places = [...new Set(cutsOf(dice, input.length).filter((at) => at > 0 && at < input.length))];
      const borders = [0, ...places.sort((a, b) => a - b), input.length];
      for (const [engine, skims] of [
        ["wasm", true],
        ["wasm", false],
        ["javascript", true],
      ] as const) {
        const what = JSON.stringify({ round, engine, skims, borders });
        const whole = scan(input, { engine, skims, format });
        const seen: Seen[] = [];
        const heads: number[] = [];
        const sum = { bytes: 0, lines: 0, records: 0, orphanLines: 0, longestLine: 0, beginsAt: 0 };
        borders.slice(0, -1).forEach((border, index) => {
          const startsAt = Math.max(0, border - 1);
          // The last part ends with the stream, wherever its end is said to be.
          const to = borders[index + 1] as number;
          const end = (to === input.length ? to + between(dice, 0, 1) : to) - startsAt;
          const part = { beginsInside: border > 0, end };
          const cuts = cutsOf(dice, input.length - startsAt);
          const found = scan(input.subarray(startsAt), { engine, skims, format, part, cuts, feed: feedOf(round) });
          expect(startsAt + found.counts.beginsAt, what).toBe(sum.bytes);
          for (const { times: _, ...segment } of found.seen)
            seen.push({
              ...segment,
              times: whole.times,
              offset: segment.offset + startsAt,
              lineOffset: segment.lineOffset + startsAt,
              line: segment.line + sum.lines,
              record: segment.record + sum.records,
            });
          heads.push(...found.heads);
          const { bytes, lines, records, orphanLines, longestLine } = found.counts;
          sum.bytes += bytes;
          sum.lines += lines;
          sum.records += records;
          sum.orphanLines += orphanLines;
          sum.longestLine = Math.max(sum.longestLine, longestLine);
        });
        expect(sum, what).toEqual(whole.counts);
        expectSame(
          seen,
          whole.seen.map((segment) => ({ ...segment, times: whole.times })),
          what,
        );
        if (!skims) expect(heads).toEqual(whole.heads);
      }
    }
  });
});

const headLine = "00000001.000 |12:00:00.000 |AppInfo  |first\n";

describe("a line that nearly is a head", () => {
  it("continues its record, whose words are looked for in all of it", () => {
    for (const engine of ENGINES)
      for (const skims of [false, true])
        for (const time of ["24:00:00.000", "29:59:59.999", "12:60:00.000", "12:00:0x.000"]) {
          const text = `${headLine}certificate\n${headLine.replace("12:00:00.000", time)}phone\n${headLine}`;
          const how = { engine, skims, format: "sdl", hasConditions: true } as const;
          const { seen, counts } = scan(Buffer.from(text, "latin1"), how);
          expect(
            seen.map(({ record, owners }) => ({ record, owners })),
            time,
          ).toEqual([{ record: 1, owners: [1] }]);
          expect(counts.records).toBe(2);
        }
  });
});

describe("full-width text", () => {
  it("is seen wherever in a large block it stands", () => {
    const lines = Array.from({ length: 400 }, (_, index) =>
      headLine.replace("first", index % 97 === 0 ? WIDE : "other"),
    );
    const input = Buffer.from(lines.join(""), "latin1");
    for (const engine of ENGINES)
      for (const skims of [false, true]) {
        const { seen } = scan(input, { engine, skims, format: "sdl", isOpaque });
        expect(seen.map(({ record, literals }) => ({ record, literals }))).toEqual(
          [1, 98, 195, 292, 389].map((record) => ({ record, literals: [OPAQUE] })),
        );
      }
  });
});

describe("a scan for nothing", () => {
  it("counts the lines of each block, though the next is as long and stands at the same place", () => {
    const blocks = ["a\nb\nc\n", "abc\nd\n", "\n\n\n\n\n\n", "abcde\n"].map((body) => headLine + body);
    for (const engine of ENGINES) {
      const counts = [true, false].map((skims) => {
        const scanner = createRecordScanner({
          literals: createLiteralScanner([], { engine }),
          head: headOf("sdl"),
          notAHead: NOT_A_HEAD,
          onRecord() {},
          onSegment() {},
          skimming: skims ? { shape: headShapeOf("sdl"), onRun() {}, onTimeless() {} } : undefined,
        });
        for (let round = 0; round < 3; round++) for (const block of blocks) scanner.push(Buffer.from(block));
        scanner.finish();
        return scanner.counts;
      });
      expect(counts[0]).toEqual(counts[1]);
      expect(counts[0]).toMatchObject({ records: 12, lines: 3 * (4 + 3 + 7 + 2) });
    }
  });
});

describe("a record longer than a segment", () => {
  it.each([-2, -1, 0, 1, 2])("is cut at the same places, %i bytes beyond one segment", (more) => {
    for (const lineEnd of ["\n", "\r\n", "\r"])
      for (const lineLength of [10, 1000, 70_000])
        for (const segments of [1, 2]) {
          const line = `${"z".repeat(lineLength)}${lineEnd}`;
          const size = segments * SEGMENT_BYTES + more;
          const start = `${headLine.slice(0, -1)} handshake${lineEnd}`;
          const body = line.repeat(Math.ceil(size / line.length)).slice(0, size - start.length - lineEnd.length);
          const text = `${headLine}${start}${body}${lineEnd}${headLine}certificate${lineEnd}`;
          const input = Buffer.from(text, "latin1");
          const slow = scan(input, { engine: "wasm", skims: false, format: "sdl" });
          expect(slow.counts.records).toBe(3);
          for (const engine of ENGINES)
            for (const cuts of [[], [headLine.length + size - 1, headLine.length + size]])
              expectSame(
                essence(scan(input, { engine, skims: true, format: "sdl", cuts })),
                essence(slow),
                JSON.stringify({ engine, more, lineLength, lineEnd, cuts }),
              );
        }
  });

  it("may be left out with the shape of heads, but only where no pattern's words stand in the segment", () => {
    /** What can matter of a segment that is not a whole record: its literals with a pattern whose words stand there. */
    const narrowed = ({ seen }: Scan) =>
      seen.flatMap((segment) => {
        if (segment.part === 0 && segment.isLast) return [segment];
        const literals = segment.literals.filter(
          (literal) => ownersIn(segment.text, CONDITIONS[literal] ?? []).length > 0,
        );
        return literals.length > 0 ? [{ ...segment, literals }] : [];
      });
    let all = 0;
    let whole = 0;
    for (let round = 0; round < 20; round++) {
      const dice = diceOf(5000 + round);
      const input = writeCorpus(dice, "sdl", { words: WORDS, lines: 40, hasLongLines: true });
      const how = { format: "sdl", hasConditions: true } as const;
      const slow = scan(input, { ...how, engine: "wasm", skims: false });
      const fast = scan(input, { ...how, engine: "wasm", skims: true, cuts: cutsOf(dice, input.length) });
      const wanted = narrowed(slow);
      expectSame(narrowed(fast), wanted, `round ${round}`);
      all += wanted.length;
      whole += wanted.filter(({ part, isLast }) => part === 0 && isLast).length;
    }
    expect(all).toBeGreaterThan(whole);
  });

  it("is handed on where a block's end cuts through what cannot be seen through", () => {
    for (let at = 60; at < 75; at++)
      for (const engine of ENGINES)
        for (const skims of [false, true]) {
          const text = `${headLine}${"-".repeat(20)}${WIDE}${"-".repeat(20)}\n${headLine}\xef\n`;
          const found = scan(Buffer.from(text, "latin1"), { engine, skims, format: "sdl", cuts: [at], isOpaque });
          expect(found.seen.map(({ record, literals }) => ({ record, literals }))).toEqual([
            { record: 1, literals: [OPAQUE] },
          ]);
        }
  });

  it("is not taken for what other blocks left behind its end", () => {
    for (const engine of ENGINES) {
      const scanWide = (text: string, cuts: number[] = []): number =>
        scan(Buffer.from(text, "latin1"), { engine, skims: true, format: "sdl", cuts, isOpaque }).seen.length;
      expect(scanWide(`${headLine}${"x".repeat(30)}${WIDE}`)).toBe(1);
      expect(scanWide(`${headLine}${"x".repeat(30)}\xef`)).toBe(0);
      expect(scanWide(`${headLine}${"x".repeat(30)}\xef\xbc`)).toBe(0);
    }
  });
});
