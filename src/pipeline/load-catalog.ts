/** The catalog of a run: shipped patterns and the user's own, compiled; a mistake in any stops the run. */
import {
  type CatalogIssue,
  type CompiledCatalog,
  compile,
  describeFailure,
  duplicateId,
  fingerprint,
  type LoadResult,
  type Locate,
  loadShipped,
  loadUserPatterns,
  type PatternSet,
} from "../catalog/index.ts";
import { UserError } from "../errors.ts";
import type { Pattern } from "../model/index.ts";

/** A catalog ready to scan with. */
export interface Catalog {
  readonly compiled: CompiledCatalog;
  readonly patterns: ReadonlyMap<string, Pattern>;
  readonly guide: PatternSet["guide"];
  readonly sha256: string;
}

/**
 * Loads and compiles the patterns; the shipped ones alone once only. A pattern of the user with a shipped id replaces
 * the shipped one.
 * @throws UserError of kind "catalog" that names the first mistakes with file, line and column
 */
export function loadCatalog(userFolders: readonly string[]): Promise<Catalog> {
  if (userFolders.length > 0) return readCatalog(userFolders);
  shippedCatalog ??= readCatalog([]);
  return shippedCatalog;
}

let shippedCatalog: Promise<Catalog> | undefined;

async function readCatalog(userFolders: readonly string[]): Promise<Catalog> {
  const shipped = await loadShipped();
  const issues: CatalogIssue[] = [...shipped.issues];
  const byId = new Map(shipped.patterns.map((pattern) => [pattern.id, pattern]));
  const own = await readFolders(userFolders, shipped.guide);
  issues.push(...own.issues);
  for (const pattern of own.patterns) byId.set(pattern.id, pattern);
  const patterns = [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const users = new Set(own.patterns);
  const { catalog, failures } = compile(patterns, {
    isTrusted: (pattern) => !users.has(pattern),
    literalsOf: ({ id }) => shipped.literals.get(id),
  });
  issues.push(...failures.map((failure) => describeFailure(failure, own.places)));
  if (issues.length > 0) throw catalogError(issues);
  return {
    compiled: catalog,
    patterns: new Map(patterns.map((pattern) => [pattern.id, pattern])),
    guide: shipped.guide,
    sha256: fingerprint(patterns),
  };
}

/**
 * Reads folders of the user's own patterns. An id that two of them use is a mistake: only one could win.
 * @throws UserError when one cannot be read
 */
export async function readFolders(folders: readonly string[], guide: PatternSet["guide"]): Promise<LoadResult> {
  const patterns = new Map<string, Pattern>();
  const issues: CatalogIssue[] = [];
  const places: [string, Locate][] = [];
  for (const folder of folders) {
    const loaded = await readFolder(folder, guide);
    issues.push(...loaded.issues);
    places.push(...loaded.places);
    for (const pattern of loaded.patterns) {
      const before = patterns.get(pattern.id);
      if (before === undefined) patterns.set(pattern.id, pattern);
      else issues.push(duplicateId(pattern, before.file));
    }
  }
  return { patterns: [...patterns.values()], issues, places: new Map(places) };
}

function readFolder(folder: string, guide: PatternSet["guide"]): Promise<LoadResult> {
  return loadUserPatterns(folder, guide).catch((error: NodeJS.ErrnoException) => {
    const reason = error.code ?? error.message;
    const words = {
      en: `${folder}: the folder cannot be read (${reason}). Name a folder of pattern files.`,
      ja: `${folder}: フォルダを読めません (${reason})。パターン ファイルのフォルダを指定してください。`,
    };
    throw new UserError("usage", words, { cause: error });
  });
}

/** How many mistakes one message names. */
const NAMED_MISTAKES = 5;

function catalogError(issues: readonly CatalogIssue[]): UserError {
  const list = (language: "en" | "ja"): string =>
    issues
      .slice(0, NAMED_MISTAKES)
      .map((issue) => `  ${issue.file}:${issue.line}:${issue.column}: ${issue.message[language]}`)
      .join("\n");
  const more = issues.length - NAMED_MISTAKES;
  return new UserError("catalog", {
    en: `the catalog cannot be used:\n${list("en")}${more > 0 ? `\n  and ${more} more; "ccmtrace patterns check DIR" shows all` : ""}`,
    ja: `カタログを使用できません:\n${list("ja")}${more > 0 ? `\n  ほか ${more} 件。"ccmtrace patterns check DIR" ですべて確認できます` : ""}`,
  });
}
