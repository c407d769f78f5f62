/** What `ccmtrace patterns list` and `show` print. */
import { LEVELS, type Pattern } from "../model/index.ts";
import { visible } from "../util/printable.ts";
import { type Card, cardLines, proofLines } from "./card.ts";
import { patternFacts } from "./explain-text.ts";
import { writeJson } from "./json.ts";
import { by } from "./order.ts";
import { createPage, type TextOptions } from "./page.ts";
import { table } from "./table.ts";

/** One line a pattern, worst level first. */
export function renderPatternList(patterns: readonly Pattern[], options: TextOptions): string {
  const page = createPage(options);
  const { columns } = page.words.catalog;
  const rows = worstFirst(patterns).map((pattern) => [
    { text: page.words.levels[pattern.level], style: pattern.level },
    { text: pattern.id },
    { text: visible(pattern.title[options.lang]) },
  ]);
  const titles = [{ title: columns.level }, { title: columns.pattern }, { title: columns.title }];
  return `${table(page, titles, rows).join("\n")}\n`;
}

/** The list as JSON. */
export function renderPatternListJson(patterns: readonly Pattern[], { lang }: TextOptions): string {
  return writeJson({
    schema: 1,
    patterns: worstFirst(patterns).map(
      ({ id, level, title, status, confidence, surface, logs, guide, any, tests }) => ({
        pattern: id,
        level,
        title: title[lang],
        kind: any.length === 0 ? "card" : "pattern",
        status,
        confidence,
        surface,
        logs,
        guide,
        tests: tests.length,
      }),
    ),
  });
}

/** One pattern whole: its card, how it is found, what proves it. */
export function renderPattern(card: Card, options: TextOptions): string {
  const page = createPage(options);
  return `${[...cardLines(page, card, options.lang), ...proofLines(page, card.pattern)].join("\n")}\n`;
}

/** One pattern whole, as JSON. */
export function renderPatternJson({ pattern, messages }: Card, { lang }: TextOptions): string {
  const { any, none, yieldsTo, extract, codes, tests } = pattern;
  return writeJson({ schema: 1, ...patternFacts(pattern, lang), messages, any, none, yieldsTo, extract, codes, tests });
}

function worstFirst(patterns: readonly Pattern[]): Pattern[] {
  return [...patterns].sort(
    (a, b) => LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level) || by<Pattern>(({ id }) => id)(a, b),
  );
}
