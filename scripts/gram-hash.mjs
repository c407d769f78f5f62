/**
 * `node scripts/gram-hash.mjs [TRIES]`: tries multipliers for the hash by which the scanner looks up grams, and prints those
 * with which fewest places of made healthy traffic are looked at for nothing. HASH in src/scan/memory.ts is one of them; to
 * be run again when the catalog's literals have changed much. It changes how fast a scan is, never what it finds.
 */
import { healthyTraffic } from "../bench/healthy-traffic.mjs";
import { loadCatalog } from "../dist/pipeline/load-catalog.js";
import { gramsOf } from "../dist/scan/literals.js";
import { FOLD, HASH, TABLE_BITS } from "../dist/scan/memory.js";

const tries = Number(process.argv[2] ?? 1500);
const { compiled } = await loadCatalog([]);
const grams = gramsOf(compiled.literals);
const neighbours = countNeighbours();
const counted = new Map();
const show = (hash) => `0x${(hash >>> 0).toString(16)} ${Math.round(placesWith(hash))}`;

process.stdout.write(`HASH ${show(HASH)} places in a million\n`);
const random = randomNumbers(12_345);
const tried = Array.from({ length: tries }, () => random() | 1).sort((a, b) => placesWith(a) - placesWith(b));
for (const hash of tried.slice(0, 5)) process.stdout.write(`     ${show(hash)}\n`);
process.stdout.write(`     ${show(tried[tries >> 1])} the median of ${tries}\n`);

/** How often which two grams stand side by side, as the scanner reads them; without the rarest, which weigh little. */
function countNeighbours() {
  const counts = new Map();
  for (const { chunks } of healthyTraffic({ sizeBytes: 40 * 2 ** 20, seed: 11 })) {
    for (const chunk of chunks()) {
      if (chunk.includes(0)) continue; // UTF-16
      let last = 0;
      for (let at = 0; at + 4 <= chunk.length; at += 4) {
        const gram = (chunk.readInt32LE(at) | FOLD) >>> 0;
        const key = last * 2 ** 32 + gram;
        counts.set(key, (counts.get(key) ?? 0) + 1);
        last = gram;
      }
    }
  }
  return [...counts]
    .filter(([, count]) => count > 2)
    .map(([key, count]) => ({ first: Math.floor(key / 2 ** 32) | 0, second: (key % 2 ** 32) | 0, count }));
}

/** At how many places of a million the table says that a literal may begin. */
function placesWith(hash) {
  const places = counted.get(hash) ?? countPlaces(hash);
  counted.set(hash, places);
  return places;
}

function countPlaces(hash) {
  const table = new Uint8Array(2 ** TABLE_BITS).fill(0x80); // behind a gram told alone anything may stand
  const place = (gram) => Math.imul(gram, hash) >>> (32 - TABLE_BITS);
  for (const { gram, bit } of grams) table[place(gram)] |= bit;
  let places = 0;
  let all = 0;
  for (const { first, second, count } of neighbours) {
    if ((table[place(first)] & (table[place(second)] >> 4)) !== 0) places += count;
    all += count;
  }
  return (places * 1e6) / all;
}

function randomNumbers(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), seed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) | 0;
  };
}
