/** What a scan of single sources in a test works with: a catalog, all of whose patterns are shown. */
import type { CompiledCatalog } from "../../src/catalog/index.ts";
import type { ScanContext } from "../../src/pipeline/scan-source.ts";
import { createLiteralScanner } from "../../src/scan/index.ts";

/** The context of a catalog, but for the options. */
export function contextOf(compiled: CompiledCatalog): Omit<ScanContext, "options"> {
  return {
    catalog: compiled,
    literals: createLiteralScanner(compiled.literals, { conditions: compiled.conditions }),
    uses: {
      shown: new Set(compiled.patterns.map(({ pattern }) => pattern.id)),
      asked: new Set(),
      told: new Set(),
      onlyTold: new Set(),
    },
    signal: new AbortController().signal,
  };
}
