/** What a section of the benchmark is, and how its commands are timed and put into rows. */
import { spread, timesAsFast } from "./statistics.mjs";

/**
 * @typedef {import("./statistics.mjs").Spread} Spread
 * @typedef {import("./measure.mjs").Command} Command
 * @typedef {import("./measure.mjs").Sample} Sample
 */

/**
 * @typedef {object} Row What was measured of one command.
 * @property {string} key
 * @property {string} label
 * @property {Spread} seconds
 * @property {number} bytesPerSecond Of text, at the median.
 * @property {Spread | null} times How many times as fast ours is; null for ours.
 * @property {string | null} against Which of ours it is held against.
 * @property {number | null} peakBytes The most memory in any run.
 * @property {Sample[]} samples
 */

/**
 * @typedef {object} Part One table of a section.
 * @property {string} [heading] Where a section has several.
 * @property {import("./corpora.mjs").Corpus | null} corpus
 * @property {string} [about] Sentences above the table.
 * @property {Row[]} rows
 * @property {Record<string, number>} [facts] Numbers that are no row.
 * @property {string} [leftOut] Why there are no rows.
 */

/**
 * @typedef {object} Context
 * @property {ReturnType<typeof import("./corpora.mjs").createCorpora>} corpora
 * @property {import("./sizes.mjs").Sizes} sizes
 * @property {import("./peers.mjs").Peers} peers
 * @property {import("./commands.mjs").Needles} needles The shipped literals.
 * @property {readonly string[]} literals The same as a list.
 * @property {string} folder For files of the section's own.
 * @property {boolean} keepsLarge Keep corpora that are usually removed after use.
 * @property {ReturnType<typeof import("./measure.mjs").createMeasure>} measure
 * @property {(corpus: import("./corpora.mjs").Corpus, commands: Command[], rounds?: number) => Promise<Row[]>} time
 */

/**
 * @typedef {object} Section
 * @property {string} name For --only.
 * @property {string} title
 * @property {(context: Context) => Promise<Part | Part[]>} run
 */

/**
 * Commands for a peer, or none where it is not to be had.
 * @template {{ path: string, version: string }} P
 * @param {import("./peers.mjs").Peer} peer
 * @param {(peer: P) => Command | Command[]} make
 * @returns {Command[]}
 */
export function given(peer, make) {
  return "missing" in peer ? [] : [make(peer)].flat();
}

/**
 * Says which command of ours peers are held against.
 * @param {string} key
 * @param {Command[]} commands
 */
export function against(key, commands) {
  return commands.map((command) => ({ ...command, against: key }));
}

/**
 * @param {Command[]} commands
 * @param {Map<string, Sample[]>} samples
 * @param {number} textBytes
 * @returns {Row[]}
 */
export function rowsOf(commands, samples, textBytes) {
  return commands.map(({ key, label, against: ours }) => {
    const own = samples.get(key);
    const seconds = spread(own.map((sample) => sample.seconds));
    const peaks = own.flatMap(({ peakBytes }) => peakBytes ?? []);
    return {
      key,
      label,
      seconds,
      bytesPerSecond: textBytes / seconds.median,
      times: ours === undefined ? null : timesAsFast(samples.get(ours), own),
      against: ours ?? null,
      peakBytes: peaks.length === 0 ? null : Math.max(...peaks),
      samples: own,
    };
  });
}
