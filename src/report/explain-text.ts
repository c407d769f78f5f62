/** What `ccmtrace explain "<text>"` shows: the best cards whole, then what else is close. */
import type { ExplainedHit, Language } from "../model/index.ts";
import { visible } from "../util/printable.ts";
import { type Card, cardLines } from "./card.ts";
import { writeJson } from "./json.ts";
import { createPage, MARGIN, type Page, section, type TextOptions } from "./page.ts";
import { hang, wrap } from "./wrap.ts";

/** Cards shown whole: those nearly as close as the best one. */
const CARDS_SHOWN = 3;
const NEARLY_AS_CLOSE = 0.85;
/** Further titles listed. */
const TITLES_SHOWN = 7;

/** The cards for the eyes. */
export function renderExplained(hits: readonly ExplainedHit[], options: TextOptions): string {
  const page = createPage(options);
  const [best] = hits;
  if (best === undefined) return `${wrap(page.words.catalog.nothingClose, page.width).join("\n")}\n`;
  const isExact = best.score === 1;
  const whole = hits
    .slice(0, CARDS_SHOWN)
    .filter(({ score }) => (isExact ? score === 1 : score >= best.score * NEARLY_AS_CLOSE));
  const others = hits.slice(whole.length, whole.length + TITLES_SHOWN);
  const margin = " ".repeat(MARGIN);
  const lines = [
    ...whole.flatMap((hit, index) => [...(index === 0 ? [] : [""]), ...cardLines(page, hit, options.lang)]),
    ...section(
      page,
      page.words.catalog.headings.alsoClose,
      others.flatMap((hit) => [
        ...hang(margin, visible(hit.pattern.title[options.lang]), page.width),
        ...hang(margin + margin, closestText(page, hit, options.lang), page.width),
      ]),
    ),
  ];
  return `${lines.join("\n")}\n`;
}

/** The id, and the message or phrase that came closest, unless that is in the other language or the title itself. */
function closestText({ words }: Page, { pattern, closest }: ExplainedHit, lang: Language): string {
  const other = lang === "en" ? "ja" : "en";
  const isTold = [pattern.title.en, pattern.title.ja, ...pattern.knownAs[other]].includes(closest);
  return isTold ? pattern.id : `${pattern.id}: ${words.catalog.quoted(visible(closest))}`;
}

/** The cards as JSON. */
export function renderExplainedJson(text: string, hits: readonly ExplainedHit[], lang: Language): string {
  return writeJson({
    schema: 1,
    text,
    hits: hits.map(({ pattern, score, closest, messages }) => ({
      score: Math.round(score * 1000) / 1000,
      closest,
      ...patternFacts(pattern, lang),
      messages,
    })),
  });
}

/** What a pattern says, in one language. */
export function patternFacts(pattern: Card["pattern"], lang: Language): Record<string, unknown> {
  const { id, level, status, successor, confidence, surface, logs, guide } = pattern;
  return {
    pattern: id,
    title: pattern.title[lang],
    level,
    status,
    successor,
    confidence,
    surface,
    logs,
    guide,
    knownAs: pattern.knownAs[lang],
    cause: pattern.cause[lang],
    action: pattern.action[lang].trimEnd(),
    verify: pattern.verify[lang],
  };
}
