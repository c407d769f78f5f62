/** The screen as lines: what stands on it at every size, that nothing sticks out, and that rows go where they are needed. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { divideRows } from "../../../src/cli/watch/divide-rows.ts";
import { drawScreen, placedParts, type ScreenState } from "../../../src/cli/watch/draw-screen.ts";
import { fitLine } from "../../../src/cli/watch/screen-line.ts";
import { screenWords } from "../../../src/cli/watch/screen-words.ts";
import type { Language, WatchView } from "../../../src/model/index.ts";
import { createPaint } from "../../../src/report/index.ts";
import { displayWidth } from "../../../src/util/display-width.ts";
import { busyView, EMPTY, incidentOf, matchOf, sourceOf } from "./views.ts";

const PLAIN = createPaint(false);
const STATE: ScreenState = {
  paths: ["D:\\Trace\\CM1", "\\\\cm2\\Trace"],
  focus: "incidents",
  scroll: { problems: 0, incidents: 0, matches: 0, sources: 0 },
  isPaused: false,
  showsHelp: false,
};
const COLUMNS = [40, 80, 120, 200];
const ROWS = [10, 24, 50];

function draw(view: WatchView, columns: number, rows: number, state: Partial<ScreenState> = {}, lang: Language = "en") {
  return drawScreen(view, { columns, rows }, { ...STATE, ...state }, screenWords(lang), PLAIN);
}

describe.each(["en", "ja"] as const)("%s", (lang) => {
  it("shows what there is at every size", async () => {
    const pictures = ROWS.flatMap((rows) =>
      COLUMNS.map((columns) => {
        const lines = draw(busyView(lang), columns, rows, {}, lang);
        expect(lines).toHaveLength(rows);
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(columns);
        return `=== ${columns} x ${rows}\n${lines.map((line) => `${line.trimEnd()}\n`).join("")}`;
      }),
    );
    await expect(pictures.join("")).toMatchFileSnapshot(`../../golden/watch-screen.${lang}.txt`);
  });

  it("says so while there is nothing, explains its keys, and says when it is held", async () => {
    const pictures = [
      draw(EMPTY, 80, 16, {}, lang),
      draw(EMPTY, 80, 16, { showsHelp: true }, lang),
      draw(EMPTY, 40, 10, { showsHelp: true }, lang),
      draw(busyView(lang), 80, 12, { isPaused: true, focus: "matches" }, lang),
    ];
    const text = pictures.map((lines) => lines.map((line) => `${line.trimEnd()}\n`).join(""));
    await expect(text.join("===\n")).toMatchFileSnapshot(`../../golden/watch-screen-states.${lang}.txt`);
  });
});

it("only repeats in colour what a word says", () => {
  const size = { columns: 80, rows: 24 };
  const painted = drawScreen(busyView("en"), size, STATE, screenWords("en"), createPaint(true));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the colours
  const bare = painted.map((line) => line.replace(/\x1b\[[\d;]*m/g, ""));
  expect(bare).toEqual(draw(busyView("en"), 80, 24));
  expect(painted.join("\n")).toContain("\x1b[31m");
});

describe("clocks", () => {
  const clockOf = (changes: Parameters<typeof incidentOf>[0], nowMs = EMPTY.nowMs): string =>
    draw({ ...EMPTY, nowMs, incidents: [incidentOf(changes)] }, 120, 24).join("\n");

  it("tell a time beside the incident's, and how far off it is where the zone is known", () => {
    expect(clockOf({})).toContain("Retry not before: 13:24:31 (in 5 min)");
    expect(clockOf({}, Date.parse("2006-07-21T13:24:00+09:00"))).toContain("Retry not before: 13:24:31 (in 40 s)");
    expect(clockOf({}, Date.parse("2006-07-21T13:24:32+09:00"))).toContain("Retry not before: 13:24:31 (over)");
    const undated = { last: "2006-07-21T23:55:00.000", facts: { "retry-not-before": "2006-07-22T00:05:00.000" } };
    expect(clockOf(undated)).toContain("Retry not before: 2006-07-22T00:05:00,");
  });

  it("tell how many tries are left, and of how many", () => {
    const factLabels = { "tries-left": "Tries left before the lock" };
    expect(clockOf({ facts: { tries: 13, "tries-left": 3 }, factLabels })).toContain(
      "Tries left before the lock: 3 of 16",
    );
    expect(clockOf({ facts: { "tries-left": 3 }, factLabels })).toContain("Tries left before the lock: 3, 10 records");
  });
});

describe("moving", () => {
  const view = { ...EMPTY, matches: Array.from({ length: 60 }, (_, index) => matchOf(1, { line: index + 1 })) };
  const shown = (scroll: number): number[] =>
    draw(view, 120, 24, { focus: "matches", scroll: { ...STATE.scroll, matches: scroll } }).flatMap((line) => {
      const found = /CAPF00000009\.txt:(\d+)/.exec(line);
      return found === null ? [] : [Number(found[1])];
    });

  it("shows the newest matches, and older ones when moved", () => {
    const newest = shown(0);
    expect(newest.at(-1)).toBe(60);
    expect(shown(5)).toEqual(newest.map((line) => line - 5));
    expect(shown(1_000)[0]).toBe(1);
    expect(shown(1_000)).toHaveLength(newest.length);
  });

  it("knows how far each part can be moved", () => {
    const parts = placedParts(view, { columns: 120, rows: 24 }, STATE, screenWords("en"));
    expect(parts.map(({ name }) => name)).toEqual(["incidents", "matches", "sources"]);
    const matches = parts.find(({ name }) => name === "matches");
    expect((matches?.page ?? 0) + (matches?.mostScroll ?? 0)).toBe(60);
  });

  it("shows on a small screen the part that is looked at", () => {
    for (const focus of ["incidents", "matches", "sources"] as const) {
      const lines = draw(busyView("en"), 80, 6, { focus });
      expect(lines.join("\n")).toContain("PROBLEMS 1");
      expect(lines.filter((line) => line.startsWith("> "))).toHaveLength(1);
    }
  });
});

it("never sticks out, whatever the logs hold (property)", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.constantFrom(
      "日本語のとても長いテキスト".repeat(9),
      "\u001b[2J\u202e\u0000",
      "ﾊﾝｶｸ\t",
      "e\u0301".repeat(50),
      "한국어👨‍👩‍👧",
    ),
  );
  const view = fc.record({
    text,
    other: text,
    counts: fc.tuple(fc.nat(12), fc.nat(30), fc.nat(12), fc.nat(3)),
    columns: fc.integer({ min: 1, max: 220 }),
    rows: fc.integer({ min: 1, max: 70 }),
    focus: fc.constantFrom("problems" as const, "incidents" as const, "matches" as const, "sources" as const),
    lang: fc.constantFrom("en" as const, "ja" as const),
    moved: fc.nat(40),
    showsHelp: fc.boolean(),
  });
  fc.assert(
    fc.property(view, ({ text, other, counts, columns, rows, focus, lang, moved, showsHelp }) => {
      const [incidents, matches, sources, problems] = counts;
      const many = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);
      const busy = busyView(lang);
      const lines = drawScreen(
        {
          ...busy,
          incidents: many(incidents, incidentOf({ title: text, entity: other, action: text, facts: { x: other } })),
          matches: many(matches, matchOf(3, { text, path: other }, text)),
          sources: many(sources, sourceOf({ path: text, node: other, lastLine: text })),
          problems: many(problems, { path: text, kind: "unreadable" as const, message: other }),
        },
        { columns, rows },
        {
          ...STATE,
          paths: [text],
          focus,
          showsHelp,
          scroll: { problems: moved, incidents: moved, matches: moved, sources: moved },
        },
        screenWords(lang),
        PLAIN,
      );
      expect(lines).toHaveLength(rows);
      for (const line of lines) {
        expect(displayWidth(line)).toBeLessThanOrEqual(columns);
        expect(line).not.toMatch(/[\p{Cc}\u202e]/u);
      }
    }),
    { numRuns: 300 },
  );
});

it("draws thousands of incidents as quickly as a screenful", () => {
  const view = {
    ...EMPTY,
    incidents: Array.from({ length: 20_000 }, (_, index) => incidentOf({ entity: `SEP${index}` })),
  };
  draw(view, 80, 24);
  const start = performance.now();
  expect(draw(view, 80, 24).join("\n")).toContain("SEP3");
  // Some 10 ms here; a second where each is worded.
  expect(performance.now() - start).toBeLessThan(400);
});

describe("a line", () => {
  it("lets what gives way give way, then leaves out what can be, then is cut", () => {
    const line = [
      { text: "HIGH " },
      { text: "a rather long title", gives: "end" },
      { text: " " },
      { text: "some/where/else.txt", gives: "start" },
      { text: " extra", drops: true },
    ] as const;
    expect(fitLine(line, 80, PLAIN)).toBe("HIGH a rather long title some/where/else.txt extra");
    expect(fitLine(line, 40, PLAIN)).toBe("HIGH a rather long… …here/else.txt extra");
    expect(fitLine(line, 24, PLAIN)).toBe("HIGH a rather… …else.txt");
    expect(fitLine(line, 10, PLAIN)).toBe("HIGH a ra…");
  });
});

describe("rows", () => {
  it("are divided by weight, and nobody gets more than they want", () => {
    const wish = (wants: number, weight = 1): Parameters<typeof divideRows>[0][number] => ({ wants, least: 2, weight });
    expect(divideRows([wish(10), wish(10)], 10)).toEqual([5, 5]);
    expect(divideRows([wish(3), wish(20)], 10)).toEqual([3, 7]);
    expect(divideRows([wish(50, 4), wish(50, 2)], 18)).toEqual([12, 6]);
    expect(divideRows([wish(5), wish(5), wish(5)], 4)).toEqual([2, 2, 0]);
    expect(divideRows([wish(2), wish(3)], 40)).toEqual([2, 3]);
    expect(divideRows([wish(5)], 1)).toEqual([0]);
  });

  it("are all used while somebody wants more (property)", () => {
    const wish = fc.record({
      wants: fc.integer({ min: 1, max: 60 }),
      least: fc.constantFrom(1, 2),
      weight: fc.integer({ min: 1, max: 5 }),
    });
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 5 }), fc.nat(80), (wishes, rows) => {
        const given = divideRows(wishes, rows);
        const sum = given.reduce((a, b) => a + b, 0);
        expect(sum).toBeLessThanOrEqual(rows);
        for (const [index, own] of given.entries()) expect(own).toBeLessThanOrEqual(wishes[index]?.wants ?? 0);
        const isContent = given.every((own, index) => own === 0 || own === wishes[index]?.wants);
        if (!isContent) expect(sum).toBe(rows);
      }),
    );
  });
});
