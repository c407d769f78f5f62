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
  prepareSyntax,
  sortById,
} from "../catalog/index.ts";
import { UserError } from "../errors.ts";
import type { Pattern } from "../model/index.ts";

/** A catalog ready to scan with. */
export interface Catalog {
  readonly compiled: CompiledCatalog;
  readonly patterns: ReadonlyMap<string, Pattern>;
  readonly guide: PatternSet["guide"];
  readonly sha256: string;
  readonly correlated: ReadonlySet<string>;
}

/**
 * Loads and compiles the patterns; the shipped ones alone once only.
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
  const own = await readFolders(userFolders, shipped);
  issues.push(...own.issues);
  if (own.patterns.length > 0 || shipped.sha256 === null) await prepareSyntax();
  const patterns = sortById([...shipped.patterns, ...own.patterns]);
  const users = new Set(own.patterns);
  const { catalog, failures } = compile(patterns, {
    isTrusted: (pattern) => !users.has(pattern),
    requirementsOf: ({ id }) => shipped.requirements.get(id),
  });
  issues.push(...failures.map((failure) => describeFailure(failure, own.places)));
  if (issues.length > 0) throw catalogError(issues);
  return {
    compiled: catalog,
    patterns: new Map(patterns.map((pattern) => [pattern.id, pattern])),
    guide: shipped.guide,
    correlated: new Set(),
    sha256: (own.patterns.length === 0 ? shipped.sha256 : null) ?? (await fingerprint(patterns)),
  };
}

/**
 * Reads folders of the user's own patterns, or single files. An id that another of them or a shipped pattern has is a
 * mistake: one of the two would be lost.
 * @throws UserError when one cannot be read, or holds no pattern file
 */
export async function readFolders(
  folders: readonly string[],
  shipped: Pick<PatternSet, "patterns" | "guide">,
): Promise<LoadResult> {
  const taken = new Map(shipped.patterns.map(({ id, file }) => [id, file]));
  const patterns: Pattern[] = [];
  const issues: CatalogIssue[] = [];
  const places: [string, Locate][] = [];
  for (const folder of folders) {
    const loaded = await readFolder(folder, shipped.guide);
    issues.push(...loaded.issues);
    places.push(...loaded.places);
    for (const pattern of loaded.patterns) {
      const before = taken.get(pattern.id);
      if (before === undefined) patterns.push(pattern);
      else issues.push(duplicateId(pattern, before));
      taken.set(pattern.id, pattern.file);
    }
  }
  return { patterns, issues, places: new Map(places) };
}

async function readFolder(folder: string, guide: PatternSet["guide"]): Promise<LoadResult> {
  const loaded = await loadUserPatterns(folder, guide).catch((error: NodeJS.ErrnoException) => {
    const reason = error.code ?? error.message;
    const words = {
      en: `${folder}: cannot be read (${reason}). Name a folder of pattern files, or one of them.`,
      ja: `${folder}: 読み取れません (${reason})。パターン ファイルのフォルダ、またはファイルを指定してください。`,
    };
    throw new UserError("usage", words, { cause: error });
  });
  if (loaded.patterns.length > 0 || loaded.issues.length > 0) return loaded;
  throw new UserError("usage", {
    en: `${folder}: no pattern files there. Name a folder that holds *.yaml files; those that start with "_" are left out.`,
    ja: `${folder}: パターン ファイルがありません。*.yaml ファイルのあるフォルダを指定してください。"_" で始まるファイルは対象外です。`,
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
