/** Reads a file of YAML so that whatever is wrong in it can be told with line and column, in both languages. */
import { readdir, readFile, stat } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { isMap, isPair, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import type { Bilingual } from "../model/index.ts";
import { type CatalogIssue, duplicateId, FILE_START, issueAt, type Locate } from "./issue.ts";
import { describeIssues, type Vocabulary } from "./schema-words.ts";

/** What a file must hold, and the words for where it does not. */
export interface FileShape<T> {
  readonly schema: z.ZodType<T>;
  readonly vocabulary: Vocabulary;
  /** A file to compare with, below the folder of the shipped patterns. */
  readonly template: string;
}

/** A file's data where it has the shape asked for, else null and what is wrong. */
export interface YamlFile<T> {
  readonly data: T | null;
  readonly issues: CatalogIssue[];
  readonly locate: Locate;
}

/** Files read, and what is wrong with those that could not be. */
export interface FilesRead<T> {
  readonly items: readonly T[];
  readonly issues: readonly CatalogIssue[];
  /** For each item's `file` the places in it. */
  readonly places: ReadonlyMap<string, Locate>;
}

/** One file's text made into what it means. */
export type ParseFile<T> = (text: string, shown: string) => { item: T | null; issues: CatalogIssue[]; locate: Locate };

/** Reads one file's text. `shown` names it in messages. */
export function readYaml<T>(text: string, shown: string, { schema, vocabulary, template }: FileShape<T>): YamlFile<T> {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const locate: Locate = (path) => {
    for (let depth = path.length; depth >= 0; depth--) {
      const node: unknown = document.getIn(path.slice(0, depth), true);
      const range = (node as { range?: [number, number, number] } | null | undefined)?.range;
      if (range) return positionAt(counter, range[0]);
    }
    return FILE_START;
  };
  const failed = (issues: CatalogIssue[]): YamlFile<T> => ({ data: null, issues, locate });
  const [broken] = document.errors; // the others follow from the first
  if (broken !== undefined)
    return failed([issueAt(shown, positionAt(counter, broken.pos[0]), yamlWords(broken, pathOf(template)))]);
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
    describeIssues(result.error.issues, vocabulary).map(({ path, key, message }) => {
      const keyAt = key === null ? null : keyPlace(document.contents, [...path, key], counter);
      return issueAt(shown, keyAt ?? locate(path), message);
    }),
  );
}

/**
 * Reads the files of a folder that `isWanted` takes, by their path below it, or the single file that `path` is. Of two
 * with one id the first in order is kept.
 * @throws the file system's error when the path itself cannot be read
 */
export async function readFiles<T extends { readonly id: string; readonly file: string }>(
  path: string,
  isWanted: (name: string) => boolean,
  parse: ParseFile<T>,
): Promise<FilesRead<T>> {
  const isFile = (await stat(path)).isFile();
  const folder = isFile ? dirname(path) : path;
  const items: T[] = [];
  const issues: CatalogIssue[] = [];
  const seen = new Map<string, string>();
  const places = new Map<string, Locate>();
  for (const file of isFile ? [basename(path)] : (await findYaml(folder)).filter(isWanted)) {
    const shown = `${folder.replaceAll("\\", "/").replace(/\/$/, "")}/${file}`;
    const text = await readText(join(folder, file)).catch((error: NodeJS.ErrnoException) => {
      issues.push(issueAt(shown, FILE_START, unreadableWords(error)));
      return null;
    });
    if (text === null) continue;
    const parsed = parse(text, shown);
    issues.push(...parsed.issues);
    if (parsed.item === null) continue;
    const before = seen.get(parsed.item.id);
    if (before !== undefined) {
      issues.push(duplicateId(parsed.item, before));
      continue;
    }
    seen.set(parsed.item.id, shown);
    places.set(shown, parsed.locate);
    items.push(parsed.item);
  }
  items.sort((a, b) => (a.id < b.id ? -1 : 1));
  return { items, issues, places };
}

/** Every *.yaml and *.yml below a folder, by its path below it, except those whose names start with "_". */
async function findYaml(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .filter((name) => /\.ya?ml$/i.test(name) && !/(^|\/)_[^/]*$/.test(name))
    .sort();
}

/**
 * A file's text.
 * @throws the file system's error, or a TypeError for bytes that are no text
 */
async function readText(path: string): Promise<string> {
  return new TextDecoder("utf-8", { fatal: true }).decode(await readFile(path));
}

/** Where a template lies, wherever ccmtrace is installed. */
function pathOf(template: string): string {
  return fileURLToPath(new URL(`../../patterns/${template}`, import.meta.url));
}

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

/** What is wrong in the writing, and what mends it. */
function yamlWords({ code, message }: { code: string; message: string }, template: string): Bilingual {
  const cure = YAML_CURES.get(code);
  return {
    en: `not valid YAML: ${message}. ${cure?.en ?? `Compare with ${template}.`}`,
    ja: `YAML として正しくありません: ${message}。${cure?.ja ?? `${template} と比べてください。`}`,
  };
}

function unreadableWords(error: NodeJS.ErrnoException): Bilingual {
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
      en: 'One file holds one pattern or rule: remove the line "---".',
      ja: '1 つのファイルに書けるパターンまたはルールは 1 つです。"---" の行を削除してください。',
    },
  ],
]);
