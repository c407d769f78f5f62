/** Reads incident rules, and what patterns say about the stages of a phone's way. */
import { stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import {
  type Bilingual,
  type Derivation,
  type GuideRow,
  type IncidentRule,
  type RuleTest,
  STAGE_NAMES,
  type StageMark,
  type TestEvent,
} from "../model/index.ts";
import { parseDuration } from "../util/duration.ts";
import { duplicateId, unknownPattern } from "./failure-words.ts";
import type { GuideEntry } from "./load.ts";
import { type RuleFile, ruleFile, stagesFile } from "./rule-schema.ts";
import { checkTimes, localMs } from "./rule-times.ts";
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

/** Rule files read, and what is wrong with those that could not be. */
export interface LoadedRules {
  readonly rules: readonly IncidentRule[];
  readonly issues: readonly CatalogIssue[];
  /** For each rule's `file` the places in it. */
  readonly places: ReadonlyMap<string, Locate>;
}

/**
 * Reads every rule file below a folder of patterns: those in a folder incidents/, but those that start with "_". None is no
 * mistake. Such a folder itself, or a file in one, is taken too.
 * @throws the file system's error when the path itself cannot be read
 */
export async function loadRules(path: string, guide: ReadonlyMap<string, GuideEntry>): Promise<LoadedRules> {
  const rules: IncidentRule[] = [];
  const issues: CatalogIssue[] = [];
  const places = new Map<string, Locate>();
  const isFile = (await stat(path)).isFile();
  const folder = isFile ? dirname(path) : path;
  const isWanted = holdsOnlyRules(path, isFile) ? () => true : isRuleFile;
  const files = isFile ? [basename(path)] : await findYaml(folder);
  for (const file of files.filter(isWanted)) {
    const shown = `${folder.replaceAll("\\", "/").replace(/\/$/, "")}/${file}`;
    const text = await readText(join(folder, file)).catch((error: NodeJS.ErrnoException) => {
      issues.push(issueAt(shown, FILE_START, unreadableWords(error)));
      return null;
    });
    if (text === null) continue;
    const parsed = parseRule(text, shown, guide);
    issues.push(...parsed.issues);
    if (parsed.rule === null) continue;
    const before = rules.find(({ id }) => id === parsed.rule?.id);
    if (before !== undefined) {
      issues.push(duplicateId(parsed.rule, before.file));
      continue;
    }
    places.set(shown, parsed.locate);
    rules.push(parsed.rule);
  }
  return { rules: rules.sort((a, b) => (a.id < b.id ? -1 : 1)), issues, places };
}

/** Reads patterns/stages.yaml; `ids` are the patterns it may name. */
export async function loadStages(folder: string, ids: readonly string[]): Promise<ReturnType<typeof parseStages>> {
  const shown = `${folder.replaceAll("\\", "/").replace(/\/$/, "")}/stages.yaml`;
  return parseStages(await readText(join(folder, "stages.yaml")), shown, ids);
}

/** Reads the text of stages.yaml. */
export function parseStages(
  text: string,
  shown: string,
  ids: readonly string[],
): { readonly stages: ReadonlyMap<string, StageMark>; readonly issues: readonly CatalogIssue[] } {
  const { data, issues: misshapen, locate } = readYaml(text, shown, stagesFile, "stages.yaml");
  const stages = new Map<string, StageMark>();
  const issues: CatalogIssue[] = [...misshapen];
  for (const stage of STAGE_NAMES)
    for (const outcome of ["ok", "failed", "note"] as const)
      for (const [index, pattern] of (data?.[stage]?.[outcome] ?? []).entries()) {
        const say = (message: Bilingual): void => {
          issues.push(issueAt(shown, locate([stage, outcome, index]), message));
        };
        if (!ids.includes(pattern)) say(unknownPattern(pattern, ids));
        if (stages.has(pattern))
          say({
            en: `"${pattern}" stands in two places. Keep one.`,
            ja: `"${pattern}" が 2 か所にあります。1 つにしてください。`,
          });
        stages.set(pattern, { stage, outcome });
      }
  return { stages, issues };
}

/** Reads one rule file's text. `shown` names it in messages and its last part must be the id. */
export function parseRule(
  text: string,
  shown: string,
  guide: ReadonlyMap<string, GuideEntry>,
): { rule: IncidentRule | null; issues: readonly CatalogIssue[]; locate: Locate } {
  const { data, issues, locate } = readYaml(text, shown, ruleFile, "incidents/_template.yaml");
  if (data === null) return { rule: null, issues, locate };
  const mistakes = [
    ...checkName(data.id, shown, locate),
    ...checkRows(data.guide, shown, guide, locate),
    ...checkShape(data, shown, locate),
  ];
  return { rule: mistakes.length > 0 ? null : toRule(data, shown, guide), issues: mistakes, locate };
}

/** What the schema cannot say: which keys go with which type. */
function checkShape({ rule, derive = [], clues = [], tests }: RuleFile, shown: string, locate: Locate): CatalogIssue[] {
  const issues: CatalogIssue[] = [];
  const say = (path: readonly (string | number)[], en: string, ja: string): void => {
    issues.push(issueAt(shown, locate(path), { en, ja }));
  };
  const { type, steps, condition } = rule;
  const required = steps.filter(({ optional }) => optional !== true).length;
  const isCount = type === "event_count" || type === "value_count";
  if (isCount && (steps.length !== 1 || required !== 1))
    say(["rule", "steps"], `${type} has one step.`, `${type} の steps は 1 つです。`);
  if (type === "absence" && (steps.length !== 2 || required !== 2))
    say(
      ["rule", "steps"],
      "absence has two steps: what happened, and what should have followed.",
      "absence の steps は 2 つです。起きたことと、その後に起きるはずのことを書いてください。",
    );
  if (type.startsWith("temporal") && required < 2)
    say(
      ["rule", "steps"],
      `${type} has two or more steps that are not optional.`,
      `${type} には、optional でない steps が 2 つ以上必要です。`,
    );
  if (isCount !== (condition !== undefined))
    say(
      [...["rule"], condition === undefined ? "type" : "condition"],
      isCount ? `${type} says how many: add "condition: { gte: … }".` : `${type} has no condition. Remove it.`,
      isCount
        ? `${type} には "condition: { gte: … }" が必要です。`
        : `${type} に condition は使えません。削除してください。`,
    );
  if (condition !== undefined && (condition.field !== undefined) !== (type === "value_count"))
    say(
      ["rule", "condition"],
      "value_count names the field whose values it counts; event_count has none.",
      "value_count では数える対象の field を指定してください。event_count では指定できません。",
    );
  const seen = new Set<string>();
  for (const [index, step] of steps.entries()) {
    if (step.any === undefined && step.rules === undefined)
      say(
        ["rule", "steps", index],
        'a step names patterns in "any", or rules in "rules".',
        'step には "any" (パターン) か "rules" (ルール) が必要です。',
      );
    for (const name of [...(step.any ?? []), ...(step.rules ?? []).map((id) => `rule ${id}`)]) {
      if (seen.has(name) && step.where === undefined)
        say(["rule", "steps", index], `"${name}" stands in two steps.`, `"${name}" が 2 つの steps にあります。`);
      seen.add(name);
    }
  }
  for (const [index, one] of derive.entries())
    if (DERIVATIONS.filter((key) => one[key] !== undefined).length !== 1)
      say(
        ["derive", index],
        `a fact has one of: ${DERIVATIONS.join(", ")}.`,
        `次のうち 1 つだけを書いてください: ${DERIVATIONS.join("、")}`,
      );
  for (const [list, own] of [["derive", derive] as const, ["clues", clues] as const])
    for (const [index, { id }] of own.entries())
      if (own.findIndex((other) => other.id === id) !== index)
        say([list, index, "id"], `the id "${id}" is used twice.`, `id "${id}" が重複しています。`);
  if (condition?.lt !== undefined && condition.lt <= condition.gte)
    say(
      ["rule", "condition", "lt"],
      `nothing is at least ${condition.gte} and less than ${condition.lt}. Make lt greater than gte.`,
      `${condition.gte} 以上かつ ${condition.lt} 未満の数はありません。lt を gte より大きくしてください。`,
    );
  for (const [index, test] of tests.entries()) checkTimes(test, ["tests", index], say);
  return issues;
}

const DERIVATIONS = ["count", "left-of", "first-plus", "last-plus", "duration", "names", "patterns"] as const;

function toRule(data: RuleFile, file: string, guide: ReadonlyMap<string, GuideEntry>): IncidentRule {
  const { rule } = data;
  const timespanMs = ms(rule.timespan);
  return {
    id: data.id,
    title: data.title,
    status: data.status,
    level: data.level,
    confidence: data.confidence,
    guide: data.guide.map((row): GuideRow => ({ row, page: (guide.get(row) as GuideEntry).page })),
    type: rule.type,
    steps: rule.steps.map(({ name, any = [], rules = [], logs = [], where = {}, optional = false }) => ({
      name,
      patterns: any,
      rules,
      logs,
      where,
      optional,
    })),
    groupBy: rule["group-by"] ?? [],
    timespanMs,
    condition:
      rule.condition === undefined
        ? null
        : { field: rule.condition.field ?? null, gte: rule.condition.gte, lt: rule.condition.lt ?? null },
    resetOn: rule["reset-on"] ?? [],
    maxSkewMs: ms(rule["max-skew"]) ?? USUAL_SKEW_MS,
    suppressMs: ms(rule.suppress) ?? timespanMs,
    yieldsTo: rule["yields-to"] ?? [],
    clues: (data.clues ?? []).map(({ id, any, named, within, says }) => ({
      id,
      patterns: any,
      isNamed: named === true,
      withinMs: ms(within),
      says,
    })),
    derive: (data.derive ?? []).map((one) => ({ id: one.id, label: one.label, value: toValue(one) })),
    cause: data.explain.cause,
    action: data.explain.action,
    verify: data.explain.verify,
    outlook: data.explain.outlook,
    tests: data.tests.map(toTest),
    file,
  };
}

/** By as much as the clocks of two servers may differ unless a rule says otherwise. */
const USUAL_SKEW_MS = 2_000;

function ms(text: string | undefined): number | null {
  return text === undefined ? null : parseDuration(text);
}

function toValue(one: NonNullable<RuleFile["derive"]>[number]): Derivation["value"] {
  if (one["left-of"] !== undefined) return { kind: "left", from: one["left-of"] };
  if (one["first-plus"] !== undefined) return { kind: "time", of: "first", plusMs: parseDuration(one["first-plus"]) };
  if (one["last-plus"] !== undefined) return { kind: "time", of: "last", plusMs: parseDuration(one["last-plus"]) };
  if (one.patterns === true) return { kind: "patterns" };
  if (one.names !== undefined) return { kind: "names", field: one.names };
  return { kind: one.duration === true ? "duration" : "count" };
}

function toTest(test: RuleFile["tests"][number]): RuleTest {
  const coveredTo = test["covered-to"] === undefined ? null : localMs(test["covered-to"]);
  if ("miss" in test) return { events: test.miss.flatMap(toEvents), expect: [], why: test.why, coveredTo };
  return {
    events: test.hit.flatMap(toEvents),
    expect: test.incidents.map(({ entity, matches, facts, clues }) => ({
      entity: entity ?? null,
      matches: matches ?? null,
      facts: facts ?? {},
      clues: clues ?? null,
    })),
    why: "",
    coveredTo,
  };
}

function toEvents({ at, times = 1, every, pattern, log, node, entities }: RuleEvent): TestEvent[] {
  const step = every === undefined ? 0 : parseDuration(every);
  return Array.from({ length: times }, (_, index) => ({
    localMs: localMs(at) + index * step,
    pattern,
    log: log ?? null,
    node: node ?? null,
    entities: (entities ?? {}) as TestEvent["entities"],
  }));
}

type RuleEvent = Extract<RuleFile["tests"][number], { hit: unknown }>["hit"][number];
