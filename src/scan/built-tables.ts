/**
 * The tables of the shipped catalog's literals, made by the build: to make them takes longer than to scan a small case.
 * A file of one line of JSON and the bytes behind it.
 */
import { readFileSync, renameSync, writeFileSync } from "node:fs";

/** What the kernel looks its grams and literals up in. */
export interface Tables {
  /** What stands in the memory from TABLE on. */
  readonly image: Uint8Array;
  /** The first address behind it. */
  readonly end: number;
  readonly fields: readonly (readonly [address: number, value: number])[];
}

const BUILT = new URL(
  import.meta.url.endsWith(".ts") ? "../../dist/scan/tables.bin" : "../scan/tables.bin",
  import.meta.url,
);

/** The tables made for the catalog of that fingerprint; null where there are none. */
export function readBuiltTables(fingerprint: string): Tables | null {
  let file: Buffer;
  try {
    file = readFileSync(BUILT);
  } catch {
    return null;
  }
  const lineEnd = file.indexOf(0x0a);
  const { madeFor, end, fields } = JSON.parse(file.toString("latin1", 0, lineEnd)) as Omit<Tables, "image"> & {
    madeFor: string;
  };
  return madeFor === fingerprint ? { image: file.subarray(lineEnd + 1), end, fields } : null;
}

/** Writes the tables for the catalog of that fingerprint, whole or not at all; the build calls it. */
export function writeBuiltTables(fingerprint: string, { image, end, fields }: Tables): void {
  const partial = new URL(`${BUILT}.new`);
  writeFileSync(partial, `${JSON.stringify({ madeFor: fingerprint, end, fields })}\n`);
  writeFileSync(partial, image, { flag: "a" });
  renameSync(partial, BUILT);
}
