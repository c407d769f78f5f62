/** What `ccmtrace explain --line` shows: the patterns nearest to a line, and which of their conditions held. */
import type { ClauseOutcome, ExplainedLine, LineCandidate } from "../model/index.ts";
import { visible } from "../util/printable.ts";
import { clauseText } from "./card.ts";
import { writeJson } from "./json.ts";
import { createPage, type Page, type TextOptions } from "./page.ts";
import { titleLines } from "./pattern-lines.ts";
import { hang, indent, wrap, wrapQuote } from "./wrap.ts";

/** The conditions for the eyes. */
export function renderExplainedLine(explained: ExplainedLine, options: TextOptions): string {
  const page = createPage(options);
  const { catalog } = page.words;
  const lines = [
    page.paint("heading", catalog.headings.line),
    ...wrapQuote(visible(explained.line), page.width - 4).map((line) => `  ${page.paint("quiet", "> ")}${line}`),
    ...(explained.candidates.some(({ verdict }) => verdict === "reported")
      ? []
      : [
          "",
          ...wrap(explained.candidates.length === 0 ? catalog.line.nothingNear : catalog.line.notReported, page.width),
        ]),
    ...explained.candidates.flatMap((candidate) => ["", ...candidateLines(page, explained, candidate, options)]),
  ];
  return `${lines.join("\n")}\n`;
}

/** The conditions as JSON. */
export function renderExplainedLineJson({ line, log, isLogGiven, candidates }: ExplainedLine): string {
  return writeJson({
    schema: 1,
    line,
    log,
    isLogGiven,
    candidates: candidates.map(({ pattern, verdict, leftTo, outcomes }) => ({
      pattern: pattern.id,
      logs: pattern.logs,
      verdict,
      leftTo,
      conditions: outcomes.map(({ clause, list, index, result, progress }) => ({
        list,
        index,
        clause,
        ...result,
        progress: Math.round(progress * 1000) / 1000,
      })),
    })),
  });
}

function candidateLines(
  page: Page,
  explained: ExplainedLine,
  { pattern, verdict, leftTo, outcomes }: LineCandidate,
  { lang }: TextOptions,
): string[] {
  const { line: words } = page.words.catalog;
  const any = outcomes.filter(({ list }) => list === "any");
  const vetoes = outcomes.filter(({ list }) => list === "none");
  const held = any.filter(({ result }) => result.kind === "holds");
  const standing = vetoes.filter(({ result }) => result.kind === "holds");
  const conditions = [
    logCondition(page, explained, pattern.logs),
    // Where one way of saying it holds, the others need not.
    ...(held.length > 0 ? held : farthest(any)).map((outcome) => clauseCondition(page, explained.line, outcome)),
    ...standing.map(({ clause, result }): Condition => {
      const text = result.kind === "holds" ? explained.line.slice(result.at, result.at + result.length) : "";
      return { holds: false, text: words.vetoHolds(shorten(clauseText(clause)), text) };
    }),
    ...(vetoes.length > 0 && standing.length === 0 ? [{ holds: true, text: words.vetoFree(vetoes.length) }] : []),
    ...(leftTo === null ? [] : [{ holds: false, text: words.leftTo(leftTo) }]),
  ];
  return [
    ...titleLines(page, pattern.level, pattern.title[lang]),
    ...indent(wrap(`${pattern.id}: ${words.verdicts[verdict]}`, page.width - 2), 2),
    ...indent(
      conditions.flatMap(({ holds, text }) =>
        hang(holds ? "✓ " : "✗ ", visible(text), page.width - 2).map((row) => page.paint(holds ? "good" : "bad", row)),
      ),
      2,
    ),
  ];
}

interface Condition {
  readonly holds: boolean;
  readonly text: string;
}

function logCondition(
  { words }: Page,
  { log, isLogGiven }: ExplainedLine,
  own: LineCandidate["pattern"]["logs"],
): Condition {
  const { line: say } = words.catalog;
  const names = words.say.list(own.map((name) => words.logs[name]));
  if (log === null) return { holds: true, text: say.logUnknown };
  if (own.includes(log)) return { holds: true, text: say.logHolds(words.logs[log]) };
  return isLogGiven
    ? { holds: false, text: say.otherLog(words.logs[log], names) }
    : { holds: true, text: say.logGuessed(words.logs[log], names) };
}

function clauseCondition({ words }: Page, line: string, { clause, result, progress }: ClauseOutcome): Condition {
  const { line: say } = words.catalog;
  const name = shorten(clauseText(clause));
  const wanted = clause.kind === "alarm" ? (clause.reasons ?? []).join(", ") : "";
  switch (result.kind) {
    case "holds":
      return { holds: true, text: say.holds(name, line.slice(result.at, result.at + result.length)) };
    case "refused":
      return { holds: false, text: say.refused[result.why](name) };
    case "stops":
      return {
        holds: false,
        text: progress === 0 ? say.nothingFits(name) : say.stops(name, shorten(result.fitted), result.wanted),
      };
    case "other-alarm":
      return { holds: false, text: result.alarm === null ? say.noAlarm(name) : say.otherAlarm(name, result.alarm) };
    case "other-reason":
      return {
        holds: false,
        text: result.reason === null ? say.noReason(name, wanted) : say.otherReason(name, `${result.reason}`, wanted),
      };
  }
}

/** The clauses that got farthest. */
function farthest(outcomes: readonly ClauseOutcome[]): ClauseOutcome[] {
  const [best, ...others] = [...outcomes].sort((a, b) => b.progress - a.progress);
  return best === undefined ? [] : [best, ...others.slice(0, CLAUSES_SHOWN - 1).filter(({ progress }) => progress > 0)];
}

/** A long expression by its beginning and its end, where it stopped. */
function shorten(source: string): string {
  return source.length <= SOURCE_SHOWN
    ? source
    : `${source.slice(0, SOURCE_SHOWN / 2)} … ${source.slice(-SOURCE_SHOWN / 2)}`;
}

const CLAUSES_SHOWN = 2;
const SOURCE_SHOWN = 120;
