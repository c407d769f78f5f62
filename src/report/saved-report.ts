/**
 * Reads a report that was saved as JSON. What is in such a file is foreign: it is checked for everything that a comparison
 * reads, and a file that does not fit is named with the place and the next step.
 */
import { z } from "zod";
import { UserError, type UserErrorKind } from "../errors.ts";
import {
  type ComparableReport,
  ENTITY_KINDS,
  FORMAT_NAMES,
  LANGUAGES,
  LEVELS,
  LOG_NAMES,
  PROBLEM_KINDS,
  RULE_BLIND_REASONS,
} from "../model/index.ts";
import { parseForeignJson } from "../util/foreign-json.ts";

/**
 * The report that a file's text holds; `path` names the file in messages.
 * @throws UserError of kind "usage" when it is JSON but no report of ccmtrace, of kind "input" when it is damaged or of
 * another schema
 */
export function readSavedReport(text: string, path: string): ComparableReport {
  const value = parseJson(text, path);
  const head = headOfReport.safeParse(value);
  if (!head.success)
    throw mistake("usage", path, {
      en: "this is JSON, but no report of ccmtrace. Save one with: ccmtrace scan FOLDER -o report.json",
      ja: "JSON ですが、ccmtrace のレポートではありません。次のように保存したものを指定してください: ccmtrace scan フォルダ -o report.json",
    });
  const { schema } = head.data;
  if (schema !== 1)
    throw mistake("input", path, {
      en: `this report has schema ${schema}, and this version of ccmtrace reads schema 1. Compare with the version that wrote it, or scan the traces again.`,
      ja: `このレポートのスキーマは ${schema} です。このバージョンの ccmtrace が読めるのはスキーマ 1 です。レポートを作成したバージョンで比較するか、トレースをもう一度スキャンしてください。`,
    });
  const read = savedReport.safeParse(value);
  if (read.success) return read.data;
  const place = placeOf(read.error.issues[0]?.path ?? []);
  throw mistake("input", path, {
    en: `${place} is not what a report holds there: the file is damaged or was changed. Save the report again, or name the traces themselves.`,
    ja: `${place} の値がレポートの内容として正しくありません。ファイルが破損しているか、変更されています。レポートを保存し直すか、トレースを直接指定してください。`,
  });
}

function parseJson(text: string, path: string): unknown {
  try {
    return parseForeignJson(text);
  } catch (cause) {
    const at = /position (\d+)/.exec(cause instanceof Error ? cause.message : "")?.[1];
    const lines = text.slice(0, at === undefined ? text.length : Number(at)).split("\n");
    const [line, column] = [lines.length, (lines.at(-1) ?? "").length + 1];
    throw mistake(
      "input",
      path,
      {
        en: `the JSON breaks off or is damaged at line ${line}, column ${column}. Save the report again, or name the traces themselves.`,
        ja: `JSON が ${line} 行 ${column} 文字目で途切れているか、破損しています。レポートを保存し直すか、トレースを直接指定してください。`,
      },
      cause,
    );
  }
}

function mistake(kind: UserErrorKind, path: string, words: UserError["words"], cause?: unknown): UserError {
  return new UserError(kind, { en: `${path}: ${words.en}`, ja: `${path}: ${words.ja}` }, { cause });
}

/** "findings[3].count". */
function placeOf(path: readonly PropertyKey[]): string {
  const place = path.map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`)).join("");
  return place.replace(/^\./, "");
}

const text = z.string();
const texts = z.array(text);
const time = text.nullable();
const count = z.int().min(0);
const log = z.enum(LOG_NAMES);
const logs = z.array(log);
const level = z.enum(LEVELS);
const line = z.object({ path: text, line: count, time, text });
const told = { title: text, level, first: time, last: time, nodes: texts, cause: text, action: text, verify: text };

/** By this a report is known, whatever its schema. */
const headOfReport = z.object({ schema: count, tool: z.object({ name: z.literal("ccmtrace") }) });

const savedReport: z.ZodType<ComparableReport> = z.object({
  schema: z.literal(1),
  tool: z.object({
    name: z.literal("ccmtrace"),
    version: text,
    catalog: z.object({ sha256: text, patterns: count }),
  }),
  scan: z.object({
    paths: texts,
    since: text.nullable(),
    until: text.nullable(),
    lang: z.enum(LANGUAGES),
    device: texts.nullable(),
    log: logs.nullable(),
    level,
    interrupted: z.boolean(),
  }),
  sources: z.array(
    z.object({
      path: text,
      log: log.nullable(),
      node: text.nullable(),
      format: z.enum(FORMAT_NAMES),
      lines: count,
      first: time,
      last: time,
    }),
  ),
  coverage: z.object({
    gaps: z.array(z.object({ path: text, from: text, to: text })),
    blind: z.array(z.object({ pattern: text, reason: z.literal("no-log") })),
    window: z.enum(["covered", "partly", "none"]).nullable(),
    rules: z.array(
      z.object({
        rule: text,
        status: z.enum(["visible", "partly", "blind"]),
        reasons: z.array(z.object({ reason: z.enum(RULE_BLIND_REASONS), logs })),
      }),
    ),
  }),
  findings: z.array(
    z.object({
      ...told,
      id: text,
      pattern: text,
      logs,
      count: z.int().min(1),
      inIncidents: count,
      entities: z.partialRecord(z.enum(ENTITY_KINDS), texts),
      entitiesOmitted: z.partialRecord(z.enum(ENTITY_KINDS), count),
      evidence: z.array(line),
    }),
  ),
  incidents: z.array(
    z.object({
      ...told,
      id: text,
      rule: text,
      entity: text,
      group: z.array(z.object({ key: z.enum([...ENTITY_KINDS, "node"]), name: text })),
      devices: texts,
      devicesOmitted: count,
      explained: z.record(text, count),
      timeline: z.array(line),
    }),
  ),
  problems: z.array(z.object({ path: text, kind: z.enum(PROBLEM_KINDS) })),
});
