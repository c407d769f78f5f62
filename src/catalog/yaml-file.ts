/**
 * Reads a YAML file of the catalog by its schema. Every mistake is told with file, line and column, and with what mends it.
 */
import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { isMap, isPair, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import type { Bilingual } from "../model/index.ts";
import { nearest } from "../util/nearest.ts";
import type { GuideEntry } from "./load.ts";
import { describeIssues } from "./schema-words.ts";

/** A mistake in a pattern file: where, what, and what to do about it. */
export interface CatalogIssue {
  readonly file: string;
  /** 1-based; 1 where the place is the file as a whole. */
  readonly line: number;
  readonly column: number;
  readonly message: Bilingual;
}

/** Where in a pattern file something stands, by the keys and 0-based numbers that lead to it. */
export type Locate = (path: readonly PropertyKey[]) => { readonly line: number; readonly column: number };

/** What a file holds, or what is wrong with it. */
export interface YamlFile<T> {
  readonly data: T | null;
  readonly issues: readonly CatalogIssue[];
  readonly locate: Locate;
}

/** Reads a file's text. `shown` names it in messages; `template` is a file in patterns/ to copy from. */
export function readYaml<S extends z.ZodObject>(
  text: string,
  shown: string,
  schema: S,
  template: string,
): YamlFile<z.infer<S>> {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const locate: Locate = (path) => {
    for (let depth = path.length; depth >= 0; depth--) {
      const node: unknown = document.getIn(path.slice(0, depth), true);
      const range = (node as { range?: [number, number, number] } | null | undefined)?.range;
      if (range) return positionAt(counter, range[0]);
    }
    return { line: 1, column: 1 };
  };
  const failed = (issues: CatalogIssue[]): YamlFile<z.infer<S>> => ({ data: null, issues, locate });
  const [broken] = document.errors; // the others follow from the first
  if (broken !== undefined)
    return failed([issueAt(shown, positionAt(counter, broken.pos[0]), yamlWords(broken, template))]);
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: 10 });
  } catch (error) {
    const { message } = error as Error;
    return failed([issueAt(shown, FILE_START, { en: `not usable: ${message}.`, ja: `使用できません: ${message}。` })]);
  }
  const result = schema.safeParse(data, { reportInput: true });
  if (result.success) return { data: result.data, issues: [], locate };
  return failed(
    describeIssues(result.error.issues, Object.keys(schema.shape)).map(({ path, key, message }) => {
      const keyAt = key === null ? null : keyPlace(document.contents, [...path, key], counter);
      return issueAt(shown, keyAt ?? locate(path), message);
    }),
  );
}

/** Every *.yaml and *.yml below a folder, by its path below it with slashes; but not those that start with "_". */
export async function findYaml(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .filter((name) => /\.ya?ml$/i.test(name) && !/(^|\/)_[^/]*$/.test(name))
    .sort();
}

/** Does a file, by its path below a folder of patterns, lie in a folder of rules? */
export function isRuleFile(name: string): boolean {
  return name.split("/").slice(0, -1).includes(RULES_FOLDER);
}

/** Is this folder, or the one in which this file lies, a folder of rules? */
export function holdsOnlyRules(path: string, isFile: boolean): boolean {
  const whole = resolve(path);
  return basename(isFile ? dirname(whole) : whole) === RULES_FOLDER;
}

/** The folder of rules in a folder of patterns. */
const RULES_FOLDER = "incidents";

/**
 * A file's text.
 * @throws the file system's error, or a TypeError for bytes that are no text in UTF-8
 */
export async function readText(path: string): Promise<string> {
  return new TextDecoder("utf-8", { fatal: true }).decode(await readFile(path));
}

/** The file is called as its id says. */
export function checkName(id: string, shown: string, locate: Locate): CatalogIssue[] {
  const name = (shown.split("/").at(-1) as string).replace(/\.ya?ml$/i, "");
  if (name === id) return [];
  return [
    issueAt(shown, locate(["id"]), {
      en: `the id is "${id}" but the file is called "${name}". Make them equal.`,
      ja: `id は "${id}" ですが、ファイル名は "${name}" です。同じにしてください。`,
    }),
  ];
}

/** The rows of the guide exist. */
export function checkRows(
  rows: readonly string[],
  shown: string,
  guide: ReadonlyMap<string, GuideEntry>,
  locate: Locate,
): CatalogIssue[] {
  return rows.flatMap((row, index) => {
    if (guide.has(row)) return [];
    const near = nearest(row, [...guide.keys()]);
    return issueAt(shown, locate(["guide", index]), {
      en: `the guide has no row "${row}"${near === null ? "" : `; did you mean "${near}"?`}${near === null ? "." : ""} The rows stand in patterns/guide.yaml.`,
      ja: `ガイドに行 "${row}" はありません。${near === null ? "" : `"${near}" のことでしょうか。`}行の一覧は patterns/guide.yaml にあります。`,
    });
  });
}

/** A mistake at a place of a file. */
export function issueAt(file: string, at: { line: number; column: number }, message: Bilingual): CatalogIssue {
  return { file, line: at.line, column: at.column, message };
}

/** The mistake of a file that gives no text: the system does not let us read it, or it holds something else. */
export function unreadableWords(error: NodeJS.ErrnoException): Bilingual {
  if (error instanceof TypeError)
    return {
      en: "the file is not text in UTF-8. Save it as such, or take it out of the folder.",
      ja: "ファイルが UTF-8 のテキストではありません。UTF-8 で保存するか、フォルダから取り除いてください。",
    };
  const reason = error.code ?? error.message;
  return {
    en: `the file cannot be read (${reason}). Check its rights, or take it out of the folder.`,
    ja: `ファイルを読めません (${reason})。アクセス権を確認するか、フォルダから取り除いてください。`,
  };
}

/** What is wrong in the writing, and what mends it. */
function yamlWords({ code, message }: { code: string; message: string }, template: string): Bilingual {
  const cure = YAML_CURES.get(code);
  return {
    en: `not valid YAML: ${message}. ${cure?.en ?? `Compare with ${PATTERNS}${template}.`}`,
    ja: `YAML として正しくありません: ${message}。${cure?.ja ?? `${PATTERNS}${template} と比べてください。`}`,
  };
}

/** The folder with files to copy from, wherever ccmtrace is installed. */
const PATTERNS = fileURLToPath(new URL("../../patterns/", import.meta.url));
const YAML_CURES: ReadonlyMap<string, Bilingual> = new Map([
  [
    "BLOCK_AS_IMPLICIT_KEY",
    { en: "Put a text that holds a colon in quotes.", ja: "コロンを含む文字列は引用符で囲んでください。" },
  ],
  [
    "BAD_DQ_ESCAPE",
    {
      en: "Put an expression in single quotes: in double ones a backslash means something else.",
      ja: "正規表現は単一引用符で囲んでください。二重引用符では \\ が別の意味になります。",
    },
  ],
  ["DUPLICATE_KEY", { en: "Remove one of the two.", ja: "どちらか一方を削除してください。" }],
  ["TAB_AS_INDENT", { en: "Indent with blanks.", ja: "字下げには空白を使ってください。" }],
  [
    "MULTIPLE_DOCS",
    {
      en: 'One file holds one pattern: remove the line "---".',
      ja: '1 つのファイルに 1 つのパターンです。"---" の行を削除してください。',
    },
  ],
]);

/** A mistake of the file as a whole. */
export const FILE_START = { line: 1, column: 1 };

function positionAt(counter: LineCounter, offset: number): { line: number; column: number } {
  const { line, col } = counter.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

/** The place of a key itself, not of the map that holds it. */
function keyPlace(
  contents: unknown,
  path: readonly PropertyKey[],
  counter: LineCounter,
): { line: number; column: number } | null {
  let node: unknown = contents;
  for (const [index, step] of path.entries()) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && (item.key as { value?: unknown }).value === step);
      if (pair === undefined) return null;
      const range = (pair.key as { range?: [number, number, number] }).range;
      if (index === path.length - 1) return range ? positionAt(counter, range[0]) : null;
      node = pair.value;
    } else node = (node as { items?: unknown[] } | null)?.items?.[step as number];
  }
  return null;
}
