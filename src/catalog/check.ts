/**
 * Runs every proof that stands in the pattern files, each against the whole catalog as a scan would: records that a
 * pattern must report, alone, and records that it must not.
 */
import type { Bilingual, Entities, EntityKind, LogName, Pattern } from "../model/index.ts";
import type { CompiledPattern } from "./compile.ts";
import type { CatalogIssue, Locate } from "./yaml-file.ts";

/** What the catalog makes of a single record. */
export interface Verdict {
  /** The patterns that report it, and the entities each takes from it. */
  readonly won: readonly { readonly pattern: Pattern; readonly entities: Entities }[];
  /** Those that match it too but leave it to another. */
  readonly lost: readonly { readonly pattern: Pattern; readonly to: Pattern }[];
  /** Those whose expressions did not come to an end. */
  readonly gaveUp: readonly Pattern[];
}

/** Where and with what proofs are run. */
export interface ProofContext {
  /** The patterns whose proofs are run. */
  readonly patterns: readonly Pattern[];
  readonly compiled: readonly CompiledPattern[];
  readonly places: ReadonlyMap<string, Locate>;
  /** Judges a record, which stands in `log` if that is said; reading a record is another stage's work. */
  judge(patterns: readonly CompiledPattern[], text: string, log: LogName | null): Verdict;
  /** Says of texts whether a pattern matches them, whatever others say. */
  matcher(pattern: Pattern): (text: string) => boolean;
  /** The ids of the cards and patterns that a question leads to, best first. */
  lookUp(question: string): readonly string[];
}

/** Runs the proofs and returns what failed. */
export function runProofs(context: ProofContext): CatalogIssue[] {
  const issues: CatalogIssue[] = [];
  for (const pattern of context.patterns) {
    if (pattern.status === "deprecated") continue;
    const locate = context.places.get(pattern.file) ?? (() => ({ line: 1, column: 1 }));
    const say = (path: readonly (string | number)[], en: string, ja: string): void => {
      issues.push({ file: pattern.file, ...locate(path), message: { en, ja } });
    };
    if (pattern.any.length === 0) askCard(pattern, context, say);
    else provePattern(pattern, context, say);
  }
  return issues;
}

type Say = (path: readonly (string | number)[], en: string, ja: string) => void;

function provePattern(pattern: Pattern, context: ProofContext, say: Say): void {
  const own = context.compiled.filter((compiled) => compiled.pattern === pattern);
  if (own.length === 0) return; // could not be compiled, which is said elsewhere
  const takenBy = new Map<string, number>();
  let hits = 0;
  for (const [index, test] of pattern.tests.entries()) {
    const path = ["tests", index, test.kind];
    const alone = context.judge(own, test.text, test.log);
    if (alone.gaveUp.length > 0) {
      say(
        path,
        `does not come to an end; give its repetitions an upper limit: ${test.text}`,
        `次の行で正規表現の処理が終わりません。繰り返しに上限を付けてください: ${test.text}`,
      );
      continue;
    }
    const { won, lost } = context.judge(context.compiled, test.text, test.log);
    if (test.kind === "miss") {
      if (won.some((claim) => claim.pattern === pattern))
        say(
          path,
          `matches a line it must not match (${test.why}): ${test.text}`,
          `一致してはいけない行に一致します (${test.why}): ${test.text}`,
        );
      continue;
    }
    hits++;
    const [found] = alone.won;
    if (found === undefined) {
      say(
        path,
        `does not match a line it must match ("ccmtrace explain --line … --patterns …" says why): ${test.text}`,
        `一致すべき行に一致しません (理由は "ccmtrace explain --line … --patterns …" で確認できます): ${test.text}`,
      );
      continue;
    }
    proveEntities(test.entities, found.entities, (en, ja) =>
      say(path, `${en} from: ${test.text}`, `${ja}: ${test.text}`),
    );
    const taken = lost.find((claim) => claim.pattern === pattern);
    if (taken !== undefined) {
      takenBy.set(taken.to.id, (takenBy.get(taken.to.id) ?? 0) + 1);
      say(
        path,
        `leaves a line to ${taken.to.id}; move the line there, or make the match longer: ${test.text}`,
        `次の行は ${taken.to.id} が報告します。行を移すか、一致する範囲を広げてください: ${test.text}`,
      );
    }
    const others = won.map((claim) => claim.pattern.id).filter((id) => id !== pattern.id);
    if (others.length > 0)
      say(
        path,
        `a line is also reported as ${others.join(", ")}; one failure is one finding, so let one of them name the other in yields-to: ${test.text}`,
        `次の行は ${others.join("、")} としても報告されます。1 つの障害に結果は 1 つです。どちらかの yields-to に他方を指定してください: ${test.text}`,
      );
  }
  proveClauses(pattern, context, say);
  for (const [id, times] of takenBy)
    if (times === hits)
      say(
        ["match"],
        `can never be reported: ${id} always knows better. Remove the pattern, or what it has in common with ${id}.`,
        `${id} が常に優先されるため、報告されることがありません。パターンを削除するか、${id} との重なりをなくしてください。`,
      );
}

/** A clause that no hit shows at work may never work. */
function proveClauses(pattern: Pattern, { matcher }: ProofContext, say: Say): void {
  if (pattern.any.length < 2) return; // the hits prove it
  const hits = pattern.tests.filter(({ kind }) => kind === "hit");
  for (const [index, clause] of pattern.any.entries()) {
    const matches = matcher({ ...pattern, any: [clause] });
    if (hits.some(({ text }) => matches(text))) continue;
    say(
      ["match", "any", index, clause.kind],
      "no hit proves this clause. Add a line that it matches, or remove it.",
      "この条件を確かめる hit がありません。一致する行を追加するか、条件を削除してください。",
    );
  }
}

function proveEntities(
  wanted: Partial<Record<EntityKind, string>>,
  taken: Entities,
  say: (en: string, ja: string) => void,
): void {
  for (const [kind, value] of Object.entries(wanted)) {
    const got = taken[kind as EntityKind] ?? [];
    if (got.includes(value)) continue;
    const words: Bilingual = { en: got.join(", ") || "nothing", ja: got.join("、") || "何も" };
    say(`takes ${kind} ${words.en} instead of ${value}`, `${kind} として ${value} ではなく ${words.ja} を取り出します`);
  }
}

/** The questions of a card: the first must lead to it first of all. */
function askCard(card: Pattern, { lookUp }: ProofContext, say: Say): void {
  for (const [index, test] of card.tests.entries()) {
    const path = ["tests", index, test.kind];
    const [first] = lookUp(test.text);
    if (test.kind === "hit" && first !== card.id)
      say(
        path,
        `a question leads to ${first ?? "nothing"} instead of this card; add its words to known-as: ${test.text}`,
        `次の質問の結果はこのカードではなく ${first ?? "なし"} です。known-as に語を追加してください: ${test.text}`,
      );
    if (test.kind === "miss" && first === card.id)
      say(
        path,
        `a question must not lead to this card (${test.why}): ${test.text}`,
        `次の質問の結果がこのカードになってはいけません (${test.why}): ${test.text}`,
      );
  }
}
