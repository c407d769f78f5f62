/** A pattern as a card for people: what the message means, why it comes, what to do, how to check. */
import type { Clause, Language, Pattern } from "../model/index.ts";
import { visible } from "../util/printable.ts";
import { labelled, type Page, section, visibleLines } from "./page.ts";
import { guidePlaces, stepLines, titleLines } from "./pattern-lines.ts";
import { hang, indent, wrap } from "./wrap.ts";

/** A pattern with the messages that the guide prints for it. */
export interface Card {
  readonly pattern: Pattern;
  readonly messages: readonly string[];
}

/** The lines of a card, in the page's language. */
export function cardLines(page: Page, { pattern, messages }: Card, lang: Language): string[] {
  const { rowLabels, confidences, say } = page.words;
  const row = (label: string, text: string): string[] =>
    text === "" ? [] : labelled(page, label, (width) => wrap(text, width));
  const steps = (label: string, text: string): string[] =>
    labelled(page, label, (width) => stepLines(visibleLines(text), width));
  return [
    ...titleLines(page, pattern.level, pattern.title[lang]),
    ...(messages.length === 0
      ? []
      : labelled(page, rowLabels.message, (width) => messages.flatMap((message) => wrap(visible(message), width)))),
    ...row(rowLabels.where, whereText(page, pattern)),
    ...row(rowLabels.cause, visibleLines(pattern.cause[lang])),
    ...steps(rowLabels.action, pattern.action[lang]),
    ...steps(rowLabels.verify, pattern.verify[lang]),
    ...(pattern.any.length > 0
      ? row(rowLabels.caution, pattern.confidence === "inferred" ? confidences.inferred : "")
      : []),
    ...row(
      rowLabels.pattern,
      [pattern.id, ...guidePlaces(page.words, pattern.guide)].map((text) => visible(text)).join(say.comma),
    ),
  ];
}

/** How the pattern is found and what proves it. */
export function proofLines(page: Page, pattern: Pattern): string[] {
  const { catalog } = page.words;
  const clauses = [
    ...pattern.any.map((clause) => `+ ${clauseText(clause)}`),
    ...pattern.none.map((clause) => `- ${clauseText(clause)}`),
    ...pattern.yieldsTo.map((id) => `< ${id}`),
  ];
  const set = (line: string): string[] => hang(line.slice(0, 2), visible(line.slice(2)), page.width - 2);
  return [
    ...section(page, catalog.headings.match, indent(clauses.flatMap(set), 2)),
    ...section(
      page,
      catalog.headings.proofs,
      indent(
        pattern.tests.flatMap((test) => [
          page.paint("label", test.kind === "hit" ? catalog.hit : catalog.miss(visible(test.why))),
          ...indent(wrap(visible(test.text), page.width - 4), 2),
        ]),
        2,
      ),
    ),
  ];
}

/** A clause in one line, as its author wrote it. */
export function clauseText(clause: Clause): string {
  switch (clause.kind) {
    case "text":
      return `text "${clause.text}"`;
    case "regex":
      return `regex ${clause.regex}`;
    case "alarm":
      return `alarm ${clause.names.join(", ")}${clause.reasons === null ? "" : `, reason ${clause.reasons.join(", ")}`}`;
  }
}

/** Where its text is seen, and in which logs it is searched for. */
function whereText({ words }: Page, { surface, logs }: Pattern): string {
  const surfaces = words.say.list(surface.map((kind) => words.catalog.surfaces[kind]));
  return words.catalog.where(
    surfaces,
    logs.length === 0 ? words.catalog.noLog : words.say.list(logs.map((log) => words.logs[log])),
  );
}
