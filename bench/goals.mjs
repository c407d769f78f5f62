/** What had to be reached, and whether it was: goals as data, held against what was measured. */
import { spread, timesAsFast, timesAsFastAsBest } from "./statistics.mjs";
import { otherWays } from "./ways.mjs";

/**
 * @typedef {import("./section.mjs").Part} Part
 * @typedef {{ goal: string, needed: string, measured: string, isReached: boolean | null }} Outcome
 *   null where it was not measured, or where there is nothing to reach.
 */

/**
 * @param {Map<string, Part[]>} results The parts of each section by its name.
 * @returns {Outcome[]}
 */
export function outcomes(results) {
  return GOALS.map(({ goal, least, most, unit = "", measure }) => {
    const value = measure(results);
    const needed =
      least !== undefined ? `at least ${least}${unit}` : most !== undefined ? `at most ${most}${unit}` : "–";
    if (value === null) return { goal, needed, measured: "not measured", isReached: null };
    const isReached = least !== undefined ? value >= least : most !== undefined ? value <= most : null;
    return { goal, needed, measured: `${rounded(value)}${unit}`, isReached };
  });
}

/** Two places, rounded towards zero, so that 4.999 does not read as a goal of 5 that was reached. */
function rounded(value) {
  return value >= 100 ? String(Math.round(value)) : String(Math.floor(value * 100) / 100);
}

const part = (results, section, at = 0) => results.get(section)?.[at];
const row = (table, key) => table?.rows.find((each) => each.key === key);

/** How many times as fast ours is as one row. */
const times = (section, key, at) => (results) => row(part(results, section, at), key)?.times.median ?? null;

/** The same against any row of a section, whatever it is held against in the table. */
const timesOf = (section, ours, key) => (results) => {
  const [own, peer] = [row(part(results, section), ours), row(part(results, section), key)];
  return own === undefined || peer === undefined ? null : timesAsFast(own.samples, peer.samples).median;
};

/** How many times as fast ours is as ripgrep in the best of its other ways, round by round. */
const timesBestOther = (section, threads) => (results) => {
  const table = part(results, section);
  const own = row(table, `ccmtrace-${threads}`);
  const peers = otherWays(threads).map((key) => row(table, key)?.samples);
  if (own === undefined || peers.includes(undefined)) return null;
  return timesAsFastAsBest(own.samples, peers).median;
};

/** The median of the peaks of ours, in MB, at a size of the growth section. */
const peakAt = (gib) => (results) => {
  const table = results.get("growth")?.find(({ facts }) => Math.round(facts.sizeBytes / 1024 ** 3) === gib);
  const peaks = row(table, "ccmtrace-2")?.samples.flatMap(({ peakBytes }) => peakBytes ?? []) ?? [];
  return peaks.length === 0 ? null : spread(peaks).median / 1e6;
};

const highestPeakAt = (gib) => (results) => {
  const table = results.get("growth")?.find(({ facts }) => Math.round(facts.sizeBytes / 1024 ** 3) === gib);
  const peaks = ["ccmtrace-1", "ccmtrace-2"].flatMap((key) => row(table, key)?.peakBytes ?? []);
  return peaks.length === 0 ? null : Math.max(...peaks) / 1e6;
};

const hitsAt = (rate) => (results) => {
  const table = results.get("hits")?.find(({ facts }) => facts.hitRate === rate);
  return row(table, "rg-i-1")?.times.median ?? null;
};

/** Speed at 50 % hits as a part of that at 1 in 5,000. */
const keptAtHalf = (results) => {
  const speed = (rate) =>
    row(
      results.get("hits")?.find(({ facts }) => facts.hitRate === rate),
      "ccmtrace-1",
    )?.bytesPerSecond;
  const [few, half] = [speed(1 / 5000), speed(0.5)];
  return few === undefined || half === undefined ? null : half / few;
};

/** The same run may need a little more or less memory each time. */
const NO_MORE = 1.05;

const GOALS = [
  {
    goal: "One large file: ripgrep 15 -F -i, one worker against one thread",
    least: 5,
    measure: times("one-file", "rg-i-1"),
  },
  { goal: "Cluster: the same", least: 5, measure: times("cluster", "rg-i-1") },
  { goal: "Cluster: two workers against two threads", least: 5, measure: times("cluster", "rg-i-2") },
  {
    goal: "One large file: ripgrep 15 in its best other way, one against one",
    least: 2,
    measure: timesBestOther("one-file", 1),
  },
  { goal: "Cluster: the same", least: 2, measure: timesBestOther("cluster", 1) },
  { goal: "Cluster: the same, two against two", least: 2, measure: timesBestOther("cluster", 2) },
  { goal: "One large file: Hyperscan, both on one core", least: 1.5, measure: times("one-file", "hyperscan-pinned") },
  { goal: "Cluster: the same", least: 1.5, measure: times("cluster", "hyperscan-pinned") },
  { goal: "One large file: `wc -l`, two workers", least: 0.4, measure: timesOf("one-file", "ccmtrace-2", "wc") },
  { goal: "One large file: `wc -l`, one worker", least: 0.4, measure: timesOf("one-file", "ccmtrace-1", "wc") },
  { goal: "Cluster: `wc -l`, two workers", least: 0.4, measure: timesOf("cluster", "ccmtrace-2", "wc") },
  { goal: "Cluster: `wc -l`, one worker", least: 0.4, measure: timesOf("cluster", "ccmtrace-1", "wc") },
  { goal: "Peak memory at 16 GiB", most: 200, unit: " MB", measure: highestPeakAt(16) },
  {
    goal: "Peak memory at 16 GiB as a part of that at 1 GiB",
    most: NO_MORE,
    measure(results) {
      const [small, large] = [peakAt(1)(results), peakAt(16)(results)];
      return small === null || large === null ? null : large / small;
    },
  },
  { goal: "Packed files: `rg -z`, two workers against two threads", least: 2.5, measure: times("gzip", "rg-i-2") },
  { goal: "Packed files: `rg -z`, one worker against one thread", least: 2.5, measure: times("gzip", "rg-i-1") },
  { goal: "One line in a hundred a hit: ripgrep 15 -F -i, one against one", least: 4, measure: hitsAt(0.01) },
  { goal: "Every other line a hit: the same", measure: hitsAt(0.5) },
  { goal: "Every other line a hit: speed as a part of that at one in 5,000", measure: keptAtHalf },
];
