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
// What two neighbouring blocks share stands in front; the scanner wants it to begin on a 4-byte border.
const shared = (scanner.longest + 3) & ~3;
const bytes = new Uint8Array(shared + BLOCK + 4);
const file = openSync(path, "r");
let hits = 0;
let kept = 0;
for (;;) {
  const read = readSync(file, bytes, shared, BLOCK, null);
  if (read === 0) break;
  const end = shared + read;
  scanner.find(bytes, shared - kept, end, shared, () => {
    hits++;
  });
  kept = Math.min(shared, kept + read);
  bytes.copyWithin(shared - kept, end - kept, end);
}
closeSync(file);
process.stdout.write(`${hits}\n`);
