/** Patterns in, a catalog ready to run out. */
export { runProofs, type Verdict } from "./check.ts";
export { type CompiledCatalog, type CompiledPattern, type CompileFailure, compile } from "./compile.ts";
export { describeFailure, duplicateId } from "./failure-words.ts";
export { lint } from "./lint.ts";
export type { CatalogIssue, GuideEntry, LoadResult, Locate } from "./load.ts";
export { createLookUp } from "./look-up.ts";
export { nearMiss } from "./near-miss.ts";
export { prepareSyntax } from "./required-literals.ts";
export {
  fingerprint,
  isShippedFolder,
  loadShipped,
  loadShippedYaml,
  type PatternSet,
  sortById,
  writeBuilt,
} from "./shipped.ts";

import type { GuideEntry, LoadResult } from "./load.ts";

/** Reads a folder of the user's own pattern files; the YAML reader is only loaded when there is one. */
export async function loadUserPatterns(folder: string, guide: ReadonlyMap<string, GuideEntry>): Promise<LoadResult> {
  const { loadPatterns } = await import("./load.ts");
  return loadPatterns(folder, guide);
}
