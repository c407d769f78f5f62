/**
 * Reads pattern files into Patterns. Every mistake in a file is collected with file, line and column, so that an author
 * sees all of them at once and one broken file does not hide another.
 */
import { readdir, readFile, stat } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { isMap, isPair, LineCounter, parseDocument } from "yaml";
import type { Bilingual, Clause, GuideRow, Pattern, PatternTest } from "../model/index.ts";
import { nearest } from "../util/nearest.ts";
import { duplicateId } from "./failure-words.ts";
import { guideFile, type PatternFile, patternFile } from "./schema.ts";
import { describeIssues } from "./schema-words.ts";

/** A mistake in a pattern file: where, what, and what to do about it. */
export interface CatalogIssue {
  readonly file: string;
  /** 1-based; 1 where the place is the file as a whole. */
  readonly line: number;
  readonly column: number;
  readonly message: Bilingual;
}

/** A row of the guide as patterns/guide.yaml lists it. */
export interface GuideEntry {
  readonly row: string;
  readonly page: string;
  /** As printed; empty where the guide describes the failure without a message. */
  readonly message: string;
  /** What the row is about, where the message does not say it. */
  readonly about?: string | undefined;
}

/** Where in a pattern file something stands, by the keys and 0-based numbers that lead to it. */
export type Locate = (path: readonly PropertyKey[]) => { readonly line: number; readonly column: number };

/** Pattern files read, and what is wrong with those that could not be. */
export interface LoadResult {
  readonly patterns: readonly Pattern[];
  readonly issues: readonly CatalogIssue[];
  /** For each pattern's `file` the places in it. */
  readonly places: ReadonlyMap<string, Locate>;
}

/** Reads patterns/guide.yaml of the shipped patterns. */
export async function loadGuide(folder: string): Promise<ReadonlyMap<string, GuideEntry>> {
  const text = await readFile(join(folder, "guide.yaml"), "utf8");
  const rows = guideFile.parse(parseDocument(text).toJS());
  return new Map(rows.map((row) => [row.row, row]));
}

/**
 * Reads every pattern file below a folder: *.yaml or *.yml, except guide.yaml, those that start with "_" and those in
 * incidents/. The path of a single file is taken too.
 * @throws the file system's error when the path itself cannot be read
 */
export async function loadPatterns(path: string, guide: ReadonlyMap<string, GuideEntry>): Promise<LoadResult> {
  const isFile = (await stat(path)).isFile();
  const folder = isFile ? dirname(path) : path;
  const patterns: Pattern[] = [];
  const issues: CatalogIssue[] = [];
  const seen = new Map<string, string>();
  const places = new Map<string, Locate>();
  for (const file of isFile ? [basename(path)] : await findPatternFiles(folder)) {
    const shown = `${folder.replaceAll("\\", "/").replace(/\/$/, "")}/${file}`;
    const text = await readFile(join(folder, file), "utf8").catch((error: NodeJS.ErrnoException) => {
      issues.push(issueAt(shown, FILE_START, unreadableWords(error.code ?? error.message)));
      return null;
    });
    if (text === null) continue;
    const parsed = parsePattern(text, shown, guide);
    issues.push(...parsed.issues);
    if (parsed.pattern === null) continue;
    const before = seen.get(parsed.pattern.id);
    if (before !== undefined) {
      issues.push(duplicateId(parsed.pattern, before));
      continue;
    }
    seen.set(parsed.pattern.id, shown);
    places.set(shown, parsed.locate);
    patterns.push(parsed.pattern);
  }
  patterns.sort((a, b) => (a.id < b.id ? -1 : 1));
  return { patterns, issues, places };
}

async function findPatternFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .filter(
      (name) => /\.ya?ml$/i.test(name) && !/(^|\/)(_[^/]*|guide\.yaml)$/i.test(name) && !/(^|\/)incidents\//.test(name),
    )
    .sort();
}

/** Reads one pattern file's text. `shown` names it in messages and its last part must be the id. */
export function parsePattern(
  text: string,
  shown: string,
  guide: ReadonlyMap<string, GuideEntry>,
): { pattern: Pattern | null; issues: CatalogIssue[]; locate: Locate } {
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
  const failed = (issues: CatalogIssue[]): ReturnType<typeof parsePattern> => ({ pattern: null, issues, locate });
  const [broken] = document.errors; // the others follow from the first
  if (broken !== undefined) return failed([issueAt(shown, positionAt(counter, broken.pos[0]), yamlWords(broken))]);
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: 10 });
  } catch (error) {
    const { message } = error as Error;
    return failed([issueAt(shown, FILE_START, { en: `not usable: ${message}.`, ja: `使用できません: ${message}。` })]);
  }
  const result = patternFile.safeParse(data, { reportInput: true });
  if (!result.success)
    return failed(
      describeIssues(result.error.issues).map(({ path, key, message }) => {
        const keyAt = key === null ? null : keyPlace(document.contents, [...path, key], counter);
        return issueAt(shown, keyAt ?? locate(path), message);
      }),
    );
  const issues = checkFacts(result.data, shown, guide, locate);
  return issues.length > 0 ? failed(issues) : { pattern: toPattern(result.data, shown, guide), issues, locate };
}

/** What is wrong in the writing, and what mends it. */
function yamlWords({ code, message }: { code: string; message: string }): Bilingual {
  const cure = YAML_CURES.get(code);
  return {
    en: `not valid YAML: ${message}. ${cure?.en ?? `Compare with ${TEMPLATE}.`}`,
    ja: `YAML として正しくありません: ${message}。${cure?.ja ?? `${TEMPLATE} と比べてください。`}`,
  };
}

/** A file to copy from, wherever ccmtrace is installed. */
const TEMPLATE = fileURLToPath(new URL("../../patterns/_template.yaml", import.meta.url));
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
const FILE_START = { line: 1, column: 1 };

function positionAt(counter: LineCounter, offset: number): { line: number; column: number } {
  const { line, col } = counter.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

/** What the schema cannot say: file name and id agree, rows of the guide exist, a successor is named where needed. */
function checkFacts(
  data: PatternFile,
  shown: string,
  guide: ReadonlyMap<string, GuideEntry>,
  locate: Locate,
): CatalogIssue[] {
  const issues: CatalogIssue[] = [];
  const name = (shown.split("/").at(-1) as string).replace(/\.ya?ml$/i, "");
  if (name !== data.id)
    issues.push(
      issueAt(shown, locate(["id"]), {
        en: `the id is "${data.id}" but the file is called "${name}". Make them equal.`,
        ja: `id は "${data.id}" ですが、ファイル名は "${name}" です。同じにしてください。`,
      }),
    );
  data.guide.forEach((row, index) => {
    if (guide.has(row)) return;
    const near = nearest(row, [...guide.keys()]);
    issues.push(
      issueAt(shown, locate(["guide", index]), {
        en: `the guide has no row "${row}"${near === null ? "" : `; did you mean "${near}"?`}${near === null ? "." : ""} The rows stand in patterns/guide.yaml.`,
        ja: `ガイドに行 "${row}" はありません。${near === null ? "" : `"${near}" のことでしょうか。`}行の一覧は patterns/guide.yaml にあります。`,
      }),
    );
  });
  if ((data.match === undefined) !== (data.logs === undefined))
    issues.push(
      issueAt(shown, locate([data.match === undefined ? "logs" : "match"]), {
        en: 'a pattern has both "match" and "logs"; a card, for a failure that no log shows, has neither.',
        ja: 'パターンには "match" と "logs" の両方が必要です。ログに現れない障害のカードには、どちらも書きません。',
      }),
    );
  if (data.status === "deprecated" && data.successor === undefined)
    issues.push(
      issueAt(shown, locate(["status"]), {
        en: 'a deprecated pattern names the one that replaces it: add "successor: <id>".',
        ja: '廃止されたパターンには後継の id が必要です。"successor: <id>" を追加してください。',
      }),
    );
  return issues;
}

function toPattern(data: PatternFile, file: string, guide: ReadonlyMap<string, GuideEntry>): Pattern {
  return {
    id: data.id,
    title: data.title,
    status: data.status,
    successor: data.successor ?? null,
    level: data.level,
    confidence: data.confidence,
    surface: data.surface,
    logs: data.logs ?? [],
    guide: data.guide.map((row): GuideRow => ({ row, page: (guide.get(row) as GuideEntry).page })),
    knownAs: data["known-as"] ?? { en: [], ja: [] },
    any: (data.match?.any ?? []).map(toClause),
    none: (data.match?.none ?? []).map(toClause),
    yieldsTo: data.match?.["yields-to"] ?? [],
    extract: (data.extract ?? {}) as Pattern["extract"],
    codes: data.codes ?? {},
    cause: data.explain.cause,
    action: data.explain.action,
    verify: data.explain.verify,
    tests: data.tests.map(
      (test): PatternTest =>
        "hit" in test
          ? {
              kind: "hit",
              text: test.hit,
              log: test.log ?? null,
              entities: (test.entities ?? {}) as Record<string, string>,
            }
          : { kind: "miss", text: test.miss, log: test.log ?? null, why: test.why },
    ),
    file,
  };
}

function toClause(clause: NonNullable<PatternFile["match"]>["any"][number]): Clause {
  if ("text" in clause) return { kind: "text", text: clause.text };
  if ("regex" in clause) return { kind: "regex", regex: clause.regex };
  return { kind: "alarm", names: clause.alarm.name, reasons: clause.alarm.reason ?? null };
}

function issueAt(file: string, at: { line: number; column: number }, message: Bilingual): CatalogIssue {
  return { file, line: at.line, column: at.column, message };
}

function unreadableWords(reason: string): Bilingual {
  return {
    en: `the file cannot be read (${reason}). Check its rights, or take it out of the folder.`,
    ja: `ファイルを読めません (${reason})。アクセス権を確認するか、フォルダから取り除いてください。`,
  };
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
