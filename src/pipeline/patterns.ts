/** `ccmtrace patterns`: checks pattern files and runs the proofs in them. */
import { type CatalogIssue, type CompiledPattern, compile, loadShippedYaml, runProofs } from "../catalog/index.ts";
import { appliesTo, matchOf } from "../detect/index.ts";
import type { LogName, Match, Pattern } from "../model/index.ts";
import { detectFormat, readEntities } from "../parse/index.ts";
import { describeFailure, readFolder } from "./load-catalog.ts";
import { readRecord } from "./read-record.ts";

/** What a check found. */
export interface CatalogCheck {
  readonly patterns: number;
  readonly tests: number;
  readonly issues: readonly CatalogIssue[];
}

/**
 * Checks the shipped patterns, or the folders given.
 * @throws UserError for a folder that cannot be read
 */
export async function checkPatterns(folders: readonly string[]): Promise<CatalogCheck> {
  const shipped = await loadShippedYaml();
  const loaded =
    folders.length === 0 ? [shipped] : await Promise.all(folders.map((folder) => readFolder(folder, shipped.guide)));
  const patterns = loaded.flatMap((set) => set.patterns);
  const { catalog, failures } = compile(patterns);
  const proofs = runProofs(catalog.patterns, tryPattern).map((failure) => issueOf(failure.pattern, failure.message));
  return {
    patterns: patterns.length,
    tests: patterns.reduce((sum, pattern) => sum + pattern.tests.length, 0),
    issues: [...loaded.flatMap((set) => set.issues), ...failures.map(describeFailure), ...proofs],
  };
}

/** Runs one pattern over one record, its layout judged as a file of that one record would be; `proven` is its log. */
export function tryPattern(compiled: CompiledPattern, text: string, proven: LogName | null): Match | null {
  if (!appliesTo(compiled, proven)) return null;
  const { format, log: guessed } = detectFormat(Buffer.from(text));
  const log = proven ?? guessed;
  const entry = readRecord(text, format, { line: 1, offset: 0, part: 0 });
  const found = compiled.match(entry);
  if (found === null) return null;
  return matchOf({ pattern: compiled, found }, entry, {
    path: "",
    log,
    node: null,
    time: null,
    lineOffset: () => 0,
    readEntities,
  });
}

function issueOf(pattern: Pattern, message: CatalogIssue["message"]): CatalogIssue {
  return { file: pattern.file, line: 1, column: 1, message };
}
