/** Says in words what the schema refuses in a pattern or rule file, key by key, and what was probably meant. */
import type { z } from "zod";
import { type Bilingual, ENTITY_KINDS } from "../model/index.ts";
import { nearest } from "../util/nearest.ts";
import { patternFile } from "./schema.ts";

/** The keys that a file may hold, for what a misspelt one was meant to be. */
export interface Vocabulary {
  readonly top: readonly string[];
  readonly inner: readonly string[];
}

/** A mistake and the keys and 0-based numbers that lead to it. */
export interface SchemaMistake {
  readonly path: readonly PropertyKey[];
  /** A key that stands where the path ends and should not; the place is the key's own. */
  readonly key: string | null;
  readonly message: Bilingual;
}

/** The mistakes that an author made: of a misspelt key one, not a second for the key it should have been. */
export function describeIssues(issues: readonly z.core.$ZodIssue[], vocabulary: Vocabulary): SchemaMistake[] {
  const flat = issues.flatMap((issue) => flatten(issue, []));
  const meant = new Set(
    flat.flatMap((issue) =>
      issue.code === "unrecognized_keys"
        ? issue.keys.map((key) => pathText([...issue.path, hintFor(key, issue.path, vocabulary) ?? ""]))
        : [],
    ),
  );
  return flat
    .filter((issue) => !(isMissing(issue) && meant.has(pathText(issue.path))))
    .flatMap((issue) => (issue.code === "unrecognized_keys" ? unknownKeys(issue, vocabulary) : [mistake(issue)]));
}

/** Of the ways a value may be written, the one that its author came nearest to. */
function flatten(issue: z.core.$ZodIssue, path: readonly PropertyKey[]): z.core.$ZodIssue[] {
  const full = { ...issue, path: [...path, ...issue.path] };
  if (issue.code !== "invalid_union") return [full];
  const ways = issue.errors.map((errors) => errors.flatMap((error) => flatten(error, full.path)));
  const weigh = (way: readonly z.core.$ZodIssue[]): number =>
    way.reduce((sum, error) => sum + (error.code === "unrecognized_keys" ? 2 * error.keys.length : 1), 0);
  const [nearestWay] = ways.sort((a, b) => weigh(a) - weigh(b));
  return nearestWay ?? [full];
}

function isMissing(issue: z.core.$ZodIssue): boolean {
  return issue.code !== "unrecognized_keys" && issue.input === undefined;
}

function unknownKeys({ keys, path }: z.core.$ZodIssueUnrecognizedKeys, vocabulary: Vocabulary): SchemaMistake[] {
  return keys.map((key) => {
    const hint = hintFor(key, path, vocabulary);
    const place = pathText(path);
    if (hint === key)
      return {
        path,
        key,
        message: {
          en: `"${key}" does not go with the other keys in ${place}. Write two entries, or remove it.`,
          ja: `${place} の "${key}" は、ほかのキーと一緒には使えません。2 つに分けるか、削除してください。`,
        },
      };
    return {
      path,
      key,
      message: {
        en: `unknown key "${key}" in ${place || "the file"}${hint === null ? ". Remove it." : `; did you mean "${hint}"?`}`,
        ja: `${place || "ファイル"} に不明なキー "${key}" があります。${hint === null ? "削除してください。" : `"${hint}" のことでしょうか。`}`,
      },
    };
  });
}

function hintFor(key: string, path: readonly PropertyKey[], { top, inner }: Vocabulary): string | null {
  const isEntity = ENTITY_MAPS.has(path.at(-1));
  return nearest(key, isEntity ? ENTITY_KINDS : path.length === 0 ? top : inner);
}

function mistake(issue: z.core.$ZodIssue): SchemaMistake {
  const words = wordsOf(issue);
  const place = pathText(issue.path);
  const [en, ja] = place === "" ? ["the file", "ファイル"] : [place, place];
  return { path: issue.path, key: null, message: { en: `${en} ${words.en}`, ja: `${ja} ${words.ja}` } };
}

function wordsOf(issue: z.core.$ZodIssue): Bilingual {
  if (isMissing(issue)) return { en: "is missing. Add it.", ja: "がありません。追加してください。" };
  const form = FORMS.get(issue.message);
  if (form !== undefined) return form;
  switch (issue.code) {
    case "invalid_type": {
      const [wanted, given] = [typeWords(issue.expected), typeWords(typeOf(issue.input))];
      return {
        en: `must be ${wanted.en}, not ${given.en}.`,
        ja: `は${given.ja}ではなく、${wanted.ja}にしてください。`,
      };
    }
    case "invalid_value": {
      const values = issue.values.map(String);
      const near = typeof issue.input === "string" ? nearest(issue.input, values) : null;
      const given = ` "${String(issue.input)}"`;
      return {
        en: `cannot be${given}; ${near === null ? "" : `did you mean "${near}"? `}It is one of: ${values.join(", ")}.`,
        ja: `に${given} は使えません。${near === null ? "" : `"${near}" のことでしょうか。`}使える値: ${values.join("、")}`,
      };
    }
    case "too_small":
      if (issue.origin !== "array" && issue.origin !== "string")
        return {
          en: `must be ${issue.minimum} or more.`,
          ja: `は ${issue.minimum} 以上にしてください。`,
        };
      return { en: "is empty. Write at least one.", ja: "が空です。1 つ以上書いてください。" };
    case "too_big":
      return { en: `must be ${issue.maximum} or less.`, ja: `は ${issue.maximum} 以下にしてください。` };
    default:
      return { en: `is not as it should be: ${issue.message}.`, ja: `が正しくありません: ${issue.message}` };
  }
}

function typeOf(value: unknown): string {
  return value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
}

function typeWords(type: string): Bilingual {
  return TYPES.get(type) ?? { en: type, ja: type };
}

/** What a text must look like, by the name that the schema gives its form. */
const FORMS: ReadonlyMap<string, Bilingual> = new Map([
  [
    "id",
    {
      en: "must be lower-case words joined by dashes, at least two: thing-what-happened.",
      ja: "は、小文字の語を 2 つ以上ハイフンでつないだ形にしてください。例: thing-what-happened",
    },
  ],
  [
    "name",
    {
      en: "must be lower-case words joined by dashes: tries-left.",
      ja: "は、小文字の語をハイフンでつないだ形にしてください。例: tries-left",
    },
  ],
  [
    "duration",
    {
      en: "must be a length of time, a whole number and ms, s, m, h or d: 10m, 24h.",
      ja: "は、整数に ms、s、m、h、d のいずれかを付けた時間の長さにしてください。例: 10m、24h",
    },
  ],
  [
    "time",
    {
      en: 'must be a time of day in quotes, "10:00:00" or "10:00:00.250", or with a date, "2006-05-15T10:00:00".',
      ja: 'は引用符で囲んだ時刻にしてください。例: "10:00:00"、"10:00:00.250"、日付を付けるときは "2006-05-15T10:00:00"',
    },
  ],
]);

const TYPES: ReadonlyMap<string, Bilingual> = new Map([
  ["string", { en: "a text", ja: "文字列" }],
  ["number", { en: "a number", ja: "数値" }],
  ["int", { en: "a whole number", ja: "整数" }],
  ["boolean", { en: "true or false", ja: "true または false" }],
  ["array", { en: "a list in [ ]", ja: "[ ] で囲んだリスト" }],
  ["object", { en: "keys with values", ja: "キーと値" }],
  ["null", { en: "nothing", ja: "空" }],
]);

/** match.any.0.text */
function pathText(path: readonly PropertyKey[]): string {
  return path.map(String).join(".");
}

/** The keys whose values are kept by entity kind. */
const ENTITY_MAPS: ReadonlySet<PropertyKey | undefined> = new Set(["extract", "entities", "where"]);

/** The keys of a pattern file. */
export const PATTERN_KEYS: Vocabulary = {
  top: Object.keys(patternFile.shape),
  inner: [
    ...[
      "any",
      "none",
      "yields-to",
      "text",
      "regex",
      "alarm",
      "name",
      "reason",
      "en",
      "ja",
      "cause",
      "action",
      "verify",
    ],
    ...["hit", "miss", "why", "log", "entities"],
  ],
};
