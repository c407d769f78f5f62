/**
 * What a good rule has beyond what its file must hold to be used: proofs enough, words in both languages, numbered steps,
 * ids that are used once, and matches that can have the names it groups them by.
 */
import type { Bilingual, EntityKind, IncidentRule, Pattern } from "../model/index.ts";
import { canGroup, kindsOf } from "./entity-kinds.ts";
import { type CatalogIssue, collectIssues, type Locate, type Say } from "./issue.ts";
import { lintAction, lintLanguages } from "./lint-words.ts";

/** The fewest proofs of each kind. */
const FEWEST = 2;

/** What rules are held against. */
export interface RuleLintContext {
  readonly patterns: ReadonlyMap<string, Pattern>;
  readonly places: ReadonlyMap<string, Locate>;
}

/** Everything that is wrong with a rule and does not keep it from being used. */
export function lintRule(rule: IncidentRule, { patterns, places }: RuleLintContext): CatalogIssue[] {
  const { issues, say } = collectIssues(rule.file, places.get(rule.file));
  lintProofs(rule, say);
  lintLanguages(wordsOf(rule), say);
  lintAction(rule.action, say);
  lintIds(rule, say);
  lintGroups(rule, patterns, say);
  lintEvents(rule, patterns, say);
  if (rule.confidence === "verbatim" && rule.guide.length === 0)
    say(["confidence"], {
      en: "confidence is verbatim, but the rule names no row of the guide.",
      ja: "confidence は verbatim ですが、guide に行がありません。",
    });
  return issues;
}

function lintProofs({ tests }: IncidentRule, say: Say): void {
  const hits = tests.filter(({ expect }) => expect.length > 0).length;
  const misses = tests.length - hits;
  if (hits < FEWEST)
    say(["tests"], {
      en: `${hits} hit; a rule proves itself with at least ${FEWEST}. Add "- hit: […]" with its "incidents".`,
      ja: `hit が ${hits} 件です。${FEWEST} 件以上必要です。"- hit: […]" と "incidents" を追加してください。`,
    });
  if (misses < FEWEST)
    say(["tests"], {
      en: `${misses} miss; at least ${FEWEST} show what is no such incident: too few, too late, another phone, set right in between. Add "- miss: […]" with "why".`,
      ja: `miss が ${misses} 件です。件数が足りない、間隔が長い、別の電話機である、途中で解消したなど、インシデントにならない例が ${FEWEST} 件以上必要です。"- miss: […]" と "why" を追加してください。`,
    });
}

function wordsOf(rule: IncidentRule): [readonly PropertyKey[], Bilingual][] {
  const { title, steps, clues, derive, cause, action, verify, outlook } = rule;
  return [
    [["title"], title],
    ...steps.map(({ name }, at): [PropertyKey[], Bilingual] => [["rule", "steps", at, "name"], name]),
    ...clues.map(({ says }, at): [PropertyKey[], Bilingual] => [["clues", at, "says"], says]),
    ...derive.map(({ label }, at): [PropertyKey[], Bilingual] => [["derive", at, "label"], label]),
    [["explain", "cause"], cause],
    [["explain", "action"], action],
    [["explain", "verify"], verify],
    [["explain", "outlook"], outlook],
  ];
}

function lintIds({ clues, derive }: IncidentRule, say: Say): void {
  for (const [part, things] of [["clues", clues] as const, ["derive", derive] as const]) {
    const seen = new Set<string>();
    for (const [index, { id }] of things.entries()) {
      if (seen.has(id))
        say([part, index, "id"], {
          en: `the id "${id}" is used twice in ${part}. Choose another one.`,
          ja: `${part} で id "${id}" が 2 回使われています。別の id にしてください。`,
        });
      seen.add(id);
    }
  }
}

/** A match without a name to group it by belongs to no group, so that its step would wait in vain. */
function lintGroups({ type, steps, groupBy }: IncidentRule, patterns: ReadonlyMap<string, Pattern>, say: Say): void {
  for (const [index, step] of steps.entries()) {
    if (type === "absence" && index === 1) continue; // what is awaited may concern the cluster
    for (const [at, id] of step.patterns.entries()) {
      const pattern = patterns.get(id);
      if (pattern === undefined) continue;
      const kinds = kindsOf(pattern);
      for (const key of groupBy)
        if (!canGroup(kinds, key))
          say(["rule", "steps", index, "any", at], {
            en: `the pattern ${id} names no ${key}, so its matches belong to no group. Add "${key}: true" to its extract, or take ${key} out of group-by.`,
            ja: `パターン ${id} は ${key} を取り出さないため、どのグループにも入りません。パターンの extract に "${key}: true" を追加するか、group-by から ${key} を外してください。`,
          });
    }
  }
}

/** A proof with names that no record gives proves nothing. */
function lintEvents({ tests }: IncidentRule, patterns: ReadonlyMap<string, Pattern>, say: Say): void {
  for (const [index, { events, expect }] of tests.entries()) {
    const told = new Set<string>();
    for (const { pattern: id, entities } of events) {
      const pattern = patterns.get(id);
      if (pattern === undefined) continue;
      const kinds = kindsOf(pattern);
      for (const kind of Object.keys(entities) as EntityKind[]) {
        const what = `${id} ${kind}`;
        if (kinds.has(kind) || told.has(what)) continue;
        told.add(what);
        say(["tests", index, expect.length > 0 ? "hit" : "miss"], {
          en: `the pattern ${id} takes no ${kind} from a record, so no match has one. Take it out of the event, or add it to the pattern's extract.`,
          ja: `パターン ${id} はレコードから ${kind} を取り出さないため、一致に ${kind} はありません。イベントから削除するか、パターンの extract に追加してください。`,
        });
      }
    }
  }
}
