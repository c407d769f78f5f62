/** What every source of a run shares, made once in each thread. */
import { literalsOf } from "./catalog-literals.ts";
import type { Catalog } from "./load-catalog.ts";
import type { ScanOptions } from "./options.ts";
import { createSaidBefore } from "./said-before.ts";
import type { ScanContext } from "./scan-source.ts";

/** The context of a scan with that catalog. */
export function createContext<S extends ScanContext["signal"]>(
  catalog: Catalog,
  options: ScanOptions,
  signal: S,
): ScanContext & { readonly signal: S } {
  return {
    options,
    catalog: catalog.compiled,
    literals: literalsOf(catalog),
    uses: catalog.uses,
    saidBefore: createSaidBefore(),
    signal,
  };
}
