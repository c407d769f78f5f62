/**
 * Says clause by clause why a pattern does or does not match a record: what held, and how far the rest got before the
 * record said something else. It only explains; what matches is decided in compile.ts.
 */
import type { Clause, ClauseOutcome, Entry, NotAMessage, Pattern } from "../model/index.ts";
import { longestPrefix, type Prefix, search } from "./regex-prefix.ts";
import { splitText, tolerantSource } from "./tolerant-text.ts";
import { isDenied, isTyped, notAMessage } from "./whole-message.ts";

/** How all clauses of a pattern fare on a record, those of `any` first. */
export function nearMiss(
  pattern: Pattern,
  entry: Entry,
): {
  readonly outcomes: readonly ClauseOutcome[];
  /** The best among the clauses of `any`; 0 for a card, which has none. */
  readonly progress: number;
} {
  const any = pattern.any.map((clause, index) => clauseOutcome(clause, "any", index, entry));
  const none = pattern.none.map((clause, index) => clauseOutcome(clause, "none", index, entry));
  return { outcomes: [...any, ...none], progress: Math.max(0, ...any.map(({ progress }) => progress)) };
}

/**
 * How one clause, of a pattern that compiles, fares on a record. Progress is the share of its letters that fitted: 1 as
 * well where all of them stand there and something around them is amiss. An alarm with another reason is half of it.
 */
export function clauseOutcome(clause: Clause, list: ClauseOutcome["list"], index: number, entry: Entry): ClauseOutcome {
  return { clause, list, index, ...judge(clause, list, entry) };
}

type Judgement = Pick<ClauseOutcome, "result" | "progress">;

function judge(clause: Clause, list: ClauseOutcome["list"], entry: Entry): Judgement {
  const { text } = entry;
  // As in compile.ts: what silences holds wherever it stands, unless a user typed it.
  const refusal = (message: (at: number, end: number) => NotAMessage | null) => (at: number, end: number) =>
    list === "any" ? message(at, end) : isTyped(text, at) ? "typed-field" : null;
  switch (clause.kind) {
    case "text": {
      const endsInName = splitText(clause.text).at(-1)?.placeholder !== null;
      return (
        judgeWhole(
          tolerantSource(clause.text),
          text,
          true,
          refusal((at, end) => notAMessage(text, at, end, endsInName)),
        ) ?? judgeWords(clause.text, text)
      );
    }
    case "regex":
      return (
        judgeWhole(
          clause.regex,
          text,
          false,
          refusal((at, end) => isDenied(text, at, end)),
        ) ?? stopped(longestPrefix(clause.regex, text))
      );
    case "alarm":
      return judgeAlarm(clause, entry);
  }
}

/** The first place where the whole clause stands as a message, else the first where it stands at all. */
function judgeWhole(
  source: string,
  text: string,
  isOwn: boolean,
  refusal: (at: number, end: number) => NotAMessage | null,
): Judgement | null {
  let refused: Judgement | null = null;
  let from = 0;
  for (let found = search(source, text, 0, isOwn); found !== null; found = search(source, text, from, isOwn)) {
    const { at, length } = found;
    const why = refusal(at, at + length);
    if (why === null) return { result: { kind: "holds", at, length }, progress: 1 };
    refused ??= { result: { kind: "refused", at, length, why }, progress: 1 };
    from = at + Math.max(1, length);
  }
  return refused;
}

/** The longest run of a text's first words; when even its last is there, its end is not. */
function judgeWords(clause: string, text: string): Judgement {
  const words = clause.match(WORD) ?? [];
  for (let count = words.length; count > 0; count--) {
    const fitted = words.slice(0, count).join(" ");
    const wanted = words[count];
    const bare = fitted.replace(/\.$/, "");
    const source = tolerantSource(bare) + (bare === fitted || wanted === undefined ? "" : STOP);
    const found = search(source, text, 0, true);
    if (found === null) continue;
    if (wanted === undefined) return { result: { kind: "refused", ...found, why: "goes-on-after" }, progress: 1 };
    // "No" or "is" stand in any line and bring no message nearer.
    const isCommon = words.slice(0, count).every((word) => countLetters(word) <= 2);
    return stopped({ ...found, fitted, wanted, progress: isCommon ? 0 : countLetters(fitted) / countLetters(clause) });
  }
  return stopped({ at: 0, length: 0, fitted: "", wanted: words[0] ?? "", progress: 0 });
}

function judgeAlarm({ names, reasons }: Extract<Clause, { kind: "alarm" }>, { text, alarm }: Entry): Judgement {
  const name = alarm?.name.toLowerCase();
  if (alarm === null || !names.some((wanted) => wanted.toLowerCase() === name))
    return { result: { kind: "other-alarm", alarm: alarm?.name ?? null }, progress: 0 };
  const { reason } = alarm;
  if (reasons !== null && (reason === null || !reasons.includes(reason)))
    return { result: { kind: "other-reason", reason }, progress: 0.5 };
  const at = Math.max(0, text.toLowerCase().indexOf(alarm.name.toLowerCase()));
  return { result: { kind: "holds", at, length: alarm.name.length }, progress: 1 };
}

function stopped({ progress, ...place }: Prefix): Judgement {
  return { result: { kind: "stops", ...place }, progress };
}

function countLetters(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}

/** A word of a text; a placeholder is one, whatever blanks are in it. */
const WORD = /(?:<[A-Za-z][A-Za-z ]*>|\S)+/g;
const STOP = "[.\\uff0e\\u3002]";
