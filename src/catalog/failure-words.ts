/** Says in words, and at which place in its file, why a pattern cannot be used. */
import type { Bilingual, Pattern } from "../model/index.ts";
import { nearest } from "../util/nearest.ts";
import type { CompileFailure } from "./compile.ts";
import type { CatalogIssue, Locate } from "./yaml-file.ts";

/** A compile failure as a mistake in a file. */
export function describeFailure(failure: CompileFailure, places: ReadonlyMap<string, Locate>): CatalogIssue {
  const { file } = failure.pattern;
  const at = places.get(file)?.(failure.path) ?? { line: 1, column: 1 };
  return { file, ...at, message: WORDS[failure.reason](failure) };
}

/** The mistake of using an id that another file has. */
export function duplicateId({ id, file }: Pick<Pattern, "id" | "file">, other: string): CatalogIssue {
  const message = {
    en: `the id "${id}" is already used by ${other}. Choose another one.`,
    ja: `id "${id}" は ${other} で使われています。別の id にしてください。`,
  };
  return { file, line: 1, column: 1, message };
}

/** The words for an id that no pattern has. */
export function unknownPattern(id: string, known: readonly string[]): Bilingual {
  const near = nearest(id, known);
  return {
    en: `there is no pattern "${id}"${near === null ? '; "ccmtrace patterns list" names them all.' : `; did you mean "${near}"?`}`,
    ja: `パターン "${id}" はありません。${near === null ? '一覧は "ccmtrace patterns list" で確認できます。' : `"${near}" のことでしょうか。`}`,
  };
}

const WORDS: Readonly<Record<CompileFailure["reason"], (failure: CompileFailure) => Bilingual>> = {
  "no-literal": ({ clause }) => ({
    en: `"${clause}" has neither a word of 6 or more letters that every match holds nor two words side by side, so a scan could not look for it quickly. Add one, or split the clause.`,
    ja: `"${clause}" には、一致する行が必ず含む 6 文字以上の語も、隣り合う 2 語もないため、高速に検索できません。語を加えるか、条件を分けてください。`,
  }),
  "bad-regex": ({ clause, message }) => ({
    en: `the expression "${clause}" cannot be read: ${message}.`,
    ja: `正規表現 "${clause}" を解釈できません: ${message}`,
  }),
  "unknown-group": ({ clause, message }) => ({
    en: `the expression "${clause}" has a group "${message}" that is no entity. See patterns/README.md for the names.`,
    ja: `正規表現 "${clause}" のグループ "${message}" はエンティティ名ではありません。使える名前は patterns/README.md にあります。`,
  }),
  "no-group": ({ clause, message }) => ({
    en: `the expression "${clause}" has no group (?<${message}>...), so it would never take anything. Add it.`,
    ja: `正規表現 "${clause}" にグループ (?<${message}>...) がないため、何も取り出せません。追加してください。`,
  }),
  explodes: ({ clause }) => ({
    en: `the expression "${clause}" could take very long on some text. Give every repetition an upper limit ({0,80} instead of * or +), and put no repetition inside a repeated group.`,
    ja: `正規表現 "${clause}" は、テキストによっては非常に長い時間がかかります。繰り返しに上限を付け（* や + ではなく {0,80}）、繰り返すグループの中に繰り返しを入れないでください。`,
  }),
};
