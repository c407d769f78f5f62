/** Reads the files of incident rules; what of a rule depends on other files is checked by rule-names. */
import { basename, resolve } from "node:path";
import type {
  Clue,
  Derivation,
  ExpectedIncident,
  GuideRow,
  IncidentRule,
  RuleStep,
  RuleTest,
  TestEvent,
} from "../model/index.ts";
import { checkId, checkRows } from "./file-facts.ts";
import { type CatalogIssue, collectIssues, type Locate } from "./issue.ts";
import { type GuideEntry, isInIncidents } from "./load.ts";
import { checkRuleFacts } from "./rule-facts.ts";
import { RULE_KEYS, type RuleFile, ruleFile } from "./rule-schema.ts";
import { durationMs, isDated, readTime, writeTime } from "./rule-times.ts";
import { type FilesRead, readFiles, readYaml } from "./yaml-file.ts";

/**
 * Reads every rule file below a folder: *.yaml or *.yml in a folder incidents/, except those that start with "_". The path
 * of such a folder itself, or of a single file, is taken too.
 * @throws the file system's error when the path itself cannot be read
 */
export function loadRules(path: string, guide: ReadonlyMap<string, GuideEntry>): Promise<FilesRead<IncidentRule>> {
  const holdsOnlyRules = basename(resolve(path)) === INCIDENTS;
  return readFiles(
    path,
    (name) => holdsOnlyRules || isInIncidents(name),
    (text, shown) => {
      const { rule: item, ...rest } = parseRule(text, shown, guide);
      return { item, ...rest };
    },
  );
}

/** The folder of the rules. */
export const INCIDENTS = "incidents";

/** Reads one rule file's text. `shown` names it in messages and its last part must be the id. */
export function parseRule(
  text: string,
  shown: string,
  guide: ReadonlyMap<string, GuideEntry>,
): { rule: IncidentRule | null; issues: CatalogIssue[]; locate: Locate } {
  const { data, issues: misshapen, locate } = readYaml(text, shown, RULE_SHAPE);
  if (data === null) return { rule: null, issues: misshapen, locate };
  const { issues, say } = collectIssues(shown, locate);
  checkId(data, shown, say);
  checkRows(data.guide, guide, say);
  checkRuleFacts(data, say);
  return { rule: issues.length > 0 ? null : toRule(data, shown, guide), issues, locate };
}

const RULE_SHAPE = { schema: ruleFile, vocabulary: RULE_KEYS, template: "incidents/_template.yaml" };
const DEFAULT_SKEW = "2s";

function toRule(data: RuleFile, file: string, guide: ReadonlyMap<string, GuideEntry>): IncidentRule {
  const { rule, explain } = data;
  const timespanMs = optionalMs(rule.timespan);
  return {
    id: data.id,
    title: data.title,
    status: data.status,
    level: data.level,
    confidence: data.confidence,
    guide: data.guide.map((row): GuideRow => ({ row, page: (guide.get(row) as GuideEntry).page })),
    type: rule.type,
    steps: rule.steps.map(toStep),
    groupBy: rule["group-by"] ?? [],
    timespanMs,
    condition:
      rule.condition === undefined
        ? null
        : { field: rule.condition.field ?? null, gte: rule.condition.gte, lt: rule.condition.lt ?? null },
    resetOn: rule["reset-on"] ?? [],
    maxSkewMs: durationMs(rule["max-skew"] ?? DEFAULT_SKEW),
    suppressMs: optionalMs(rule.suppress) ?? timespanMs,
    yieldsTo: rule["yields-to"] ?? [],
    clues: (data.clues ?? []).map(
      (clue): Clue => ({ id: clue.id, patterns: clue.any, withinMs: optionalMs(clue.within), says: clue.says }),
    ),
    derive: (data.derive ?? []).map((derivation) => ({
      id: derivation.id,
      label: derivation.label,
      value: toValue(derivation),
    })),
    cause: explain.cause,
    action: explain.action,
    verify: explain.verify,
    outlook: explain.outlook,
    tests: data.tests.map(toTest),
    file,
  };
}

function optionalMs(text: string | undefined): number | null {
  return text === undefined ? null : durationMs(text);
}

function toStep({ name, any, rules, where, optional }: RuleFile["rule"]["steps"][number]): RuleStep {
  return {
    name,
    patterns: any ?? [],
    rules: rules ?? [],
    where: (where ?? {}) as RuleStep["where"],
    optional: optional ?? false,
  };
}

function toValue(derivation: NonNullable<RuleFile["derive"]>[number]): Derivation["value"] {
  if (derivation.count !== undefined) return { kind: "count" };
  if (derivation["left-of"] !== undefined) return { kind: "left", from: derivation["left-of"] };
  if (derivation.names !== undefined) return { kind: "names", field: derivation.names };
  const [first, last] = [optionalMs(derivation["first-plus"]), optionalMs(derivation["last-plus"])];
  if (first !== null) return { kind: "time", of: "first", plusMs: first };
  if (last !== null) return { kind: "time", of: "last", plusMs: last };
  return { kind: "duration" };
}

function toTest(test: RuleFile["tests"][number]): RuleTest {
  const isHit = "hit" in test;
  return {
    events: (isHit ? test.hit : test.miss).flatMap(toEvents),
    expect: isHit ? test.incidents.map(toExpected) : [],
    why: isHit ? "" : test.why,
    coveredTo: test["covered-to"] ?? null,
  };
}

type EventFile = Extract<RuleFile["tests"][number], { hit: unknown }>["hit"][number];

/** An event as often as it is repeated. */
function toEvents({ at, times = 1, every = "0s", pattern, node, entities }: EventFile): TestEvent[] {
  const first = readTime(at) as number;
  return Array.from({ length: times }, (_, index) => ({
    at: writeTime(first + index * durationMs(every), isDated(at)),
    pattern,
    node: node ?? null,
    entities: (entities ?? {}) as TestEvent["entities"],
  }));
}

function toExpected({
  entity,
  matches,
  facts,
  clues,
}: Extract<RuleFile["tests"][number], { hit: unknown }>["incidents"][number]): ExpectedIncident {
  return { entity: entity ?? null, matches: matches ?? null, facts: facts ?? {}, clues: clues ?? null };
}
