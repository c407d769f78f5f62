/** The benchmark's page, from fixed numbers: medians, rows, goals, and what is said of peers that are faster. */
import { describe, expect, it } from "vitest";

interface Sample {
  readonly seconds: number;
  readonly cpuSeconds: number | null;
  readonly peakBytes: number | null;
}
interface Command {
  readonly key: string;
  readonly label: string;
  readonly steps: readonly string[][];
  readonly against?: string;
}
interface Row {
  readonly key: string;
  readonly times: { readonly median: number } | null;
}
interface Part {
  readonly heading?: string;
  readonly corpus: null;
  readonly rows: readonly Row[];
  readonly facts?: Readonly<Record<string, number>>;
}
interface Outcome {
  readonly goal: string;
  readonly measured: string;
  readonly isReached: boolean | null;
}

const inBench = (name: string): string => new URL(`../../bench/${name}`, import.meta.url).href;
const { rowsOf } = (await import(inBench("section.mjs"))) as {
  rowsOf(commands: readonly Command[], samples: ReadonlyMap<string, Sample[]>, textBytes: number): Row[];
};
const { rowsTable, threeDigits } = (await import(inBench("table.mjs"))) as {
  rowsTable(rows: readonly Row[], form?: { isInMs: boolean }): string;
  threeDigits(value: number): string;
};
const { outcomes } = (await import(inBench("goals.mjs"))) as {
  outcomes(results: ReadonlyMap<string, readonly Part[]>): Outcome[];
};
const { wherePeersWin } = (await import(inBench("where-peers-win.mjs"))) as {
  wherePeersWin(sections: readonly { name: string; title: string; parts: readonly Part[] }[]): string[];
};

/** Rows of commands by key, label, seconds of each round and peak in MB; the first is ours. */
function rows(...commands: [key: string, label: string, seconds: number[], peakMb: number][]): Row[] {
  const ours = commands[0]?.[0] as string;
  return rowsOf(
    commands.map(([key, label]) => ({ key, label, steps: [], ...(key === ours ? {} : { against: ours }) })),
    new Map(
      commands.map(([key, , seconds, peakMb]) => [
        key,
        seconds.map((each) => ({ seconds: each, cpuSeconds: null, peakBytes: peakMb * 1e6 })),
      ]),
    ),
    4e9,
  );
}

const ONE_FILE = rows(
  ["ccmtrace-1", "**ccmtrace scan**, one worker", [1.25, 1.2, 1.5], 60],
  ["rg-i-1", "ripgrep -F -i", [8, 9, 6], 12],
  ["rg-ascii-1", "ripgrep --no-unicode", [8, 8, 8], 12],
  ["rg-cs-1", "ripgrep -F", [7, 7, 7], 12],
  ["rg-cs-passes-1", "ripgrep -F in passes", [2.5, 2.4, 9], 12],
  ["wc", "`wc -l`", [0.5, 0.6, 0.625], 2],
);

describe("the page of results", () => {
  it("shows medians with their spread, and holds each round against itself", () => {
    expect(rowsTable(ONE_FILE).split("\n").slice(0, 4)).toEqual([
      "|  | s | from – to | GB/s | ours is so many times as fast | from – to | peak MB |",
      "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
      "| **ccmtrace scan**, one worker | 1.25 | 1.20 – 1.50 | 3.20 |  |  | 60 |",
      "| ripgrep -F -i | 8.00 | 6.00 – 9.00 | 0.50 | 6.40 | 4.00 – 7.50 | 12 |",
    ]);
    expect(rowsTable(ONE_FILE, { isInMs: true }).split("\n")[2]).toBe(
      "| **ccmtrace scan**, one worker | 1250 | 1200 – 1500 |  |  | 60 |",
    );
  });

  it.each([
    [1234.5, "1235"],
    [12.34, "12.3"],
    [1.234, "1.23"],
    [0.0456, "0.046"],
  ])("shortens %d to %s", (value, text) => {
    expect(threeDigits(value)).toBe(text);
  });

  it("says what was reached, what was not, and what was not measured", () => {
    const reached = outcomes(new Map([["one-file", [{ corpus: null, rows: ONE_FILE }]]]));
    const find = (words: string) =>
      reached.find(({ goal }) => goal.startsWith("One large file") && goal.includes(words));
    expect(find("-F -i")).toMatchObject({ measured: "6.4", isReached: true });
    // The best way of each round: 2.5, 2.4 and 7 seconds.
    expect(find("best other way")).toMatchObject({ measured: "2", isReached: true });
    expect(find("`wc -l`, one worker")).toMatchObject({ measured: "0.41", isReached: true });
    expect(find("Hyperscan")).toMatchObject({ measured: "not measured", isReached: null });
  });

  it("never rounds up to a goal", () => {
    const almost = rows(["ccmtrace-1", "ours", [1], 60], ["rg-i-1", "ripgrep", [4.999], 12]);
    const [first] = outcomes(new Map([["one-file", [{ corpus: null, rows: almost }]]]));
    expect(first).toMatchObject({ measured: "4.99", isReached: false });
  });

  it("names every peer that is ahead", () => {
    const slow = rows(
      ["ccmtrace-1", "ours", [2], 60],
      ["rg-i-1", "ripgrep", [1], 12],
      ["hyperscan", "Hyperscan", [1.6], 9],
    );
    const told = wherePeersWin([
      { name: "one-file", title: "One large file", parts: [{ corpus: null, rows: ONE_FILE }] },
      { name: "utf-16", title: "UTF-16", parts: [{ corpus: null, rows: slow }] },
    ]);
    expect(told.find((text) => text.startsWith("**Programs that look for nothing.**"))).toContain(
      "`wc -l` reads 6.67 GB/s",
    );
    expect(told.find((text) => text.startsWith("**Hyperscan**"))).toContain("UTF-16 (ours 0.80 times)");
    expect(told.at(-1)).toBe("**Elsewhere**, ours so many times as fast: UTF-16, ripgrep, 0.50.");
  });
});
