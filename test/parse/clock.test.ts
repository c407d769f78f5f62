/** The clock of a file: midnights, anchors, dates found late or not at all, and files read in parts. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ClockState, createClock, NO_TIME } from "../../src/parse/index.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const may15 = Date.UTC(2020, 4, 15);
const yearless = (month: number, day: number, timeMs = 0): number => Date.UTC(1972, month - 1, day) + timeMs;

/** A first time of day, and steps that stay within what the clock promises to follow. */
const walk = fc.tuple(
  fc.integer({ min: 0, max: DAY - 1 }),
  fc.array(fc.integer({ min: -89 * MINUTE, max: 22.4 * HOUR }), { maxLength: 60 }),
);

test("times of day alone bring back every midnight", () => {
  fc.assert(
    fc.property(walk, ([first, steps]) => {
      const clock = createClock();
      let time = first;
      expect(clock.advance(first)).toBe(first);
      for (const step of steps) {
        time += step;
        expect(clock.advance(((time % DAY) + DAY) % DAY)).toBe(time);
      }
    }),
  );
});

test("a file read in parts gives the same times", () => {
  fc.assert(
    fc.property(walk, fc.nat(60), fc.option(fc.nat(60)), ([first, steps], cut, anchorAt) => {
      const heads = [first];
      let time = first;
      for (const step of steps) {
        time += step;
        heads.push(((time % DAY) + DAY) % DAY);
      }
      const read = (parts: number[][]): { times: number[]; state: ClockState } => {
        let state: ClockState | undefined;
        const times: number[] = [];
        for (const part of parts) {
          const clock = createClock(state);
          for (const head of part) {
            if (times.length === anchorAt) clock.anchor(may15);
            times.push(clock.advance(head));
          }
          state = JSON.parse(JSON.stringify(clock.exportState())) as ClockState;
        }
        return { times, state: state as ClockState };
      };
      expect(read([heads.slice(0, cut), heads.slice(cut)])).toEqual(read([heads]));
    }),
  );
});

describe("steps", () => {
  test.each([
    ["an hour back in autumn stays on the day", [2.9 * HOUR, 2 * HOUR], [2.9 * HOUR, 2 * HOUR]],
    ["two hours back is the next day", [5 * HOUR, 3 * HOUR], [5 * HOUR, 27 * HOUR]],
    ["a late record around midnight", [0.1 * HOUR, 23.9 * HOUR], [0.1 * HOUR, -0.1 * HOUR]],
    ["a record without time inherits", [HOUR, NO_TIME, 2 * HOUR], [HOUR, HOUR, 2 * HOUR]],
    ["no time so far", [NO_TIME, HOUR], [Number.NaN, HOUR]],
  ])("%s", (_, heads, times) => {
    const clock = createClock();
    expect(heads.map((head) => Math.round(clock.advance(head)))).toEqual(times.map(Math.round));
  });
});

describe("anchors", () => {
  test("told before the first record, as from a file name", () => {
    const clock = createClock();
    clock.anchor(may15);
    expect(clock.advance(23 * HOUR)).toBe(may15 + 23 * HOUR);
    expect(clock.advance(HOUR)).toBe(may15 + 25 * HOUR);
    expect(clock.shiftForUnanchored()).toBeNull();
    expect(clock.resolveFromModified(may15 + 40 * DAY)).toBeNull();
  });

  test("told in the middle: what came before is settled backwards, across midnight", () => {
    const clock = createClock();
    const first = clock.advance(22 * HOUR);
    clock.advance(23 * HOUR);
    clock.anchor(may15);
    expect(clock.advance(HOUR)).toBe(may15 + HOUR);
    expect(first + (clock.shiftForUnanchored() as number)).toBe(may15 - 2 * HOUR);
  });

  test("a second file head after the first one: a file glued to another", () => {
    const clock = createClock();
    clock.anchor(may15);
    clock.advance(23 * HOUR);
    clock.anchor(may15 + 7 * DAY);
    expect(clock.advance(HOUR)).toBe(may15 + 7 * DAY + HOUR);
    expect(clock.shiftForUnanchored()).toBeNull();
  });

  test("a date on the line is stronger than one told", () => {
    const clock = createClock();
    clock.anchor(may15);
    expect(clock.advance(may15 + 3 * DAY)).toBe(may15 + 3 * DAY);
    expect(clock.advance(HOUR)).toBe(may15 + 3 * DAY + HOUR);
  });

  test("a dated line settles the undated ones before it", () => {
    const clock = createClock();
    const first = clock.advance(10 * HOUR);
    clock.advance(may15 + 11 * HOUR);
    expect(first + (clock.shiftForUnanchored() as number)).toBe(may15 + 10 * HOUR);
  });
});

describe("the file's last change", () => {
  test.each([
    ["same day", [10 * HOUR], may15 + 12 * HOUR, may15 + 10 * HOUR],
    ["the day before", [23 * HOUR], may15 + 12 * HOUR, may15 - HOUR],
    ["clocks differ a little", [12 * HOUR], may15 + 12 * HOUR - 9 * MINUTE, may15 + 12 * HOUR],
    ["clocks differ too much", [12 * HOUR], may15 + 12 * HOUR - 11 * MINUTE, may15 - 12 * HOUR],
    ["over midnight, the last record counts", [23 * HOUR, HOUR], may15 + 2 * HOUR, may15 + HOUR],
  ])("%s", (_, heads, modified, lastTime) => {
    const clock = createClock();
    const times = heads.map((head) => clock.advance(head));
    expect((times.at(-1) as number) + (clock.resolveFromModified(modified) as number)).toBe(lastTime);
  });

  test("says nothing without times", () => {
    expect(createClock().resolveFromModified(may15)).toBeNull();
  });
});

describe("month and day without year", () => {
  test("keep their distance over pauses of days and over New Year", () => {
    const clock = createClock();
    const first = clock.advance(yearless(12, 30, HOUR));
    expect(clock.advance(yearless(12, 31)) - first).toBe(23 * HOUR);
    expect(clock.advance(yearless(1, 5)) - first).toBe(6 * DAY - HOUR);
    const shift = clock.resolveFromModified(Date.UTC(2016, 0, 6)) as number;
    expect(first + shift).toBe(Date.UTC(2015, 11, 30) + HOUR);
  });

  test("the year is that of the last change, or the one before", () => {
    const clock = createClock();
    const last = clock.advance(yearless(12, 31, 23 * HOUR));
    expect(last + (clock.resolveFromModified(Date.UTC(2016, 0, 1)) as number)).toBe(Date.UTC(2015, 11, 31, 23));
  });

  test("take the year of an anchor, not its day", () => {
    const clock = createClock();
    clock.anchor(Date.UTC(2016, 0, 2));
    expect(clock.advance(yearless(12, 30))).toBe(Date.UTC(2015, 11, 30));
    expect(clock.advance(yearless(2, 29))).toBe(Date.UTC(2016, 1, 29));
    expect(clock.advance(yearless(3, 1))).toBe(Date.UTC(2016, 2, 1));
  });

  test("all of it lies far before any real date until the year is known", () => {
    const clock = createClock();
    for (let day = 1; day <= 28; day++) expect(clock.advance(yearless(12, day))).toBeLessThan(10 * 366 * DAY);
  });
});
