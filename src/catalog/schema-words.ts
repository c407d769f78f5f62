/** Says in words what the schema refuses in a pattern file, key by key, and what was probably meant. */
import type { z } from "zod";
import { type Bilingual, ENTITY_KINDS } from "../model/index.ts";
import { nearest } from "../util/nearest.ts";
import { DURATION_FORMAT, ID_FORMAT, TIME_FORMAT } from "./text-formats.ts";

/** A mistake and the keys and 0-based numbers that lead to it. */
export interface SchemaMistake {
  readonly path: readonly PropertyKey[];
  /** A key that stands where the path ends and should not; the place is the key's own. */
  readonly key: string | null;
  readonly message: Bilingual;
}

/** The mistakes that an author made: of a misspelt key one, not a second for the key it should have been. */
export function describeIssues(issues: readonly z.core.$ZodIssue[], topKeys: readonly string[]): SchemaMistake[] {
  const hintFor = (key: string, path: readonly PropertyKey[]): string | null => nearestKey(key, path, topKeys);
  const flat = issues.flatMap((issue) => flatten(issue, []));
  const meant = new Set(
    flat.flatMap((issue) =>
      issue.code === "unrecognized_keys"
        ? issue.keys.map((key) => pathText([...issue.path, hintFor(key, issue.path) ?? ""]))
        : [],
    ),
  );
  return flat
    .filter((issue) => !(isMissing(issue) && meant.has(pathText(issue.path))))
    .flatMap((issue) => (issue.code === "unrecognized_keys" ? unknownKeys(issue, hintFor) : [mistake(issue)]));
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

function unknownKeys(
  { keys, path }: z.core.$ZodIssueUnrecognizedKeys,
  hintFor: (key: string, path: readonly PropertyKey[]) => string | null,
): SchemaMistake[] {
  return keys.map((key) => {
    const hint = hintFor(key, path);
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

function nearestKey(key: string, path: readonly PropertyKey[], topKeys: readonly string[]): string | null {
  const isEntity = ["extract", "entities", "where"].includes(String(path.at(-1)));
  const known = isEntity ? ENTITY_KINDS : path.length === 0 ? topKeys : INNER_KEYS;
  return nearest(key, known);
}

function mistake(issue: z.core.$ZodIssue): SchemaMistake {
  const words = wordsOf(issue);
  const place = pathText(issue.path);
  const [en, ja] = place === "" ? ["the file", "ファイル"] : [place, place];
  return { path: issue.path, key: null, message: { en: `${en} ${words.en}`, ja: `${ja} ${words.ja}` } };
}

function wordsOf(issue: z.core.$ZodIssue): Bilingual {
  if (isMissing(issue)) return { en: "is missing. Add it.", ja: "がありません。追加してください。" };
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
        return { en: `must be ${issue.minimum} or more.`, ja: `は ${issue.minimum} 以上にしてください。` };
      return { en: "is empty. Write at least one.", ja: "が空です。1 つ以上書いてください。" };
    case "too_big":
      return { en: `must be ${issue.maximum} or less.`, ja: `は ${issue.maximum} 以下にしてください。` };
    case "invalid_format":
      return (
        FORMATS.get(issue.message) ?? {
          en: `must be ${issue.message}.`,
          ja: `の形が正しくありません: ${issue.message}`,
        }
      );
    default:
      return { en: `is not as it should be: ${issue.message}.`, ja: `が正しくありません: ${issue.message}` };
  }
}

/** What the schemas say of texts of a certain form, in full sentences. */
const FORMATS: ReadonlyMap<string, Bilingual> = new Map([
  [
    ID_FORMAT,
    {
      en: "must be lower-case words joined by dashes, at least two: thing-what-happened.",
      ja: "は、小文字の語を 2 つ以上ハイフンでつないだ形にしてください。例: thing-what-happened",
    },
  ],
  [
    DURATION_FORMAT,
    {
      en: "must be a number and a unit (ms, s, m, h or d), as in 10m.",
      ja: "は、10m のように、数値と単位 (ms、s、m、h、d) で書いてください。",
    },
  ],
  [
    TIME_FORMAT,
    {
      en: "must be a time such as 10:00:00, or with its day 2006-01-17T10:00:00.",
      ja: "は、10:00:00 のような時刻か、2006-01-17T10:00:00 のような日時にしてください。",
    },
  ],
]);

function typeOf(value: unknown): string {
  return value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
}

function typeWords(type: string): Bilingual {
  return TYPES.get(type) ?? { en: type, ja: type };
}

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

/** The keys that stand inside of others. */
const INNER_KEYS = [
  ...["any", "none", "yields-to", "text", "regex", "alarm", "name", "reason", "en", "ja", "cause", "action", "verify"],
  ...["hit", "miss", "why", "log", "entities"],
  ...[
    "type",
    "steps",
    "group-by",
    "timespan",
    "condition",
    "reset-on",
    "max-skew",
    "suppress",
    "rules",
    "where",
    "optional",
  ],
  ...["field", "gte", "lt", "id", "within", "says", "label", "count", "left-of", "first-plus", "last-plus", "duration"],
  ...[
    "names",
    "patterns",
    "outlook",
    "at",
    "times",
    "every",
    "pattern",
    "node",
    "incidents",
    "entity",
    "matches",
    "facts",
    "clues",
  ],
  ...["covered-to", "logs", "named", "ok", "failed", "note"],
];
