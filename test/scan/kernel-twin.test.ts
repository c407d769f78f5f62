/**
 * The two kernels against each other on the same memory, call for call, and the smaller ones of their functions against
 * the obvious way: conditions, high bytes, narrowing.
 */
import { describe, expect, it } from "vitest";
import { FORMAT_NAMES, type FormatName } from "../../src/model/index.ts";
import { headOf, headShapeOf, NOT_A_HEAD } from "../../src/parse/index.ts";
import {
  type Condition,
  createLiteralScanner,
  createRecordScanner,
  type Engine,
  type LiteralScanner,
} from "../../src/scan/index.ts";
import type { Bench } from "../../src/scan/literals.ts";
import { DROPPED, FIELD, HIT_BYTES, RUN_BYTES, RUNS } from "../../src/scan/memory.ts";
import { writeCorpus } from "./corpora.ts";
import { between, diceOf, ENGINES, narrowPlainly, oneOf, ownersIn, searchPlainly } from "./plain-search.ts";

const WORDS = ["handshake", "certificate", "abcabc", "bcabca", "handshake certificate", "ssl error"];
/** The words beside them, from two signs on, some with a blank at an end. */
const CONDITIONS: Condition[][] = [
  [
    { owner: 0, beside: [] },
    { owner: 1, beside: [["failed", "no"], ["phone"]] },
  ],
  [{ owner: 1, beside: [["a "], ["ctl", "certificate"]] }],
  [{ owner: 2, beside: [[" b"]] }],
  [
    { owner: 3, beside: [["xx"], ["yy", "zz"]] },
    { owner: 2, beside: [["abcabc"]] },
  ],
  [],
  [{ owner: 5, beside: [["the certificate of the phone", "|a"]] }],
];
const BESIDE = ["failed", "NO", "phone", "a\t", "A b", "ctl", "xx", "Yy", "zz", "the certificate of the\nphone", "|A"];

const scanners = new Map(
  ENGINES.map((engine) => [engine, createLiteralScanner(WORDS, { engine, conditions: CONDITIONS })]),
);
const scannerOf = (engine: Engine): LiteralScanner => scanners.get(engine) as LiteralScanner;

/** The hits from the given one on. */
function hitsOf({ words, bufferAt }: Bench, count: number): [place: number, literal: number][] {
  const at = (words[FIELD.hits >> 2] as number) >> 2;
  return Array.from({ length: count }, (_, hit) => [
    (words[at + hit * 2] as number) - bufferAt,
    words[at + hit * 2 + 1] as number,
  ]);
}

/** A scanner whose kernel writes down all it does. */
function spyOn(scanner: LiteralScanner, diary: unknown[]): LiteralScanner {
  return {
    ...scanner,
    open() {
      const bench = scanner.open();
      const { kernel, words } = bench;
      const fields = (): number[] => SKIM_FIELDS.map((field) => words[field >> 2] as number);
      return {
        ...bench,
        kernel: {
          ...kernel,
          find(from, end, endsAfter) {
            const count = kernel.find(from, end, endsAfter);
            diary.push(["find", from, end, endsAfter, count, words[FIELD.hasHigh >> 2], hitsOf(bench, count)]);
            return count;
          },
          skim(end) {
            kernel.skim(end);
            const runs = words.slice(RUNS >> 2, (RUNS + (words[FIELD.runCount >> 2] as number) * RUN_BYTES) >> 2);
            diary.push(["skim", end, fields(), [...runs], hitsOf(bench, words[FIELD.hitCount >> 2] as number)]);
          },
          passes(hit, listEnd, start, end) {
            const passes = kernel.passes(hit, listEnd, start, end);
            diary.push(["passes", hit, start, end, passes, words[FIELD.ownerCount >> 2], hitsOf(bench, 9)]);
            return passes;
          },
        },
      };
    },
  };
}

const SKIM_FIELDS = [
  FIELD.lineStart,
  FIELD.lines,
  FIELD.records,
  FIELD.orphans,
  FIELD.longest,
  FIELD.segmentStart,
  FIELD.segmentLines,
  FIELD.inRecord,
  FIELD.nextHit,
  FIELD.runCount,
  FIELD.isTimeless,
];

/** All that a scan says and all that its kernel does. */
function diaryOf(input: Buffer, format: FormatName, engine: Engine, chunk: number, partEnd: number | null): unknown[] {
  const diary: unknown[] = [];
  const scanner = createRecordScanner({
    literals: spyOn(scannerOf(engine), diary),
    head: headOf(format),
    notAHead: NOT_A_HEAD,
    onRecord: (value, bytes, at, end) =>
      diary.push(["record", value, Buffer.from(bytes.subarray(at, end)).toString("hex")]),
    onSegment: ({ bytes, raw: _, ...segment }) =>
      diary.push(["segment", segment, Buffer.from(bytes).toString("latin1")]),
    skimming: {
      shape: headShapeOf(format),
      onRun: (...values) => diary.push(["run", ...values]),
      onTimeless: () => diary.push(["timeless"]),
    },
    isOpaque: (bytes, at) => bytes[at] === 0xa0,
    part: partEnd === null ? undefined : { beginsInside: false, end: partEnd },
  });
  for (let at = 0; at < input.length; at += chunk) scanner.push(input.subarray(at, at + chunk));
  scanner.finish();
  diary.push(["counts", scanner.counts]);
  return diary;
}

describe("the kernel and its twin", () => {
  it.each(FORMAT_NAMES)("do and say the same of text in the layout %s", (format) => {
    const seen = new Set<string>();
    for (let round = 0; round < 60; round++) {
      const dice = diceOf(7000 + round);
      const words = [...WORDS, ...BESIDE];
      const input = writeCorpus(dice, format, { words, lines: between(dice, 1, 150), hasLongLines: round % 15 === 0 });
      const chunk = oneOf(dice, [input.length, between(dice, 300, 5000), 64, 4096]) || 1;
      const partEnd = round % 5 === 0 ? between(dice, 0, input.length) : null;
      const [diary, twin] = ENGINES.map((engine) => JSON.stringify(diaryOf(input, format, engine, chunk, partEnd)));
      if (diary !== twin)
        expect(diaryOf(input, format, "javascript", chunk, partEnd)).toEqual(
          diaryOf(input, format, "wasm", chunk, partEnd),
        );
      for (const [kind] of diary?.matchAll(/"(?:run|timeless|segment|skim|passes)"/g) ?? []) seen.add(kind);
    }
    expect(seen).toContain('"segment"');
    expect(seen).toContain('"skim"');
    const { templates, firstBytes } = headShapeOf(format);
    if (templates.length > 0) expect(seen).toContain('"run"');
    if (firstBytes.includes(2)) expect(seen).toContain('"timeless"');
  });

  it("hold the same conditions for met: each set of words has one that stands in the record", () => {
    let met = 0;
    let missed = 0;
    for (let round = 0; round < 1500; round++) {
      const dice = diceOf(round);
      let text = "";
      const parts = [...WORDS, ...BESIDE, "-", "abc", "\0", "\xe1", "phon", "x", " ", "0123456789012345"];
      for (let count = between(dice, 0, 25); count > 0; count--) text += oneOf(dice, parts);
      const start = between(dice, 0, Math.min(20, text.length));
      const end = between(dice, start, text.length);
      const inside = text.slice(start, end);
      const wanted = searchPlainly(text, WORDS)
        .filter(({ place }) => place >= start)
        .map(({ place, literal }): [number, number, number[]] => {
          const fits = place < end && place + (WORDS[literal] as string).length <= end;
          const conditions = CONDITIONS[literal] as Condition[];
          const owners = conditions.length === 0 ? [-1] : ownersIn(inside, conditions);
          if (place >= end) return [place, literal, []];
          return fits && owners.length > 0 ? [place, literal, owners] : [place, DROPPED, []];
        });
      const owners = new Set(wanted.flatMap(([, , own]) => own));
      const [answer, twin] = ENGINES.map((engine): Answer => {
        const bench = scannerOf(engine).open();
        const { bufferAt, words } = bench;
        bench.bytes.fill("a", bufferAt, bufferAt + text.length + 64);
        bench.bytes.write(text, bufferAt, "latin1");
        const count = bench.kernel.find(bufferAt, bufferAt + text.length, bufferAt);
        const first = hitsOf(bench, count).findIndex(([place]) => place >= start);
        const from = first === -1 ? count : first;
        const listAt = words[FIELD.hits >> 2] as number;
        const [hit, listEnd] = [listAt + from * HIT_BYTES, listAt + count * HIT_BYTES];
        const passes = bench.kernel.passes(hit, listEnd, bufferAt + start, bufferAt + end);
        const ownersAt = (words[FIELD.owners >> 2] as number) >> 2;
        const listed = [...words.subarray(ownersAt, ownersAt + (words[FIELD.ownerCount >> 2] as number))];
        bench.close();
        return { passes, listed, hits: hitsOf(bench, count).slice(from) };
      }) as readonly Answer[] as readonly [Answer, Answer];
      expect(twin).toEqual(answer);
      const byPlace = (a: readonly number[], b: readonly number[]): number =>
        (a[0] as number) - (b[0] as number) || (a[1] as number) - (b[1] as number);
      expect(answer.hits.toSorted(byPlace), text).toEqual(
        wanted.map(([place, literal]) => [place, literal]).sort(byPlace),
      );
      expect(new Set(answer.listed), text).toEqual(owners);
      expect(answer.passes).toBe(owners.size > 0);
      if (owners.size > 0) met++;
      else if (wanted.length > 0) missed++;
    }
    expect(Math.min(met, missed)).toBeGreaterThan(100); // the texts are worth something
  });

  it.each(ENGINES)("narrow every unit in either byte order, in rows of any length (%s)", (engine) => {
    const bench = scannerOf(engine).open();
    const { bytes, rawAt, bufferAt, kernel } = bench;
    const units = Buffer.from(Uint16Array.from({ length: 65_536 }, (_, unit) => unit).buffer);
    const ascii = Buffer.from("ASCII through and through, in a row longer than any register is.\n", "utf16le");
    for (const isSwapped of [false, true]) {
      bytes.set(units, rawAt);
      kernel.narrow(rawAt, 65_536, bufferAt, isSwapped);
      expect(bytes.subarray(bufferAt, bufferAt + 65_536).equals(narrowPlainly(units, isSwapped))).toBe(true);
      for (let length = 0; length <= 50; length++)
        for (const odd of [null, ...Array.from({ length }, (_, at) => at)]) {
          const row = Buffer.from(ascii.subarray(0, length * 2));
          if (isSwapped) row.swap16();
          if (odd !== null) row.writeUInt16LE([0x3000, 0xff21, 0x80, 0xa0, 0xff5e, 0x0130][odd % 6] as number, odd * 2);
          bytes.fill(0x55, bufferAt, bufferAt + length + 20);
          bytes.set(row, rawAt);
          kernel.narrow(rawAt, length, bufferAt, isSwapped);
          const wanted = Buffer.concat([narrowPlainly(row, isSwapped), Buffer.alloc(1, 0x55)]);
          if (!bytes.subarray(bufferAt, bufferAt + length + 1).equals(wanted))
            expect([...bytes.subarray(bufferAt, bufferAt + length + 1)], `${length}, ${odd}`).toEqual([...wanted]);
        }
    }
    bench.close();
  });

  it.each(ENGINES)("find the next byte of 0x80 or more (%s)", (engine) => {
    const bench = scannerOf(engine).open();
    const { bytes, bufferAt, kernel } = bench;
    bytes.fill(0x7f, bufferAt, bufferAt + 1024);
    for (let from = 0; from < 66; from++)
      for (let length = 0; length < 200; length += length < 4 ? 1 : 13)
        for (let high = 0; high < 270; high += 1 + (high % 3)) {
          bytes[bufferAt + high] = 0x80;
          const end = from + length;
          const wanted = high >= from && high < end ? high : end;
          const found = kernel.nextHigh(bufferAt + from, bufferAt + end) - bufferAt;
          if (Math.min(found, end) !== wanted) expect(found, `from ${from} to ${end}, high ${high}`).toBe(wanted);
          bytes[bufferAt + high] = 0x7f;
        }
    bench.close();
  });
});

interface Answer {
  readonly passes: boolean;
  readonly listed: readonly number[];
  readonly hits: readonly (readonly [number, number])[];
}
