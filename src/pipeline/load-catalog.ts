/** The catalog of a run: shipped patterns and rules and the user's own, compiled; a mistake in any stops the run. */
import {
  ALIAS_END,
  type CatalogIssue,
  type CompiledCatalog,
  checkNames,
  compile,
  describeFailure,
  duplicateId,
  type FolderRead,
  fingerprint,
  type Locate,
  loadShipped,
  loadUserFolder,
  type PatternSet,
  patternsOf,
  prepareSyntax,
  sortById,
} from "../catalog/index.ts";
import { UserError } from "../errors.ts";
import type { IncidentRule, Pattern, StageMark } from "../model/index.ts";

/** A catalog ready to scan with. */
export interface Catalog {
  readonly compiled: CompiledCatalog;
  readonly patterns: ReadonlyMap<string, Pattern>;
  /** The incident rules in use, by id; deprecated ones are left out. */
  readonly rules: readonly IncidentRule[];
  /** What a match says about a phone's way, by pattern id. */
  readonly stages: ReadonlyMap<string, StageMark>;
  /** The patterns whose matches correlation looks at. */
  readonly correlated: ReadonlySet<string>;
  readonly guide: PatternSet["guide"];
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

let shippedCatalog: Promise<Catalog> | undefined;

async function readCatalog(userFolders: readonly string[]): Promise<Catalog> {
  const shipped = await loadShipped();
  const issues: CatalogIssue[] = [...shipped.issues];
  const own = await readFolders(userFolders, shipped);
  issues.push(...own.issues);
  if (own.patterns.length > 0 || shipped.sha256 === null) await prepareSyntax();
  const patterns = sortById([...shipped.patterns, ...own.patterns]);
  const rules = sortById([...shipped.rules, ...own.rules]);
  const users = new Set(own.patterns);
  const { catalog, failures } = compile(patterns, {
    isTrusted: (pattern) => !users.has(pattern),
    requirementsOf: ({ id }) => shipped.requirements.get(id),
  });
  issues.push(...failures.map((failure) => describeFailure(failure, own.places)));
  if (issues.length > 0) throw catalogError(issues);
  const { stages, guide } = shipped;
  const inUse = rules.filter(({ status }) => status !== "deprecated");
  const isShipped = own.patterns.length === 0 && own.rules.length === 0;
  return {
    compiled: catalog,
    patterns: new Map(patterns.map((pattern) => [pattern.id, pattern])),
    rules: inUse,
    stages,
    correlated: new Set([...inUse.flatMap(patternsOf), ...stages.keys(), ALIAS_END]),
    guide,
    sha256: (isShipped ? shipped.sha256 : null) ?? (await fingerprint({ patterns, rules, stages })),
  };
}

/**
 * Reads folders of the user's own patterns and rules, or single files. An id that another of them or a shipped one has is
 * a mistake: one of the two would be lost.
 * @throws UserError when one cannot be read, or holds neither
 */
export async function readFolders(
  folders: readonly string[],
  shipped: Pick<PatternSet, "patterns" | "rules" | "guide">,
): Promise<FolderRead> {
  const issues: CatalogIssue[] = [];
  const places: [string, Locate][] = [];
  const unread = new Set<string>();
  const patterns = new Map(shipped.patterns.map((pattern) => [pattern.id, pattern]));
  const rules = new Map(shipped.rules.map((rule) => [rule.id, rule]));
  /** Adds what has an id of its own, and returns that. */
  const add = <T extends { id: string; file: string }>(known: Map<string, T>, items: readonly T[]): T[] =>
    items.filter((item) => {
      const before = known.get(item.id);
      if (before === undefined) known.set(item.id, item);
      else issues.push(duplicateId(item, before.file));
      return before === undefined;
    });
  const own = { patterns: [] as Pattern[], rules: [] as IncidentRule[] };
  for (const folder of folders) {
    const loaded = await readFolder(folder, shipped.guide);
    issues.push(...loaded.issues);
    places.push(...loaded.places);
    for (const id of loaded.unread) unread.add(id);
    own.patterns.push(...add(patterns, loaded.patterns));
    own.rules.push(...add(rules, loaded.rules));
  }
  const things = { patterns, rules, places: new Map(places), unread };
  return { ...own, issues: [...issues, ...checkNames(own.rules, things)], places: things.places, unread };
}

async function readFolder(folder: string, guide: PatternSet["guide"]): Promise<FolderRead> {
  const loaded = await loadUserFolder(folder, guide).catch((error: NodeJS.ErrnoException) => {
    const reason = error.code ?? error.message;
    const words = {
      en: `${folder}: cannot be read (${reason}). Name a folder of pattern files, or one of them.`,
      ja: `${folder}: 読み取れません (${reason})。パターン ファイルのフォルダ、またはファイルを指定してください。`,
    };
    throw new UserError("usage", words, { cause: error });
  });
  if (loaded.patterns.length > 0 || loaded.rules.length > 0 || loaded.issues.length > 0) return loaded;
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
