/** The catalog of a run: shipped patterns and the user's own, compiled; a mistake in any stops the run. */
import {
  type CatalogIssue,
  type CompiledCatalog,
  compile,
  fingerprint,
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
  readonly sha256: string;
}

/**
 * Loads and compiles the patterns. A pattern of the user with a shipped id replaces the shipped one.
 * @throws UserError of kind "catalog" that names the first mistakes with file, line and column
 */
export async function loadCatalog(userFolders: readonly string[]): Promise<Catalog> {
  const shipped = await loadShipped();
  const issues: CatalogIssue[] = [...shipped.issues];
  const byId = new Map(shipped.patterns.map((pattern) => [pattern.id, pattern]));
  for (const folder of userFolders) {
    const loaded = await readFolder(folder, shipped.guide);
    issues.push(...loaded.issues);
    for (const pattern of loaded.patterns) byId.set(pattern.id, pattern);
  }
  const patterns = [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const { catalog, failures } = compile(patterns);
  issues.push(...failures.map(describeFailure));
  if (issues.length > 0) throw catalogError(issues);
  return {
    compiled: catalog,
    patterns: new Map(patterns.map((pattern) => [pattern.id, pattern])),
    sha256: fingerprint(patterns),
  };
}

/**
 * Reads a folder of the user's own patterns.
 * @throws UserError when it cannot be read
 */
export function readFolder(folder: string, guide: PatternSet["guide"]): ReturnType<typeof loadUserPatterns> {
  return loadUserPatterns(folder, guide).catch((error: NodeJS.ErrnoException) => {
    const reason = error.code ?? error.message;
    const words = {
      en: `${folder}: the folder cannot be read (${reason}). Name a folder of pattern files.`,
      ja: `${folder}: フォルダを読めません (${reason})。パターン ファイルのフォルダを指定してください。`,
    };
    throw new UserError("usage", words, { cause: error });
  });
}

/** A compile failure as a mistake in a file. */
export function describeFailure(failure: ReturnType<typeof compile>["failures"][number]): CatalogIssue {
  const words = {
    "no-literal": {
      en: `"${failure.clause}" has no word of 6 or more letters that every match holds, so a scan could not look for it quickly. Add one, or split the clause.`,
      ja: `"${failure.clause}" には、一致する行が必ず含む 6 文字以上の語がないため、高速に検索できません。語を加えるか、条件を分けてください。`,
    },
    "bad-regex": {
      en: `the expression "${failure.clause}" cannot be read: ${failure.message}.`,
      ja: `正規表現 "${failure.clause}" を解釈できません: ${failure.message}`,
    },
    "unknown-group": {
      en: `the expression "${failure.clause}" has a group "${failure.message}" that is no entity. See patterns/README.md for the names.`,
      ja: `正規表現 "${failure.clause}" のグループ "${failure.message}" はエンティティ名ではありません。使える名前は patterns/README.md にあります。`,
    },
    "no-group": {
      en: `the expression "${failure.clause}" has no group (?<${failure.message}>...), so it would never take anything. Add it.`,
      ja: `正規表現 "${failure.clause}" にグループ (?<${failure.message}>...) がないため、何も取り出せません。追加してください。`,
    },
  }[failure.reason];
  return { file: failure.pattern.file, line: 1, column: 1, message: words };
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
