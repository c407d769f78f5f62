/** What the schema cannot say of a rule by itself: its type and its parts agree, its tests are sound. */
import type { RuleType } from "../model/index.ts";
import { nearest } from "../util/nearest.ts";
import type { Say } from "./issue.ts";
import type { RuleFile } from "./rule-schema.ts";
import { durationMs, isDated, readTime } from "./rule-times.ts";

/** Tells every such mistake in a rule file. */
export function checkRuleFacts(data: RuleFile, say: Say): void {
  checkSteps(data.rule, say);
  checkCondition(data.rule, say);
  checkGroup(data.rule, say);
  for (const [index, derivation] of (data.derive ?? []).entries()) checkDerivation(derivation, ["derive", index], say);
  for (const index of data.tests.keys()) checkTest(data, index, say);
}

function checkSteps({ type, steps }: RuleFile["rule"], say: Say): void {
  for (const [index, step] of steps.entries()) {
    const path = ["rule", "steps", index];
    if (step.any === undefined && step.rules === undefined)
      say(path, {
        en: 'the step looks for nothing: add "any: [pattern-id]" or "rules: [rule-id]".',
        ja: 'このステップには探すものがありません。"any: [pattern-id]" または "rules: [rule-id]" を追加してください。',
      });
    if (step.optional === true && !type.startsWith("temporal"))
      say([...path, "optional"], {
        en: `a step of ${type} cannot be optional; only steps of temporal and temporal_ordered can. Remove it.`,
        ja: `${type} のステップは省略可能にできません。指定できるのは temporal と temporal_ordered だけです。削除してください。`,
      });
  }
  const required = steps.filter(({ optional }) => optional !== true).length;
  const wanted = STEPS[type];
  const isRight = wanted === null ? required >= 2 : steps.length === wanted;
  if (!isRight) say(["rule", "steps"], stepWords(type, wanted === null ? required : steps.length));
}

function stepWords(type: RuleType, given: number): { en: string; ja: string } {
  switch (type) {
    case "absence":
      return {
        en: `absence has exactly two steps, what happened and what should have followed; here are ${given}.`,
        ja: `absence のステップは、起きたことと、続いて起きるはずのことの 2 つです。ここには ${given} つあります。`,
      };
    case "temporal":
    case "temporal_ordered":
      return {
        en: `${type} has two or more steps that are not optional; here are ${given}.`,
        ja: `${type} には、省略できないステップが 2 つ以上必要です。ここには ${given} つあります。`,
      };
    default:
      return {
        en: `${type} has exactly one step; here are ${given}. One step may name several patterns.`,
        ja: `${type} のステップは 1 つだけです。ここには ${given} つあります。1 つのステップに複数のパターンを指定できます。`,
      };
  }
}

/** How many steps a rule of each type has; null: two or more required ones. */
const STEPS: Readonly<Record<RuleType, number | null>> = {
  event_count: 1,
  value_count: 1,
  temporal: null,
  temporal_ordered: null,
  absence: 2,
};

function checkCondition({ type, condition }: RuleFile["rule"], say: Say): void {
  const isCount = type === "event_count" || type === "value_count";
  const path = ["rule", "condition"];
  if (condition === undefined) {
    if (isCount)
      say(["rule", "type"], {
        en: `${type} counts, so it needs a "condition": { gte: 10 }.`,
        ja: `${type} は数を数えるため、"condition" が必要です。例: { gte: 10 }`,
      });
    return;
  }
  if (!isCount) {
    say(path, {
      en: `${type} counts nothing: remove the condition, or make the type event_count or value_count.`,
      ja: `${type} は数を数えません。condition を削除するか、type を event_count または value_count にしてください。`,
    });
    return;
  }
  const { field, gte, lt } = condition;
  if (type === "value_count" && field === undefined)
    say(path, {
      en: 'value_count counts different names: say of what kind with "field: device".',
      ja: 'value_count は異なる名前の数を数えます。"field: device" のように種類を指定してください。',
    });
  if (type === "event_count" && field !== undefined)
    say([...path, "field"], {
      en: "event_count counts matches, whatever they name: remove the field, or make the type value_count.",
      ja: "event_count は一致の件数を数えます。field を削除するか、type を value_count にしてください。",
    });
  if (lt !== undefined && lt <= gte)
    say([...path, "lt"], {
      en: `nothing is at least ${gte} and less than ${lt}. Make lt greater than gte.`,
      ja: `${gte} 以上かつ ${lt} 未満の数はありません。lt を gte より大きくしてください。`,
    });
}

function checkGroup({ "group-by": keys = [] }: RuleFile["rule"], say: Say): void {
  for (const [index, key] of keys.entries())
    if (keys.indexOf(key) < index)
      say(["rule", "group-by", index], {
        en: `"${key}" stands in group-by twice. Remove one.`,
        ja: `group-by に "${key}" が 2 回あります。一方を削除してください。`,
      });
}

/** The ways of working out a fact. */
const KINDS = ["count", "left-of", "first-plus", "last-plus", "duration", "names"] as const;

function checkDerivation(
  derivation: NonNullable<RuleFile["derive"]>[number],
  path: readonly PropertyKey[],
  say: Say,
): void {
  const given = KINDS.filter((kind) => derivation[kind] !== undefined);
  if (given.length === 1) return;
  const all = KINDS.join(", ");
  const [en, ja] = given.length === 0 ? ["none", "1 つもありません"] : [given.join(", "), given.join("、")];
  say(path, {
    en: `a fact is worked out in exactly one way, one of ${all}; here: ${en}.`,
    ja: `値の求め方は ${all} のうち 1 つだけ指定してください。現在の指定: ${ja}`,
  });
}

type TestFile = RuleFile["tests"][number];

function checkTest(data: RuleFile, index: number, say: Say): void {
  const test = data.tests[index] as TestFile;
  const kind = "hit" in test ? "hit" : "miss";
  const path = ["tests", index];
  const events = "hit" in test ? test.hit : test.miss;
  const to = test["covered-to"];
  const times = events.map((event, at) => checkTime(event.at, [...path, kind, at, "at"], say));
  const end = to === undefined ? null : checkTime(to, [...path, "covered-to"], say);
  if (new Set([...events.map(({ at }) => at), ...(to === undefined ? [] : [to])].map(isDated)).size > 1)
    say(path, {
      en: "some times have a date and some have none. Write a date to all of the test's times, or to none.",
      ja: "日付のある時刻とない時刻が混在しています。1 つのテストでは、すべてに日付を付けるか、すべて付けないでください。",
    });
  for (const [at, event] of events.entries()) {
    if ((event.times === undefined) !== (event.every === undefined))
      say([...path, kind, at], {
        en: '"times" and "every" go together: times: 10, every: 30s.',
        ja: '"times" と "every" は一緒に指定してください。例: times: 10, every: 30s',
      });
    const first = times[at];
    if (first === null || first === undefined) continue;
    const last = lastOf(event, first);
    if (!isDated(event.at) && last - startOfDay(first) >= durationMs("1d"))
      say([...path, kind, at], {
        en: "the repeats go past midnight. Write the times with dates.",
        ja: "繰り返しが午前 0 時を過ぎます。時刻に日付を付けてください。",
      });
    if (end !== null && end < last)
      say([...path, "covered-to"], {
        en: "the logs cannot end before the last event. Make covered-to later.",
        ja: "最後のイベントより前にログが終わることはありません。covered-to をそれより後にしてください。",
      });
  }
  if ("hit" in test) checkExpected(data, test.incidents, [...path, "incidents"], say);
}

function checkTime(text: string, path: readonly PropertyKey[], say: Say): number | null {
  const ms = readTime(text);
  if (ms === null)
    say(path, {
      en: `there is no such time: ${text}. Look at the date.`,
      ja: `存在しない日時です: ${text}。日付を確認してください。`,
    });
  return ms;
}

function lastOf({ times, every }: { times?: number | undefined; every?: string | undefined }, first: number): number {
  return times === undefined || every === undefined ? first : first + (times - 1) * durationMs(every);
}

function startOfDay(ms: number): number {
  return ms - (ms % durationMs("1d"));
}

function checkExpected(
  { clues = [], derive = [] }: RuleFile,
  incidents: Extract<TestFile, { hit: unknown }>["incidents"],
  path: readonly PropertyKey[],
  say: Say,
): void {
  const clueIds = clues.map(({ id }) => id);
  const factIds = derive.map(({ id }) => id);
  for (const [index, { facts = {}, clues: seen = [] }] of incidents.entries()) {
    for (const id of Object.keys(facts)) checkKnown(id, factIds, "derive", [...path, index, "facts", id], say);
    for (const [at, id] of seen.entries()) checkKnown(id, clueIds, "clues", [...path, index, "clues", at], say);
  }
}

function checkKnown(id: string, known: readonly string[], part: string, path: readonly PropertyKey[], say: Say): void {
  if (known.includes(id)) return;
  const near = nearest(id, known);
  say(path, {
    en: `the rule's "${part}" has no "${id}"${near === null ? ". Add it there, or remove it here." : `; did you mean "${near}"?`}`,
    ja: `ルールの "${part}" に "${id}" はありません。${near === null ? "追加するか、ここから削除してください。" : `"${near}" のことでしょうか。`}`,
  });
}
