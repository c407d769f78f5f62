/** Patterns in, a catalog ready to run out. */
export { runProofs, type Verdict } from "./check.ts";
export { proveRules } from "./check-rules.ts";
export { type CompiledCatalog, type CompiledPattern, type CompileFailure, compile } from "./compile.ts";
export { describeFailure } from "./failure-words.ts";
export { type CatalogIssue, duplicateId, type Locate } from "./issue.ts";
export { lint } from "./lint.ts";
export { lintRule } from "./lint-rule.ts";
export type { GuideEntry } from "./load.ts";
export type { FolderRead } from "./load-folder.ts";
export { createLookUp } from "./look-up.ts";
export { nearMiss } from "./near-miss.ts";
export { prepareSyntax } from "./required-literals.ts";
export { ALIAS_END, checkNames, patternsOf } from "./rule-names.ts";
export {
  fingerprint,
  isShippedFolder,
  loadShipped,
  loadShippedYaml,
  type PatternSet,
  sortById,
  writeBuilt,
} from "./shipped.ts";

import type { GuideEntry } from "./load.ts";
import type { FolderRead } from "./load-folder.ts";

/** Reads a folder of the user's own patterns and rules; the YAML reader is only loaded when there is one. */
export async function loadUserFolder(folder: string, guide: ReadonlyMap<string, GuideEntry>): Promise<FolderRead> {
  const { loadFolder } = await import("./load-folder.ts");
  return loadFolder(folder, guide);
}
