/**
 * Reads pattern files into Patterns. Every mistake in a file is collected with file, line and column, so that an author
 * sees all of them at once and one broken file does not hide another.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseDocument } from "yaml";
import type { Clause, GuideRow, Pattern, PatternTest } from "../model/index.ts";
import { checkId, checkRows } from "./file-facts.ts";
import { type CatalogIssue, collectIssues, type Locate, type Say } from "./issue.ts";
import { guideFile, type PatternFile, patternFile } from "./schema.ts";
import { PATTERN_KEYS } from "./schema-words.ts";
import { type FilesRead, readFiles, readYaml } from "./yaml-file.ts";

/** A row of the guide as patterns/guide.yaml lists it. */
export interface GuideEntry {
  readonly row: string;
  readonly page: string;
  /** As printed; empty where the guide describes the failure without a message. */
  readonly message: string;
  /** What the row is about, where the message does not say it. */
  readonly about?: string | undefined;
}

/** Reads patterns/guide.yaml of the shipped patterns. */
export async function loadGuide(folder: string): Promise<ReadonlyMap<string, GuideEntry>> {
  const text = await readFile(join(folder, "guide.yaml"), "utf8");
  const rows = guideFile.parse(parseDocument(text).toJS());
  return new Map(rows.map((row) => [row.row, row]));
}

/**
 * Reads every pattern file below a folder: *.yaml or *.yml, except guide.yaml, stages.yaml, those that start with "_" and
 * those in incidents/. The path of a single file is taken too.
 * @throws the file system's error when the path itself cannot be read
 */
export function loadPatterns(path: string, guide: ReadonlyMap<string, GuideEntry>): Promise<FilesRead<Pattern>> {
  const isPattern = (name: string): boolean => !/(^|\/)(guide|stages)\.yaml$/i.test(name) && !isInIncidents(name);
  return readFiles(path, isPattern, (text, shown) => {
    const { pattern: item, ...rest } = parsePattern(text, shown, guide);
    return { item, ...rest };
  });
}

/** Does a file, by its path below a folder of patterns, hold a rule? */
export function isInIncidents(name: string): boolean {
  return /(^|\/)incidents\//.test(name);
}

/** Reads one pattern file's text. `shown` names it in messages and its last part must be the id. */
export function parsePattern(
  text: string,
  shown: string,
  guide: ReadonlyMap<string, GuideEntry>,
): { pattern: Pattern | null; issues: CatalogIssue[]; locate: Locate } {
  const { data, issues: misshapen, locate } = readYaml(text, shown, PATTERN_SHAPE);
  if (data === null) return { pattern: null, issues: misshapen, locate };
  const { issues, say } = collectIssues(shown, locate);
  checkFacts(data, shown, guide, say);
  return { pattern: issues.length > 0 ? null : toPattern(data, shown, guide), issues, locate };
}

const PATTERN_SHAPE = { schema: patternFile, vocabulary: PATTERN_KEYS, template: "_template.yaml" };

/** What the schema cannot say: file name and id agree, rows of the guide exist, a successor is named where needed. */
function checkFacts(data: PatternFile, shown: string, guide: ReadonlyMap<string, GuideEntry>, say: Say): void {
  checkId(data, shown, say);
  checkRows(data.guide, guide, say);
  if ((data.match === undefined) !== (data.logs === undefined))
    say([data.match === undefined ? "logs" : "match"], {
      en: 'a pattern has both "match" and "logs"; a card, for a failure that no log shows, has neither.',
      ja: 'パターンには "match" と "logs" の両方が必要です。ログに現れない障害のカードには、どちらも書きません。',
    });
  if (data.status === "deprecated" && data.successor === undefined)
    say(["status"], {
      en: 'a deprecated pattern names the one that replaces it: add "successor: <id>".',
      ja: '廃止されたパターンには後継の id が必要です。"successor: <id>" を追加してください。',
    });
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
