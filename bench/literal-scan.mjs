/**
 * The literal scan alone, for catalogs larger and smaller than the shipped one: reads a file in blocks and prints how
 * often a literal stands in it. The one place of the benchmark that knows the scanner's interface.
 * Run: node bench/literal-scan.mjs LITERALS FILE
 */
import { closeSync, openSync, readFileSync, readSync } from "node:fs";
import { createLiteralScanner } from "../dist/scan/index.js";

const BLOCK = 512 * 1024;

const [literalsPath, path] = process.argv.slice(2);
const scanner = createLiteralScanner(readFileSync(literalsPath, "utf8").split("\n").filter(Boolean));
const bench = scanner.open();
const { bufferAt, kernel } = bench;
// What two neighbouring blocks share stands in front; what is scanned begins on a 4-byte border.
const shared = (scanner.longest + 3) & ~3;
const file = openSync(path, "r");
let hits = 0;
let kept = 0;
for (;;) {
  const read = readSync(file, bench.bytes, bufferAt + shared, BLOCK, null);
  if (read === 0) break;
  const start = bufferAt + shared;
  bench.forgetHits();
  hits += kernel.find(start - kept, start + read, start);
  kept = Math.min(shared, kept + read) & ~3;
  bench.bytes.copyWithin(start - kept, start + read - kept, start + read);
}
closeSync(file);
process.stdout.write(`${hits}\n`);
