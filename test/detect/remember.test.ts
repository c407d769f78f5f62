/** What is remembered of a file depends on the file alone: not on the parts it was read in, nor on their number. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createMemory } from "../../src/detect/index.ts";
import { REMEMBERED_ENDS, REMEMBERED_SUBJECTS } from "../../src/detect/remember.ts";
import type { Match } from "../../src/model/index.ts";

function match(offset: number, device: string | null, pattern = "some-pattern"): Match {
  return {
    pattern,
    path: "x.txt",
    log: null,
    node: null,
    line: offset + 1,
    offset,
    recordOffset: offset,
    time: { localMs: offset, offsetMin: null, basis: "line", inherited: false },
    text: `line ${offset}`,
    entities: device === null ? {} : { device: [device] },
    alarm: null,
  };
}

function remember(parts: readonly (readonly Match[])[]): ReturnType<ReturnType<typeof createMemory>["result"]> {
  const whole = createMemory();
  for (const part of parts) {
    const memory = createMemory();
    for (const one of part) memory.add(one);
    whole.absorb(structuredClone(memory.raw()), { lines: 0, moment: (moment) => moment });
  }
  return whole.result(
    (moment) => moment,
    () => true,
  );
}

describe("memory for correlation", () => {
  it("keeps everything in the order of the file while there is room", () => {
    const matches = [5, 1, 9, 3].map((offset) => match(offset, `SEP${offset % 2}`));
    const { matches: kept, forgotten } = remember([matches]);
    expect(kept.map(({ offset }) => offset)).toEqual([1, 3, 5, 9]);
    expect(forgotten).toBe(0);
  });

  it("keeps of one subject the first and the last, and counts those in between", () => {
    const count = 2 * REMEMBERED_ENDS + 7;
    const { matches: kept, forgotten } = remember([Array.from({ length: count }, (_, at) => match(at, null))]);
    expect(forgotten).toBe(7);
    expect(kept.map(({ offset }) => offset)).toEqual(
      Array.from({ length: count }, (_, at) => at).filter((at) => at < REMEMBERED_ENDS || at >= REMEMBERED_ENDS + 7),
    );
  });

  it("keeps the subjects that appear first, and counts the matches of the others", () => {
    const phones = Array.from({ length: REMEMBERED_SUBJECTS + 3 }, (_, at) => match(at, `SEP${at}`));
    const again = match(phones.length, "SEP0");
    const lost = match(phones.length + 1, `SEP${REMEMBERED_SUBJECTS}`);
    const { matches: kept, forgotten } = remember([[...phones, again, lost]]);
    expect(kept).toHaveLength(REMEMBERED_SUBJECTS + 1);
    expect(kept.at(-1)?.offset).toBe(again.offset);
    expect(forgotten).toBe(4);
  });

  it("comes to the same in any parts", () => {
    const flood = fc.record({
      count: fc.integer({ min: 1, max: 3 * REMEMBERED_ENDS }),
      devices: fc.integer({ min: 1, max: 3 }),
      cuts: fc.array(fc.nat(3 * REMEMBERED_ENDS), { maxLength: 4 }),
    });
    fc.assert(
      fc.property(flood, ({ count, devices, cuts }) => {
        const matches = Array.from({ length: count }, (_, at) => match(at, `SEP${(at * 7) % devices}`));
        const places = [0, ...[...cuts].sort((a, b) => a - b), count];
        const parts = places.slice(1).map((to, index) => matches.slice(places[index], to));
        expect(remember(parts)).toEqual(remember([matches]));
      }),
      { numRuns: 60 },
    );
  });
});
