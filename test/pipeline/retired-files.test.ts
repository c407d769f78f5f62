/** What is kept of files that are no more is bounded, and what is forgotten is counted. */
import { expect, it } from "vitest";
import type { Match } from "../../src/model/index.ts";
import { forgottenTo, MATCHES_KEPT, RETIRED_KEPT, type Retired, retire } from "../../src/pipeline/retired-files.ts";
import type { SourceResult } from "../../src/pipeline/scan-source.ts";

const moment = (localMs: number): NonNullable<Match["time"]> => ({
  localMs,
  offsetMin: null,
  basis: "line",
  inherited: false,
});

/** A file of so many records, a match each, from a moment on. */
function source(path: string, node: string, fromMs: number, count: number): SourceResult {
  const matches = Array.from({ length: count }, (_, index): Match => {
    const [log, entities, alarm] = ["ccm", {}, null] as const;
    const at = { line: index + 1, offset: index, recordOffset: index, time: moment(fromMs + index) };
    return { pattern: "one", path, log, node, ...at, text: "text", entities, alarm };
  });
  return {
    file: { path, log: "ccm", node, version: null, format: "sdi", encoding: "ascii", detail: null, modifiedMs: 0 },
    bytes: 10 * count,
    lines: count,
    records: count,
    unparsed: 0,
    first: count === 0 ? null : moment(fromMs),
    last: count === 0 ? null : moment(fromMs + count - 1),
    gathered: { byPattern: new Map() },
    remembered: { matches, forgotten: 0 },
    gaps: [],
    problems: [],
    hidden: { outsideTime: 0, otherDevice: 0, noDevice: 0, untimed: 0 },
  };
}

const everything = ({ sources, series }: Retired): readonly SourceResult[] => [...sources, ...series];
const sum = (retired: Retired, of: (one: SourceResult) => number): number =>
  everything(retired).reduce((total, one) => total + of(one), 0);

it("stays within its bounds however long logs go round, and loses count of nothing", () => {
  const retired: Retired = { sources: [], series: [] };
  let [files, matches] = [0, 0];
  for (let round = 0; round < 1_200; round++) {
    // A busy server, a quiet one, and one with a folder for each day.
    const day = `2026-07-${String(10 + (round % 20))}`;
    const news = [
      source(`logs/CM1/ccm${round}.txt`, "CM1", round * 1_000, 40),
      source(`logs/CM2/ccm${round % 100}.txt.${round}`, "CM2", round * 1_000, round % 100 === 0 ? 1 : 0),
      source(`logs/CM3/${day}/ccm${round}.txt~2`, "CM3", round * 1_000, 1),
    ];
    retire(retired, news);
    files += news.length;
    matches += news.reduce((total, { remembered }) => total + remembered.matches.length, 0);
    expect(retired.sources.length).toBeLessThanOrEqual(RETIRED_KEPT);
  }
  expect(files).toBeGreaterThan(3 * RETIRED_KEPT);
  expect(retired.series.map(({ file }) => file.path).sort()).toEqual([
    "logs/CM1/ccm#.txt",
    "logs/CM2/ccm#.txt.#",
    "logs/CM3/####-##-##/ccm#.txt",
  ]);
  expect(sum(retired, ({ remembered }) => remembered.matches.length)).toBeLessThanOrEqual(2 * MATCHES_KEPT);
  expect(sum(retired, ({ remembered }) => remembered.matches.length + remembered.forgotten)).toBe(matches);
  expect(sum(retired, ({ records }) => records)).toBe(matches);
});

it("forgets the oldest of those who have most, and says up to when", () => {
  const retired: Retired = { sources: [], series: [] };
  expect(forgottenTo(retired, 0)).toBeNull();
  for (let round = 0; round < 1_200; round++)
    retire(retired, [
      source(`logs/CM1/a${round}.txt`, "CM1", round * 1_000, 60),
      source(`logs/CM2/b${round}.txt`, "CM2", round, 1),
    ]);
  const [busy, quiet] = retired.series as [SourceResult, SourceResult];
  expect(quiet.remembered.forgotten).toBe(0);
  expect(busy.remembered.forgotten).toBeGreaterThan(0);
  const kept = busy.remembered.matches.map(({ time }) => time?.localMs ?? 0);
  expect(kept).toEqual([...kept].sort((a, b) => a - b));
  expect(forgottenTo(retired, 0)).toBe(kept[0]);
  expect(kept.at(-1)).toBe(busy.last?.localMs);
});
