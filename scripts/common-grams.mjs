/**
 * `node scripts/common-grams.mjs`: counts the runs of four bytes in made healthy traffic and writes the commonest into
 * src/util/common-grams.ts. To be run when the traffic of bench/healthy-traffic.mjs has changed much.
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { healthyTraffic } from "../bench/healthy-traffic.mjs";

const KEPT = 14_000;
const counts = new Map();
let total = 0;
for (const { chunks } of healthyTraffic({ sizeBytes: 48 * 2 ** 20, seed: 1 })) {
  for (const chunk of chunks()) {
    if (chunk.includes(0)) continue; // UTF-16
    let gram = 0;
    for (let at = 0; at < chunk.length; at++) {
      gram = (gram >>> 8) | ((chunk[at] | 0x20) << 24) | 0;
      if (at % 3 !== 0 || at < 3) continue;
      counts.set(gram, (counts.get(gram) ?? 0) + 1);
      total++;
    }
  }
}
const perMillion = [...counts]
  .map(([gram, count]) => [text(gram), (count * 1e6) / total])
  .filter(([gram]) => /^[ -~]{4}$/.test(gram))
  .sort(([a, times], [b, others]) => others - times || (a < b ? -1 : 1))
  .slice(0, KEPT);
const bands = new Map();
for (const [gram, times] of perMillion) {
  const band = Math.max(0, Math.floor(Math.log2(times)));
  bands.set(band, [...(bands.get(band) ?? []), gram]);
}
const path = fileURLToPath(new URL("../src/util/common-grams.ts", import.meta.url));
const rows = [...bands].map(([band, grams]) => `  [${2 ** band}, ${JSON.stringify(grams.sort().join(""))}],`);
writeFileSync(
  path,
  `/**
 * The commonest runs of four bytes in healthy traffic, to tell which part of a literal is rare. They change how fast a
 * scan is, never what it finds. Made by scripts/common-grams.mjs from the made traffic of bench/healthy-traffic.mjs.
 */

/** How often a run of four bytes stands in a million places of healthy traffic, case ignored; 0 for a rare one. */
export function commonnessOf(gram: string): number {
  counts ??= readRows();
  return counts.get(gram.replaceAll("\\x7f", "_").toLowerCase()) ?? 0;
}

let counts: ReadonlyMap<string, number> | undefined;

function readRows(): ReadonlyMap<string, number> {
  const read = new Map<string, number>();
  for (const [times, grams] of ROWS) for (let at = 0; at < grams.length; at += 4) read.set(grams.slice(at, at + 4), times);
  return read;
}

/** Times in a million, and the runs that stand about so often; a line end stands as "*" or "-", what folding makes of it. */
const ROWS: readonly (readonly [times: number, grams: string])[] = [
${rows.join("\n")}
];
`,
);

/** As the scan folds: a capital becomes its letter, "_" would become a sign that cannot be printed and stays. */
function text(gram) {
  return [0, 8, 16, 24]
    .map((shift) => (gram >>> shift) & 0xff)
    .map((byte) => (byte === 0x7f ? "_" : String.fromCharCode(byte)))
    .join("");
}
