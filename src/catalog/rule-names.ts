/** What a rule names: patterns, and rules it builds on or leaves the word to. They must exist, and not in a circle. */
import type { IncidentRule, Pattern } from "../model/index.ts";
import { nearest } from "../util/nearest.ts";
import { unknownPattern } from "./failure-words.ts";
import { type CatalogIssue, collectIssues, type Locate, type Say } from "./issue.ts";

/** The pattern that ends what an address says about a phone, in every rule. */
export const ALIAS_END = "endpoint-unregistered";

/** What there is to be named. */
export interface NamedThings {
  readonly patterns: ReadonlyMap<string, Pattern>;
  readonly rules: ReadonlyMap<string, IncidentRule>;
  readonly places: ReadonlyMap<string, Locate>;
  /** Ids of files that could not be used, which is told elsewhere. */
  readonly unread: ReadonlySet<string>;
}

/** The mistakes in the names of rules. */
export function checkNames(rules: readonly IncidentRule[], things: NamedThings): CatalogIssue[] {
  return rules.flatMap((rule) => {
    const { issues, say } = collectIssues(rule.file, things.places.get(rule.file));
    if (things.patterns.has(rule.id))
      say(["id"], {
        en: `there is a pattern "${rule.id}" too. Choose another id for the rule.`,
        ja: `"${rule.id}" という id のパターンがあります。ルールには別の id を付けてください。`,
      });
    checkPatterns(rule, things, say);
    checkRules(rule, things, say);
    if (issues.length === 0) checkTests(rule, things, say);
    return issues;
  });
}

/** The patterns that a rule by itself looks at. */
export function patternsOf({ steps, clues, resetOn }: IncidentRule): string[] {
  return [...steps, ...clues].flatMap(({ patterns }) => patterns).concat(resetOn);
}

/** A rule with all that it builds on or leaves the word to, and those in turn. */
export function withNamed(rule: IncidentRule, rules: ReadonlyMap<string, IncidentRule>): IncidentRule[] {
  const found = new Set([rule]);
  // What is added meanwhile is gone through too.
  for (const { steps, yieldsTo } of found)
    for (const id of [...steps.flatMap((step) => step.rules), ...yieldsTo]) {
      const named = rules.get(id);
      if (named !== undefined) found.add(named);
    }
  return [...found];
}

function checkPatterns({ steps, clues, resetOn }: IncidentRule, things: NamedThings, say: Say): void {
  const lists: [readonly PropertyKey[], readonly string[]][] = [
    ...steps.map(({ patterns }, at): [PropertyKey[], readonly string[]] => [["rule", "steps", at, "any"], patterns]),
    [["rule", "reset-on"], resetOn],
    ...clues.map(({ patterns }, at): [PropertyKey[], readonly string[]] => [["clues", at, "any"], patterns]),
  ];
  for (const [path, ids] of lists)
    for (const [index, id] of ids.entries()) checkPattern(id, things, [...path, index], say);
}

function checkPattern(id: string, { patterns, unread }: NamedThings, path: readonly PropertyKey[], say: Say): void {
  const pattern = patterns.get(id);
  if (pattern === undefined) {
    if (!unread.has(id)) say(path, unknownPattern(id, patterns.keys()));
  } else if (pattern.status === "deprecated")
    say(path, {
      en: `the pattern "${id}" is deprecated and never found. Name its successor, "${pattern.successor ?? ""}".`,
      ja: `パターン "${id}" は廃止されており、検出されません。後継の "${pattern.successor ?? ""}" を指定してください。`,
    });
  else if (pattern.any.length === 0)
    say(path, {
      en: `"${id}" is a card: no log shows it, so it is never found. Name a pattern.`,
      ja: `"${id}" はカードです。ログに現れないため、検出されません。パターンを指定してください。`,
    });
}

function checkRules(rule: IncidentRule, things: NamedThings, say: Say): void {
  for (const [index, step] of rule.steps.entries())
    for (const [at, id] of step.rules.entries())
      checkRule(rule, id, things, (from) => from.steps.flatMap((each) => each.rules), {
        path: ["rule", "steps", index, "rules", at],
        say,
      });
  for (const [at, id] of rule.yieldsTo.entries())
    checkRule(rule, id, things, (from) => from.yieldsTo, { path: ["rule", "yields-to", at], say });
}

function checkRule(
  rule: IncidentRule,
  id: string,
  { rules, unread }: NamedThings,
  next: (rule: IncidentRule) => readonly string[],
  { path, say }: { path: readonly PropertyKey[]; say: Say },
): void {
  const named = rules.get(id);
  if (named === undefined) {
    if (unread.has(id)) return;
    const near = nearest(id, [...rules.keys()]);
    say(path, {
      en: `there is no incident rule "${id}"${near === null ? '; "ccmtrace patterns list" names them all.' : `; did you mean "${near}"?`}`,
      ja: `インシデント ルール "${id}" はありません。${near === null ? '一覧は "ccmtrace patterns list" で確認できます。' : `"${near}" のことでしょうか。`}`,
    });
    return;
  }
  if (named.status === "deprecated")
    say(path, {
      en: `the incident rule "${id}" is deprecated and never used. Name another one.`,
      ja: `インシデント ルール "${id}" は廃止されており、使用されません。別のルールを指定してください。`,
    });
  const way = wayBack(rule, named, rules, next);
  if (way === null) return;
  const circle = [rule.id, ...way].join(" → ");
  say(path, {
    en: `these rules name each other in a circle: ${circle}. Decide which of them comes first.`,
    ja: `ルールが循環して互いを指定しています: ${circle}。どのルールが先になるか決めてください。`,
  });
}

/** From a rule that `target` names back to it; null where no way leads there. */
function wayBack(
  target: IncidentRule,
  from: IncidentRule,
  rules: ReadonlyMap<string, IncidentRule>,
  next: (rule: IncidentRule) => readonly string[],
): string[] | null {
  const before = new Map<IncidentRule, IncidentRule | null>([[from, null]]);
  for (const rule of before.keys()) {
    if (rule === target) {
      const way: string[] = [];
      for (let at: IncidentRule | null | undefined = rule; at; at = before.get(at)) way.unshift(at.id);
      return way;
    }
    for (const id of next(rule)) {
      const named = rules.get(id);
      if (named !== undefined && !before.has(named)) before.set(named, rule);
    }
  }
  return null;
}

/** A test that shows what no rule in it looks at proves something else than its author thinks. */
function checkTests(rule: IncidentRule, { rules }: NamedThings, say: Say): void {
  const used = new Set([...withNamed(rule, rules).flatMap(patternsOf), ALIAS_END]);
  for (const [index, test] of rule.tests.entries()) {
    const unused = new Set(test.events.map(({ pattern }) => pattern).filter((id) => !used.has(id)));
    for (const id of unused) {
      const near = nearest(id, [...used]);
      say(["tests", index, test.expect.length > 0 ? "hit" : "miss"], {
        en: `the rule does not look at "${id}"${near === null ? ". Add it to a step, a clue or reset-on, or remove the event." : `; did you mean "${near}"?`}`,
        ja: `このルールは "${id}" を使いません。${near === null ? "ステップ、clues、reset-on のいずれかに追加するか、このイベントを削除してください。" : `"${near}" のことでしょうか。`}`,
      });
    }
  }
}
