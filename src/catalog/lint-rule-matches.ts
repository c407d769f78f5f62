/**
 * Holds a rule against the patterns it names: each must be one that logs can show, with the names that the rule groups
 * and counts by, and a proof must not show matches that no record gives.
 */
import type { Bilingual, EntityKind, IncidentRule, Pattern } from "../model/index.ts";
import { canName, kindsOf } from "./entity-kinds.ts";
import { unknownPattern } from "./failure-words.ts";

/** Tells a mistake at a place of the rule's file. */
type Say = (path: readonly (string | number)[], message: Bilingual) => void;

/** The mistakes in what a rule expects of its patterns; names that no pattern has are told elsewhere, but for proofs. */
export function lintMatches(rule: IncidentRule, patterns: ReadonlyMap<string, Pattern>, say: Say): void {
  lintSeen(rule, patterns, say);
  lintSteps(rule, patterns, say);
  lintEvents(rule, patterns, say);
}

/** A card, and a pattern out of use, are never found. */
function lintSeen({ steps, resetOn, clues }: IncidentRule, patterns: ReadonlyMap<string, Pattern>, say: Say): void {
  const check = (ids: readonly string[], path: readonly (string | number)[]): void => {
    for (const [index, id] of ids.entries()) {
      const pattern = patterns.get(id);
      if (pattern?.status === "deprecated")
        say([...path, index], {
          en: `the pattern "${id}" is deprecated and never found. Name its successor "${pattern.successor}".`,
          ja: `パターン "${id}" は廃止されており、検出されません。後継の "${pattern.successor}" を指定してください。`,
        });
      else if (pattern?.any.length === 0)
        say([...path, index], {
          en: `"${id}" is a card: no log shows it, so it is never found. Name a pattern, or remove it.`,
          ja: `"${id}" はカードです。ログに現れないため、検出されません。パターンを指定するか、削除してください。`,
        });
    }
  };
  for (const [index, { patterns: ids }] of steps.entries()) check(ids, ["rule", "steps", index, "any"]);
  check(resetOn, ["rule", "reset-on"]);
  for (const [index, { patterns: ids }] of clues.entries()) check(ids, ["clues", index, "any"]);
}

/** A match without a name to group it by belongs to no group, and one that cannot name what is asked for never fits. */
function lintSteps(rule: IncidentRule, patterns: ReadonlyMap<string, Pattern>, say: Say): void {
  const { type, steps, groupBy, condition } = rule;
  for (const [index, step] of steps.entries()) {
    // What an absence awaits may concern the whole cluster.
    const grouped = type === "absence" && index === 1 ? [] : groupBy;
    const counted = condition?.field === null || condition === null ? [] : [condition.field];
    const keys = new Set([...grouped, ...counted, ...(Object.keys(step.where) as EntityKind[])]);
    for (const [at, id] of step.patterns.entries()) {
      const pattern = patterns.get(id);
      if (pattern === undefined || pattern.any.length === 0) continue;
      const kinds = kindsOf(pattern);
      for (const key of keys)
        if (!canName(kinds, key))
          say(["rule", "steps", index, "any", at], {
            en: `the pattern ${id} takes no ${key} from a record, so its matches never count here. Add "${key}: true" to the pattern's extract, or do without ${key} in group-by, condition and where.`,
            ja: `パターン ${id} はレコードから ${key} を取り出さないため、ここでは数えられません。パターンの extract に "${key}: true" を追加するか、group-by、condition、where から ${key} を外してください。`,
          });
    }
  }
}

/** A proof with what no record gives proves nothing. */
function lintEvents({ tests }: IncidentRule, patterns: ReadonlyMap<string, Pattern>, say: Say): void {
  for (const [index, { events, expect }] of tests.entries()) {
    const told = new Set<string>();
    const tell = (key: string, message: Bilingual): void => {
      if (!told.has(key)) say(["tests", index, expect.length > 0 ? "hit" : "miss"], message);
      told.add(key);
    };
    for (const { pattern: id, log, entities } of events) {
      const pattern = patterns.get(id);
      if (pattern === undefined) {
        tell(id, unknownPattern(id, [...patterns.keys()]));
        continue;
      }
      if (log !== null && !pattern.logs.includes(log))
        tell(`${id} ${log}`, {
          en: `the pattern ${id} is not looked for in the log ${log}. It stands in: ${pattern.logs.join(", ")}.`,
          ja: `パターン ${id} はログ ${log} では検索されません。対象のログ: ${pattern.logs.join("、")}`,
        });
      const kinds = kindsOf(pattern);
      // Where a record names a phone by its MAC address, that is the device too.
      for (const kind of Object.keys(entities) as EntityKind[])
        if (!kinds.has(kind) && !(kind === "mac" && kinds.has("device")))
          tell(`${id} ${kind}`, {
            en: `the pattern ${id} takes no ${kind} from a record, so no match has one. Take it out of the event, or add it to the pattern's extract.`,
            ja: `パターン ${id} はレコードから ${kind} を取り出さないため、一致に ${kind} はありません。イベントから削除するか、パターンの extract に追加してください。`,
          });
    }
  }
}
