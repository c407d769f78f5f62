/** Patterns in, a catalog ready to run out. */
export { runProofs, type Verdict } from "./check.ts";
export { type CompiledCatalog, type CompiledPattern, type CompileFailure, compile } from "./compile.ts";
export { describeFailure, duplicateId } from "./failure-words.ts";
export { lint } from "./lint.ts";
export { lintRules } from "./lint-rules.ts";
export type { GuideEntry, LoadResult } from "./load.ts";
export type { LoadedRules } from "./load-rules.ts";
export { createLookUp } from "./look-up.ts";
export { nearMiss } from "./near-miss.ts";
export { proveRules } from "./prove-rules.ts";
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
export type { CatalogIssue, Locate } from "./yaml-file.ts";

import type { GuideEntry, LoadResult } from "./load.ts";
import type { LoadedRules } from "./load-rules.ts";

/** Reads a folder of the user's own pattern files; the YAML reader is only loaded when there is one. */
export async function loadUserPatterns(folder: string, guide: ReadonlyMap<string, GuideEntry>): Promise<LoadResult> {
  const { loadPatterns } = await import("./load.ts");
  return loadPatterns(folder, guide);
}

/** Reads the user's own incident rules in a folder of patterns. */
export async function loadUserRules(folder: string, guide: ReadonlyMap<string, GuideEntry>): Promise<LoadedRules> {
  const { loadRules } = await import("./load-rules.ts");
  return loadRules(folder, guide);
}
