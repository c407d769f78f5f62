/** What `ccmtrace patterns list` and `show` print. */
import { type IncidentRule, LEVELS, type Pattern } from "../model/index.ts";
import { visible } from "../util/printable.ts";
import { type Card, cardLines, proofLines } from "./card.ts";
import { patternFacts } from "./explain-text.ts";
import { writeJson } from "./json.ts";
import { by } from "./order.ts";
import { createPage, section, type TextOptions } from "./page.ts";
import { table } from "./table.ts";

/** What a list of the catalog holds. */
export interface CatalogList {
  readonly patterns: readonly Pattern[];
  readonly rules: readonly IncidentRule[];
}

/** One line a pattern, then one an incident rule, worst level first. */
export function renderPatternList({ patterns, rules }: CatalogList, options: TextOptions): string {
  const page = createPage(options);
  const { columns } = page.words.catalog;
  const lines = (entries: readonly Listed[], second: string): string[] =>
    table(
      page,
      [{ title: columns.level }, { title: second }, { title: columns.title }],
      worstFirst(entries).map(({ level, id, title }) => [
        { text: page.words.levels[level], style: level },
        { text: id },
        { text: visible(title[options.lang]) },
      ]),
    );
  const incidents = lines(rules, page.words.rowLabels.incident);
  const all = [
    ...lines(patterns, columns.pattern),
    ...section(page, page.words.incidents.headings.incidents, incidents),
  ];
  return `${all.join("\n")}\n`;
}

/** What patterns and rules have in common. */
type Listed = Pick<Pattern, "level" | "id" | "title">;

/** The list as JSON. */
export function renderPatternListJson({ patterns, rules }: CatalogList, { lang }: TextOptions): string {
  return writeJson({
    schema: 1,
    incidents: worstFirst(rules).map(({ id, level, title, status, confidence, type, guide, tests }) => ({
      rule: id,
      level,
      title: title[lang],
      type,
      status,
      confidence,
      guide,
      tests: tests.length,
    })),
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

function worstFirst<T extends Listed>(entries: readonly T[]): T[] {
  return [...entries].sort((a, b) => LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level) || by<T>(({ id }) => id)(a, b));
}
