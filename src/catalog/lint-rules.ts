/**
 * What a good incident rule has beyond what the schema asks: names that exist and can be found, no circle, proofs enough,
 * words in both languages, numbered steps.
 */
import type { Bilingual, IncidentRule, Pattern } from "../model/index.ts";
import { nearest } from "../util/nearest.ts";
import { lintMatches } from "./lint-rule-matches.ts";
import { lintLanguages, lintSteps, type Say } from "./lint-words.ts";
import type { CatalogIssue, Locate } from "./yaml-file.ts";

/** The fewest proofs of each kind. */
const FEWEST_HITS = 2;
const FEWEST_MISSES = 2;

/** What rules are held against. */
export interface RuleLintContext {
  readonly patterns: readonly Pattern[];
  readonly places: ReadonlyMap<string, Locate>;
}

/** A mistake in a rule; a fatal one keeps it from being used. */
export interface RuleIssue extends CatalogIssue {
  readonly isFatal: boolean;
}

/** Everything that is wrong with rules, which are given all together. */
export function lintRules(rules: readonly IncidentRule[], { patterns, places }: RuleLintContext): RuleIssue[] {
  const patternById = new Map(patterns.map((pattern) => [pattern.id, pattern]));
  const patternIds = [...patternById.keys()];
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  return rules.flatMap((rule) => {
    const issues: RuleIssue[] = [];
    const locate = places.get(rule.file) ?? (() => ({ line: 1, column: 1 }));
    const say = (path: readonly (string | number)[], message: Bilingual, isFatal = false): void => {
      issues.push({ file: rule.file, ...locate(path), message, isFatal });
    };
    lintNames(rule, patternIds, byId, say);
    lintMatches(rule, patternById, say);
    lintProofs(rule, say);
    lintWords(rule, say);
    return issues;
  });
}

function lintNames(
  rule: IncidentRule,
  patternIds: readonly string[],
  rules: ReadonlyMap<string, IncidentRule>,
  say: Say,
): void {
  const check = (id: string, known: readonly string[], path: readonly (string | number)[], what: Bilingual): void => {
    if (known.includes(id)) return;
    const near = nearest(id, known);
    const [en, ja] =
      near === null
        ? ['; "ccmtrace patterns list" names them all.', '一覧は "ccmtrace patterns list" で確認できます。']
        : [`; did you mean "${near}"?`, `"${near}" のことでしょうか。`];
    say(path, { en: `there is no ${what.en} "${id}"${en}`, ja: `${what.ja} "${id}" はありません。${ja}` }, true);
  };
  const pattern = { en: "pattern", ja: "パターン" };
  const ruleWord = { en: "rule", ja: "ルール" };
  const ruleIds = [...rules.keys()].filter((id) => id !== rule.id);
  for (const [index, step] of rule.steps.entries()) {
    for (const [at, id] of step.patterns.entries()) check(id, patternIds, ["rule", "steps", index, "any", at], pattern);
    for (const [at, id] of step.rules.entries()) check(id, ruleIds, ["rule", "steps", index, "rules", at], ruleWord);
  }
  for (const [at, id] of rule.resetOn.entries()) check(id, patternIds, ["rule", "reset-on", at], pattern);
  for (const [at, id] of rule.yieldsTo.entries()) check(id, ruleIds, ["rule", "yields-to", at], ruleWord);
  for (const [index, clue] of rule.clues.entries())
    for (const [at, id] of clue.patterns.entries()) check(id, patternIds, ["clues", index, "any", at], pattern);
  if (leadsTo(rule, rule.id, rules))
    say(
      ["rule"],
      {
        en: "the rule builds on itself, or yields to itself, by way of others. Break the circle.",
        ja: "ルールの参照 (rules、yields-to) が循環しています。循環しないようにしてください。",
      },
      true,
    );
}

/** Does a rule lead to that id by the rules it builds on and yields to? */
function leadsTo(rule: IncidentRule, id: string, rules: ReadonlyMap<string, IncidentRule>): boolean {
  const seen = new Set<string>();
  const open = [rule];
  for (let next = open.pop(); next !== undefined; next = open.pop())
    for (const other of [...next.yieldsTo, ...next.steps.flatMap((step) => step.rules)]) {
      if (other === id) return true;
      if (seen.has(other)) continue;
      seen.add(other);
      open.push(...[rules.get(other)].filter((one) => one !== undefined));
    }
  return false;
}

function lintProofs({ tests }: IncidentRule, say: Say): void {
  const hits = tests.filter(({ expect }) => expect.length > 0).length;
  const misses = tests.length - hits;
  if (hits < FEWEST_HITS)
    say(["tests"], {
      en: `${hits} hit; a rule proves itself with at least ${FEWEST_HITS}. Add "- hit: [ … ]".`,
      ja: `hit が ${hits} 件です。${FEWEST_HITS} 件以上必要です。"- hit: [ … ]" を追加してください。`,
    });
  if (misses < FEWEST_MISSES)
    say(["tests"], {
      en: `${misses} miss; at least ${FEWEST_MISSES} show what it must not take: one too few, too late, the wrong order, another phone. Add "- miss: [ … ]".`,
      ja: `miss が ${misses} 件です。件数不足、時間切れ、逆の順序、別の電話機など、${FEWEST_MISSES} 件以上必要です。"- miss: [ … ]" を追加してください。`,
    });
}

function lintWords(rule: IncidentRule, say: Say): void {
  const parts: [readonly (string | number)[], Bilingual][] = [
    [["title"], rule.title],
    ...rule.steps.map(({ name }, index): [(string | number)[], Bilingual] => [["rule", "steps", index, "name"], name]),
    ...rule.clues.map(({ says }, index): [(string | number)[], Bilingual] => [["clues", index, "says"], says]),
    ...rule.derive.map(({ label }, index): [(string | number)[], Bilingual] => [["derive", index, "label"], label]),
    [["explain", "cause"], rule.cause],
    [["explain", "action"], rule.action],
    [["explain", "verify"], rule.verify],
    [["explain", "outlook"], rule.outlook],
  ];
  lintLanguages(parts, say);
  lintSteps(rule.action, say);
}
