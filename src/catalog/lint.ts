/**
 * What a good pattern has beyond what the schema asks: proofs enough, words in both languages, numbered steps, names that
 * exist, and no claim that the guide prints what it does not print.
 */
import type { Bilingual, Pattern } from "../model/index.ts";
import { nearest } from "../util/nearest.ts";
import { lintLanguages, lintSteps, type Say } from "./lint-words.ts";
import type { GuideEntry } from "./load.ts";
import { PLACEHOLDERS, unknownPlaceholders } from "./tolerant-text.ts";
import type { CatalogIssue, Locate } from "./yaml-file.ts";

/** The fewest proofs of each kind. */
const FEWEST_HITS = 2;
const FEWEST_MISSES = 3;

/** What patterns are held against. */
export interface LintContext {
  readonly guide: ReadonlyMap<string, GuideEntry>;
  /** The ids that a pattern may name. */
  readonly ids: ReadonlySet<string>;
  /** The patterns that each pattern yields to, by id. */
  readonly yields: ReadonlyMap<string, readonly string[]>;
  readonly places: ReadonlyMap<string, Locate>;
}

/** Everything that is wrong with a pattern and does not keep it from running. */
export function lint(pattern: Pattern, { guide, ids, yields, places }: LintContext): CatalogIssue[] {
  const issues: CatalogIssue[] = [];
  const locate = places.get(pattern.file) ?? (() => ({ line: 1, column: 1 }));
  const say = (path: readonly (string | number)[], message: Bilingual): void => {
    issues.push({ file: pattern.file, ...locate(path), message });
  };
  lintTests(pattern, say);
  lintWords(pattern, say);
  lintNames(pattern, ids, yields, say);
  lintTexts(pattern, guide, say);
  return issues;
}

function lintTests({ tests, any, knownAs }: Pattern, say: Say): void {
  const hits = tests.filter(({ kind }) => kind === "hit").length;
  const misses = tests.length - hits;
  if (hits < FEWEST_HITS)
    say(["tests"], {
      en: `${hits} hit; a pattern proves itself with at least ${FEWEST_HITS}. Add "- { hit: … }".`,
      ja: `hit が ${hits} 件です。${FEWEST_HITS} 件以上必要です。"- { hit: … }" を追加してください。`,
    });
  if (misses < FEWEST_MISSES)
    say(["tests"], {
      en: `${misses} miss; at least ${FEWEST_MISSES} show what it must not take: a near miss, a normal line that looks alike, the words in a field that a user typed. Add "- { miss: …, why: … }".`,
      ja: `miss が ${misses} 件です。よく似た別のメッセージ、似ている正常な行、ユーザが入力した項目の中の語など、${FEWEST_MISSES} 件以上必要です。"- { miss: …, why: … }" を追加してください。`,
    });
  if (any.length === 0 && knownAs.en.length === 0)
    say(["id"], {
      en: 'a card is found by what people call it: add "known-as".',
      ja: 'カードは呼び名で検索されます。"known-as" を追加してください。',
    });
}

function lintWords({ title, cause, action, verify }: Pattern, say: Say): void {
  const parts: [readonly string[], Bilingual][] = [
    [["title"], title],
    [["explain", "cause"], cause],
    [["explain", "action"], action],
    [["explain", "verify"], verify],
  ];
  lintLanguages(parts, say);
  lintSteps(action, say);
}

function lintNames(
  { yieldsTo, successor, id }: Pattern,
  ids: ReadonlySet<string>,
  yields: LintContext["yields"],
  say: Say,
): void {
  const check = (name: string, path: readonly (string | number)[]): void => {
    if (ids.has(name) && name !== id) return;
    const near = nearest(name, [...ids]);
    say(path, {
      en: `${name === id ? "the pattern names itself" : `there is no pattern "${name}"`}${near === null || near === id ? '; "ccmtrace patterns list" names them all.' : `; did you mean "${near}"?`}`,
      ja: `パターン "${name}" は${name === id ? "自分自身です" : "ありません"}。${near === null || near === id ? '一覧は "ccmtrace patterns list" で確認できます。' : `"${near}" のことでしょうか。`}`,
    });
  };
  for (const [index, name] of yieldsTo.entries()) {
    check(name, ["match", "yields-to", index]);
    if (name !== id && yields.get(name)?.includes(id))
      say(["match", "yields-to", index], {
        en: `${name} and this pattern yield to each other. Decide which of the two knows better.`,
        ja: `${name} とこのパターンは互いに優先し合っています。どちらを優先するか決めてください。`,
      });
  }
  if (successor !== null) check(successor, ["successor"]);
}

function lintTexts({ any, confidence, guide: rows }: Pattern, guide: ReadonlyMap<string, GuideEntry>, say: Say): void {
  const printed = rows.map(({ row }) => plain(guide.get(row)?.message ?? ""));
  for (const [index, clause] of any.entries()) {
    if (clause.kind !== "text") continue;
    const path = ["match", "any", index, "text"];
    for (const name of unknownPlaceholders(clause.text)) {
      const near = nearest(name, [...PLACEHOLDERS.keys()]);
      say(path, {
        en: `"<${name}>" stands for no entity${near === null ? "; see patterns/README.md for those there are." : `; did you mean "<${near}>"?`}`,
        ja: `"<${name}>" に当たるエンティティはありません。${near === null ? "使える名前は patterns/README.md にあります。" : `"<${near}>" のことでしょうか。`}`,
      });
    }
    const text = plain(clause.text);
    if (confidence === "verbatim" && !printed.some((message) => message.includes(text)))
      say(path, {
        en: "confidence is verbatim, but no row of the guide that the pattern names prints this text. Name the row, or lower the confidence.",
        ja: "confidence は verbatim ですが、guide に挙げた行にこのテキストはありません。行を追加するか、confidence を下げてください。",
      });
  }
  if (confidence === "verbatim" && rows.length === 0)
    say(["confidence"], {
      en: "confidence is verbatim, but the pattern names no row of the guide.",
      ja: "confidence は verbatim ですが、guide に行がありません。",
    });
}

/** A message without what a text clause forgives. */
function plain(message: string): string {
  return message
    .toLowerCase()
    .replaceAll("<server name>", "<server>")
    .replace(/[\s.]+/g, "");
}
