/** The literals of a catalog, ready to be looked for: with the tables of the build for the shipped one. */
import {
  createLiteralScanner,
  type LiteralScanner,
  makeTables,
  readBuiltTables,
  writeBuiltTables,
} from "../scan/index.ts";
import type { Catalog } from "./load-catalog.ts";

/** The scanner for what the catalog's patterns require. */
export function literalsOf({ compiled, sha256 }: Catalog): LiteralScanner {
  const { literals, conditions } = compiled;
  return createLiteralScanner(literals, { conditions, tables: readBuiltTables(sha256) });
}

/** Makes and keeps the tables of the catalog; the build calls it. */
export function buildTables({ compiled, sha256 }: Catalog): void {
  writeBuiltTables(sha256, makeTables(compiled.literals, compiled.conditions));
}
