/**
 * Reads pattern files into Patterns. Every mistake in a file is collected with file, line and column, so that an author
 * sees all of them at once and one broken file does not hide another.
 */
import { readFile, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { parseDocument } from "yaml";
import type { Clause, GuideRow, Pattern, PatternTest } from "../model/index.ts";
import { duplicateId } from "./failure-words.ts";
import { guideFile, type PatternFile, patternFile } from "./schema.ts";
import {
  type CatalogIssue,
  checkName,
  checkRows,
  FILE_START,
  findYaml,
  holdsOnlyRules,
  isRuleFile,
  issueAt,
  type Locate,
  readText,
  readYaml,
  unreadableWords,
} from "./yaml-file.ts";

/** A row of the guide as patterns/guide.yaml lists it. */
export interface GuideEntry {
  readonly row: string;
  readonly page: string;
  /** As printed; empty where the guide describes the failure without a message. */
  readonly message: string;
  /** What the row is about, where the message does not say it. */
  readonly about?: string | undefined;
}

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
 * Reads every pattern file below a folder: *.yaml or *.yml, except guide.yaml and stages.yaml, those that start with "_"
 * and those in incidents/. The path of a single file is taken too.
 * @throws the file system's error when the path itself cannot be read
 */
export async function loadPatterns(path: string, guide: ReadonlyMap<string, GuideEntry>): Promise<LoadResult> {
  const isFile = (await stat(path)).isFile();
  if (holdsOnlyRules(path, isFile)) return { patterns: [], issues: [], places: new Map() };
  const folder = isFile ? dirname(path) : path;
  const patterns: Pattern[] = [];
  const issues: CatalogIssue[] = [];
  const seen = new Map<string, string>();
  const places = new Map<string, Locate>();
  for (const file of isFile ? [basename(path)] : (await findYaml(folder)).filter(isPatternFile)) {
    const shown = `${folder.replaceAll("\\", "/").replace(/\/$/, "")}/${file}`;
    const text = await readText(join(folder, file)).catch((error: NodeJS.ErrnoException) => {
      issues.push(issueAt(shown, FILE_START, unreadableWords(error)));
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

function isPatternFile(name: string): boolean {
  return !/(^|\/)(guide|stages)\.yaml$/i.test(name) && !isRuleFile(name);
}

/** Reads one pattern file's text. `shown` names it in messages and its last part must be the id. */
export function parsePattern(
  text: string,
  shown: string,
  guide: ReadonlyMap<string, GuideEntry>,
): { pattern: Pattern | null; issues: readonly CatalogIssue[]; locate: Locate } {
  const { data, issues, locate } = readYaml(text, shown, patternFile, "_template.yaml");
  if (data === null) return { pattern: null, issues, locate };
  const mistakes = checkFacts(data, shown, guide, locate);
  return { pattern: mistakes.length > 0 ? null : toPattern(data, shown, guide), issues: mistakes, locate };
}

/** What the schema cannot say: file name and id agree, rows of the guide exist, a successor is named where needed. */
function checkFacts(
  data: PatternFile,
  shown: string,
  guide: ReadonlyMap<string, GuideEntry>,
  locate: Locate,
): CatalogIssue[] {
  const issues: CatalogIssue[] = [];
  issues.push(...checkName(data.id, shown, locate), ...checkRows(data.guide, shown, guide, locate));
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
    time: data.time ?? null,
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
