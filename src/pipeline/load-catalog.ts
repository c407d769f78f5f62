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
  lintRules,
  loadShipped,
  loadUserPatterns,
  loadUserRules,
  type PatternSet,
  prepareSyntax,
  sortById,
} from "../catalog/index.ts";
import { UserError } from "../errors.ts";
import type { IncidentRule, Pattern, Report, StageMark } from "../model/index.ts";
import { nearPath } from "../util/near-path.ts";
import { type CorrelationUses, correlationUses } from "./correlation-uses.ts";

/** A catalog ready to scan with. */
export interface Catalog {
  readonly compiled: CompiledCatalog;
  readonly patterns: ReadonlyMap<string, Pattern>;
  readonly guide: PatternSet["guide"];
  /** By id. */
  readonly rules: readonly IncidentRule[];
  /** What a match of a pattern says about a stage of a phone's way. */
  readonly stages: ReadonlyMap<string, StageMark>;
  /** What the matches of each pattern are for, beside findings. */
  readonly uses: CorrelationUses;
  readonly sha256: string;
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

/** What a report says of the shipped catalog: its fingerprint, and how many patterns it has. */
export async function catalogDigest(): Promise<Report["tool"]["catalog"]> {
  return digestOf(await loadCatalog([]));
}

/** What a report says of the catalog it was made with. */
export function digestOf({ sha256, compiled }: Catalog): Report["tool"]["catalog"] {
  return { sha256, patterns: compiled.patterns.length };
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
  const rules = sortById([...shipped.rules, ...own.rules]);
  const isShipped = own.patterns.length === 0 && own.rules.length === 0;
  // The shipped rules alone were held against the shipped patterns by the build.
  if (!isShipped || shipped.sha256 === null)
    issues.push(...lintRules(rules, { patterns, places: own.places }).filter(({ isFatal }) => isFatal));
  if (issues.length > 0) throw catalogError(issues);
  return {
    compiled: catalog,
    patterns: new Map(patterns.map((pattern) => [pattern.id, pattern])),
    guide: shipped.guide,
    rules,
    stages: shipped.stages,
    uses: correlationUses(patterns, rules, shipped.stages),
    sha256: (isShipped ? shipped.sha256 : null) ?? (await fingerprint(patterns, rules, shipped.stages)),
  };
}

/**
 * Reads folders of the user's own patterns, or single files. An id that another of them or a shipped pattern has is a
 * mistake: one of the two would be lost.
 * @throws UserError when one cannot be read, or holds no pattern file
 */
export async function readFolders(
  folders: readonly string[],
  shipped: Pick<PatternSet, "patterns" | "rules" | "guide">,
): Promise<LoadResult & { readonly rules: readonly IncidentRule[] }> {
  const taken = new Map([...shipped.patterns, ...shipped.rules].map(({ id, file }) => [id, file]));
  const patterns: Pattern[] = [];
  const rules: IncidentRule[] = [];
  const issues: CatalogIssue[] = [];
  const places: [string, Locate][] = [];
  for (const folder of folders) {
    const loaded = await readFolder(folder, shipped.guide);
    issues.push(...loaded.issues);
    places.push(...loaded.places);
    const takeIn = <T extends { readonly id: string; readonly file: string }>(
      entries: readonly T[],
      list: T[],
    ): void => {
      for (const entry of entries) {
        const before = taken.get(entry.id);
        if (before === undefined) list.push(entry);
        else issues.push(duplicateId(entry, before));
        taken.set(entry.id, entry.file);
      }
    };
    takeIn(loaded.patterns, patterns);
    takeIn(loaded.rules, rules);
  }
  return { patterns, rules, issues, places: new Map(places) };
}

async function readFolder(
  folder: string,
  guide: PatternSet["guide"],
): Promise<Awaited<ReturnType<typeof readFolders>>> {
  const loaded = await loadBoth(folder, guide).catch((error: NodeJS.ErrnoException) => {
    const reason = error.code ?? error.message;
    const near = error.code === "ENOENT" ? nearPath(folder) : null;
    const words = {
      en: `${near === null ? "" : `Did you mean ${near}? `}${folder}: cannot be read (${reason}). Name a folder of pattern files, or one of them.`,
      ja: `${near === null ? "" : `${near} のことでしょうか。`}${folder}: 読み取れません (${reason})。パターン ファイルのフォルダ、またはファイルを指定してください。`,
    };
    throw new UserError("usage", words, { cause: error });
  });
  if (loaded.patterns.length > 0 || loaded.rules.length > 0 || loaded.issues.length > 0) return loaded;
  throw new UserError("usage", {
    en: `${folder}: no pattern files there. Name a folder that holds *.yaml files; those that start with "_" are left out.`,
    ja: `${folder}: パターン ファイルがありません。*.yaml ファイルのあるフォルダを指定してください。"_" で始まるファイルは対象外です。`,
  });
}

/** The patterns of a folder, or of a single file, and the rules beside them. */
async function loadBoth(folder: string, guide: PatternSet["guide"]): Promise<Awaited<ReturnType<typeof readFolders>>> {
  const loaded = await loadUserPatterns(folder, guide);
  const { rules, issues, places } = await loadUserRules(folder, guide);
  return {
    patterns: loaded.patterns,
    rules,
    issues: [...loaded.issues, ...issues],
    places: new Map([...loaded.places, ...places]),
  };
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
