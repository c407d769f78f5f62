/**
 * Corpora on the disk, below .cache/bench/corpora: made once, used again while the generator, the catalog's failures
 * and the wish are the same. One that was cut off is made anew.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { totalmem } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadFailureScenes } from "./failure-scenes.mjs";
import { writeTraffic } from "./traffic.mjs";

/**
 * @typedef {import("./traffic.mjs").TrafficCounts & { name: string, path: string, files: string[] }} Corpus
 *   What a scan is given (the file, or the folder), and every file in it; `files` hides the count of that name.
 */

/** Every corpus is made from this seed; the common runs of bytes that the scanner knows were counted with another. */
const SEED = 7;
/** What decides the bytes besides the wish. */
const MAKERS = ["traffic.mjs", "failure-scenes.mjs", "healthy-traffic.mjs", "healthy-scenes.mjs"];
const PROBED_PATHS = [
  "/CCM/ccm1",
  "/ccm/sdl/",
  "/CTLProvider/",
  "/CTL Client/",
  "/CAPF/",
  "/tvs/",
  "/ils/",
  "/syslog/",
  "/console-",
];

/**
 * @param {string} folder Where the corpora lie.
 * @param {(text: string) => void} say
 */
export function createCorpora(folder, say) {
  return {
    /**
     * The corpus of that wish, in the page cache.
     * @param {Omit<import("./traffic.mjs").Traffic, "seed">} wish
     * @returns {Promise<Corpus>}
     */
    async get(wish) {
      const traffic = { ...wish, seed: SEED };
      const name = nameOf(traffic);
      const place = join(folder, `${name}-${await stampOf(traffic)}`);
      if (!existsSync(join(place, COUNTS))) {
        removeAll(folder, name);
        refuseWithoutRoom(folder, wish.sizeBytes);
        say(`making ${name}`);
        const counts = await writeTraffic(join(place, "traces"), traffic);
        writeFileSync(join(place, COUNTS), JSON.stringify(counts));
        spawnSync("sync"); // writing to the disk must not go on while something is timed
      }
      const counts = JSON.parse(readFileSync(join(place, COUNTS), "utf8"));
      const files = listFiles(join(place, "traces"));
      return { ...counts, name, files, path: files.length === 1 ? files[0] : join(place, "traces") };
    },
    /** Removes a corpus that is too large to keep. */
    drop({ name }) {
      removeAll(folder, name);
    },
    /** Why a corpus of that size cannot be timed on this machine, or null: it must fit into memory beside the rest. */
    refusal(sizeBytes) {
      const room = totalmem() * 0.8;
      return sizeBytes <= room ? null : `${toGib(sizeBytes)} GiB do not fit into ${toGib(totalmem())} GiB of memory`;
    },
  };
}

const COUNTS = "counts.json";

function nameOf({ sizeBytes, mix, layout, hitRate }) {
  return `${mix}-${layout}-${toGib(sizeBytes)}G-hits-${hitRate}`;
}

function toGib(bytes) {
  return Number((bytes / 1024 ** 3).toFixed(2));
}

async function stampOf(traffic) {
  const hash = createHash("sha256").update(JSON.stringify(traffic));
  for (const maker of MAKERS) hash.update(readFileSync(fileURLToPath(new URL(maker, import.meta.url))));
  const failuresOf = await loadFailureScenes();
  for (const path of PROBED_PATHS) hash.update(failuresOf(path));
  return hash.digest("hex").slice(0, 12);
}

function removeAll(folder, name) {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder))
    if (entry.startsWith(`${name}-`)) rmSync(join(folder, entry), { recursive: true, force: true });
}

function refuseWithoutRoom(folder, sizeBytes) {
  mkdirSync(folder, { recursive: true });
  const { bavail, bsize } = statfsSync(folder);
  // UTF-16 needs twice the size.
  if (bavail * bsize < sizeBytes * 2.2)
    throw new Error(`not enough room on the disk for ${toGib(sizeBytes)} GiB of traces`);
}

function listFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
